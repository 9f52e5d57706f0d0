"""Two bookings of a customer's, each with a wish of its own: "cancel the Wednesday one, move the Sunday one to 1"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from skeji_ray.conversation.heard import heard_of
from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.turn import SURE
from skeji_ray.conversation.while_open.afresh import Read
from skeji_ray.languages.own_days import is_its_own_day
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.views import BookingView
from skeji_ray.pipeline.planning import PlanRequest

_FATES = frozenset({Act.CANCEL, Act.MOVE})
MIN_WORDS = 2
_BORDER = re.compile(
    r"[.,;!\n]+\s*(?:and\s+|but\s+|ו(?=[\u05d0-\u05ea]{2}))?|\s+(?:and|but)\s+|\s+(?:אבל\s+|ו(?=[\u05d0-\u05ea]{2}))"
)


def read_each_booking(request: PlanRequest, reading: Reading, read: Read) -> Reading:
    """Return the reading of two parts of a message, where each surely moves or cancels another booking; else that of
    the whole."""
    listed = request.context.bookings
    is_of_some = any(one.act in _FATES and one.sure >= SURE for one in reading.said)
    if request.sender.role is not Role.CUSTOMER or len(listed) < MIN_WORDS or not is_of_some:
        return reading
    for parts in _parted(request.text):
        found = [_fate(request, part, read) for part in parts]
        said = tuple(one for one in found if one is not None)
        if len(said) == len(parts) and are_of_two(said, listed):
            return Reading(said=said, reader=reading.reader)
    return reading


def are_of_two(said: tuple[Said, ...], listed: tuple[BookingView, ...]) -> bool:
    """Tell whether one is moved and another is cancelled or moved: each names its own by its day."""
    if len(said) != MIN_WORDS or not {one.act for one in said} <= _FATES or all(one.act is Act.CANCEL for one in said):
        return False
    if not all(any(is_its_own_day(one.text, (words,)) for words in one.slots.get(Slot.WHEN, ())) for one in said):
        return False  # "I can't on Wednesday, move it to Sunday" is of one
    first, second = (_days_of(one) & {local_of(booking).date() for booking in listed} for one in said)
    return bool(first and second) and not first & second


def _parted(text: str) -> Iterator[tuple[str, str]]:
    for border in _BORDER.finditer(text):
        parts = text[: border.start()].strip(), text[border.end() :].strip()
        if all(len(part.split()) >= MIN_WORDS for part in parts):
            yield parts


def _fate(request: PlanRequest, part: str, read: Read) -> Said | None:
    found = read(heard_of(request.model_copy(update={"text": part})))
    is_one = len(found.said) == 1 and found.said[0].act in _FATES and found.said[0].sure >= SURE
    return found.said[0].model_copy(update={"text": part}) if is_one else None


def _days_of(said: Said) -> set[object]:
    spans = said.when.spans if said.when is not None else ()
    return {one.date_from for one in spans if one.date_from is not None and one.date_from == one.date_to}
