"""A webhook's body: batched at every level, messages and statuses in one, each element read by itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from skeji_ray.domain.normalise import normal_phone
from skeji_ray.messages.ids import correlation_id_of
from skeji_ray.messages.inbound import MAX_BUSINESS_NUMBER, WebhookMessage
from skeji_ray.messages.people import MAX_IDENTITY, MIN_IDENTITY
from skeji_ray.whatsapp.cleaning import TooLarge, clean_text, cleaned, read_json

_IDENTITY_LENGTH = range(MIN_IDENTITY, MAX_IDENTITY + 1)
_SENDER_FIELDS = ("from", "from_user_id", "user_id")
_ENVELOPE = (*_SENDER_FIELDS, "id", "timestamp", "group_id")
_MAX_NAME = 200
_STAMP_DIGITS = 11
_FIRST_STAMP = int(datetime(2009, 1, 1, tzinfo=UTC).timestamp())


class WebhookValue(NamedTuple):
    """One change. Without a business number it is about something else than messages, a template's review for one."""

    business_number: str | None
    contacts: list[dict[str, Any]]
    messages: list[object]
    statuses: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class WebhookBody:
    """What Meta posts. What is not of the right type, below the entries, costs itself alone."""

    entry: list[object]

    @staticmethod
    def of(raw: bytes) -> WebhookBody:
        """Parse a body. Raises ValueError for what is no JSON object of this kind, and says why."""
        return WebhookBody.of_json(read_json(raw))

    @staticmethod
    def of_json(body: Any) -> WebhookBody:
        """Take a body that is parsed already. Raises ValueError as `of` does."""
        is_object = isinstance(body, dict) and isinstance(body.get("object"), str)
        if not is_object or not isinstance(body.get("entry", "none"), list | None):
            raise ValueError("not an object with `object` and a list `entry`")
        return WebhookBody(body["entry"] or [])

    def values(self) -> Iterator[WebhookValue]:
        for entry in _objects(self.entry):
            for change in _objects(entry.get("changes")):
                value = change.get("value")
                if isinstance(value, dict):
                    yield _value_of(value)


def _value_of(value: dict[str, Any]) -> WebhookValue:
    metadata = value.get("metadata")
    number = metadata.get("phone_number_id") if isinstance(metadata, dict) else None
    messages = value.get("messages")
    return WebhookValue(
        clean_text(number) if isinstance(number, str) and 0 < len(number) <= MAX_BUSINESS_NUMBER else None,
        _objects(value.get("contacts")),
        messages if isinstance(messages, list) else [],
        _objects(value.get("statuses")),
    )


def _objects(elements: object) -> list[dict[str, Any]]:
    """The objects of a list; of null, and of what is no list, none."""
    return [one for one in elements if isinstance(one, dict)] if isinstance(elements, list) else []


class IdentifiedMessage(NamedTuple):
    """A message with what the webhook must know of it."""

    correlation_id: str
    identity: str
    message: WebhookMessage


class LeftOut(StrEnum):
    """Why an element of a webhook is not handed on."""

    MALFORMED = "malformed"
    """It is no object."""
    NO_SENDER = "no_sender"
    """It names nobody, or by an id that is none."""
    NO_BUSINESS_NUMBER = "no_business_number"
    """It does not say to which number it was written."""
    UNKNOWN_BUSINESS_NUMBER = "unknown_business_number"
    """It was written to a number of the account that is none of ours: whose it is answers."""
    TOO_OLD = "too_old"
    """Older than what WhatsApp itself still delivers: somebody plays a webhook again."""
    GROUP = "group"
    """It was written to a group: no answer of ours is for its author alone, nor for all of them."""


class LeftOutMessage(NamedTuple):
    """A message that nobody could be answered for."""

    reason: LeftOut
    sender: str
    """What it says of who wrote it, for a log that masks it."""


class Batch(NamedTuple):
    """The messages of one webhook, in their order."""

    taken: list[IdentifiedMessage]
    left_out: list[LeftOutMessage]


def identity_of(message: dict[str, Any], user_id: str | None = None) -> str | None:
    """Who wrote it: the phone in its normal form, else the business-scoped id; None where there is no usable one.

    `user_id` is the business-scoped id that the batch's contact gave, for a message that carries none itself.
    """
    phone = message.get("from")
    normal = normal_phone(phone) if isinstance(phone, str) else None
    candidates = [normal, message.get("from_user_id"), message.get("user_id"), phone, user_id]
    return next((one for one in candidates if isinstance(one, str) and len(one) in _IDENTITY_LENGTH), None)


