"""Blocks over several days, closed days, a pause of bookings: taken out of a calendar, and given back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.messages.events import EventType
from skeji_ray.messages.pipeline import Reply
from tests.support.domain import DAN, MAINTAINER, OWNER, SARAH, World

THURSDAY, FRIDAY, VACATION_ENDS = "2026-11-26", "2026-11-27", "2026-12-10"
AFTERNOON: dict[str, Any] = {"start_time": "14:00", "end_time": "16:00"}


def affected(world: World) -> list[str]:
    events = [event for event in world.events if event.type is EventType.BOOKING_AFFECTED]
    return [event.booking.customer for event in events if event.booking is not None]


async def ran(world: World, action: str, by: str = OWNER, **params: Any) -> dict[str, Any]:
    return await world.run("schedules", action, by, **params)


async def refused(world: World, action: str, by: str = OWNER, **params: Any) -> tuple[str, str | None]:
    reply = await world.handle(world.command("schedules", action, by, **params))
    assert reply.failure is not None
    return reply.failure.code, reply.failure.field


async def books(world: World, schedule: str, start: str, by: str = SARAH) -> str:
    """What booking that start comes to."""
    command = world.command("bookings", "create_booking", by, schedule_id=schedule, start_time=start)
    reply: Reply = await world.handle(command)
    return reply.failure.code if reply.failure is not None else "booked"


async def test_an_afternoon_of_several_days_is_blocked_and_can_be_given_back_in_part() -> None:
    world = World()
    schedule = await world.a_salon()
    blocked = await ran(world, "block_time", date=THURSDAY, date_to="2026-11-28", **AFTERNOON)
    assert (blocked["schedules"], blocked["date_to"]) == (1, "2026-11-28")
    assert [await books(world, schedule, f"2026-11-{day}T12:00:00Z") for day in (26, 27, 28)] == ["slot_taken"] * 3
    await ran(world, "unblock_time", date=FRIDAY, start_time="15:00", end_time="16:00")
    assert await books(world, schedule, "2026-11-27T12:00:00Z") == "slot_taken"
    assert await books(world, schedule, "2026-11-27T13:00:00Z") == "booked"
    assert await books(world, schedule, "2026-11-26T13:00:00Z") == "slot_taken"


async def test_whole_days_are_blocked_without_a_window() -> None:
    world = World()
    schedule = await world.a_salon(start_of_day="00:00", end_of_day="23:59", meeting_minutes=30, break_minutes=0)
    blocked = await ran(world, "block_time", date=THURSDAY)
    assert (blocked["start_time"], blocked["end_time"]) == ("00:00", "23:59")
    assert await books(world, schedule, "2026-11-25T22:00:00Z") == "slot_taken"
    assert await books(world, schedule, "2026-11-26T21:20:00Z") == "slot_taken"
    assert await books(world, schedule, "2026-11-26T22:00:00Z") == "booked"


async def test_what_was_given_back_is_not_taken_again_when_the_block_comes_again() -> None:
    world = World()
    schedule = await world.a_salon()
    block = world.command("schedules", "block_time", OWNER, date=THURSDAY, **AFTERNOON)
    first = await world.handle(block)
    unblock = world.command("schedules", "unblock_time", OWNER, date=THURSDAY)
    given_back = await world.handle(unblock)
    assert await world.handle(block) == first
    assert await world.handle(unblock) == given_back
    assert await books(world, schedule, "2026-11-26T12:00:00Z") == "booked"
    await ran(world, "block_time", date=THURSDAY, **AFTERNOON)
    assert await world.handle(unblock) == given_back
    assert await books(world, schedule, "2026-11-26T13:00:00Z", DAN) == "slot_taken"


async def test_what_is_not_blocked_can_not_be_given_back() -> None:
    world = World()
    await world.a_salon()
    assert await refused(world, "unblock_time", date=THURSDAY, **AFTERNOON) == ("nothing_blocked", "date")


async def test_a_vacation_closes_all_calendars_tells_whom_it_concerns_once_and_can_be_taken_back() -> None:
    world = World()
    blue, red = await world.a_salon("Blue Ocean"), await world.a_salon("Red")
    other = await world.a_salon("Green", DAN)
    await world.book(blue, SARAH, "2026-11-30T08:00:00Z")
    close = world.command("schedules", "close_days", MAINTAINER, date=THURSDAY, date_to=VACATION_ENDS)
    reply = await world.handle(close)
    assert await world.handle(close) == reply
    assert reply.result is not None
    assert {one["schedule_id"] for one in reply.result["schedules"]} == {blue, red}
    assert [one["customer"] for one in reply.result["affected"]] == affected(world) == [SARAH]
    assert [await books(world, one, "2026-12-01T08:00:00Z") for one in (blue, red, other)] == [
        "outside_hours", "outside_hours", "booked",
    ]  # fmt: skip
    await ran(world, "reopen_days", date="2026-12-01", date_to="2026-12-02")
    assert await books(world, blue, "2026-12-01T08:00:00Z") == "booked"
    assert await books(world, blue, "2026-12-03T08:00:00Z") == "outside_hours"
    assert await books(world, blue, "2026-11-29T08:00:00Z") == "outside_hours"


async def test_a_closure_that_was_cut_off_is_carried_on_with() -> None:
    world = World()
    schedule = await world.a_salon()
    await world.book(schedule, SARAH)
    close = world.command("schedules", "close_days", OWNER, date="2026-11-25")
    world.broker_fails = DependencyUnreachable("no broker")
    with pytest.raises(DependencyUnreachable):
        await world.handle(close)
    world.broker_fails = None
    assert (await world.handle(close)).result is not None
    assert affected(world) == [SARAH]


async def test_single_closed_days_are_opened_again_too() -> None:
    world = World()
    schedule = await world.a_salon()
    await ran(world, "update_schedule", schedule_id=schedule, exceptions=[THURSDAY, FRIDAY])
    reopened = await ran(world, "reopen_days", schedule_id=schedule, date=THURSDAY)
    assert reopened["schedules"][0]["exceptions"] == [FRIDAY]
    assert await refused(world, "reopen_days", date=THURSDAY) == ("not_closed", "date")


async def test_a_search_and_a_booking_name_the_day_that_is_closed() -> None:
    world = World()
    schedule = await world.a_salon()
    await ran(world, "close_days", date=THURSDAY)
    found = await world.run(
        "schedules",
        "search_availability",
        SARAH,
        schedule_id=schedule,
        spans=[{"date_from": THURSDAY, "date_to": THURSDAY}],
    )
    assert (found["matches"], found["nearest"][0]["start_time"]) == ([], "2026-11-27T07:00:00Z")
    command = world.command(
        "bookings", "create_booking", SARAH, schedule_id=schedule, start_time="2026-11-26T08:00:00Z"
    )
    failure = (await world.handle(command)).failure
    assert failure is not None
    assert failure.limit == "09:00-18:00, closed on 2026-11-26"


@pytest.mark.parametrize(
    ("action", "params", "failure"),
    [
        ("close_days", {"date": FRIDAY, "date_to": THURSDAY}, ("invalid_param", "date_to")),
        ("close_days", {"date": "2026-11-20", "date_to": "2026-11-22"}, ("in_the_past", "date")),
        ("close_days", {"date": "9999-12-31"}, ("too_far", "date")),
        ("block_time", {"date": FRIDAY, "date_to": THURSDAY}, ("invalid_param", "date_to")),
        ("block_time", {"date": THURSDAY, "date_to": "2026-12-27"}, ("invalid_param", "date_to")),
        ("block_time", {"date": THURSDAY, "date_to": "2027-02-27"}, ("too_far", "date")),
        ("block_time", {"date": THURSDAY, "start_time": "23:59"}, ("invalid_param", "end_time")),
        ("daily_schedule", {"date_from": THURSDAY, "date_to": "2026-11-25"}, ("invalid_param", "date_to")),
        ("daily_schedule", {"date_from": THURSDAY, "date_to": "2026-12-27"}, ("invalid_param", "date_to")),
    ],
)
async def test_days_that_can_not_be_taken_are_refused(
    action: str, params: dict[str, Any], failure: tuple[str, str]
) -> None:
    world = World()
    await world.a_salon()
    assert await refused(world, action, **params) == failure


@pytest.mark.parametrize("action", ["unblock_time", "close_days", "reopen_days", "pause_bookings", "resume_bookings"])
async def test_nobody_takes_time_out_of_anothers_calendar(action: str) -> None:
    world = World()
    schedule = await world.a_salon()
    await world.a_salon("Red", DAN)
    days = {} if action.endswith("bookings") else {"date": THURSDAY}
    assert await refused(world, action, DAN, schedule_id=schedule, **days) == ("not_found", "schedule_id")
    assert (await refused(world, action, SARAH, **days))[0] == "not_allowed"


async def test_while_bookings_are_paused_owners_alone_book() -> None:
    world = World()
    schedule = await world.a_salon()
    booked = await world.book(schedule, SARAH)
    pause = world.command("schedules", "pause_bookings", OWNER)
    reply = await world.handle(pause)
    assert reply.result is not None
    assert [one["is_paused"] for one in reply.result["schedules"]] == [True]
    assert await books(world, schedule, "2026-11-25T08:00:00Z", DAN) == "paused"
    assert await refused(world, "search_availability", DAN, schedule_id=schedule) == ("paused", "schedule_id")
    in_the_city = await ran(world, "search_availability", DAN, city="Tel Aviv", service_label="haircut")
    assert (in_the_city["matches"], in_the_city["nearest"], in_the_city["businesses"]) == ([], [], 1)
    moving = {"schedule_id": schedule, "moving_booking_id": booked["booking_id"], "date": "2026-11-25"}
    assert (await ran(world, "search_availability", SARAH, **moving))["matches"]
    assert await books(world, schedule, "2026-11-25T08:00:00Z", OWNER) == "booked"
    await ran(world, "resume_bookings", schedule_id=schedule)
    assert await world.handle(pause) == reply, "an old command does not pause it again"
    assert await books(world, schedule, "2026-11-25T10:00:00Z", DAN) == "booked"


async def test_an_owners_days_are_all_that_hold_a_slot_on_them() -> None:
    world = World()
    schedule = await world.a_salon()
    for day in (25, 26, 27):
        await world.book(schedule, OWNER, f"2026-11-{day}T08:00:00Z")
    days = await ran(world, "daily_schedule", date_from=THURSDAY, date_to=FRIDAY)
    assert (days["date"], days["until"], days["more"]) == (THURSDAY, FRIDAY, 0)
    assert [one["start_time"][:10] for one in days["bookings"]] == [THURSDAY, FRIDAY]
    assert (await ran(world, "daily_schedule", date_from=THURSDAY))["until"] is None


async def test_more_bookings_than_can_be_shown_are_counted() -> None:
    world = World()
    schedule = await world.a_salon(start_of_day="08:00", end_of_day="20:00", meeting_minutes=15, break_minutes=0)
    for number in range(33):
        await world.book(schedule, OWNER, f"2026-11-26T{6 + number // 4:02}:{15 * (number % 4):02}:00Z")
    day = await ran(world, "daily_schedule", date=THURSDAY)
    assert (len(day["bookings"]), day["more"]) == (30, 3)


async def test_documents_of_an_older_release_are_open_and_not_paused() -> None:
    world = World()
    schedule = await world.a_salon()
    standing = await world.store.get(Schedule, schedule)
    assert standing is not None
    older = standing.model_dump(exclude={"closures", "is_paused"})
    assert Schedule.model_validate(older) == standing
    await ran(world, "block_time", date=THURSDAY, **AFTERNOON)
    [day] = await world.store.find(ScheduleDay, {})
    blocks = [block.model_dump(exclude={"is_lifted"}) for block in day.blocks]
    assert ScheduleDay.model_validate({**day.model_dump(exclude={"unblocked_by"}), "blocks": blocks}) == day


async def test_closures_that_touch_are_one_and_those_that_are_over_go() -> None:
    world = World()
    schedule = await world.a_salon()
    await ran(world, "close_days", date="2026-11-25")
    await ran(world, "close_days", date=THURSDAY, date_to=FRIDAY)
    await ran(world, "close_days", date="2026-12-05")
    shown = (await ran(world, "get_schedule", schedule_id=schedule))["schedule"]["closures"]
    assert shown == [
        {"date_from": "2026-11-25", "date_to": FRIDAY},
        {"date_from": "2026-12-05", "date_to": "2026-12-05"},
    ]
    world.clock.move(timedelta(days=7))
    closed = await ran(world, "close_days", date="2026-12-20")
    assert [one["date_from"] for one in closed["schedules"][0]["closures"]] == ["2026-12-05", "2026-12-20"]
