"""From a reading to a plan, by the functions that the `rules` planner plans with: pipelines are made in one place."""

from __future__ import annotations

from collections.abc import Callable

from skeji_ray.conversation.again import ask_again, leave_open
from skeji_ray.conversation.answers import confirmed_in_words, says_no, verdict_of
from skeji_ray.conversation.commands import command_plan
from skeji_ray.conversation.decisions import DECISIONS, plan_decision
from skeji_ray.conversation.memory import OF_OWNERS, with_earlier_turns
from skeji_ray.conversation.moves import meant_to_move, move_one_of
from skeji_ray.conversation.parts import refuse
from skeji_ray.conversation.wishes import decide, plan_wish
from skeji_ray.messages.outcomes import ConfirmWanted, EraseWanted, Question, Understood, Wish
from skeji_ray.messages.people import Role
from skeji_ray.messages.views import BookingView
from skeji_ray.model.actions import ASKABLE_BY_NAME
from skeji_ray.model.answers import answer_asked
from skeji_ray.model.changes import CHANGES, plan_read_change
from skeji_ray.model.context import booking_for
from skeji_ray.model.offers import about_offer, choose
from skeji_ray.model.reading import Reading
from skeji_ray.model.words import believed, own_reading
from skeji_ray.pipeline.planning import Planned, PlanRequest

_ANSWERS = frozenset({"answer", "say_yes", "say_no", "choose_slot", "none"})
"""Actions that begin nothing new."""
_LOOKS_FOR = frozenset({Wish.BOOK, Wish.SEARCH})
_OWNERS_ALONE = frozenset(askable.wish for askable in ASKABLE_BY_NAME.values() if not askable.is_open_to(Role.CUSTOMER))


def plan_reading(request: PlanRequest, reading: Reading) -> Planned:
    """The plan of what a model read out of a message. What is missing is asked for, what is not allowed refused."""
    opened = request.context.open
    if isinstance(opened, ConfirmWanted | EraseWanted):
        # What can not be taken back is confirmed by the sender's own words alone: no model can do it for them.
        confirmed = confirmed_in_words(request, own_reading(request))
        if confirmed is not None or reading.action in _ANSWERS:
            return confirmed or ask_again(request)
    elif opened is None and request.context.offer is None and (decided := verdict_of(request)) is not None:
        return decided
    known = believed(request, reading, ASKABLE_BY_NAME[reading.action].wish)
    return leave_open(request, _BY_ACTION.get(reading.action, _wish)(request, reading, known))


def _wish(request: PlanRequest, reading: Reading, known: Understood) -> Planned:
    context, wish = request.context, known.intent
    if isinstance(context.open, Question) and wish in {*_LOOKS_FOR, context.open.understood.intent}:
        return answer_asked(request, context.open, reading, known)
    if context.offer is not None and wish in _LOOKS_FOR:
        return about_offer(request, context.offer, known)
    booking = booking_for(wish, reading.booking, context)
    if booking is not None and wish in DECISIONS:
        return plan_decision(request, known, _listed_for(request, wish), booking)
    if booking is not None:
        return decide(request, wish, booking, known)
    return plan_wish(request, with_earlier_turns(request, known))


def _listed_for(request: PlanRequest, wish: Wish) -> tuple[BookingView, ...]:
    return request.context.served if wish is Wish.COMPLETE else request.context.approvals


def _reschedule(request: PlanRequest, reading: Reading, known: Understood) -> Planned:
    """Which booking is the model's to say, where it can; the new time stands in the message's own words, or in it."""
    context = request.context
    booking = booking_for(known.intent, reading.booking, context)
    if booking is not None:
        return move_one_of(request, (booking,), known)
    if isinstance(context.open, Question) and context.open.understood.intent is Wish.RESCHEDULE:
        return answer_asked(request, context.open, reading, known)
    if context.offer is not None and context.offer.moves is not None:
        return about_offer(request, context.offer, known)
    return move_one_of(request, meant_to_move(request), known)


def _choose(request: PlanRequest, reading: Reading, known: Understood) -> Planned:
    offer = request.context.offer
    return choose(request, offer, reading, known) if offer else refuse("stale_choice")


def _answer(request: PlanRequest, reading: Reading, known: Understood) -> Planned:
    """The schema has this action where a question is open; one that our rules did not find answered is asked again."""
    opened = request.context.open
    if isinstance(opened, Question):
        return answer_asked(request, opened, reading, known)
    return ask_again(request) if opened is not None else refuse("nothing_to_confirm")


def _branch(request: PlanRequest, reading: Reading, known: Understood) -> Planned:
    """A city of its own is named with it, or asked for."""
    opened = request.context.open
    if isinstance(opened, Question) and opened.understood.intent is Wish.BRANCH:
        return answer_asked(request, opened, reading, known)
    return plan_wish(request, known)


def _say_yes(request: PlanRequest, reading: Reading, known: Understood) -> Planned:
    """Only where the words as a whole are a yes: a model may be wrong."""
    context = request.context
    if context.open is None and context.offer is not None:
        return about_offer(request, context.offer, known)
    return _answer(request, reading, known)


def _say_no(request: PlanRequest, reading: Reading, known: Understood) -> Planned:
    """ "No, 4pm" says more than no."""
    own, context = own_reading(request), request.context
    if not (own.label or own.city or own.date or own.time):
        return refuse("kept") if says_no(request.text) else ask_again(request, known)
    if isinstance(context.open, Question):
        return answer_asked(request, context.open, reading, known)
    return about_offer(request, context.offer, known) if context.offer else refuse("kept")


def _command(request: PlanRequest, reading: Reading, known: Understood) -> Planned:
    return command_plan(known.intent) or refuse("out_of_scope")


def _none(request: PlanRequest, reading: Reading, known: Understood) -> Planned:
    """Out of scope, or not theirs to ask: which of the two, our own rules tell. What they know to be an owner's change
    is one, though the model saw none."""
    own, is_owner = own_reading(request), request.sender.role is Role.OWNER
    if is_owner and own.intent in OF_OWNERS:
        return plan_wish(request, own)
    is_theirs = is_owner or own.intent not in _OWNERS_ALONE
    return refuse("out_of_scope" if is_theirs else "not_allowed")


_BY_ACTION: dict[str, Callable[[PlanRequest, Reading, Understood], Planned]] = {
    "answer": _answer,
    "choose_slot": _choose,
    "say_yes": _say_yes,
    "say_no": _say_no,
    "reschedule_booking": _reschedule,
    "export_person": _command,
    "erase_person": _command,
    "none": _none,
    "open_branch": _branch,
    **dict.fromkeys(CHANGES, plan_read_change),
}
"""What is no plain wish."""
