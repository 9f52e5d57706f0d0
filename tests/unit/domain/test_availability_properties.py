"""What is offered is what can be booked, over random calendars, around the nights on which the clock is changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.domain.availability import Slot, check_span, free_at, free_slots
from skeji_ray.domain.blocks import block
from skeji_ray.domain.bookings import hold, pass_time
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import BusinessError
from skeji_ray.messages.when import WEEKDAYS
from tests.support.domain import SARAH, a_booking, a_day, a_schedule, act
from tests.support.examples import examples

CHANGES = {
    "Asia/Jerusalem": (date(2026, 3, 27), date(2026, 10, 25), date(2027, 3, 26), date(2027, 10, 31)),
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1), date(2027, 3, 14), date(2027, 11, 7)),
    "America/Los_Angeles": (date(2026, 3, 8), date(2026, 11, 1), date(2027, 3, 14), date(2027, 11, 7)),
}
_NIGHTS = st.sampled_from([(zone, night) for zone, nights in CHANGES.items() for night in nights])
_HOURS = st.sampled_from(
    [("00:00", "23:59"), ("00:30", "04:00"), ("01:30", "03:30"), ("02:30", "05:00"), ("09:00", "18:00")]
)
MINUTE = timedelta(minutes=1)


@st.composite
def calendars(draw: st.DrawFn) -> tuple[Schedule, ScheduleDay, date, datetime]:
    """A schedule, one of its days near a change of the clock with what is booked and blocked on it, and now."""
    zone, night = draw(_NIGHTS)
    day = night + timedelta(days=draw(st.sampled_from([-1, 0, 0, 0, 1])))
    opens, closes = draw(_HOURS)
    closed = draw(st.sampled_from([[], [], [], [], [day.isoformat()], [(day + timedelta(days=1)).isoformat()]]))
    weekdays = draw(st.sampled_from([WEEKDAYS, WEEKDAYS, WEEKDAYS, WEEKDAYS[:4]]))
    schedule = a_schedule(
        zone,
        start_of_day=opens,
        end_of_day=closes,
        meeting_minutes=draw(st.sampled_from([15, 20, 45, 60])),
        break_minutes=draw(st.sampled_from([0, 0, 10, 15])),
        participants_per_slot=draw(st.sampled_from([1, 1, 2])),
        exceptions=closed,
        working_days=weekdays,
    )
    midnight = datetime.combine(day, time(), schedule.zone).astimezone(UTC)
    now = midnight + timedelta(minutes=draw(st.sampled_from([-1440, -60, 75, 150, 600])))
    minutes = st.integers(min_value=0, max_value=25 * 12 - 1).map(lambda number: 5 * number)
    filled = _filled(schedule, a_day(schedule, day), midnight, draw(st.lists(minutes, max_size=12)), now)
    for number, minute in enumerate(draw(st.lists(minutes, max_size=2))):
        start = midnight + timedelta(minutes=minute)
        filled = block(filled, start, start + timedelta(minutes=40), act(f"block {number}", at=now))
    # What is held for this very instant expires in it: the due scan has been there before anybody asks.
    return schedule, pass_time(filled, now), day, now


def _filled(schedule: Schedule, day: ScheduleDay, midnight: datetime, minutes: list[int], now: datetime) -> ScheduleDay:
    for number, minute in enumerate(minutes):
        try:
            day = held(day, schedule, midnight + timedelta(minutes=minute), f"customer {number}", now)
        except BusinessError:
            continue
    return day


def held(day: ScheduleDay, schedule: Schedule, start: datetime, by: str, now: datetime) -> ScheduleDay:
    """As the service holds: by the hours first, then by what stands there."""
    end = check_span(schedule, start, None, now)
    if start.astimezone(schedule.zone).date().isoformat() != day.date:
        raise BusinessError("another_day")
    booking = a_booking(by, start, end, by).model_copy(update={"created_at": now})
    return hold(day, schedule, booking, act(by, by, now))


def can_be_held(day: ScheduleDay, schedule: Schedule, start: datetime, now: datetime) -> bool:
    try:
        held(day, schedule, start, SARAH, now)
    except BusinessError:
        return False
    return True


def on_the_grid(schedule: Schedule, day: date) -> set[datetime]:
    """By another way than the product's: every minute of the day, by what its wall clock shows."""
    opens, closes = (time.fromisoformat(text) for text in (schedule.start_of_day, schedule.end_of_day))
    step = schedule.meeting_minutes + schedule.break_minutes
    first = opens.hour * 60 + opens.minute
    midnight = datetime.combine(day, time(), ZoneInfo(schedule.time_zone)).astimezone(UTC)
    found = set()
    for number in range(26 * 60):
        instant = midnight + number * MINUTE
        wall = instant.astimezone(schedule.zone)
        minute = wall.hour * 60 + wall.minute - first
        ends = datetime.combine(day, wall.time()) + schedule.meeting
        fits = ends <= datetime.combine(day, closes)
        if wall.date() == day and minute >= 0 and minute % step == 0 and fits:
            found.add(instant)
    return found


