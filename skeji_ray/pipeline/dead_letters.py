"""A dead letter as it is remembered: listed, shown, replayed or discarded by people."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from skeji_ray.document import EXPIRY, DueDocument, ExpiringDocument, Index
from skeji_ray.messages.base import RawRecord, Record
from skeji_ray.messages.events import TRANSIENT_EXHAUSTED, DeadLetter
from skeji_ray.messages.ids import stable_id

REPLAYED_AFTER = (timedelta(minutes=1), timedelta(minutes=10))
"""When a letter whose failure may have passed replays by itself: the first time that it failed, and the second."""

KEPT_FOR = timedelta(days=90)
"""Once it is closed."""

NEWER_CLASSES = frozenset({"UnknownVersion", "UnknownAction"})
"""Error classes of records that a newer release may know: they replay by themselves when one that does reads them."""

UNREADABLE = "UnreadableLetter"
"""The error class of a record of a DLQ that could not be copied as the letter that it should be."""
_MAX_HEADERS, _MAX_CHARACTERS = 40, 1_000


class LetterState(StrEnum):
    """open -> replayed | discarded."""

    OPEN = "open"
    REPLAYED = "replayed"
    DISCARDED = "discarded"


class DeadLetterEntry(DueDocument, ExpiringDocument):
    """One record of a DLQ. `_id` is a function of what failed, so a letter written twice is one.

    It is due when it is to replay by itself: never, for most.
    """

    collection: ClassVar[str] = "Dead_letters"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("state", "dlq"), "open dead letters, by topic (skeji dlq list, status)"),
        Index(("state", "failed_at"), "dead letters, the oldest first (skeji dlq list)"),
        Index(("correlation_id",), "the dead letters of one message"),
        Index(("due_at",), "dead letters that are to replay by themselves"),
        Index(("conversation_id",), "the dead letters of a person (export, erase)"),
        Index(("key",), "the dead letters of a person, or of a booking (export, erase)"),
        Index(("recipients", "failed_at"), "the dead letters that name a person who was not told (export, erase)"),
        EXPIRY,
    )

    dlq: str
    original_topic: str
    original_partition: int
    original_offset: int
    key: str | None
    """As text, for people; the bytes are beside it."""
    key_base64: str | None
    value_base64: str | None
    headers: dict[str, str]
    correlation_id: str
    conversation_id: str
    error_class: str
    error_message: str
    stack: str
    attempts: int
    group: str
    actor: str
    failed_at: datetime
    state: LetterState = LetterState.OPEN
    recipients: tuple[str, ...] = ()
    """Those who were not told, where others were: a replay tells them alone. Empty: everybody it concerns."""
    claimed_until: datetime | None = None
    """Somebody replays it: until then nobody else does."""

    def kept_for(self) -> timedelta | None:
        return None if self.state is LetterState.OPEN else KEPT_FOR

    @property
    def attempt(self) -> int:
        """At its message; a replay counts it up."""
        text = self.headers.get("attempt", "")
        return int(text) if text.isdecimal() and len(text) < 9 else 0

    @property
    def key_bytes(self) -> bytes | None:
        return None if self.key_base64 is None else base64.b64decode(self.key_base64)

    @property
    def value_bytes(self) -> bytes | None:
        return None if self.value_base64 is None else base64.b64decode(self.value_base64)


def entry_of(
    record: Record[DeadLetter], now: datetime, knows: Callable[[DeadLetterEntry], bool] = lambda _: False
) -> DeadLetterEntry:
    """What is remembered of a dead letter that is read at `now`.

    Args:
        knows: whether this release knows what an older one, which wrote the letter, did not.
    """
    entry, attempt = _copied(record), record.headers.attempt
    passes = entry.error_class == TRANSIENT_EXHAUSTED or (entry.error_class in NEWER_CLASSES and knows(entry))
    if not passes or attempt >= len(REPLAYED_AFTER):
        return entry
    return entry.model_copy(update={"due_at": now + REPLAYED_AFTER[attempt]})


def _copied(record: Record[DeadLetter]) -> DeadLetterEntry:
    letter = record.value
    return DeadLetterEntry(
        id=stable_id(
            record.topic, letter.original_topic, record.headers.event_id, letter.group, record.headers.attempt
        ),
        dlq=record.topic,
        original_topic=letter.original_topic,
        original_partition=letter.original_partition,
        original_offset=letter.original_offset,
        key=None if letter.original_key is None else letter.original_key.decode(errors="replace"),
        key_base64=_base64(letter.original_key),
        value_base64=_base64(letter.original_value),
        headers={name: text for name, text in letter.original_headers.items() if _is_a_name(name)},
        correlation_id=record.headers.correlation_id,
        conversation_id=record.headers.conversation_id,
        error_class=letter.error_class,
        error_message=letter.error_message,
        stack=letter.stack,
        attempts=letter.attempts,
        group=letter.group,
        actor=letter.actor,
        failed_at=letter.failed_at,
        recipients=letter.recipients,
    )


def unreadable(raw: RawRecord, why: str, stack: str, *, group: str, actor: str, now: datetime) -> DeadLetterEntry:
    """A record of a DLQ that operations itself failed on. Nothing of what it says is believed; the bytes are kept, and
    its replay puts it onto the DLQ again, for a release that can read it."""
    headers = [(name[:200], (content or b"").decode(errors="replace")) for name, content in raw.headers or ()]
    kept = {name: text[:_MAX_CHARACTERS] for name, text in headers[:_MAX_HEADERS] if _is_a_name(name)}
    return DeadLetterEntry(
        id=stable_id("unreadable", raw.topic, raw.partition, raw.offset, raw.timestamp),
        dlq=raw.topic,
        original_topic=raw.topic,
        original_partition=raw.partition,
        original_offset=raw.offset,
        key=None if raw.key is None else raw.key.decode(errors="replace")[:_MAX_CHARACTERS],
        key_base64=_base64(raw.key),
        value_base64=_base64(raw.value),
        headers=kept,
        correlation_id=kept.get("correlation-id", ""),
        conversation_id=kept.get("conversation-id", ""),
        error_class=UNREADABLE,
        error_message=why,
        stack=stack,
        attempts=1,
        group=group,
        actor=actor,
        failed_at=now,
    )


def without_bytes(entry: DeadLetterEntry) -> DeadLetterEntry:
    """As little of a letter as any database takes: where it stands, and why it failed."""
    return entry.model_copy(update={"key": None, "key_base64": None, "value_base64": None, "headers": {}})


def _is_a_name(header: str) -> bool:
    """A foreign producer may call a header anything; the database has no place for some names, and we for none."""
    return header.isprintable() and not header.startswith("$")


def _base64(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode()
