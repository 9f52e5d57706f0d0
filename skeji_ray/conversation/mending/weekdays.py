"""A weekday that an owner works on after all, right after it was taken out of every week: "actually, Monday yes"."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.changes import change_schedules
from skeji_ray.conversation.known import when_said
from skeji_ray.conversation.owned import pick_schedules
from skeji_ray.conversation.standing import changed
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.dates import find_working_days
from skeji_ray.languages.mending import corrects, says_away
from skeji_ray.messages.acts import Act
from skeji_ray.messages.changes import Change
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

MAX_WORDS = 7


def weekdays_mended(turn: Turn) -> Planned | None:
    """Show the weekdays that come back; None where others are said than those that were just taken out."""
    days, phrases = find_working_days(in_plain_english(turn.text)), phrases_of(turn.text)
    if not days or turn.context.open is not None or len(turn.text.split()) > MAX_WORDS:
        return None
    is_back = corrects(turn.text) or phrases.stays.search(turn.text) is not None
    if not is_back or phrases.drops.search(turn.text) or says_away(turn.text) or _has_hours(turn):
        return None
    if turn.told_last != "schedules_changed" or not set(days) <= set(_taken_out(turn)):
        return None
    known = Understood(intent=Wish.CHANGE, change=Change(more_days=days))
    planned = change_schedules(turn.request, known, pick_schedules(turn.context.schedules, turn.text))
    if not planned.pipeline:
        return planned
    return show(Act.CHANGE_HOURS, planned.pipeline, known, **changed(turn.context, planned.pipeline))


def _taken_out(turn: Turn) -> tuple[str, ...]:
    """The weekdays that the calendars had before they were changed, and have no more."""
    now = {one.schedule_id: one.working_days for one in turn.context.schedules}
    before = [one for one in turn.frame.stood if one.schedule_id in now]
    return tuple(day for one in before for day in one.working_days if day not in now[one.schedule_id])


def _has_hours(turn: Turn) -> bool:
    when = when_said(turn)
    return when is not None and any(one.time_from or one.time_to for one in when.spans)
