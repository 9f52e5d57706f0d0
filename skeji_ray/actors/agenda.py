"""Who comes to an owner's businesses: on one day, on several, or today from now on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from skeji_ray.actors.free import free_of
from skeji_ray.catalogue.fields import MAX_DAYS
from skeji_ray.catalogue.params import DailySchedule
from skeji_ray.catalogue.results import DayOfBookings
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Days, LaterThan
from skeji_ray.messages.views import DaySpan
from skeji_ray.messages.when import Span
from skeji_ray.store.base import Store

MAX_BOOKINGS, MAX_FREE = 30, 60
_DAY = timedelta(days=1)


async def agenda(store: Store, request: DailySchedule, mine: Sequence[Business], now: datetime) -> DayOfBookings:
    """Return the bookings that hold a slot, soonest first. Unset, the day is each calendar's own today: at one instant
    they may have two dates.

    Raises BusinessError `invalid_param`.
    """
    first, last = _days_of(request)
    own = {"business_id": {"$in": [one.id for one in mine]}}
    found = await store.find(ScheduleDay, own | {"date": _between(first, last, now)})
    days = [day for day in found if first is not None or day.date == _today(day.time_zone, now).isoformat()]
    bookings = [
        day.view(booking)
        for day in days
        for booking in day.bookings
        if booking.status.holds_its_slot and (first is not None or booking.end > now)
    ]
    bookings.sort(key=lambda view: view.start_time)
    today = _today(mine[0].time_zone, now)
    schedules = await store.find(Schedule, own)
    closed = (span for one in schedules for span in _closed(one, first or today, last or today))
    blocked = (span for day in days for span in _blocked(day, None if first is not None else now))
    off = sorted({*closed, *blocked}, key=lambda one: (one.date_from or today, one.time_from or ""))
    return DayOfBookings(
        date=first or today,
        until=last if last != first else None,
        bookings=tuple(bookings[:MAX_BOOKINGS]),
        more=max(0, len(bookings) - MAX_BOOKINGS),
        off=tuple(off[:MAX_BOOKINGS]),
        free=_free(schedules, days, request, now) if request.free else (),
        schedules=tuple(one.view() for one in schedules) if request.free or request.calendars else (),
    )


def _free(
    schedules: Sequence[Schedule], days: Sequence[ScheduleDay], request: DailySchedule, now: datetime
) -> tuple[Span, ...]:
    """What can be booked in any of the calendars."""
    spans = {span for one in schedules for span in free_of(one, days, request, now)}
    return tuple(sorted(spans, key=lambda one: (one.date_from or date.min, one.time_from or "")))[:MAX_FREE]


def _blocked(day: ScheduleDay, after: datetime | None) -> Iterator[Span]:
    """What is taken out of a day, in its own zone: of today what is still to come."""
    zone, local = ZoneInfo(day.time_zone), date.fromisoformat(day.date)
    for block in day.blocks:
        if not block.is_lifted and (after is None or block.end > after):
            begins, ends = block.start.astimezone(zone), block.end.astimezone(zone)
            until = f"{ends:%H:%M}" if ends.date() == local else "23:59"
            yield Span(date_from=local, date_to=local, time_from=f"{begins:%H:%M}", time_to=until)


def _closed(schedule: Schedule, first: date, last: date) -> Iterator[Span]:
    """The days among these on which a calendar is closed."""
    singly = [DaySpan(date_from=day, date_to=day) for day in schedule.exceptions]
    for one in (*singly, *schedule.closures):
        begins, ends = date.fromisoformat(one.date_from), date.fromisoformat(one.date_to)
        if begins <= last and first <= ends:
            yield Span(date_from=max(begins, first), date_to=min(ends, last))


def _days_of(request: DailySchedule) -> tuple[date | None, date | None]:
    """The first and the last day that are asked for; None for today from now on."""
    first = request.date or request.date_from or request.date_to
    last = request.date or request.date_to or request.date_from
    if first is not None and last is not None:
        if last < first:
            raise BusinessError("invalid_param", field="date_to", limit=LaterThan())
        if (last - first).days >= MAX_DAYS:
            raise BusinessError("invalid_param", field="date_to", limit=Days(most=MAX_DAYS))
    return first, last


def _between(first: date | None, last: date | None, now: datetime) -> dict[str, str]:
    """The dates to look at: without a day all that are today on some clock."""
    lowest, highest = first or (now - _DAY).date(), last or (now + _DAY).date()
    return {"$gte": lowest.isoformat(), "$lte": highest.isoformat()}


def _today(zone: str, now: datetime) -> date:
    return now.astimezone(ZoneInfo(zone)).date()
