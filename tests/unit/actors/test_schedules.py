"""The schedules service: calendars, what is free in them, and an owner's day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from skeji_ray.actors.searching import MOST_LOOKED_AT
from skeji_ray.catalogue.results import Availability
from skeji_ray.domain.business import Business
from skeji_ray.domain.schedule import Schedule
from skeji_ray.messages.ids import command_id_of
from skeji_ray.store.base import D, Where
from tests.support.domain import DAN, EVERY_DAY, MAINTAINER, OWNER, SARAH, RacingStore, World

SEARCH: dict[str, Any] = {"city": "Tel Aviv", "service_label": "haircut", "date": "2026-11-25"}


async def found(world: World, **params: Any) -> Availability:
    return Availability.model_validate(await world.run("schedules", "search_availability", SARAH, **params))


def times(availability: Availability) -> list[str]:
    return [slot.start_time.strftime("%d %H:%M") for slot in availability.matches]


async def test_the_asked_time_is_the_best_match_when_it_is_free() -> None:
    world = World()
    schedule = await world.a_salon()
    result = await found(world, **SEARCH, time="15:00")
    assert (result.schedule_id, result.exact, result.businesses) == (schedule, True, 1)
    assert times(result) == ["25 13:00", "25 12:00", "25 14:00"]
    assert result.start_time == result.matches[0].start_time


async def test_a_free_time_between_two_slots_is_found_too() -> None:
    world = World()
    await world.a_salon()
    result = await found(world, **SEARCH, time="15:30")
    assert (result.exact, times(result)[0]) == (True, "25 13:30")


async def test_a_group_is_offered_its_next_meeting_instead() -> None:
    world = World()
    await world.a_salon(participants_per_slot=5)
    result = await found(world, **SEARCH, time="15:20")
    assert (result.exact, times(result)[0]) == (False, "25 13:00")


async def test_when_it_is_taken_the_nearest_is() -> None:
    world = World()
    await world.book(await world.a_salon(), DAN, "2026-11-25T13:00:00Z")
    result = await found(world, **SEARCH, time="15:00")
    assert result.exact is False
    assert times(result) == ["25 12:00", "25 14:00", "25 11:00"]


async def test_the_nearest_of_all_businesses_is_the_best_match() -> None:
    world = World()
    busy = await world.a_salon("Blue Ocean")
    await world.book(busy, DAN, "2026-11-25T13:00:00Z")
    free = await world.a_salon("Red", DAN)
    result = await found(world, **SEARCH, time="15:00")
    assert (result.schedule_id, result.exact, result.businesses) == (free, True, 2)
    assert [slot.business_name for slot in result.matches] == ["Red"] * 3 + ["Blue Ocean"] * 3


async def test_without_a_date_it_looks_from_now_for_thirty_six_hours() -> None:
    world = World()
    await world.a_salon()
    assert times(await found(world, city="TLV", service_label="barber")) == ["24 10:00", "24 11:00", "24 12:00"]
    result = await found(world, city="תל אביב", service_label="תספורת", time="11:00")
    assert (times(result)[0], result.exact) == ("25 09:00", True)
    world.clock.move(timedelta(hours=6))
    assert times(await found(world, city="Tel Aviv", service_label="salon"))[0] == "25 07:00"


async def test_no_business_is_another_answer_than_nothing_free() -> None:
    world = World()
    await world.a_salon(working_days=["sunday"])
    closed = await found(world, **SEARCH)
    assert (closed.matches, closed.businesses, closed.schedule_id) == ((), 1, None)
    nobody = await found(world, **{**SEARCH, "service_label": "dentist"})
    assert (nobody.matches, nobody.businesses) == ((), 0)


async def test_a_named_calendar_is_looked_at_alone() -> None:
    world = World()
    await world.a_salon("Blue Ocean")
    red = await world.a_salon("Red", DAN)
    result = await found(world, schedule_id=red, date="2026-11-25", time="10:00")
    assert {slot.schedule_id for slot in result.matches} == {red}
    assert await world.refusal("schedules", "search_availability", SARAH, schedule_id="nowhere") == "not_found"


async def test_at_most_five_businesses_are_shown_and_full_ones_hide_nobody() -> None:
    world = World()
    for number in range(7):
        hours = {"working_days": ["sunday"]} if number < 3 else {}
        await world.a_salon(f"Salon {'abcdefg'[number]}", f"+97250333333{number}", **hours)
    result = await found(world, **SEARCH)
    assert len({slot.business_id for slot in result.matches}) == 4
    assert result.businesses == 7
    for number in range(3):
        await world.a_salon(f"More {'abc'[number]}", f"+97250444444{number}")
    assert len({slot.business_id for slot in (await found(world, **SEARCH)).matches}) == 5


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({**SEARCH, "date": "2027-01-27"}, "too_far"),
        ({**SEARCH, "date": "2026-11-22"}, "in_the_past"),
        ({"city": "Tel Aviv"}, "invalid_param"),
        ({"service_label": "haircut"}, "invalid_param"),
        ({**SEARCH, "time": "3pm"}, "invalid_param"),
    ],
)
async def test_a_search_that_can_not_be_answered_is_refused(params: dict[str, Any], code: str) -> None:
    world = World()
    await world.a_salon()
    assert await world.refusal("schedules", "search_availability", SARAH, **params) == code


async def test_the_guides_pipeline_books_with_a_literal_instant() -> None:
    world = World()
    await world.a_salon()
    result = await found(world, city="Tel Aviv", service_label="haircut", date="2026-11-26", time="15:00")
    assert result.schedule_id is not None
    booked = await world.book(result.schedule_id, SARAH, "2026-11-26T15:00:00Z")
    assert (booked["status"], booked["booking"]["start_time"]) == ("pending", "2026-11-26T15:00:00Z")


async def test_a_calendar_comes_back_whole_and_changes_by_its_owners_alone() -> None:
    world = World()
    schedule = await world.a_salon()
    shown = await world.run("schedules", "get_schedule", SARAH, schedule_id=schedule)
    assert shown["schedule"]["working_days"] == list(EVERY_DAY)
    changed = await world.run("schedules", "update_schedule", MAINTAINER, schedule_id=schedule, end_of_day="20:00")
    assert changed["schedule"]["end_of_day"] == "20:00"
    await world.a_salon("Red", DAN)
    assert await world.refusal("schedules", "update_schedule", DAN, schedule_id=schedule) == "not_found"


async def test_nobody_opens_a_calendar_for_anothers_business() -> None:
    world = World()
    schedule = await world.run("schedules", "get_schedule", SARAH, schedule_id=await world.a_salon())
    business = schedule["schedule"]["business_id"]
    refusal = await world.refusal("schedules", "create_schedule", DAN, business_id=business, city="Tel Aviv")
    assert refusal == "not_found"


async def test_a_calendar_is_opened_once_and_taken_back_by_its_pipeline_alone() -> None:
    world = World()
    registered = await world.run(
        "business-units", "register_business", OWNER, name="Blue", cities=["Tel Aviv"], labels=["yoga"]
    )
    params = {"business_id": registered["business_id"], "city": "Tel Aviv"}
    create = world.command("schedules", "create_schedule", OWNER, pipeline="p", **params)
    assert await world.handle(create) == await world.handle(create)
    assert await world.refusal("schedules", "create_schedule", OWNER, **params) == "duplicate_schedule"
    assert await world.refusal("schedules", "undo", DAN, command_id=command_id_of("p", 0, 0)) == "not_found"
    undo = world.command("schedules", "undo", OWNER, pipeline="p", command_id=create.value.command_id)
    assert (await world.handle(undo)).result is not None
    assert await world.store.find(Schedule, {}) == []


async def test_an_owners_day_is_what_holds_a_slot_over_all_their_businesses() -> None:
    world = World()
    blue, red = await world.a_salon("Blue Ocean"), await world.a_salon("Red")
    await world.book(red, DAN, "2026-11-25T12:00:00Z")
    await world.book(blue, SARAH, "2026-11-25T08:00:00Z")
    gone = await world.book(blue, DAN, "2026-11-25T09:00:00Z")
    await world.run("bookings", "cancel_booking", DAN, booking_id=gone["booking_id"])
    await world.book(await world.a_salon("Green", DAN), SARAH, "2026-11-25T10:00:00Z")
    day = await world.run("schedules", "daily_schedule", OWNER, date="2026-11-25")
    assert day["date"] == "2026-11-25"
    assert [one["start_time"] for one in day["bookings"]] == ["2026-11-25T08:00:00Z", "2026-11-25T12:00:00Z"]


async def test_without_a_date_the_owners_day_is_today_from_now_on() -> None:
    world = World()
    schedule = await world.a_salon()
    await world.book(schedule, OWNER, "2026-11-24T10:00:00Z")
    await world.book(schedule, OWNER, "2026-11-24T12:00:00Z")
    world.clock.move(timedelta(hours=1))
    day = await world.run("schedules", "daily_schedule", OWNER)
    assert [one["start_time"] for one in day["bookings"]] == ["2026-11-24T12:00:00Z"]
    assert await world.refusal("schedules", "daily_schedule", SARAH) == "not_allowed"


async def test_without_a_date_the_owners_day_is_each_calendars_own_today() -> None:
    world = World()  # noon in Tel Aviv, two in the morning in Los Angeles
    blue = await world.a_salon("Blue Ocean", start_of_day="00:00", end_of_day="23:59")
    west = await world.a_salon("Red", start_of_day="00:00", end_of_day="23:59", time_zone="America/Los_Angeles")
    for schedule in (blue, west):
        for start in ("2026-11-24T19:00:00Z", "2026-11-25T06:00:00Z", "2026-11-25T08:00:00Z"):
            await world.book(schedule, OWNER, start)
    day = await world.run("schedules", "daily_schedule", OWNER)
    assert [(one["business_name"], one["start_time"]) for one in day["bookings"]] == [
        ("Blue Ocean", "2026-11-24T19:00:00Z"),
        ("Red", "2026-11-24T19:00:00Z"),
        ("Red", "2026-11-25T06:00:00Z"),
    ]


async def test_a_business_is_searched_by_itself_in_all_its_branches() -> None:
    world = World()
    blue = await world.a_salon("Blue Ocean", address="Allenby 1")
    await world.a_salon("Red", DAN)
    business = (await world.run("schedules", "get_schedule", SARAH, schedule_id=blue))["schedule"]["business_id"]
    for number in range(4):
        branch = {"name": f"Branch {number}", "address": f"Dizengoff {number}", "working_days": EVERY_DAY}
        await world.run("schedules", "create_schedule", OWNER, business_id=business, city="Tel Aviv", **branch)
    result = await found(world, business_id=business, date="2026-11-25", time="15:00")
    assert len({slot.schedule_id for slot in result.matches}) == 5
    assert {slot.business_name for slot in result.matches} == {"Blue Ocean"}
    assert result.exact
    elsewhere = await found(world, business_id=business, city="Haifa", date="2026-11-25")
    assert (elsewhere.matches, elsewhere.businesses) == ((), 0)
    assert await world.refusal("schedules", "search_availability", SARAH, business_id="nowhere") == "not_found"


class PagedStore(RacingStore):
    """Notes how many documents each query may ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[int] = []

    async def find(self, kind: type[D], where: Where, *, sort: Sequence[str] = (), limit: int = 0) -> list[D]:
        if kind is Business:
            self.pages.append(limit)
        return await super().find(kind, where, sort=sort, limit=limit)


async def test_defect_08_a_search_asks_for_no_page_beyond_what_is_looked_at() -> None:
    store = PagedStore()
    world = World(store=store)
    for number in range(MOST_LOOKED_AT + 5):
        await world.handle(
            world.command(
                "business-units",
                "register_business",
                f"+9725033333{number:02}",
                name="Salon",
                cities=["Tel Aviv"],
                labels=["haircut"],
            )
        )
    store.pages.clear()
    result = await found(world, **SEARCH)
    assert (store.pages, result.businesses) == ([MOST_LOOKED_AT], 0)
