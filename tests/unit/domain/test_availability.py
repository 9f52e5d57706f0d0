"""The slots of a day: hours, breaks, closed days, and the nights on which the clock is changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from skeji_ray.domain.availability import check_span, free_at, free_slots, instants_of, last_day, slots_of
from skeji_ray.domain.booking import Booking
from skeji_ray.domain.occupied import NOTHING, Occupied, Span
from skeji_ray.domain.schedule import Schedule
from skeji_ray.messages.views import BookingStatus
from tests.support.domain import NOON, TOMORROW, a_booking, a_day, a_schedule
from tests.support.examples import examples

SPRING = {
    "Asia/Jerusalem": (date(2026, 3, 27), date(2027, 3, 26)),
    "America/New_York": (date(2026, 3, 8), date(2027, 3, 14)),
}
AUTUMN = {
    "Asia/Jerusalem": (date(2026, 10, 25), date(2027, 10, 31)),
    "America/New_York": (date(2026, 11, 1), date(2027, 11, 7)),
}
SPRINGS = [(zone, day) for zone, days in SPRING.items() for day in days]
AUTUMNS = [(zone, day) for zone, days in AUTUMN.items() for day in days]


def walls(schedule: Schedule, day: date) -> list[str]:
    return [start.astimezone(schedule.zone).strftime("%H:%M") for start, _ in slots_of(schedule, day)]


def booked(*bookings: Booking) -> Occupied:
    return a_day(a_schedule()).model_copy(update={"bookings": bookings}).occupied()


def round_the_clock(zone: str, **params: int) -> Schedule:
    return a_schedule(
        zone, start_of_day="00:00", end_of_day="23:59", **{"meeting_minutes": 30, "break_minutes": 0, **params}
    )


def test_slots_are_a_meeting_and_a_break_apart() -> None:
    assert walls(a_schedule(), TOMORROW) == [f"{hour:02d}:00" for hour in range(9, 18)]


def test_the_last_meeting_ends_by_closing() -> None:
    schedule = a_schedule(meeting_minutes=60, break_minutes=30)
    assert walls(schedule, TOMORROW)[-1] == "16:30"


def test_a_closed_day_has_no_slot() -> None:
    assert walls(a_schedule(exceptions=[TOMORROW.isoformat()]), TOMORROW) == []
    assert walls(a_schedule(working_days=["sunday"]), TOMORROW) == []


def test_slots_are_told_by_the_schedules_own_clock() -> None:
    start, _ = next(slots_of(a_schedule("America/New_York"), TOMORROW))
    assert start == datetime(2026, 11, 25, 14, tzinfo=UTC)


def test_three_in_the_afternoon_is_another_instant_in_summer() -> None:
    salon = a_schedule()
    assert instants_of(salon, date(2026, 11, 25), time(15)) == [datetime(2026, 11, 25, 13, tzinfo=UTC)]
    assert instants_of(salon, date(2026, 7, 25), time(15)) == [datetime(2026, 7, 25, 12, tzinfo=UTC)]


@pytest.mark.parametrize(("zone", "day"), SPRINGS)
def test_an_hour_that_is_skipped_has_no_slots(zone: str, day: date) -> None:
    shown = walls(round_the_clock(zone), day)
    assert "01:30" in shown
    assert "03:00" in shown
    assert not {"02:00", "02:30"} & set(shown)
    assert len(shown) == len(set(shown)) == 45


@pytest.mark.parametrize(("zone", "day"), AUTUMNS)
def test_an_hour_that_is_repeated_has_two_distinct_slots(zone: str, day: date) -> None:
    schedule = round_the_clock(zone)
    spans = list(slots_of(schedule, day))
    shown = walls(schedule, day)
    assert shown.count("01:00") == shown.count("01:30") == 2
    assert len(spans) == len(set(spans)) == 49
    assert all(later[0] == earlier[1] for earlier, later in pairwise(spans))


@pytest.mark.parametrize(("zone", "day"), SPRINGS + AUTUMNS)
def test_ordinary_hours_keep_their_slots_when_the_clock_is_changed(zone: str, day: date) -> None:
    assert walls(a_schedule(zone), day) == [f"{hour:02d}:00" for hour in range(9, 18)]


@settings(max_examples=examples(30))
@given(
    zone=st.sampled_from(sorted(SPRING)),
    day=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    meeting=st.sampled_from([5, 45, 90, 480]),
    pause=st.sampled_from([0, 15, 60]),
    hours=st.sampled_from([("00:00", "23:59"), ("01:00", "03:30"), ("02:30", "04:00"), ("09:00", "18:00")]),
)
def test_every_free_slot_lies_in_its_local_day_and_can_be_booked(
    zone: str, day: date, meeting: int, pause: int, hours: tuple[str, str]
) -> None:
    opens, closes = hours
    assume(meeting <= 90 or closes > "12:00")  # else nobody could ever meet
    schedule = a_schedule(zone, meeting_minutes=meeting, break_minutes=pause, start_of_day=opens, end_of_day=closes)
    now = datetime.combine(day, time(), UTC) - timedelta(days=2)
    for slot in free_slots(schedule, day, NOTHING, now):
        assert slot.start.astimezone(ZoneInfo(zone)).date() == day == slot.end.astimezone(ZoneInfo(zone)).date()
        assert slot.end - slot.start == timedelta(minutes=meeting)
        assert check_span(schedule, slot.start, None, now) == slot.end


def test_what_is_over_is_not_free() -> None:
    free = free_slots(a_schedule(), NOON.date(), NOTHING, NOON)
    assert free[0].start == NOON


def test_a_booking_and_its_break_are_not_free_and_a_cancelled_one_is() -> None:
    salon = a_schedule()
    start, end = next(slots_of(salon, TOMORROW))
    late = a_booking("late", start + timedelta(minutes=30), end + timedelta(minutes=30))
    assert len(free_slots(salon, TOMORROW, booked(late), NOON)) == 7
    cancelled = late.model_copy(update={"status": BookingStatus.CANCELLED})
    assert len(free_slots(salon, TOMORROW, booked(cancelled), NOON)) == 9


def test_a_group_slot_tells_how_many_seats_are_left() -> None:
    yoga = a_schedule(participants_per_slot=3)
    start, end = next(slots_of(yoga, TOMORROW))
    assert free_slots(yoga, TOMORROW, booked(a_booking("one", start, end)), NOON)[0].seats == 2


def test_a_time_between_two_slots_is_free_when_nobody_is_near() -> None:
    salon = a_schedule()
    start = datetime(2026, 11, 25, 13, 30, tzinfo=UTC)
    assert free_at(salon, start, NOTHING, NOON) is not None
    near = a_booking("near", start + timedelta(minutes=30), start + timedelta(minutes=75))
    assert free_at(salon, start, booked(near), NOON) is None


def test_the_last_day_that_is_offered_can_be_booked_until_it_ends() -> None:
    salon = a_schedule()
    day = last_day(salon, NOON)
    assert day == date(2027, 1, 25)
    assert [check_span(salon, slot.start, None, NOON) for slot in free_slots(salon, day, NOTHING, NOON)]
    assert free_slots(salon, day + timedelta(days=1), NOTHING, NOON) == []


def test_a_block_is_not_free_and_needs_no_break_around_it() -> None:
    salon = a_schedule()
    one, ten = (datetime(2026, 11, 25, hour, tzinfo=UTC) for hour in (11, 12))
    blocked = Occupied(blocked=(Span(one, ten),))
    free = [slot.start for slot in free_slots(salon, TOMORROW, blocked, NOON)]
    assert one not in free
    assert ten in free
    assert one - timedelta(minutes=60) in free
    assert free_at(salon, one - timedelta(minutes=45), blocked, NOON) is not None
    assert free_at(salon, one - timedelta(minutes=44), blocked, NOON) is None
