"""What an owner says otherwise of the hours of every day, right after they were changed or shown: "not 10, 11"."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.changes import change_schedules
from skeji_ray.conversation.mending.said_otherwise import said_otherwise
from skeji_ray.conversation.mending.spans import narrowed
from skeji_ray.conversation.owned import pick_schedules
from skeji_ray.conversation.standing import changed, in_one
from skeji_ray.conversation.turn import CERTAIN, SURE, Turn
from skeji_ray.languages.mending import corrects
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import ChangeWanted
from skeji_ray.messages.changes import Change
from skeji_ray.messages.views import ScheduleView
from skeji_ray.messages.when import Span
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_CHANGED = frozenset({"schedules_changed", "business_registered"})
_MENDS = frozenset(
    {
        Act.NONE, Act.REFINE, Act.DENY, Act.CHOOSE, Act.BOOK, Act.UNDO, Act.AFFIRM, Act.HOLD, Act.MOVE, Act.BLOCK,
        Act.OWNER_LATE, Act.CHANGE_HOURS, Act.PROPOSE, Act.CLOSE, Act.MOVE_CUSTOMER, Act.REGISTER, Act.ACK,
    }
)  # fmt: skip
"""What a correction of hours is read as."""
_OTHER = frozenset({Slot.NAME, Slot.SERVICE, Slot.DURATION, Slot.PRICE, Slot.DAYS})


def hours_mended(turn: Turn) -> Planned | None:
    """Show the hours that are meant; None where nothing is said otherwise of them."""
    stood = _stood(turn)
    if stood is None or _is_of_something_else(turn):
        return None
    before = Span(time_from=stood.start_of_day, time_to=stood.end_of_day)
    new = said_otherwise(turn, (before,))
    only = new.wanted.spans[0] if new.wanted is not None and len(new.wanted.spans) == 1 else None
    if only is None or only.date_from or only.date_to or not (new.denied is not None or corrects(turn.text)):
        return None
    if new.denied is None and _days_were_changed(turn):
        return None
    is_point = only.time_from is not None and only.time_from == only.time_to
    if is_point and new.denied is not None:
        only = _end_meant(only, new.denied.spans[0], before)
    elif is_point:
        return None
    hours = narrowed(before, only)
    change = Change(opens=hours["time_from"], closes=hours["time_to"])
    known = Understood(intent=Wish.CHANGE, change=change)
    planned = change_schedules(turn.request, known, pick_schedules(turn.context.schedules, turn.text))
    if not planned.pipeline:
        return planned
    shown = turn.context.open
    steps = in_one((*(shown.steps if isinstance(shown, ChangeWanted) else ()), *planned.pipeline))
    return show(Act.CHANGE_HOURS, steps, known, **changed(turn.context, steps))


def _end_meant(wanted: Span, denied: Span, before: Span) -> Span:
    """ "11, not 10": the end of the day that is denied is the one that is meant."""
    is_end = before.time_to in {denied.time_from, denied.time_to}
    return Span(time_to=wanted.time_from) if is_end else Span(time_from=wanted.time_from)


def _stood(turn: Turn) -> ScheduleView | None:
    """The calendar as it was shown or told last; None where several differ, or something else was."""
    shown = turn.context.open
    if isinstance(shown, ChangeWanted):
        views = shown.schedules if shown.when is None and not shown.also else ()
    else:
        views = turn.context.schedules if shown is None and turn.told_last in _CHANGED else ()
    return views[0] if len({(one.start_of_day, one.end_of_day) for one in views}) == 1 else None


def _days_were_changed(turn: Turn) -> bool:
    """Its days were changed, and not its hours: "only from 2" is of these days."""
    now = {one.schedule_id: one for one in turn.context.schedules}
    before = [(one, now[one.schedule_id]) for one in turn.frame.stood if one.schedule_id in now]
    return turn.context.open is None and any(one.working_days != two.working_days for one, two in before)


def _is_of_something_else(turn: Turn) -> bool:
    said = [one for one in turn.reading.said if one.sure >= SURE]
    is_exact = turn.reading.reader == "rules" and any(
        one.act is Act.CHANGE_HOURS and one.sure >= CERTAIN for one in said
    )
    return is_exact or any(one.act not in _MENDS or _OTHER & set(one.slots) for one in said)