@settings(max_examples=examples(30))
@given(calendar=calendars())
def test_every_slot_that_is_offered_can_be_booked_and_every_one_on_the_grid_that_can_be_is_offered(
    calendar: tuple[Schedule, ScheduleDay, date, datetime],
) -> None:
    schedule, taken, day, now = calendar
    offered = {slot.start for slot in free_slots(schedule, day, taken.occupied(), now)}
    assert offered == {start for start in on_the_grid(schedule, day) if can_be_held(taken, schedule, start, now)}


@settings(max_examples=examples(20))
@given(calendar=calendars(), minute=st.integers(min_value=0, max_value=25 * 60))
def test_any_minute_is_free_exactly_when_it_can_be_booked(
    calendar: tuple[Schedule, ScheduleDay, date, datetime], minute: int
) -> None:
    schedule, taken, day, now = calendar
    start = datetime.combine(day, time(), schedule.zone).astimezone(UTC) + minute * MINUTE
    if start.astimezone(schedule.zone).date() == day:
        slot = free_at(schedule, start, taken.occupied(), now)
        assert (slot is not None) == can_be_held(taken, schedule, start, now)


@settings(max_examples=examples(30))
@given(calendar=calendars())
def test_nothing_is_offered_outside_the_hours_in_a_break_in_a_block_or_on_a_closed_day(
    calendar: tuple[Schedule, ScheduleDay, date, datetime],
) -> None:
    schedule, taken, day, now = calendar
    slots = free_slots(schedule, day, taken.occupied(), now)
    if not schedule.works_on(day):
        assert slots == []
    for slot in slots:
        _is_within(schedule, day, slot, now)
        for other in (one for one in taken.bookings if one.status.holds_its_slot):
            joined = (other.start, other.end) == slot[:2] and schedule.participants_per_slot > 1
            apart = slot.end + schedule.pause <= other.start or other.end + schedule.pause <= slot.start
            assert joined or apart
        assert all(slot.end <= one.start or one.end <= slot.start for one in taken.blocks)
    assert len({slot.start for slot in slots}) == len(slots)


def _is_within(schedule: Schedule, day: date, slot: Slot, now: datetime) -> None:
    start, end = slot.start.astimezone(schedule.zone), slot.end.astimezone(schedule.zone)
    assert start.date() == end.date() == day
    assert now <= slot.start
    assert schedule.start_of_day <= f"{start:%H:%M}"
    assert f"{end:%H:%M}" <= schedule.end_of_day
    assert slot.end - slot.start == schedule.meeting
    assert 1 <= slot.seats <= schedule.participants_per_slot
    naive = start.replace(tzinfo=None)  # a time that the clock has shown: it is no hour that was skipped
    assert naive.replace(tzinfo=schedule.zone, fold=start.fold).astimezone(UTC) == slot.start
