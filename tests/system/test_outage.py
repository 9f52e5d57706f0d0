"""The database is away for a minute under load: nothing is lost, nothing dead-lettered, all are answered after it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from skeji_ray.chaos.faults import ServerOutage
from skeji_ray.chaos.people import People
from skeji_ray.chaos.stack import ChaosStack

pytestmark = pytest.mark.system

LOADED_FOR_S, AWAY_FOR_S, ANSWERED_WITHIN_S = 10.0, 60.0, 290.0
MOST_GROWTH = 1.5
"""Of the memory of all members together, over what they took before."""


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[ChaosStack]:
    running = ChaosStack(tmp_path)
    running.start()
    yield running
    running.stop()


def test_a_minute_without_the_database_costs_nothing_but_the_minute(stack: ChaosStack) -> None:
    asyncio.run(_a_minute_without(stack))


async def _a_minute_without(stack: ChaosStack) -> None:
    database, url = stack.database, stack.run_file.simulator_url
    assert database is not None
    assert url is not None
    outage = ServerOutage("database", database.process.kill, database.start)
    people, stop = People(url, "outage", random.Random(7)), asyncio.Event()
    load = asyncio.create_task(people.run(stop))
    await asyncio.sleep(LOADED_FOR_S)
    before = _memory_of_members()
    await outage.begin()
    await asyncio.sleep(AWAY_FOR_S / 2)
    during = await asyncio.to_thread(stack.status)
    await asyncio.sleep(AWAY_FOR_S / 2)
    grown = _memory_of_members() / before
    await outage.end()
    stop.set()
    await asyncio.wait_for(load, ANSWERED_WITHIN_S)
    after = await asyncio.to_thread(stack.status, ANSWERED_WITHIN_S)
    await people.close()

    assert during is not None
    assert not during["healthy"]
    assert sum(part["lag"] for group in during["groups"] for part in group["partitions"]) > 0
    assert grown < MOST_GROWTH
    assert people.answered == len(people.delivered) > 0
    assert after is not None
    assert sum(after["dead_letters"].values()) == 0


def _memory_of_members() -> int:
    """Resident pages of every process that hosts an actor of ours."""
    total = 0
    for place in Path("/proc").iterdir():
        if place.name.isdecimal():
            try:
                if b"ray::_Host" in (place / "cmdline").read_bytes():
                    total += int((place / "statm").read_text().split()[1])
            except OSError:
                continue  # it has ended
    return total
