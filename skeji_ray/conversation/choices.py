"""The `rules` planner's plans of buttons and rows: each is good for what it was offered with alone."""

from __future__ import annotations

from collections.abc import Callable

from skeji_ray.conversation.availability import look_for_move
from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.capabilities.book import other_times
from skeji_ray.conversation.change_answers import go_on_with_business
from skeji_ray.conversation.changes import change_schedules
from skeji_ray.conversation.commands import command_plan
from skeji_ray.conversation.decisions import decide_by_id
from skeji_ray.conversation.helping import choose_helping
from skeji_ray.conversation.offers import choose_slot, say_yes
from skeji_ray.conversation.parts import refuse, reply
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.conversation.while_open.waiting import said_behind
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, EraseWanted, Question
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest


def choice_plan(choice: str, request: PlanRequest) -> Planned:
    """What a button or a row of ours means; it never reaches a model. What is no longer open is refused as stale."""
    kind, _, rest = choice.partition(":")
    if kind in {"approve", "decline"} and rest:
        return decide_by_id(kind, rest)
    if kind in {"yes", "no"}:
        return _answer(kind, rest, request)
    number, _, asked = rest.partition(":")
    if kind == "mean":
        return _mean(number, request)
    if kind == "other":
        return _other_times(rest, request)
    if kind == "slot" or kind in _LISTED:
        return _row(kind, int(number) if number.isdecimal() else 0, asked, request)
    return choose_helping(kind, rest, request) or command_plan(choice) or refuse("stale_choice")


def _answer(kind: str, asked: str, request: PlanRequest) -> Planned:
    if not asked:  # of an older release: what it was said to is not known
        return ask_again(request, why="check") if _is_anything_open(request) else refuse("stale_choice")
    if not _is_asked_now(asked, request):
        return refuse("stale_choice")
    return said_behind(request, say_yes(request) if kind == "yes" else refuse("kept"))


def _mean(act: str, request: PlanRequest) -> Planned:
    """One of the readings of the message that was asked about."""
    unclear = request.context.frame.unclear
    said = next((one for one in unclear if one.act == act), None)
    if said is None:
        return refuse("stale_choice")
    meant = said.model_copy(update={"sure": 1.0})
    return BY_ACT[said.act].plan(Turn(request, Reading(said=(meant,))), meant)


def _other_times(asked: str, request: PlanRequest) -> Planned:
    """Later than those that were shown; of one time alone, others of that day."""
    offer = request.context.offer
    if offer is None or not offer.slots or not _is_current(asked, request):
        return refuse("stale_choice")
    turn = Turn(request, Reading(said=(Said(act=Act.REFINE),)))
    return other_times(turn)


def _row(kind: str, number: int, asked: str, request: PlanRequest) -> Planned:
    question = request.context.open
    if kind == "slot":
        offer = request.context.offer
        is_there = offer is not None and 0 < number <= len(offer.slots) and _is_current(asked, request)
        return choose_slot(request, number) if is_there else refuse("stale_choice")
    listed = _rows_of(kind, question)
    if listed and not asked:  # of an older release: which list it stood in is not known
        return ask_again(request, why="check")
    is_now = bool(asked) and (request.context.open_id or "").startswith(asked)
    if not (is_now and isinstance(question, Question) and 0 < number <= listed):
        return refuse("stale_choice")
    return _LISTED[kind](request, question, number - 1)


def _rows_of(kind: str, question: object) -> int:
    """How many rows of this kind the open question has."""
    if not isinstance(question, Question):
        return 0
    rows = {"booking": question.bookings, "schedule": question.schedules, "business": question.businesses}
    return len(rows[kind])


def _booking(request: PlanRequest, question: Question, at: int) -> Planned:
    wish, booking = question.understood.intent, question.bookings[at]
    if wish is Wish.RESCHEDULE:
        return look_for_move(Turn(request, Reading(said=(Said(act=Act.MOVE),))), booking, question.understood)
    if wish is Wish.CANCEL:
        return reply(ConfirmWanted(wish=wish, booking=booking), Understood(intent=wish))
    return decide_by_id(wish, booking.booking_id)


def _schedule(request: PlanRequest, question: Question, at: int) -> Planned:
    return change_schedules(request, question.understood, (question.schedules[at],))


def _business(request: PlanRequest, question: Question, at: int) -> Planned:
    return go_on_with_business(request, question.understood, (question.businesses[at],))


_LISTED: dict[str, Callable[[PlanRequest, Question, int], Planned]] = {
    "booking": _booking,
    "schedule": _schedule,
    "business": _business,
}
"""Rows of a question."""


def _is_anything_open(request: PlanRequest) -> bool:
    return request.context.open is not None or request.context.offer is not None


def _is_asked_now(asked: str, request: PlanRequest) -> bool:
    """The button names the open question, or the offer that a question is about, by the first characters of its id."""
    context = request.context
    if (context.open_id or "").startswith(asked):
        return True
    return not isinstance(context.open, ConfirmWanted | EraseWanted | ChangeWanted) and _is_current(asked, request)


def _is_current(asked: str, request: PlanRequest) -> bool:
    """The row names, by the first characters of its id, the offer that is open."""
    context = request.context
    return context.offer is not None and bool(asked) and (context.offer_id or "").startswith(asked)
