"""A business that is closed leaves nothing behind, however often and wherever it was cut off."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from skeji_ray.actors.closing import close_business
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.messages.events import EventType
from skeji_ray.messages.ids import command_id_of
from tests.support.domain import DAN, OWNER, SARAH, RacingStore, World, act


def told(world: World) -> list[str]:
    cancelled = [event for event in world.events if event.type is EventType.BOOKING_CANCELLED]
    return sorted(event.booking.customer for event in cancelled if event.booking is not None)


async def open_bookings(world: World) -> int:
    days = await world.store.find(ScheduleDay, {})
    return sum(booking.status.is_open for day in days for booking in day.bookings)


async def a_busy_salon(world: World) -> str:
    schedule = await world.a_salon()
    await world.book(schedule, SARAH)
    await world.book(schedule, DAN, "2026-11-26T08:00:00Z")
    [business] = await world.store.find(Business, {})
    return business.id


async def test_defect_12_closing_a_business_takes_its_calendars_and_bookings_with_it() -> None:
    world = World()
    business = await a_busy_salon(world)
    assert await close_business(world.store, world.services["bookings"]._publish, business, act("close")) == 2
    assert await close_business(world.store, world.services["bookings"]._publish, business, act("close")) == 0
    assert (await world.store.find(Business, {}), await world.store.find(Schedule, {})) == ([], [])
    assert (await open_bookings(world), told(world)) == (0, sorted([SARAH, DAN]))
    assert [event.type for event in world.events].count(EventType.BUSINESS_CLOSED) == 1


class CutOff(RacingStore):
    """Answers nothing any more after so many writes."""

    writes_left = 1_000

    def _write(self) -> None:
        if self.writes_left == 0:
            raise DependencyUnreachable("cut off")
        self.writes_left -= 1

    async def replace(self, document: Any) -> Any:
        self._write()
        return await super().replace(document)

    async def delete(self, kind: Any, id: str) -> bool:
        self._write()
        return await super().delete(kind, id)


@pytest.mark.parametrize("writes", range(7))
async def test_wherever_it_was_cut_off_it_is_closed_when_it_is_asked_for_again(writes: int) -> None:
    store = CutOff()
    world = World(store=store)
    business = await a_busy_salon(world)
    store.writes_left = writes
    with pytest.raises(DependencyUnreachable):
        await close_business(store, world.services["bookings"]._publish, business, act("close"))
    store.writes_left = 1_000
    await close_business(store, world.services["bookings"]._publish, business, act("close"))
    assert (await store.find(Business, {}), await store.find(Schedule, {})) == ([], [])
    assert (await open_bookings(world), sorted(set(told(world)))) == (0, sorted([SARAH, DAN]))


async def test_who_books_while_it_is_closed_is_refused_or_told() -> None:
    world = World()
    schedule = await world.a_salon()
    [business] = await world.store.find(Business, {})
    start: dict[str, Any] = {"schedule_id": schedule, "start_time": "2026-11-25T13:00:00Z"}
    reply, _ = await asyncio.gather(
        world.handle(world.command("bookings", "create_booking", SARAH, **start)),
        close_business(world.store, world.services["bookings"]._publish, business.id, act("close")),
    )
    assert await open_bookings(world) == 0
    assert told(world) == ([SARAH] if reply.failure is None else [])


async def test_defect_12_a_calendar_that_is_taken_back_takes_its_bookings_with_it_and_no_others() -> None:
    world = World()
    stays = await world.book(await world.a_salon(), DAN)
    [business] = await world.store.find(Business, {})
    branch: dict[str, Any] = {"business_id": business.id, "city": "Tel Aviv", "name": "North", "address": "North 1"}
    opened = await world.handle(world.command("schedules", "create_schedule", OWNER, pipeline="p", **branch))
    assert opened.result is not None
    await world.book(opened.result["schedule_id"], SARAH)
    undo = world.command("schedules", "undo", OWNER, pipeline="p", command_id=command_id_of("p", 0, 0))
    for _ in range(2):
        assert (await world.handle(undo)).result is not None
    assert told(world) == [SARAH]
    assert (await world.run("bookings", "get_booking", DAN, booking_id=stays["booking_id"]))["status"] == "pending"
    assert await open_bookings(world) == 1


async def test_undoing_a_registration_closes_it() -> None:
    world = World()
    salon: dict[str, Any] = {"name": "Blue", "cities": ["Tel Aviv"], "labels": ["haircut"]}
    registered = await world.handle(world.command("business-units", "register_business", OWNER, pipeline="p", **salon))
    assert registered.result is not None
    branch = {"business_id": registered.result["business_id"], "city": "Tel Aviv"}
    await world.run("schedules", "create_schedule", OWNER, **branch)
    undo = world.command("business-units", "undo", OWNER, pipeline="p", command_id=command_id_of("p", 0, 0))
    assert (await world.handle(undo)).result is not None
    assert (await world.store.find(Business, {}), await world.store.find(Schedule, {})) == ([], [])
    again = {**salon, "name": "Blue"}
    assert (await world.run("business-units", "register_business", OWNER, **again))["business"]["name"] == "Blue"
