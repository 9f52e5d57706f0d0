"""What the fleet measures, every few seconds: how far groups are behind, what members do, what is left open."""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from skeji_ray.clock import Clock, SystemClock
from skeji_ray.document import DueDocument
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.errors import SkejiError
from skeji_ray.kafka.backlog import PartitionBacklog
from skeji_ray.kafka.snapshot import Snapshot
from skeji_ray.metrics import table
from skeji_ray.metrics.sink import Sink
from skeji_ray.pipeline.execution import OPEN_STATES, Execution
from skeji_ray.serve.fleet_plan import group_of, members_by_group
from skeji_ray.serve.scaling import Load
from skeji_ray.store.base import Store
from skeji_ray.store.dead_letters import count_open, count_unreadable

log = logging.getLogger(__name__)

Backlogs = Mapping[str, Sequence[PartitionBacklog]]
"""Group -> its partitions."""

AGAIN_AFTER_S, MOST_AGAIN_AFTER_S = 5.0, 60.0
"""A client of a broker that accepts and does not answer leaves a thread behind, so tries grow rare."""
LOOK_WHILE_STILL_EVERY_S = 15.0
"""While no member does anything and nothing waits: a look costs some 80 ms of CPU."""
COUNT_EVERY = timedelta(seconds=15)
"""What is counted in the database changes slowly, and is for people to look at."""


class Watch:
    """Looks, tells the sink, and says what each group has to do.

    Args:
        look: asks the brokers; may block, so it runs in a thread.
        clock: domain time, by which bookings fall due.
        real: real time, by which executions do.
    """

    def __init__(
        self, look: Callable[[], Backlogs], store: Store, sink: Sink, clock: Clock, real: Clock | None = None
    ) -> None:
        self._look = look
        self._store = store
        self._sink = sink
        self._clock = clock
        self._real = real or SystemClock()
        self._handled: dict[str, int] = {}
        self._measured_at: float | None = None
        self._seen: Backlogs = {}
        self._looked_at = -math.inf
        self._counted_at = self._real.now() - COUNT_EVERY
        self._failures = 0
        self._again_at = -math.inf

    async def measure(
        self, members: Mapping[str, Snapshot], wanted: Mapping[str, int], now: float
    ) -> dict[str, Load] | None:
        """Group -> its load, at `now` monotonic seconds; None while the brokers or the database do not answer.

        Args:
            members: actor name -> what it does, of those that take part.
            wanted: group -> how many there should be.
        """
        rates = self._rates(members, now)
        self._tell_members(members, wanted)
        if now < self._again_at:
            return None
        works = any(rates.values()) or any(snapshot.in_flight for snapshot in members.values())
        try:
            backlogs = await self._backlogs(works, now)
            self._tell_backlogs(backlogs)
            await self._count()
        except SkejiError as away:
            log.log(logging.DEBUG if self._failures else logging.WARNING, "nothing is measured: %s", away)
            self._again_at = now + min(AGAIN_AFTER_S * 2**self._failures, MOST_AGAIN_AFTER_S)
            self._failures = min(self._failures + 1, 10)
            return None
        self._failures = 0
        return _loads(backlogs, members, rates)

    async def _backlogs(self, works: bool, now: float) -> Backlogs:
        waits = any(part.lag for parts in self._seen.values() for part in parts)
        if works or waits or now - self._looked_at >= LOOK_WHILE_STILL_EVERY_S:
            self._seen = await asyncio.to_thread(self._look)
            self._looked_at = now
        return self._seen

    def _rates(self, members: Mapping[str, Snapshot], now: float) -> dict[str, float]:
        """Records a second of each group since this was asked last. A member that was restarted counts from 0."""
        before, spent_s = self._handled, now - self._measured_at if self._measured_at is not None else 0.0
        self._handled = {name: snapshot.handled for name, snapshot in members.items()}
        self._measured_at = now
        rates: dict[str, float] = {}
        for name, handled in self._handled.items():
            done = handled - before.get(name, handled)
            rates[group_of(name)] = rates.get(group_of(name), 0.0) + (max(0, done) / spent_s if spent_s > 0 else 0.0)
        return rates

    def _tell_members(self, members: Mapping[str, Snapshot], wanted: Mapping[str, int]) -> None:
        series = self._sink.series
        for group, count in members_by_group(members).items():
            series(table.MEMBERS, group)(count)
            series(table.MEMBERS_WANTED, group)(wanted[group])
        for name, snapshot in members.items():
            place = (group_of(name), name)
            series(table.IN_FLIGHT, *place)(snapshot.in_flight)
            series(table.TROUBLED, *place)(snapshot.waiting)
            series(table.BLOCKED, *place)(int(snapshot.waits_for is not None))
            series(table.SUSPENDED, *place)(len(snapshot.suspended))

    def _tell_backlogs(self, backlogs: Backlogs) -> None:
        for group, parts in backlogs.items():
            for part in parts:
                place = (group, part.topic, str(part.partition))
                self._sink.series(table.LAG, *place)(part.lag)
                self._sink.series(table.OLDEST, *place)(part.oldest_s)

    async def _count(self) -> None:
        """A gauge that is not set again is forgotten by Ray after 20 s."""
        if self._real.now() - self._counted_at < COUNT_EVERY:
            return
        self._counted_at = self._real.now()
        for topic, count in (await count_open(self._store)).items():
            self._sink.series(table.LETTERS_OPEN, topic)(count)
        self._sink.series(table.LETTERS_UNREADABLE)(await count_unreadable(self._store))
        running = {"state": {"$in": sorted(OPEN_STATES)}}
        self._sink.series(table.EXECUTIONS_OPEN)(await self._store.count(Execution, running))
        await self._count_due(ScheduleDay, self._clock)
        await self._count_due(Execution, self._real)

    async def _count_due(self, kind: type[DueDocument], clock: Clock) -> None:
        due = await self._store.count(kind, {"due_at": {"$lte": clock.now()}})
        self._sink.series(table.DUE, kind.collection)(due)


def _loads(backlogs: Backlogs, members: Mapping[str, Snapshot], rates: Mapping[str, float]) -> dict[str, Load]:
    counted = members_by_group(members)
    waiting = {group_of(name) for name, one in members.items() if one.waits_for is not None or one.suspended}
    troubled_s: dict[str, float] = {}
    for name, snapshot in members.items():
        troubled_s[group_of(name)] = max(troubled_s.get(group_of(name), 0.0), snapshot.waiting_for_s)
    return {
        group: Load(
            lag=sum(part.lag for part in parts),
            oldest_s=max(0.0, max((part.oldest_s for part in parts), default=0.0) - troubled_s.get(group, 0.0)),
            rate=rates.get(group, 0.0),
            members=counted[group],
            waits=group in waiting,
        )
        for group, parts in backlogs.items()
    }
