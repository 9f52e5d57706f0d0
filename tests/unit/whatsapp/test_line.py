"""The way to WhatsApp: a message's own fault told apart from an outage, and a steady pace."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from skeji_ray.breaker import FAILURES, TRIED_EVERY_S, Breaker
from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, SkejiError, Transient
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.whatsapp.client import Halted, Refused
from skeji_ray.whatsapp.line import Line
from skeji_ray.whatsapp.pacing import Pace
from tests.support.whatsapp import FakeWhatsApp

UNKNOWN = 131000


class World:
    """A line whose time stands still until it is moved."""

    def __init__(self, per_s: float = 1e6) -> None:
        self.at_s = 100.0
        self.whatsapp = FakeWhatsApp()
        pace = Pace(per_s, now=lambda: self.at_s, sleep=self._sleep)
        self.line = Line(self.whatsapp.api(), pace, Breaker("WhatsApp", lambda: self.at_s))

    async def _sleep(self, seconds: float) -> None:
        self.at_s += seconds

    async def error(self, code: int | None = None, status: int = 500) -> SkejiError:
        """What a send raises that WhatsApp answers with `code`; without one, that it never hears of."""
        if code is not None:
            self.whatsapp.refuse_next(code, status)
        with pytest.raises(SkejiError) as caught:
            await self.line.send({})
        return caught.value

    @property
    def asked(self) -> int:
        return len(self.whatsapp.requests)


@pytest.fixture
def world() -> World:
    return World()


def counts(error: Exception) -> bool:
    """Whether it uses up one of the message's retries."""
    return RetryPolicy().counts(error)


async def test_one_message_that_never_gets_through_while_others_do_uses_up_its_retries(world: World) -> None:
    for _ in range(RetryPolicy().retries + 1):
        assert counts(await world.error(UNKNOWN))
        await world.line.send({})


async def test_a_message_that_is_alone_is_never_given_up_while_nothing_gets_through(world: World) -> None:
    errors = []
    for _ in range(20):
        errors.append(await world.error(UNKNOWN))
        world.at_s += TRIED_EVERY_S
    assert sum(map(counts, errors)) < RetryPolicy().retries + 1


async def test_an_answer_that_never_comes_may_have_been_sent_even_while_whatsapp_is_down(world: World) -> None:
    errors = []
    for _ in range(FAILURES):
        world.whatsapp.answers.append(httpx.ReadTimeout("slow"))
        errors.append(await world.error())
    assert all(isinstance(error, NoAnswerInTime) for error in errors)
    assert [counts(error) for error in errors] == [True] * (FAILURES - 1) + [False]


async def test_while_it_is_down_one_is_tried_now_and_then_and_the_others_do_not_ask(world: World) -> None:
    for _ in range(FAILURES):
        await world.error(UNKNOWN)
    before = world.asked
    for _ in range(5):
        assert not counts(await world.error())
    assert world.asked == before
    world.at_s += TRIED_EVERY_S
    assert not counts(await world.error(UNKNOWN))
    assert not counts(await world.error())
    assert world.asked == before + 1
    world.at_s += TRIED_EVERY_S
    await world.line.send({})
    await world.line.send({})


async def test_while_one_is_tried_the_others_do_not_ask(world: World) -> None:
    entered, go_on = asyncio.Event(), asyncio.Event()

    class SlowApi:
        phone_number_id = "n"

        async def send(self, _: dict[str, Any]) -> str:
            entered.set()
            await go_on.wait()
            return "id"

    breaker = Breaker("WhatsApp", lambda: world.at_s)
    breaker.open(DependencyUnreachable("down"))
    world.at_s += TRIED_EVERY_S
    line = Line(SlowApi(), Pace(1e6), breaker)  # type: ignore[arg-type]  # stands in for the API
    first = asyncio.create_task(line.send({}))
    await entered.wait()
    with pytest.raises(DependencyUnreachable):
        await line.send({})
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    go_on.set()
    assert await line.send({}) == "id"


@pytest.mark.parametrize(("code", "status"), [(130429, 429), (80007, 400), (131016, 500), (190, 401)])
async def test_what_whatsapp_says_of_all_messages_stops_all_at_once(world: World, code: int, status: int) -> None:
    assert not counts(await world.error(code, status))
    assert not counts(await world.error())
    assert world.asked == 1


async def test_an_account_that_is_refused_is_told_as_that(world: World) -> None:
    assert isinstance(await world.error(190, 401), Halted)


@pytest.mark.parametrize("code", [131056, 131049, 131026])
async def test_what_concerns_one_person_or_message_never_stops_the_others(world: World, code: int) -> None:
    for _ in range(2 * FAILURES):
        await world.error(code, 400)
    await world.line.send({})


async def test_too_many_messages_to_one_person_wait_and_are_not_given_up(world: World) -> None:
    assert not counts(await world.error(131056, 400))


async def test_a_refusal_shows_that_whatsapp_answers(world: World) -> None:
    for _ in range(FAILURES - 1):
        await world.error(UNKNOWN)
    assert isinstance(await world.error(131026, 400), Refused)
    assert type(await world.error(UNKNOWN)) is Transient


async def test_after_a_burst_of_a_second_sends_keep_the_pace_in_their_order() -> None:
    world = World(per_s=10)
    started = world.at_s
    for _ in range(40):
        await world.line.send({})
    assert world.at_s - started == pytest.approx(3.0)


async def test_those_who_wait_at_once_are_spread_over_the_pace() -> None:
    asked: list[float] = []

    async def sleep(seconds: float) -> None:
        asked.append(seconds)

    pace = Pace(2, now=lambda: 0.0, sleep=sleep)
    await asyncio.gather(*(pace.turn() for _ in range(5)))
    assert asked == [0.5, 1.0, 1.5]


async def test_a_rest_is_no_credit_for_more_than_a_second() -> None:
    world = World(per_s=10)
    world.at_s += 3600
    started = world.at_s
    for _ in range(20):
        await world.line.send({})
    assert world.at_s - started == pytest.approx(1.0)


async def test_nothing_waits_for_its_turn_while_whatsapp_is_down() -> None:
    world = World(per_s=1)
    await world.error(130429, 429)
    at_s = world.at_s
    await world.error()
    assert world.at_s == at_s
