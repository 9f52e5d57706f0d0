"""A shard: many records in one call, each with its own fate, told in a way that travels."""

from __future__ import annotations

import asyncio
import pickle
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from skeji_ray.actors.executor_shard import ExecutorShard
from skeji_ray.errors import (
    Conflict,
    DependencyUnreachable,
    NoAnswerInTime,
    Permanent,
    SkejiError,
    Transient,
    Unexpected,
    UnknownAction,
    UnreadableDocument,
)
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.messages.base import Record
from skeji_ray.messages.pipeline import Plan, Reply
from skeji_ray.pipeline.references import UnresolvedReference
from skeji_ray.store.base import AlreadyExists
from tests.support.pipelines import SEARCH, a_plan, a_record


class Scripted:
    """Raises what a test says for a conversation."""

    def __init__(self) -> None:
        self.raises: dict[str, Exception] = {}
        self.done: list[str] = []
        self.threads: set[str] = set()
        self.looked = threading.Event()

    async def on_plan(self, record: Record[Plan]) -> None:
        self.threads.add(threading.current_thread().name)
        if error := self.raises.get(record.value.conversation_id):
            raise error
        self.done.append(record.value.conversation_id)

    async def on_reply(self, record: Record[Any]) -> None:
        self.done.append(f"reply to {record.value.command_id}")

    async def run_due(self) -> int:
        self.looked.set()
        return 0


class Life:
    """A shard and what it runs."""

    def __init__(self) -> None:
        self.executor = Scripted()
        self.closed = False

        async def build() -> Scripted:
            return self.executor

        async def close() -> None:
            self.closed = True

        self.shard = ExecutorShard("pipeline-executor/0", build, close)


@pytest.fixture
def life() -> Iterator[Life]:
    made = Life()
    yield made
    made.shard.drain(5)


def plans(*conversations: str) -> list[Record[Any]]:
    return [a_record(a_plan(SEARCH, conversation=conversation), conversation) for conversation in conversations]


def test_every_record_of_a_batch_has_its_own_fate(life: Life) -> None:
    life.executor.raises["v1"] = Permanent("no such action")
    reply = a_record(Reply(command_id="x", conversation_id="v3", step=0, result={}))
    fates = life.shard.deliver([*plans("v0", "v1", "v2"), reply])
    assert [type(fate) for fate in fates] == [type(None), Permanent, type(None), type(None)]
    assert sorted(life.executor.done) == ["reply to x", "v0", "v2"]
    assert "no such action" in str(fates[1])


@pytest.mark.parametrize(
    ("raised", "travels_as"),
    [
        (DependencyUnreachable("the database is away"), DependencyUnreachable),
        (NoAnswerInTime("slow"), NoAnswerInTime),
        (Conflict("raced"), Conflict),
        (AlreadyExists("x"), Transient),
        (UnresolvedReference("${x}"), Permanent),
        (ValueError("a bug"), Unexpected),
        (UnknownAction("no action"), UnknownAction),
        (UnreadableDocument("Executions e1: state"), UnreadableDocument),
    ],
)
def test_what_is_raised_travels_as_what_it_is_to_those_who_decide(
    life: Life, raised: Exception, travels_as: type[SkejiError]
) -> None:
    life.executor.raises["v0"] = raised
    (fate,) = life.shard.deliver(plans("v0"))
    again = pickle.loads(pickle.dumps(fate))
    assert type(again) is travels_as
    assert type(raised).__name__ in str(again)
    assert RetryPolicy().counts(again) == RetryPolicy().counts(raised)


def test_it_looks_for_due_work_and_all_of_it_lives_on_one_thread(life: Life) -> None:
    assert life.executor.looked.wait(5)
    life.shard.deliver(plans("v0", "v1"))
    assert life.executor.threads == {"pipeline-executor/0"}
    assert life.shard.ready


class Hanging(Scripted):
    """One conversation's plans never end; whoever ends them is noted."""

    def __init__(self) -> None:
        super().__init__()
        self.cancelled = threading.Event()

    async def on_plan(self, record: Record[Plan]) -> None:
        if record.value.conversation_id != "hangs":
            return await super().on_plan(record)
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise


@pytest.mark.parametrize(("record_s", "call_s"), [(0.05, 60.0), (60.0, 0.05)])
def test_what_takes_too_long_is_ended_and_not_left_running_beside_its_next_try(record_s: float, call_s: float) -> None:
    executor = Hanging()

    async def build() -> Scripted:
        return executor

    shard = ExecutorShard("hanging", build, deliver_within_s=record_s, call_within_s=call_s)
    try:
        if record_s < call_s:
            fates = shard.deliver(plans("hangs", "v1"))
            assert [type(fate) for fate in fates] == [NoAnswerInTime, type(None)]
        else:
            with pytest.raises(NoAnswerInTime):
                shard.deliver(plans("hangs", "v1"))
        assert executor.cancelled.wait(5)
        assert executor.done == ["v1"]
    finally:
        shard.drain(5)


def test_drained_it_has_closed_what_it_opened_and_is_gone(life: Life) -> None:
    life.shard.drain(5)
    life.shard.drain(5)
    assert life.closed
    assert not life.shard.alive
