"""What a span taken out of a calendar, or a change of its hours, means for the bookings in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from skeji_ray.catalogue.fields import MAX_DAYS
from skeji_ray.catalogue.params import BlockTime
from skeji_ray.domain.availability import MOST_DAYS_AHEAD, instants_of, last_day
from skeji_ray.domain.booking import Booking
from skeji_ray.domain.occupied import Span
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Days, LaterThan, Pattern

START_OF_DAY, END_OF_DAY = "00:00", "23:59"
_DAY = timedelta(days=1)


def window_of(request: BlockTime) -> tuple[str, str]:
    """The window of the day that is meant; a whole day is 00:00 to 23:59."""
    return request.start_time or START_OF_DAY, request.end_time or END_OF_DAY


def spans_of(schedule: Schedule, request: BlockTime, now: datetime) -> list[Span]:
    """The instants of a wished window by the schedule's own clock, one span a day; of an hour that repeats, both.

    Raises BusinessError: `invalid_param` when it ends before it begins, is of too many days, or the clock of a single
    day never shows that time; `too_far`.
    """
    start, end = window_of(request)
    last = request.date_to or request.date
    if end <= start:
        raise BusinessError("invalid_param", field="end_time", limit=LaterThan(time=start))
    if last < request.date:
        raise BusinessError("invalid_param", field="date_to", limit=LaterThan())
    if last > last_day(schedule, now):
        raise BusinessError("too_far", field="date", limit=Days(most=MOST_DAYS_AHEAD))
    days = (last - request.date).days + 1
    if days > MAX_DAYS:
        raise BusinessError("invalid_param", field="date_to", limit=Days(most=MAX_DAYS))
    if days == 1:
        _check_shown(schedule, request.date, start, end)
    return [_span(schedule, request.date + number * _DAY, start, end) for number in range(days)]


def _check_shown(schedule: Schedule, day: date, start: str, end: str) -> None:
    for field, at in (("start_time", start), ("end_time", end)):
        if at not in {START_OF_DAY, END_OF_DAY} and not instants_of(schedule, day, time.fromisoformat(at)):
            raise BusinessError("invalid_param", field=field, limit=Pattern(form="time_of_that_day"))


def _span(schedule: Schedule, day: date, start: str, end: str) -> Span:
    closes = _instants(schedule, day + _DAY, START_OF_DAY) if end == END_OF_DAY else _instants(schedule, day, end)
    return Span(_instants(schedule, day, start)[0], closes[0 if end == END_OF_DAY else -1])


def _instants(schedule: Schedule, day: date, at: str) -> list[datetime]:
    """Those at which its clock shows a time; where daylight saving skips it, the one at which it goes on."""
    of_day = time.fromisoformat(at)
    skipped = datetime.combine(day, of_day, schedule.zone).astimezone(UTC)
    return instants_of(schedule, day, of_day) or [skipped]


def overlaps(booking: Booking, span: Span) -> bool:
    return booking.start < span.end and span.start < booking.end


def still_fits(booking: Booking, schedule: Schedule) -> bool:
    """Whether it lies within the hours of a working day."""
    first, last = booking.start.astimezone(schedule.zone), booking.end.astimezone(schedule.zone)
    opens, closes = f"{first:%H:%M}", f"{last:%H:%M}"
    in_hours = schedule.start_of_day <= opens and closes <= schedule.end_of_day
    return schedule.works_on(first.date()) and first.date() == last.date() and in_hours
