"""The `rules` planner's reading of answers: to a question, to a confirmation, to an offer."""

from __future__ import annotations

from collections.abc import Callable

from skeji_ray.conversation.again import act_asked, ask_again
from skeji_ray.conversation.change_answers import answer_change
from skeji_ray.conversation.decisions import DECISIONS, decide_by_id, meant_of
from skeji_ray.conversation.memory import NEW_SUBJECT, OF_OWNERS, merge
from skeji_ray.conversation.moves import move
from skeji_ray.conversation.offers import (
    agree,
    answer_offer,
    choose_slot,
    disagree,
    repeatable,
    says_no_more,
    whole_answer,
)
from skeji_ray.conversation.parts import ask_which, pick, refuse
from skeji_ray.conversation.wishes import decide, plan_wish
from skeji_ray.languages.assent import (
    Act,
    Answer,
    answer_to,
    denies,
    is_asked,
    is_held_back,
    only_answers,
)
from skeji_ray.languages.business_names import business_answer
from skeji_ray.languages.names import name_answer
from skeji_ray.languages.places import city_answer
from skeji_ray.languages.services import label_answer
from skeji_ray.languages.time_zones import zone_answer
from skeji_ray.messages.outcomes import ChangeWanted, ConfirmWanted, EraseWanted, Missing, Question, Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest


def answer_of(request: PlanRequest, fresh: Understood) -> Planned | None:
    """The plan of a message that answers what is open; None when it is something new."""
    context, text = request.context, request.text
    if isinstance(context.open, ConfirmWanted | EraseWanted | ChangeWanted):
        return confirmation_of(request, fresh)
    whole = whole_answer(request, fresh)
    if whole is not None:
        return whole
    if fresh.intent not in NEW_SUBJECT or (fresh.intent is Wish.APPROVE and not context.approvals):
        if isinstance(context.open, Question):
            return answer_question(request, context.open, fresh)
        if context.offer is not None:
            return answer_offer(request, context.offer, fresh)
    if fresh.intent is Wish.NONE and says_no_more(fresh):
        return verdict_of(request) or (refuse("kept") if says_no(text) else None)
    return None


def verdict_of(request: PlanRequest) -> Planned | None:
    """Yes or no of an owner whose approval was asked for last: to the one request that waits, else to which. One that
    names the decision ("approve") is about that request, whatever was told since."""
    context, answer = request.context, answer_to(Act.APPROVE, request.text)
    if answer is Answer.OTHER or not context.approvals:
        return None
    wish = Wish.APPROVE if answer is Answer.YES else Wish.DECLINE
    is_about_it = context.is_approval_newest or not only_answers(request.text)
    if len(context.approvals) == 1 and is_about_it:
        return decide_by_id(wish, context.approvals[0].booking_id)
    return ask_which(Understood(intent=wish), context.approvals)


def confirmation_of(request: PlanRequest, fresh: Understood) -> Planned | None:
    """Yes or no to what must be confirmed, by the words as a whole; None where they are about something new."""
    confirmed = confirmed_in_words(request, fresh)
    if confirmed is not None:
        return confirmed
    is_new = fresh.intent in NEW_SUBJECT - {Wish.CANCEL} or (fresh.intent is Wish.BOOK and not says_no_more(fresh))
    is_other = fresh.intent is Wish.CANCEL or not says_no_more(fresh)
    return None if is_new or (is_other and not is_held_back(request.text)) else ask_again(request)


def confirmed_in_words(request: PlanRequest, fresh: Understood) -> Planned | None:
    """The plan of a whole yes, or of a no; None where the words are neither."""
    text = request.text
    answer = answer_to(act_asked(request.context) or Act.CANCEL, text, repeatable(request))
    if answer is Answer.YES:
        return agree(request, fresh)
    is_denied = denies(text) and not is_asked(text)
    return disagree(request) if answer is Answer.NO or is_denied else None


def answer_question(request: PlanRequest, question: Question, fresh: Understood) -> Planned | None:
    """The one thing that was asked for, read out of the message, and whatever else it says."""
    missing, offer = question.missing[0], request.context.offer
    if says_no_more(fresh) and says_no(request.text):
        return refuse("kept")
    if question.understood.intent in OF_OWNERS:
        return answer_change(request, question)
    if missing is Missing.BOOKING:
        return _which_booking(request, question)
    if missing is Missing.CUSTOMER_NAME and question.understood.slot is not None:
        return _name(request, question.understood.slot, fresh)
    if missing is Missing.SLOT and offer is not None:
        return answer_offer(request, offer, fresh)
    if _names_nothing(request, missing) and says_no_more(fresh):
        return ask_again(request, question.understood)
    read = _READ.get(missing)
    known = merge(question.understood, fresh)
    if question.understood.intent is Wish.RESCHEDULE and question.bookings:
        return move(request, question.bookings[0], known)
    if missing is Missing.TIME_ZONE:
        known = question.understood  # a city that it names is not where the business is
    field, value = read(request.text) if read else (None, None)
    if field is not None and value is not None:
        known = known.model_copy(update={field: value})
    return plan_wish(request, known)


def _names_nothing(request: PlanRequest, missing: Missing) -> bool:
    """ "Ok" and "how much is it?" are no service, city or name of a business."""
    text = request.text
    if missing is Missing.BUSINESS_NAME:
        return answer_to(Act.CANCEL, text) is not Answer.OTHER
    return missing in {Missing.CITY, Missing.SERVICE_LABEL} and (is_held_back(text) or only_answers(text))


_READ: dict[Missing, Callable[[str], tuple[str, str | None]]] = {
    Missing.CITY: lambda text: ("city", city_answer(text)),
    Missing.SERVICE_LABEL: lambda text: ("label", label_answer(text)),
    Missing.TIME_ZONE: lambda text: ("time_zone", zone_answer(text)),
    Missing.BUSINESS_NAME: lambda text: ("business_name", business_answer(text)),
}


def _which_booking(request: PlanRequest, question: Question) -> Planned:
    """One of those that were listed. What is decided at once needs words that say nothing beside."""
    wish = question.understood.intent
    if wish in DECISIONS:
        meant = meant_of(request, wish, question.bookings)
    else:
        meant = () if is_held_back(request.text) else pick(question.bookings, request)
    if len(meant) != 1:
        return ask_again(request, question.understood)
    if wish in DECISIONS and not request.context.is_asked_last:
        return ask_again(request, question.understood, "check")
    return decide(request, wish, meant[0], question.understood)


def _name(request: PlanRequest, slot: int, fresh: Understood) -> Planned | None:
    """The customer's name; or, it may be, another wish about the offer."""
    name, offer = name_answer(request.text), request.context.offer
    if offer is not None and not says_no_more(fresh):
        return answer_offer(request, offer, fresh)
    if name is None or is_held_back(request.text) or only_answers(request.text):
        return ask_again(request)
    return choose_slot(request, slot, Understood(name=name))


def says_no(text: str) -> bool:
    """The message as a whole is a no."""
    return answer_to(Act.BOOK, text) is Answer.NO
