"""What waits longest for a consumer group on one partition: whether something sent may still come to be worked on.

A producer's acknowledgement would tell a record's offset, but whoever asks here may be another process than the one
that sent it, so it is the record's time that is compared: the oldest record beyond the committed offset is younger
than what was sent only when that is finished.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any, NamedTuple

from kafka import TopicPartition

from skeji_ray.errors import NoAnswerInTime
from skeji_ray.kafka.admin import group_marks
from skeji_ray.kafka.clients import admin_client, reading_client
from skeji_ray.kafka.codec import written_at
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.producer import hash_of

FRESH_FOR_S = 1.0
LOOK_WITHIN_S = 5.0
_LOOK_MS = 100


class Lane(NamedTuple):
    """The partition that a key's records go to, as one group reads it."""

    group: str
    topic: str
    key: str


class Unfinished:
    """Asks the broker, at most about once a second, for many lanes at a time."""

    def __init__(self, connection: Connection, now: Callable[[], float] = time.monotonic) -> None:
        self._connection = connection
        self._now = now
        self._known: dict[Lane, datetime | None] = {}
        self._asked_at = float("-inf")

    async def oldest(self, lanes: Collection[Lane]) -> dict[Lane, datetime | None]:
        """For each lane, when the oldest record was written that its group has not finished; None where there is none.

        Raises:
            DependencyUnreachable: the brokers do not answer.
            NoAnswerInTime: they do not say.
        """
        if self._now() - self._asked_at > FRESH_FOR_S:
            self._known = {}
        missing = set(lanes) - self._known.keys()
        if missing:
            self._known |= await asyncio.to_thread(look, self._connection, missing)
            self._asked_at = self._now()
        return {lane: self._known[lane] for lane in lanes}


def look(connection: Connection, lanes: Iterable[Lane]) -> dict[Lane, datetime | None]:
    """As `Unfinished.oldest`, now."""
    chosen = list(lanes)
    groups = {lane.group for lane in chosen}
    with admin_client(connection) as admin:
        committed = {group: _committed(admin, group) for group in groups}
    with reading_client(connection, fetch_max_wait_ms=50, auto_offset_reset="earliest") as consumer:
        places = {lane: _place(consumer, lane) for lane in chosen}
        oldest: dict[Lane, datetime | None] = {}
        for group in groups:
            wanted = {place for lane, place in places.items() if lane.group == group}
            found = first_beyond(consumer, wanted, committed[group])
            oldest |= {lane: found[place] for lane, place in places.items() if lane.group == group}
    return oldest


def partition_of(key: str, partitions: Collection[int]) -> int:
    """Where kafka-python and every Java client put a key."""
    numbered = sorted(partitions)
    return numbered[hash_of(key.encode()) % len(numbered)]


def _place(consumer: Any, lane: Lane) -> TopicPartition:
    partitions = consumer.partitions_for_topic(lane.topic)
    if not partitions:
        raise NoAnswerInTime(f"{lane.topic}: its partitions are not known")
    return TopicPartition(lane.topic, partition_of(lane.key, partitions))


def _committed(admin: Any, group: str) -> dict[TopicPartition, int]:
    return {place: mark.offset for place, mark in group_marks(admin, group).items() if mark.offset >= 0}


def first_beyond(
    consumer: Any, places: set[TopicPartition], committed: dict[TopicPartition, int]
) -> dict[TopicPartition, datetime | None]:
    """When the first record was written that each partition holds at or beyond its committed offset; None where there
    is no such record.

    Raises:
        NoAnswerInTime: not every partition says so.
    """
    consumer.assign(list(places))
    begins = consumer.beginning_offsets(list(places))
    for place in places:
        consumer.seek(place, max(begins[place], committed.get(place, 0)))
    found: dict[TopicPartition, datetime | None] = {}
    deadline = time.monotonic() + LOOK_WITHIN_S
    while len(found) < len(places):
        if time.monotonic() > deadline:
            raise NoAnswerInTime(f"{len(places) - len(found)} partitions do not say what waits in them")
        for place, records in consumer.poll(_LOOK_MS).items():
            if records and place not in found:
                found[place] = written_at(records[0])
        for place in places - found.keys():
            if (end := consumer.highwater(place)) is not None and consumer.position(place) >= end:
                found[place] = None
        consumer.pause(*found)
    return found
