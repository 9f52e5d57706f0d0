"""What a reader is told of a message: its words, who wrote it, and what stands open."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from skeji_ray.domain.zones import country_of
from skeji_ray.languages.reading_table import language_of
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, EraseWanted, Question, SlotsOffered
from skeji_ray.messages.people import Language, Role, Sender
from skeji_ray.messages.reading import Heard, State
from skeji_ray.messages.wishes import Missing, Wish
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.planning import PlanRequest

_OF_A_BUSINESS = frozenset({Wish.REGISTER, Wish.CHANGE, Wish.BRANCH, Wish.BLOCK})
_ASKED = {
    Missing.CUSTOMER_NAME: State.ASK_NAME,
    Missing.CITY: State.ASK_CITY,
    Missing.SERVICE_LABEL: State.ASK_SERVICE,
    Missing.DATE: State.ASK_WHEN,
    Missing.TIME: State.ASK_WHEN,
    Missing.SLOT: State.OFFER_LIST,
    Missing.BOOKING: State.ASK_WHICH_BOOKING,
}
_BOOKED, _OPENED = "booking_told", "business_opened"
_NAME_MAY_COME = frozenset({_BOOKED, "business_facts", "cannot_do"})
"""After these a name that was asked for is still waited for."""


def heard_of(request: PlanRequest) -> Heard:
    """Return one message as every reader is told it."""
    context = request.context
    named = (one.customer_name for one in (*context.approvals, *context.served))
    businesses = (context.business, *(own.business for own in context.owned))
    return Heard(
        text=request.text,
        language=_language_of(request.text, request.sender),
        role=request.sender.role,
        state=state_of(request),
        at=request.read_at.astimezone(ZoneInfo(request.sender.time_zone)),
        country=country_of(request.sender.identity),
        people=tuple(dict.fromkeys(name for name in named if name)),
        businesses=tuple(dict.fromkeys(one.name for one in businesses if one is not None)),
    )


def _language_of(text: str, sender: Sender) -> Language:
    """By its letters; of a message without any ("2", "17:30"), the sender's."""
    if not any(letter.isalpha() for letter in text):
        return sender.language
    return language_of(text)


def state_of(request: PlanRequest) -> State:
    """Return what stands open, the most pressing first."""
    context = request.context
    if context.is_approval_newest and request.sender.role is Role.OWNER:
        return _approval(context)
    match context.open:
        case Question() as question:
            return _of_question(question)
        case ConfirmWanted() | ChangeWanted():
            return State.CONFIRM_CANCEL
        case EraseWanted():
            return State.CONFIRM_ERASE
    if context.offer is not None and context.offer.slots:
        return _of_offer(context.offer)
    if context.approvals:
        return _approval(context)
    return context.asked or _after(context)


def _approval(context: Context) -> State:
    return State.APPROVAL if len(context.approvals) == 1 else State.APPROVALS


def _of_question(question: Question) -> State:
    if question.understood.intent in _OF_A_BUSINESS and question.missing[0] is not Missing.BOOKING:
        return State.ASK_BUSINESS_FIELD
    return _ASKED.get(question.missing[0], State.ASK_BUSINESS_FIELD)


def _of_offer(offer: SlotsOffered) -> State:
    if len(offer.slots) > 1:
        return State.OFFER_LIST
    return State.OFFER_ONE if offer.moves is None else State.CONFIRM_MOVE


def _after(context: Context) -> State:
    """Nothing is open: what was told last is what a message may be about."""
    told = [turn.text for turn in context.turns if turn.speaker == "system"]
    if context.frame.unnamed is not None and told and told[-1] in _NAME_MAY_COME:
        return State.ASK_NAME
    if told and told[-1] == _BOOKED:
        return State.BOOKED
    if context.business is not None and (not told or told[-1] == _OPENED):
        return State.LINKED
    return State.TOLD if told else State.NOTHING
