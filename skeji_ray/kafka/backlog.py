"""How far every group is behind, in records and in time: what the fleet sizes groups by, and what alerts look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kafka import TopicPartition

from skeji_ray.kafka.admin import Admin, PartitionLag
from skeji_ray.kafka.clients import reading_client
from skeji_ray.kafka.connection import Connection, wait_for_socket
from skeji_ray.kafka.offsets import EndOffsets, Place
from skeji_ray.kafka.unfinished import first_beyond
from skeji_ray.topology import Group

SOCKET_WITHIN_S = 2.0
FETCHED_BYTES = 16_384
"""Of each partition: only its first record is wanted."""

Oldest = Callable[[Connection, Mapping[Place, int]], dict[Place, datetime | None]]


@dataclass(frozen=True, slots=True)
class PartitionBacklog:
    """What a group has still to do on one partition."""

    topic: str
    partition: int
    lag: int
    """Records beyond the committed offset."""
    oldest_s: float
    """Age of the first of them; 0 where there is none."""


def oldest_written(connection: Connection, committed: Mapping[Place, int]) -> dict[Place, datetime | None]:
    """When the first record at or beyond each offset was written; None where there is no such record.

    Raises:
        DependencyUnreachable: the brokers do not answer.
        NoAnswerInTime: they do not say.
    """
    options = {"fetch_max_wait_ms": 50, "auto_offset_reset": "earliest", "max_partition_fetch_bytes": FETCHED_BYTES}
    with reading_client(connection, **options) as consumer:
        marks = {TopicPartition(*place): offset for place, offset in committed.items()}
        found = first_beyond(consumer, set(marks), marks)
    return {(place.topic, place.partition): at for place, at in found.items()}


def look(
    connection: Connection,
    groups: Sequence[Group],
    end_offsets: EndOffsets,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    oldest: Oldest = oldest_written,
) -> dict[str, list[PartitionBacklog]]:
    """Every partition of every group. Records are read only where a group is behind, one of each partition.

    Raises:
        DependencyUnreachable: the brokers do not answer.
        NoAnswerInTime: they do not say.
    """
    wait_for_socket(connection, SOCKET_WITHIN_S)
    lags = Admin(connection).group_lag(groups, end_offsets)
    return {group: _aged(connection, parts, now, oldest) for group, parts in lags.items()}


def _aged(
    connection: Connection, parts: Sequence[PartitionLag], now: Callable[[], datetime], oldest: Oldest
) -> list[PartitionBacklog]:
    behind = {(part.topic, part.partition): part.committed or 0 for part in parts if part.lag}
    written = oldest(connection, behind) if behind else {}
    return [
        PartitionBacklog(part.topic, part.partition, part.lag, _age_s(written.get((part.topic, part.partition)), now()))
        for part in parts
    ]


def _age_s(written: datetime | None, now: datetime) -> float:
    """A producer's clock may be ahead of ours."""
    return max(0.0, (now - written).total_seconds()) if written else 0.0
