"""The domain services on real servers: what they query is found through their indexes, and races have one winner."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from skeji_ray.actors.queries import open_bookings_of, requests_for
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.schedule import Schedule
from skeji_ray.store.migrations import migrate
from skeji_ray.store.mongo import MongoStore
from tests.support.databases import Databases
from tests.support.domain import DAN, MAINTAINER, NOON, OWNER, SARAH, World


@pytest.fixture(params=["embedded", pytest.param("java", marks=pytest.mark.system)])
async def world(request: pytest.FixtureRequest, databases: Databases) -> AsyncIterator[World]:
    mongo = MongoStore(databases.fresh_uri(request.param))
    await migrate(mongo, [Business, Schedule, ScheduleDay])
    yield World(store=mongo)
    await mongo.close()


async def test_the_whole_life_of_a_booking(world: World) -> None:
    schedule = await world.a_salon()
    search = {"city": "TLV", "service_label": "barber", "date": "2026-11-25", "time": "15:00"}
    found = await world.run("schedules", "search_availability", SARAH, **search)
    assert (found["schedule_id"], found["exact"]) == (schedule, True)
    booking = await world.book(schedule, SARAH, found["start_time"])
    [business] = await world.store.find(Business, {"maintainer_phones": MAINTAINER})
    assert len((await requests_for(world.store, [business.id], NOON)).bookings) == 1
    confirmed = await world.run("bookings", "confirm_booking", MAINTAINER, booking_id=booking["booking_id"])
    assert confirmed["booking"]["start_time"] == "2026-11-25T13:00:00Z"
    day = await world.run("schedules", "daily_schedule", OWNER, date="2026-11-25")
    assert [one["status"] for one in day["bookings"]] == ["confirmed"]
    assert len(await open_bookings_of(world.store, SARAH, NOON)) == 1
    world.clock.move(timedelta(days=2))
    assert await world.services["bookings"].run_due() == 1
    assert await world.services["bookings"].run_due() == 0
    assert await open_bookings_of(world.store, SARAH, NOON) == ()


async def test_a_search_over_days_sees_what_is_taken_blocked_and_closed(world: World) -> None:
    schedule = await world.a_salon(start_of_day="14:00", end_of_day="17:00")
    await world.book(schedule, DAN, "2026-11-25T13:00:00Z")
    block = {"date": "2026-11-26", "date_to": "2026-11-27", "start_time": "14:00", "end_time": "15:00"}
    await world.run("schedules", "block_time", OWNER, **block)
    await world.run("schedules", "close_days", OWNER, date="2026-11-28", date_to="2027-01-03")

    async def free_from(day: str) -> list[str]:
        days = {"date_from": day, "date_to": "2027-01-20", "time_from": "14:00", "time_to": "16:00"}
        search = {"schedule_id": schedule, "spans": [days], "order": "earliest"}
        found = await world.run("schedules", "search_availability", SARAH, **search)
        return [slot["start_time"] for slot in found["matches"]][:2]

    assert await free_from("2026-11-25") == ["2026-11-25T12:00:00Z", "2026-11-26T13:00:00Z"]
    assert await free_from("2026-11-27") == ["2026-11-27T13:00:00Z", "2027-01-04T12:00:00Z"]
    await world.run("schedules", "unblock_time", OWNER, **block)
    await world.run("schedules", "reopen_days", OWNER, date="2026-11-28")
    assert await free_from("2026-11-26") == ["2026-11-26T12:00:00Z", "2026-11-26T13:00:00Z"]
    assert (await free_from("2026-11-28"))[0] == "2026-11-28T12:00:00Z"


async def test_of_fifty_at_once_on_one_slot_one_holds_it(world: World) -> None:
    schedule = await world.a_salon()
    start = "2026-11-25T13:00:00Z"
    commands = [
        world.command("bookings", "create_booking", f"+9725400000{n:02d}", schedule_id=schedule, start_time=start)
        for n in range(50)
    ]
    replies = await asyncio.gather(*(world.handle(command) for command in commands))
    assert [reply.failure.code for reply in replies if reply.failure] == ["slot_taken"] * 49
    assert (
        await world.refusal("bookings", "create_booking", DAN, schedule_id=schedule, start_time=start) == "slot_taken"
    )
