"""Every dead letter is copied into the database, once, whoever wrote it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from skeji_ray.actors.operations import LOOKED_AT_AGAIN_AFTER, MOST_DUE_AT_ONCE, Operations
from skeji_ray.actors.replays import replay_one
from skeji_ray.clock import FixedClock
from skeji_ray.document import Document
from skeji_ray.errors import DependencyUnreachable, Permanent
from skeji_ray.kafka.failure import Failure
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.kafka.worker import Worker
from skeji_ray.messages.base import Headers, Record
from skeji_ray.messages.events import TRANSIENT_EXHAUSTED, DeadLetter
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Plan, Step
from skeji_ray.pipeline.dead_letters import REPLAYED_AFTER, UNREADABLE, DeadLetterEntry, LetterState
from skeji_ray.pipeline.execution import Execution, State, begin
from skeji_ray.store.dead_letters import Filter, count_open, count_unreadable, list_letters, set_state
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import ANSWERS, BOOKINGS_COMMANDS, DLQ_DOMAIN, OPERATIONS, PLANS
from tests.support.letters import RawBroker, a_letter
from tests.unit.kafka.test_worker import Written

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
LETTER = DeadLetter(
    original_topic=BOOKINGS_COMMANDS.name,
    original_partition=3,
    original_offset=41,
    original_key=b"\xffkey",
    original_value=b"\x00\xff not text",
    original_headers={"event-id": "e1", "correlation-id": "c1", "a.b": "kept", "$date": "5", "nul\0": "x"},
    error_class="Permanent",
    error_message="no \0 such thing",
    stack="Traceback ...",
    attempts=4,
    group="bookings-service-consumer-group",
    actor="bookings-service-consumer-group/1",
    failed_at=NOON,
)


def a_record(
    letter: DeadLetter = LETTER, *, offset: int = 0, event_id: str = "e1", attempt: int = 0
) -> Record[DeadLetter]:
    headers = Headers(event_id, "Command", "c1", "v1", "1.0", "external", NOON.isoformat(), attempt=attempt)
    return Record(DLQ_DOMAIN.name, 0, offset, "key", NOON, letter, headers)


def operations_on(store: MemoryStore, broker: RawBroker | None = None, clock: FixedClock | None = None) -> Operations:
    return Operations(store, (broker or RawBroker()).take, clock or FixedClock(NOON))


async def the_letters(store: MemoryStore) -> list[DeadLetterEntry]:
    return await store.find(DeadLetterEntry, {})


async def test_a_dead_letter_is_kept_whole() -> None:
    store = MemoryStore()
    assert await operations_on(store).handle(a_record()) == []
    (kept,) = await the_letters(store)
    assert (kept.key_bytes, kept.value_bytes) == (LETTER.original_key, LETTER.original_value)
    same = ("original_topic", "original_partition", "original_offset", "error_class", "error_message", "stack")
    for name in (*same, "attempts", "group", "actor", "failed_at"):
        assert getattr(kept, name) == getattr(LETTER, name)
    assert (kept.dlq, kept.correlation_id, kept.conversation_id) == (DLQ_DOMAIN.name, "c1", "v1")
    assert kept.state is LetterState.OPEN


async def test_headers_that_no_database_takes_are_left_out_and_the_others_kept() -> None:
    store = MemoryStore()
    await operations_on(store).handle(a_record())
    (kept,) = await the_letters(store)
    assert kept.headers == {"event-id": "e1", "correlation-id": "c1", "a.b": "kept"}


async def test_a_letter_without_key_or_body_is_kept_too() -> None:
    store = MemoryStore()
    await operations_on(store).handle(
        a_record(LETTER.model_copy(update={"original_key": None, "original_value": None}))
    )
    (kept,) = await the_letters(store)
    assert (kept.key, kept.key_bytes, kept.value_bytes) == (None, None, None)


async def test_a_letter_that_comes_again_is_the_same_and_stays_closed() -> None:
    store = MemoryStore()
    operations = operations_on(store)
    await operations.handle(a_record())
    (kept,) = await the_letters(store)
    await set_state(store, kept.id, LetterState.REPLAYED)
    await operations.handle(a_record())
    await operations.handle(a_record(offset=7))  # the stage crashed after it wrote the letter, and wrote it again
    (again,) = await the_letters(store)
    assert again.state is LetterState.REPLAYED


async def test_another_record_another_attempt_and_another_queue_are_letters_of_their_own() -> None:
    store = MemoryStore()
    operations = operations_on(store)
    await operations.handle(a_record())
    await operations.handle(a_record(event_id="e2"))
    await operations.handle(a_record(attempt=1))
    await operations.handle(replace(a_record(), topic="dlq-pipeline-executor"))
    assert len(await the_letters(store)) == 4


# --- its own poison ---


def bytes_of(offset: int = 0, **more: Any) -> Any:
    fields = {"topic": DLQ_DOMAIN.name, "partition": 0, "timestamp": 1_900_000_000_000, "key": b"k", "value": b"v"}
    return SimpleNamespace(**{**fields, "offset": offset, "headers": (), **more})


def worker_on(operations: Operations) -> Worker:
    return Worker(OPERATIONS, operations, Written(), f"{OPERATIONS.name}/0", RetryPolicy(first_wait_s=0.0))


async def test_a_letter_with_an_absurd_instant_is_read_and_its_offset_moves() -> None:
    store = MemoryStore()
    headers = [("dlq-timestamp", b"0001-01-01T00:00:00+14:00"), ("correlation-id", b"c9")]
    one = worker_on(operations_on(store))
    await asyncio.wait_for(one.work(bytes_of(headers=headers)), 5)
    (kept,) = await the_letters(store)
    assert (kept.correlation_id, kept.failed_at.year, one.handled) == ("c9", 2030, 1)


async def test_what_operations_fails_on_itself_is_kept_aside_and_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> DeadLetterEntry:
        raise OverflowError("date value out of range")

    monkeypatch.setattr("skeji_ray.actors.operations.entry_of", fails)
    store = MemoryStore()
    one = worker_on(operations_on(store))
    poison = bytes_of(41, headers=[("correlation-id", b"c9"), ("$bad", b"x"), ("dlq-error", b"y" * 9_000)])
    await asyncio.wait_for(one.work(poison), 5)
    await asyncio.wait_for(one.work(poison), 5)
    (kept,) = await list_letters(store, Filter(error="unreadable"))
    assert (kept.error_class, kept.original_topic, kept.original_offset) == (UNREADABLE, DLQ_DOMAIN.name, 41)
    assert kept.error_message == "OverflowError: date value out of range"
    assert "fails" in kept.stack
    assert (kept.key_bytes, kept.value_bytes, kept.correlation_id) == (b"k", b"v", "c9")
    assert set(kept.headers) == {"correlation-id", "dlq-error"}
    assert (await count_open(store))[DLQ_DOMAIN.name] == 1
    assert await count_unreadable(store) == 1
    assert kept.due_at is None


async def test_its_replay_puts_it_onto_its_queue_again_for_a_release_that_reads_it(world: World) -> None:
    await world.operations.keep_aside(bytes_of(41), Failure(KeyError("bug"), 1, "g", "g/0"))
    entry = await world.letter()
    await replay_one(world.store, world.broker.take, entry.id, NOON)
    ((topic, key, value, _),) = world.broker.taken
    assert (topic, key, value) == (DLQ_DOMAIN.name, b"k", b"v")


async def test_what_the_database_will_not_have_whole_is_kept_without_its_bytes() -> None:
    class Narrow(MemoryStore):
        async def insert(self, document: Document) -> None:
            if getattr(document, "value_base64", None):
                raise Permanent("BSONObjectTooLarge")
            await super().insert(document)

    store = Narrow()
    await operations_on(store).keep_aside(bytes_of(41), Failure(KeyError("bug"), 1, "g", "g/0"))
    (kept,) = await the_letters(store)
    assert (kept.original_offset, kept.value_bytes, kept.error_class) == (41, None, UNREADABLE)


# --- what replays by itself ---

PASSING = LETTER.model_copy(update={"error_class": TRANSIENT_EXHAUSTED, "original_topic": ANSWERS.name})
SECOND = timedelta(seconds=1)


class World:
    """Operations, and everything that it rests on."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.broker = RawBroker()
        self.clock = FixedClock(NOON)
        self.operations = operations_on(self.store, self.broker, self.clock)

    async def after(self, span: timedelta) -> int:
        """How many records were sent again by then."""
        self.clock.move(span)
        await self.operations.run_due()
        return len(self.broker.taken)

    async def letter(self) -> DeadLetterEntry:
        (entry,) = await the_letters(self.store)
        return entry


