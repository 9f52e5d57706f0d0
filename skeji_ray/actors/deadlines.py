"""Deadlines count healthy time: none passes while what it rests on is down, or while its command still waits.

A command waits as long as its group has a record on the same partition that is as old as it is. A reply waits when the
responses group is late there. Both are asked of the broker only for executions whose deadline has passed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime
from skeji_ray.kafka.unfinished import Lane
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.pipeline.decisions import GRACE
from skeji_ray.pipeline.execution import Execution, awaited_service
from skeji_ray.store.base import Store
from skeji_ray.topology import COMMANDS, GROUPS, REPLIES

LATE = timedelta(seconds=5)
"""A record that has waited longer than this waits for a group that is stopped, or behind."""
CLOCKS_AGREE_WITHIN = timedelta(seconds=5)
"""Of the executors' hosts: another's record before ours in the partition may look younger than ours."""
MOST_LETTERS = 100
_READ_BY = {topic.name: group.name for group in GROUPS for topic in group.consumes}


class AsksWhatWaits(Protocol):
    """How far groups are: `kafka.unfinished.Unfinished`."""

    async def oldest(self, lanes: Collection[Lane]) -> Mapping[Lane, datetime | None]:
        """When the oldest record of each lane was written that its group has not finished; None: there is none."""
        ...


class NothingWaits:
    """Groups that finish everything at once."""

    async def oldest(self, lanes: Collection[Lane]) -> Mapping[Lane, datetime | None]:
        return dict.fromkeys(lanes)


class Health:
    """Since when the database and the broker have answered without a break, as one finds who works with them."""

    def __init__(self) -> None:
        self._since: datetime | None = None
        self._seen_at: datetime | None = None

    @contextmanager
    def watched(self) -> Iterator[None]:
        """What is done here shows, when it fails, that one of them is away."""
        try:
            yield
        except (DependencyUnreachable, NoAnswerInTime):
            self._since = None
            raise

    def answered(self, now: datetime) -> None:
        """Both did. Whoever has not looked for a while does not know what was meanwhile."""
        if self._since is None or self._seen_at is None or now - self._seen_at > GRACE:
            self._since = now
        self._seen_at = now

    def is_settled(self, now: datetime) -> bool:
        """Whether they have answered for one grace period."""
        if self._since is None or self._seen_at is None or now - self._seen_at > GRACE:
            return False
        return now - self._since >= GRACE


class _Awaited(NamedTuple):
    command: Lane
    reply: Lane


class Deadlines:
    """Decides which of those deadlines that have passed do not count."""

    def __init__(self, waiting: AsksWhatWaits, health: Health) -> None:
        self._waiting = waiting
        self._health = health

    async def held(self, overdue: Sequence[Execution], now: datetime) -> frozenset[str]:
        """The ids of those whose time does not count yet.

        Raises:
            DependencyUnreachable, NoAnswerInTime: the broker does not say, which is an outage itself.
        """
        if not overdue:
            return frozenset()
        awaited = {execution.id: _awaited_by(execution) for execution in overdue}
        oldest = await self._waiting.oldest({lane for pair in awaited.values() for lane in pair})
        settled = self._health.is_settled(now)
        return frozenset(
            one.id for one in overdue if (one.graced and not settled) or _still_waits(one, awaited[one.id], oldest, now)
        )


async def is_lettered(store: Store, execution: Execution) -> bool:
    """Whether the command or the reply that is waited for is a dead letter already: one fault makes one."""
    service = awaited_service(execution)
    topics = {COMMANDS[service].name, REPLIES[service].name}
    found = await store.find(DeadLetterEntry, {"correlation_id": execution.correlation_id}, limit=MOST_LETTERS)
    return any(one.original_topic in topics and one.attempt == execution.attempt for one in found)


def _awaited_by(execution: Execution) -> _Awaited:
    """Where the command went that this execution waits for, and where its reply comes from."""
    service = awaited_service(execution)
    topics = (COMMANDS[service].name, REPLIES[service].name)
    return _Awaited(*(Lane(_READ_BY[topic], topic, execution.correlation_id) for topic in topics))


def _still_waits(
    execution: Execution, awaited: _Awaited, oldest: Mapping[Lane, datetime | None], now: datetime
) -> bool:
    command, reply = oldest[awaited.command], oldest[awaited.reply]
    asked_by = (execution.asked_at or execution.created_at) + CLOCKS_AGREE_WITHIN
    return (command is not None and command <= asked_by) or (reply is not None and now - reply > LATE)
