"""Whoever decides by a calendar as it was, and writes when it has become another, holds nothing that nobody can keep.

One command stops before each of its calls of the database in turn, while the other is carried out whole.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

import pytest

from skeji_ray.actors.closing import close_business
from skeji_ray.document import Document
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.schedule import Schedule
from skeji_ray.messages.pipeline import Reply
from skeji_ray.messages.views import BookingStatus
from skeji_ray.store.base import D, Where
from tests.support.domain import DAN, OWNER, SARAH, RacingStore, World, act

CALLS = range(14)
"""More than a booking or a move makes: in the last of them nothing is late."""
_is_late: ContextVar[bool] = ContextVar("_is_late", default=False)


class Delayed(RacingStore):
    """The late one waits before its call number `stops_at` until `goes_on` is set."""

    def __init__(self, stops_at: int) -> None:
        super().__init__()
        self._left = stops_at
        self.goes_on = asyncio.Event()

    async def _wait(self) -> None:
        if _is_late.get():
            self._left -= 1
            if self._left < 0:
                await self.goes_on.wait()

    async def insert(self, document: Document) -> None:
        await self._wait()
        await super().insert(document)

    async def get(self, kind: type[D], id: str) -> D | None:
        await self._wait()
        return await super().get(kind, id)

    async def find(self, kind: type[D], where: Where, *, sort: Sequence[str] = (), limit: int = 0) -> list[D]:
        await self._wait()
        return await super().find(kind, where, sort=sort, limit=limit)

    async def replace(self, document: D) -> D | None:
        await self._wait()
        return await super().replace(document)


async def late(
    world: World, command: Callable[[], Awaitable[Reply]], meanwhile: Callable[[], Awaitable[object]]
) -> Reply:
    """`command` stops where its store says, `meanwhile` is carried out whole, and it goes on."""

    async def delayed() -> Reply:
        _is_late.set(True)
        return await command()

    assert isinstance(world.store, Delayed)
    task = asyncio.create_task(delayed())
    for _ in range(100):  # until it has come to its stop, or its end
        await asyncio.sleep(0)
    await meanwhile()
    world.store.goes_on.set()
    return await task


def booking(world: World, schedule: str) -> Callable[[], Awaitable[Reply]]:
    start: dict[str, Any] = {"schedule_id": schedule, "start_time": "2026-11-25T22:30:00Z"}
    return lambda: world.handle(world.command("bookings", "create_booking", SARAH, pipeline="late", **start))


def closing(world: World, business: Business) -> Callable[[], Awaitable[object]]:
    return lambda: close_business(world.store, world.services["bookings"]._publish, business.id, act("close"))


async def open_bookings(world: World) -> list[tuple[ScheduleDay, BookingStatus]]:
    days = await world.store.find(ScheduleDay, {})
    return [(day, one.status) for day in days for one in day.bookings if one.status.is_open]


@pytest.mark.parametrize("call", CALLS)
async def test_nobody_holds_a_slot_of_a_business_that_is_closed(call: int) -> None:
    world = World(store=Delayed(call))
    schedule = await world.a_salon(start_of_day="00:00", end_of_day="23:59")
    [business] = await world.store.find(Business, {})
    reply = await late(world, booking(world, schedule), closing(world, business))
    assert await open_bookings(world) == []
    again = await booking(world, schedule)()
    assert (again.result, again.failure) == (reply.result, reply.failure)
    assert await open_bookings(world) == []


@pytest.mark.parametrize("call", CALLS)
async def test_what_is_moved_while_its_business_is_closed_is_held_nowhere_in_the_end(call: int) -> None:
    world = World(store=Delayed(call))
    schedule = await world.a_salon(start_of_day="00:00", end_of_day="23:59")
    booked = await world.book(schedule, SARAH)
    [business] = await world.store.find(Business, {})
    move: dict[str, Any] = {"booking_id": booked["booking_id"], "start_time": "2026-11-26T13:00:00Z"}
    moving = world.command("bookings", "reschedule_booking", SARAH, **move)
    await late(world, lambda: world.handle(moving), closing(world, business))
    world.clock.move(timedelta(seconds=3))
    await world.services["bookings"].run_due()
    assert await open_bookings(world) == []


@pytest.mark.parametrize("call", CALLS)
async def test_a_booking_stands_on_the_day_of_its_calendars_own_clock_though_that_was_changed(call: int) -> None:
    world = World(store=Delayed(call))
    schedule = await world.a_salon(start_of_day="00:00", end_of_day="23:59")
    zone: dict[str, Any] = {"schedule_id": schedule, "time_zone": "Europe/London"}
    change = world.command("schedules", "update_schedule", OWNER, **zone)
    await late(world, booking(world, schedule), lambda: world.handle(change))
    standing = await world.store.get(Schedule, schedule)
    assert standing is not None
    assert {day.time_zone for day, _ in await open_bookings(world)} <= {standing.time_zone}
    again: dict[str, Any] = {"schedule_id": schedule, "start_time": "2026-11-25T22:30:00Z"}
    await world.handle(world.command("bookings", "create_booking", DAN, **again))
    assert len(await open_bookings(world)) == 1, "one of the two, never both"
