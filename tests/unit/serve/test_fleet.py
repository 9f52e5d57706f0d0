"""How a fleet ends its actors, without Ray."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from skeji_ray.actors import hosting
from skeji_ray.actors.fleet_state import FLEET_ID, MAX_SUSPENDED, FleetState
from skeji_ray.clock import FixedClock
from skeji_ray.config import Settings
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka.snapshot import Snapshot
from skeji_ray.metrics.sink import NO_SINK
from skeji_ray.serve.fleet import Fleet, suspensions
from skeji_ray.serve.fleet_plan import executor_name, is_executor, member_name
from skeji_ray.serve.watch import Watch
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import GATEWAY, PIPELINE
from tests.support.pipelines import NOON

CLUSTER, ANOTHER = "10.0.0.1:6379", "10.0.0.2:6379"
EXECUTOR, MEMBERS = executor_name(0), [member_name(GATEWAY, 0), member_name(PIPELINE, 0)]


class Cluster:
    """The actors that there are, by name; each takes its time to drain."""

    def __init__(self) -> None:
        self.present = [EXECUTOR, *MEMBERS]
        self.story: list[str] = []

    def create(self, kind: str, name: str, *_: object, **__: object) -> None:
        self.story.append(f"{name} starts")

    async def retire(self, name: str) -> None:
        self.story.append(f"{name} drains")
        await asyncio.sleep(0)
        self.present.remove(name)
        self.story.append(f"{name} is gone")


class SlowStore(MemoryStore):
    """Answers when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = asyncio.Event()

    async def get(self, kind: Any, id: str) -> Any:
        await self.may_answer.wait()
        return await super().get(kind, id)


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Cluster:
    cluster = Cluster()
    monkeypatch.setattr(hosting, "cluster", lambda: CLUSTER)
    monkeypatch.setattr(hosting, "names", lambda: list(cluster.present))
    monkeypatch.setattr(hosting, "find", lambda name: name)
    monkeypatch.setattr(hosting, "create", cluster.create)
    monkeypatch.setattr(hosting, "retire", cluster.retire)
    return cluster


def a_fleet(store: MemoryStore, prepare: Callable[[], Awaitable[None]] | None = None) -> Fleet:
    def never(kind: str, name: str) -> hosting.Hosted:
        raise AssertionError("no actor runs here")

    watch = Watch(dict, store, NO_SINK, FixedClock(NOON))
    return Fleet(store, Settings(_env_file=None), "1.0", never, watch, prepare=prepare)


async def test_members_are_drained_before_the_executors_that_they_call(cluster: Cluster) -> None:
    await a_fleet(MemoryStore()).stop()
    first, last = cluster.story[: 2 * len(MEMBERS)], cluster.story[2 * len(MEMBERS) :]
    assert sorted(first) == sorted(f"{name} {how}" for name in MEMBERS for how in ("drains", "is gone"))
    assert last == [f"{EXECUTOR} drains", f"{EXECUTOR} is gone"]


async def test_a_fleet_that_has_ended_is_seen_no_more_and_another_one_still_is(cluster: Cluster) -> None:
    store, now = MemoryStore(), datetime.now(UTC)
    seen = FleetState().observed({GATEWAY.name: 1}, "1.0", now, fleet=CLUSTER)
    await store.insert(seen.observed({GATEWAY.name: 2}, "2.0", now, fleet=ANOTHER))
    await a_fleet(store).stop()
    state = await store.get(FleetState, FLEET_ID)
    assert state is not None
    assert [one.fleet for one in state.fleets] == [ANOTHER]


async def test_a_fleet_that_is_told_to_end_while_it_looks_starts_nothing_more(cluster: Cluster) -> None:
    store = SlowStore()
    fleet = a_fleet(store)
    running = asyncio.create_task(fleet.run())
    await asyncio.sleep(0)
    stopping = asyncio.create_task(fleet.stop())
    while cluster.present:  # noqa: ASYNC110 - they go by turns of this loop
        await asyncio.sleep(0)
    store.may_answer.set()
    await asyncio.wait_for(asyncio.gather(running, stopping), 30)
    assert not [line for line in cluster.story if line.endswith("starts")]


async def test_a_fleet_prepares_the_database_once_before_its_first_actor(cluster: Cluster) -> None:
    cluster.present = []
    tries: list[Exception | None] = [DependencyUnreachable("away"), None]

    async def prepare() -> None:
        if trouble := tries.pop(0):
            raise trouble
        cluster.story.append("prepared")

    fleet = a_fleet(MemoryStore(), prepare)
    with pytest.raises(DependencyUnreachable):
        await fleet._look()
    assert cluster.story == []
    await fleet._look()
    await fleet._look()
    assert cluster.story[0] == "prepared"
    assert cluster.story.count("prepared") == 1
    assert f"{EXECUTOR} starts" in cluster.story


def test_what_members_hold_is_said_of_each_and_bounded() -> None:
    one = Snapshot((), 0, 0, 0, 0.0, suspended=("t[1]: KeyError", "t[0]: KeyError"))
    assert suspensions({"g/0": one, "g/1": replace(one, suspended=())}) == (
        "g/0: t[0]: KeyError",
        "g/0: t[1]: KeyError",
    )
    many = replace(one, suspended=tuple(f"t[{number}]: KeyError" for number in range(MAX_SUSPENDED)))
    assert len(suspensions({"g/0": many, "g/1": many})) == MAX_SUSPENDED


async def test_a_fleet_says_at_once_what_is_suspended(cluster: Cluster) -> None:
    store = MemoryStore()
    fleet = a_fleet(store)
    await fleet._observe(set())
    fleet._snapshots = {MEMBERS[0]: Snapshot((), 0, 0, 0, 0.0, suspended=("t[1]: KeyError",))}
    await fleet._observe(set())
    state = await store.get(FleetState, FLEET_ID)
    assert state is not None
    assert state.suspended == (f"{MEMBERS[0]}: t[1]: KeyError",)


def test_an_executor_is_told_from_the_members_of_its_own_group() -> None:
    assert is_executor(EXECUTOR)
    assert not is_executor(member_name(PIPELINE, 0))
