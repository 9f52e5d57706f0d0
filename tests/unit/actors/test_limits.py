"""Limits and duplicates hold when commands run at the same moment, and when one is cut off half-way."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from skeji_ray.document import Document
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.schedule import Schedule
from skeji_ray.domain.under_way import ABANDONED_AFTER, UnderWay
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.messages.base import Record
from skeji_ray.messages.events import EventType
from skeji_ray.messages.pipeline import Command
from tests.support.domain import DAN, MAINTAINER, OWNER, SARAH, TOMORROW, RacingStore, World


def registration(world: World, name: str, by: str = OWNER, **params: Any) -> Record[Command]:
    salon: dict[str, Any] = {"name": name, "cities": ["Tel Aviv"], "labels": ["haircut"], **params}
    return world.command("business-units", "register_business", by, **salon)


async def outcomes(world: World, commands: Sequence[Record[Command]]) -> list[str]:
    """What they end in when all of them come at once: `done`, or the code of the refusal."""
    replies = await asyncio.gather(*(world.handle(command) for command in commands))
    return sorted(reply.failure.code or "" if reply.failure is not None else "done" for reply in replies)


async def test_of_fifteen_registrations_at_once_ten_succeed() -> None:
    world = World()
    codes = await outcomes(world, [registration(world, f"Salon {number}") for number in range(15)])
    assert codes == ["done"] * 10 + ["too_many_businesses"] * 5
    assert len(await world.store.find(Business, {})) == 10


async def test_of_two_alike_at_once_one_succeeds() -> None:
    world = World()
    assert await outcomes(world, [registration(world, "Blue"), registration(world, "blue!")]) == [
        "done",
        "duplicate_business",
    ]


async def test_somebody_accepts_two_invitations_at_once_in_their_last_place() -> None:
    world = World()
    for number in range(9):
        await world.handle(registration(world, f"Salon {number}", MAINTAINER))
    both = [
        registration(world, "Blue", OWNER, maintainers={MAINTAINER: "Noa"}),
        registration(world, "Red", DAN, maintainers={MAINTAINER: "Noa"}),
    ]
    assert await outcomes(world, both) == ["done", "done"]
    asked = await world.store.find(Business, {"invited_phones": MAINTAINER})
    accepting = [world.command("business-units", "accept_invitation", MAINTAINER, business_id=one.id) for one in asked]
    assert await outcomes(world, accepting) == ["done", "too_many_businesses"]


async def test_nothing_is_left_noted_once_it_is_answered() -> None:
    world = World()
    await outcomes(world, [registration(world, f"Salon {number}") for number in range(12)])
    assert all(not one.notes for one in await world.store.find(UnderWay, {}))


async def test_of_twelve_calendars_at_once_ten_succeed_and_of_two_alike_one() -> None:
    world = World()
    registered = await world.handle(registration(world, "Blue"))
    assert registered.result is not None
    branch: dict[str, Any] = {"business_id": registered.result["business_id"], "city": "Tel Aviv"}
    alike = [
        world.command("schedules", "create_schedule", OWNER, **branch, name="North", address=f"Allenby {number}")
        for number in range(2)
    ]
    assert await outcomes(world, alike) == ["done", "duplicate_schedule"]
    more = [
        world.command("schedules", "create_schedule", OWNER, **branch, name=f"Branch {n}", address=f"Dizengoff {n}")
        for n in range(12)
    ]
    assert await outcomes(world, more) == ["done"] * 9 + ["too_many_schedules"] * 3
    assert len(await world.store.find(Schedule, {})) == 10


class CutOff(RacingStore):
    """Answers nothing any more after so many writes: the process that wrote them is gone."""

    writes_left = 1_000

    def _write(self) -> None:
        if self.writes_left == 0:
            raise DependencyUnreachable("cut off")
        self.writes_left -= 1

    async def insert(self, document: Document) -> None:
        self._write()
        await super().insert(document)

    async def replace(self, document: Any) -> Any:
        self._write()
        return await super().replace(document)


@pytest.mark.parametrize("writes", range(5))
async def test_a_registration_that_was_cut_off_is_done_when_it_comes_again(writes: int) -> None:
    store = CutOff()
    world = World(store=store)
    command = registration(world, "Blue", maintainers={MAINTAINER: "Noa"})
    store.writes_left = writes
    with pytest.raises(DependencyUnreachable):
        await world.handle(command)
    store.writes_left = 1_000
    assert (await world.handle(command)).result is not None
    assert len(await store.find(Business, {})) == 1


async def test_what_was_cut_off_and_never_came_again_takes_no_place_for_long() -> None:
    store = CutOff()
    world = World(store=store)
    store.writes_left = 1
    with pytest.raises(DependencyUnreachable):
        await world.handle(registration(world, "Blue"))
    store.writes_left = 1_000
    assert await outcomes(world, [registration(world, "Blue")]) == ["duplicate_business"]
    world.clock.move(ABANDONED_AFTER + timedelta(seconds=1))
    assert await outcomes(world, [registration(world, "Blue")]) == ["done"]


async def the_business(world: World) -> str:
    [business] = await world.store.find(Business, {"admin_phone": OWNER})
    return business.id


async def test_who_is_invited_is_told_of_and_a_stranger_to_the_admin_s_rights_changes_none() -> None:
    world = World()
    await world.a_salon()
    update = {"business_id": await the_business(world), "maintainers": {DAN: "Dan", MAINTAINER: "Noa"}}
    assert await world.refusal("business-units", "update_business", MAINTAINER, **update) == "not_allowed"
    await world.run("business-units", "update_business", OWNER, **update)
    invited = {event.type: event.invited for event in world.events if event.business is not None}
    assert invited[EventType.BUSINESS_CREATED] == (MAINTAINER,)
    assert invited[EventType.BUSINESS_UPDATED] == (DAN,)


async def test_nobody_accepts_to_help_with_an_eleventh_business() -> None:
    world = World()
    await world.a_salon()
    for number in range(10):
        await world.handle(registration(world, f"Salon {number}", DAN))
    business = {"business_id": await the_business(world)}
    await world.run("business-units", "update_business", OWNER, **business, maintainers={DAN: "Dan"})
    assert await world.refusal("business-units", "accept_invitation", DAN, **business) == "too_many_businesses"


@pytest.mark.parametrize("writes", range(6))
async def test_a_change_reaches_calendars_and_days_ahead_though_it_was_cut_off(writes: int) -> None:
    store = CutOff()
    world = World(store=store)
    schedule = await world.a_salon()
    await world.book(schedule, SARAH)
    params: dict[str, Any] = {"name": "Blue Lagoon", "website_urls": ["https://blue.com/"], "maintainers": {DAN: "Dan"}}
    command = world.command("business-units", "update_business", OWNER, business_id=await the_business(world), **params)
    store.writes_left = writes
    with pytest.raises(DependencyUnreachable):
        await world.handle(command)
    store.writes_left = 1_000
    assert (await world.handle(command)).result is not None
    [calendar] = await store.find(Schedule, {})
    [day] = await store.find(ScheduleDay, {"date": TOMORROW.isoformat()})
    assert calendar.business_name == day.business_name == "Blue Lagoon"
    assert day.owners == (OWNER,)
    standing = await store.get(Business, calendar.business_id)
    assert standing is not None
    assert standing.website_urls == ("https://blue.com",)
