"""What is said while something is open and is no answer to it: read once more, as if nothing were open."""

from __future__ import annotations

from collections.abc import Callable

from skeji_ray.conversation.among import names
from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.capabilities.ask_business import is_read_back
from skeji_ray.conversation.turn import AGREED, CERTAIN, LIKELY, SURE, Turn
from skeji_ray.conversation.while_open.of_that_day import is_taken_for_a_time
from skeji_ray.languages.assent import acts_of, only_answers
from skeji_ray.languages.seeking import seeks
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import ACTS, OF_TIME_OFF, Act, Risk, Slot
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, EraseWanted, Question, SlotsOffered
from skeji_ray.messages.outcomes import Outcome, parts_of
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Heard, Reading, Said
from skeji_ray.messages.talk import BusinessFacts, CannotDo
from skeji_ray.messages.wishes import Missing, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest

Read = Callable[[Heard], Reading]
_ASKED = (Question, ConfirmWanted, EraseWanted, ChangeWanted, SlotsOffered)
_SAYS_SOMETHING = (*_ASKED, CannotDo, BusinessFacts)
_NO_WISH = frozenset({Act.NONE, Act.HELP, Act.GIVE_NAME, Act.REGISTER})
"""What a message is easily taken for, and seldom is in the middle of something else."""
_WHATEVER_IS_SAID = frozenset({Slot.CITY, Slot.SERVICE})
_TIMES = frozenset({Slot.WHEN, Slot.REASON})
MIN_WORDS_SWALLOWED = 3
_ARRANGES = frozenset({Act.BOOK, Act.REFINE, Act.RECURRING})
_SHOWS = frozenset({Act.LIST, Act.AGENDA})
_NAMED = frozenset({Act.APPROVE, Act.DECLINE, Act.COMPLETE})
"""Decisions: said in the middle of something else, they say whose."""
_OF_A_BUSINESS = frozenset({Wish.CHANGE, Wish.BRANCH, Wish.BLOCK, Wish.REGISTER})
_OF_THE_CALENDAR = OF_TIME_OFF | {Act.STAFF}
_ANSWERS_A_BUSINESS = frozenset({Act.CHANGE_HOURS, Act.CHANGE_SERVICES, Act.CHANGE_DETAILS, Act.BOOK, Act.REFINE})
"""What an answer of an owner's is read as where nothing is asked."""


def is_open(request: PlanRequest) -> bool:
    """Tell whether an answer is awaited."""
    context = request.context
    return context.open is not None or (context.offer is not None and bool(context.offer.slots))


def needed(turn: Turn, planned: Planned) -> float | None:
    """Return how sure it must be that a message is about something else than what is open; None where it surely is no
    such message, or nothing is open.

    It is easily something else where it came to nothing but the open question once more; where it was taken for an
    answer, only what the rules are certain of is. Being forgotten is asked about until it is answered.
    """
    if not is_open(turn.request) or isinstance(turn.context.open, EraseWanted):
        return None
    if is_read_back(turn, turn.reading.said[0]):
        return None
    last = _last(planned.reply)
    is_again = isinstance(last, _ASKED) and (last.again in {"unclear", "asked"} or _is_same(last, turn.context.open))
    if is_again and not planned.pipeline:
        return 0
    if is_taken_for_a_time(turn) or _is_of_a_seeker(turn.request, turn.context.open):
        return SURE
    return CERTAIN if _is_swallowed(turn) or _is_asked_of_an_owner(turn) else None


def alone(request: PlanRequest) -> PlanRequest:
    """Return the message as it would stand if nothing were open; what was spoken of is still known."""
    nothing = dict.fromkeys(("open", "open_id", "offer", "offer_id"))
    return request.model_copy(update={"context": request.context.model_copy(update=nothing)})


def _is_registering(request: PlanRequest) -> bool:
    return _is_of_a_registration(request.context.open)


def _is_of_a_registration(opened: Outcome | None) -> bool:
    return isinstance(opened, Question) and opened.understood.intent is Wish.REGISTER


def _is_of_a_seeker(request: PlanRequest, opened: Outcome | None) -> bool:
    """Who is asked about a business of theirs, and looks for what others do, was taken for an owner."""
    return request.sender.role is Role.CUSTOMER and _is_of_a_registration(opened) and seeks(request.text)


def _answers(request: PlanRequest) -> frozenset[Act]:
    """What an answer of an owner's to a question about a business is easily read as."""
    return _ANSWERS_A_BUSINESS | (_OF_THE_CALENDAR if _is_registering(request) else frozenset())


def in_its_place(request: PlanRequest, reading: Reading) -> Reading:
    """Return a reading where another time, said while a cancellation waits for its yes, is one to move it to: the one
    would be gone and the other booked."""
    if not isinstance(request.context.open, ConfirmWanted):
        return reading
    moved = (
        one.model_copy(update={"act": Act.MOVE})
        if one.act is Act.BOOK and one.when and not one.slots.keys() - _TIMES
        else one
        for one in reading.said
    )
    return reading.model_copy(update={"said": tuple(moved)})


