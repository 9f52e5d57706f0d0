"""What a broker tells of itself, its topics, its groups and their records: for `skeji doctor`. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kafka import TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType

from skeji_ray.errors import SkejiError
from skeji_ray.kafka.admin import ask_coordinator
from skeji_ray.kafka.clients import admin_client, reading_client
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.consumer import MEMBER_OPTIONS
from skeji_ray.kafka.quirks import take_unknown_operations
from skeji_ray.messages.base import RawRecord
from skeji_ray.topology import Group, Topic

MOST_LOOKS = 30
LOOK_FOR_MS = 100
SAMPLE_OF_EACH = 5
"""Records of each partition that are looked at."""
_UUID_CHARACTERS = 36
_DEAD = "Dead"
"""What a broker calls a group that it does not know."""

commits_by_itself: bool = MEMBER_OPTIONS["enable_auto_commit"]
"""Whether the consumers of this release commit what they have read, done or not."""


def broker_versions(connection: Connection) -> dict[str, tuple[int, ...]]:
    """Address -> version of every broker of the cluster, as its list of requests tells it."""
    with admin_client(connection) as admin:
        brokers = admin.describe_cluster()["brokers"]
        return {
            f"{broker['host']}:{broker['port']}": admin.get_broker_version_data(broker["broker_id"]).broker_version
            for broker in brokers
        }


def clients_of(connection: Connection, groups: Iterable[Group]) -> dict[str, tuple[str, ...]]:
    """Group -> the client ids of its members.

    Raises:
        SkejiError: the broker does not say it of a group.
    """
    with admin_client(connection) as admin:
        take_unknown_operations(admin)
        found: dict[str, Any] = ask_coordinator(lambda: admin.describe_groups([group.name for group in groups]))
    for name, row in found.items():
        if row["error"] and row["group_state"] != _DEAD:
            raise SkejiError(f"{name}: {row['error']}")
    return {name: tuple(sorted(_client_of(member) for member in row["members"])) for name, row in found.items()}


def _client_of(member: Mapping[str, Any]) -> str:
    """A member's id is its client's and a UUID; the embedded broker tells the id alone."""
    client_id: str = member["client_id"] or member["member_id"][: -_UUID_CHARACTERS - 1]
    return client_id


def unwritable(connection: Connection, topics: Iterable[Topic]) -> tuple[str, ...]:
    """Why a record that all replicas must acknowledge would be refused: one line for each obstacle.

    What the broker would check before it appends is asked for, and nothing is sent: a record that is refused or
    taken back would still stand in the topic, or move its end. So a full disk is not seen.
    """
    names = [topic.name for topic in topics]
    with admin_client(connection) as admin:
        rows = admin.describe_topics(names)
        resources = [ConfigResource(ConfigResourceType.TOPIC, name) for name in names]
        configs = admin.describe_configs(resources, config_filter="all").get("topic", {})
    return tuple(line for row in rows for line in obstacles(row, configs.get(row["name"], {})))


def obstacles(row: Mapping[str, Any], configs: Mapping[str, Any]) -> list[str]:
    """Of one topic, as kafka-python describes it."""
    name, allowed = row["name"], row["authorized_operations"]
    if allowed is not None and "WRITE" not in allowed:
        return [f"{name}: this user may not write to it"]
    wanted = int(configs.get("min.insync.replicas", {}).get("value") or 1)
    lines = []
    for partition in row["partitions"]:
        place, in_sync = f"{name}[{partition['partition_index']}]", len(partition["isr_nodes"])
        if partition["leader_id"] < 0:
            lines.append(f"{place}: no broker leads it")
        elif in_sync < wanted:
            lines.append(f"{place}: {in_sync} replicas in sync, min.insync.replicas is {wanted}")
    return lines


def last_records(connection: Connection, topics: Sequence[Topic]) -> list[RawRecord]:
    """About the last SAMPLE_OF_EACH of each partition; what does not come within some seconds is left out."""
    places = [TopicPartition(topic.name, part) for topic in topics for part in range(topic.partitions)]
    found: list[RawRecord] = []
    with reading_client(connection, fetch_max_wait_ms=50) as consumer:
        begins, ends = consumer.beginning_offsets(places), consumer.end_offsets(places)
        reading = [place for place in places if begins[place] < ends[place]]
        consumer.assign(reading)
        for place in reading:
            consumer.seek(place, max(begins[place], ends[place] - SAMPLE_OF_EACH))
        for _ in range(MOST_LOOKS if reading else 0):
            for raws in consumer.poll(LOOK_FOR_MS).values():
                found += raws
            done = [place for place in reading if consumer.position(place) >= ends[place]]
            consumer.pause(*done)
            if len(done) == len(reading):
                break
    return found