@pytest.fixture
def world() -> World:
    return World()


async def test_what_may_have_passed_is_sent_again_after_a_minute_and_then_after_ten_and_then_left(world: World) -> None:
    for attempt, wait in enumerate(REPLAYED_AFTER):
        await world.operations.handle(a_record(PASSING, event_id=f"e{attempt}", attempt=attempt))
        before = len(world.broker.taken)
        assert await world.after(wait - SECOND) == before
        assert await world.after(SECOND) == before + 1
    assert (timedelta(minutes=1), timedelta(minutes=10)) == REPLAYED_AFTER
    await world.operations.handle(a_record(PASSING, event_id="e2", attempt=2))
    assert await world.after(timedelta(days=1)) == 2
    assert [entry.state for entry in await the_letters(world.store)] == [
        LetterState.REPLAYED,
        LetterState.REPLAYED,
        LetterState.OPEN,
    ]


PLAN = Plan(conversation_id="v", user_phone="+972501234567")
UNKNOWN = LETTER.model_copy(
    update={
        "error_class": "UnknownVersion",
        "original_topic": PLANS.name,
        "original_value": PLAN.model_dump_json().encode(),
        "original_headers": {"schema-version": "1.0", "event-id": "e1", "correlation-id": "c1"},
    }
)


async def test_what_an_older_release_did_not_know_replays_by_itself_where_this_one_does(world: World) -> None:
    await world.operations.handle(a_record(UNKNOWN))
    assert await world.after(REPLAYED_AFTER[0] - SECOND) == 0
    assert await world.after(SECOND) == 1
    assert world.broker.taken[0][0] == PLANS.name


