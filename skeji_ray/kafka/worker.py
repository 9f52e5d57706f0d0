"""What happens to one record: decoded, handled, published, retried, and if it must be, buried."""

from __future__ import annotations

import asyncio
import logging
import random
import time
import traceback
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol

from skeji_ray.errors import DependencyUnreachable, NotDelivered, NotYet, Undecodable
from skeji_ray.kafka.codec import (
    RawRecord,
    WireHeaders,
    dead_letter_headers,
    decode,
    decode_headers,
    first_offset,
)
from skeji_ray.kafka.gate import Gate, Pause
from skeji_ray.kafka.handler import Awaiting, Handler, Probing
from skeji_ray.kafka.middleware import Middleware, about, chain, reason_of
from skeji_ray.kafka.places import Places
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.kafka.tracing import tracing_middleware
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.events import TRANSIENT_EXHAUSTED, DeadLetter
from skeji_ray.metrics.sink import NO_SINK, Sink
from skeji_ray.metrics.table import DEAD_LETTERS, RETRIES
from skeji_ray.topology import Group
from skeji_ray.tracing.tracer import Tracer

log = logging.getLogger(__name__)

WORKING_AT_ONCE = 256
"""Handlers that run at the same time in one member; a record that waits for its next try holds no place."""
_STACK_CHARACTERS = 4_000


class Publisher(Protocol):
    """What a worker writes with."""

    async def publish(self, outgoing: Sequence[Outgoing]) -> None: ...

    async def publish_raw(self, topic: str, key: bytes | None, value: bytes | None, headers: WireHeaders) -> None: ...


