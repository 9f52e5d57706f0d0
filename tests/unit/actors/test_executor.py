"""The executor over a store in memory and a broker that records."""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta
from typing import Any

import pytest

from skeji_ray.actors.claims import ABANDONED_AFTER
from skeji_ray.actors.executor import Executor
from skeji_ray.clock import FixedClock
from skeji_ray.document import Document
from skeji_ray.errors import DependencyUnreachable, Permanent
from skeji_ray.messages.asked import SlotsOffered
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.events import DeadLetter
from skeji_ray.messages.pipeline import Command, Failure, Plan, Step
from skeji_ray.messages.refusals import Apology
from skeji_ray.messages.results import BookingTold, Help
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.decisions import GRACE, STEP_WITHIN
from skeji_ray.pipeline.execution import PUBLISH_AGAIN_AFTER, Execution, State, execution_id
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import DLQ_PIPELINE, SCHEDULES_COMMANDS
from tests.support.pipelines import (
    BOOK,
    NOON,
    OPEN,
    REGISTER,
    RESULT_OF,
    SARAH,
    SEARCH,
    Broker,
    a_plan,
    a_record,
    a_slot,
    answers_of,
    booked,
    commands_of,
    found,
    registered,
    reply_to,
)


class YieldingStore(MemoryStore):
    """Lets others run between any two verbs, as a database does; can stop answering queries."""

    finds_nothing_more = False
    calls = 0

    async def find(self, kind: Any, where: Any, **how: Any) -> Any:
        self.calls += 1
        if self.finds_nothing_more:
            raise DependencyUnreachable("the database is away")
        await asyncio.sleep(0)
        return await super().find(kind, where, **how)

    async def get(self, kind: Any, id: str) -> Any:
        self.calls += 1
        await asyncio.sleep(0)
        return await super().get(kind, id)

    async def replace(self, document: Any) -> Any:
        self.calls += 1
        await asyncio.sleep(0)
        return await super().replace(document)

    async def insert(self, document: Document) -> None:
        self.calls += 1
        await asyncio.sleep(0)
        await super().insert(document)


class World:
    """A store, a broker, a clock, and as many executors as a test wants."""

    def __init__(self) -> None:
        self.store = YieldingStore()
        self.broker = Broker()
        self.clock = FixedClock(NOON)

    def executor(self) -> Executor:
        return Executor(self.store, self.broker.publish, self.clock, self.clock)

    async def execution(self, correlation: str = "c1", attempt: int = 0) -> Execution:
        stored = await self.store.get(Execution, execution_id(correlation, attempt))
        assert isinstance(stored, Execution)
        return stored

    async def conversation(self) -> Conversation:
        stored = await self.store.get(Conversation, "conversation-1")
        assert isinstance(stored, Conversation)
        return stored

    async def answer(self, executor: Executor, command: Outgoing, result: dict[str, Any]) -> None:
        await executor.on_reply(reply_to(command, result))


@pytest.fixture
def world() -> World:
    return World()


def letters_of(published: list[Outgoing]) -> list[DeadLetter]:
    return [one.value for one in published if isinstance(one.value, DeadLetter)]


async def test_a_pipeline_runs_step_by_step_and_is_answered_once(world: World) -> None:
    executor = world.executor()
    await executor.on_plan(a_record(a_plan(SEARCH, BOOK), "c1"))
    search = world.broker.take_one()
    assert (search.topic, search.key, search.conversation_id) == (SCHEDULES_COMMANDS.name, "c1", "conversation-1")
    await world.answer(executor, search, found(a_slot()))
    book = world.broker.take_one()
    assert isinstance(book.value, Command)
    assert book.value.params == {"schedule_id": "schedule-1", "start_time": "2030-05-02T12:00:00Z"}
    await world.answer(executor, book, booked())
    told = world.broker.take_one()
    assert told.key == SARAH.identity
    assert isinstance(answers_of([told])[0].outcome, BookingTold)
    await world.answer(executor, book, booked())
    await world.answer(executor, search, found(a_slot()))
    assert not world.broker.take(), "late replies change nothing"
    assert (await world.execution()).due_at is None


