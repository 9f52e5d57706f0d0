"""One person has few bookings that wait for an answer: 3 at a business and 10 in all, however they are asked for."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from skeji_ray.domain.day import ScheduleDay
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.languages.rendering import render
from skeji_ray.messages.base import Record
from skeji_ray.messages.people import Language
from skeji_ray.messages.pipeline import Command
from skeji_ray.messages.refusals import Failed
from skeji_ray.messages.views import BookingStatus
from tests.support.domain import DAN, EVERY_DAY, OWNER, SARAH, World
from tests.unit.actors.test_limits import CutOff

HERE, IN_ALL = "too_many_pending_here", "too_many_pending"


def at(number: int) -> str:
    """A time of its own on a day of its own."""
    return f"2026-11-{25 + number % 5}T{8 + number // 5:02d}:00:00Z"


def asking(world: World, schedule: str, number: int, by: str = SARAH) -> Record[Command]:
    return world.command("bookings", "create_booking", by, schedule_id=schedule, start_time=at(number))


async def outcomes(world: World, commands: Sequence[Record[Command]]) -> Counter[str]:
    replies = await asyncio.gather(*(world.handle(command) for command in commands))
    return Counter(reply.failure.code or "" if reply.failure is not None else "done" for reply in replies)


async def pending(world: World) -> int:
    days = await world.store.find(ScheduleDay, {})
    return sum(one.status is BookingStatus.PENDING for day in days for one in day.bookings)


async def test_of_eight_at_one_business_at_once_on_whatever_days_three_wait() -> None:
    world = World()
    schedule = await world.a_salon()
    found = await outcomes(world, [asking(world, schedule, number) for number in range(8)])
    assert found == {"done": 3, HERE: 5}
    assert await pending(world) == 3


async def test_of_fifteen_at_five_businesses_at_once_ten_wait() -> None:
    world = World()
    salons = [await world.a_salon(f"Salon {n}", f"+97250333333{n}") for n in range(5)]
    commands = [asking(world, salon, 5 * n + number) for n, salon in enumerate(salons) for number in range(3)]
    found = await outcomes(world, commands)
    assert found == {"done": 10, IN_ALL: 5}
    assert await pending(world) == 10


async def test_two_calendars_of_a_business_are_one_business() -> None:
    world = World()
    schedule = await world.a_salon()
    business = (await world.run("schedules", "get_schedule", OWNER, schedule_id=schedule))["schedule"]["business_id"]
    branch: dict[str, Any] = {"business_id": business, "city": "Tel Aviv", "name": "North", "address": "Herzl 1"}
    branch["working_days"] = EVERY_DAY
    north = (await world.run("schedules", "create_schedule", OWNER, **branch))["schedule_id"]
    found = await outcomes(world, [asking(world, (schedule, north)[number % 2], number) for number in range(4)])
    assert found == {"done": 3, HERE: 1}


@pytest.mark.parametrize("how", ["cancel_booking", "decline_booking", "confirm_booking", "undo", "expire"])
async def test_what_waits_no_longer_gives_its_place_back(how: str) -> None:
    world = World()
    schedule = await world.a_salon()
    commands = [asking(world, schedule, number) for number in (4, 9, 14)]
    bookings = [await world.handle(command) for command in commands]
    assert await world.refusal("bookings", "create_booking", SARAH, schedule_id=schedule, start_time=at(8)) == HERE
    first = bookings[0].result
    assert first is not None

    if how == "expire":
        world.clock.move(timedelta(hours=25))  # whether or not it is written down yet
    elif how == "undo":
        command_id = commands[0].value.command_id
        undo = world.command(
            "bookings", "undo", SARAH, pipeline=commands[0].headers.correlation_id, command_id=command_id
        )
        assert (await world.handle(undo)).failure is None
    else:
        by = SARAH if how == "cancel_booking" else OWNER
        await world.run("bookings", how, by, booking_id=first["booking_id"])

    assert (await world.handle(asking(world, schedule, 8))).failure is None


async def test_a_command_that_comes_again_counts_once() -> None:
    world = World()
    schedule = await world.a_salon()
    commands = [asking(world, schedule, number) for number in range(3)]
    assert await outcomes(world, [*commands, *commands]) == {"done": 6}
    assert await outcomes(world, commands) == {"done": 3}
    assert await pending(world) == 3


async def test_one_that_was_refused_is_refused_when_it_comes_again_though_there_is_room_by_then() -> None:
    world = World()
    schedule = await world.a_salon()
    for number in range(3):
        booked = await world.book(schedule, SARAH, at(number))
    one_more = asking(world, schedule, 3)
    assert (await outcomes(world, [one_more])) == {HERE: 1}
    await world.run("bookings", "cancel_booking", SARAH, booking_id=booked["booking_id"])
    assert (await outcomes(world, [one_more])) == {HERE: 1}


async def test_a_booking_that_was_moved_to_another_day_waits_still() -> None:
    world = World()
    schedule = await world.a_salon()
    for number in range(3):
        booked = await world.book(schedule, SARAH, at(number))
    await world.run("bookings", "reschedule_booking", SARAH, booking_id=booked["booking_id"], start_time=at(4))
    assert (await outcomes(world, [asking(world, schedule, 3)])) == {HERE: 1}


async def test_an_owners_own_bookings_and_those_of_others_do_not_count() -> None:
    world = World()
    schedule = await world.a_salon()
    owners = [asking(world, schedule, number, OWNER) for number in range(12)]
    assert await outcomes(world, owners) == {"done": 12}
    assert await outcomes(world, [asking(world, schedule, number, DAN) for number in range(12, 15)]) == {"done": 3}
    assert await outcomes(world, [asking(world, schedule, 15)]) == {"done": 1}


@pytest.mark.parametrize("writes", range(4))
async def test_one_that_was_cut_off_is_done_when_it_comes_again_and_counts_once(writes: int) -> None:
    store = CutOff()
    world = World(store=store)
    schedule = await world.a_salon()
    for number in range(2):
        await world.book(schedule, SARAH, at(number))
    command = asking(world, schedule, 2)
    store.writes_left = writes
    with pytest.raises(DependencyUnreachable):
        await world.handle(command)
    store.writes_left = 1_000
    assert (await world.handle(command)).failure is None
    assert await outcomes(world, [asking(world, schedule, 3)]) == {HERE: 1}


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.ENGLISH, ("wait for an answer", "Wait", "cancel my booking")), (Language.HEBREW, ("לחכות", "לבטל"))],
)
@pytest.mark.parametrize(("code", "limit"), [(HERE, "3"), (IN_ALL, "10")])
def test_they_are_told_how_many_it_is_and_what_to_do(
    language: Language, words: Sequence[str], code: str, limit: str
) -> None:
    text = render(Failed(code=code, limit=limit), language=language).text
    assert all(word in text for word in (*words, limit))
