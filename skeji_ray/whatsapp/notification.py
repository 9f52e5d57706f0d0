"""One message to one person, remembered so that it is sent once."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from skeji_ray.document import EXPIRY, ExpiringDocument, Index

KEPT_FOR = timedelta(days=90)
"""A message may be disputed, and what is kept of it guards against sending it again."""


class SendState(StrEnum):
    """Statuses only ever go forward; `failed` is final."""

    INTENDED = "intended"
    ACCEPTED = "accepted"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    WITHHELD = "withheld"
    """Never sent: the person has said STOP."""

    @property
    def rank(self) -> int:
        return list(SendState).index(self)


class Notification(ExpiringDocument):
    """`_id` is the notification id: uuid5 of the cause and the person."""

    collection: ClassVar[str] = "Notifications"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("correlation_id",), "what was answered to one message (skeji chat, trace)"),
        Index(("recipient",), "what was sent to a person (export, erase)"),
        EXPIRY,
    )

    correlation_id: str
    recipient: str
    business_number: str = ""
    """The one of ours that it is sent from; empty in what was written when there was one alone."""
    is_outcome: bool
    """The one answer to an inbound message, and not a notice."""
    state: SendState
    body: dict[str, Any]
    """The Cloud API body as it is (or will be) sent."""
    intended_at: datetime
    entity_id: str | None = None
    entity_version: int = 0
    whatsapp_id: str | None = None
    error_code: int | None = None
    refused_at: int | None = None
    """The attempt of its event at which WhatsApp refused it: that attempt does not send it again, a replay does."""

    def kept_for(self) -> timedelta:
        return KEPT_FOR

    def emptied(self) -> Notification:
        """That it was sent, and nothing of what or to whom."""
        return self.model_copy(update={"recipient": "", "body": {}})
