"""One customer's hold on a span of a day, as it stands in the day's document."""

from __future__ import annotations

from datetime import datetime, timedelta

from pydantic import Field

from skeji_ray.messages.base import Value
from skeji_ray.messages.views import BookingStatus

PENDING_FOR = timedelta(hours=24)
REMIND_BEFORE = timedelta(minutes=10)
MOST_ANSWERS = 50
"""Commands whose effect on one booking is remembered: far more than can be under way at once."""


class Booking(Value):
    """One customer's hold on a span of the day."""

    id: str
    start: datetime
    end: datetime
    status: BookingStatus
    customer: str
    customer_name: str | None = None
    service_label: str | None = None
    created_at: datetime
    asked_at: datetime | None = None
    """When its approval was asked for anew, since it was moved."""
    moves: int = 0
    """How often it was moved."""
    revision: int = 1
    """Counts its changes: of two of its events the higher is the later."""
    cause: str
    """Correlation id of the message that made it."""
    reminded: bool = False
    answers: dict[str, BookingStatus] = Field(default_factory=dict)
    """Command id -> the status it left, oldest first: the reply is made from it. The one that made it always stays."""

    @property
    def waits_since(self) -> datetime:
        """Since when the owner is asked to approve it, while it is pending."""
        return self.asked_at or self.created_at

    @property
    def due_at(self) -> datetime | None:
        """When time itself changes it: a pending one expires, a confirmed one is reminded of, then ends."""
        if self.status is BookingStatus.PENDING:
            return min(self.waits_since + PENDING_FOR, self.start)
        if self.status is not BookingStatus.CONFIRMED:
            return None
        return self.end if self.reminded else self.start - REMIND_BEFORE

    def answered(self, command_id: str) -> Booking:
        """With the reply to the command that is changing it."""
        answers = {**self.answers, command_id: self.status}
        first, *later = answers
        kept = [first, *later[-(MOST_ANSWERS - 1) :]]
        return self.model_copy(update={"answers": {known: answers[known] for known in kept}})
