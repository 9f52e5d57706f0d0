"""A webhook's body: batched at every level, messages and statuses in one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from skeji_ray.domain.normalise import normal_phone
from skeji_ray.messages.inbound import WebhookMessage
from skeji_ray.whatsapp.notification import SendState

_REPORTED = {state.value for state in (SendState.SENT, SendState.DELIVERED, SendState.READ, SendState.FAILED)}
_IDENTITY_LENGTH = range(4, 65)
_MOST_ID = 512


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Metadata(_Part):
    phone_number_id: str = Field(max_length=64)


class _Value(_Part):
    """One change. Without metadata it is about something else than messages, a template's review for one."""

    metadata: _Metadata | None = None
    contacts: list[dict[str, Any]] = Field(default_factory=list)
    messages: list[dict[str, Any]] = Field(default_factory=list)
    statuses: list[dict[str, Any]] = Field(default_factory=list)


class _Change(_Part):
    value: _Value


class _Entry(_Part):
    changes: list[_Change] = Field(default_factory=list)


class WebhookBody(_Part):
    """What Meta posts."""

    object: str
    entry: list[_Entry]

    def values(self) -> Iterator[_Value]:
        for entry in self.entry:
            for change in entry.changes:
                yield change.value


class StatusUpdate(NamedTuple):
    """What became of one message of ours."""

    notification_id: str | None
    """`biz_opaque_callback_data`: ours, given back."""
    whatsapp_id: str
    state: SendState
    error_code: int | None


class IdentifiedMessage(NamedTuple):
    """A message with what the webhook must know of it: its id and its sender."""

    whatsapp_id: str
    identity: str
    message: WebhookMessage


def identity_of(message: dict[str, Any], user_id: str | None = None) -> str | None:
    """Who wrote it: the phone in its normal form, else the business-scoped id; None where there is no usable one.

    `user_id` is the business-scoped id that the batch's contact gave, for a message that carries none itself.
    """
    phone = message.get("from")
    normal = normal_phone(phone) if isinstance(phone, str) else None
    candidates = [normal, message.get("from_user_id"), message.get("user_id"), phone, user_id]
    return next((one for one in candidates if isinstance(one, str) and len(one) in _IDENTITY_LENGTH), None)


def messages_of(body: WebhookBody, received_at: datetime) -> list[IdentifiedMessage]:
    """Every message that has an id and a sender, each id once, in the order of the batch."""
    found: dict[str, IdentifiedMessage] = {}
    for value in body.values():
        for message in value.messages:
            one = _identified(value, message, received_at)
            if one is not None:
                found.setdefault(one.whatsapp_id, one)
    return list(found.values())


def _identified(value: _Value, message: dict[str, Any], received_at: datetime) -> IdentifiedMessage | None:
    whatsapp_id = message.get("id")
    if value.metadata is None or not isinstance(whatsapp_id, str) or not 0 < len(whatsapp_id) <= _MOST_ID:
        return None
    contact = _contact_of(value, message)
    user_id = _text(contact.get("user_id"))
    identity = identity_of(message, user_id)
    if identity is None:
        return None
    profile = contact.get("profile")
    inbound = WebhookMessage(
        business_number=value.metadata.phone_number_id,
        message=message,
        profile_name=_text(profile.get("name")) if isinstance(profile, dict) else None,
        user_id=user_id,
        received_at=received_at,
    )
    return IdentifiedMessage(whatsapp_id, identity, inbound)


def _contact_of(value: _Value, message: dict[str, Any]) -> dict[str, Any]:
    """Their entry among the batch's contacts; a name is never taken from somebody else's."""
    theirs = {message.get(name) for name in ("from", "from_user_id", "user_id") if isinstance(message.get(name), str)}
    for contact in value.contacts:
        if {_text(contact.get("wa_id")), _text(contact.get("user_id"))} & theirs:
            return contact
    return value.contacts[0] if len(value.contacts) == 1 and len(value.messages) == 1 else {}


def _text(value: object) -> str | None:
    return value[:200] if isinstance(value, str) and value else None


def statuses_of(body: WebhookBody) -> list[StatusUpdate]:
    """Every status that we know what to do with, in the order of the batch."""
    updates = (_status(raw) for value in body.values() for raw in value.statuses)
    return [update for update in updates if update is not None]


def _status(raw: dict[str, Any]) -> StatusUpdate | None:
    status, whatsapp_id, ours = raw.get("status"), raw.get("id"), raw.get("biz_opaque_callback_data")
    if not isinstance(status, str) or status not in _REPORTED or not isinstance(whatsapp_id, str):
        return None
    return StatusUpdate(ours if isinstance(ours, str) else None, whatsapp_id, SendState(status), _error_code(raw))


def _error_code(raw: dict[str, Any]) -> int | None:
    errors = raw.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else None
    code = first.get("code") if isinstance(first, dict) else None
    return code if isinstance(code, int) else None
