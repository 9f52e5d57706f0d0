"""The bookings service: held once however many ask, approved by the owner, changed by time, published in order."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skeji_ray.actors.queries import open_bookings_of, requests_for
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.entity import PUBLISH_AGAIN_AFTER
from skeji_ray.errors import DependencyUnreachable, Permanent
from skeji_ray.messages.events import EventType
from tests.support.domain import DAN, MAINTAINER, OWNER, SARAH, World

THREE = "2026-11-25T13:00:00Z"
"""Tomorrow at 15:00 in Tel Aviv."""


async def statuses(world: World) -> list[str]:
    days = await world.store.find(ScheduleDay, {})
    return [booking.status.value for day in days for booking in day.bookings]


def told(world: World) -> list[EventType]:
    return [event.type for event in world.events if event.booking is not None]


async def test_a_customers_booking_waits_for_the_owner() -> None:
    world = World()
    result = await world.book(await world.a_salon(), SARAH, THREE, customer_name="Sarah")
    assert result["status"] == "pending"
    assert (result["booking"]["customer"], result["booking"]["customer_name"]) == (SARAH, "Sarah")
    assert result["booking"]["end_time"] == "2026-11-25T13:45:00Z"
    assert world.events[-1].owners == (OWNER, MAINTAINER)


@pytest.mark.parametrize("status", ["pending", "confirmed"])
async def test_a_booking_is_named_afterwards_and_keeps_its_status(status: str) -> None:
    world = World()
    booked = await world.book(await world.a_salon(), SARAH, THREE)
    id = booked["booking_id"]
    if status == "confirmed":
        await world.run("bookings", "confirm_booking", OWNER, booking_id=id)
    named = await world.run("bookings", "name_booking", SARAH, booking_id=id, customer_name="Sarah")
    assert (named["status"], named["booking"]["customer_name"]) == (status, "Sarah")
    assert told(world)[-1] is EventType.BOOKING_NAMED
    assert world.events[-1].entity_version > world.events[-2].entity_version


async def test_what_has_ended_gets_no_name() -> None:
    world = World()
    id = (await world.book(await world.a_salon(), SARAH, THREE))["booking_id"]
    await world.run("bookings", "cancel_booking", SARAH, booking_id=id)
    about = {"booking_id": id, "customer_name": "Sarah"}
    assert await world.refusal("bookings", "name_booking", SARAH, **about) == "already_cancelled"


@pytest.mark.parametrize("by", [OWNER, MAINTAINER])
async def test_an_owners_own_booking_is_confirmed_at_once_and_may_be_longer(by: str) -> None:
    world = World()
    result = await world.book(await world.a_salon(), by, THREE, end_time="2026-11-25T15:00:00Z")
    assert (result["status"], result["booking"]["end_time"]) == ("confirmed", "2026-11-25T15:00:00Z")


async def test_a_customer_does_not_choose_the_end() -> None:
    world = World()
    schedule = await world.a_salon()
    params = {"schedule_id": schedule, "start_time": THREE, "end_time": "2026-11-25T15:00:00Z"}
    assert await world.refusal("bookings", "create_booking", SARAH, **params) == "not_allowed"


async def test_of_fifty_at_once_on_one_slot_exactly_one_holds_it() -> None:
    world = World()
    schedule = await world.a_salon()
    params: dict[str, Any] = {"schedule_id": schedule, "start_time": THREE}
    people = [f"+9725400000{number:02d}" for number in range(50)]
    replies = await asyncio.gather(
        *(world.handle(world.command("bookings", "create_booking", by, **params)) for by in people)
    )
    failures = [reply.failure.code for reply in replies if reply.failure is not None]
    assert failures == ["slot_taken"] * 49
    assert await statuses(world) == ["pending"]
    assert told(world) == [EventType.BOOKING_CREATED]


async def test_of_fifty_at_once_on_a_group_of_ten_exactly_ten_hold_a_seat() -> None:
    world = World()
    schedule = await world.a_salon(participants_per_slot=10)
    params: dict[str, Any] = {"schedule_id": schedule, "start_time": THREE}
    people = [f"+9725400000{number:02d}" for number in range(50)]
    replies = await asyncio.gather(
        *(world.handle(world.command("bookings", "create_booking", by, **params)) for by in people)
    )
    assert sum(reply.result is not None for reply in replies) == len(await statuses(world)) == 10


async def test_two_members_that_carry_out_the_same_command_hold_once_and_reply_the_same() -> None:
    world = World()
    schedule = await world.a_salon()
    command = world.command("bookings", "create_booking", SARAH, schedule_id=schedule, start_time=THREE)
    replies = await asyncio.gather(*(world.handle(command) for _ in range(5)))
    assert all(reply == replies[0] for reply in replies)
    assert replies[0].result is not None
    assert await statuses(world) == ["pending"]


async def test_a_hold_that_comes_again_later_is_answered_as_it_was() -> None:
    world = World()
    schedule = await world.a_salon()
    command = world.command("bookings", "create_booking", SARAH, schedule_id=schedule, start_time=THREE)
    first = await world.handle(command)
    assert first.result is not None
    await world.run("bookings", "confirm_booking", OWNER, booking_id=first.result["booking_id"])
    assert await world.handle(command) == first


async def test_a_refusal_that_comes_again_stays_one_though_the_slot_is_free_now() -> None:
    world = World()
    schedule = await world.a_salon()
    sarahs = await world.book(schedule, SARAH, THREE)
    command = world.command("bookings", "create_booking", DAN, schedule_id=schedule, start_time=THREE)
    first = await world.handle(command)
    await world.run("bookings", "cancel_booking", SARAH, booking_id=sarahs["booking_id"])
    assert await world.handle(command) == first
    assert await statuses(world) == ["cancelled"]


async def test_the_owner_approves_and_everybody_is_told_in_order() -> None:
    world = World()
    booking = await world.book(await world.a_salon(), SARAH)
    confirmed = await world.run("bookings", "confirm_booking", OWNER, booking_id=booking["booking_id"])
    assert confirmed["status"] == "confirmed"
    assert told(world) == [EventType.BOOKING_CREATED, EventType.BOOKING_APPROVED]
    assert [record.key for record in world.published[-2:]] == [booking["booking_id"]] * 2
    assert [event.entity_version for event in world.events[-2:]] == [1, 2]


async def test_approving_twice_says_so() -> None:
    world = World()
    booking = await world.book(await world.a_salon(), SARAH)
    await world.run("bookings", "confirm_booking", OWNER, booking_id=booking["booking_id"])
    refusal = await world.refusal("bookings", "confirm_booking", MAINTAINER, booking_id=booking["booking_id"])
    assert refusal == "already_confirmed"


async def test_a_customer_does_not_approve_their_own_booking() -> None:
    world = World()
    booking = await world.book(await world.a_salon(), SARAH)
    assert await world.refusal("bookings", "confirm_booking", SARAH, booking_id=booking["booking_id"]) == "not_allowed"
    await world.a_salon("Red", SARAH)
    assert await world.refusal("bookings", "confirm_booking", SARAH, booking_id=booking["booking_id"]) == "not_allowed"


@pytest.mark.parametrize("action", ["get_booking", "cancel_booking", "confirm_booking", "complete_booking"])
async def test_of_a_strangers_booking_nothing_is_said(action: str) -> None:
    world = World()
    booking = await world.book(await world.a_salon(), SARAH)
    await world.a_salon("Red", DAN)
    assert await world.refusal("bookings", action, DAN, booking_id=booking["booking_id"]) == "not_found"
    assert await statuses(world) == ["pending"]


async def test_a_customer_cancels_and_the_slot_is_free_again() -> None:
    world = World()
    schedule = await world.a_salon()
    booking = await world.book(schedule, SARAH)
    cancelled = await world.run("bookings", "cancel_booking", SARAH, booking_id=booking["booking_id"])
    assert cancelled["status"] == "cancelled"
    assert (await world.book(schedule, DAN))["status"] == "pending"


async def test_a_customer_lists_their_open_bookings_soonest_first() -> None:
    world = World()
    schedule = await world.a_salon()
    later = await world.book(schedule, SARAH, "2026-11-26T08:00:00Z")
    sooner = await world.book(schedule, SARAH, THREE)
    gone = await world.book(schedule, SARAH, "2026-11-25T08:00:00Z")
    await world.book(schedule, DAN, "2026-11-25T09:00:00Z")
    await world.run("bookings", "cancel_booking", SARAH, booking_id=gone["booking_id"])
    listed = await world.run("bookings", "list_bookings", SARAH)
    assert [one["booking_id"] for one in listed["bookings"]] == [sooner["booking_id"], later["booking_id"]]


async def test_what_waits_for_approval_is_told_in_the_order_it_was_asked() -> None:
    world = World()
    schedule = await world.a_salon()
    first = await world.book(schedule, SARAH, "2026-11-26T08:00:00Z")
    world.clock.move(timedelta(minutes=1))
    second = await world.book(schedule, DAN, THREE)
    businesses = [business.id for business in await world.store.find(Business, {})]
    waiting = (await requests_for(world.store, businesses, world.clock.now())).bookings
    assert [view.booking_id for view in waiting] == [first["booking_id"], second["booking_id"]]
    await world.run("bookings", "decline_booking", OWNER, booking_id=first["booking_id"])
    assert len((await requests_for(world.store, businesses, world.clock.now())).bookings) == 1
    assert await open_bookings_of(world.store, SARAH, world.clock.now()) == ()


async def test_time_reminds_completes_and_expires_once_though_two_members_look() -> None:
    world = World()
    schedule = await world.a_salon()
    sarahs = await world.book(schedule, SARAH, THREE)
    await world.book(schedule, DAN, "2026-11-25T08:00:00Z")
    await world.run("bookings", "confirm_booking", OWNER, booking_id=sarahs["booking_id"])
    service = world.services["bookings"]
    start = datetime(2026, 11, 25, 13, tzinfo=UTC)
    for at in (start - timedelta(minutes=10), start, start + timedelta(minutes=45)):
        world.clock.move(at - world.clock.now())
        await asyncio.gather(service.run_due(), service.run_due())
    assert sorted(await statuses(world)) == ["completed", "expired"]
    unique = {event.event_id: event.type for event in world.events if event.booking}
    assert sorted(unique.values()) == sorted(
        [
            EventType.BOOKING_CREATED,
            EventType.BOOKING_CREATED,
            EventType.BOOKING_APPROVED,
            EventType.BOOKING_EXPIRED,
            EventType.BOOKING_REMINDER,
            EventType.BOOKING_COMPLETED,
        ]
    )
    assert await service.run_due() == 0


async def test_whoever_writes_next_publishes_what_stands_there_first() -> None:
    world = World()
    schedule = await world.a_salon()
    world.broker_fails = DependencyUnreachable("no broker")
    command = world.command("bookings", "create_booking", SARAH, schedule_id=schedule, start_time=THREE)
    with pytest.raises(DependencyUnreachable):
        await world.handle(command)
    world.broker_fails = None
    [day] = await world.store.find(ScheduleDay, {})
    assert day.due_at == world.clock.now() + PUBLISH_AGAIN_AFTER
    await world.run("bookings", "confirm_booking", OWNER, booking_id=day.bookings[0].id)
    assert told(world) == [EventType.BOOKING_CREATED, EventType.BOOKING_APPROVED]
    assert (await world.handle(command)).result is not None
    assert len(told(world)) == 2


async def test_what_a_pipeline_held_is_released_and_does_not_come_back() -> None:
    world = World()
    schedule = await world.a_salon()
    hold = world.command("bookings", "create_booking", SARAH, pipeline="p", schedule_id=schedule, start_time=THREE)
    await world.handle(hold)
    undo = world.command("bookings", "undo", SARAH, pipeline="p", command_id=hold.value.command_id)
    assert (await world.handle(undo)) == (await world.handle(undo))
    again = await world.handle(hold)
    assert again.failure is not None
    assert again.failure.code == "undone"
    assert await statuses(world) == ["cancelled"]


async def test_a_hold_and_its_undo_at_the_same_moment_leave_nothing_held() -> None:
    for first in range(6):
        world = World()
        schedule = await world.a_salon()
        hold = world.command("bookings", "create_booking", SARAH, pipeline="p", schedule_id=schedule, start_time=THREE)
        undo = world.command("bookings", "undo", SARAH, pipeline="p", command_id=hold.value.command_id)

        async def later(turns: int, world: World = world, undo: Any = undo) -> None:
            for _ in range(turns):
                await asyncio.sleep(0)
            await world.handle(undo)

        await asyncio.gather(world.handle(hold), later(first))
        assert await statuses(world) in ([], ["cancelled"])


async def test_a_command_that_becomes_a_dead_letter_is_answered_with_a_failure() -> None:
    world = World()
    command = world.command("bookings", "create_booking", SARAH)
    [outgoing] = await world.services["bookings"].on_dead_letter(command, RuntimeError("a secret"))
    failure = outgoing.value.failure  # type: ignore[attr-defined]
    assert (failure.business, failure.code) == (False, "internal_error")


async def test_an_action_that_does_not_exist_is_no_business_error() -> None:
    world = World()
    with pytest.raises(Permanent):
        await world.run("bookings", "steal_booking", SARAH)
