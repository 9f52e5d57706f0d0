"""Nobody is made to help manage a business: they are invited, few times a day, accept or do not, and leave."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from skeji_ray.actors import privacy
from skeji_ray.actors.notifier import Notifier
from skeji_ray.actors.queries import businesses_of, inviting
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.invitations import (
    INVITED_FOR,
    MAX_INVITATIONS_RECEIVED_A_DAY,
    MAX_INVITATIONS_SENT_A_DAY,
    InvitationCount,
)
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.messages.events import DomainEvent
from tests.support.domain import DAN, MAINTAINER, OWNER, SARAH, World
from tests.support.whatsapp import FakeWhatsApp, record_of
from tests.unit.actors.test_limits import CutOff

SALON: dict[str, Any] = {"cities": ["Tel Aviv"], "labels": ["haircut"]}
UNITS = "business-units"


async def a_business(world: World, owner: str = OWNER, name: str = "Blue", *invited: str) -> dict[str, str]:
    """As the params of a command that refers to it."""
    maintainers = dict.fromkeys(invited or (MAINTAINER,), "Noa")
    made = await world.run(UNITS, "register_business", owner, name=name, maintainers=maintainers, **SALON)
    return {"business_id": made["business_id"]}


async def standing(world: World, business: dict[str, str]) -> Business:
    found = await world.store.get(Business, business["business_id"])
    assert found is not None
    return found


def owner(number: int) -> str:
    return f"+97250333330{number}"


async def test_who_is_named_has_no_rights_and_no_business_until_they_accept() -> None:
    world = World()
    schedule = await world.a_salon()
    [salon] = await world.store.find(Business, {})
    business = {"business_id": salon.id}
    await world.run(UNITS, "update_business", OWNER, **business, maintainers={MAINTAINER: "Noa", DAN: "Dan"})
    booked = await world.book(schedule, SARAH)
    about = {"booking_id": booked["booking_id"]}

    assert await businesses_of(world.store, DAN) == []
    assert world.events[-1].owners == (OWNER, MAINTAINER)
    assert await world.refusal("bookings", "confirm_booking", DAN, **about) == "not_allowed"
    assert await world.refusal("schedules", "daily_schedule", DAN) == "not_allowed"

    await world.run(UNITS, "accept_invitation", DAN, **business)
    assert [one.id for one in await businesses_of(world.store, DAN)] == [salon.id]
    [day] = await world.store.find(ScheduleDay, {})
    assert day.owners == (OWNER, MAINTAINER, DAN)
    assert (await world.run("bookings", "confirm_booking", DAN, **about))["status"] == "confirmed"


async def test_ten_businesses_that_name_a_victim_cost_them_nothing_and_reach_them_three_times() -> None:
    world = World()
    whatsapp = FakeWhatsApp()
    notifier = Notifier(world.store, [whatsapp.api()], world.clock, world.clock)
    salons = [
        world.command(
            UNITS, "register_business", owner(n), name=f"Win money {n}", maintainers={DAN: "Send me 100"}, **SALON
        )
        for n in range(10)
    ]
    replies = await asyncio.gather(*(world.handle(one) for one in salons))
    codes = Counter(reply.failure.code if reply.failure else "done" for reply in replies)
    assert codes == {"done": MAX_INVITATIONS_RECEIVED_A_DAY, "too_many_invitations": 7}
    for event in world.events:
        await notifier.handle(record_of(event))
    assert Counter(body["to"] for body in whatsapp.sent) == {DAN.lstrip("+"): 3}
    assert all("Send me" not in str(body) for body in whatsapp.sent)
    assert await businesses_of(world.store, DAN) == []
    for number in range(10):  # their own are theirs to have
        await world.run(UNITS, "register_business", DAN, name=f"Dan {number}", **SALON)


async def test_one_person_sends_few_invitations_a_day_and_a_refused_one_takes_no_place() -> None:
    world = World()
    people = [f"+97254555550{number}" for number in range(9)]
    business = await a_business(world, OWNER, "Blue", *people)
    red = {"name": "Red", "maintainers": {MAINTAINER: "Noa", DAN: "Dan"}, **SALON}
    assert MAX_INVITATIONS_SENT_A_DAY == 10
    assert await world.refusal(UNITS, "register_business", OWNER, **red) == "too_many_invitations"
    await world.run(UNITS, "register_business", OWNER, **{**red, "maintainers": {DAN: "Dan"}})
    again = {**business, "maintainers": {**dict.fromkeys(people[:8], "x"), MAINTAINER: "Noa"}}
    assert await world.refusal(UNITS, "update_business", OWNER, **again) == "too_many_invitations"
    world.clock.move(timedelta(days=1, seconds=1))
    await world.run(UNITS, "update_business", OWNER, **again)


async def test_who_is_taken_out_and_named_again_counts_again() -> None:
    world = World()
    business = await a_business(world)
    for _ in range(2):
        await world.run(UNITS, "update_business", OWNER, **business, maintainers={})
        world.clock.move(timedelta(seconds=1))
        await world.run(UNITS, "update_business", OWNER, **business, maintainers={MAINTAINER: "Noa"})
    await world.run(UNITS, "update_business", OWNER, **business, maintainers={})
    world.clock.move(timedelta(seconds=1))
    named = {**business, "maintainers": {MAINTAINER: "Noa"}}
    assert await world.refusal(UNITS, "update_business", OWNER, **named) == "too_many_invitations"


async def test_a_command_that_comes_again_invites_once() -> None:
    world = World()
    register = world.command(UNITS, "register_business", OWNER, name="Blue", maintainers={DAN: "Dan"}, **SALON)
    assert (await world.handle(register)) == (await world.handle(register))
    counts = await world.store.find(InvitationCount, {})
    assert sorted(len(one.places) for one in counts) == [1, 1]
    assert len([event for event in {one.event_id: one for one in world.events}.values() if event.invited]) == 1


@pytest.mark.parametrize("action", ["accept_invitation", "decline_invitation", "leave_business"])
@pytest.mark.parametrize("writes", range(6))
async def test_what_was_cut_off_is_done_once_when_it_comes_again(action: str, writes: int) -> None:
    store = CutOff()
    world = World(store=store)
    business = await a_business(world)
    if action == "leave_business":
        await world.run(UNITS, "accept_invitation", MAINTAINER, **business)
    command = world.command(UNITS, action, MAINTAINER, business_id=business["business_id"])
    store.writes_left = writes
    try:
        first = await world.handle(command)
    except DependencyUnreachable:
        store.writes_left = 1_000
        first = await world.handle(command)
    store.writes_left = 1_000
    assert first.failure is None
    assert await world.handle(command) == first
    helps = action == "accept_invitation"
    assert (MAINTAINER in (await standing(world, business)).owners) == helps


async def test_an_invitation_ends_and_is_forgotten_then() -> None:
    world = World()
    business = await a_business(world)
    assert [one.id for one in await inviting(world.store, MAINTAINER, world.clock.now())] == [business["business_id"]]
    world.clock.move(INVITED_FOR)
    assert await inviting(world.store, MAINTAINER, world.clock.now()) == []
    assert await world.refusal(UNITS, "accept_invitation", MAINTAINER, **business) == "no_invitation"
    assert await world.services[UNITS].run_due() == 1
    assert (await standing(world, business)).invited_phones == ()
    assert await world.services[UNITS].run_due() == 0
    named = {**business, "maintainers": {MAINTAINER: "Noa"}}
    assert (await world.run(UNITS, "update_business", OWNER, **named))["invited"] == [MAINTAINER]


async def test_who_declines_is_not_asked_again_by_that_business_until_it_has_ended() -> None:
    world = World()
    business = await a_business(world)
    await world.run(UNITS, "decline_invitation", MAINTAINER, **business)
    assert await world.refusal(UNITS, "accept_invitation", MAINTAINER, **business) == "no_invitation"
    named = {**business, "maintainers": {MAINTAINER: "Noa"}}
    assert await world.refusal(UNITS, "update_business", OWNER, **named) == "invitation_declined"
    await world.run(UNITS, "update_business", OWNER, **business, maintainers={})
    assert await world.refusal(UNITS, "update_business", OWNER, **named) == "invitation_declined"
    world.clock.move(INVITED_FOR)
    await world.run(UNITS, "update_business", OWNER, **named)
    await world.run(UNITS, "accept_invitation", MAINTAINER, **business)


async def test_an_invitation_is_theirs_alone_who_were_invited() -> None:
    world = World()
    business = await a_business(world)
    assert await world.refusal(UNITS, "accept_invitation", DAN, **business) == "not_found"
    assert await world.refusal(UNITS, "accept_invitation", OWNER, **business) == "not_found"
    await world.run(UNITS, "update_business", OWNER, **business, maintainers={})
    assert await world.refusal(UNITS, "accept_invitation", MAINTAINER, **business) == "not_found"


async def test_who_helps_leaves_and_hears_no_more_and_the_admin_stays() -> None:
    world = World()
    schedule = await world.a_salon()
    await world.book(schedule, SARAH)
    [salon] = await world.store.find(Business, {})
    business = {"business_id": salon.id}
    assert await world.refusal(UNITS, "leave_business", OWNER, **business) == "own_business"
    assert await world.refusal(UNITS, "leave_business", DAN, **business) == "not_found"

    await world.run(UNITS, "leave_business", MAINTAINER, **business)

    assert await businesses_of(world.store, MAINTAINER) == []
    assert [day.owners for day in await world.store.find(ScheduleDay, {})] == [(OWNER,)]
    assert world.events[-1].left == (MAINTAINER,)


async def test_the_admin_hears_who_accepted_and_who_left_and_nobody_else_does() -> None:
    world = World()
    whatsapp = FakeWhatsApp()
    notifier = Notifier(world.store, [whatsapp.api()], world.clock, world.clock)
    business = await a_business(world)
    await world.run(UNITS, "accept_invitation", MAINTAINER, **business)
    await world.run(UNITS, "update_business", OWNER, **business, name="Blue Lagoon")
    await world.run(UNITS, "leave_business", MAINTAINER, **business)

    told: list[DomainEvent] = [event for event in world.events if event.business is not None]
    for event in [*reversed(told), *told]:  # whatever was changed since, and however often it comes
        await notifier.handle(record_of(event))

    sent = [(body["to"], str(body)) for body in whatsapp.sent]
    assert [to for to, _ in sent] == [OWNER.lstrip("+")] * 2, "an invitation that is answered is sent no more"
    assert sum("has accepted" in text for _, text in sent) == 1
    assert sum("does not help" in text for _, text in sent) == 1


async def test_an_invitation_can_be_answered_though_they_never_wrote() -> None:
    world = World()
    whatsapp = FakeWhatsApp()
    notifier = Notifier(world.store, [whatsapp.api()], world.clock, world.clock)
    business = await a_business(world)
    await notifier.handle(record_of(world.events[-1]))
    [body] = whatsapp.sent
    assert body["template"]["name"] == "skeji_invitation"
    payloads = [one["parameters"][0]["payload"] for one in body["template"]["components"][1:]]
    assert payloads == [f"join:{business['business_id']}", f"refuse:{business['business_id']}"]


async def test_those_who_helped_before_there_were_invitations_go_on() -> None:
    world = World()
    business = await a_business(world)
    stored = (await standing(world, business)).model_dump(exclude={"invitations", "invited_phones"})
    old = Business.model_validate({**stored, "maintainers": {DAN: "Dan"}, "maintainer_phones": (DAN,)})
    await world.store.replace(old)
    await world.run(UNITS, "update_business", OWNER, **business, maintainers={DAN: "Dan", MAINTAINER: "Noa"})
    after = await standing(world, business)
    assert (after.owners, after.invited_phones) == ((OWNER, DAN), (MAINTAINER,))


async def test_an_invitation_is_told_to_who_asks_and_goes_with_who_is_forgotten() -> None:
    world = World()
    business = await a_business(world)
    told = await privacy.export_of(world.store, MAINTAINER)
    [shown] = told[Business.collection]
    assert (shown["name"], [one["phone"] for one in shown["invitations"]]) == ("Blue", [MAINTAINER])

    await world.run("bookings", "erase_person", MAINTAINER)

    after = await standing(world, business)
    assert MAINTAINER not in after.model_dump_json(exclude={"replies", "outbox"})
    assert await privacy.export_of(world.store, MAINTAINER) == {}
