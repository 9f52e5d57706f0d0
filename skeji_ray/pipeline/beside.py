"""What is told beside an open question and leaves it open: what settles nothing, or is other work."""

from __future__ import annotations

from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, EraseWanted, Question, SlotsOffered, Unclear
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.refusals import Apology, Refusal
from skeji_ray.messages.results import (
    BookingsPaused,
    BookingsShown,
    BookingTold,
    DaysClosed,
    DayShown,
    Help,
    PersonTold,
    SchedulesChanged,
    Subscribed,
    TimeBlocked,
    TimeUnblocked,
)
from skeji_ray.messages.talk import BusinessFacts, CannotDo, SmallTalk
from skeji_ray.messages.wishes import Wish

_BESIDE = (
    Help, Apology, Subscribed, PersonTold, BookingsShown, DayShown, SmallTalk, CannotDo, BusinessFacts, Unclear,
)  # fmt: skip
"""Answers that are about nothing that was open."""
ENDS_A_QUESTION = frozenset({"unchangeable", "same_hours", "no_schedule"})
"""What was asked about a change is answered, and the change cannot be."""
_DECIDED = (BookingTold, BookingsShown)
_TIME_OFF = (TimeBlocked, TimeUnblocked)
_OTHER_WORK: dict[Wish, tuple[type, ...]] = {
    Wish.CHANGE: (*_DECIDED, *_TIME_OFF, BookingsPaused),
    Wish.BRANCH: (*_DECIDED, *_TIME_OFF, BookingsPaused, DaysClosed),
    Wish.REGISTER: (*_DECIDED, *_TIME_OFF, BookingsPaused, DaysClosed),
    Wish.BLOCK: (*_DECIDED, SchedulesChanged),
}
"""By what a question to an owner is about: what is done beside it and does not answer it."""


_BESIDE_A_MOVE = (*_TIME_OFF, DaysClosed, BookingsPaused, SchedulesChanged)


def is_beside_move(offer: SlotsOffered | None, outcome: Outcome) -> bool:
    """Tell whether what was done to an owner's calendar leaves open another time of a booking that was offered."""
    return offer is not None and offer.moves is not None and isinstance(outcome, _BESIDE_A_MOVE)


def settles_nothing(outcome: Outcome) -> bool:
    """Tell whether an answer leaves open whatever is open."""
    if isinstance(outcome, Refusal):
        return outcome.reason != "kept" and outcome.reason not in ENDS_A_QUESTION
    if isinstance(outcome, BookingsShown):
        return not outcome.changed
    if isinstance(outcome, BookingTold):
        return outcome.stands
    return isinstance(outcome, _BESIDE)


def is_other_work(question: Question | ConfirmWanted | EraseWanted | ChangeWanted | None, outcome: Outcome) -> bool:
    """Tell whether what was done is of another kind than what an owner is asked about: the question stays open."""
    if not isinstance(question, Question):
        return False
    return isinstance(outcome, _OTHER_WORK.get(question.understood.intent, ()))
