"""The database is away under load: nothing is lost, nothing dead-lettered, all are answered after it."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from skeji_ray.chaos.people import People
from tests.support.outside_stack import OutsideStack

pytestmark = pytest.mark.system

LOADED_FOR_S, AWAY_FOR_S, ANSWERED_WITHIN_S = 10.0, 30.0, 290.0
"""Away for far longer than a record is tried again, and longer than a pipeline's step may take."""
MAX_GROWTH = 1.5
"""Of the memory of all members together, over what they took before."""


def test_an_outage_of_the_database_costs_nothing_but_its_time(system: OutsideStack) -> None:
    asyncio.run(_without_the_database(system))


async def _without_the_database(system: OutsideStack) -> None:
    database, stack = system.database, system.stack
    people, stop = People(stack.run_file["simulator_url"], "outage", random.Random(7)), asyncio.Event()
    load = asyncio.create_task(people.run(stop))
    await asyncio.sleep(LOADED_FOR_S)
    before = _memory_of_members()
    database.process.kill()
    await asyncio.sleep(AWAY_FOR_S / 2)
    during = await asyncio.to_thread(stack.ask, "status", expect=1)
    await asyncio.sleep(AWAY_FOR_S / 2)
    grown = _memory_of_members() / before
    database.start()  # on this thread, which lives on: a server ends with the thread that started it
    stop.set()
    await asyncio.wait_for(load, ANSWERED_WITHIN_S)
    after = await asyncio.to_thread(stack.ask, "status", "--wait-idle", str(ANSWERED_WITHIN_S))
    await people.close()

    assert not during["healthy"]
    assert sum(part["lag"] for group in during["groups"] for part in group["partitions"]) > 0
    assert grown < MAX_GROWTH
    assert people.answered == len(people.delivered) > 0
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
