"""What happens to one record: decoded, handled, published, retried, and if it must be, buried."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager

from skeji_ray.errors import DependencyUnreachable, MaybeNewer, NotYet, Transient, is_unexpected
from skeji_ray.kafka.burial import Burial, Publisher
from skeji_ray.kafka.codec import decode
from skeji_ray.kafka.failure import Failure, about_raw, frames_of, place_of
from skeji_ray.kafka.gate import Gate, Pause
from skeji_ray.kafka.handler import Awaiting, Handler, Probing
from skeji_ray.kafka.middleware import Middleware, chain, reason_of
from skeji_ray.kafka.places import Places
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.kafka.suspension import PartitionHealth
from skeji_ray.kafka.tracing import tracing_middleware
from skeji_ray.messages.base import RawRecord
from skeji_ray.metrics.sink import NO_SINK, Sink
from skeji_ray.metrics.table import RETRIES
from skeji_ray.topology import Group
from skeji_ray.tracing.tracer import Tracer

log = logging.getLogger(__name__)

WORKING_AT_ONCE = 256
"""Handlers that run at the same time in one member; a record that waits for its next try holds no place."""
NEWER_AGAIN_AFTER_S = 5.0
"""How soon what waits for a newer release is looked at again."""

MAX_REASON = 300
"""Characters of an error that a snapshot shows, and the fleets' document holds."""

NewerRuns = Callable[[], Awaitable[bool]]
"""Whether a newer release of the product runs beside this one, in the same groups."""


async def nothing_newer() -> bool:
    """The answer where there is one release alone."""
    return False


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
        newer_runs: NewerRuns = nothing_newer,
    ) -> None:
        self._group = group
        self._newer_runs = newer_runs
        self._sink = sink
        self._retried = sink.series(RETRIES, group.name)
        self._topics = {topic.name: topic for topic in group.consumes}
        self._handler = handler
        traced = tracing_middleware(group, tracer)
        self._handle = traced(chain(handler.handle, middlewares))
        self._publisher = publisher
        self._actor = actor
        self._policy = policy
        self._wait = pause
        self.gate = Gate(actor, policy, handler.probe if isinstance(handler, Probing) else None, pause)
        parts = (group, handler, publisher, actor)
        self._burial = Burial(*parts, traced=traced, pause=self._pause, sink=sink)
        self._health: dict[tuple[str, int], PartitionHealth] = {}
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

    @property
    def suspended(self) -> tuple[str, ...]:
        """Which partitions wait although what they rest on answers, each with the reason. Any thread."""
        partitions = list(self._health.values())
        return tuple(f"{one.place}: {reason}" for one in partitions if (reason := one.reason) is not None)

    async def work(self, raw: RawRecord) -> None:
        """Handle a record until its outcome is published, or its dead letter is. Raises only when cancelled."""
        health = self._health_of(raw)
        try:
            if self.gate.reason is None and health.gate.reason is None:
                await self._once(raw, health)
            else:
                await self._in_turn(raw, health, again=False)
        except Exception as error:
            with self._troubled():
                await self._try_again(raw, health, error)
        self.handled += 1

    def _health_of(self, raw: RawRecord) -> PartitionHealth:
        place = raw.topic, raw.partition
        health = self._health.get(place)
        if health is None:
            name = f"{raw.topic}[{raw.partition}]"
            health = self._health[place] = PartitionHealth(name, self._actor, self._policy, self._wait)
        return health

    async def _once(self, raw: RawRecord, health: PartitionHealth) -> None:
        try:
            record = decode(raw, self._topics)
            async with self._places:
                outgoing = await self._handle(record)
                if outgoing:
                    await self._publisher.publish(outgoing)
        except DependencyUnreachable as error:
            self.gate.shut(reason_of(error))
            raise
        if self.gate.failures:
            self.gate.failures = 0
        health.succeeded()

    async def _in_turn(self, raw: RawRecord, health: PartitionHealth, *, again: bool) -> None:
        """Behind a shut gate, the partition's or the member's, when it opens or as its probe."""
        if health.gate.reason is not None:
            async with health.gate.turn(again=again):
                await self._in_members_turn(raw, health, again=again)
        else:
            await self._in_members_turn(raw, health, again=again)

    async def _in_members_turn(self, raw: RawRecord, health: PartitionHealth, *, again: bool) -> None:
        if self.gate.reason is not None:
            async with self.gate.turn(again=again):
                await self._once(raw, health)
        else:
            await self._once(raw, health)

    async def _try_again(self, raw: RawRecord, health: PartitionHealth, error: Exception) -> None:
        """After a first failure: until it succeeds, or is buried."""
        failures = counted = 0
        while True:
            failures += 1
            counted += self._policy.counts(error)
            gives_up = self._policy.gives_up(error, counted)
            if gives_up and await self._is_settled(raw, health, error, failures):
                return
            self._say(raw, error, failures)
            try:
                await self._once_more(raw, health, error, counted)
                return
            except Exception as again:
                error = again

    async def _is_settled(self, raw: RawRecord, health: PartitionHealth, error: Exception, failures: int) -> bool:
        """Bury what no later try mends; False where it must wait instead."""
        failure = Failure(error, failures, self._group.name, self._actor)
        if isinstance(error, MaybeNewer) and await self._waits_for_newer(raw, health, error):
            return False
        if self._group.dead_letters is None:
            return await self._burial.is_kept_aside(raw, failure)
        if is_unexpected(error):
            if not health.budget.has_room:
                self._suspend(raw, health, error)
                return False
            health.budget.buried()
        await self._burial.bury(raw, failure)
        return True

    def _suspend(self, raw: RawRecord, health: PartitionHealth, error: Exception) -> None:
        if health.gate.reason is None:
            what = f"{health.place} is suspended: too many of its records fail as nobody expected"
            log.error("%s: %s, now %s\n%s", self._actor, what, about_raw(raw), frames_of(error))
            health.gate.shut(f"{place_of(raw)} and those before it failed: {reason_of(error)[:MAX_REASON]}")

    async def _waits_for_newer(self, raw: RawRecord, health: PartitionHealth, error: Exception) -> bool:
        """Wait some time with what a newer release may know, while one runs; True where it is then tried again."""
        try:
            if not await self._newer_runs():
                return False
        except Transient as away:
            log.debug("%s: whether a newer release runs is not known: %s", self._actor, away)
        with health.awaiting_newer(raw.offset, f"{place_of(raw)}: {reason_of(error)[:MAX_REASON]}"):
            await self._wait(NEWER_AGAIN_AFTER_S)
        return True

    async def _once_more(self, raw: RawRecord, health: PartitionHealth, error: Exception, counted: int) -> None:
        """Behind a shut gate the gate says when; else the record waits for itself."""
        if isinstance(error, NotYet):
            await self._wait(error.again_in_s)
        elif health.gate.reason is None and not isinstance(error, DependencyUnreachable):
            await self._pause(counted)
            self._retried(1)
        if self.gate.reason is None and health.gate.reason is None:
            await self._once(raw, health)
        else:
            await self._in_turn(raw, health, again=True)

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

    def _say(self, raw: RawRecord, error: Exception, failures: int) -> None:
        """The first failures, then ever fewer of them: what waits long must not fill the log, nor what is meant to."""
        if failures & (failures - 1) == 0:
            level = logging.DEBUG if isinstance(error, NotYet) else logging.WARNING
            said = about_raw(raw), failures, reason_of(error)
            log.log(level, "%s: %s is tried again after failure %d: %s", self._actor, *said)
