"""A message that waits, for its conversation or for the planner: nobody else waits with it, and its sender is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.actors.asking import TOLD_AFTER
from skeji_ray.actors.llm_layer import LlmLayer
from skeji_ray.actors.waits import MOST_KNOWN, AwaitsThePlanner, Waits
from skeji_ray.clock import FixedClock
from skeji_ray.conversation.exact import plan_exactly
from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, NotYet, Transient
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.kafka.worker import WORKING_AT_ONCE, Worker
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.ids import conversation_id_of
from skeji_ray.messages.inbound import EnrichedMessage
from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Plan
from skeji_ray.messages.results import Help
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import LLM, PLANS, SCRUB_TO_LLM
from tests.support.pipelines import NOON, SARAH, SEARCH, Broker, a_record

NUMBER = "100000000000001"
MESSAGE = EnrichedMessage(message_id="m1", sender=SARAH, business_number=NUMBER, text="a haircut", sent_at=NOON)


class Planner:
    """Away, slow, failing or well, as it is told."""

    def __init__(self) -> None:
        self.waits_for: str | None = None
        self.error: Exception | None = None
        self.works_until: asyncio.Event | None = None
        self.asked = 0
        self.working = 0
        self.looks = 0

    def check(self) -> None:
        if self.waits_for is not None:
            raise DependencyUnreachable(self.waits_for)

    async def look(self) -> None:
        self.looks += 1

    async def plan(self, request: PlanRequest) -> Planned:
        self.asked += 1
        self.check()
        if self.error is not None:
            raise self.error
        if self.works_until is not None:
            self.working += 1
            try:
                await self.works_until.wait()
            finally:
                self.working -= 1
        return Planned(pipeline=(SEARCH,), backend="test")


class World:
    """A layer with notices, in a time that stands until it is moved."""

    def __init__(self, *, notices: bool = True) -> None:
        self.store = MemoryStore()
        self.planner = Planner()
        self.broker = Broker()
        self.real = FixedClock(NOON)
        self.slept: list[float] = []
        self.layer = LlmLayer(
            self.store,
            self.planner,
            lambda choice, request: Planned(reply=Help(), backend="rules"),
            plan_exactly,
            FixedClock(NOON),
            publish=self.broker.publish if notices else None,
            real=self.real,
            sleep=self._sleep,
        )

    async def _sleep(self, seconds: float) -> None:
        """While a planner works the time until the notice is due passes at once; else not at all."""
        if self.planner.works_until is None:
            await asyncio.Event().wait()
        self.slept.append(seconds)
        self.real.move(timedelta(seconds=seconds))

    async def hears(self) -> list[Outgoing]:
        return await self.layer.handle(a_record(MESSAGE))

    async def waits(self) -> NotYet:
        with pytest.raises(AwaitsThePlanner) as caught:
            await self.hears()
        return caught.value

    @property
    def notices(self) -> list[Plan]:
        return [one.value for one in self.broker.records if isinstance(one.value, Plan)]


async def until(holds: Callable[[], bool]) -> None:
    """Turns of the loop; no time passes."""
    while not holds():  # noqa: ASYNC110 - there is nobody who could set an event
        await asyncio.sleep(0)


@pytest.fixture
def world() -> World:
    return World()


async def test_a_planner_that_is_away_is_waited_for_by_its_own_messages_alone(world: World) -> None:
    world.planner.error = DependencyUnreachable("it is down")
    wait = await world.waits()
    assert not RetryPolicy().counts(wait)
    world.planner.error = None
    (planned,) = await world.hears()
    assert isinstance(planned.value, Plan)
    assert planned.value.pipeline == (SEARCH,)


async def test_while_it_is_known_to_be_away_nothing_is_looked_up_for_those_that_wait(world: World) -> None:
    world.planner.waits_for = "it is down"
    await world.waits()
    asked = world.planner.asked
    world.store.get = None  # type: ignore[assignment,method-assign]
    await world.waits()
    assert world.planner.asked == asked
    assert world.layer.waits_for == "it is down"


async def test_a_failure_of_the_message_itself_is_one_of_its_tries(world: World) -> None:
    world.planner.error = NoAnswerInTime("this one is slow")
    with pytest.raises(NoAnswerInTime):
        await world.hears()


async def test_who_waits_long_is_told_once_that_the_message_is_kept(world: World) -> None:
    world.planner.waits_for = "it is down"
    await world.waits()
    world.real.move(TOLD_AFTER - timedelta(seconds=0.1))
    await world.waits()
    assert world.notices == []
    world.real.move(timedelta(seconds=0.1))
    for _ in range(3):
        await world.waits()
    (notice,) = world.notices
    assert (notice.notice, notice.pipeline, notice.reply, notice.sender) == (OneMoment(), (), None, SARAH)


async def test_the_notice_goes_before_the_plan_on_its_road_and_is_another_record(world: World) -> None:
    world.planner.waits_for = "it is down"
    await world.waits()
    world.real.move(TOLD_AFTER)
    await world.waits()
    world.planner.waits_for = None
    (planned,) = await world.hears()
    (notice,) = world.broker.records
    assert (notice.topic, notice.key, notice.correlation_id) == (PLANS.name, planned.key, planned.correlation_id)
    assert notice.event_id != planned.event_id


async def test_a_planner_that_is_slow_has_not_failed_and_its_sender_is_told_meanwhile(world: World) -> None:
    world.planner.works_until = asyncio.Event()
    planning = asyncio.create_task(world.hears())
    await until(lambda: bool(world.notices))
    world.planner.works_until.set()
    (planned,) = await planning
    assert planned.value == (await world.hears())[0].value, "and it is planned once"
    assert (world.planner.asked, world.slept) == (1, [TOLD_AFTER.total_seconds()])


async def test_a_message_that_is_called_off_calls_its_planning_off(world: World) -> None:
    world.planner.works_until = asyncio.Event()
    planning = asyncio.create_task(world.hears())
    await until(lambda: bool(world.planner.working))
    planning.cancel()
    await asyncio.gather(planning, return_exceptions=True)
    await asyncio.sleep(0)
    assert world.planner.working == 0


async def test_a_broker_that_does_not_take_the_notice_is_the_engines_matter(world: World) -> None:
    world.planner.waits_for = "it is down"
    await world.waits()
    world.real.move(TOLD_AFTER)
    world.broker.away = True
    with pytest.raises(DependencyUnreachable):
        await world.hears()
    world.broker.away = False
    await world.waits()
    assert len(world.notices) == 1


async def test_what_it_waited_for_before_it_needed_the_planner_is_no_reason_for_a_notice(world: World) -> None:
    get = world.store.get

    async def away(*_: object) -> None:
        raise DependencyUnreachable("the database is away")

    world.store.get = away  # type: ignore[assignment,method-assign]
    with pytest.raises(DependencyUnreachable):
        await world.hears()
    world.store.get = get  # type: ignore[method-assign]
    world.real.move(TOLD_AFTER * 10)
    world.planner.waits_for = "it is down"
    await world.waits()
    assert world.notices == []


async def test_where_no_model_is_asked_nobody_is_told_to_wait() -> None:
    world = World(notices=False)
    world.planner.waits_for = "it is down"
    await world.waits()
    world.real.move(TOLD_AFTER * 10)
    await world.waits()
    assert world.broker.records == []


async def test_due_work_is_to_look_which_planners_there_are(world: World) -> None:
    assert await world.layer.run_due() == 0
    assert world.planner.looks == 1


AWAY, FAILS, WELL = "away", "fails", "well"


@given(st.lists(st.tuples(st.sampled_from((AWAY, FAILS)), st.floats(0, 8)), max_size=12))
def test_whatever_the_planner_does_there_is_one_plan_and_a_notice_where_one_is_due(
    tries: list[tuple[str, float]],
) -> None:
    async def run() -> None:
        world, told_due = World(), False
        for what, passes_s in tries:
            world.planner.waits_for = "down" if what is AWAY else None
            world.planner.error = Transient("no") if what is FAILS else None
            with pytest.raises(Transient):
                await world.hears()
            told_due |= what is AWAY and world.real.now() - NOON >= TOLD_AFTER
            world.real.move(timedelta(seconds=passes_s))
        world.planner.waits_for = world.planner.error = None
        before = len(world.notices)
        (planned,) = await world.hears()
        assert (before == 1) == told_due
        assert len(world.notices) == before
        assert isinstance(planned.value, Plan)
        assert planned.value.notice is None
        assert await world.hears() == [planned]

    asyncio.run(run())


def test_what_is_known_of_waits_is_bounded() -> None:
    waits = Waits(FixedClock(NOON))
    for number in range(MOST_KNOWN + 10):
        waits.of(str(number))
    assert len(waits) == MOST_KNOWN


# --- in the engine's worker ---


def raw(number: int, text: str) -> Any:
    sender = Sender(identity=f"+97250{number:07}")
    message = EnrichedMessage(message_id="m", sender=sender, business_number=NUMBER, text=text, sent_at=NOON)
    key, value = sender.identity.encode(), message.model_dump_json().encode()
    return SimpleNamespace(
        topic=SCRUB_TO_LLM.name, partition=0, offset=number, timestamp=1, key=key, value=value, headers=()
    )


class Paused:
    """Waits that last until they are ended."""

    def __init__(self) -> None:
        self.begun = 0
        self.end = asyncio.Event()

    async def __call__(self, _: float) -> None:
        self.begun += 1
        await self.end.wait()


def worker_of(world: World, pause: Paused) -> Worker:
    return Worker(LLM, world.layer, world.broker, "llm/0", RetryPolicy(), pause=pause)  # type: ignore[arg-type]


async def test_messages_that_wait_for_their_conversation_hold_no_working_slot(world: World) -> None:
    pause, waiting = Paused(), 2 * WORKING_AT_ONCE
    for number in range(waiting):
        sender = Sender(identity=f"+97250{number:07}")
        id = conversation_id_of(sender.identity, NUMBER)
        held = Conversation(id=id, sender=sender, spoke_at=NOON, open_correlation="another")
        await world.store.insert(held)
    worker = worker_of(world, pause)
    works = [asyncio.create_task(worker.work(raw(number, "a haircut"))) for number in range(waiting)]
    await until(lambda: pause.begun == waiting)
    await worker.work(raw(waiting, "a haircut"))
    assert len(world.broker.records) == 1
    world.real.move(timedelta(seconds=10))
    pause.end.set()
    await asyncio.gather(*works)
    assert len(world.broker.records) == waiting + 1


@pytest.mark.parametrize("text", ["help", "Help!"])
async def test_exact_commands_are_answered_while_any_number_waits_for_a_planner_that_is_away(
    world: World, text: str
) -> None:
    pause, waiting = Paused(), 2 * WORKING_AT_ONCE
    world.planner.waits_for = "it is down"
    worker = worker_of(world, pause)
    works = [asyncio.create_task(worker.work(raw(number, "a haircut"))) for number in range(waiting)]
    await until(lambda: pause.begun == waiting)
    await worker.work(raw(waiting, text))
    assert (worker.gate.reason, worker.waits_for) == (None, "it is down")
    assert [one.value.reply for one in world.broker.records if isinstance(one.value, Plan)] == [Help()]
    world.planner.waits_for = None
    pause.end.set()
    await asyncio.gather(*works)
    plans = [one.value for one in world.broker.records if isinstance(one.value, Plan)]
    assert len({plan.conversation_id for plan in plans}) == len(plans) == waiting + 1
