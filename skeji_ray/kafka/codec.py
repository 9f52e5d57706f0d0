"""Between bytes on the wire and typed records. A record without headers is read too, where its body is valid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from skeji_ray.errors import Undecodable, UnknownVersion
from skeji_ray.kafka.unreadable import UnreadableRecord
from skeji_ray.messages.base import Headers, Message, Outgoing, RawRecord, Record, calculable
from skeji_ray.messages.events import DeadLetter
from skeji_ray.messages.ids import stable_id
from skeji_ray.topology import TOPIC, Topic

WireHeaders = list[tuple[str, bytes]]
_COMPUTERS, _CENTURIES_AHEAD = 1970, 2500
_LAST_MS = 253_370_764_799_000
"""The last second before the year 9999: a foreign producer may write any number as its record's time."""


def wire_headers(outgoing: Outgoing, source: str, now: datetime) -> WireHeaders:
    """The headers of contracts: every record that we write has all of them."""
    kind = type(outgoing.value)
    correlation, event = outgoing.correlation_id, outgoing.event_id
    return [
        ("event-id", _bytes(event)),
        _standing("event-type", outgoing.event_type or kind.event_type()),
        ("correlation-id", _bytes(correlation)),
        ("conversation-id", _bytes(outgoing.conversation_id)),
        _standing("schema-version", kind.schema_version),
        _standing("source", source),
        ("timestamp", _bytes(now.isoformat())),
        _FIRST_TRY,
        _standing("attempt", str(outgoing.attempt)),
        ("traceparent", _bytes(outgoing.traceparent or traceparent(correlation, event))),
    ]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


@lru_cache(maxsize=256)
def _standing(name: str, text: str) -> tuple[str, bytes]:
    """A header of which there are few, so that it is not made anew for every record."""
    return name, _bytes(text)


_FIRST_TRY = ("retry-count", b"0")


def traceparent(correlation_id: str, event_id: str) -> str:
    """W3C trace context: the trace is the correlation id, the span the event id."""
    trace, span = correlation_id.replace("-", "")[:32], event_id.replace("-", "")[:16]
    return f"00-{trace:0>32}-{span:0>16}-01"


def header_texts(raw: RawRecord) -> dict[str, str]:
    """The headers as text; of several of one name the last."""
    return {name: (content or b"").decode(errors="replace") for name, content in raw.headers or ()}


def written_at(raw: RawRecord) -> datetime:
    """When the record was written, as its producer says."""
    return datetime.fromtimestamp(min(max(raw.timestamp, 0), _LAST_MS) / 1000, UTC)


def first_offset(raw: RawRecord) -> int:
    """Where the record stands; of several that cannot be decoded together, where the first does."""
    return raw.first_offset if isinstance(raw, UnreadableRecord) else raw.offset


def decode_headers(raw: RawRecord, value: Message | None) -> Headers:
    """The record's headers; what is missing is made up from where the record stands, the same each time."""
    return _headers_of(header_texts(raw), raw, value)


def _headers_of(found: Mapping[str, str], raw: RawRecord, value: Message | None) -> Headers:
    told = found.get
    event, correlation = told("event-id"), told("correlation-id")
    if not event or not correlation:
        place = stable_id(raw.topic, raw.partition, raw.offset, raw.timestamp)
        event, correlation = event or stable_id(place, "event"), correlation or place
    return Headers(
        event_id=event,
        event_type=told("event-type", ""),
        correlation_id=correlation,
        conversation_id=told("conversation-id") or getattr(value, "conversation_id", None) or "",
        schema_version=told("schema-version", "1.0"),
        source=told("source", "external"),
        timestamp=told("timestamp", ""),
        retry_count=count_of(told("retry-count")),
        attempt=count_of(told("attempt")),
        traceparent=told("traceparent"),
        recipients=_people(told("recipients")),
    )


def _people(text: str | None) -> tuple[str, ...]:
    return tuple(one for one in (text or "").split(",") if one)


