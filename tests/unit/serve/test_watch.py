"""What the fleet measures: from offsets and snapshots to loads and gauges."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from skeji_ray.clock import FixedClock
from skeji_ray.config import Profile
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka.backlog import PartitionBacklog
from skeji_ray.kafka.snapshot import Snapshot
from skeji_ray.metrics import table
from skeji_ray.pipeline.dead_letters import UNREADABLE
from skeji_ray.serve.fleet_plan import members_by_group, wanted_actors
from skeji_ray.serve.scaling import Load
from skeji_ray.serve.watch import COUNT_EVERY, Watch
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import ANSWERS, DLQ_LLM, GATEWAY, INGRESS, NOTIFIER_PIPELINE
from tests.support.letters import a_letter
from tests.support.metrics import KeptSink

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
WORKING = Snapshot(("a[0]",), in_flight=7, waiting=2, handled=100, polled_ago_s=0.1)
WANTED = members_by_group(wanted_actors(Profile.LOCAL, {}))


class Brokers:
    """What they say, or that they do not."""

    def __init__(self) -> None:
        self.away = False
        self.looks = 0
        self.backlogs = {
            GATEWAY.name: [
                PartitionBacklog(INGRESS.name, 0, lag=40, oldest_s=3.0),
                PartitionBacklog(INGRESS.name, 1, lag=2, oldest_s=8.0),
            ],
            NOTIFIER_PIPELINE.name: [PartitionBacklog(ANSWERS.name, 0, lag=0, oldest_s=0.0)],
        }

    def look(self) -> dict[str, list[PartitionBacklog]]:
        self.looks += 1
        if self.away:
            raise DependencyUnreachable("away")
        return self.backlogs


class World:
    """A watch, and all that it rests on."""

    def __init__(self) -> None:
        self.brokers, self.sink, self.real = Brokers(), KeptSink(), FixedClock(NOON)
        self.store = MemoryStore()
        self.watch = Watch(self.brokers.look, self.store, self.sink, FixedClock(NOON), self.real)

    async def measure(self, now: float = 0.0, **members: Snapshot) -> dict[str, Load] | None:
        named = {name.replace("_", "-") + "-consumer-group/0": one for name, one in members.items()}
        return await self.watch.measure(named, WANTED, now)


@pytest.fixture
def world() -> World:
    return World()


async def test_a_groups_load_is_that_of_all_its_partitions(world: World) -> None:
    loads = await world.measure(gateway=WORKING)
    assert loads is not None
    assert loads[GATEWAY.name] == Load(lag=42, oldest_s=8.0, rate=0.0, members=1, waits=False)
    assert world.sink.last(table.LAG, GATEWAY.name, INGRESS.name, "0") == 40
    assert world.sink.last(table.OLDEST, GATEWAY.name, INGRESS.name, "1") == 8.0


async def test_the_rate_is_what_was_handled_since_the_last_look(world: World) -> None:
    await world.measure(10.0, gateway=WORKING)
    loads = await world.measure(15.0, gateway=replace(WORKING, handled=150))
    assert loads is not None
    assert loads[GATEWAY.name].rate == pytest.approx(10.0)


async def test_a_member_that_was_restarted_has_no_negative_rate(world: World) -> None:
    await world.measure(10.0, gateway=WORKING)
    loads = await world.measure(15.0, gateway=replace(WORKING, handled=3))
    assert loads is not None
    assert loads[GATEWAY.name].rate == 0.0


async def test_one_member_that_waits_for_a_dependency_is_enough_to_say_so_of_its_group(world: World) -> None:
    loads = await world.measure(gateway=replace(WORKING, waits_for="MongoDB"))
    assert loads is not None
    assert loads[GATEWAY.name].waits
    assert not loads[NOTIFIER_PIPELINE.name].waits
    assert world.sink.last(table.BLOCKED, GATEWAY.name, f"{GATEWAY.name}/0") == 1


async def test_the_age_of_a_record_that_fails_again_and_again_is_no_load(world: World) -> None:
    loads = await world.measure(gateway=replace(WORKING, waiting_for_s=7.5))
    assert loads is not None
    assert loads[GATEWAY.name].oldest_s == 0.5
    assert world.sink.last(table.OLDEST, GATEWAY.name, INGRESS.name, "1") == 8.0


async def test_what_members_do_is_told_also_while_the_brokers_are_away(world: World) -> None:
    world.brokers.away = True
    assert await world.measure(gateway=WORKING) is None
    member = (GATEWAY.name, f"{GATEWAY.name}/0")
    assert world.sink.last(table.IN_FLIGHT, *member) == 7
    assert world.sink.last(table.TROUBLED, *member) == 2
    assert world.sink.last(table.MEMBERS, GATEWAY.name) == 1
    assert world.sink.last(table.MEMBERS_WANTED, GATEWAY.name) == 1


async def test_what_is_open_is_counted_at_times_only(world: World) -> None:
    await world.measure()
    await world.measure()
    assert world.sink.of(table.LETTERS_OPEN)[DLQ_LLM.name,] == [0.0]
    world.real.move(COUNT_EVERY + timedelta(seconds=1))
    await world.measure()
    assert world.sink.of(table.LETTERS_OPEN)[DLQ_LLM.name,] == [0.0, 0.0]
    assert world.sink.last(table.EXECUTIONS_OPEN) == 0
    assert set(world.sink.of(table.DUE)) == {("Bookings",), ("Executions",)}


async def test_while_nothing_moves_the_brokers_are_seldom_asked_and_the_gauges_stay(world: World) -> None:
    still = replace(WORKING, in_flight=0)
    world.brokers.backlogs[GATEWAY.name] = [PartitionBacklog(INGRESS.name, 0, lag=0, oldest_s=0.0)]
    for now in range(0, 30, 5):
        await world.measure(now, gateway=still)
    assert world.brokers.looks == 2
    assert len(world.sink.of(table.LAG)[GATEWAY.name, INGRESS.name, "0"]) == 6
    await world.measure(30.0, gateway=replace(still, handled=101))
    await world.measure(35.0, gateway=replace(still, handled=101, in_flight=1))
    assert world.brokers.looks == 4


async def test_a_group_with_a_suspended_partition_is_not_scaled_and_says_how_many(world: World) -> None:
    line = f"{INGRESS.name}[0]: KeyError: 'bug'"
    loads = await world.measure(gateway=replace(WORKING, suspended=(line,)), scrub_layer=WORKING)
    assert loads is not None
    assert loads[GATEWAY.name].waits
    told = world.sink.of(table.SUSPENDED)
    assert told[GATEWAY.name, f"{GATEWAY.name}/0"] == [1]
    assert told["scrub-layer-consumer-group", "scrub-layer-consumer-group/0"] == [0]


async def test_letters_that_could_not_be_read_are_counted(world: World) -> None:
    await world.store.insert(a_letter("l1", error_class=UNREADABLE))
    await world.store.insert(a_letter("l2"))
    await world.measure()
    assert world.sink.of(table.LETTERS_UNREADABLE) == {(): [1]}


async def test_what_waits_is_looked_at_each_time_though_nobody_works_on_it(world: World) -> None:
    for now in range(0, 30, 5):
        await world.measure(now)
    assert world.brokers.looks == 6


async def test_brokers_that_stay_away_are_asked_ever_more_rarely_and_then_as_before(
    world: World,
) -> None:
    world.brokers.away = True
    for now in range(0, 300, 5):
        assert await world.measure(now) is None
    assert world.brokers.looks == 8
    world.brokers.away = False
    looks = [await world.measure(now) for now in range(300, 400, 5)]
    answered = [look for look in looks if look is not None]
    assert len(answered) > 5
    assert looks[-1] is not None
