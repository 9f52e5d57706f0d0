"""What a planner is told of what somebody owns: that, and nothing of anybody else."""

from __future__ import annotations

from skeji_ray.actors.owned import owned_by
from skeji_ray.actors.queries import businesses_of
from tests.support.domain import DAN, OWNER, World


async def test_somebody_s_businesses_come_with_their_calendars_and_nobody_else_s() -> None:
    world = World()
    schedule = await world.a_salon()
    await world.a_salon("Red", DAN)
    ids = [one.id for one in await businesses_of(world.store, OWNER)]
    (own,) = await owned_by(world.store, ids)
    assert own.business.business_id == ids[0]
    assert [one.schedule_id for one in own.schedules] == [schedule]


async def test_who_owns_nothing_asks_nothing_of_the_store() -> None:
    world = World()
    await world.a_salon()
    assert await owned_by(world.store, ()) == ()


async def test_closed_days_and_maintainers_are_known_so_that_others_come_beside_them() -> None:
    world = World()
    schedule = await world.a_salon()
    await world.run("schedules", "update_schedule", OWNER, schedule_id=schedule, exceptions=["2026-12-24"])
    businesses = await businesses_of(world.store, OWNER)
    (own,) = await owned_by(world.store, [one.id for one in businesses])
    assert own.schedules[0].exceptions == ("2026-12-24",)
    assert own.maintainers == businesses[0].maintainers
