"""From the webhook to the language model: one message of one user."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from pydantic import Field

from skeji_ray.messages.base import Instant, Message
from skeji_ray.messages.people import MAX_IDENTITY, Identity, Sender

MAX_MESSAGE_ID = 1024
MAX_BUSINESS_NUMBER = 64

MAX_AHEAD = timedelta(minutes=5)
"""Clocks differ a little."""


def plausible_time(claimed: datetime, seen_at: datetime, max_age: timedelta) -> datetime:
    """Return when a message was written: the time that it claims, or `seen_at` where that cannot be."""
    return claimed if seen_at - max_age <= claimed <= seen_at + MAX_AHEAD else seen_at


class WebhookMessage(Message):
    """`ingress-requests-buffer`: one WhatsApp message as Meta sent it, beside its batch's context."""

    business_number: str = Field(max_length=MAX_BUSINESS_NUMBER)
    """`metadata.phone_number_id`: the number it was written to."""
    message: dict[str, Any]
    """One element of `messages[]`, as it came: the gateway alone reads it."""
    profile_name: str | None = Field(None, max_length=200)
    user_id: str | None = Field(None, max_length=MAX_IDENTITY)
    """The business-scoped id, where WhatsApp gives one."""
    received_at: Instant


class Content(StrEnum):
    """What kind of thing a user sent."""

    TEXT = "text"
    BUTTON = "button"
    ROW = "row"
    REACTION = "reaction"
    UNSUPPORTED = "unsupported"


class UserMessage(Message):
    """`gw-to-scrub-layer`: who said what to which number."""

    message_id: str = Field(max_length=MAX_MESSAGE_ID)
    identity: Identity
    name: str | None = Field(None, max_length=100)
    business_number: str
    content: Content
    text: str = ""
    """The words; for a button or a row its title."""
    choice: str | None = Field(None, max_length=256)
    """The id of the button or row that was chosen."""
    sent_at: Instant
    supersedes: str | None = Field(None, max_length=64)
    """The correlation id of an earlier message of theirs: this is what it reads now, or nothing (`unsupported`) where
    they deleted it."""
    user_id: Identity | None = None
    """The business-scoped id of the sender: where it stands beside a phone, both are one person's."""
    new_ids: tuple[Identity, ...] = Field((), max_length=4)
    """What the sender is known by from now on, as WhatsApp says: nothing else was said, and nothing is answered."""


class EnrichedMessage(Message):
    """`scrub-layer-to-llm-layer`: a message fit to be understood, and who its sender is."""

    message_id: str
    sender: Sender
    business_number: str
    text: str = Field(max_length=4096)
    choice: str | None = Field(None, max_length=256)
    sent_at: Instant
