"""Holding a slot: no two bookings over each other, groups until they are full, the break kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.domain.availability import check_span, free_slots
from skeji_ray.domain.booking import Booking
from skeji_ray.domain.bookings import change_status, hold
from skeji_ray.domain.day import MOST_BOOKINGS_A_DAY, ScheduleDay
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import BusinessError
from skeji_ray.messages.events import EventType
from skeji_ray.messages.views import BookingStatus
from tests.support.domain import DAN, NOON, SARAH, TOMORROW, a_booking, a_day, a_schedule, act
from tests.support.examples import examples

SALON = a_schedule()


def at(hour: int, minute: int = 0) -> datetime:
    """Tomorrow, by the clock of Tel Aviv."""
    return datetime(2026, 11, 25, hour, minute, tzinfo=SALON.zone).astimezone(UTC)


def held(
    day: ScheduleDay,
    start: datetime,
    by: str,
    schedule: Schedule = SALON,
    now: datetime = NOON,
    command: str | None = None,
) -> ScheduleDay:
    command = command or f"{by} at {start}"
    end = check_span(schedule, start, None, now)
    return hold(day, schedule, a_booking(command, start, end, by), act(command, by, now))


def refused(day: ScheduleDay, start: datetime, by: str, schedule: Schedule = SALON) -> str:
    with pytest.raises(BusinessError) as refusal:
        held(day, start, by, schedule)
    return refusal.value.failure_code


def test_two_customers_can_not_hold_the_same_slot() -> None:
    assert refused(held(a_day(SALON), at(15), SARAH), at(15), DAN) == "slot_taken"


def test_a_slot_can_not_begin_within_another_booking() -> None:
    assert refused(held(a_day(SALON), at(15), SARAH), at(15, 30), DAN) == "slot_taken"


def test_a_slot_can_not_begin_within_the_break_after_another() -> None:
    assert refused(held(a_day(SALON), at(15), SARAH), at(15, 50), DAN) == "slot_taken"


def test_a_slot_can_not_run_into_the_break_before_another() -> None:
    assert refused(held(a_day(SALON), at(15), SARAH), at(14, 5), DAN) == "slot_taken"


def test_back_to_back_is_free_where_there_is_no_break() -> None:
    schedule = a_schedule(break_minutes=0)
    day = held(a_day(schedule), at(15), SARAH, schedule)
    assert len(held(day, at(15, 45), DAN, schedule).bookings) == 2


def test_a_customer_may_begin_between_two_slots_where_they_are_alone() -> None:
    assert held(a_day(SALON), at(15, 30), SARAH).bookings[0].end == at(16, 15)


def test_a_group_meets_on_the_grid() -> None:
    yoga = a_schedule(participants_per_slot=10)
    assert refused(a_day(yoga), at(15, 30), SARAH, yoga) == "outside_hours"


def test_a_group_slot_is_joined_until_it_is_full() -> None:
    yoga = a_schedule(participants_per_slot=2)
    day = held(held(a_day(yoga), at(15), SARAH, yoga), at(15), DAN, yoga)
    assert refused(day, at(15), "+972543333333", yoga) == "slot_taken"


def test_one_person_holds_one_seat_of_a_slot() -> None:
    yoga = a_schedule(participants_per_slot=2)
    day = held(a_day(yoga), at(15), SARAH, yoga)
    with pytest.raises(BusinessError, match="already_booked"):
        held(day, at(15), SARAH, yoga, command="another message of hers")


def test_a_cancelled_booking_gives_its_slot_back() -> None:
    day = held(a_day(SALON), at(15), SARAH)
    day = change_status(day, day.bookings[0].id, EventType.BOOKING_CANCELLED, act("cancel", SARAH))
    assert held(day, at(15), DAN).bookings[-1].status is BookingStatus.PENDING


def test_a_pending_booking_that_should_have_expired_holds_nothing() -> None:
    start = datetime(2026, 11, 27, 13, tzinfo=UTC)
    day = held(a_day(SALON, date(2026, 11, 27)), start, SARAH)
    later = NOON + timedelta(hours=24)
    statuses = {one.customer: one.status for one in held(day, start, DAN, now=later).bookings}
    assert statuses == {SARAH: BookingStatus.EXPIRED, DAN: BookingStatus.PENDING}


def test_the_same_command_again_changes_nothing_and_is_answered_the_same() -> None:
    day = held(a_day(SALON), at(15), SARAH)
    assert held(day, at(15), SARAH) is day
    told = day.replied(f"{SARAH} at {at(15)}")
    confirmed = change_status(day, day.bookings[0].id, EventType.BOOKING_APPROVED, act("approve"))
    assert confirmed.replied(f"{SARAH} at {at(15)}") == told


@pytest.mark.parametrize("hour", [8, 18, 23])
def test_outside_the_working_hours_nothing_is_held(hour: int) -> None:
    assert refused(a_day(SALON), at(hour), SARAH) == "outside_hours"


def test_a_meeting_ends_before_closing() -> None:
    assert refused(a_day(SALON), at(17, 30), SARAH) == "outside_hours"


def test_on_a_closed_day_nothing_is_held() -> None:
    assert refused(a_day(SALON), at(15), SARAH, a_schedule(exceptions=["2026-11-25"])) == "outside_hours"
    assert refused(a_day(SALON), at(15), SARAH, a_schedule(working_days=["monday"])) == "outside_hours"


def test_the_past_and_the_far_future_are_refused() -> None:
    assert refused(a_day(SALON), at(15) - timedelta(days=2), SARAH) == "in_the_past"
    assert refused(a_day(SALON), at(15) + timedelta(days=62), SARAH) == "too_far"


def test_a_time_between_two_minutes_is_refused() -> None:
    assert refused(a_day(SALON), at(15) + timedelta(seconds=1), SARAH) == "invalid_param"


def test_what_gave_its_slot_back_is_forgotten_before_a_day_outgrows_its_document() -> None:
    day, count = a_day(SALON), MOST_BOOKINGS_A_DAY
    ended = tuple(a_booking(str(n), at(9), at(9, 45), status=BookingStatus.CANCELLED) for n in range(count))
    day = held(day.model_copy(update={"bookings": ended}), at(15), DAN)
    assert len(day.bookings) == count // 2 + 1
    assert day.customers == (DAN,)


_STARTS = st.integers(min_value=0, max_value=24 * 12 - 1).map(lambda number: at(0) + timedelta(minutes=5 * number))
_PEOPLE = st.sampled_from([f"+97254000000{number}" for number in range(8)])


@settings(max_examples=examples(30))
@given(
    wishes=st.lists(st.tuples(_STARTS, _PEOPLE), max_size=25),
    meeting=st.sampled_from([5, 20, 45, 90]),
    pause=st.sampled_from([0, 10, 15]),
    capacity=st.sampled_from([1, 1, 3]),
)
def test_whatever_is_asked_for_no_two_held_bookings_overlap(
    wishes: list[tuple[datetime, str]], meeting: int, pause: int, capacity: int
) -> None:
    schedule = a_schedule(meeting_minutes=meeting, break_minutes=pause, participants_per_slot=capacity)
    day = a_day(schedule)
    for start, by in wishes:
        try:
            day = held(day, start, by, schedule)
        except BusinessError:
            continue
    _is_sound(day.bookings, schedule)


@settings(max_examples=examples(30))
@given(choices=st.lists(st.integers(min_value=0, max_value=50), max_size=20), capacity=st.sampled_from([1, 3]))
def test_every_offered_slot_can_be_held(choices: list[int], capacity: int) -> None:
    schedule = a_schedule(participants_per_slot=capacity)
    day = a_day(schedule)
    for number, choice in enumerate(choices):
        offered = free_slots(schedule, TOMORROW, day.occupied(), NOON)
        if not offered:
            break
        day = held(day, offered[choice % len(offered)].start, f"+9725400001{number:02d}", schedule)
    assert day.booking("none") is None
    _is_sound(day.bookings, schedule)


def _is_sound(bookings: tuple[Booking, ...], schedule: Schedule) -> None:
    for one in bookings:
        together = [other for other in bookings if other.start < one.end and one.start < other.end]
        assert all((other.start, other.end) == (one.start, one.end) for other in together)
        assert len(together) <= schedule.participants_per_slot
    spans = sorted({(one.start, one.end) for one in bookings})
    assert all(later[0] - earlier[1] >= schedule.pause for earlier, later in pairwise(spans))