async def test_a_pipeline_of_two_steps_takes_six_calls_of_the_database(world: World) -> None:
    """Its conversation read, itself written three times, the conversation given back, the answer noted."""
    await world.store.insert(
        Conversation(id="conversation-1", sender=SARAH, spoke_at=NOON, open_correlation="c1"),
    )
    executor = world.executor()
    await executor.run_due()
    world.store.calls = 0
    await executor.on_plan(a_record(a_plan(SEARCH, BOOK), "c1"))
    await world.answer(executor, world.broker.take_one(), found(a_slot()))
    await world.answer(executor, world.broker.take_one(), booked())
    assert isinstance(answers_of(world.broker.take())[0].outcome, BookingTold)
    assert world.store.calls == 6


async def test_the_conversation_knows_the_answer_and_is_free_before_the_user_is_told(world: World) -> None:
    executor = world.executor()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1"))
    assert (await world.conversation()).open_correlation == "c1"
    search = world.broker.take_one()
    world.broker.away = True
    with pytest.raises(DependencyUnreachable):
        await world.answer(executor, search, found(a_slot()))
    remembered = await world.conversation()
    assert remembered.open_correlation is None
    assert isinstance(remembered.offer, SlotsOffered)
    assert remembered.offer_id == "c1"


async def test_a_plan_that_comes_again_publishes_the_same_ids_where_it_stood_unpublished(world: World) -> None:
    world.broker.away = True
    with pytest.raises(DependencyUnreachable):
        await world.executor().on_plan(a_record(a_plan(SEARCH), "c1"))
    world.broker.away = False
    executor = world.executor()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1"))
    first = world.broker.take_one()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1"))
    assert not world.broker.take(), "what is published is not published again"
    await world.executor().on_plan(a_record(a_plan(SEARCH), "c1"))
    assert not world.broker.take(), "nor by whoever comes after, now that it is noted"
    await world.answer(world.executor(), first, found(a_slot()))
    assert len(answers_of(world.broker.take())) == 1


async def test_a_plan_that_comes_again_after_its_end_holds_nothing(world: World) -> None:
    executor = world.executor()
    await executor.run_due()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1"))
    await world.answer(executor, world.broker.take_one(), found(a_slot()))
    world.broker.take()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1"))
    assert not world.broker.take()
    assert (await world.conversation()).open_correlation is None


async def test_what_a_crash_left_between_write_and_publish_is_published_when_it_falls_due(world: World) -> None:
    executor = world.executor()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1"))
    search = world.broker.take_one()
    world.broker.away = True
    with pytest.raises(DependencyUnreachable):
        await world.answer(executor, search, found(a_slot()))
    world.broker.away = False
    fresh = world.executor()
    assert await fresh.run_due() == 0
    world.clock.move(PUBLISH_AGAIN_AFTER)
    assert await fresh.run_due() == 1
    assert len(answers_of(world.broker.take())) == 1
    assert await fresh.run_due() == 0


async def test_a_fresh_executor_asks_again_for_what_awaits_a_reply(world: World) -> None:
    await world.executor().on_plan(a_record(a_plan(SEARCH), "c1"))
    before = world.broker.take_one()
    fresh = world.executor()
    await fresh.run_due()
    assert world.broker.take_one().event_id == before.event_id
    await fresh.run_due()
    assert not world.broker.take(), "once in its life"


async def test_two_executors_on_one_execution_command_and_answer_it_as_one(world: World) -> None:
    one, two = world.executor(), world.executor()
    await asyncio.gather(one.run_due(), two.run_due())
    plan = a_record(a_plan(SEARCH, BOOK), "c1")
    await asyncio.gather(one.on_plan(plan), two.on_plan(plan))
    searches = world.broker.take()
    assert len({record.event_id for record in searches}) == 1
    reply = reply_to(searches[0], found(a_slot()))
    await asyncio.gather(one.on_reply(reply), two.on_reply(reply))
    bookings = world.broker.take()
    assert len({record.event_id for record in bookings}) == 1
    done = reply_to(bookings[0], booked())
    await asyncio.gather(one.on_reply(done), two.on_reply(done), one.run_due(), two.run_due())
    told = world.broker.take()
    assert len({record.event_id for record in told}) == 1
    assert len({answer.model_dump_json() for answer in answers_of(told)}) == 1
    assert [turn.speaker for turn in (await world.conversation()).turns] == ["system"]


