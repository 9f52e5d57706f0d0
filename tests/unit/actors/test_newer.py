"""Whether a newer release runs beside this one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skeji_ray.actors.fleet_state import FRESH_FOR, FleetState
from skeji_ray.actors.newer import FRESH_FOR_S, NewerReleases
from skeji_ray.store.memory import MemoryStore


class Time:
    """Monotonic seconds."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


async def asked(release: str, *beside: tuple[str, timedelta]) -> bool:
    store, state = MemoryStore(), FleetState()
    for number, (one, ago) in enumerate(beside):
        state = state.observed({}, one, datetime.now(UTC) - ago, fleet=str(number))
    await store.insert(state)
    return await NewerReleases(lambda: store, release).run()


NOW = timedelta(0)


@pytest.mark.parametrize(
    ("beside", "runs"),
    [
        ([], False),
        ([("1.2.0", NOW)], False),
        ([("1.2.0", NOW), ("1.1.9", NOW)], False),
        ([("1.2.0", NOW), ("1.10.0", NOW)], True),
        ([("1.10.0", FRESH_FOR + timedelta(seconds=5))], False),
    ],
)
async def test_a_newer_release_runs_while_its_fleet_looks(beside: list[tuple[str, timedelta]], runs: bool) -> None:
    assert await asked("1.2.0", *beside) is runs


async def test_without_any_fleet_nothing_newer_runs() -> None:
    assert not await NewerReleases(MemoryStore, "1.0").run()


async def test_many_records_that_ask_are_one_question() -> None:
    store, time, opened = MemoryStore(), Time(), list[int]()

    def open_store() -> MemoryStore:
        opened.append(1)
        return store

    newer = NewerReleases(open_store, "1.0", time)
    assert not await newer.run()
    await store.insert(FleetState().observed({}, "2.0", datetime.now(UTC)))
    assert not await newer.run()
    time.now_s = FRESH_FOR_S + 0.1
    assert await newer.run()
    assert opened == [1]
