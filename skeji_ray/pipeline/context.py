"""What a planner may know beside a message: what was said and asked, and what exists for its sender."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, EraseWanted, Question, SlotsOffered
from skeji_ray.messages.base import Value
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.reading import State
from skeji_ray.messages.views import BookingView, BusinessView, OwnBusiness, ScheduleView


class Turn(Value):
    """One thing that was said."""

    speaker: Literal["user", "system"]
    text: str
    at: datetime | None = None
    """When the user wrote it: its words are read at that time."""


class Context(Value):
    """What a planner may know beside the message: everything that exists for this sender, by ordinal."""

    turns: tuple[Turn, ...] = ()
    open: Question | ConfirmWanted | EraseWanted | ChangeWanted | None = None
    """The question that waits for an answer."""
    open_id: str | None = None
    """The correlation id that asked it: a button of an older question is stale."""
    offer: SlotsOffered | None = None
    """The slots shown last; `slot_1` is `offer.slots[0]`."""
    offer_id: str | None = None
    """The correlation id that made the offer: a button of an older one is stale."""
    told_at: datetime | None = None
    """When the sender was answered last."""
    approval_asked_at: datetime | None = None
    """When the newest of `approvals` was asked for."""
    bookings: tuple[BookingView, ...] = ()
    """The sender's own open bookings, soonest first; `booking_1` is the first."""
    approvals: tuple[BookingView, ...] = ()
    """Bookings that wait for this sender's approval, oldest first."""
    served: tuple[BookingView, ...] = ()
    """Confirmed bookings in their businesses, those of the days that the message names first, then the nearest: what
    they may complete, move or cancel."""
    business: BusinessView | None = None
    """The business that the chat is about, since it was opened through its link."""
    frame: Frame = Frame()
    """What the conversation is about."""
    asked: State | None = None
    """What the last answer asked for, where only its words are known (a conversation that is pasted)."""
    invitations: tuple[BusinessView, ...] = ()
    """The businesses that ask the sender to help manage them, where the message may answer that."""
    owned: tuple[OwnBusiness, ...] = ()
    """The businesses that the sender may act for, with their calendars; `schedule_1` is the first of them all."""

    @property
    def is_asked_last(self) -> bool:
        """What is open was the last that the sender was told: a mere yes or no is about it."""
        told = [turn.text for turn in self.turns if turn.speaker == "system" and turn.text not in _ASIDES]
        return (not told or told[-1] in _ASKING) and not self.is_approval_newest

    @property
    def is_just_asked(self) -> bool:
        """The same, and not even an aside was told since: what cannot be taken back needs that."""
        told = [turn.text for turn in self.turns if turn.speaker == "system"]
        return self.is_asked_last and (not told or told[-1] not in _ASIDES)

    @property
    def is_approval_newest(self) -> bool:
        """A request for their approval came after the last answer."""
        asked_at, told_at = self.approval_asked_at, self.told_at
        return asked_at is not None and (told_at is None or asked_at > told_at)

    @property
    def schedules(self) -> tuple[ScheduleView, ...]:
        """The calendars of all of them."""
        return tuple(schedule for own in self.owned for schedule in own.schedules)


_ASKING = frozenset({"question", "confirm_wanted", "erase_wanted", "change_wanted", "slots_offered", "failed"})
"""Kinds of outcomes that may leave something open."""
_ASIDES = frozenset({"small_talk", "business_facts", "cannot_do"})
"""Kinds of outcomes that are said in between: what was asked before them is still what was asked last."""