async def test_two_plans_of_a_conversation_run_one_after_the_other_in_their_order(world: World) -> None:
    executor = world.executor()
    for number in (1, 2, 3):
        await executor.on_plan(a_record(a_plan(SEARCH), f"c{number}"))
        world.clock.move(timedelta(milliseconds=5))
    for number in (1, 2, 3):
        assert (await world.conversation()).open_correlation == f"c{number}"
        command = world.broker.take()[-1]
        assert command.correlation_id == f"c{number}", "the others wait"
        await world.answer(executor, command, found(a_slot()))
    assert (await world.conversation()).open_correlation is None
    assert len(answers_of(world.broker.take())) == 1


@pytest.mark.parametrize("turns", range(12))
async def test_a_plan_that_comes_as_another_ends_does_not_pass_one_that_waits(world: World, turns: int) -> None:
    executor = world.executor()
    await executor.run_due()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1"))
    await executor.on_plan(a_record(a_plan(SEARCH), "c2"))
    world.clock.move(timedelta(milliseconds=5))

    async def a_little_later() -> None:
        for _ in range(turns):
            await asyncio.sleep(0)
        await executor.on_plan(a_record(a_plan(SEARCH), "c3"))

    await asyncio.gather(world.answer(executor, world.broker.take_one(), found(a_slot())), a_little_later())
    assert [command.correlation_id for command in world.broker.take() if isinstance(command.value, Command)] == ["c2"]


async def test_whichever_executor_ends_a_pipeline_starts_the_next_and_nothing_passes_it(world: World) -> None:
    """Two releases side by side: their shards differ, and a conversation's records come to both."""
    old, new = world.executor(), world.executor()
    await asyncio.gather(old.run_due(), new.run_due())
    for number in (1, 2):
        await old.on_plan(a_record(a_plan(SEARCH), f"c{number}"))
        world.clock.move(timedelta(milliseconds=5))
    await world.answer(new, world.broker.take_one(), found(a_slot()))
    await new.on_plan(a_record(a_plan(SEARCH), "c3"))
    second = world.broker.take()[-1]
    assert second.correlation_id == "c2"
    await world.answer(old, second, found(a_slot()))
    assert world.broker.take()[-1].correlation_id == "c3"
    conversation = await world.conversation()
    assert conversation.open_correlation == "c3"
    assert [turn.speaker for turn in conversation.turns] == ["system"] * 2, "what both were told is remembered"


async def test_a_message_that_is_planned_while_another_waits_does_not_claim_its_conversation(world: World) -> None:
    standing = Conversation(id="conversation-1", sender=SARAH, spoke_at=NOON, last_waiting="an execution")
    assert standing.heard("hello", SARAH, NOON, "c2").open_correlation is None
    await world.store.insert(standing)
    executor = world.executor()
    await executor.on_plan(a_record(a_plan(SEARCH), "c2"))
    await world.answer(executor, world.broker.take_one(), found(a_slot()))
    freed = await world.conversation()
    assert (freed.open_correlation, freed.last_waiting) == (None, None), "nobody waited after all"


async def test_plans_of_other_conversations_do_not_wait(world: World) -> None:
    executor = world.executor()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1"))
    await executor.on_plan(a_record(a_plan(SEARCH, conversation="conversation-2"), "c2"))
    assert [command.conversation_id for command in commands_of(world.broker.take())] == [
        "conversation-1",
        "conversation-2",
    ]


async def test_many_plans_without_steps_are_answered_in_their_order(world: World) -> None:
    executor = world.executor()
    await executor.on_plan(a_record(a_plan(SEARCH), "first"))
    search = world.broker.take_one()
    for number in range(60):
        world.clock.move(timedelta(milliseconds=1))
        await executor.on_plan(a_record(a_plan(reply=Help()), f"c{number}"))
    await world.answer(executor, search, found(a_slot()))
    told = [record.correlation_id for record in world.broker.take()]
    assert told == ["first", *(f"c{number}" for number in range(60))]


