"""What becomes of a record that is given up: a dead letter, or kept aside where its group has no dead-letter topic."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol

from skeji_ray.errors import NotDelivered, Undecodable
from skeji_ray.kafka.codec import WireHeaders, dead_letter_headers, decode, decode_headers, first_offset
from skeji_ray.kafka.failure import Failure, about_raw
from skeji_ray.kafka.handler import Handler, KeepsAside
from skeji_ray.kafka.middleware import Middleware, reason_of
from skeji_ray.messages.base import Outgoing, RawRecord, Record
from skeji_ray.messages.events import DeadLetter
from skeji_ray.metrics.sink import Sink
from skeji_ray.metrics.table import DEAD_LETTERS
from skeji_ray.topology import Group, Topic

log = logging.getLogger(__name__)


class Publisher(Protocol):
    """What a worker writes with."""

    async def publish(self, outgoing: Sequence[Outgoing]) -> None: ...

    async def publish_raw(self, topic: str, key: bytes | None, value: bytes | None, headers: WireHeaders) -> None: ...


class Burial:
    """Gives records up, each once and for good: it returns when what is left of one is acknowledged.

    Args:
        traced: stands around what the handler says of a dead letter.
        pause: waits after so many failures in a row.
    """

    def __init__(
        self,
        group: Group,
        handler: Handler,
        publisher: Publisher,
        actor: str,
        *,
        traced: Middleware,
        pause: Callable[[int], Awaitable[None]],
        sink: Sink,
    ) -> None:
        self._group = group
        self._handler = handler
        self._publisher = publisher
        self._actor = actor
        self._traced = traced
        self._pause = pause
        self._sink = sink
        self._topics: Mapping[str, Topic] = {topic.name: topic for topic in group.consumes}

    async def bury(self, raw: RawRecord, failure: Failure) -> None:
        """Publish the dead letter and what its sender is told; what is not acknowledged holds the offset."""
        dlq = self._group.dead_letters
        assert dlq is not None
        log.error("%s: %s is a dead letter: %s", self._actor, about_raw(raw), reason_of(failure.error))
        record = self._readable(raw)
        value, headers = letter_of(raw, record, failure, dlq)
        await self._insist(lambda: self._publisher.publish_raw(dlq.name, raw.key, value, headers), give_up=False)
        self._count(failure)
        if record is not None:
            await self._insist(lambda: self._tell(record, failure.error), give_up=True)

    async def is_kept_aside(self, raw: RawRecord, failure: Failure) -> bool:
        """In a group without dead letters; False where the record is tried for ever."""
        handler, error = self._handler, failure.error
        if getattr(error, "retriable", False):
            return False
        if isinstance(handler, KeepsAside):
            log.error("%s: %s is kept aside: %s", self._actor, about_raw(raw), reason_of(error))
            await self._insist(lambda: handler.keep_aside(raw, failure), give_up=False)
            self._count(failure)
            return True
        if isinstance(error, Undecodable):
            log.error("%s: %s cannot be read and is passed over: %s", self._actor, about_raw(raw), reason_of(error))
            return True
        return False

    def _count(self, failure: Failure) -> None:
        self._sink.series(DEAD_LETTERS, self._group.name, failure.error_class)(1)

    def _readable(self, raw: RawRecord) -> Record[Any] | None:
        try:
            return decode(raw, self._topics)
        except Exception:
            return None

    async def _tell(self, record: Record[Any], error: Exception) -> None:
        outgoing = await self._traced(partial(self._handler.on_dead_letter, error=error))(record)
        if outgoing:
            await self._publisher.publish(outgoing)

    async def _insist(self, act: Callable[[], Awaitable[None]], *, give_up: bool) -> None:
        """Until it succeeds; with `give_up`, only as long as it may."""
        failures = 0
        while True:
            try:
                return await act()
            except Exception as error:
                failures += 1
                if give_up and not getattr(error, "retriable", False):
                    log.exception("%s: what follows a dead letter could not be told", self._actor)
                    return None
                if failures & (failures - 1) == 0:
                    said = reason_of(error)
                    log.warning("%s: a dead letter is written again after failure %d: %s", self._actor, failures, said)
            await self._pause(failures)


def letter_of(
    raw: RawRecord, record: Record[Any] | None, failure: Failure, dlq: Topic
) -> tuple[bytes | None, WireHeaders]:
    """Value and headers of the dead letter on `dlq`. `record` is None where it could not be decoded."""
    headers = dead_letter_headers(_story(raw, failure), _original_headers(raw, record))
    value = raw.value
    if value is not None and len(value) > dlq.most_bytes:  # compressed, more came than a record may hold
        headers.append(("dlq-cut-from-bytes", str(len(value)).encode()))
        value = value[: dlq.most_bytes]
    return value, headers


def _story(raw: RawRecord, failure: Failure) -> DeadLetter:
    error = failure.error
    return DeadLetter(
        original_topic=raw.topic,
        original_partition=raw.partition,
        original_offset=first_offset(raw),
        original_key=None,  # key and value travel as they are, beside this
        original_value=None,
        original_headers={},
        error_class=failure.error_class,
        error_message=reason_of(error),
        stack=failure.stack,
        attempts=failure.attempts,
        group=failure.group,
        actor=failure.actor,
        failed_at=datetime.now(UTC),
        recipients=error.recipients if isinstance(error, NotDelivered) else (),
    )


def _original_headers(raw: RawRecord, record: Record[Any] | None) -> Sequence[tuple[str, bytes | None]]:
    """The original's; where it had none, those that were made up for it, so that it can be found by them."""
    known = record.headers if record is not None else decode_headers(raw, None)
    ids = {
        "event-id": known.event_id,
        "correlation-id": known.correlation_id,
        "conversation-id": known.conversation_id,
        "attempt": str(known.attempt),
    }
    others = [(name, content) for name, content in raw.headers or () if name not in ids]
    return [*((name, text.encode(errors="replace")) for name, text in ids.items()), *others]
