"""Where partitions begin and end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kafka import TopicPartition

from skeji_ray.kafka.clients import reading_client
from skeji_ray.kafka.connection import Connection

Place = tuple[str, int]
"""Topic and partition."""
EndOffsets = Callable[[Connection, Sequence[Place]], dict[Place, int]]
"""Place -> the offset that its next record will get."""

MOST_LOOKS = 100
LOOK_FOR_MS = 100


def beginnings(connection: Connection, places: Sequence[Place]) -> dict[Place, int]:
    """The first offset that each partition still holds."""
    with reading_client(connection) as consumer:
        return _by_place(consumer.beginning_offsets([TopicPartition(*place) for place in places]))


def broker_end_offsets(connection: Connection, places: Sequence[Place]) -> dict[Place, int]:
    """End offsets as the broker's ListOffsets tells them: right on Apache Kafka."""
    with reading_client(connection) as consumer:
        return _by_place(consumer.end_offsets([TopicPartition(*place) for place in places]))


def fetched_end_offsets(connection: Connection, places: Sequence[Place]) -> dict[Place, int]:
    """End offsets as fetches tell them, for a broker whose ListOffsets names the last batch instead of the end."""
    partitions = [TopicPartition(*place) for place in places]
    with reading_client(connection, fetch_max_wait_ms=50) as consumer:
        consumer.assign(partitions)
        floors = consumer.end_offsets(partitions)
        for partition in partitions:
            consumer.seek(partition, max(0, floors[partition] - 1))
        seen: set[Any] = set()
        for _ in range(MOST_LOOKS):
            consumer.poll(LOOK_FOR_MS)
            fresh = [one for one in partitions if one not in seen and consumer.highwater(one) is not None]
            seen.update(fresh)
            # What is known is fetched no more: each look asks for what is left.
            consumer.pause(*fresh)
            if len(seen) == len(partitions):
                break
        return _by_place({one: consumer.highwater(one) or floors[one] for one in partitions})


END_OFFSETS: dict[str, EndOffsets] = {"listed": broker_end_offsets, "fetched": fetched_end_offsets}
"""By the setting `KAFKA_END_OFFSETS`."""


def _by_place(found: dict[Any, int]) -> dict[Place, int]:
    return {(partition.topic, partition.partition): offset for partition, offset in found.items()}
