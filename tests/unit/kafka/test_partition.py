"""One assigned partition: lanes, window, cancellation; without Kafka."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.kafka import partition as module
from skeji_ray.kafka.partition import WINDOW, Partition
from skeji_ray.messages.base import RawRecord
from tests.support.examples import examples


def raw(offset: int, key: bytes | None = b"k", size: int = 1) -> Any:
    return SimpleNamespace(offset=offset, key=key, value=b"x" * size)


@settings(max_examples=examples(20))
@given(
    st.lists(st.tuples(st.sampled_from([b"a", b"b", b"c", None]), st.integers(0, 3)), max_size=40),
    st.lists(st.integers(1, 7), max_size=10),
)
def test_keys_run_at_once_and_every_key_in_order(records: list[tuple[bytes | None, int]], batches: list[int]) -> None:
    done: list[tuple[bytes | None, int]] = []
    busy: set[bytes | None] = set()

    async def run() -> Partition:
        async def work(record: RawRecord) -> None:
            assert record.key not in busy
            busy.add(record.key)
            for _ in range(records[record.offset][1]):  # a turn of the loop is all the time there is here
                await asyncio.sleep(0)
            busy.discard(record.key)
            done.append((record.key, record.offset))

        one, left = Partition(work), [raw(number, key) for number, (key, _) in enumerate(records)]
        for size in [*batches, len(records)]:
            batch, left = left[:size], left[size:]
            one.read(batch)
            one.dispatch(batch)
            await asyncio.sleep(0)
        for _ in range(150):
            await asyncio.sleep(0)
        return one

    one = asyncio.run(run())
    for key in {key for key, _ in records}:
        offsets = [offset for seen, offset in done if seen == key]
        assert offsets == [number for number, (other, _) in enumerate(records) if other == key]
    assert one.load == 0
    assert one.tracker.committable == (len(records) or None)


async def test_a_partition_that_is_lost_finishes_nothing_more() -> None:
    started: list[int] = []
    cancelled: list[int] = []

    async def work(record: RawRecord) -> None:
        started.append(record.offset)
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append(record.offset)
            raise

    one = Partition(work)
    batch = [raw(0, b"a"), raw(1, b"b"), raw(2, b"a")]
    one.read(batch)
    one.dispatch(batch)
    await asyncio.sleep(0)
    one.cancel()
    one.dispatch([raw(3, b"c")])
    for _ in range(5):
        await asyncio.sleep(0)
    assert (sorted(started), sorted(cancelled)) == ([0, 1], [0, 1])
    assert one.tracker.committable is None


async def test_the_window_is_full_by_count_or_by_bytes_and_opens_at_half() -> None:
    gate = asyncio.Event()

    async def work(record: RawRecord) -> None:
        await gate.wait()

    many, large = Partition(work), Partition(work)
    many.read([raw(number) for number in range(WINDOW)])
    large.read([raw(0, size=module.WINDOW_BYTES)])
    assert many.is_full
    assert large.is_full
    assert not many.has_room
    large.dispatch([raw(0, size=module.WINDOW_BYTES)])
    gate.set()
    for _ in range(5):
        await asyncio.sleep(0)
    assert large.has_room
    assert large.load == 0
