"""Every rule, broken by one: the refusal names the field at fault, and its words tell the limit."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.domain.business import MOST_BUSINESSES_A_PHONE
from skeji_ray.domain.day import MOST_BLOCKS_A_DAY
from skeji_ray.domain.schedule import MOST_SCHEDULES_A_BUSINESS
from skeji_ray.languages.rendering import render
from skeji_ray.messages.pipeline import Failure
from skeji_ray.messages.refusals import Failed
from tests.support.domain import DAN, OWNER, SARAH, World

Told = tuple[str, str | None, str | None]
"""Code, field, limit."""
SALON: dict[str, Any] = {"name": "Blue", "cities": ["Tel Aviv"], "labels": ["haircut"]}
AFTERNOON: dict[str, Any] = {"date": "2026-11-25", "start_time": "14:00", "end_time": "16:00"}


async def failure(world: World, service: str, action: str, by: str, **params: Any) -> Failure:
    reply = await world.handle(world.command(service, action, by, **params))
    assert reply.failure is not None, reply.result
    return reply.failure


def told(one: Failure) -> Told:
    """What is refused, once the words of the refusal have been looked at."""
    words = render(Failed(code=one.code, field=one.field, limit=one.limit)).text
    assert (one.limit or "") in words
    assert "{" not in words
    return one.code, one.field, one.limit


@pytest.mark.parametrize(
    ("by", "params", "expected"),
    [
        (SARAH, {"start_time": "2026-11-24T09:59:00Z"}, ("in_the_past", "start_time", None)),
        (SARAH, {"start_time": "0001-01-01T00:00:00+05:00"}, ("in_the_past", "start_time", None)),
        (SARAH, {"start_time": "2027-01-26T13:00:00Z"}, ("too_far", "start_time", "62 days")),
        (SARAH, {"start_time": "9999-12-31T23:30:00-05:00"}, ("too_far", "start_time", "62 days")),
        (SARAH, {"start_time": "2026-11-25T13:00:01Z"}, ("invalid_param", "start_time", "a whole minute")),
        (SARAH, {"start_time": "2026-11-25T06:59:00Z"}, ("outside_hours", "start_time", "09:00-18:00")),
        (SARAH, {"start_time": "2026-11-25T15:16:00Z"}, ("outside_hours", "start_time", "09:00-18:00")),
        (SARAH, {"end_time": "2026-11-25T14:00:00Z"}, ("not_allowed", "end_time", None)),
        (OWNER, {"end_time": "2026-11-25T13:00:00Z"}, ("invalid_param", "end_time", "later than the start")),
        (OWNER, {"end_time": "2026-11-25T13:30:30Z"}, ("invalid_param", "end_time", "a whole minute")),
        (OWNER, {"end_time": "2026-11-25T16:01:00Z"}, ("outside_hours", "end_time", "09:00-18:00")),
        (OWNER, {"end_time": "9999-12-31T23:30:00-05:00"}, ("outside_hours", "end_time", "09:00-18:00")),
        (SARAH, {"schedule_id": "none"}, ("not_found", "schedule_id", None)),
    ],
)
async def test_the_limits_of_a_booking(by: str, params: dict[str, Any], expected: Told) -> None:
    world = World()
    wished = {"schedule_id": await world.a_salon(), "start_time": "2026-11-25T13:00:00Z", **params}
    assert told(await failure(world, "bookings", "create_booking", by, **wished)) == expected


@pytest.mark.parametrize(
    ("by", "params"),
    [
        (SARAH, {"start_time": "2026-11-24T10:00:00Z"}),
        (SARAH, {"start_time": "2027-01-23T13:00:00Z"}),
        (SARAH, {"start_time": "2026-11-25T07:00:00Z"}),
        (SARAH, {"start_time": "2026-11-25T15:15:00Z"}),
        (OWNER, {"start_time": "2026-11-25T13:00:00Z", "end_time": "2026-11-25T13:01:00Z"}),
        (OWNER, {"start_time": "2026-11-25T13:00:00Z", "end_time": "2026-11-25T16:00:00Z"}),
    ],
)
async def test_what_stands_at_a_limit_of_a_booking_is_held(by: str, params: dict[str, Any]) -> None:
    world = World()
    assert await world.run("bookings", "create_booking", by, schedule_id=await world.a_salon(), **params)


@pytest.mark.parametrize(
    ("schedule", "start", "limit"),
    [
        ({"working_days": ["sunday", "monday"]}, "13:00", "09:00-18:00 on sunday, monday"),
        ({"exceptions": ["2026-11-25"]}, "13:00", "09:00-18:00, closed on 2026-11-25"),
        ({"participants_per_slot": 5}, "13:05", "every 60 minutes from 09:00"),
    ],
)
async def test_when_a_day_or_a_time_is_not_offered_it_is_told_what_is(
    schedule: dict[str, Any], start: str, limit: str
) -> None:
    world = World()
    wished = {"schedule_id": await world.a_salon(**schedule), "start_time": f"2026-11-25T{start}:00Z"}
    expected = ("outside_hours", "start_time", limit)
    assert told(await failure(world, "bookings", "create_booking", SARAH, **wished)) == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("0001-01-01T00:00:00+05:00", ("in_the_past", "start_time", None)),
        ("9999-12-31T23:30:00Z", ("too_far", "start_time", "62 days")),
        ("2026-11-25T13:00:00Z", ("already_booked", "start_time", None)),
    ],
)
async def test_the_limits_of_a_move(start: str, expected: Told) -> None:
    world = World()
    booking = await world.book(await world.a_salon(), SARAH)
    about = {"booking_id": booking["booking_id"], "start_time": start}
    assert told(await failure(world, "bookings", "reschedule_booking", SARAH, **about)) == expected


@pytest.mark.parametrize(
    ("action", "params", "expected"),
    [
        ("block_time", {**AFTERNOON, "end_time": "14:00"}, ("invalid_param", "end_time", "later than 14:00")),
        ("block_time", {**AFTERNOON, "date": "2026-11-23"}, ("in_the_past", "date", None)),
        ("block_time", {**AFTERNOON, "date": "0001-01-01"}, ("in_the_past", "date", None)),
        ("block_time", {**AFTERNOON, "date": "2027-01-26"}, ("too_far", "date", "62 days")),
        ("block_time", {**AFTERNOON, "date": "9999-12-31"}, ("too_far", "date", "62 days")),
        ("search_availability", {"date": "0001-01-01", "city": "Haifa"}, ("in_the_past", "date", None)),
        ("search_availability", {"date": "2027-01-27", "city": "Haifa"}, ("too_far", "date", "62 days")),
        ("search_availability", {"city": "Haifa"}, ("invalid_param", "service_label", "needed for a search")),
        ("search_availability", {"service_label": "yoga"}, ("invalid_param", "city", "needed for a search")),
    ],
)
async def test_the_limits_of_a_span_and_of_a_search(action: str, params: dict[str, Any], expected: Told) -> None:
    world = World()
    await world.a_salon()
    assert told(await failure(world, "schedules", action, OWNER, **params)) == expected


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"end_of_day": "09:00"}, ("invalid_param", "end_of_day", "later than 09:00")),
        ({"end_of_day": "09:30"}, ("invalid_param", "meeting_minutes", "at most 30")),
        ({"time_zone": "Middle/Earth"}, ("invalid_param", "time_zone", "a zone like Asia/Jerusalem")),
        ({"time_zone": "Europe/London"}, ("has_bookings", "time_zone", None)),
    ],
)
async def test_the_limits_of_a_calendar_that_is_changed(params: dict[str, Any], expected: Told) -> None:
    world = World()
    schedule = await world.a_salon()
    await world.book(schedule, SARAH)
    changed = await failure(world, "schedules", "update_schedule", OWNER, schedule_id=schedule, **params)
    assert told(changed) == expected


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"cities": ["12"]}, ("invalid_param", "cities", "a word of letters")),
        ({"labels": ["12"]}, ("invalid_param", "labels", "a word of letters")),
        ({"website_urls": ["localhost"]}, ("invalid_url", "website_urls", "a public https address")),
        (
            {"maintainers": {"12": "Noa"}},
            ("invalid_phone", "maintainers", "a number with its country code, like +972501234567"),
        ),
        ({"time_zone": ""}, ("invalid_param", "time_zone", "a zone like Asia/Jerusalem")),
    ],
)
async def test_the_limits_of_a_registration(params: dict[str, Any], expected: Told) -> None:
    refused = await failure(World(), "business-units", "register_business", OWNER, **{**SALON, **params})
    assert told(refused) == expected


async def test_the_limits_of_how_many_there_may_be() -> None:
    world = World()
    for number in range(MOST_BUSINESSES_A_PHONE):
        await world.run("business-units", "register_business", OWNER, **{**SALON, "name": f"Salon {number}"})
    refused = await failure(world, "business-units", "register_business", OWNER, **SALON)
    assert told(refused) == ("too_many_businesses", "admin_phone", "10")
    named = {**SALON, "maintainers": {OWNER: "Noa"}}
    dans = await world.run("business-units", "register_business", DAN, **named)
    refused = await failure(world, "business-units", "accept_invitation", OWNER, business_id=dans["business_id"])
    assert told(refused) == ("too_many_businesses", "maintainers", "10")

    mine = (await world.run("business-units", "list_my_businesses", OWNER))["businesses"]
    branch = {"business_id": mine[0]["business_id"], "city": "Tel Aviv"}
    for number in range(MOST_SCHEDULES_A_BUSINESS):
        place = {"name": f"Branch {number}", "address": f"Street {number}"}
        await world.run("schedules", "create_schedule", OWNER, **branch, **place)
    refused = await failure(world, "schedules", "create_schedule", OWNER, **branch)
    assert told(refused) == ("too_many_schedules", "business_id", "10")


async def test_the_limit_of_blocks_of_one_day() -> None:
    world = World()
    await world.a_salon()
    for _ in range(MOST_BLOCKS_A_DAY):
        await world.run("schedules", "block_time", OWNER, **AFTERNOON)
    refused = await failure(world, "schedules", "block_time", OWNER, **AFTERNOON)
    assert told(refused) == ("too_many_blocks", "start_time", "50")
