"""Spans and hours taken out of a calendar: who stands in them is told once, and stays."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.messages.events import EventType
from tests.support.domain import DAN, MAINTAINER, OWNER, SARAH, World

AFTERNOON: dict[str, Any] = {"date": "2026-11-25", "start_time": "14:00", "end_time": "16:00"}


def affected(world: World) -> list[str]:
    events = [event for event in world.events if event.type is EventType.BOOKING_AFFECTED]
    return [event.booking.customer for event in events if event.booking is not None]


async def test_a_blocked_span_is_offered_to_nobody_and_who_stands_in_it_is_told_once() -> None:
    world = World()
    schedule = await world.a_salon()
    await world.book(schedule, SARAH)
    await world.book(schedule, DAN, "2026-11-25T08:00:00Z")
    command = world.command("schedules", "block_time", MAINTAINER, schedule_id=schedule, **AFTERNOON)
    reply = await world.handle(command)
    assert reply.result is not None
    assert reply.result["schedules"] == 1
    assert [(one["customer"], one["status"]) for one in reply.result["affected"]] == [(SARAH, "pending")]
    assert await world.handle(command) == reply
    world.clock.move(timedelta(days=1, hours=6))
    assert (await world.handle(command)).result is not None
    assert affected(world) == [SARAH]


async def test_nobody_books_in_a_blocked_span() -> None:
    world = World()
    schedule = await world.a_salon()
    await world.run("schedules", "block_time", OWNER, schedule_id=schedule, **AFTERNOON)
    booking = {"schedule_id": schedule, "start_time": "2026-11-25T13:00:00Z"}
    assert await world.refusal("bookings", "create_booking", SARAH, **booking) == "slot_taken"
    await world.book(schedule, SARAH, "2026-11-25T14:00:00Z")


async def test_without_a_name_all_calendars_of_the_sender_are_blocked_and_no_others() -> None:
    world = World()
    await world.a_salon("Blue Ocean")
    await world.a_salon("Red")
    other = await world.a_salon("Green", DAN)
    result = await world.run("schedules", "block_time", OWNER, **AFTERNOON)
    assert result["schedules"] == 2
    assert other not in {day.schedule_id for day in await world.store.find(ScheduleDay, {})}


@pytest.mark.parametrize(
    ("params", "failure"),
    [
        ({"end_time": "14:00"}, ("invalid_param", "end_time")),
        ({"date": "2026-11-23"}, ("in_the_past", "date")),
        ({"date": "2027-02-25"}, ("too_far", "date")),
    ],
)
async def test_a_span_that_can_not_be_blocked_is_refused(params: dict[str, Any], failure: tuple[str, str]) -> None:
    world = World()
    await world.a_salon()
    reply = await world.handle(world.command("schedules", "block_time", OWNER, **{**AFTERNOON, **params}))
    assert reply.failure is not None
    assert (reply.failure.code, reply.failure.field) == failure


async def test_an_hour_that_daylight_saving_skips_can_not_be_blocked() -> None:
    world = World(now=World().clock.now() + timedelta(days=100))
    await world.a_salon()
    skipped: dict[str, Any] = {"date": "2027-03-26", "start_time": "02:30", "end_time": "04:00"}
    reply = await world.handle(world.command("schedules", "block_time", OWNER, **skipped))
    assert reply.failure is not None
    assert (reply.failure.code, reply.failure.field) == ("invalid_param", "start_time")


async def test_nobody_blocks_anothers_calendar() -> None:
    world = World()
    schedule = await world.a_salon()
    await world.a_salon("Red", DAN)
    assert await world.refusal("schedules", "block_time", DAN, schedule_id=schedule, **AFTERNOON) == "not_found"
    assert await world.refusal("schedules", "block_time", SARAH, **AFTERNOON) == "not_allowed"


async def test_who_no_longer_fits_the_hours_is_told_once_however_often_they_change() -> None:
    world = World()
    schedule = await world.a_salon()
    await world.book(schedule, SARAH)
    await world.book(schedule, DAN, "2026-11-25T08:00:00Z")
    update = world.command("schedules", "update_schedule", OWNER, schedule_id=schedule, end_of_day="15:00")
    first = await world.handle(update)
    assert await world.handle(update) == first
    assert affected(world) == [SARAH]
    assert first.result is not None
    assert [one["customer"] for one in first.result["affected"]] == [SARAH], "the owner is told too"
    again = await world.run("schedules", "update_schedule", OWNER, schedule_id=schedule, end_of_day="14:30")
    assert again["affected"] == [], "who did not fit before is no news"
    assert affected(world) == [SARAH]
    await world.run("schedules", "update_schedule", OWNER, schedule_id=schedule, exceptions=["2026-11-25"])
    assert affected(world) == [SARAH, DAN]


async def test_an_update_that_was_cut_off_tells_them_when_it_comes_again() -> None:
    world = World()
    schedule = await world.a_salon()
    await world.book(schedule, SARAH)
    update = world.command("schedules", "update_schedule", OWNER, schedule_id=schedule, end_of_day="15:00")
    world.broker_fails = DependencyUnreachable("no broker")
    with pytest.raises(DependencyUnreachable):
        await world.handle(update)
    world.broker_fails = None
    assert (await world.handle(update)).result is not None
    assert affected(world) == [SARAH]


async def test_everything_about_a_calendar_changes() -> None:
    world = World()
    schedule = await world.a_salon()
    params = {
        "name": "North",
        "meeting_minutes": 30,
        "break_minutes": 0,
        "participants_per_slot": 5,
        "time_zone": "Europe/London",
    }
    changed = (await world.run("schedules", "update_schedule", OWNER, schedule_id=schedule, **params))["schedule"]
    assert {name: changed[name] for name in params if name in changed} == {
        name: value for name, value in params.items() if name in changed
    }
    standing = await world.store.get(Schedule, schedule)
    assert standing is not None
    assert standing.name == "North"


async def test_the_zone_stays_while_a_booking_is_ahead() -> None:
    world = World()
    schedule = await world.a_salon()
    booked = await world.book(schedule, SARAH)
    zone = {"schedule_id": schedule, "time_zone": "Europe/London"}
    assert await world.refusal("schedules", "update_schedule", OWNER, **zone) == "has_bookings"
    await world.run("bookings", "cancel_booking", SARAH, booking_id=booked["booking_id"])
    await world.run("schedules", "update_schedule", OWNER, **zone)
    [day] = await world.store.find(ScheduleDay, {})
    assert day.time_zone == "Europe/London"


async def test_of_a_booking_and_a_change_of_zone_at_once_they_never_disagree() -> None:
    world = World()
    schedule = await world.a_salon()
    zone = world.command("schedules", "update_schedule", OWNER, schedule_id=schedule, time_zone="Europe/London")
    start: dict[str, Any] = {"schedule_id": schedule, "start_time": "2026-11-25T13:00:00Z"}
    await asyncio.gather(world.handle(zone), world.handle(world.command("bookings", "create_booking", SARAH, **start)))
    standing = await world.store.get(Schedule, schedule)
    [day] = await world.store.find(ScheduleDay, {})
    assert standing is not None
    assert day.bookings
    assert standing.time_zone == day.time_zone
