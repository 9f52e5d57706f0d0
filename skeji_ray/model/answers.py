"""Readings that answer an open question."""

from __future__ import annotations

from skeji_ray.conversation.again import ask_again
from skeji_ray.conversation.answers import answer_question
from skeji_ray.conversation.decisions import DECISIONS, plan_decision
from skeji_ray.conversation.memory import merge
from skeji_ray.conversation.moves import move
from skeji_ray.conversation.offers import choose_slot
from skeji_ray.conversation.wishes import decide, plan_wish
from skeji_ray.language.assent import is_held_back
from skeji_ray.messages.outcomes import Missing, Question, Understood, Wish
from skeji_ray.model.changes import answer_read
from skeji_ray.model.context import bookings_by_ordinal
from skeji_ray.model.offers import choose
from skeji_ray.model.reading import Reading
from skeji_ray.model.words import own_reading
from skeji_ray.pipeline.planning import Planned, PlanRequest

_FIELD: dict[Missing, str] = {
    Missing.BUSINESS_NAME: "business_name",
    Missing.SERVICE_LABEL: "label",
    Missing.CITY: "city",
    Missing.DATE: "date",
    Missing.TIME: "time",
    Missing.TIME_ZONE: "time_zone",
}
"""What was asked for, as a field of `Understood`."""


def answer_asked(request: PlanRequest, question: Question, reading: Reading, known: Understood) -> Planned:
    """The one thing that was asked for, as the model read it; where it did not, as our own rules do."""
    if question.understood.intent is Wish.CHANGE:
        return answer_read(request, question, reading, known)
    answered = _answered(request, question, reading, known)
    if answered is not None:
        return answered
    fresh = known if question.missing[0] in _FIELD else own_reading(request)
    return answer_question(request, question, fresh) or ask_again(request, question.understood)


def _answered(request: PlanRequest, question: Question, reading: Reading, known: Understood) -> Planned | None:
    missing, offer = question.missing[0], request.context.offer
    if missing is Missing.BOOKING:
        return _booking(request, question, reading)
    if missing is Missing.SLOT:
        return choose(request, offer, reading, known) if offer and reading.slot else None
    if missing is Missing.CUSTOMER_NAME:
        slot = question.understood.slot
        is_given = known.name is not None and not is_held_back(request.text)
        return choose_slot(request, slot, known) if slot is not None and is_given else None
    return _field(request, question, known) if _is_said(missing, known) else None


def _booking(request: PlanRequest, question: Question, reading: Reading) -> Planned | None:
    """One of those that were listed with the question."""
    view = bookings_by_ordinal(request.context).get(reading.booking or "")
    listed = {booking.booking_id for booking in question.bookings}
    if view is None or view.booking_id not in listed:
        return None
    if question.understood.intent in DECISIONS:
        return plan_decision(request, question.understood, question.bookings, view)
    return decide(request, question.understood.intent, view, question.understood)


def _field(request: PlanRequest, question: Question, known: Understood) -> Planned:
    merged = merge(question.understood, known)
    if merged.intent is Wish.RESCHEDULE and question.bookings:
        return move(request, question.bookings[0], merged)
    return plan_wish(request, merged)


def _is_said(missing: Missing, known: Understood) -> bool:
    if missing is Missing.TIME and known.opens and known.closes:
        return True  # of a block: from when until when
    return getattr(known, _FIELD[missing]) is not None
