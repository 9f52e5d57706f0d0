"""What a span taken out of a calendar, or a change of its hours, means for the bookings in it."""

from __future__ import annotations

from datetime import datetime, time

from skeji_ray.catalogue import BlockTime
from skeji_ray.domain.availability import MOST_DAYS_AHEAD, instants_of, last_day
from skeji_ray.domain.day import Booking
from skeji_ray.domain.occupied import Span
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Days, LaterThan, Pattern


def span_of(schedule: Schedule, request: BlockTime, now: datetime) -> Span:
    """The instants of a wished span by the schedule's own clock; of an hour that repeats, both.

    Raises BusinessError: `invalid_param` when it ends before it begins or its clock never shows that time,
    `too_far`.
    """
    if request.end_time <= request.start_time:
        raise BusinessError("invalid_param", field="end_time", limit=LaterThan(time=request.start_time))
    if request.date > last_day(schedule, now):
        raise BusinessError("too_far", field="date", limit=Days(most=MOST_DAYS_AHEAD))
    return Span(
        _instants(schedule, request, "start_time", request.start_time)[0],
        _instants(schedule, request, "end_time", request.end_time)[-1],
    )


def _instants(schedule: Schedule, request: BlockTime, field: str, at: str) -> list[datetime]:
    found = instants_of(schedule, request.date, time.fromisoformat(at))
    if not found:
        raise BusinessError("invalid_param", field=field, limit=Pattern(form="time_of_that_day"))
    return found


def overlaps(booking: Booking, span: Span) -> bool:
    return booking.start < span.end and span.start < booking.end


def still_fits(booking: Booking, schedule: Schedule) -> bool:
    """Whether it lies within the hours of a working day."""
    first, last = booking.start.astimezone(schedule.zone), booking.end.astimezone(schedule.zone)
    opens, closes = f"{first:%H:%M}", f"{last:%H:%M}"
    in_hours = schedule.start_of_day <= opens and closes <= schedule.end_of_day
    return schedule.works_on(first.date()) and first.date() == last.date() and in_hours
