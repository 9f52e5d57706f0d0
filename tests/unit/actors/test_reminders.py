"""A reminder is told while it is true: however long it waited, never after a cancellation, a move or the beginning."""

from __future__ import annotations

from datetime import timedelta

import pytest

from skeji_ray.actors.notifier import Notifier
from skeji_ray.actors.services import LOOKED_AT_AGAIN_AFTER
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.entity import Entity
from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.messages.views import BookingStatus
from tests.support.domain import OWNER, SARAH, World
from tests.support.whatsapp import FakeWhatsApp, record_of

TO_THE_REMINDER = timedelta(days=1, hours=2, minutes=50)
"""From noon to ten minutes before 15:00 of the next day."""


class Reminded:
    """A confirmed booking, ten minutes before it begins: what is due has happened, and nobody was told."""

    def __init__(self) -> None:
        self.world = World()
        self.whatsapp = FakeWhatsApp()
        clock = self.world.clock
        self.notifier = Notifier(self.world.store, [self.whatsapp.api()], clock, clock)
        self.about: dict[str, str] = {}

    async def begin(self) -> Reminded:
        world = self.world
        booking = await world.book(await world.a_salon(), SARAH)
        self.about = {"booking_id": booking["booking_id"]}
        await world.run("bookings", "confirm_booking", OWNER, **self.about)
        await self.passes(TO_THE_REMINDER)
        return self

    async def passes(self, span: timedelta) -> None:
        self.world.clock.move(span)
        await self.world.services["bookings"].run_due()

    async def told(self, *kinds: EventType) -> list[str]:
        """What is sent when the notifier comes to the events of these kinds."""
        self.whatsapp.sent.clear()
        for event in self.events(*kinds):
            await self.notifier.handle(record_of(event))
        return [str(body) for body in self.whatsapp.sent]

    def events(self, *kinds: EventType) -> list[DomainEvent]:
        return [event for event in self.world.events if event.type in kinds]


@pytest.fixture
async def reminded() -> Reminded:
    return await Reminded().begin()


async def test_who_is_to_come_is_reminded_once_though_the_event_comes_again(reminded: Reminded) -> None:
    [body] = await reminded.told(EventType.BOOKING_REMINDER)
    assert "Reminder" in body
    assert SARAH.lstrip("+") in body
    assert await reminded.told(EventType.BOOKING_REMINDER) == []


async def test_a_reminder_that_waited_is_not_told_after_a_cancellation(reminded: Reminded) -> None:
    await reminded.world.run("bookings", "cancel_booking", OWNER, **reminded.about)
    assert await reminded.told(EventType.BOOKING_REMINDER) == []
    assert any("cancelled" in body for body in await reminded.told(EventType.BOOKING_CANCELLED))


@pytest.mark.parametrize("start", ["2026-11-25T14:00:00Z", "2026-11-26T13:00:00Z"], ids=["same day", "another day"])
async def test_a_reminder_that_waited_is_told_of_the_new_time_alone_after_a_move(
    reminded: Reminded, start: str
) -> None:
    await reminded.world.run("bookings", "reschedule_booking", SARAH, **reminded.about, start_time=start)
    assert await reminded.told(EventType.BOOKING_REMINDER) == []
    reminded.world.published.clear()
    await reminded.passes(timedelta(hours=1) if start.startswith("2026-11-25") else timedelta(days=1))
    assert len(await reminded.told(EventType.BOOKING_REMINDER)) == 1


@pytest.mark.parametrize(("minutes", "count"), [(9, 1), (10, 0), (300, 0)])
async def test_a_reminder_that_waited_is_not_told_once_it_has_begun(
    reminded: Reminded, minutes: int, count: int
) -> None:
    reminded.world.clock.move(timedelta(minutes=minutes))
    assert len(await reminded.told(EventType.BOOKING_REMINDER)) == count


async def test_nobody_who_was_forgotten_is_reminded(reminded: Reminded) -> None:
    await reminded.world.run("bookings", "erase_person", SARAH)
    assert await reminded.told(EventType.BOOKING_REMINDER) == []


async def test_a_day_that_can_not_be_seen_to_keeps_no_other_from_being_seen_to(
    caplog: pytest.LogCaptureFixture,
) -> None:
    world = World()
    first, second = await world.a_salon(), await world.a_salon("Other", "+972503333333")
    for schedule, owner in ((first, OWNER), (second, "+972503333333")):
        booked = await world.book(schedule, SARAH)
        await world.run("bookings", "confirm_booking", owner, booking_id=booked["booking_id"])
    world.clock.move(timedelta(days=3))
    bookings = world.services["bookings"]
    pass_time = bookings._pass_time
    [broken] = await world.store.find(ScheduleDay, {"schedule_id": first})

    async def failing(entity: Entity) -> Entity:
        if entity.id == broken.id:
            raise ValueError("a fault of ours")
        return await pass_time(entity)

    bookings._pass_time = failing  # type: ignore[method-assign]
    assert await bookings.run_due() == 2

    [other] = await world.store.find(ScheduleDay, {"schedule_id": second})
    assert [one.status for one in other.bookings] == [BookingStatus.COMPLETED]
    assert "due work failed" in caplog.text
    assert await bookings.run_due() == 0  # it is put off
    bookings._pass_time = pass_time  # type: ignore[method-assign]
    world.clock.move(LOOKED_AT_AGAIN_AFTER)
    assert await bookings.run_due() == 1
