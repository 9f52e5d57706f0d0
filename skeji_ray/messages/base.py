"""What every message is, and what travels around it: headers, a record read, a record to publish."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, ClassVar, Generic, Protocol, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict

from skeji_ray.messages.ids import stable_id

_FIRST, _LAST = datetime(2, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)


def calculable(instant: datetime) -> datetime:
    """An instant that can be brought into every time zone; without a zone of its own it is in UTC.

    One at an end of the calendar, where another zone's offset leads beyond, is brought a year nearer: whoever judges
    what is too far judges it the same.
    """
    told = instant if instant.tzinfo is not None else instant.replace(tzinfo=UTC)
    return min(max(told, _FIRST), _LAST)


Instant = Annotated[datetime, AfterValidator(calculable)]
"""A moment as a message carries it. Who wrote it may be anybody, so it is one that can be calculated with."""


class RawRecord(Protocol):
    """A record as it stands in its topic, and as kafka-python gives it."""

    @property
    def topic(self) -> str: ...
    @property
    def partition(self) -> int: ...
    @property
    def offset(self) -> int: ...
    @property
    def timestamp(self) -> int:
        """Milliseconds."""
        ...

    @property
    def key(self) -> bytes | None: ...
    @property
    def value(self) -> bytes | None: ...
    @property
    def headers(self) -> Sequence[tuple[str, bytes | None]]: ...


class Value(BaseModel):
    """A frozen part of a message. Unknown fields are ignored, so that a newer writer can be read."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class Message(Value):
    """What one topic carries. A change that an older reader can not follow raises the major version."""

    schema_version: ClassVar[str] = "1.0"

    @classmethod
    def event_type(cls) -> str:
        """The `event-type` header of a message that does not say otherwise."""
        return cls.__name__


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers of every record; on the wire with dashes (`correlation-id`)."""

    event_id: str
    event_type: str
    correlation_id: str
    conversation_id: str
    schema_version: str
    source: str
    timestamp: str
    retry_count: int = 0
    attempt: int = 0
    traceparent: str | None = None
    recipients: tuple[str, ...] = ()
    """Of the people whom the record concerns, the only ones who are to be told: a replay's. Empty: all of them."""


M_co = TypeVar("M_co", bound=Message, covariant=True)


@dataclass(frozen=True, slots=True)
class Record(Generic[M_co]):
    """One record as a handler sees it: decoded, its headers complete (made up where they were missing)."""

    topic: str
    partition: int
    offset: int
    key: str
    written_at: datetime
    value: M_co
    headers: Headers


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One record to publish. The producer adds source, time, schema version and trace."""

    topic: str
    key: str
    value: Message
    correlation_id: str
    conversation_id: str
    event_id: str
    attempt: int = 0
    event_type: str = field(default="")
    traceparent: str | None = None
    """What caused it, in W3C's words; None: the correlation id is the trace, the event id the span."""

    @staticmethod
    def caused_by(record: Record[Message], topic: str, key: str, value: Message, part: object = "") -> Outgoing:
        """What `record` makes on `topic`: same correlation, an id that is a function of both."""
        headers = record.headers
        return Outgoing(
            topic=topic,
            key=key,
            value=value,
            correlation_id=headers.correlation_id,
            conversation_id=headers.conversation_id,
            event_id=stable_id(headers.event_id, topic, part),
            attempt=headers.attempt,
        )


Publish = Callable[[Sequence[Outgoing]], Awaitable[None]]
"""Returns when the broker acknowledged all of them; raises Transient when it did not."""
