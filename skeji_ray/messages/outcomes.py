"""`Outcome`: the one answer to an inbound message, typed. The notifier turns it into words in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import Field

from skeji_ray.messages.asked import (
    ChangeWanted,
    ConfirmWanted,
    EraseWanted,
    LeaveWanted,
    Question,
    SlotsOffered,
    Unclear,
)
from skeji_ray.messages.base import Value
from skeji_ray.messages.refusals import Apology, Failed, NothingFree, Refusal, Rejected
from skeji_ray.messages.results import (
    BookingsPaused,
    BookingsShown,
    BookingTold,
    BusinessesShown,
    BusinessOpened,
    BusinessRegistered,
    DaysClosed,
    DayShown,
    Done,
    Help,
    HelpChanged,
    PersonForgotten,
    PersonTold,
    SchedulesChanged,
    Subscribed,
    TimeBlocked,
    TimeUnblocked,
)
from skeji_ray.messages.talk import BusinessFacts, CannotDo, SmallTalk

_Single = (
    Question
    | ConfirmWanted
    | EraseWanted
    | ChangeWanted
    | LeaveWanted
    | HelpChanged
    | Help
    | Refusal
    | Apology
    | Rejected
    | SlotsOffered
    | NothingFree
    | BusinessRegistered
    | BusinessesShown
    | BookingTold
    | BookingsShown
    | DayShown
    | BusinessOpened
    | TimeBlocked
    | TimeUnblocked
    | DaysClosed
    | BookingsPaused
    | SchedulesChanged
    | Subscribed
    | PersonTold
    | PersonForgotten
    | Done
    | Failed
    | SmallTalk
    | CannotDo
    | BusinessFacts
    | Unclear
)
Part = Annotated[_Single, Field(discriminator="kind")]
"""One part of an answer."""
MAX_PARTS = 5


class Several(Value):
    """An answer made of parts, told in order; buttons and rows are those of the last part that has some.

    What is open afterwards is decided by the last part that opens or settles something.
    """

    kind: Literal["several"] = "several"
    parts: tuple[Part, ...] = Field(min_length=1, max_length=MAX_PARTS)


Outcome = Annotated[_Single | Several, Field(discriminator="kind")]


def parts_of(outcome: Outcome | None) -> tuple[Part, ...]:
    """Return what an answer is made of: of a single one, itself."""
    if outcome is None:
        return ()
    return outcome.parts if isinstance(outcome, Several) else (outcome,)


def together(parts: Sequence[Part]) -> Outcome:
    """Return one answer of these: one alone is itself, of too many the last are told."""
    return parts[0] if len(parts) == 1 else Several(parts=tuple(parts[-MAX_PARTS:]))
