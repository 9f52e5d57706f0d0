"""The producer's parts that need no broker: the partition of a key, and what becomes of records that were sent."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from kafka.partitioner.default import DefaultPartitioner

from skeji_ray.kafka.producer import Bell, Delivery, Gauge, KeyPartitioner


class Cluster:
    """A topic of so many partitions, as the client knows it."""

    def __init__(self, partitions: int) -> None:
        self._partitions = set(range(partitions))

    def topics(self) -> set[str]:
        return {"topic"}

    def partitions_for_topic(self, _: str) -> set[int]:
        return self._partitions

    available_partitions_for_topic = partitions_for_topic


@given(key=st.binary(max_size=40), partitions=st.integers(1, 60))
def test_a_key_goes_where_every_other_client_would_send_it(key: bytes, partitions: int) -> None:
    chosen = KeyPartitioner().partition("topic", None, key, None, None, Cluster(partitions))
    assert chosen == DefaultPartitioner().partition("topic", None, key, None, None, Cluster(partitions))


def test_a_topic_that_has_grown_is_used_whole() -> None:
    keys = [b"key %d" % number for number in range(200)]
    partitioner: Any = KeyPartitioner()
    for partitions in (1, 3):
        used = {partitioner.partition("topic", None, key, None, None, Cluster(partitions)) for key in keys}
        assert used == set(range(partitions))


def test_a_record_without_a_key_goes_to_a_partition_that_is_there() -> None:
    assert KeyPartitioner().partition("topic", None, None, None, b"value", Cluster(3)) in {0, 1, 2}


async def test_a_delivery_is_settled_when_the_last_record_is_and_tells_the_first_error() -> None:
    gauge, bell = Gauge(), Bell(asyncio.get_running_loop())
    delivery = Delivery(3, gauge, bell)
    settled = asyncio.create_task(delivery.settled())
    first = ValueError("first")

    def answers() -> None:
        delivery.one()
        delivery.failed(first)

    thread = threading.Thread(target=answers)
    thread.start()
    thread.join()
    await asyncio.sleep(0)
    assert not settled.done()
    assert gauge.value == 3
    delivery.give_up(1, ValueError("last"))
    assert await settled is first
    assert gauge.value == 0


async def test_a_waiter_that_was_cancelled_does_not_keep_the_others_from_theirs() -> None:
    bell = Bell(asyncio.get_running_loop())
    gone, kept = Delivery(1, Gauge(), bell), Delivery(1, Gauge(), bell)
    cancelled, waiting = asyncio.create_task(gone.settled()), asyncio.create_task(kept.settled())
    await asyncio.sleep(0)
    cancelled.cancel()
    gone.one()
    kept.one()
    assert await waiting is None