def messages_of(body: WebhookBody, received_at: datetime, max_age: timedelta, numbers: Collection[str]) -> Batch:
    """Every message that is to be answered, each once, and what is left out, in the order of the batch.

    `numbers`: the phone number ids that are ours.
    """
    found: dict[str, IdentifiedMessage] = {}
    left_out: list[LeftOutMessage] = []
    for value in body.values():
        for message in value.messages:
            one = _read(value, message, received_at, max_age, numbers)
            if isinstance(one, LeftOutMessage):
                left_out.append(one)
            else:
                found.setdefault(one.correlation_id, one)
    return Batch(list(found.values()), left_out)


def _read(
    value: WebhookValue, raw: object, received_at: datetime, max_age: timedelta, numbers: Collection[str]
) -> IdentifiedMessage | LeftOutMessage:
    if not isinstance(raw, dict):
        return LeftOutMessage(LeftOut.MALFORMED, "")
    message = _cleaned(raw)
    contact = _contact_of(value, message)
    user_id = _id(contact.get("user_id")) if _is_of(contact, message) else None
    identity = identity_of(message, user_id)
    if identity is None:
        return LeftOutMessage(LeftOut.NO_SENDER, _sender_of(message))
    if value.business_number is None:
        return LeftOutMessage(LeftOut.NO_BUSINESS_NUMBER, identity)
    if value.business_number not in numbers:
        return LeftOutMessage(LeftOut.UNKNOWN_BUSINESS_NUMBER, identity)
    if is_of_a_group(message):
        return LeftOutMessage(LeftOut.GROUP, identity)
    sent = sent_at(message)
    if sent is not None and received_at - sent > max_age:
        return LeftOutMessage(LeftOut.TOO_OLD, identity)
    profile = contact.get("profile")
    inbound = WebhookMessage(
        business_number=value.business_number,
        message=message,
        profile_name=_name(profile.get("name")) if isinstance(profile, dict) else None,
        user_id=user_id,
        received_at=received_at,
    )
    return IdentifiedMessage(correlation_id_of(_id_of(message)), identity, inbound)


def _cleaned(message: dict[str, Any]) -> dict[str, Any]:
    """The message without what no record can hold; of one that is too large the envelope, which can be answered."""
    try:
        return dict(cleaned(message))
    except TooLarge:
        return dict(cleaned({name: message[name] for name in _ENVELOPE if isinstance(message.get(name), str)}))


def is_of_a_group(message: dict[str, Any]) -> bool:
    """Whether it was written to a group and not to the business alone."""
    return bool(message.get("group_id"))


def sent_at(message: dict[str, Any]) -> datetime | None:
    """WhatsApp's own time of a message, in seconds; None where there is none, or one before there was WhatsApp."""
    stamp = str(message.get("timestamp", ""))
    seconds = int(stamp) if stamp.isascii() and stamp.isdecimal() and len(stamp) <= _STAMP_DIGITS else 0
    return datetime.fromtimestamp(seconds, UTC) if seconds >= _FIRST_STAMP else None


def _id_of(message: dict[str, Any]) -> str:
    """Its WhatsApp id; for one without, an id made of its content: sent again it is the same message."""
    whatsapp_id = message.get("id")
    if isinstance(whatsapp_id, str) and whatsapp_id:
        return whatsapp_id
    content = json.dumps(message, sort_keys=True).encode()
    return f"none:{hashlib.sha256(content).hexdigest()}"


def _sender_of(message: dict[str, Any]) -> str:
    return next((text for name in _SENDER_FIELDS if isinstance(text := message.get(name), str)), "")


def _contact_of(value: WebhookValue, message: dict[str, Any]) -> dict[str, Any]:
    """Their entry among the batch's contacts; a name is never taken from somebody else's."""
    theirs = {message.get(name) for name in _SENDER_FIELDS if isinstance(message.get(name), str)}
    for contact in value.contacts:
        if {_id(contact.get("wa_id")), _id(contact.get("user_id"))} & theirs:
            return contact
    return value.contacts[0] if len(value.contacts) == 1 and len(value.messages) == 1 else {}


def _is_of(contact: dict[str, Any], message: dict[str, Any]) -> bool:
    """Whether a contact is the sender, as far as both name a phone: its user id is not linked to another's phone."""
    phones = [normal_phone(one) for one in (contact.get("wa_id"), message.get("from")) if isinstance(one, str)]
    return len(phones) < 2 or phones[0] == phones[1]


def _id(value: object) -> str | None:
    """An id as it stands: one that is cut off would be somebody else's."""
    return clean_text(value) if isinstance(value, str) and 0 < len(value) <= MAX_IDENTITY else None


def _name(value: object) -> str | None:
    return clean_text(value)[:_MAX_NAME] or None if isinstance(value, str) else None
