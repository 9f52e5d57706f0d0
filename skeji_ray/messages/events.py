"""What happened to an entity: `domain-events-to-notifier`."""

from __future__ import annotations

from enum import StrEnum

from skeji_ray.messages.base import Instant, Message
from skeji_ray.messages.views import BookingView, BusinessView


class EventType(StrEnum):
    """Every kind of domain event; the guide's names."""

    BUSINESS_CREATED = "business.created"
    BUSINESS_UPDATED = "business.updated"
    BUSINESS_CLOSED = "business.closed"
    SCHEDULE_CREATED = "schedule.created"
    SCHEDULE_UPDATED = "schedule.updated"
    BOOKING_CREATED = "booking.created"
    BOOKING_APPROVED = "booking.approved"
    BOOKING_DECLINED = "booking.declined"
    BOOKING_EXPIRED = "booking.expired"
    BOOKING_CANCELLED = "booking.cancelled"
    BOOKING_COMPLETED = "booking.completed"
    BOOKING_REMINDER = "booking.reminder"
    BOOKING_MOVED = "booking.moved"
    BOOKING_NAMED = "booking.named"
    """It stands under this name from now on."""
    BOOKING_AFFECTED = "booking.affected"
    """The schedule changed around it: it stands, at a time that is no longer offered."""


class DomainEvent(Message):
    """One change. Of two events of an entity the one with the higher `entity_version` is the later."""

    event_id: str
    correlation_id: str
    """Of the message that caused it; for what time caused, of the entity."""
    conversation_id: str = ""
    type: EventType
    entity_id: str
    entity_version: int
    occurred_at: Instant
    actor: str | None = None
    """Identity of who caused it: they have their answer already."""
    owners: tuple[str, ...] = ()
    """Identities of the business's admin and maintainers."""
    booking: BookingView | None = None
    business: BusinessView | None = None
    added: tuple[str, ...] = ()
    """Identities that may act for the business from now on."""
    invited: tuple[str, ...] = ()
    """Identities that are asked to help manage the business."""
    left: tuple[str, ...] = ()
    """Identities that act for the business no more, since they left."""


TRANSIENT_EXHAUSTED = "transient_exhausted"
"""The error class of a dead letter whose failure might have passed, and did not within its retries."""


class DeadLetter(Message):
    """`dlq-*`: on the wire the original bytes under the original key, everything else in headers."""

    original_topic: str
    original_partition: int
    original_offset: int
    original_key: bytes | None
    original_value: bytes | None
    original_headers: dict[str, str]
    error_class: str
    error_message: str
    stack: str
    attempts: int
    group: str
    actor: str
    failed_at: Instant
    recipients: tuple[str, ...] = ()
    """Of several people whom the record concerns, those who were not told; empty: everybody it concerns."""
