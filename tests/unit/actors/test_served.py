"""What an owner may complete: confirmed bookings of their businesses, near now."""

from __future__ import annotations

from datetime import timedelta

from skeji_ray.actors.queries import served_in
from skeji_ray.domain.business import Business
from tests.support.domain import OWNER, SARAH, World

THREE = "2026-11-24T13:00:00Z"


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
