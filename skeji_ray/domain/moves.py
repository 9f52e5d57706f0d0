"""A booking's way to another time: within its day in one write, to another day in an order that may stop anywhere.

Of two days none is written with the other. The new one keeps the span (`arrive`); the old one lets the booking go,
or not, by what stands there at that moment (`depart`); the new one takes it in, or gives the span back (`settle`);
the old one forgets it (`forget`). Each step is a function of its document, and the same when it is done again.
"""

from __future__ import annotations

from datetime import datetime

from skeji_ray.domain.availability import check_span
from skeji_ray.domain.booking import Booking
from skeji_ray.domain.bookings import check_room, pass_time, reminded_if_late, standing, told
from skeji_ray.domain.day import Arrival, Departure, ScheduleDay, Way
from skeji_ray.domain.entity import Act
from skeji_ray.domain.occupied import Span
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import BusinessError
from skeji_ray.messages.events import EventType
from skeji_ray.messages.views import BookingStatus


def new_span(schedule: Schedule, booking: Booking, start: datetime, now: datetime) -> Span:
    """Where a booking of this length stands when it begins at `start`. Raises BusinessError as `check_span`, and
    `already_booked` when that is where it stands."""
    if start == booking.start:
        raise BusinessError("already_booked", field="start_time")
    length = booking.end - booking.start
    own_length = length != schedule.meeting
    return Span(start, check_span(schedule, start, start + length if own_length else None, now))


def movable(day: ScheduleDay, booking_id: str, now: datetime) -> Booking:
    """The booking as time has left it. Raises BusinessError `not_found`, or `already_<status>` when it has ended."""
    booking = standing(pass_time(day, now), booking_id)
    if not booking.status.is_open:
        raise BusinessError(f"already_{booking.status}", field="booking_id")
    return booking


def move_within(day: ScheduleDay, schedule: Schedule, booking_id: str, span: Span, act: Act) -> ScheduleDay:
    """To another time of the same day. Raises BusinessError as `movable` and `check_room`."""
    if day.replied(act.command_id) is not None:
        return day
    booking = movable(day, booking_id, act.at)
    day = pass_time(day, act.at)
    moved = _moved(booking, span, act, act.at)
    check_room(day, schedule, moved)
    return told(day, moved, EventType.BOOKING_MOVED, act)


def arrive(day: ScheduleDay, schedule: Schedule, arrival: Arrival) -> ScheduleDay:
    """Keep the span for it. Raises BusinessError as `check_room`."""
    now = arrival.act.at
    if day.arrival(arrival.way) is not None or day.replied(arrival.act.command_id) is not None:
        return day
    day = pass_time(day, now).trimmed()
    check_room(day, schedule, arrival)
    return day.having(arrivals=(*day.arrivals, arrival)).emitting(now=now)


def depart(day: ScheduleDay, arrival: Arrival, to_day: str, now: datetime) -> ScheduleDay:
    """Let it go, if it is open and stands here still; whether it left is told by `departure`."""
    if day.departure(arrival.way) is not None:
        return day
    day = pass_time(day, now)
    booking = day.booking(arrival.booking_id)
    if booking is None or not booking.status.is_open or booking.moves != arrival.moves:
        return day
    left = Departure(
        command_id=arrival.act.command_id,
        booking=_moved(booking, Span(arrival.start, arrival.end), arrival.act, now),
        to_day=to_day,
        left_at=now,
    )
    others = tuple(other for other in day.bookings if other.id != booking.id)
    return day.having(bookings=others, departures=(*day.departures, left)).emitting(now=now)


def settle(day: ScheduleDay, arrival: Arrival, moved: Booking | None, now: datetime) -> ScheduleDay:
    """Take in what has left the other day; None: it did not leave, and the span is given back."""
    if day.arrival(arrival.way) is None:
        return day
    left = tuple(one for one in day.arrivals if one.way != arrival.way)
    day = day.having(arrivals=left).emitting(now=now)
    return day if moved is None else told(day, moved, EventType.BOOKING_MOVED, arrival.act)


def forget(day: ScheduleDay, way: Way, now: datetime) -> ScheduleDay:
    """It stands on the other day."""
    if day.departure(way) is None:
        return day
    left = tuple(one for one in day.departures if one.way != way)
    return day.having(departures=left).emitting(now=now)


def _moved(booking: Booking, span: Span, act: Act, now: datetime) -> Booking:
    """It keeps its status; what is pending is asked for anew, and the reminder is another."""
    pending = booking.status is BookingStatus.PENDING
    update = {
        "start": span.start,
        "end": span.end,
        "reminded": False,
        "asked_at": act.at if pending else booking.asked_at,
        "moves": booking.moves + 1,
        "revision": booking.revision + 1,
    }
    return reminded_if_late(booking.model_copy(update=update), now)