def count_of(text: str | None, digits: int = 8) -> int:
    """A number of at most `digits` digits that a header holds; 0 for anything else."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) <= digits else 0


def decode(raw: RawRecord, topics: Mapping[str, Topic] = TOPIC) -> Record[Any]:
    """The typed record.

    Raises:
        Undecodable: not a message of this topic; names the first field at fault, the unknown version, or what is
            wrong with the record itself.
        UnknownVersion: a newer release may have written it.
    """
    kind = topics[raw.topic].message
    if isinstance(raw, UnreadableRecord) and kind is not DeadLetter:
        raise Undecodable(f"{raw.topic}: {raw.fault}")
    found = header_texts(raw)
    value: Message = read_dead_letter(raw) if kind is DeadLetter else _decode_value(raw, kind, found)
    return Record(
        topic=raw.topic,
        partition=raw.partition,
        offset=raw.offset,
        key=(raw.key or b"").decode(errors="replace"),
        written_at=written_at(raw),
        value=value,
        headers=_headers_of(found, raw, value),
    )


def _decode_value(raw: RawRecord, kind: type[Message], headers: Mapping[str, str]) -> Message:
    version = headers.get("schema-version")
    if version is not None and version != kind.schema_version and _major(version) != _major(kind.schema_version):
        unknown = UnknownVersion if _is_later(version, kind.schema_version) else Undecodable
        raise unknown(f"{raw.topic}: schema-version {version[:20]!r} is not {kind.schema_version}")
    if raw.value is None:
        raise Undecodable(f"{raw.topic}: no body")
    try:
        return kind.model_validate_json(raw.value)
    except ValidationError as error:
        errors = error.errors(include_input=False, include_url=False)
        first = errors[0]
        field = ".".join(str(part) for part in first["loc"])[:200] or "body"
        kind_of_error = UnknownVersion if all(one["type"] in _UNKNOWN_WORDS for one in errors) else Undecodable
        raise kind_of_error(f"{raw.topic}: {field}: {first['msg'][:300]}") from None


_UNKNOWN_WORDS = frozenset({"enum", "literal_error", "union_tag_invalid"})
"""What pydantic says where a body is right but for a word: a kind of event, of outcome, of whatever has a table."""


def _major(version: str) -> str:
    return version.split(".", maxsplit=1)[0]


def _is_later(version: str, ours: str) -> bool:
    """Whether a version may be a newer release's: garbage, and what is older than anything that is read, may not."""
    return count_of(_major(version)) > count_of(_major(ours))


# A dead letter on the wire: key and value are the original bytes, everything else stands in bounded headers.
_MOST_CHARACTERS = 4_000
_MOST_KEPT = 40
_OURS = ("dlq-", "original-")


def dead_letter_headers(letter: DeadLetter, original: Sequence[tuple[str, bytes | None]]) -> WireHeaders:
    """The original's headers, and the story of its failure under the guide's names and ours.

    All of them together stay below the topology's HEADER_BYTES, whatever the original's were.
    """
    story = {
        "original-topic": letter.original_topic,
        "original-partition": str(letter.original_partition),
        "original-offset": str(letter.original_offset),
        "dlq-error": letter.error_message,
        "dlq-error-class": letter.error_class,
        "dlq-stack": letter.stack,
        "dlq-attempts": str(letter.attempts),
        "dlq-timestamp": letter.failed_at.isoformat(),
        "dlq-consumer-group": letter.group,
        "dlq-actor": letter.actor,
    }
    kept = [
        (name[:200], (content or b"")[:_MOST_CHARACTERS]) for name, content in original if not name.startswith(_OURS)
    ]
    if letter.recipients:
        story["dlq-recipients"] = ",".join(letter.recipients)
    # The end of a stack says what happened; everything else is short.
    told = [(name, text[-_MOST_CHARACTERS:].encode(errors="replace")) for name, text in story.items()]
    return [*kept[:_MOST_KEPT], *told]


def read_dead_letter(raw: RawRecord) -> DeadLetter:
    """A record of a DLQ. Whoever wrote it, it can be read: what is not there is empty, or told by its own fault."""
    found = header_texts(raw)
    error_class, error = ("Undecodable", raw.fault) if isinstance(raw, UnreadableRecord) else ("unknown", "")
    return DeadLetter(
        original_topic=found.get("original-topic", raw.topic),
        original_partition=count_of(found.get("original-partition")),
        original_offset=count_of(found.get("original-offset"), digits=18),
        original_key=raw.key,
        original_value=raw.value,
        original_headers={name: text for name, text in found.items() if not name.startswith(_OURS)},
        error_class=found.get("dlq-error-class", error_class),
        error_message=found.get("dlq-error", error),
        stack=found.get("dlq-stack", ""),
        attempts=count_of(found.get("dlq-attempts")),
        group=found.get("dlq-consumer-group", ""),
        actor=found.get("dlq-actor", ""),
        failed_at=_instant(found.get("dlq-timestamp")) or written_at(raw),
        recipients=_people(found.get("dlq-recipients")),
    )


def _instant(text: str | None) -> datetime | None:
    """None for what is no instant, or an absurd one: nothing fails before there were computers, or centuries ahead."""
    try:
        found = calculable(datetime.fromisoformat(text)) if text else None
    except ValueError:
        return None
    return found if found is not None and _COMPUTERS <= found.year < _CENTURIES_AHEAD else None
