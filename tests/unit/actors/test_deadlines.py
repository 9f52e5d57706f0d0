"""Deadlines of executions: they pass in healthy time alone, and each fault makes one dead letter."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from skeji_ray.actors.deadlines import CLOCKS_AGREE_WITHIN, LATE
from skeji_ray.actors.executor import MOST_DUE_AT_ONCE, TAKEN_OVER_AFTER, Executor
from skeji_ray.actors.pipeline_executor import PipelineConsumer, shard_of
from skeji_ray.clock import FixedClock
from skeji_ray.errors import DependencyUnreachable, Permanent
from skeji_ray.kafka.unfinished import Lane
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.events import DeadLetter
from skeji_ray.messages.pipeline import Command, Reply
from skeji_ray.messages.refusals import Apology
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.pipeline.decisions import GRACE, HELD_LOOKED_AT_EVERY, PIPELINE_WITHIN, STEP_WITHIN
from skeji_ray.pipeline.execution import PUBLISH_AGAIN_AFTER, Execution, State, execution_id
from skeji_ray.store.base import D, Where
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import (
    DLQ_DOMAIN,
    DLQ_PIPELINE,
    RESPONSES,
    SCHEDULES,
    SCHEDULES_COMMANDS,
    SCHEDULES_REPLIES,
)
from tests.support.letters import a_letter
from tests.support.pipelines import (
    BOOK,
    NOON,
    SEARCH,
    Broker,
    a_plan,
    a_record,
    a_slot,
    answers_of,
    booked,
    commands_of,
    found,
    reply_to,
)

COMMANDS_LANE = Lane(SCHEDULES.name, SCHEDULES_COMMANDS.name, "c1")
REPLIES_LANE = Lane(RESPONSES.name, SCHEDULES_REPLIES.name, "c1")
SECOND = timedelta(seconds=1)


class Groups:
    """What waits longest in each lane; nothing, unless it is told."""

    def __init__(self) -> None:
        self.oldest_of: dict[Lane, datetime] = {}
        self.asked: list[set[Lane]] = []
        self.away = False

    async def oldest(self, lanes: Collection[Lane]) -> Mapping[Lane, datetime | None]:
        if self.away:
            raise DependencyUnreachable("the broker is away")
        self.asked.append(set(lanes))
        return {lane: self.oldest_of.get(lane) for lane in lanes}


class LeavingStore(MemoryStore):
    """Can stop answering queries."""

    away = False

    async def find(self, kind: type[D], where: Where, *, sort: Sequence[str] = (), limit: int = 0) -> list[D]:
        if self.away:
            raise DependencyUnreachable("the database is away")
        return await super().find(kind, where, sort=sort, limit=limit)


class World:
    """An executor whose commands nobody answers, unless a test does."""

    def __init__(self) -> None:
        self.store = LeavingStore()
        self.broker = Broker()
        self.clock = FixedClock(NOON)
        self.groups = Groups()
        self.executor = self.another_executor()

    def another_executor(self, shard: int = 0, shards: int = 1) -> Executor:
        return Executor(
            self.store, self.broker.publish, self.clock, self.clock, waiting=self.groups, shard=shard, shards=shards
        )

    async def pass_time(self, span: timedelta) -> list[Outgoing]:
        """Second by second, as the executor lives; what was published meanwhile."""
        end = self.clock.now() + span
        while self.clock.now() < end:
            await self.executor.run_due()
            self.clock.move(SECOND)
        await self.executor.run_due()
        return self.broker.take()

    async def asks(self) -> Outgoing:
        """A pipeline of one search has published its command."""
        await self.executor.run_due()
        await self.executor.on_plan(a_record(a_plan(SEARCH), "c1"))
        return self.broker.take_one()

    async def execution(self) -> Execution:
        stored = await self.store.get(Execution, execution_id("c1", 0))
        assert stored is not None
        return stored


@pytest.fixture
def world() -> World:
    return World()


def letters_of(published: list[Outgoing]) -> list[DeadLetter]:
    return [one.value for one in published if isinstance(one.value, DeadLetter)]


def outcomes_of(published: list[Outgoing]) -> list[object]:
    return [answer.outcome for answer in answers_of(published)]


TIMED_OUT: list[object] = [Apology(reason="timed_out")]


async def test_in_healthy_time_a_deadline_passes_after_one_grace(world: World) -> None:
    await world.asks()
    assert len(commands_of(await world.pass_time(STEP_WITHIN))) == 1, "it is asked once more"
    assert await world.pass_time(GRACE - SECOND) == []
    told = await world.pass_time(SECOND)
    assert outcomes_of(told) == TIMED_OUT
    assert [letter.error_class for letter in letters_of(told)] == ["TimedOut"]


async def test_the_broker_is_asked_only_for_those_that_are_overdue_all_in_one(world: World) -> None:
    await world.executor.run_due()
    for number in range(5):
        await world.executor.on_plan(a_record(a_plan(SEARCH, conversation=f"v{number}"), f"c{number}"))
    await world.pass_time(STEP_WITHIN - SECOND)
    assert world.groups.asked == []
    await world.pass_time(SECOND)
    (asked,) = world.groups.asked
    assert {lane.key for lane in asked} == {f"c{number}" for number in range(5)}


async def test_no_deadline_passes_while_the_command_waits_in_its_topic(world: World) -> None:
    await world.asks()
    world.groups.oldest_of[COMMANDS_LANE] = NOON
    assert await world.pass_time(timedelta(minutes=10)) == [], "a stopped group gets no copies either"
    del world.groups.oldest_of[COMMANDS_LANE]
    assert len(commands_of(await world.pass_time(HELD_LOOKED_AT_EVERY))) == 1
    assert await world.pass_time(GRACE - SECOND) == []
    assert outcomes_of(await world.pass_time(SECOND)) == TIMED_OUT


async def test_the_group_works_on_newer_ones_so_the_command_was_finished(world: World) -> None:
    await world.asks()
    newer = NOON + CLOCKS_AGREE_WITHIN + SECOND
    world.groups.oldest_of[COMMANDS_LANE] = newer
    assert len(commands_of(await world.pass_time(STEP_WITHIN))) == 1
    world.groups.oldest_of[COMMANDS_LANE] = newer + STEP_WITHIN
    assert outcomes_of(await world.pass_time(GRACE)) == TIMED_OUT


async def test_one_before_it_that_was_written_by_a_clock_ahead_of_ours_shows_no_end_of_it(world: World) -> None:
    await world.asks()
    world.groups.oldest_of[COMMANDS_LANE] = NOON + CLOCKS_AGREE_WITHIN
    assert await world.pass_time(STEP_WITHIN + GRACE) == []


async def test_no_deadline_passes_while_the_responses_group_is_late(world: World) -> None:
    command = await world.asks()
    world.groups.oldest_of[REPLIES_LANE] = NOON + SECOND
    assert await world.pass_time(timedelta(minutes=10)) == []
    del world.groups.oldest_of[REPLIES_LANE]
    await world.executor.on_reply(reply_to(command, found(a_slot())))
    assert len(outcomes_of(world.broker.take())) == 1


async def test_a_responses_group_that_keeps_up_holds_nothing(world: World) -> None:
    await world.asks()
    for _ in range(60):
        world.groups.oldest_of[REPLIES_LANE] = world.clock.now() + SECOND - LATE
        if outcomes_of(await world.pass_time(SECOND)):
            break
    assert (await world.execution()).state is State.FAILED


@pytest.mark.parametrize("what", ["broker", "database"])
async def test_a_deadline_that_passed_in_an_outage_passes_one_grace_after_it(world: World, what: str) -> None:
    await world.asks()
    await world.pass_time(STEP_WITHIN + GRACE - SECOND)
    away = world.groups if what == "broker" else world.store
    away.away = True
    for _ in range(60):
        world.clock.move(SECOND)
        with pytest.raises(DependencyUnreachable):
            await world.executor.run_due()
    away.away = False
    quiet = await world.pass_time(GRACE - SECOND)
    assert (outcomes_of(quiet), letters_of(quiet)) == ([], [])
    assert outcomes_of(await world.pass_time(3 * GRACE)) == TIMED_OUT


async def test_who_did_not_look_for_a_while_does_not_know_of_outages(world: World) -> None:
    await world.asks()
    await world.pass_time(STEP_WITHIN)
    world.clock.move(timedelta(minutes=5))
    await world.executor.run_due()
    assert (await world.execution()).state is State.RUNNING


async def test_a_fresh_executor_lets_no_deadline_pass_before_one_grace(world: World) -> None:
    await world.asks()
    await world.pass_time(STEP_WITHIN + GRACE - SECOND)
    world.executor = world.another_executor()
    world.clock.move(SECOND)
    assert outcomes_of(await world.pass_time(GRACE - SECOND)) == []


async def test_time_that_does_not_count_is_not_taken_from_the_pipeline(world: World) -> None:
    await world.executor.run_due()
    await world.executor.on_plan(a_record(a_plan(SEARCH, BOOK), "c1"))
    search = world.broker.take_one()
    world.groups.oldest_of[COMMANDS_LANE] = NOON
    await world.pass_time(2 * PIPELINE_WITHIN)
    world.groups.oldest_of.clear()
    await world.executor.on_reply(reply_to(search, found(a_slot())))
    book = world.broker.take_one()
    assert await world.pass_time(STEP_WITHIN - SECOND) == [], "the next step has its own time"
    await world.executor.on_reply(reply_to(book, booked()))
    assert outcomes_of(world.broker.take())


async def test_waiting_pipelines_and_unpublished_ones_go_on_while_the_broker_does_not_say_who_is_late(
    world: World,
) -> None:
    await world.asks()
    world.clock.move(PUBLISH_AGAIN_AFTER)
    await world.executor.run_due()
    world.broker.away = True
    with pytest.raises(DependencyUnreachable):
        await world.executor.on_plan(a_record(a_plan(SEARCH, conversation="v2"), "c2"))
    world.broker.away = False
    world.clock.move(STEP_WITHIN)
    world.groups.away = True
    with pytest.raises(DependencyUnreachable):
        await world.executor.run_due()
    assert [command.conversation_id for command in commands_of(world.broker.take())] == ["v2"]


# --- shards ---


async def test_a_shard_does_its_own_due_work_and_what_another_has_left_lying(world: World) -> None:
    shards = [world.another_executor(shard, 3) for shard in range(3)]
    for shard in shards:
        await shard.run_due()
    conversations = [f"v{number}" for number in range(30)]
    world.broker.away = True
    for number, conversation in enumerate(conversations):
        with pytest.raises(DependencyUnreachable):
            await world.executor.on_plan(a_record(a_plan(SEARCH, conversation=conversation), f"c{number}"))
    world.broker.away = False
    world.clock.move(PUBLISH_AGAIN_AFTER)
    for index in (0, 1):
        await shards[index].run_due()
        done = {command.conversation_id for command in commands_of(world.broker.take())}
        assert done == {one for one in conversations if shard_of(one, 3) == index}
    world.clock.move(TAKEN_OVER_AFTER + SECOND)
    await shards[0].run_due()
    left = {command.conversation_id for command in commands_of(world.broker.take())}
    assert {one for one in conversations if shard_of(one, 3) == 2} <= left


async def test_what_other_shards_are_to_do_never_crowds_out_ones_own(world: World) -> None:
    mine = next(f"v{number}" for number in range(100) if shard_of(f"v{number}", 2) == 0)
    others = [f"v{number}" for number in range(1000) if shard_of(f"v{number}", 2) == 1][: MOST_DUE_AT_ONCE + 20]
    world.broker.away = True
    for number, conversation in enumerate([*others, mine]):
        with pytest.raises(DependencyUnreachable):
            await world.executor.on_plan(a_record(a_plan(SEARCH, conversation=conversation), f"c{number}"))
    world.broker.away = False
    world.clock.move(PUBLISH_AGAIN_AFTER)
    shard = world.another_executor(0, 2)
    await shard.run_due()
    assert mine in {command.conversation_id for command in commands_of(world.broker.take())}


# --- one fault, one letter ---


def a_lost(topic: str, *, attempt: int = 0, correlation: str = "c1") -> DeadLetterEntry:
    dlq = DLQ_DOMAIN.name if topic == SCHEDULES_COMMANDS.name else DLQ_PIPELINE.name
    return a_letter(f"letter-{topic}", topic, dlq=dlq, headers={"attempt": str(attempt)}, correlation_id=correlation)


@pytest.mark.parametrize("topic", [SCHEDULES_COMMANDS.name, SCHEDULES_REPLIES.name])
async def test_a_reply_that_nobody_could_read_makes_no_second_letter_and_one_apology(world: World, topic: str) -> None:
    await world.asks()
    await world.store.insert(a_lost(topic))
    published = await world.pass_time(STEP_WITHIN + GRACE + SECOND)
    assert (outcomes_of(published), letters_of(published)) == (TIMED_OUT, [])


@pytest.mark.parametrize(
    "other",
    [
        a_lost(SCHEDULES_REPLIES.name, attempt=1),
        a_lost(SCHEDULES_REPLIES.name, correlation="c2"),
        a_lost("bookings-to-pipeline-executor"),
    ],
)
async def test_a_letter_of_something_else_is_no_letter_of_this(world: World, other: DeadLetterEntry) -> None:
    await world.asks()
    await world.store.insert(other)
    published = await world.pass_time(STEP_WITHIN + GRACE + SECOND)
    assert len(letters_of(published)) == 1


async def test_a_reply_that_can_not_be_stored_fails_its_pipeline_at_once_without_a_letter_of_ours(world: World) -> None:
    """It is a dead letter of the responses group; the executor only apologises."""
    command = await world.asks()
    whole = found(a_slot())
    record = reply_to(command, {**whole, "matches": [{**whole["matches"][0], "$where": 1}]})
    with pytest.raises(Permanent) as refused:
        await world.executor.on_reply(record)

    async def route(one: object) -> None:
        await world.executor.on_reply(one)  # type: ignore[arg-type]  # a record of a reply

    assert await PipelineConsumer(route).on_dead_letter(record, refused.value) == []
    published = world.broker.take()
    assert outcomes_of(published) == [Apology(reason="internal_error")]
    assert letters_of(published) == []


async def test_a_letter_about_a_reply_names_its_record_and_holds_its_words(world: World) -> None:
    command = await world.asks()
    record = replace(
        reply_to(command, {"matches": "none"}), topic=SCHEDULES_REPLIES.name, partition=4, offset=77, key="c1"
    )
    await world.executor.on_reply(record)
    (letter,) = letters_of(world.broker.take())
    place = (letter.original_topic, letter.original_partition, letter.original_offset)
    assert place == (SCHEDULES_REPLIES.name, 4, 77)
    assert letter.original_key == b"c1"
    assert Reply.model_validate_json(letter.original_value or b"") == record.value


async def test_a_letter_about_a_command_without_a_reply_holds_the_command(world: World) -> None:
    command = await world.asks()
    (letter,) = letters_of(await world.pass_time(STEP_WITHIN + GRACE + SECOND))
    assert (letter.original_topic, letter.original_key) == (SCHEDULES_COMMANDS.name, b"c1")
    assert Command.model_validate_json(letter.original_value or b"") == command.value
