"""The steps of a move, each done again or too late; and holds, moves and cancellations in any order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.domain.availability import check_span
from skeji_ray.domain.bookings import change_status, hold
from skeji_ray.domain.day import Arrival, ScheduleDay
from skeji_ray.domain.moves import arrive, depart, forget, movable, move_within, new_span, settle
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import BusinessError
from skeji_ray.messages.events import EventType
from skeji_ray.messages.views import BookingStatus
from tests.support.domain import NOON, SARAH, TOMORROW, a_booking, a_day, a_schedule, act
from tests.support.examples import examples

SALON = a_schedule()
NEXT_DAY = date(2026, 11, 26)
THREE = datetime(2026, 11, 25, 13, tzinfo=UTC)
THERE = THREE + timedelta(days=1)
MEETING = timedelta(minutes=45)


def an_arrival(command: str = "move", start: datetime = THERE, moves: int = 0, booking_id: str = "booking") -> Arrival:
    return Arrival(
        act=act(command, SARAH),
        booking_id=booking_id,
        customer=SARAH,
        start=start,
        end=start + MEETING,
        from_day=a_day(SALON, TOMORROW).id,
        moves=moves,
    )


def a_held_day(moves: int = 0) -> ScheduleDay:
    booking = a_booking("booking", THREE, THREE + MEETING).model_copy(update={"moves": moves})
    return hold(a_day(SALON), SALON, booking, act("hold", SARAH))


def test_each_step_done_again_changes_nothing() -> None:
    arrival = an_arrival()
    new = arrive(a_day(SALON, NEXT_DAY), SALON, arrival)
    assert arrive(new, SALON, arrival) is new
    old = depart(a_held_day(), arrival, new.id, NOON)
    assert depart(old, arrival, new.id, NOON) is old
    left = old.departure(arrival.way)
    assert left is not None
    done = settle(new, arrival, left.booking, NOON)
    assert settle(done, arrival, left.booking, NOON) is done
    assert arrive(done, SALON, arrival) is done
    gone = forget(old, arrival.way, NOON)
    assert forget(gone, arrival.way, NOON) is gone
    assert depart(gone, arrival, new.id, NOON) is gone


def test_a_mover_that_comes_too_late_does_not_take_away_what_has_come_back_meanwhile() -> None:
    back_again = a_held_day(moves=2)
    assert depart(back_again, an_arrival(moves=0), "elsewhere", NOON) is back_again


def test_whoever_still_sees_to_an_earlier_try_of_a_command_does_not_give_back_the_span_of_its_next() -> None:
    """Another mover was faster, so the command tries again from where the booking stands then."""
    earlier, later = an_arrival(moves=0), an_arrival(moves=1)
    new = arrive(a_day(SALON, NEXT_DAY), SALON, later)
    old = depart(a_held_day(moves=1), later, new.id, NOON)
    assert settle(new, earlier, None, NOON) is new
    assert old.departure(earlier.way) is None
    assert forget(old, earlier.way, NOON) is old
    left = old.departure(later.way)
    assert left is not None
    assert settle(new, later, left.booking, NOON).booking("booking") is not None


def test_what_does_not_leave_gives_its_span_back() -> None:
    cancelled = change_status(a_held_day(), "booking", EventType.BOOKING_CANCELLED, act("cancel", SARAH))
    arrival = an_arrival()
    new = arrive(a_day(SALON, NEXT_DAY), SALON, arrival)
    assert depart(cancelled, arrival, new.id, NOON).departure(arrival.way) is None
    freed = settle(new, arrival, None, NOON)
    assert (freed.occupied().held, freed.outbox, freed.booking_ids, freed.due_at) == ((), (), (), None)


def test_a_pending_booking_that_expires_on_its_way_does_not_leave() -> None:
    old = depart(a_held_day(), an_arrival(), "elsewhere", THREE)
    assert [booking.status for booking in old.bookings] == [BookingStatus.EXPIRED]
    with pytest.raises(BusinessError, match="already_expired"):
        movable(old, "booking", THREE)


def test_two_moves_of_one_booking_that_are_under_way_do_not_refuse_each_other() -> None:
    new = arrive(a_day(SALON, NEXT_DAY), SALON, an_arrival())
    both = arrive(new, SALON, an_arrival("another", THERE + timedelta(minutes=15)))
    assert len(both.arrivals) == 2


def test_one_person_holds_one_seat_of_a_slot_though_it_is_on_its_way() -> None:
    yoga = a_schedule(participants_per_slot=3)
    new = arrive(a_day(yoga, NEXT_DAY), yoga, an_arrival())
    with pytest.raises(BusinessError, match="already_booked"):
        arrive(new, yoga, an_arrival("another", booking_id="another booking"))


_STEPS = st.tuples(
    st.sampled_from(["hold", "hold", "move", "cancel"]),
    st.integers(min_value=0, max_value=7),
    st.sampled_from([TOMORROW, NEXT_DAY]),
    st.integers(min_value=9 * 4, max_value=18 * 4 - 1),
    st.sampled_from([None, 10, 60, 120]),
)
"""What is done, by which person, to which day and quarter of an hour, for an owner's own length of minutes."""


