"""What an owner may complete, move or cancel: confirmed bookings of their businesses, near now."""

from __future__ import annotations

from datetime import date, timedelta

from skeji_ray.actors.queries import served_in
from skeji_ray.domain.business import Business
from tests.support.domain import OWNER, SARAH, World

THREE = "2026-11-24T13:00:00Z"
NEXT_DAY, FAR = "2026-11-25T08:00:00Z", "2026-12-08T08:00:00Z"


async def test_the_confirmed_bookings_near_now_are_what_an_owner_serves() -> None:
    world = World()
    schedule = await world.a_salon()
    today = await world.book(schedule, SARAH, THREE)
    await world.book(schedule, SARAH, "2026-11-26T08:00:00Z")
    businesses = [business.id for business in await world.store.find(Business, {})]
    assert await served_in(world.store, businesses, world.clock.now()) == (), "both are pending"
    await world.run("bookings", "confirm_booking", OWNER, booking_id=today["booking_id"])
    (served,) = await served_in(world.store, businesses, world.clock.now())
    assert served.booking_id == today["booking_id"]
    assert await served_in(world.store, businesses, world.clock.now() + timedelta(days=3)) == ()
    assert await served_in(world.store, [], world.clock.now()) == ()


async def test_those_of_a_day_that_is_named_come_first_however_far_it_is() -> None:
    world = World()
    schedule = await world.a_salon()
    ids = [(await world.book(schedule, SARAH, start))["booking_id"] for start in (THREE, NEXT_DAY, FAR)]
    for id in ids:
        await world.run("bookings", "confirm_booking", OWNER, booking_id=id)
    businesses = [business.id for business in await world.store.find(Business, {})]

    async def seen(*named: date) -> list[str]:
        return [one.booking_id for one in await served_in(world.store, businesses, world.clock.now(), named)]

    today, next_day, far = ids
    assert await seen() == [today, next_day]
    assert await seen(date.fromisoformat(NEXT_DAY[:10])) == [next_day, today]
    assert await seen(date.fromisoformat(FAR[:10])) == [far, today, next_day]
