"""The part of a prompt that differs: who writes, when, what is open, what exists for them by ordinal, the message.

No id, no phone and no full name stands in it. Whatever a person wrote is a JSON string: it cannot end itself, nor
look like a line of ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, EraseWanted, Question
from skeji_ray.messages.views import BookingView, SlotView
from skeji_ray.messages.wishes import Understood
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.planning import PlanRequest
from skeji_ray.readers.model.ordinals import bookings_by_ordinal, slots_by_ordinal

MAX_OF_MESSAGE, MAX_OF_TURN, MAX_OF_NAME = 1_000, 120, 40
"""Characters that a model is shown."""
MAX_TURNS_SHOWN = 4
_FIRST_NAME = re.compile(r"[^\W\d_]{1,20}")
_NOT_IN_A_NAME = re.compile(r"[^\w &'’.-]+")


def situation(request: PlanRequest) -> str:
    """Return one message as a model sees it."""
    return "\n".join(_lines(request))


def _lines(request: PlanRequest) -> Iterator[str]:
    context, zone = request.context, request.sender.time_zone
    yield f"sender: {request.sender.role}"
    yield f"today: {_when(request.read_at, zone)}"
    yield f"open: {_open(context)}"
    known = _known(context)
    if known:
        yield f"known: {', '.join(known)}"
    for ordinal, slot in slots_by_ordinal(context).items():
        yield f"{ordinal}: {_slot(slot)}"
    for ordinal, booking in bookings_by_ordinal(context).items():
        yield f"{ordinal}: {_booking(booking, is_own=ordinal.startswith('booking'))}"
    yield from _before(context)
    yield f"message: {_quoted(request.text, MAX_OF_MESSAGE)}"


def _open(context: Context) -> str:
    match context.open:
        case Question(missing=(missing, *_)):
            return f"question, {missing.replace('_', ' ')} is missing"
        case ConfirmWanted(wish=wish):
            return f"question, whether to {wish} a booking"
        case ChangeWanted():
            return "question, whether to make a change"
        case EraseWanted():
            return "question, whether to delete all their data"
    if context.open is not None:
        return "question, whether to do what was shown"
    if context.offer is not None:
        return "slots offered"
    return "approval" if context.approvals else "nothing"


def _known(context: Context) -> tuple[str, ...]:
    """What the open question, or the offer, or else what is being arranged, is about."""
    about = context.open.understood if isinstance(context.open, Question) else None
    if about is None and context.offer is not None:
        about = context.offer.asked
    about = about or context.frame.task or Understood()
    named = (_name(part) for part in (about.label, about.city) if part)
    return (*named, *(part for part in (about.date, about.time) if part))


def _before(context: Context) -> Iterator[str]:
    """The last turns; the message itself may be the last of them already, which does no harm."""
    for turn in context.turns[-MAX_TURNS_SHOWN:]:
        yield f"before, {turn.speaker}: {_quoted(turn.text, MAX_OF_TURN)}"


def _slot(slot: SlotView) -> str:
    when = _when(slot.start_time, slot.time_zone)
    return f"{when}, {_name(slot.service_label)}, {_quoted(_name(slot.business_name))}, {_name(slot.city)}"


def _booking(booking: BookingView, *, is_own: bool) -> str:
    """A sender's own booking is known by where it is, a customer's by their first name."""
    parts = [_when(booking.start_time, booking.time_zone), _name(booking.service_label or "appointment")]
    if is_own:
        return ", ".join((*parts, _quoted(_name(booking.business_name)), _name(booking.city)))
    first = _FIRST_NAME.search(booking.customer_name or "")
    return ", ".join((*parts, _quoted(first[0] if first else "somebody")))


def _when(instant: datetime, time_zone: str) -> str:
    return f"{instant.astimezone(ZoneInfo(time_zone)):%A %Y-%m-%d %H:%M}"


def _name(text: str) -> str:
    """A name that somebody else gave, with nothing in it that a line could be made of."""
    return _NOT_IN_A_NAME.sub(" ", text)[:MAX_OF_NAME].strip()


def _quoted(text: str, most: int = MAX_OF_NAME) -> str:
    """One line, whatever stands in it: also the line ends that JSON does not escape become one that it does."""
    return json.dumps("\n".join(text[:most].splitlines()), ensure_ascii=False)
