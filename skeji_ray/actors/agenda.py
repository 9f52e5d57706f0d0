"""Who comes to an owner's businesses: on one day, on several, or today from now on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from skeji_ray.catalogue import DailySchedule, DayOfBookings
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Days, LaterThan
from skeji_ray.store.base import Store

MAX_BOOKINGS = 30
MAX_DAYS = 31
_DAY = timedelta(days=1)


async def agenda(store: Store, request: DailySchedule, mine: Sequence[Business], now: datetime) -> DayOfBookings:
    """Return the bookings that hold a slot, soonest first. Unset, the day is each calendar's own today: at one instant
    they may have two dates.

    Raises BusinessError `invalid_param`.
    """
    first, last = _days_of(request)
    where = {"business_id": {"$in": [one.id for one in mine]}, "date": _between(first, last, now)}
    bookings = [
        day.view(booking)
        for day in await store.find(ScheduleDay, where)
        if first is not None or day.date == _today(day.time_zone, now).isoformat()
        for booking in day.bookings
        if booking.status.holds_its_slot and (first is not None or booking.end > now)
    ]
    bookings.sort(key=lambda view: view.start_time)
    return DayOfBookings(
        date=first or _today(mine[0].time_zone, now),
        until=last if last != first else None,
        bookings=tuple(bookings[:MAX_BOOKINGS]),
        more=max(0, len(bookings) - MAX_BOOKINGS),
    )


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