async def test_a_waiting_plan_that_was_forgotten_is_started_when_it_falls_due(world: World) -> None:
    executor = world.executor()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1"))
    await executor.on_plan(a_record(a_plan(SEARCH), "c2"))
    search = world.broker.take_one()
    replied = reply_to(search, found(a_slot()))
    world.store.finds_nothing_more = True
    with pytest.raises(DependencyUnreachable):
        await executor.on_reply(replied)
    world.store.finds_nothing_more = False
    assert (await world.execution("c2")).state is State.WAITING
    world.clock.move(PUBLISH_AGAIN_AFTER)
    await world.executor().run_due()
    assert (await world.execution("c2")).state is State.RUNNING


async def test_a_plan_whose_conversation_is_held_for_one_that_never_comes_starts_after_a_while(world: World) -> None:
    held = Conversation(id="conversation-1", sender=SARAH, spoke_at=NOON, open_correlation="lost")
    await world.store.insert(held)
    executor = world.executor()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1"))
    world.clock.move(ABANDONED_AFTER)
    await executor.run_due()
    assert not world.broker.take()
    world.clock.move(timedelta(seconds=6))
    await executor.run_due()
    assert len(commands_of(world.broker.take())) == 1


async def test_the_plan_that_its_conversation_is_held_for_does_not_wait_for_an_older_one(world: World) -> None:
    held = Conversation(id="conversation-1", sender=SARAH, spoke_at=NOON, open_correlation="c2")
    await world.store.insert(held)
    executor = world.executor()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1"))
    await executor.on_plan(a_record(a_plan(SEARCH), "c2"))
    command = world.broker.take_one()
    assert command.correlation_id == "c2"
    await world.answer(executor, command, found(a_slot()))
    assert world.broker.take()[-1].correlation_id == "c1"


async def test_a_step_without_a_reply_is_asked_again_then_apologised_for_with_one_dead_letter(world: World) -> None:
    one, two = world.executor(), world.executor()
    await one.on_plan(a_record(a_plan(SEARCH), "c1"))
    first = world.broker.take_one()
    await one.run_due()
    await two.run_due()
    world.broker.take()
    world.clock.move(PUBLISH_AGAIN_AFTER)
    await one.run_due()
    await two.run_due()
    assert not world.broker.take(), "it was published, and that is noted now"
    world.clock.move(STEP_WITHIN)
    await asyncio.gather(one.run_due(), two.run_due())
    assert {record.event_id for record in world.broker.take()} == {first.event_id}
    world.clock.move(PUBLISH_AGAIN_AFTER)
    await asyncio.gather(one.run_due(), two.run_due())
    world.clock.move(GRACE)
    await asyncio.gather(one.run_due(), two.run_due())
    published = world.broker.take()
    letters = [record for record in published if record.topic == DLQ_PIPELINE.name]
    assert len({letter.event_id for letter in letters}) == 1
    assert letters_of(published)[0].original_topic == SCHEDULES_COMMANDS.name
    assert {repr(answer.outcome) for answer in answers_of(published)} == {repr(Apology(reason="timed_out"))}
    await world.answer(one, first, found(a_slot()))
    assert not world.broker.take(), "too late"


async def test_a_refusal_takes_back_what_stands_before_the_user_is_told(world: World) -> None:
    executor = world.executor()
    await executor.on_plan(a_record(a_plan(REGISTER, OPEN), "c1"))
    register = world.broker.take_one()
    await world.answer(executor, register, registered())
    opening = world.broker.take_one()
    await executor.on_reply(reply_to(opening, failure=Failure(business=True, code="duplicate_schedule")))
    undo = world.broker.take_one()
    assert isinstance(undo.value, Command)
    assert isinstance(register.value, Command)
    assert (undo.value.action, undo.value.params) == ("undo", {"command_id": register.value.command_id})
    assert (undo.topic, undo.key) == (register.topic, register.key), "behind what it takes back"
    await world.answer(executor, undo, {"command_id": register.value.command_id})
    (answer,) = answers_of(world.broker.take())
    assert answer.outcome is not None
    assert answer.outcome.kind == "failed"


