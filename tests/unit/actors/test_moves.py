"""A booking is moved: its new time is held before the old one is lost, never both after, wherever it is killed."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from skeji_ray.actors.queries import open_bookings_of, requests_for
from skeji_ray.document import Document
from skeji_ray.domain.booking import Booking
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.entity import PUBLISH_AGAIN_AFTER
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.messages.base import Record
from skeji_ray.messages.events import EventType
from skeji_ray.messages.pipeline import Command
from skeji_ray.store.base import D
from tests.support.domain import DAN, MAINTAINER, OWNER, SARAH, RacingStore, World

THREE = "2026-11-25T13:00:00Z"
"""Tomorrow at 15:00 in Tel Aviv."""
QUARTER_PAST_THREE, FIVE = "2026-11-25T13:15:00Z", "2026-11-25T15:00:00Z"
NEXT_DAY = "2026-11-26T13:00:00Z"
THIRD_DAY = "2026-11-27T13:00:00Z"


async def days(world: World) -> list[ScheduleDay]:
    return await world.store.find(ScheduleDay, {}, sort=("_id",))


async def standing(world: World) -> list[Booking]:
    return [booking for day in await days(world) for booking in day.bookings]


async def starts_held(world: World) -> list[str]:
    """Of every span that is held, be it by a booking or for one that is on its way."""
    return [f"{span.start:%Y-%m-%dT%H:%M:%SZ}" for day in await days(world) for span in day.occupied().held]


def moves_told(world: World) -> list[tuple[str, str | None]]:
    moved = {event.event_id: event for event in world.events if event.type is EventType.BOOKING_MOVED}
    return [(f"{one.booking.start_time:%dT%H:%M}", one.actor) for one in moved.values() if one.booking is not None]


def a_move(world: World, booking: dict[str, Any], start: str = NEXT_DAY, by: str = SARAH) -> Record[Command]:
    params = {"booking_id": booking["booking_id"], "start_time": start}
    return world.command("bookings", "reschedule_booking", by, **params)


async def moved(world: World, booking: dict[str, Any], start: str = NEXT_DAY, by: str = SARAH) -> dict[str, Any]:
    reply = await world.handle(a_move(world, booking, start, by))
    assert reply.result is not None, reply.failure
    return reply.result


async def refused(world: World, booking: dict[str, Any], start: str = NEXT_DAY, by: str = SARAH) -> str:
    reply = await world.handle(a_move(world, booking, start, by))
    assert reply.failure is not None, reply.result
    return reply.failure.code


@pytest.mark.parametrize("start", [FIVE, QUARTER_PAST_THREE, NEXT_DAY])
@pytest.mark.parametrize("by", [SARAH, OWNER, MAINTAINER])
async def test_a_customer_or_an_owner_moves_a_booking(start: str, by: str) -> None:
    world = World()
    booking = await world.book(await world.a_salon(), SARAH, THREE)
    result = await moved(world, booking, start, by)
    assert (result["booking_id"], result["booking"]["start_time"]) == (booking["booking_id"], start)
    assert result["status"] == "pending"
    assert await starts_held(world) == [start]
    assert moves_told(world) == [(start[8:16], by)]
    assert await world.run("bookings", "get_booking", SARAH, booking_id=booking["booking_id"]) == result


@pytest.mark.parametrize("start", [FIVE, NEXT_DAY])
async def test_the_old_time_can_be_booked_and_the_new_one_can_not(start: str) -> None:
    world = World()
    schedule = await world.a_salon()
    booking = await world.book(schedule, SARAH, THREE)
    await moved(world, booking, start)
    await world.book(schedule, DAN, THREE)
    refusal = await world.refusal("bookings", "create_booking", OWNER, schedule_id=schedule, start_time=start)
    assert refusal == "slot_taken"


@pytest.mark.parametrize("start", [FIVE, NEXT_DAY])
async def test_a_time_that_is_taken_leaves_the_booking_where_it_was(start: str) -> None:
    world = World()
    schedule = await world.a_salon()
    booking = await world.book(schedule, SARAH, THREE)
    dans = await world.book(schedule, DAN, start)
    command = a_move(world, booking, start)
    first = await world.handle(command)
    assert first.failure is not None
    assert first.failure.code == "slot_taken"
    await world.run("bookings", "cancel_booking", DAN, booking_id=dans["booking_id"])
    assert await world.handle(command) == first
    assert await starts_held(world) == [THREE]


@pytest.mark.parametrize("start", [FIVE, NEXT_DAY])
async def test_what_is_confirmed_stays_so_with_its_length_and_is_reminded_of_anew(start: str) -> None:
    world = World()
    booking = await world.book(await world.a_salon(), OWNER, THREE, end_time="2026-11-25T13:50:00Z")
    world.clock.move(timedelta(hours=26, minutes=51))
    await world.services["bookings"].run_due()
    [before] = await standing(world)
    assert before.reminded
    result = await moved(world, booking, start, OWNER)
    [after] = await standing(world)
    assert (result["status"], after.end - after.start, after.reminded) == ("confirmed", timedelta(minutes=50), False)
    world.clock.move(after.start - timedelta(minutes=10) - world.clock.now())
    await world.services["bookings"].run_due()
    reminders = {event.event_id for event in world.events if event.type is EventType.BOOKING_REMINDER}
    assert len(reminders) == 2


async def test_a_move_to_less_than_ten_minutes_ahead_is_not_reminded_of() -> None:
    world = World()
    booking = await world.book(await world.a_salon(), OWNER, THREE)
    world.clock.move(timedelta(hours=22, minutes=55))
    await moved(world, booking, "2026-11-25T09:00:00Z", OWNER)
    assert [one.reminded for one in await standing(world)] == [True]


@pytest.mark.parametrize("start", [FIVE, NEXT_DAY])
async def test_a_moved_pending_booking_waits_for_its_approval_anew(start: str) -> None:
    world = World()
    booking = await world.book(await world.a_salon(), SARAH, THREE)
    world.clock.move(timedelta(hours=23))
    await moved(world, booking, start)
    world.clock.move(timedelta(hours=2))
    await world.services["bookings"].run_due()
    assert (await standing(world))[0].status == "pending"
    [business] = await world.store.find(Business, {})
    assert len((await requests_for(world.store, [business.id], world.clock.now())).bookings) == 1


async def test_of_a_group_the_seats_of_the_new_time_count() -> None:
    world = World()
    yoga = await world.a_salon(participants_per_slot=2)
    booking = await world.book(yoga, SARAH, THREE)
    await world.book(yoga, DAN, THREE)
    await world.book(yoga, DAN, NEXT_DAY)
    await moved(world, booking, NEXT_DAY)
    assert sorted(await starts_held(world)) == [THREE, NEXT_DAY, NEXT_DAY]
    third = await world.book(yoga, "+972543333333", THREE)
    assert await refused(world, third, NEXT_DAY, "+972543333333") == "slot_taken"
    assert await refused(world, third, "2026-11-26T13:30:00Z", "+972543333333") == "outside_hours"


async def test_where_one_stands_already_one_does_not_move() -> None:
    world = World()
    schedule = await world.a_salon()
    booking = await world.book(schedule, SARAH, THREE)
    await world.book(schedule, SARAH, NEXT_DAY)
    assert await refused(world, booking, THREE) == "already_booked"
    assert await refused(world, booking, NEXT_DAY) == "already_booked"


@pytest.mark.parametrize("start", [FIVE, NEXT_DAY])
async def test_what_has_ended_is_not_moved(start: str) -> None:
    world = World()
    booking = await world.book(await world.a_salon(), SARAH, THREE)
    await world.run("bookings", "cancel_booking", SARAH, booking_id=booking["booking_id"])
    assert await refused(world, booking, start) == "already_cancelled"
    assert await starts_held(world) == []


async def test_a_time_that_is_not_offered_is_refused() -> None:
    world = World()
    booking = await world.book(await world.a_salon(), SARAH, THREE)
    assert await refused(world, booking, "2026-11-25T20:00:00Z") == "outside_hours"
    assert await refused(world, booking, "2026-11-23T13:00:00Z") == "in_the_past"
    assert await refused(world, booking, "2027-03-23T13:00:00Z") == "too_far"


async def test_a_stranger_moves_nothing_and_is_not_told_that_it_exists() -> None:
    world = World()
    booking = await world.book(await world.a_salon(), SARAH, THREE)
    await world.a_salon("Red", DAN)
    assert await refused(world, booking, NEXT_DAY, DAN) == "not_found"


async def test_there_and_back_again_is_as_it_was_and_told_in_order() -> None:
    world = World()
    booking = await world.book(await world.a_salon(), SARAH, THREE)
    for start in (NEXT_DAY, THIRD_DAY, THREE, FIVE, NEXT_DAY, THREE):
        await moved(world, booking, start)
    assert await starts_held(world) == [THREE]
    versions = [event.entity_version for event in world.events if event.booking is not None]
    assert versions == list(range(1, 8))
    assert all(not day.arrivals and not day.departures for day in await days(world))


@pytest.mark.parametrize("start", [FIVE, NEXT_DAY])
async def test_a_move_that_comes_again_does_nothing_new_though_it_has_moved_on(start: str) -> None:
    world = World()
    booking = await world.book(await world.a_salon(), SARAH, THREE)
    command = a_move(world, booking, start)
    first = await world.handle(command)
    assert await world.handle(command) == first
    await moved(world, booking, THIRD_DAY)
    await moved(world, booking, THREE)
    again = await world.handle(command)
    assert again.result is not None
    assert await starts_held(world) == [THREE]
    assert len(moves_told(world)) == 3


@pytest.mark.parametrize("others", ["cancel_booking", "confirm_booking", "get_booking", "reschedule_booking"])
async def test_whatever_else_is_done_at_the_same_moment_it_is_held_once_or_not_at_all(others: str) -> None:
    for turns in range(0, 40, 2):
        world = World()
        booking = await world.book(await world.a_salon(), SARAH, THREE)
        params = {"booking_id": booking["booking_id"]}
        if others == "reschedule_booking":
            params["start_time"] = THIRD_DAY
        other = world.command("bookings", others, OWNER, **params)

        async def later(turns: int, world: World = world, other: Record[Command] = other) -> str:
            for _ in range(turns):
                await asyncio.sleep(0)
            reply = await world.handle(other)
            return reply.failure.code if reply.failure else str((reply.result or {})["status"])

        reply, second = await asyncio.gather(world.handle(a_move(world, booking)), later(turns))
        assert second in {"cancelled", "confirmed", "pending"}, second
        code = reply.failure.code if reply.failure else None
        assert code in {None, "already_cancelled"}
        held = await starts_held(world)
        assert len(held) == (0 if second == "cancelled" else 1), (turns, held)
        if second == "confirmed":
            assert (await standing(world))[0].status == "confirmed"
        assert all(not day.arrivals and not day.departures for day in await days(world))


class Killed(DependencyUnreachable):
    """The process is gone."""


class KilledStore(RacingStore):
    """Whoever writes once more than `writes_left` is killed right after; None: nobody is."""

    writes_left: int | None = None

    def _count(self) -> None:
        if self.writes_left is not None:
            self.writes_left -= 1
            if self.writes_left <= 0:
                raise Killed("killed")

    async def insert(self, document: Document) -> None:
        await super().insert(document)
        self._count()

    async def replace(self, document: D) -> D | None:
        written = await super().replace(document)
        if written is not None:
            self._count()
        return written


KILL_POINTS = range(1, 7)
"""Arrived, left, its earlier events acknowledged, settled, its event acknowledged, forgotten."""


async def a_killed_move(writes: int) -> tuple[World, Record[Command], str]:
    """A move to another day whose mover is gone after so many writes; an event of before stands in the old day."""
    store = KilledStore()
    world = World(store=store)
    booking = await world.book(await world.a_salon(), SARAH, THREE)
    world.broker_fails = Killed("killed")
    with pytest.raises(Killed):
        await world.run("bookings", "confirm_booking", OWNER, booking_id=booking["booking_id"])
    world.broker_fails = None
    command = a_move(world, booking)
    store.writes_left = writes
    with pytest.raises(Killed):
        await world.handle(command)
    store.writes_left = None
    return world, command, booking["booking_id"]


async def is_moved(world: World) -> None:
    assert await starts_held(world) == [NEXT_DAY]
    [booking] = await standing(world)
    assert (booking.status, booking.revision) == ("confirmed", 3)
    assert moves_told(world) == [(NEXT_DAY[8:16], SARAH)]
    versions = [event.entity_version for event in world.events if event.booking is not None]
    assert versions == sorted(versions)
    assert set(versions) == {1, 2, 3}
    assert all(not day.arrivals and not day.departures and not day.outbox for day in await days(world))


@pytest.mark.parametrize("writes", KILL_POINTS)
async def test_a_killed_move_is_held_once_at_least_and_stands_once_at_most(writes: int) -> None:
    world, _, _ = await a_killed_move(writes)
    assert 1 <= len(await starts_held(world)) <= 2
    assert len(await standing(world)) <= 1
    assert len(await open_bookings_of(world.store, SARAH, world.clock.now())) == 1


@pytest.mark.parametrize("writes", KILL_POINTS)
async def test_a_killed_move_is_finished_when_its_command_comes_again(writes: int) -> None:
    world, command, _ = await a_killed_move(writes)
    reply = await world.handle(command)
    assert reply.result is not None
    assert reply.result["booking"]["start_time"] == NEXT_DAY
    world.clock.move(PUBLISH_AGAIN_AFTER)
    await world.services["bookings"].run_due()
    await is_moved(world)


@pytest.mark.parametrize("writes", KILL_POINTS)
async def test_a_killed_move_is_finished_by_time_and_then_answered(writes: int) -> None:
    world, command, _ = await a_killed_move(writes)
    world.clock.move(PUBLISH_AGAIN_AFTER)
    service = world.services["bookings"]
    await asyncio.gather(service.run_due(), service.run_due())
    await is_moved(world)
    assert await service.run_due() == 0
    assert (await world.handle(command)).result is not None
    await is_moved(world)


@pytest.mark.parametrize("writes", KILL_POINTS)
async def test_whoever_finishes_a_killed_move_may_be_killed_too(writes: int) -> None:
    for again in KILL_POINTS:
        world, command, _ = await a_killed_move(writes)
        store = world.store
        assert isinstance(store, KilledStore)
        store.writes_left = again
        world.clock.move(PUBLISH_AGAIN_AFTER)
        try:
            await world.services["bookings"].run_due()
        except Killed:
            assert len(await standing(world)) <= 1
        store.writes_left = None
        await world.handle(command)
        world.clock.move(PUBLISH_AGAIN_AFTER)
        await world.services["bookings"].run_due()
        await is_moved(world)


@pytest.mark.parametrize("writes", KILL_POINTS)
async def test_what_is_cancelled_after_a_kill_is_held_nowhere(writes: int) -> None:
    world, command, booking_id = await a_killed_move(writes)
    await world.run("bookings", "cancel_booking", SARAH, booking_id=booking_id)
    world.clock.move(PUBLISH_AGAIN_AFTER)
    await world.services["bookings"].run_due()
    assert await starts_held(world) == []
    reply = await world.handle(command)
    assert reply.result is not None or (reply.failure is not None and reply.failure.code == "already_cancelled")
    assert await starts_held(world) == []
    assert all(not day.arrivals and not day.departures for day in await days(world))


async def test_in_a_search_to_move_it_its_own_time_counts_as_free_to_those_it_belongs_to() -> None:
    world = World()
    schedule = await world.a_salon()
    booking = await world.book(schedule, SARAH, THREE)
    search = {"schedule_id": schedule, "date": "2026-11-25", "time": "15:15"}
    moving = {**search, "moving_booking_id": booking["booking_id"]}
    for by in (SARAH, OWNER):
        assert (await world.run("schedules", "search_availability", by, **moving))["exact"]
        assert not (await world.run("schedules", "search_availability", by, **search))["exact"]
    assert not (await world.run("schedules", "search_availability", DAN, **moving))["exact"]
