"""Topics made and compared with the table, and how far each group lags."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from kafka import TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType
from kafka.errors import (
    CoordinatorLoadInProgressError,
    CoordinatorNotAvailableError,
    GroupIdNotFoundError,
    NotCoordinatorError,
    TopicAlreadyExistsError,
)

from skeji_ray.kafka.clients import admin_client
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.offsets import EndOffsets, Place, beginnings, broker_end_offsets, fetched_end_offsets
from skeji_ray.topology import Group, Topic

__all__ = [
    "Admin",
    "EndOffsets",
    "PartitionLag",
    "TopicState",
    "TopicsReport",
    "broker_end_offsets",
    "fetched_end_offsets",
]

T = TypeVar("T")

READY_WITHIN_MS = 20_000
COORDINATOR_ASKED_AT_MOST = 20
COORDINATOR_AGAIN_AFTER_S = 0.5


@dataclass(frozen=True, slots=True)
class TopicsReport:
    """What `apply` did, and what differs from the table and is left as it is."""

    created: tuple[str, ...]
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicState:
    """A topic as the broker has it."""

    name: str
    partitions: int
    replication_factor: int
    configs: Mapping[str, str]
    """`retention.ms` and `max.message.bytes`, as far as the broker tells them."""


@dataclass(frozen=True, slots=True)
class PartitionLag:
    """How far a group is behind on one partition; `committed` is None where it never committed."""

    topic: str
    partition: int
    committed: int | None
    end: int
    lag: int


class Admin:
    """Opens a client for each call: these are a person's commands, not a hot path.

    Every call raises DependencyUnreachable when the brokers do not answer.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def apply(self, topics: Iterable[Topic], replication_factor: int = -1) -> TopicsReport:
        """Create what is missing. An existing topic is never changed: its keys would move.

        Args:
            replication_factor: of what is created; -1 is the broker's own default.
        """
        table = list(topics)
        with admin_client(self._connection) as admin:
            present = set(admin.list_topics())
            missing = [topic for topic in table if topic.name not in present]
            created = tuple(topic.name for topic in missing if _create(admin, topic, replication_factor))
            if missing:
                admin.wait_for_topics([topic.name for topic in missing], timeout_ms=READY_WITHIN_MS)
        return TopicsReport(created, self.differences(table))

    def describe(self, topics: Iterable[Topic]) -> dict[str, TopicState]:
        """The broker's side of these topics, by name; those that it does not have are absent."""
        wanted = {topic.name for topic in topics}
        with admin_client(self._connection) as admin:
            present = sorted(wanted & set(admin.list_topics()))
            if not present:
                return {}
            rows = admin.describe_topics(present)
            configs = _configs(admin, present)
        return {row["name"]: _state(row, configs.get(row["name"], {})) for row in rows}

    def differences(self, topics: Iterable[Topic]) -> tuple[str, ...]:
        """One line for each way in which the broker's topics are not the table's."""
        table = {topic.name: topic for topic in topics}
        present = self.describe(table.values())
        lines = [f"{name}: missing" for name in table.keys() - present.keys()]
        for name, state in present.items():
            lines += [f"{name}: {line}" for line in differences_of(table[name], state)]
        return tuple(sorted(lines))

    def group_lag(
        self, groups: Iterable[Group], end_offsets: EndOffsets | None = None
    ) -> dict[str, list[PartitionLag]]:
        """Lag of every partition that each group reads; what was never committed lags from its beginning."""
        chosen = list(groups)
        wanted = sorted({(t.name, p) for group in chosen for t in group.consumes for p in range(t.partitions)})
        with admin_client(self._connection) as admin:
            committed = {group.name: _committed(admin, group.name) for group in chosen}
        # Ends are read after what is committed: a lag may be a moment old, but is never below what it was.
        starts = beginnings(self._connection, wanted)
        ends = (end_offsets or broker_end_offsets)(self._connection, wanted)
        return {group.name: _lags(group, committed[group.name], starts, ends) for group in chosen}


def _table_configs(topic: Topic) -> dict[str, str]:
    return {name: str(value) for name, value in topic.config.items()}


def _create(admin: Any, topic: Topic, replication_factor: int) -> bool:
    """False when somebody else, who applies the same table, was first."""
    wanted = {
        "num_partitions": topic.partitions,
        "replication_factor": replication_factor,
        "configs": _table_configs(topic),
    }
    try:
        admin.create_topics({topic.name: wanted})
    except TopicAlreadyExistsError:
        return False
    return True


def _configs(admin: Any, names: list[str]) -> dict[str, dict[str, Any]]:
    resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
    found: dict[str, dict[str, Any]] = admin.describe_configs(resources, config_filter="all").get("topic", {})
    return found


def _state(row: dict[str, Any], configs: dict[str, Any]) -> TopicState:
    replicas = [len(partition.get("replica_nodes") or ()) for partition in row["partitions"]]
    known = {
        name: str(configs[name]["value"])
        for name in ("retention.ms", "max.message.bytes")
        if configs.get(name, {}).get("value") is not None
    }
    return TopicState(row["name"], len(replicas), min(replicas, default=0), known)


def differences_of(topic: Topic, state: TopicState) -> list[str]:
    """Return one line for each way in which a topic is not the table's."""
    lines = []
    if state.partitions != topic.partitions:
        lines.append(f"{state.partitions} partitions, the table says {topic.partitions}")
    for name, value in _table_configs(topic).items():
        if state.configs.get(name, value) != value:
            lines.append(f"{name} is {state.configs[name]}, the table says {value}")
    return lines


def ask_coordinator(ask: Callable[[], T], pause: Callable[[float], None] = time.sleep) -> T:
    """A broker that is new, or has just taken a group over, says so for a moment: it is asked again."""
    for _ in range(COORDINATOR_ASKED_AT_MOST - 1):
        with suppress(CoordinatorLoadInProgressError, CoordinatorNotAvailableError, NotCoordinatorError):
            return ask()
        pause(COORDINATOR_AGAIN_AFTER_S)
    return ask()


def _committed(admin: Any, group: str, pause: Callable[[float], None] = time.sleep) -> dict[TopicPartition, Any]:
    return ask_coordinator(lambda: group_marks(admin, group), pause)


def group_marks(admin: Any, group: str) -> dict[TopicPartition, Any]:
    """What a group has committed, asked once; nothing for a group that never was."""
    try:
        found: dict[TopicPartition, Any] = admin.list_group_offsets(group).get(group, {})
    except GroupIdNotFoundError:
        return {}
    return found


def _lags(
    group: Group, committed: Mapping[TopicPartition, Any], starts: Mapping[Place, int], ends: Mapping[Place, int]
) -> list[PartitionLag]:
    rows: list[PartitionLag] = []
    for topic in group.consumes:
        for partition in range(topic.partitions):
            place = (topic.name, partition)
            mark = committed.get(TopicPartition(*place))
            offset = mark.offset if mark is not None and mark.offset >= 0 else None
            start, end = starts.get(place, 0), ends.get(place, 0)
            # What retention has removed is behind nobody any more.
            behind = max(0, end - max(start, offset or 0))
            rows.append(PartitionLag(topic.name, partition, offset, end, behind))
    return rows
