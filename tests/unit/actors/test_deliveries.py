"""Everybody who is to be told is told: nobody who can not be reached stands in the way of anybody else."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from skeji_ray.actors.statuses import apply_statuses
from skeji_ray.errors import (
    Conflict,
    DependencyUnreachable,
    NotAllReached,
    NotDelivered,
    NotYet,
    Permanent,
    Unreachable,
)
from skeji_ray.kafka.codec import dead_letter_headers, decode_headers, read_dead_letter
from skeji_ray.messages.base import Record
from skeji_ray.messages.events import DeadLetter, DomainEvent, EventType
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.people import mask
from skeji_ray.messages.views import BookingStatus
from skeji_ray.pipeline.dead_letters import entry_of
from skeji_ray.pipeline.replay import Replay, replay_of
from skeji_ray.store.base import D
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import DLQ_DOMAIN, DOMAIN_EVENTS
from skeji_ray.whatsapp.notification import Notification, SendState
from skeji_ray.whatsapp.statuses import StatusUpdate
from tests.support.whatsapp import DAN, NOON, OLGA, an_event, record_of
from tests.unit.actors.test_notifier import World

UMA, YAEL = "+972543333333", "+972544444444"
OWNERS = (DAN, OLGA, UMA)
ASKED = an_event(EventType.BOOKING_CREATED, BookingStatus.PENDING, owners=OWNERS)


def raw_of(topic: str, key: bytes | None, value: bytes | None, headers: list[tuple[str, bytes]]) -> Any:
    return SimpleNamespace(topic=topic, partition=0, offset=1, timestamp=1, key=key, value=value, headers=headers)


def at_attempt(attempt: int, *recipients: str) -> Record[DomainEvent]:
    record = record_of(ASKED)
    return replace(record, headers=replace(record.headers, attempt=attempt, recipients=recipients))


@pytest.fixture
async def world() -> World:
    world = World()
    await world.wrote(*OWNERS)
    return world


async def fails(world: World, record: Record[DomainEvent]) -> Exception:
    with pytest.raises(Exception) as raised:  # noqa: PT011 - each test looks at what it is
        await world.notifier.handle(record)
    return raised.value


@pytest.mark.parametrize("code", [131026, 131049])
async def test_whoever_can_not_be_reached_keeps_nobody_else_from_being_asked(world: World, code: int) -> None:
    world.whatsapp.refuse_next(code)

    error = await fails(world, at_attempt(0))

    assert world.told == [OLGA, UMA]
    assert isinstance(error, NotDelivered)
    assert error.recipients == (DAN,)


async def test_the_letter_names_them_masked_and_says_why(world: World) -> None:
    world.whatsapp.refuse_next(131026)

    error = await fails(world, at_attempt(0))

    assert isinstance(error, Unreachable)
    assert mask(DAN) in str(error)
    assert "131026" in str(error)
    assert DAN not in str(error)


async def test_what_may_pass_hides_nothing_of_what_will_not(world: World) -> None:
    world.whatsapp.refuse_next(131026)
    world.whatsapp.refuse_next(131049)

    error = await fails(world, at_attempt(0))
    assert isinstance(error, NotAllReached)
    assert error.recipients == (DAN, OLGA)

    error = await fails(world, at_attempt(0))  # tried again: OLGA can be reached now
    assert isinstance(error, Unreachable)
    assert error.recipients == (DAN,)
    assert world.told == [UMA, OLGA]


async def test_who_was_refused_is_not_asked_of_whatsapp_again_while_others_are_tried_again(world: World) -> None:
    world.whatsapp.refuse_next(131026)
    world.whatsapp.refuse_next(131049)
    await fails(world, at_attempt(0))
    before = len(world.whatsapp.requests)

    await fails(world, at_attempt(0))

    assert len(world.whatsapp.requests) == before + 1


async def test_who_must_wait_lets_the_record_wait_when_all_others_are_told(world: World) -> None:
    world.whatsapp.refuse_next(131026)
    world.whatsapp.refuse_next(131056)

    error = await fails(world, at_attempt(0))

    assert isinstance(error, NotYet)
    assert world.told == [UMA]
    error = await fails(world, at_attempt(0))
    assert isinstance(error, Unreachable)
    assert world.told == [UMA, OLGA]


async def test_while_whatsapp_itself_is_away_nobody_is_counted_as_failed(world: World) -> None:
    world.whatsapp.answers += [httpx.ConnectError("down")]

    assert isinstance(await fails(world, at_attempt(0)), DependencyUnreachable)

    assert world.told == []
    await world.notifier.handle(at_attempt(0))
    assert world.told == list(OWNERS)


async def test_a_fault_of_ours_with_one_person_keeps_nobody_else_from_being_asked(world: World) -> None:
    world.whatsapp.answers += [ValueError("a fault of ours")]

    assert isinstance(await fails(world, at_attempt(0)), ValueError)

    assert world.told == [OLGA, UMA]


def letter_of(record: Record[DomainEvent], error: Exception) -> DeadLetter:
    value = record.value.model_dump_json().encode()
    recipients = error.recipients if isinstance(error, NotDelivered) else ()
    return DeadLetter(
        original_topic=DOMAIN_EVENTS.name,
        original_partition=0,
        original_offset=1,
        original_key=b"b1",
        original_value=value,
        original_headers={},
        error_class=type(error).__name__,
        error_message=str(error),
        stack="",
        attempts=1,
        group="g",
        actor="g/0",
        failed_at=NOON,
        recipients=recipients,
    )


def replayed(letter: DeadLetter, event_id: str) -> Replay:
    """As a letter travels: onto the DLQ, into the database, and back onto its topic."""
    headers = dead_letter_headers(letter, [("event-id", event_id.encode()), ("attempt", b"0")])
    raw = raw_of(DLQ_DOMAIN.name, letter.original_key, letter.original_value, list(headers))
    read = read_dead_letter(raw)
    record = Record(DLQ_DOMAIN.name, 0, 0, "b1", NOON, read, decode_headers(raw, read))
    found = replay_of(entry_of(record, NOON), ())
    assert isinstance(found, Replay)
    return found


async def test_a_replay_tells_those_alone_who_were_not_told_whatever_is_still_known_of_the_others(
    world: World,
) -> None:
    world.whatsapp.refuse_next(131026)
    error = await fails(world, at_attempt(0))
    replay = replayed(letter_of(at_attempt(0), error), "e1")
    world.whatsapp.sent.clear()
    for owner in (OLGA, UMA):  # what was told is forgotten after a while: a letter stands for longer
        await world.store.delete(Notification, stable_id(ASKED.event_id, owner))

    raw = raw_of(replay.topic, replay.key, replay.value, replay.headers)
    event = DomainEvent.model_validate_json(raw.value or b"")
    await world.notifier.handle(Record(raw.topic, 0, 0, "b1", NOON, event, decode_headers(raw, event)))

    assert world.told == [DAN]
    assert (await world.notification(stable_id(ASKED.event_id, DAN))).state is SendState.ACCEPTED


async def test_a_replay_that_fails_again_names_them_again(world: World) -> None:
    world.whatsapp.refuse_next(131026)
    await fails(world, at_attempt(0))
    world.whatsapp.refuse_next(131026)

    error = await fails(world, at_attempt(1, DAN))

    assert isinstance(error, Unreachable)
    assert error.recipients == (DAN,)


class StubbornStore(MemoryStore):
    """One document can not be written."""

    stubborn = ""
    error: Exception = Conflict("others keep writing")

    async def replace(self, document: D) -> D | None:
        if document.id == self.stubborn:
            raise self.error
        return await super().replace(document)


@pytest.mark.parametrize("error", [Conflict("others keep writing"), Permanent("it can not be written")])
async def test_a_status_that_can_not_be_noted_keeps_no_other_from_being_noted(error: Exception) -> None:
    store = StubbornStore()
    store.stubborn, store.error = "n1", error
    for id in ("n1", "n2"):
        await store.insert(
            Notification(
                id=id,
                correlation_id="c",
                recipient=DAN,
                is_outcome=False,
                state=SendState.ACCEPTED,
                body={},
                intended_at=NOON,
            )
        )
    updates = [StatusUpdate(id, "w", SendState.READ, None) for id in ("n1", "n2")]

    if isinstance(error, Conflict):  # it comes again
        with pytest.raises(Conflict):
            await apply_statuses(store, updates)
    else:
        await apply_statuses(store, updates)

    noted = await store.get(Notification, "n2")
    assert noted is not None
    assert noted.state is SendState.READ
