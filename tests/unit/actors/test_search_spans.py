"""A search by days and windows: what fits comes back, and where nothing does, what is nearest, as such."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.catalogue.results import Availability
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.store.base import D, Where
from tests.support.domain import DAN, MAINTAINER, OWNER, SARAH, RacingStore, World

SEARCH: dict[str, Any] = {"city": "Tel Aviv", "service_label": "haircut"}
WEDNESDAY, THURSDAY, FRIDAY = "2026-11-25", "2026-11-26", "2026-11-27"


def span(day: str | None = None, to: str | None = None, **window: str) -> dict[str, str]:
    days = {"date_from": day, "date_to": to or day} if day is not None else {}
    return {**days, **window}


def between(begins: str, ends: str) -> dict[str, str]:
    return {"time_from": begins, "time_to": ends}


async def found(world: World, **params: Any) -> Availability:
    return Availability.model_validate(
        await world.run("schedules", "search_availability", SARAH, **{**SEARCH, **params})
    )


def local(slots: Any) -> list[str]:
    """Day and hour in Tel Aviv, two hours ahead of UTC."""
    return [f"{slot.start_time:%d} {slot.start_time.hour + 2:02}:{slot.start_time:%M}" for slot in slots]


async def test_an_afternoon_is_offered_from_its_beginning_to_its_end() -> None:
    world = World()
    await world.a_salon()
    result = await found(world, spans=[span(THURSDAY, **between("12:00", "17:00"))])
    assert local(result.matches) == ["26 12:00", "26 13:00", "26 14:00", "26 15:00", "26 16:00"]
    assert (result.exact, result.nearest) == (False, ())
    assert result.start_time == result.matches[0].start_time


@pytest.mark.parametrize(
    ("window", "listed"),
    [
        ({"time_from": "16:00"}, ["16:00", "17:00"]),
        ({"time_from": "16:00", "time_to": "23:59"}, ["16:00", "17:00"]),
        ({"time_to": "11:00"}, ["09:00", "10:00"]),
        (between("16:30", "16:50"), ["16:30"]),
        (between("22:00", "10:00"), ["09:00"]),
    ],
)
async def test_the_sides_of_a_window(window: dict[str, str], listed: list[str]) -> None:
    world = World()
    await world.a_salon()
    days = span(THURSDAY) if window != between("22:00", "10:00") else span(WEDNESDAY)
    result = await found(world, spans=[{**days, **window}])
    assert [at.partition(" ")[2] for at in local(result.matches)] == listed


async def test_a_point_is_that_very_time_on_the_grid_or_off_it() -> None:
    world = World()
    await world.a_salon()
    result = await found(world, spans=[span(THURSDAY, **between("15:20", "15:20"))])
    assert (local(result.matches), result.exact) == (["26 15:20"], True)


async def test_a_point_that_is_taken_is_answered_with_what_is_nearest_and_matches_nothing() -> None:
    world = World()
    await world.book(await world.a_salon(), DAN, "2026-11-26T13:00:00Z")
    result = await found(world, spans=[span(THURSDAY, **between("15:00", "15:00"))])
    assert (result.matches, result.schedule_id, result.start_time, result.exact) == ((), None, None, False)
    assert local(result.nearest) == ["26 14:00", "26 16:00", "26 13:00"]


async def test_two_points_that_are_free_are_a_choice() -> None:
    world = World()
    await world.a_salon()
    points = [span(day, **between("15:00", "15:00")) for day in (WEDNESDAY, FRIDAY)]
    result = await found(world, spans=points)
    assert (local(result.matches), result.exact) == (["25 15:00", "27 15:00"], False)


async def test_several_days_are_shown_before_all_of_the_first_one() -> None:
    world = World()
    await world.a_salon()
    result = await found(world, spans=[span(WEDNESDAY, "2026-12-03")])
    assert local(result.matches) == [
        *("25 09:00", "25 13:00", "25 17:00"),
        *("26 09:00", "26 13:00", "26 17:00"),
        *("27 09:00", "27 13:00", "27 17:00"),
    ]


async def test_branches_share_what_is_shown() -> None:
    world = World()
    for name, owner in (("Blue", OWNER), ("Red", DAN), ("Green", MAINTAINER)):
        await world.a_salon(name, owner)
    result = await found(world, spans=[span(THURSDAY)])
    assert len(result.matches) == 9
    assert len({slot.schedule_id for slot in result.matches}) == 3


async def test_a_window_without_days_is_looked_for_from_today_on() -> None:
    world = World()  # Tuesday noon
    await world.a_salon()
    result = await found(world, spans=[{"time_from": "16:00"}])
    assert local(result.matches) == [f"{day} {at}" for day in ("24", "25", "26") for at in ("16:00", "17:00")]
    morning = await found(world, spans=[between("08:00", "12:00")])
    assert local(morning.matches)[0] == "25 09:00"


async def test_what_comes_first_is_first_over_all_branches() -> None:
    world = World()
    await world.a_salon("Blue", start_of_day="12:00")
    await world.a_salon("Red", DAN, start_of_day="10:00")
    earliest = await found(world, spans=[span(THURSDAY)], order="earliest")
    assert local(earliest.matches)[:3] == ["26 10:00", "26 11:00", "26 12:00"]
    latest = await found(world, spans=[span(WEDNESDAY, THURSDAY)], order="latest")
    assert local(latest.matches)[:3] == ["26 17:00", "26 17:00", "26 16:00"]


async def test_as_early_as_possible_goes_as_far_as_there_is_something() -> None:
    world = World()
    await world.a_salon(working_days=["sunday"])
    result = await found(world, order="earliest")
    assert local(result.matches)[0] == "29 09:00"


async def test_around_a_time_the_nearest_of_each_day_comes_first() -> None:
    world = World()
    await world.book(await world.a_salon(), DAN, "2026-11-25T13:00:00Z")
    taken = await found(world, spans=[span(WEDNESDAY)], near="15:00")
    assert (local(taken.matches)[:2], taken.exact) == (["25 14:00", "25 16:00"], False)
    free = await found(world, spans=[span(WEDNESDAY, FRIDAY)], near="15:00")
    assert (local(free.matches)[:3], free.exact) == (["26 15:00", "27 15:00", "25 14:00"], True)


async def test_later_than_what_was_shown() -> None:
    world = World()
    await world.a_salon()
    shown = ["2026-11-26T10:00:00Z", "2026-11-26T11:00:00Z"]
    later = await found(world, spans=[span(THURSDAY)], later_than="2026-11-26T12:00:00Z", shown=shown)
    assert local(later.matches) == ["26 15:00", "26 16:00", "26 17:00"]
    earlier = await found(world, spans=[span(THURSDAY)], earlier_than="2026-11-26T12:00:00Z", shown=shown)
    assert local(earlier.matches) == ["26 09:00", "26 10:00", "26 11:00"]


async def test_nothing_later_on_that_day_is_answered_with_the_next_day_not_with_what_was_seen() -> None:
    world = World()
    await world.a_salon()
    result = await found(world, spans=[span(THURSDAY)], later_than="2026-11-26T15:00:00Z")
    assert (result.matches, local(result.nearest)) == ((), ["27 09:00", "27 10:00", "27 11:00"])


async def test_other_times_without_days_are_not_those_that_were_shown() -> None:
    world = World()
    await world.a_salon()
    first = await found(world)
    shown = [slot.start_time.isoformat() for slot in first.matches]
    others = await found(world, shown=shown)
    assert local(others.matches)[0] == "24 15:00"
    assert not {*local(first.matches)} & {*local(others.matches)}


async def test_what_was_ruled_out_is_neither_offered_nor_named_as_nearest() -> None:
    world = World()
    await world.a_salon()
    result = await found(world, spans=[span(WEDNESDAY, FRIDAY)], without=[span(THURSDAY), between("08:00", "12:00")])
    assert {at[:2] for at in local(result.matches)} == {"25", "27"}
    assert all(at[3:] >= "12:00" for at in local(result.matches))
    closed = await found(world, spans=[span(WEDNESDAY, **between("19:00", "21:00"))], without=[span(WEDNESDAY)])
    assert local(closed.nearest)[0].startswith("26")


async def test_a_named_day_without_room_is_answered_with_its_other_hours_then_with_the_days_after() -> None:
    world = World()
    await world.a_salon(working_days=["wednesday", "thursday"])
    evening = await found(world, spans=[span(THURSDAY, **between("18:00", "22:00"))])
    assert local(evening.nearest) == ["26 17:00", "26 16:00", "26 15:00"]
    friday = await found(world, spans=[span(FRIDAY, **between("12:00", "17:00"))])
    assert [slot.start_time.strftime("%m-%d %H") for slot in friday.nearest] == ["12-02 10", "12-02 11", "12-02 12"]


async def test_a_group_needs_as_many_seats_as_come() -> None:
    world = World()
    schedule = await world.a_salon(participants_per_slot=3)
    await world.book(schedule, DAN, "2026-11-26T07:00:00Z")
    result = await found(world, spans=[span(THURSDAY, **between("09:00", "11:00"))], party=3)
    assert local(result.matches) == ["26 10:00"]
    assert (await found(world, spans=[span(THURSDAY)], party=4)).nearest == ()


async def test_a_business_is_found_by_its_name_among_those_of_the_city() -> None:
    world = World()
    await world.a_salon("Blue Ocean")
    red = await world.a_salon("Red Lotus", DAN)
    for name in ("red lotus", "RED-LOTUS", "Lotus"):
        result = await found(world, spans=[span(THURSDAY)], business_name=name)
        assert {slot.schedule_id for slot in result.matches} == {red}
    assert await world.refusal("schedules", "search_availability", SARAH, **SEARCH, business_name="Rosa") == "not_found"


@pytest.mark.parametrize(
    ("params", "failure"),
    [
        ({"spans": [span("2026-11-20", "2026-11-22")]}, ("in_the_past", "date")),
        ({"spans": [span("2027-03-01")]}, ("too_far", "date")),
        ({"spans": [span("9999-12-31")]}, ("too_far", "date")),
        ({"spans": [{"time_from": "25:00"}]}, ("invalid_param", "spans")),
        ({"spans": [span(FRIDAY, WEDNESDAY)]}, ("invalid_param", "spans")),
        ({"spans": [span(FRIDAY)] * 17}, ("invalid_param", "spans")),
        ({"party": 9}, ("invalid_param", "party")),
        ({"order": "best"}, ("invalid_param", "order")),
    ],
)
async def test_a_search_that_can_not_be_answered_is_refused(params: Any, failure: tuple[str, str]) -> None:
    world = World()
    await world.a_salon()
    reply = await world.handle(world.command("schedules", "search_availability", SARAH, **SEARCH, **params))
    assert reply.failure is not None
    assert (reply.failure.code, reply.failure.field) == failure


async def test_days_beyond_the_last_one_are_cut_off() -> None:
    world = World()
    await world.a_salon()
    result = await found(world, spans=[span("2027-01-25", "2027-02-20"), span("2020-01-01")])
    assert {slot.start_time.date().isoformat() for slot in result.matches} == {"2027-01-25"}


class CountingStore(RacingStore):
    """Counts the queries for days with bookings."""

    queries = 0

    async def find(self, kind: type[D], where: Where, **how: Any) -> list[D]:
        self.queries += kind is ScheduleDay
        return await super().find(kind, where, **how)


async def test_many_days_cost_one_query_when_the_first_ones_have_room() -> None:
    store = CountingStore()
    world = World(store=store)
    await world.a_salon()
    store.queries = 0
    await found(world, spans=[span(WEDNESDAY, "2027-01-20")])
    assert store.queries == 1
