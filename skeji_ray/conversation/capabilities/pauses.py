"""What is no pause of all bookings: one customer who is not to book, so many a day, hours of every day."""

from __future__ import annotations

import re

from skeji_ray.conversation.capabilities.change_booking import named_in, sounds_in
from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.changes import change_schedules
from skeji_ray.conversation.owned import pick_schedules
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.standing import changed
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.keeping_out import keeps_out
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.changes import Change
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_DIGIT = re.compile(r"\d")
_EDGES = frozenset({None, "00:00", "23:59"})


def plan_kept_out(turn: Turn, said: Said | None = None) -> Planned | None:
    """Say that a single customer cannot be kept out, whatever it was read as; None where none is meant.

    Args:
        said: a pause that was read: whoever is named in it, or was spoken of, is meant.
    """
    people = (*turn.context.approvals, *turn.context.served, *turn.frame.bookings)
    if said is None:
        named = (words_of(one.customer_name or "").split()[:1] for one in people)
        is_meant = keeps_out(turn.text, {name for words in named for name in words})
    else:
        is_named = said.word(Slot.NAME) is not None or named_in(turn, said, people) or sounds_in(turn.text, people)
        is_meant = bool(is_named) or turn.booking_meant is not None  # "don't let him book any more"
    return reply(CannotDo(act=Act.PAUSE, slot=Slot.NAME), Understood(intent=Wish.BLOCK)) if is_meant else None


def no_pause_of_all(turn: Turn, said: Said) -> Planned | None:
    """Return what is told of a pause that is one of a customer, or of so many bookings; None where it is of all."""
    if (kept_out := plan_kept_out(turn, said)) is not None:
        return kept_out
    known = Understood(intent=Wish.BLOCK)
    if said.when is None and _DIGIT.search(turn.text):
        return reply(CannotDo(act=Act.ASK_BUSINESS, topic=Topic.NOTICE, is_own=True), known)
    return None


def hours_of_every_day(turn: Turn, when: When) -> Planned | None:
    """Show the hours that calendars would have where nobody may book at the end, or at the beginning, of every day;
    None where it is in the middle."""
    only = when.spans[0] if len(when.spans) == 1 else None
    if only is None or when.unclear is not None or only.date_from is not None or only.date_to is not None:
        return None
    change = Change()
    if only.time_from not in _EDGES and only.time_to in _EDGES:
        change = Change(closes=only.time_from)
    elif only.time_to not in _EDGES and only.time_from in _EDGES:
        change = Change(opens=only.time_to)
    if change == Change():
        return None
    known = Understood(intent=Wish.CHANGE, change=change)
    planned = change_schedules(turn.request, known, pick_schedules(turn.context.schedules, turn.text))
    if not planned.pipeline:
        return planned
    return show(Act.CHANGE_HOURS, planned.pipeline, known, **changed(turn.context, planned.pipeline))
