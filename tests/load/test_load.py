"""Under load: a stage that is slower than its input, and members that come and go. LOAD_S says for how long."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from skeji_ray.kafka import partition
from skeji_ray.kafka.consumer import MOST_A_POLL
from tests.support.brokers import Brokers
from tests.support.feed import Feed, Relay
from tests.support.kafka import Bench, wait_for

LOAD_S = float(os.environ.get("LOAD_S", "3"))
PARTITIONS = 4
MOST_GROWTH_BYTES = 300_000_000

pytestmark = [pytest.mark.system, pytest.mark.timeout(900 + 20 * LOAD_S)]


@pytest.fixture
def bench(brokers: Brokers) -> Iterator[Bench]:
    made = Bench.make(*brokers.of("apache"), partitions=PARTITIONS)
    yield made
    made.close()


def resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


async def test_a_stage_slower_than_its_input_takes_bounded_memory_and_loses_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partition, "WINDOW", 200)
    feed = Feed(bench, each_s=0.005, padding=2_000)
    # Twenty keys of 50 ms each: 400 a second at most, and far more come.
    relay = Relay(feed.onto.name, takes_s=0.05)
    engine = bench.member(relay)
    running = asyncio.create_task(feed.run())
    try:
        await asyncio.to_thread(wait_for, lambda: relay.seen)
        started_at, resident, held = time.monotonic(), resident_bytes(), 0
        # What waits is worked off afterwards, and takes far longer: so it ends as soon as enough does.
        behind = 0
        while (passed := time.monotonic() - started_at) < LOAD_S or (behind < 2 * held and passed < 20 * LOAD_S):
            await asyncio.sleep(0.1)
            held = max(held, engine.snapshot().in_flight)
            behind = sum(feed.sent.values()) - len(relay.seen)
            assert resident_bytes() - resident < MOST_GROWTH_BYTES
        assert behind > held, "its input was not faster"
        assert held >= 200, "the windows never filled"
        assert held <= PARTITIONS * (200 + MOST_A_POLL)
    finally:
        feed.end()
        await running
    await asyncio.to_thread(wait_for, lambda: feed.missing(relay) == 0, 300 + 10 * LOAD_S)
    await asyncio.to_thread(feed.check, relay)
    feed.close()


async def test_members_that_come_and_go_under_load_lose_nothing_and_keep_the_order(bench: Bench) -> None:
    feed = Feed(bench, each_s=0.05)
    relays: list[Relay] = []

    def joins() -> None:
        relays.append(Relay(feed.onto.name, takes_s=0.01))
        bench.member(relays[-1])

    def leaves(number: int) -> None:
        bench.engines[number].drain(5)

    async def shared_by(*numbers: int) -> None:
        """These and no others have partitions, and records flow to each."""
        members = [bench.engines[number] for number in numbers]
        await asyncio.to_thread(
            wait_for, lambda: sum(len(member.snapshot().assigned) for member in members) == PARTITIONS, 60
        )
        before = {number: len(relays[number].seen) for number in numbers}
        await asyncio.to_thread(
            wait_for, lambda: all(len(relays[number].seen) > count for number, count in before.items()), 60
        )
        await asyncio.sleep(LOAD_S / 10)

    joins()
    running = asyncio.create_task(feed.run())
    try:
        await shared_by(0)
        joins()
        await shared_by(0, 1)
        joins()
        await shared_by(0, 1, 2)
        await asyncio.to_thread(leaves, 0)
        await shared_by(1, 2)
        joins()
        await shared_by(1, 2, 3)
        await asyncio.gather(asyncio.to_thread(leaves, 1), asyncio.to_thread(leaves, 2))
        await shared_by(3)
    finally:
        feed.end()
        await running
    await asyncio.to_thread(wait_for, lambda: feed.missing(*relays) == 0, 60)
    await asyncio.to_thread(wait_for, lambda: bench.lag() == 0, 60)
    await asyncio.to_thread(feed.check, *relays)
    feed.close()
