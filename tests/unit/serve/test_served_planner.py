"""Which application a conversation is planned by, and that it stays with it."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ray.exceptions import RaySystemError
from ray.serve.exceptions import BackPressureError

from skeji_ray.errors import DependencyUnreachable
from skeji_ray.messages.ids import conversation_id_of
from skeji_ray.pipeline.planning import PlanRequest
from skeji_ray.serve.planner_line import PlannerFull
from skeji_ray.serve.rollout import is_of_next
from skeji_ray.serve.served_planner import ServedPlanner
from tests.support.pipelines import NOON, SARAH
from tests.support.planners import FakeApplication

CONVERSATIONS = [conversation_id_of(f"+97250{number:07}", "100000000000001") for number in range(2000)]
FULL = BackPressureError(num_queued_requests=1, max_queued_requests=1)


class World:
    """Both applications, and who asks them."""

    def __init__(self) -> None:
        self.first, self.second = FakeApplication("planner"), FakeApplication("planner-next")
        self.planner = ServedPlanner(self.first, self.second)

    async def shares(self, percent: int | None) -> None:
        self.second.share = percent
        await self.planner.look()

    async def planned_by(self, conversation_id: str) -> str:
        request = PlanRequest(text="a haircut", sender=SARAH, now=NOON, conversation_id=conversation_id)
        return (await self.planner.plan(request)).backend

    def of_next(self, percent: int) -> str:
        """A conversation that belongs to the second from this share on."""
        return next(id for id in CONVERSATIONS if is_of_next(id, percent))


@pytest.fixture
def world() -> World:
    return World()


@pytest.mark.parametrize("percent", [0, 1, 10, 50, 100])
def test_the_share_is_what_was_asked_for(percent: int) -> None:
    found = sum(is_of_next(id, percent) for id in CONVERSATIONS) * 100 / len(CONVERSATIONS)
    assert abs(found - percent) < 4
    assert found == percent or percent not in {0, 100}


@given(st.uuids(), st.integers(0, 100), st.integers(0, 100))
def test_a_larger_share_keeps_whom_the_smaller_one_had(id: UUID, one: int, other: int) -> None:
    assert is_of_next(str(id), min(one, other)) <= is_of_next(str(id), max(one, other))


def test_a_conversation_is_the_same_ones_in_every_process_and_release() -> None:
    assert [number for number in range(20) if is_of_next(f"conversation-{number}", 25)] == [2, 3, 12, 13, 19]


async def test_without_a_second_application_all_is_planned_by_the_first(world: World) -> None:
    await world.planner.look()
    assert {await world.planned_by(id) for id in CONVERSATIONS[:50]} == {"planner"}


async def test_each_conversation_stays_with_its_application(world: World) -> None:
    await world.shares(30)
    for id in CONVERSATIONS[:100]:
        mine = "planner-next" if is_of_next(id, 30) else "planner"
        assert [await world.planned_by(id) for _ in range(2)] == [mine, mine]


async def test_a_request_of_no_conversation_is_for_the_first(world: World) -> None:
    await world.shares(100)
    assert await world.planned_by("") == "planner"


async def test_a_share_that_is_not_said_in_time_stays_what_it_was(world: World) -> None:
    await world.shares(100)
    await world.shares(None)
    assert await world.planned_by(CONVERSATIONS[0]) == "planner-next"


async def test_one_that_is_taken_out_gives_its_conversations_back_at_once(world: World) -> None:
    await world.shares(100)
    world.second.hangs()
    asked = asyncio.create_task(world.planned_by(CONVERSATIONS[0]))
    await asyncio.sleep(0)
    await world.shares(0)
    assert await asked == "planner"
    assert await world.planned_by(CONVERSATIONS[0]) == "planner"


async def test_one_that_is_down_keeps_nobody_waiting(world: World) -> None:
    await world.shares(100)
    world.second.says = [RaySystemError("no")]
    assert await world.planned_by(CONVERSATIONS[0]) == "planner"
    assert await world.planned_by(CONVERSATIONS[0]) == "planner"
    assert world.second.asked == 1


async def test_one_that_is_full_keeps_its_conversations(world: World) -> None:
    await world.shares(100)
    world.second.says = [FULL]
    with pytest.raises(PlannerFull):
        await world.planned_by(CONVERSATIONS[0])
    assert world.first.asked == 0


async def test_it_is_of_use_to_ask_while_one_of_those_in_use_answers(world: World) -> None:
    world.first.says = [RaySystemError("no")]
    with pytest.raises(DependencyUnreachable):
        await world.planned_by(CONVERSATIONS[0])
    with pytest.raises(DependencyUnreachable):
        world.planner.check()
    await world.shares(50)
    world.planner.check()
    world.second.says = [RaySystemError("no")]
    with pytest.raises(DependencyUnreachable):
        await world.planned_by(world.of_next(50))
    with pytest.raises(DependencyUnreachable):
        world.planner.check()
    assert world.planner.waits_for is not None