class _Calendar:
    """Two days of one schedule, as the service writes them."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self.days = {day.id: day for day in (a_day(schedule, TOMORROW), a_day(schedule, NEXT_DAY))}
        self._commands = 0

    def do(self, what: str, person: int, start: datetime, minutes: int | None) -> None:
        self._commands += 1
        command, by = f"command {self._commands}", f"+9725400000{person:02d}"
        mine = [(day, one) for day in self.days.values() for one in day.bookings if one.customer == by]
        theirs = next(((day, one) for day, one in mine if one.status.is_open), None)
        to = a_day(self._schedule, start.astimezone(self._schedule.zone).date()).id
        if what == "hold":
            length = timedelta(minutes=minutes) if minutes is not None else None
            end = check_span(self._schedule, start, start + length if length else None, NOON)
            booking = a_booking(command, start, end, by)
            self.days[to] = hold(self.days[to], self._schedule, booking, act(command, by))
        elif theirs is not None and what == "cancel":
            day, one = theirs
            self.days[day.id] = change_status(day, one.id, EventType.BOOKING_CANCELLED, act(command, by))
        elif theirs is not None:
            self._move(*theirs[:1], theirs[1].id, start, to, command, by)

    def _move(self, day: ScheduleDay, booking_id: str, start: datetime, to: str, command: str, by: str) -> None:
        booking = movable(day, booking_id, NOON)
        span = new_span(self._schedule, booking, start, NOON)
        if to == day.id:
            self.days[to] = move_within(day, self._schedule, booking_id, span, act(command, by))
            return
        arrival = Arrival(
            act=act(command, by),
            booking_id=booking_id,
            customer=by,
            start=span.start,
            end=span.end,
            from_day=day.id,
            moves=booking.moves,
        )
        self.days[to] = arrive(self.days[to], self._schedule, arrival)
        old = depart(day, arrival, to, NOON)
        left = old.departure(arrival.way)
        assert left is not None
        self.days[to] = settle(self.days[to], arrival, left.booking, NOON)
        self.days[day.id] = forget(old, arrival.way, NOON)

    def check(self) -> None:
        """Never an overlap, never over capacity, nothing left under way, no booking twice."""
        ids = [one.id for day in self.days.values() for one in day.bookings]
        assert len(ids) == len(set(ids))
        for day in self.days.values():
            assert not day.arrivals
            assert not day.departures
            spans = sorted(day.occupied().held)
            for earlier, later in pairwise(sorted(set(spans))):
                assert later.start - earlier.end >= self._schedule.pause
            assert all(spans.count(span) <= self._schedule.participants_per_slot for span in spans)
            assert all(one.start.astimezone(self._schedule.zone).date().isoformat() == day.date for one in day.bookings)


@settings(max_examples=examples(25))
@given(
    steps=st.lists(_STEPS, min_size=5, max_size=30),
    meeting=st.sampled_from([15, 45, 90]),
    pause=st.sampled_from([0, 15]),
    capacity=st.sampled_from([1, 1, 3]),
)
def test_holds_moves_and_cancellations_in_any_order_never_overlap(
    steps: list[tuple[str, int, date, int, int | None]], meeting: int, pause: int, capacity: int
) -> None:
    schedule = a_schedule(meeting_minutes=meeting, break_minutes=pause, participants_per_slot=capacity)
    calendar = _Calendar(schedule)
    for what, person, day, quarter, minutes in steps:
        start = datetime(day.year, day.month, day.day, quarter // 4, quarter % 4 * 15, tzinfo=schedule.zone)
        try:
            calendar.do(what, person, start.astimezone(UTC), minutes)
        except BusinessError:
            continue
        finally:
            calendar.check()