class Worker:
    """Takes care of single records; returns when nothing of them is left to do."""

    def __init__(
        self,
        group: Group,
        handler: Handler,
        publisher: Publisher,
        actor: str,
        policy: RetryPolicy,
        middlewares: Sequence[Middleware] = (),
        pause: Pause = asyncio.sleep,
        sink: Sink = NO_SINK,
        tracer: Tracer | None = None,
    ) -> None:
        self._group = group
        self._sink = sink
        self._retried = sink.series(RETRIES, group.name)
        self._topics = {topic.name: topic for topic in group.consumes}
        self._handler = handler
        self._traced = tracing_middleware(group, tracer)
        self._handle = self._traced(chain(handler.handle, middlewares))
        self._publisher = publisher
        self._actor = actor
        self._policy = policy
        self._wait = pause
        self.gate = Gate(actor, policy, handler.probe if isinstance(handler, Probing) else None, pause)
        self._places = Places(WORKING_AT_ONCE)
        self._jitter = random.Random()
        self.handled = 0
        self.waiting = 0
        """Records that failed at least once and have no outcome yet."""
        self.waiting_since: float | None = None
        """Monotonic time since when there has always been one; None while there is none."""

    @property
    def waits_for(self) -> str | None:
        """Which dependency does not answer: everything waits for it, or, as far as the handler says so, a part."""
        return self.gate.reason or (self._handler.waits_for if isinstance(self._handler, Awaiting) else None)

    @property
    def is_at_rest(self) -> bool:
        """Nothing is being handled now: what is in hand waits, if anything is. Any thread."""
        return self._places.free == WORKING_AT_ONCE

    async def work(self, raw: RawRecord) -> None:
        """Handle a record until its outcome is published, or its dead letter is. Raises only when cancelled."""
        try:
            record: Record[Any] = decode(raw, self._topics)
        except Exception as error:
            if not isinstance(error, Undecodable):
                log.exception("%s: %s could not be decoded", self._actor, _place(raw))
            with self._troubled():
                await self._bury(raw, None, error, 1)
        else:
            await self._try(raw, record)
        self.handled += 1

    async def _try(self, raw: RawRecord, record: Record[Any]) -> None:
        try:
            if self.gate.reason is None:
                await self._once(record)
            else:
                async with self.gate.turn(again=False):
                    await self._once(record)
        except Exception as error:
            with self._troubled():
                await self._try_again(raw, record, error)

    async def _once(self, record: Record[Any]) -> None:
        try:
            async with self._places:
                outgoing = await self._handle(record)
                if outgoing:
                    await self._publisher.publish(outgoing)
        except DependencyUnreachable as error:
            self.gate.shut(reason_of(error))
            raise
        if self.gate.failures:
            self.gate.failures = 0

    async def _try_again(self, raw: RawRecord, record: Record[Any], error: Exception) -> None:
        """After a first failure: until it succeeds, or is buried."""
        failures = counted = 0
        while True:
            failures += 1
            counted += self._policy.counts(error)
            if self._group.dead_letters is not None and self._policy.gives_up(error, counted):
                await self._bury(raw, record, error, failures)
                return
            self._say(f"{about(record)} is tried again", error, failures)
            try:
                await self._once_more(record, error, counted)
                return
            except Exception as again:
                error = again

    async def _once_more(self, record: Record[Any], error: Exception, counted: int) -> None:
        """Behind a shut gate the gate says when; else the record waits for itself."""
        if isinstance(error, NotYet):
            await self._wait(error.again_in_s)
        elif not isinstance(error, DependencyUnreachable):
            await self._pause(counted)
            self._retried(1)
        if self.gate.reason is None:
            await self._once(record)
        else:
            async with self.gate.turn(again=True):
                await self._once(record)

    async def _pause(self, failures: int) -> None:
        await self._wait(self._policy.wait_s(failures, self._jitter))

    @contextmanager
    def _troubled(self) -> Iterator[None]:
        """A record that failed counts as waiting until its outcome, or its dead letter, is written."""
        if self.waiting == 0:
            self.waiting_since = time.monotonic()
        self.waiting += 1
        try:
            yield
        finally:
            self.waiting -= 1
            if self.waiting == 0:
                self.waiting_since = None

    def _say(self, what: str, error: Exception, failures: int) -> None:
        """The first failures, then ever fewer of them: what waits long must not fill the log, nor what is meant to."""
        if failures & (failures - 1) == 0:
            level = logging.DEBUG if isinstance(error, NotYet) else logging.WARNING
            log.log(level, "%s: %s after failure %d: %s", self._actor, what, failures, reason_of(error))

    async def _bury(self, raw: RawRecord, record: Record[Any] | None, error: Exception, attempts: int) -> None:
        """Publish the dead letter and what its sender is told; what is not acknowledged holds the offset."""
        dlq = self._group.dead_letters
        log.error("%s: %s is a dead letter: %s", self._actor, _place(raw), reason_of(error))
        if dlq is None:
            return  # only what can not be decoded comes here, and a dead letter always can
        letter = self._letter(raw, error, attempts)
        headers = dead_letter_headers(letter, _original_headers(raw, record))
        value = raw.value
        if value is not None and len(value) > dlq.most_bytes:  # compressed, more came than a record may hold
            headers.append(("dlq-cut-from-bytes", str(len(value)).encode()))
            value = value[: dlq.most_bytes]
        await self._insist(lambda: self._publisher.publish_raw(dlq.name, raw.key, value, headers), give_up=False)
        self._sink.series(DEAD_LETTERS, self._group.name, letter.error_class)(1)
        if record is not None:
            await self._insist(lambda: self._tell(record, error), give_up=True)

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
                self._say("a dead letter is written again", error, failures)
            await self._pause(failures)

    def _letter(self, raw: RawRecord, error: Exception, attempts: int) -> DeadLetter:
        exhausted = getattr(error, "retriable", False)
        return DeadLetter(
            original_topic=raw.topic,
            original_partition=raw.partition,
            original_offset=first_offset(raw),
            original_key=None,  # key and value travel as they are, beside this
            original_value=None,
            original_headers={},
            error_class=TRANSIENT_EXHAUSTED if exhausted else type(error).__name__,
            error_message=reason_of(error),
            stack="".join(traceback.format_exception(error))[-_STACK_CHARACTERS:],
            attempts=attempts,
            group=self._group.name,
            actor=self._actor,
            failed_at=datetime.now(UTC),
            recipients=error.recipients if isinstance(error, NotDelivered) else (),
        )


def _original_headers(raw: RawRecord, record: Record[Any] | None) -> list[tuple[str, bytes | None]]:
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


def _place(raw: RawRecord) -> str:
    return f"{raw.topic}[{raw.partition}]@{first_offset(raw)}"