async def test_a_plan_that_can_not_be_carried_out_is_refused_and_its_conversation_is_free(world: World) -> None:
    held = Conversation(id="conversation-1", sender=SARAH, spoke_at=NOON, open_correlation="c1")
    await world.store.insert(held)
    with pytest.raises(Permanent, match="fly"):
        await world.executor().on_plan(a_record(a_plan(Step(service="bookings", action="fly")), "c1"))
    assert (await world.conversation()).open_correlation is None


async def test_a_bare_plan_acts_for_its_user_as_a_plain_sender(world: World) -> None:
    bare = Plan(conversation_id="conversation-1", user_phone=SARAH.identity, pipeline=(SEARCH,))
    await world.executor().on_plan(a_record(bare, "c1"))
    (command,) = commands_of(world.broker.take())
    assert (command.sender.identity, command.sender.business_ids) == (SARAH.identity, ())
    assert (await world.conversation()).sender.identity == SARAH.identity


async def test_a_replay_runs_the_plan_anew_under_ids_of_its_own(world: World) -> None:
    executor = world.executor()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1"))
    first = world.broker.take_one()
    await world.answer(executor, first, found(a_slot()))
    world.broker.take()
    await executor.on_plan(a_record(a_plan(SEARCH), "c1", attempt=1))
    second = world.broker.take_one()
    assert second.attempt == 1
    assert second.event_id != first.event_id


async def test_one_that_can_not_be_driven_does_not_stop_the_others(world: World) -> None:
    executor = world.executor()
    await executor.run_due()
    world.broker.away = True
    for number in (1, 2):
        with pytest.raises(DependencyUnreachable):
            await executor.on_plan(a_record(a_plan(SEARCH, conversation=f"v{number}"), f"c{number}"))
    world.broker.away = False
    world.broker.refuses = lambda one: one.correlation_id == "c1" and isinstance(one.value, Command)
    world.clock.move(PUBLISH_AGAIN_AFTER)
    await executor.run_due()
    assert [command.conversation_id for command in commands_of(world.broker.take())] == ["v2"]
    world.clock.move(PUBLISH_AGAIN_AFTER)
    await executor.run_due()
    published = world.broker.take()
    assert answers_of(published)[0].outcome == Apology(reason="internal_error")
    assert [letter.error_class for letter in letters_of(published)] == ["Permanent"]


@pytest.mark.parametrize("seed", range(8))
async def test_whatever_is_lost_or_doubled_every_plan_ends_in_one_answer(world: World, seed: int) -> None:
    """Replies come twice, from two executors, some never; the broker is away now and then."""
    chance = random.Random(seed)
    executors = [world.executor(), world.executor()]
    for executor in executors:
        await executor.run_due()
    plans = [a_record(a_plan(SEARCH, BOOK, conversation=f"v{n % 2}"), f"c{n}") for n in range(6)]
    told: dict[str, set[str]] = {}
    todo: list[Any] = [*plans, *plans]
    for _ in range(400):
        world.broker.away = chance.random() < 0.15
        try:
            if todo:
                record = todo[chance.randrange(len(todo))]
                chosen = chance.choice(executors)
                work = chosen.on_plan if isinstance(record.value, Plan) else chosen.on_reply
                await asyncio.gather(work(record), chance.choice(executors).run_due())
                todo.remove(record)
            else:
                world.clock.move(timedelta(seconds=1))
                await asyncio.gather(*(executor.run_due() for executor in executors))
        except DependencyUnreachable:
            continue
        for record in world.broker.take():
            if answers_of([record]):
                told.setdefault(record.correlation_id, set()).add(record.value.model_dump_json())
            elif isinstance(record.value, Command) and chance.random() < 0.9:
                results = {"search_availability": lambda: found(a_slot()), "undo": lambda: {"command_id": "x"}}
                result = {**results, **RESULT_OF}[record.value.action]()
                todo += [reply_to(record, result)] * chance.choice([1, 1, 2])
        if len(told) == 6 and not todo:
            break
    assert {key: len(answers) for key, answers in told.items()} == {f"c{n}": 1 for n in range(6)}
