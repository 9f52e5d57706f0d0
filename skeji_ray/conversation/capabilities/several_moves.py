"""Several customers who are moved in one message: one is moved at a time, and the rest is named with its verb."""

from __future__ import annotations

import re
from typing import NamedTuple

from skeji_ray.conversation.capabilities.change_booking import sounds_in
from skeji_ray.conversation.known import when_in
from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.reading_table import PREFIXES
from skeji_ray.messages.acts import Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.when import Span, When

_WORD = re.compile(r"[^\W\d_]+")
MIN_LETTERS = 2
"""Of a word that may be a name."""


class FirstMove(NamedTuple):
    """The move that is said first, and the words of the others."""

    said: Said
    booking: BookingView
    others: str


def first_of_moves(turn: Turn, said: Said, listed: tuple[BookingView, ...]) -> FirstMove | None:
    """Return the first of several moves: "Sarah from 12 to 1, and Dan from 2 to 3"; None where one is moved, or one of
    them has no time of its own."""
    named = _named(turn.text, listed)
    if len(named) != 2:
        return None
    (begins, booking), (second, _) = named
    first, others = turn.text[:second], turn.text[:begins] + turn.text[second:]
    when = when_in(turn, first)
    if when is None or when_in(turn, turn.text[second:]) is None:
        return None
    slots = {slot: words for slot, words in said.slots.items() if slot is not Slot.WHEN}
    return FirstMove(said.model_copy(update={"when": when, "slots": slots, "text": first}), booking, others)


def from_its_own(when: When | None, booking: BookingView) -> When | None:
    """Return when it is to be, of "from 12 to 1": it begins at 12, and is to begin at 1."""
    if when is None or len(when.spans) != 1:
        return when
    only, at = when.spans[0], local_of(booking)
    is_its_day = only.date_from in {None, at.date()}
    if not is_its_day or only.time_from != f"{at:%H:%M}" or only.time_to in {None, only.time_from}:
        return when
    return When(spans=(Span(date_from=at.date(), date_to=at.date(), time_from=only.time_to, time_to=only.time_to),))


def _called(word: str, listed: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """Those whose first name it is, with or without a letter that stands before a name."""
    may_be = {word.casefold(), word[1:].casefold() if word[:1] in PREFIXES else word.casefold()}
    return tuple(one for one in listed if (one.customer_name or " ").split(" ")[0].casefold() in may_be)


def _named(text: str, listed: tuple[BookingView, ...]) -> list[tuple[int, BookingView]]:
    """Where each customer is named first."""
    found: dict[str, tuple[int, BookingView]] = {}
    for word in _WORD.finditer(text):
        heard = _called(word[0], listed) or sounds_in(word[0], listed)
        if len(heard) == 1 and len(word[0]) >= MIN_LETTERS:
            found.setdefault(heard[0].booking_id, (word.start(), heard[0]))
    return list(found.values())
