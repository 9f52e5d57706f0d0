"""While a dependency is down a member waits as one: nothing is started, nothing is counted, one asks for all."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from skeji_ray.errors import Conflict, DependencyUnreachable, Permanent
from skeji_ray.kafka.gate import Gate
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.kafka.partition import Partition
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.kafka.worker import Worker
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.topology import PIPELINE
from tests.unit.kafka.test_worker import Written, raw


class Pauses:
    """Time that passes when the test says so."""

    def __init__(self) -> None:
        self.asked_s: list[float] = []
        self._ends: list[asyncio.Event] = []

    async def __call__(self, seconds: float) -> None:
        self.asked_s.append(seconds)
        end = asyncio.Event()
        self._ends.append(end)
        await end.wait()

    async def end(self) -> None:
        """Everything that pauses now goes on, as far as it comes."""
        ends, self._ends = self._ends, []
        for one in ends:
            one.set()
        await settle()


class Dependent(PlainHandler):
    """Works while what it rests on is up; keys in `lost` never do."""

    def __init__(self) -> None:
        self.up = True
        self.hangs = False
        self.lost: set[str] = set()
        self.tried: list[str] = []
        self.done: list[str] = []

    async def handle(self, record: Record[Any]) -> list[Outgoing]:
        self.tried.append(record.key)
        if self.hangs:
            await asyncio.Event().wait()
        if not self.up or record.key in self.lost:
            raise DependencyUnreachable("the database is down")
        self.done.append(record.key)
        return []


class Asking(Dependent):
    """The same, and it can ask by itself."""

    async def probe(self) -> None:
        if not self.up:
            raise DependencyUnreachable("the database is down")


class Member:
    """A worker and one partition of it, without Kafka."""

    def __init__(self, handler: Dependent) -> None:
        self.pauses, self.written = Pauses(), Written()
        self.worker = Worker(PIPELINE, handler, self.written, "actor/0", RetryPolicy(), pause=self.pauses)
        self.partition = Partition(self.worker.work)
        self._read = 0

    async def reads(self, *keys: str) -> None:
        batch = []
        for key in keys:
            record = raw()
            record.key, record.offset = key.encode(), self._read
            self._read += 1
            batch.append(record)
        self.partition.read(batch)
        self.partition.dispatch(batch)
        await settle()


def is_shut(gate: Gate) -> bool:
    return gate.reason is not None


async def settle() -> None:
    for _ in range(30):
        await asyncio.sleep(0)


@pytest.mark.parametrize("kind", [Dependent, Asking])
async def test_nothing_is_started_while_it_is_down_and_all_go_on_when_it_is_back(kind: type[Dependent]) -> None:
    handler = kind()
    member = Member(handler)
    handler.up = False
    await member.reads("a")
    assert is_shut(member.worker.gate)
    assert "the database is down" in str(member.worker.gate.reason)
    await member.reads("b", "c", "a")
    assert handler.tried == ["a"]
    for _ in range(20):
        await member.pauses.end()
    assert (handler.done, member.written.raw, member.partition.load) == ([], [], 4)
    assert member.worker.waiting_since is not None
    handler.up = True
    await member.pauses.end()
    assert sorted(handler.done) == ["a", "a", "b", "c"]
    assert not is_shut(member.worker.gate)
    assert (member.worker.gate.failures, member.worker.waiting) == (0, 0)
    assert member.partition.tracker.committable == 4


async def test_a_handler_that_can_ask_is_not_tried_until_the_answer_is_good() -> None:
    handler = Asking()
    member = Member(handler)
    handler.up = False
    await member.reads("a", "b")
    for _ in range(10):
        await member.pauses.end()
    assert handler.tried == ["a"]


async def test_without_a_probe_one_record_at_a_time_is_tried_and_those_that_never_failed_come_first() -> None:
    handler = Dependent()
    member = Member(handler)
    handler.up = False
    await member.reads("a")
    await member.reads("b", "c")
    for count in (2, 3, 4):
        await member.pauses.end()
        assert len(handler.tried) == count
    assert set(handler.tried[1:3]) == {"b", "c"}
    assert handler.tried[3] == "a"


async def test_pauses_between_probes_grow_to_their_bound() -> None:
    handler = Asking()
    member = Member(handler)
    handler.up = False
    await member.reads("a")
    for _ in range(8):
        await member.pauses.end()
    policy = RetryPolicy()
    assert member.pauses.asked_s[0] <= policy.first_wait_s
    assert member.pauses.asked_s[3] > member.pauses.asked_s[0]
    assert max(member.pauses.asked_s) <= policy.longest_wait_s


@pytest.mark.parametrize("kind", [Dependent, Asking])
async def test_one_key_that_can_not_go_on_holds_no_other_for_longer_than_a_probe(kind: type[Dependent]) -> None:
    handler = kind()
    member = Member(handler)
    handler.lost = {"lost"}
    await member.reads("lost", "a")
    for number in range(10):
        await member.reads(f"b{number}")
        await member.pauses.end()
        await member.pauses.end()
        assert f"b{number}" in handler.done
    policy = RetryPolicy()
    # Others go on in between, so the waits stay those of the first two failures.
    assert max(member.pauses.asked_s) <= policy.first_wait_s * policy.factor
    handler.lost = set()
    await member.pauses.end()
    await member.pauses.end()
    assert (member.partition.load, member.written.raw) == (0, [])


@pytest.mark.parametrize("error", [Permanent("no"), Conflict("busy")])
async def test_a_record_that_fails_in_another_way_shows_that_the_dependency_answers(error: Exception) -> None:
    gate = Gate("actor/0", RetryPolicy(first_wait_s=0.0))
    gate.shut("down")
    with pytest.raises(type(error)):
        async with gate.turn(again=False):
            raise error
    await settle()
    assert not is_shut(gate)


async def test_a_probe_that_is_revoked_while_it_tries_passes_its_turn_on() -> None:
    started: list[str] = []
    gate = Gate("actor/0", RetryPolicy(first_wait_s=0.0))
    gate.shut("down")

    async def lane(name: str) -> None:
        async with gate.turn(again=True):
            started.append(name)
            if name == "revoked":
                await asyncio.Event().wait()

    revoked, other = asyncio.create_task(lane("revoked")), asyncio.create_task(lane("other"))
    await settle()
    assert started == ["revoked"]
    revoked.cancel()
    await settle()
    assert started == ["revoked", "other"]
    await other
    assert not is_shut(gate)


async def test_a_record_that_is_revoked_in_the_line_is_passed_over() -> None:
    pauses = Pauses()
    gate = Gate("actor/0", RetryPolicy(), pause=pauses)
    gate.shut("down")

    async def lane() -> None:
        async with gate.turn(again=False):
            pass

    gone, stays = asyncio.create_task(lane()), asyncio.create_task(lane())
    await settle()
    gone.cancel()
    await settle()
    await pauses.end()
    await stays
    assert not is_shut(gate)


async def test_a_probe_that_is_itself_wrong_does_not_open_the_gate_and_does_not_end_it() -> None:
    answers: list[Exception | None] = [KeyError("bug"), None]

    async def probe() -> None:
        if (answer := answers.pop(0)) is not None:
            raise answer

    pauses = Pauses()
    gate = Gate("actor/0", RetryPolicy(), probe, pauses)
    gate.shut("down")
    await settle()
    await pauses.end()
    assert is_shut(gate)
    await pauses.end()
    assert not is_shut(gate)


async def test_a_member_that_ends_while_a_record_is_the_probe_ends_all_its_work() -> None:
    handler = Dependent()
    member = Member(handler)
    handler.up = False
    await member.reads("a")
    handler.hangs = True
    await member.pauses.end()
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes)
