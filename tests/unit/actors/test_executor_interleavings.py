"""Whatever order things come in, and whoever dies meanwhile: each pipeline ends once, in one answer.

Two executors share one store. Replies come late, twice, to either of them, or never; an executor dies before or after
the broker has what it publishes, and another takes its place; deadlines pass meanwhile.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.actors.executor import Executor
from skeji_ray.clock import FixedClock
from skeji_ray.document import Document
from skeji_ray.errors import DependencyUnreachable, Permanent
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.events import DeadLetter
from skeji_ray.messages.pipeline import Answer, Command, Failure, Plan, Step
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.execution import Execution, State
from skeji_ray.store.base import D, Where, change_or_insert
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import DLQ_PIPELINE
from tests.support.examples import examples
from tests.support.pipelines import (
    BOOK,
    NOON,
    OPEN,
    REGISTER,
    RESULT_OF,
    SARAH,
    SEARCH,
    a_plan,
    a_record,
    a_slot,
    found,
    reply_to,
)

PLANS = {
    "c0": a_plan(SEARCH, BOOK, conversation="v0"),
    "c1": a_plan(REGISTER, OPEN, conversation="v0"),
    "c2": a_plan(REGISTER, OPEN, OPEN, conversation="v1"),
}
SETTLES_WITHIN = 120
"""Rounds of five seconds: far more than all deadlines of the longest pipeline, undone step by step."""


class JealousStore(MemoryStore):
    """Lets others run between any two verbs, and sees to it that what has ended stays as it ended."""

    async def get(self, kind: type[D], id: str) -> D | None:
        await asyncio.sleep(0)
        return await super().get(kind, id)

    async def find(self, kind: type[D], where: Where, *, sort: Sequence[str] = (), limit: int = 0) -> list[D]:
        await asyncio.sleep(0)
        return await super().find(kind, where, sort=sort, limit=limit)

    async def insert(self, document: Document) -> None:
        await asyncio.sleep(0)
        await super().insert(document)

    async def replace(self, document: D) -> D | None:
        await asyncio.sleep(0)
        before = await super().get(type(document), document.id)
        written = await super().replace(document)
        if written is not None and isinstance(before, Execution) and isinstance(written, Execution):
            self._check(before, written)
        return written

    @staticmethod
    def _check(before: Execution, after: Execution) -> None:
        if not before.state.is_open:
            assert (after.state, after.outcome) == (before.state, before.outcome), "an end is the end"
        assert after.step >= before.step
        assert after.results[: len(before.results)] == before.results


class World:
    """Two executors, a broker that may fail on either side of a publish, and services that answer by a script."""

    def __init__(self, script: Sequence[str]) -> None:
        self.store = JealousStore()
        self.clock = FixedClock(NOON)
        self.published: list[Outgoing] = []
        self.fails: str | None = None
        self.pending: list[Record[Any]] = [a_record(plan, correlation) for correlation, plan in PLANS.items()]
        self._script = list(script)
        self._answered: set[str] = set()
        self.executors = [self._executor(), self._executor()]

    def _executor(self) -> Executor:
        return Executor(self.store, self.publish, self.clock, self.clock)

    def restart(self, index: int) -> None:
        self.executors[index] = self._executor()

    async def publish(self, outgoing: Sequence[Outgoing]) -> None:
        fails, self.fails = self.fails, None
        await asyncio.sleep(0)
        if fails == "before":
            raise DependencyUnreachable("it died before the broker had it")
        self.published += outgoing
        for one in outgoing:
            if isinstance(one.value, Command) and one.value.command_id not in self._answered:
                self._answered.add(one.value.command_id)
                self._answer(one)
        await asyncio.sleep(0)
        if fails == "after":
            raise DependencyUnreachable("it died after the broker had it")

    def _answer(self, command: Outgoing) -> None:
        """A service answers a command always the same, or never."""
        assert isinstance(command.value, Command)
        how = self._script.pop() if self._script else "done"
        if how == "refused":
            self.pending.append(reply_to(command, failure=Failure(business=True, code="slot_taken")))
        elif how == "broken":
            self.pending.append(reply_to(command, failure=Failure(business=False, code="internal_error")))
        elif how == "nonsense":
            self.pending.append(reply_to(command, {"booking_id": 5, "matches": "none"}))
        elif how == "done":
            results = {"search_availability": lambda: found(a_slot()), "undo": lambda: {"command_id": "x"}}
            self.pending.append(reply_to(command, {**results, **RESULT_OF}[command.value.action]()))

    async def deliver(self, executor: int, number: int, *, again: bool) -> None:
        if not self.pending:
            return
        record = self.pending[number % len(self.pending)]
        work = self.executors[executor]
        try:
            await (work.on_plan(record) if isinstance(record.value, Plan) else work.on_reply(record))
        except DependencyUnreachable:
            return  # its offset is held: it comes again
        if not again and record in self.pending:
            self.pending.remove(record)

    async def do(self, action: tuple[Any, ...]) -> None:
        match action:
            case ("deliver", executor, number, again):
                await self.deliver(executor, number, again=again)
            case ("due", executor):
                await self.look(executor)
            case ("time", seconds):
                self.clock.move(timedelta(seconds=seconds))
            case ("restart", executor):
                self.restart(executor)
            case ("fails", where):
                self.fails = where

    async def look(self, executor: int) -> None:
        try:
            await self.executors[executor].run_due()
        except DependencyUnreachable:
            return

    async def hold(self, conversation_id: str, correlation_id: str) -> None:
        """Claim a conversation, as whoever plans its message does."""
        fresh = Conversation(id=conversation_id, sender=SARAH, spoke_at=NOON)
        await change_or_insert(
            self.store, fresh, lambda one: one.model_copy(update={"open_correlation": correlation_id})
        )

    async def run_out(self, *correlations: str) -> None:
        """Deliver these plans one after the other, and every reply that follows, without any time passing."""
        for correlation in correlations:
            await self.executors[0].on_plan(a_record(PLANS[correlation], correlation))
            await self.run_out()
        while self.pending:
            await self.deliver(0, 0, again=False)

    async def settle(self) -> None:
        """From now on nothing fails, and time passes."""
        self.fails = None
        for _ in range(SETTLES_WITHIN):
            while self.pending:
                await self.deliver(0, 0, again=False)
            await self.look(0)
            await self.look(1)
            if not self.pending and await self.is_settled():
                return
            self.clock.move(timedelta(seconds=5))
        raise AssertionError("it never came to rest")

    async def is_settled(self) -> bool:
        return all(not one.state.is_open and one.is_published for one in await self.store.find(Execution, {}))


EXECUTOR = st.integers(0, 1)
ACTION = st.one_of(
    st.tuples(st.just("deliver"), EXECUTOR, st.integers(0, 7), st.booleans()),
    st.tuples(st.just("deliver"), EXECUTOR, st.just(0), st.just(False)),
    st.tuples(st.just("due"), EXECUTOR),
    st.tuples(st.just("time"), st.sampled_from([1, 3, 11, 31])),
    st.tuples(st.just("restart"), EXECUTOR),
    st.tuples(st.just("fails"), st.sampled_from(["before", "after"])),
)
HOW = st.sampled_from(["done", "done", "done", "refused", "broken", "nonsense", "lost"])


@settings(max_examples=examples(35))
@given(
    moments=st.lists(st.lists(ACTION, min_size=1, max_size=3), max_size=25),
    script=st.lists(HOW, max_size=12),
)
def test_each_pipeline_ends_once_in_one_answer_and_what_is_published_follows_from_the_document(
    moments: list[list[tuple[Any, ...]]], script: list[str]
) -> None:
    async def live() -> World:
        world = World(script)
        for actions in moments:
            await asyncio.gather(*(world.do(action) for action in actions))
        await world.settle()
        return world

    world = asyncio.run(live())
    asyncio.run(_check_end(world))
    _check_published(world.published)


@settings(max_examples=examples(30))
@given(
    held=st.booleans(),
    deliveries=st.lists(EXECUTOR, min_size=1, max_size=3),
    fresh=st.sampled_from(["none", "before", "meanwhile", "after"]),
    restarts=st.booleans(),
)
def test_a_plan_that_comes_again_after_later_ones_keeps_its_conversation_for_no_instant(
    held: bool, deliveries: list[int], fresh: str, restarts: bool
) -> None:
    """No time passes here: what waited for a deadline would not be done."""

    async def live() -> World:
        world = World([])
        world.pending.clear()
        await world.run_out("c0", "c1")
        old = a_record(PLANS["c0"], "c0")
        new = a_record(a_plan(REGISTER, conversation="v0"), "c3")
        if held:  # the planning stage forgets which messages it heard, and claims it for an old one again
            await world.hold("v0", "c0")
        if restarts:
            world.executors = [world._executor(), world._executor()]
        if fresh == "before":
            await world.executors[1].on_plan(new)
        others = [world.executors[1].on_plan(new)] if fresh == "meanwhile" else []
        await asyncio.gather(*(world.executors[one].on_plan(old) for one in deliveries), *others)
        if fresh == "after":
            await world.executors[1].on_plan(new)
        await world.run_out()
        return world

    world = asyncio.run(live())
    conversation = asyncio.run(world.store.get(Conversation, "v0"))
    assert conversation is not None
    assert conversation.open_correlation is None
    told = [turn for turn in conversation.turns if turn.speaker == "system"]
    assert len(told) == (2 if fresh == "none" else 3), "each was told once, and the new one did not wait"


def test_a_plan_that_is_refused_gives_its_conversation_to_the_one_that_waits() -> None:
    async def live() -> World:
        world = World([])
        world.pending.clear()
        await world.hold("v0", "c0")
        await world.executors[0].on_plan(a_record(PLANS["c1"], "c1"))
        refused = a_record(a_plan(Step(service="bookings", action="fly"), conversation="v0"), "c0")
        with pytest.raises(Permanent):
            await world.executors[1].on_plan(refused)
        await world.run_out()
        return world

    world = asyncio.run(live())
    (execution,) = asyncio.run(world.store.find(Execution, {"correlation_id": "c1"}))
    assert execution.state is State.SUCCEEDED


async def _check_end(world: World) -> None:
    executions = await world.store.find(Execution, {})
    assert {one.correlation_id for one in executions} == set(PLANS)
    for one in executions:
        assert one.state in {State.SUCCEEDED, State.FAILED}
        assert (one.due_at, one.faults) == (None, ())
    for conversation in await world.store.find(Conversation, {}):
        assert conversation.open_correlation is None
        messages = [plan for plan in PLANS.values() if plan.conversation_id == conversation.id]
        assert len([turn for turn in conversation.turns if turn.speaker == "system"]) == len(messages), (
            "one outcome each"
        )


def _check_published(published: Sequence[Outgoing]) -> None:
    first: dict[str, Outgoing] = {}
    for one in published:
        assert one == first.setdefault(one.event_id, one), "the same id is the same record"
    once = list(first.values())
    for correlation in PLANS:
        mine = [one for one in once if one.correlation_id == correlation]
        answers = [one for one in mine if isinstance(one.value, Answer)]
        assert len(answers) == 1, "one answer"
        assert mine[-1] is answers[0], "nothing is begun after the answer"
        _check_commands([one for one in mine if isinstance(one.value, Command)])
        _check_letters(mine)
    for conversation in {plan.conversation_id for plan in PLANS.values()}:
        commands = [one for one in once if isinstance(one.value, Command) and one.conversation_id == conversation]
        turns = [one.correlation_id for one in commands]
        assert len(_runs(turns)) == len(set(turns)), "one pipeline after the other"


def _check_commands(commands: list[Outgoing]) -> None:
    """Steps in their order, then what takes them back, the last first, each behind what it undoes."""
    steps: dict[str, Outgoing] = {}
    undone: list[int] = []
    for one in commands:
        command = one.value
        assert isinstance(command, Command)
        if command.action == "undo":
            taken_back = steps[command.params["command_id"]]
            assert (one.topic, one.key) == (taken_back.topic, taken_back.key)
            undone.append(command.step)
        else:
            assert not undone, "nothing is done once something is taken back"
            assert command.step == len(steps)
            steps[command.command_id] = one
    assert undone == sorted(undone, reverse=True)


def _check_letters(mine: list[Outgoing]) -> None:
    for one in mine:
        if isinstance(one.value, DeadLetter):
            assert one.topic == DLQ_PIPELINE.name
            assert one.value.original_value


def _runs(words: Sequence[str]) -> list[str]:
    """`aabba` -> `aba`."""
    return [word for number, word in enumerate(words) if number == 0 or words[number - 1] != word]