@pytest.mark.parametrize(
    "changed",
    [
        {"original_headers": {"schema-version": "9.0"}},
        {"original_value": b'{"conversation_id": 1}'},
        {"original_topic": "no topic of ours"},
        {"original_value": PLAN.model_copy(update={"pipeline": (Step(service="x", action="y"),)}).model_dump_json()},
    ],
)
async def test_what_this_release_does_not_know_either_waits_for_one_that_does(
    world: World, changed: dict[str, Any]
) -> None:
    if isinstance(value := changed.get("original_value"), str):
        changed = {"original_value": value.encode()}
    await world.operations.handle(a_record(UNKNOWN.model_copy(update=changed)))
    assert await world.after(timedelta(days=1)) == 0
    assert (await world.letter()).state is LetterState.OPEN


async def test_a_new_release_sends_again_at_its_start_what_it_knows_of_what_was_set_aside(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.operations.run_due()
    tried = UNKNOWN.model_copy(update={"original_headers": {**UNKNOWN.original_headers, "attempt": "7"}})
    await world.operations.handle(a_record(tried, attempt=7))
    await world.operations.handle(a_record(LETTER, event_id="e2"))
    assert await world.after(timedelta(days=1)) == 0
    monkeypatch.setattr("skeji_ray.actors.operations.is_known", lambda _: False)
    world.operations = operations_on(world.store, world.broker, world.clock)
    assert await world.after(SECOND) == 0, "this one does not know it either"
    monkeypatch.undo()
    world.operations = operations_on(world.store, world.broker, world.clock)
    assert await world.after(SECOND) == 1
    assert world.broker.taken[0][3]["attempt"] == b"8"


async def test_what_will_never_pass_is_left_to_people(world: World) -> None:
    await world.operations.handle(a_record())
    assert await world.after(timedelta(days=1)) == 0
    assert (await world.letter()).state is LetterState.OPEN


async def test_two_members_that_look_at_once_send_it_once(world: World) -> None:
    await world.operations.handle(a_record(PASSING))
    other = operations_on(world.store, world.broker, world.clock)
    world.clock.move(REPLAYED_AFTER[0])
    await asyncio.gather(world.operations.run_due(), other.run_due())
    assert len(world.broker.taken) == 1


async def test_while_the_broker_is_away_it_stays_due(world: World) -> None:
    await world.operations.handle(a_record(PASSING))
    world.broker.leave()
    for _ in range(3):
        with pytest.raises(DependencyUnreachable):
            await world.after(REPLAYED_AFTER[0])
    assert (await world.letter()).state is LetterState.OPEN
    world.broker.come_back()
    assert await world.after(SECOND) == 1


async def test_one_that_can_not_be_sent_is_left_to_people_and_stops_no_other(world: World) -> None:
    await world.store.insert(a_letter("l0", "no topic of ours", due_at=NOON))
    await world.store.insert(a_letter("l1", due_at=NOON))
    assert await world.after(SECOND) == 1
    world.broker.refusal = Permanent("too large")
    await world.store.insert(a_letter("l2", due_at=NOON))
    await world.after(SECOND)
    world.broker.come_back()
    assert await world.after(timedelta(days=1)) == 1
    states = {entry.id: (entry.state, entry.due_at) for entry in await the_letters(world.store)}
    assert states["l0"] == states["l2"] == (LetterState.OPEN, None)


async def test_a_letter_of_a_pipeline_that_still_takes_back_waits_for_its_end(world: World) -> None:
    sender = Sender(identity="+972501234567")
    step = Step(service="bookings", action="list_bookings")
    plan = Plan(conversation_id="v", user_phone=sender.identity, pipeline=(step,))
    pipeline = begin(plan, sender, "c1", 0, NOON).model_copy(update={"state": State.UNDOING})
    await world.store.insert(pipeline)
    await world.operations.handle(a_record(LETTER.model_copy(update={"error_class": TRANSIENT_EXHAUSTED})))
    assert await world.after(REPLAYED_AFTER[0]) == 0
    await world.store.replace(pipeline.model_copy(update={"state": State.FAILED}))
    assert await world.after(LOOKED_AT_AGAIN_AFTER) == 1
    assert world.broker.taken[0][0] == PLANS.name
    assert len(await world.store.find(Execution, {})) == 1


async def test_what_succeeded_meanwhile_is_not_done_again(world: World) -> None:
    sender = Sender(identity="+972501234567")
    plan = Plan(conversation_id="v", user_phone=sender.identity)
    await world.store.insert(begin(plan, sender, "c1", 1, NOON).model_copy(update={"state": State.SUCCEEDED}))
    await world.operations.handle(a_record(LETTER.model_copy(update={"error_class": TRANSIENT_EXHAUSTED})))
    assert await world.after(timedelta(days=1)) == 0
    assert (await world.letter()).due_at is None


async def test_few_are_read_at_once(world: World) -> None:
    for number in range(MOST_DUE_AT_ONCE + 5):
        await world.store.insert(a_letter(f"l{number}", due_at=NOON))
    assert await world.after(SECOND) == MOST_DUE_AT_ONCE
    assert await world.after(SECOND) == MOST_DUE_AT_ONCE + 5
