"""A dead letter is sent again once, whoever asks for it, and however they end."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest

from skeji_ray.actors.replays import CLAIMED_FOR, Fate, replay_one
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Plan, Step
from skeji_ray.pipeline.dead_letters import DeadLetterEntry, LetterState
from skeji_ray.pipeline.execution import State, begin
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import BOOKINGS_COMMANDS, GATEWAY_TO_SCRUB, PLANS
from tests.support.letters import NOON, RawBroker, a_letter

SARAH = Sender(identity="+972501234567")
PLAN = Plan(
    conversation_id="v", user_phone=SARAH.identity, pipeline=(Step(service="bookings", action="list_bookings"),)
)


class World:
    """A store and a broker, each of which lets others run between two calls."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.broker = RawBroker()

    async def replays(self, id: str = "l1", now: datetime = NOON) -> Fate:
        async def take(*record: object) -> None:
            await asyncio.sleep(0)
            await self.broker.take(*record)  # type: ignore[arg-type]

        return await replay_one(self.store, take, id, now)

    async def letter(self, id: str = "l1") -> DeadLetterEntry:
        entry = await self.store.get(DeadLetterEntry, id)
        assert entry is not None
        return entry


@pytest.fixture
def world() -> World:
    return World()


async def test_a_letter_is_sent_again_byte_for_byte_and_once(world: World) -> None:
    await world.store.insert(a_letter("l1"))
    first, again = await world.replays(), await world.replays()
    assert (first.word, again.word) == ("replayed", "skipped")
    assert [record[:3] for record in world.broker.taken] == [(GATEWAY_TO_SCRUB.name, b"k", b"\xff bytes")]
    assert world.broker.taken[0][3]["attempt"] == b"1"
    standing = await world.letter()
    assert (standing.state, standing.due_at) == (LetterState.REPLAYED, None)


async def test_of_two_at_once_one_sends_it(world: World) -> None:
    await world.store.insert(a_letter("l1"))
    fates = await asyncio.gather(*(world.replays() for _ in range(5)))
    assert sorted(fate.word for fate in fates) == ["replayed"] + ["skipped"] * 4
    assert len(world.broker.taken) == 1


async def test_a_dry_run_says_what_would_be_done_and_does_nothing(world: World) -> None:
    await world.store.insert(a_letter("l1"))
    assert (await replay_one(world.store, None, "l1", NOON)).word == "replayed"
    assert await world.letter() == a_letter("l1")


async def test_a_letter_that_the_broker_did_not_take_stands_as_it_stood(world: World) -> None:
    await world.store.insert(a_letter("l1"))
    world.broker.leave()
    with pytest.raises(DependencyUnreachable):
        await world.replays()
    standing = await world.letter()
    assert (standing.state, standing.due_at) == (LetterState.OPEN, None)
    world.broker.come_back()
    assert (await world.replays()).word == "replayed"


async def test_what_a_crash_left_claimed_is_due_and_is_sent_under_the_same_id(world: World) -> None:
    await world.store.insert(a_letter("l1"))
    world.broker.refusal = asyncio.CancelledError()  # type: ignore[assignment]  # the process ends
    with pytest.raises(asyncio.CancelledError):
        await world.replays()
    assert (await world.letter()).due_at == NOON + CLAIMED_FOR
    world.broker.come_back()
    assert (await world.replays()).word == "skipped", "it may still be under way"
    assert (await world.replays(now=NOON + CLAIMED_FOR)).word == "replayed"
    await world.store.insert(a_letter("l2"))
    await world.replays("l2")
    first, second = world.broker.taken
    assert first == second


async def test_a_letter_that_is_discarded_meanwhile_is_not_marked_as_replayed(world: World) -> None:
    await world.store.insert(a_letter("l1", state=LetterState.DISCARDED))
    assert (await world.replays()).word == "skipped"
    assert (await world.letter()).state is LetterState.DISCARDED


async def test_a_command_is_replayed_as_its_pipeline_unless_that_had_succeeded(world: World) -> None:
    await world.store.insert(a_letter("l1", BOOKINGS_COMMANDS.name))
    failed = begin(PLAN, SARAH, "c1", 0, NOON).model_copy(update={"state": State.FAILED})
    await world.store.insert(failed)
    assert (await world.replays()).word == "replayed"
    assert world.broker.taken[0][0] == PLANS.name

    await world.store.insert(begin(PLAN, SARAH, "c1", 1, NOON).model_copy(update={"state": State.SUCCEEDED}))
    await world.store.insert(a_letter("l2", BOOKINGS_COMMANDS.name))
    assert await world.replays("l2") == Fate("l2", "skipped", "its pipeline is succeeded")
    assert len(world.broker.taken) == 1
    assert (await world.letter("l2")).state is LetterState.OPEN


async def test_a_letter_of_an_open_pipeline_is_skipped_for_now(world: World) -> None:
    await world.store.insert(a_letter("l1", BOOKINGS_COMMANDS.name))
    await world.store.insert(begin(PLAN, SARAH, "c1", 0, NOON))
    fate = await world.replays()
    assert (fate.word, fate.later) == ("skipped", True)


async def test_an_unknown_letter_fails_alone(world: World) -> None:
    assert (await world.replays("absent")).word == "failed"
