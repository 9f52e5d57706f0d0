"""What becomes of a booking: by its people, and by time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skeji_ray.domain.bookings import change_status, hold, pass_time
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.errors import BusinessError
from skeji_ray.messages.events import EventType
from skeji_ray.messages.views import BookingStatus
from tests.support.domain import NOON, OWNER, SARAH, a_booking, a_day, a_schedule, act

SALON = a_schedule()
START = datetime(2026, 11, 25, 7, tzinfo=UTC)
END = START + timedelta(minutes=45)


def a_held_day(status: BookingStatus = BookingStatus.PENDING, now: datetime = NOON) -> ScheduleDay:
    booking = a_booking("booking", START, END, status=status).model_copy(update={"created_at": now})
    return hold(a_day(SALON), SALON, booking, act("hold", SARAH, now))


def quiet(day: ScheduleDay) -> ScheduleDay:
    """Its events acknowledged."""
    return day.acknowledged(frozenset(event.event_id for event in day.outbox))


def changed(day: ScheduleDay, event: EventType, now: datetime = NOON) -> BookingStatus:
    return change_status(day, "booking", event, act(event, OWNER, now)).bookings[0].status


def test_a_pending_booking_is_approved_declined_or_cancelled() -> None:
    assert changed(a_held_day(), EventType.BOOKING_APPROVED) is BookingStatus.CONFIRMED
    assert changed(a_held_day(), EventType.BOOKING_DECLINED) is BookingStatus.DECLINED
    assert changed(a_held_day(), EventType.BOOKING_CANCELLED) is BookingStatus.CANCELLED


def test_a_confirmed_booking_that_has_begun_can_be_cancelled_or_completed() -> None:
    confirmed = a_held_day(BookingStatus.CONFIRMED)
    begun = START + timedelta(minutes=5)
    assert changed(confirmed, EventType.BOOKING_CANCELLED, begun) is BookingStatus.CANCELLED
    assert changed(confirmed, EventType.BOOKING_COMPLETED, begun) is BookingStatus.COMPLETED


@pytest.mark.parametrize("status", [s for s in BookingStatus if not s.is_open])
@pytest.mark.parametrize("event", [EventType.BOOKING_APPROVED, EventType.BOOKING_DECLINED, EventType.BOOKING_CANCELLED])
def test_nothing_leaves_an_ended_status(status: BookingStatus, event: EventType) -> None:
    day = a_day(SALON).with_booking(a_booking("booking", START, END, status=status))
    with pytest.raises(BusinessError) as refusal:
        changed(day, event)
    assert refusal.value.failure_code == f"already_{status}"


def test_what_should_have_expired_can_not_be_approved_any_more() -> None:
    with pytest.raises(BusinessError) as refusal:
        changed(a_held_day(), EventType.BOOKING_APPROVED, START)
    assert refusal.value.failure_code == "already_expired"


def test_a_pending_booking_expires_after_a_day_or_at_its_start() -> None:
    assert quiet(a_held_day()).due_at == START
    assert quiet(a_held_day(now=START - timedelta(hours=30))).due_at == START - timedelta(hours=6)
    assert pass_time(a_held_day(), START).bookings[0].status is BookingStatus.EXPIRED


def test_a_confirmed_booking_is_reminded_of_once_then_completed() -> None:
    day = quiet(a_held_day(BookingStatus.CONFIRMED))
    assert day.due_at == START - timedelta(minutes=10)
    day = pass_time(day, START - timedelta(minutes=10))
    assert [event.type for event in day.outbox] == [EventType.BOOKING_REMINDER]
    assert pass_time(quiet(day), START) == quiet(day)
    assert quiet(day).due_at == END
    assert pass_time(day, END).bookings[0].status is BookingStatus.COMPLETED


def test_what_is_booked_or_approved_less_than_ten_minutes_ahead_gets_no_reminder() -> None:
    at_least = START - timedelta(minutes=10)
    assert quiet(a_held_day(BookingStatus.CONFIRMED, now=at_least)).due_at == at_least
    late = at_least + timedelta(seconds=1)
    assert quiet(a_held_day(BookingStatus.CONFIRMED, now=late)).due_at == END
    approved = change_status(a_held_day(), "booking", EventType.BOOKING_APPROVED, act("approve", OWNER, late))
    assert quiet(approved).due_at == END


def test_after_an_outage_nobody_is_reminded_of_what_has_begun() -> None:
    day = pass_time(quiet(a_held_day(BookingStatus.CONFIRMED)), START + timedelta(minutes=1))
    assert not day.outbox
    assert day.due_at == END


def test_nothing_due_leaves_the_day_as_it_is() -> None:
    day = a_held_day()
    assert pass_time(day, NOON + timedelta(minutes=1)) is day


def test_what_is_unpublished_falls_due_in_two_seconds() -> None:
    assert a_held_day().due_at == NOON + timedelta(seconds=2)


def test_events_stand_in_order_until_they_are_acknowledged() -> None:
    day = change_status(a_held_day(), "booking", EventType.BOOKING_APPROVED, act("approve"))
    assert [(event.type, event.entity_version) for event in day.outbox] == [
        (EventType.BOOKING_CREATED, 1),
        (EventType.BOOKING_APPROVED, 2),
    ]
    left = day.acknowledged(frozenset({day.outbox[0].event_id}))
    assert [event.type for event in left.outbox] == [EventType.BOOKING_APPROVED]
    assert left.due_at == day.due_at


def test_an_event_names_the_message_that_caused_it_and_who_acted() -> None:
    day = change_status(a_held_day(), "booking", EventType.BOOKING_APPROVED, act("approve"))
    assert [(event.correlation_id, event.actor) for event in day.outbox] == [
        ("correlation of hold", SARAH),
        ("correlation of approve", OWNER),
    ]


def test_a_day_knows_whose_bookings_are_open_and_whether_one_waits() -> None:
    day = a_held_day()
    assert (day.customers, day.waiting) == ((SARAH,), True)
    day = change_status(day, "booking", EventType.BOOKING_APPROVED, act("approve"))
    assert (day.customers, day.waiting) == ((SARAH,), False)
    day = change_status(day, "booking", EventType.BOOKING_CANCELLED, act("cancel"))
    assert (day.customers, day.waiting) == ((), False)
