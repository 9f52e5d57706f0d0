"""A span taken out of a day, and those whose booking a change leaves at a time that is no longer offered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skeji_ray.domain.blocks import block
from skeji_ray.domain.booking import MOST_ANSWERS, Booking
from skeji_ray.domain.bookings import change_status, disturbed, hold
from skeji_ray.domain.day import MOST_BLOCKS_A_DAY, ScheduleDay
from skeji_ray.errors import BusinessError
from skeji_ray.messages.events import EventType
from skeji_ray.messages.views import BookingStatus
from tests.support.domain import DAN, NOON, OWNER, SARAH, a_booking, a_day, a_schedule, act

SALON = a_schedule()
TWO = datetime(2026, 11, 25, 12, tzinfo=UTC)
"""Tomorrow, 14:00 in Tel Aviv."""
FOUR = TWO + timedelta(hours=2)
MEETING = timedelta(minutes=45)


def blocked(day: ScheduleDay) -> ScheduleDay:
    return block(day, TWO, FOUR, act("block"))


def booked(day: ScheduleDay, start: datetime, by: str = SARAH, minutes: int = 45) -> ScheduleDay:
    command = f"{by} at {start}"
    return hold(day, SALON, a_booking(command, start, start + timedelta(minutes=minutes), by), act(command, by))


def is_in_the_span(booking: Booking) -> bool:
    return booking.end > TWO and booking.start < FOUR


def test_nobody_books_in_a_block_and_next_to_it_no_break_is_kept() -> None:
    day = blocked(a_day(SALON))
    for start in (TWO, TWO + timedelta(minutes=30), TWO - timedelta(minutes=44), FOUR - timedelta(minutes=1)):
        with pytest.raises(BusinessError, match="slot_taken"):
            booked(day, start)
    assert len(booked(booked(day, TWO - MEETING), FOUR, DAN).bookings) == 2


def test_what_is_booked_in_a_block_stands() -> None:
    day = booked(a_day(SALON), TWO)
    assert blocked(day).bookings == day.bookings


def test_the_same_command_blocks_once() -> None:
    day = blocked(a_day(SALON))
    assert blocked(day) is day
    assert len(block(day, TWO, FOUR, act("another")).blocks) == 2


def test_a_day_takes_so_many_blocks_and_no_more() -> None:
    day = a_day(SALON)
    for number in range(MOST_BLOCKS_A_DAY):
        day = block(day, TWO, FOUR, act(f"block {number}"))
    with pytest.raises(BusinessError) as refusal:
        block(day, TWO, FOUR, act("one more"))
    assert (refusal.value.failure_code, str(refusal.value.limit)) == ("too_many_blocks", str(MOST_BLOCKS_A_DAY))


def test_those_with_an_open_booking_in_the_span_are_told_once() -> None:
    day = booked(booked(a_day(SALON), TWO), FOUR, DAN)
    told = disturbed(day, is_in_the_span, act("block"))
    [event] = [one for one in told.outbox if one.type is EventType.BOOKING_AFFECTED]
    assert event.booking is not None
    assert (event.booking.customer, event.booking.status) == (SARAH, BookingStatus.PENDING)
    assert (event.entity_version, event.actor) == (2, OWNER)
    assert disturbed(told, is_in_the_span, act("block")) is told
    assert len(disturbed(told, is_in_the_span, act("another")).outbox) == len(told.outbox) + 1


def test_nobody_is_told_of_a_booking_that_has_ended() -> None:
    day = booked(a_day(SALON), TWO)
    day = change_status(day, day.bookings[0].id, EventType.BOOKING_CANCELLED, act("cancel", SARAH))
    assert disturbed(day, is_in_the_span, act("block", at=NOON)) is day


def test_a_booking_remembers_what_made_it_and_its_latest_commands() -> None:
    day = booked(a_day(SALON), TWO)
    for number in range(MOST_ANSWERS * 2):
        day = disturbed(day, is_in_the_span, act(f"change {number}"))
    answers = list(day.bookings[0].answers)
    assert len(answers) == MOST_ANSWERS
    assert (answers[0], answers[-1]) == (f"{SARAH} at {TWO}", f"change {MOST_ANSWERS * 2 - 1}")
