"""The time at which a booking stands, said beside the one that it is to have: "I have one tomorrow at 10, move it to
Thursday, same hour"; "the Tuesday one, an hour earlier"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from skeji_ray.conversation.known import found_in, when_in
from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.mending import pieces_of
from skeji_ray.languages.own_days import is_its_own_day
from skeji_ray.messages.acts import Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.when import Span, When


def time_beside_own(turn: Turn, said: Said, listed: tuple[BookingView, ...]) -> tuple[BookingView, When] | None:
    """Return the booking whose own time is said, and the time that is wanted beside it; None where none is, or both are
    not said."""
    found = [(one, when) for one in listed if (when := _beside(turn, said, one)) is not None]
    return found[0] if len(found) == 1 else None


def days_beside(turn: Turn, when: When) -> When | None:
    """Return the days on which nothing of theirs stands, where one on which something does is said beside them:
    "another on the 13th, and leave the 6th as it is"."""
    standing = {local_of(one).date() for one in turn.context.bookings}
    others = tuple(one for one in when.spans if one.date_from is not None and one.date_from not in standing)
    return when.model_copy(update={"spans": others}) if 0 < len(others) < len(when.spans) else None


def _beside(turn: Turn, said: Said, booking: BookingView) -> When | None:
    when = said.when
    if when is not None and when.shift_minutes is not None and _are_its_day(when.spans, booking):
        return when.model_copy(update={"spans": ()})
    for words in _pieces(turn, said):
        own = found_in(turn, words)
        if own is None or not _is_its_own(own.when, booking) or not is_its_own_day(turn.text, own.words):
            continue
        rest = re.sub(rf"{re.escape(words)}(?:['’]s(?!\w))?", " ", turn.text, count=1)
        wanted = when_in(turn, rest)
        if wanted is not None and (wanted.spans or wanted.same or wanted.shift_minutes or wanted.shift_days):
            return None if _is_its_own(wanted, booking) else wanted
    return None


def _pieces(turn: Turn, said: Said) -> Iterator[str]:
    """What may be a time by itself: the words that a reader found, and stretches between marks."""
    yield from said.slots.get(Slot.WHEN, ())
    for piece in pieces_of(turn.text):
        if not piece.is_denied:
            yield piece.text.strip()


def _is_its_own(when: When, booking: BookingView) -> bool:
    """It is a day and no more than the hour of it, at which the booking stands; it may be said to be impossible."""
    if len(when.without) == 1 and when == When(without=when.without):
        when = When(spans=when.without)
    is_plain = when == When(spans=when.spans) and len(when.spans) == 1
    if not is_plain or not _are_its_day(when.spans, booking):
        return False
    at = f"{local_of(booking):%H:%M}"
    return (when.spans[0].time_from, when.spans[0].time_to) in {(None, None), (at, at)}


def _are_its_day(spans: tuple[Span, ...], booking: BookingView) -> bool:
    day = local_of(booking).date()
    return bool(spans) and all(one.date_from == one.date_to == day for one in spans)