def is_a_wish(request: PlanRequest, reading: Reading, least: float) -> bool:
    """Tell whether a message that was read afresh surely asks for something of its own.

    Args:
        request: with what is open: nothing doubtful takes the place of a yes that cannot be undone.
        least: how sure it must be at least; the rules, where that is certain.
    """
    is_final = isinstance(request.context.open, ConfirmWanted | EraseWanted)
    by_rules = reading.reader == "rules"
    if least >= CERTAIN and not by_rules:
        return False
    if _is_of_a_seeker(request, request.context.open):
        return any(one.act in _ARRANGES and one.sure >= least for one in reading.said)
    registers = by_rules and reading.said[0].sure >= CERTAIN and not _asks_of_a_business(request)
    decides = names_a_request(request) or says_decision(request)
    return any(
        _is_own(one, is_final, decides=decides, registers=registers and one.act is Act.REGISTER)
        and one.sure >= max(least, _enough(one, is_final, by_rules))
        and not (least and one.act in _answers(request))
        and not (_is_registering(request) and one.act in _ARRANGES and one.when is None)
        for one in reading.said
    )


def says_something(turn: Turn, planned: Planned, opened: Outcome | None) -> bool:
    """Tell whether a plan made afresh serves the message: it is no refusal, and not what is open already."""
    last = _last(planned.reply)
    if planned.pipeline:
        return True
    if isinstance(last, Question):
        is_final = isinstance(opened, ConfirmWanted | EraseWanted)
        is_a_day_alone = last.missing[0] is Missing.SERVICE_LABEL and not _is_of_a_seeker(turn.request, opened)
        return not (is_final or is_a_day_alone or _is_a_customer_s(turn, last))
    return isinstance(last, _SAYS_SOMETHING) and not _is_same(last, opened)


def _asks_of_a_business(request: PlanRequest) -> bool:
    question = request.context.open
    return isinstance(question, Question) and question.understood.intent in _OF_A_BUSINESS


def says_decision(request: PlanRequest) -> bool:
    """It says by its verb what is to become of what is being decided on: "no, approve her then"."""
    shown = request.context.open
    return isinstance(shown, ChangeWanted) and shown.act in _NAMED and has_decision(request.text)


def has_decision(text: str) -> bool:
    """A word of it approves or declines, and is no mere yes or no."""
    return any(word in _VERBS and not only_answers(word) for word in words_of(text).split())


_VERBS = frozenset(word for verb in ("approve", "decline") for word in acts_of(verb))


def names_a_request(request: PlanRequest) -> bool:
    """It names somebody who waits for an answer."""
    words = words_of(request.text).split()
    return any(names(request.context.approvals, word) for word in words)


def _is_own(said: Said, is_final: bool, *, decides: bool, registers: bool) -> bool:
    """It is not what any answer is easily taken for: a bare yes for an approval, a filler for a wish."""
    capability = BY_ACT[said.act]
    if capability.is_answer or ACTS[said.act].is_social or (said.act in _NO_WISH and not registers):
        return False
    if said.act in _NAMED:
        return decides or Slot.NAME in said.slots
    if said.act in _ARRANGES:
        return _names_a_day(said) or bool(said.slots.keys() - {Slot.WHEN, Slot.ORDINAL})
    return not (is_final and ACTS[said.act].risk is Risk.FINAL)


def _names_a_day(said: Said) -> bool:
    """It says when, and not only "later" than something."""
    return said.when is not None and bool(said.when.spans or said.when.every or said.when.same or said.when.order)


def _enough(said: Said, is_final: bool, by_rules: bool) -> float:
    is_learned = not by_rules and (ACTS[said.act].risk is not Risk.NOTHING or said.act in _SHOWS)
    if BY_ACT[said.act].is_refusal or is_learned:
        return CERTAIN if is_final else AGREED
    return LIKELY if ACTS[said.act].risk is Risk.NOTHING and not is_final else SURE


def _is_swallowed(turn: Turn) -> bool:
    """All of its words, and these are several, were taken for the city or the service that was asked for."""
    slots = turn.reading.said[0].slots
    words = turn.text.split()
    return len(words) >= MIN_WORDS_SWALLOWED and any(
        len(" ".join(slots.get(slot, ())).split()) >= len(words) - 1 for slot in _WHATEVER_IS_SAID
    )


def _is_a_customer_s(turn: Turn, question: Question) -> bool:
    """An owner is not asked it in the middle of something else."""
    return turn.is_owner and question.understood.intent in {Wish.BOOK, Wish.SEARCH, Wish.NONE}


def _is_asked_of_an_owner(turn: Turn) -> bool:
    """Whatever an owner says then is taken for the answer, where a part of it may be one. Days are no other wish where
    days are asked for: "fridays off"."""
    question = turn.question
    if not turn.is_owner or question is None or question.missing[0] in {Missing.WORKING_DAYS, Missing.DATE}:
        return False
    return question.understood.intent in _OF_A_BUSINESS


def _last(reply: Outcome | None) -> Outcome | None:
    return next(reversed(parts_of(reply)), None)


def _is_same(one: Outcome | None, other: Outcome | None) -> bool:
    if not (isinstance(one, _ASKED) and isinstance(other, _ASKED)):
        return False
    nothing = {"asked_id": None, "again": None}
    return one.model_copy(update=nothing) == other.model_copy(update=nothing)
