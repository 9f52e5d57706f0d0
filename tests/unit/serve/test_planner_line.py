"""The way to one planner application: a message's own fault told apart from an outage."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from ray.exceptions import ActorDiedError, RaySystemError
from ray.serve.exceptions import BackPressureError, DeploymentUnavailableError, RayServeException

from skeji_ray.breaker import FAILURES, TRIED_EVERY_S, Breaker
from skeji_ray.errors import (
    DependencyUnreachable,
    NoAnswerInTime,
    Permanent,
    SkejiError,
    Transient,
    is_unexpected,
)
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.pipeline.planning import Planned
from skeji_ray.serve.planner_line import PlannerFull, PlannerGone, PlannerLine
from tests.support.planners import FakeApplication

BACK_PRESSURE = BackPressureError(num_queued_requests=1, max_queued_requests=1)


class World:
    """A line whose time stands still until it is moved."""

    def __init__(self, **limits: Any) -> None:
        self.at_s = 100.0
        self.application = FakeApplication("planner")
        self.line = PlannerLine(self.application, Breaker("planner", lambda: self.at_s), **limits)

    async def error(self, says: Any = None) -> SkejiError:
        """What a message ends in that the application treats so."""
        if says is not None:
            self.application.says.append(says)
        with pytest.raises(SkejiError) as caught:
            await self.line.plan({})
        return caught.value


@pytest.fixture
def world() -> World:
    return World()


def counts(error: Exception) -> bool:
    """Whether it uses up one of the message's retries."""
    return RetryPolicy().counts(error)


def refusal(*, retriable: bool, **more: Any) -> dict[str, Any]:
    return {"error": "SomeError", "message": "because", "retriable": retriable, **more}


async def test_a_plan_is_a_plan(world: World) -> None:
    assert await world.line.plan({}) == Planned(backend="planner")


@pytest.mark.parametrize(
    "down",
    [
        RaySystemError("no"),
        RayServeException("no such application"),
        DeploymentUnavailableError("planner"),
        refusal(retriable=True, away=True),
        refusal(retriable=True),
    ],
)
async def test_one_that_is_down_is_asked_by_nobody_until_a_try_is_due(world: World, down: Any) -> None:
    assert not counts(await world.error(down))
    assert world.line.waits_for is not None
    with pytest.raises(DependencyUnreachable):
        world.line.check()
    asked = world.application.asked
    for _ in range(10):
        await world.error()
    assert world.application.asked == asked
    world.at_s += TRIED_EVERY_S
    await world.line.plan({})
    assert world.line.waits_for is None


async def test_while_it_is_down_one_message_at_a_time_tries(world: World) -> None:
    await world.error(RaySystemError("no"))
    world.at_s += TRIED_EVERY_S
    hold = world.application.hangs()
    trying = asyncio.create_task(world.line.plan({}))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await world.error()
    hold.set()
    await trying
    assert world.application.asked == 2


@pytest.mark.parametrize("fault", [refusal(retriable=True, away=False), ActorDiedError()])
async def test_what_may_be_the_messages_own_fault_counts_while_others_are_planned(world: World, fault: Any) -> None:
    for _ in range(RetryPolicy().retries + 1):
        assert counts(await world.error(fault))
        await world.line.plan({})


async def test_while_nothing_is_planned_it_is_nobodys_fault(world: World) -> None:
    errors = [await world.error(ActorDiedError()) for _ in range(FAILURES)]
    assert [counts(error) for error in errors] == [True] * (FAILURES - 1) + [False]
    assert world.line.waits_for is not None


async def test_what_can_not_be_planned_says_that_the_planner_works(world: World) -> None:
    for _ in range(FAILURES + 1):
        error = await world.error(refusal(retriable=False, away=False))
        assert isinstance(error, Permanent)
    assert world.line.waits_for is None


async def test_a_defect_of_the_planner_is_none_of_the_message(world: World) -> None:
    """It counts where the message is held, so that a planner that fails on everything buries few."""
    error = await world.error(refusal(retriable=False, away=False, unexpected=True))
    assert is_unexpected(error)
    assert not is_unexpected(await world.error(refusal(retriable=False, away=False)))


async def test_a_full_one_is_neither_down_nor_at_fault(world: World) -> None:
    for _ in range(FAILURES + 1):
        error = await world.error(BACK_PRESSURE)
        assert isinstance(error, PlannerFull)
        assert not counts(error)
    assert world.line.waits_for is None


async def test_one_that_takes_too_long_is_called_off() -> None:
    world = World(answer_within_s=0.01)
    hold = world.application.hangs()
    assert isinstance(await world.error(), NoAnswerInTime)
    await asyncio.sleep(0)
    assert world.application.called_off == 1
    hold.set()


async def test_a_member_asks_it_of_so_many_at_a_time_and_no_more() -> None:
    world = World(most_asked=3)
    hold = world.application.hangs()
    asked = [asyncio.create_task(world.line.plan({})) for _ in range(3)]
    await asyncio.sleep(0)
    assert isinstance(await world.error(), PlannerFull)
    hold.set()
    await asyncio.gather(*asked)
    await world.line.plan({})


async def test_one_that_is_too_slow_for_so_many_is_asked_of_fewer_and_then_of_more_again() -> None:
    world = World(most_asked=4, answer_within_s=0.01)
    hold = world.application.hangs()
    asked = [asyncio.create_task(world.line.plan({})) for _ in range(4)]
    await asyncio.gather(*asked, return_exceptions=True)
    world.at_s += TRIED_EVERY_S
    hold.set()
    await world.line.plan({})
    world.application.hangs()
    asked = [asyncio.create_task(world.line.plan({})) for _ in range(2)]
    await asyncio.sleep(0)
    assert isinstance(await world.error(), PlannerFull)
    await asyncio.gather(*asked, return_exceptions=True)


async def test_who_waits_for_one_that_was_taken_out_waits_no_longer(world: World) -> None:
    world.application.hangs()
    asked = asyncio.create_task(world.line.plan({}))
    await asyncio.sleep(0)
    world.line.drop()
    with pytest.raises(PlannerGone):
        await asked
    assert world.line.waits_for is None


async def test_who_is_called_off_leaves_nothing_behind(world: World) -> None:
    world.application.hangs()
    asked = asyncio.create_task(world.line.plan({}))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)
    await asyncio.sleep(0)
    assert world.application.called_off == 1


async def test_what_is_said_of_it_is_that_it_waits_and_goes_on(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    for _ in range(3):
        await world.error(RaySystemError("no"))
        world.at_s += TRIED_EVERY_S
    await world.line.plan({})
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


def test_every_failure_is_a_transient_or_a_permanent_one() -> None:
    assert issubclass(PlannerFull, Transient)
    assert issubclass(PlannerGone, Transient)
