"""Days on which a calendar is closed, and the pause of its bookings. Pure rules of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from skeji_ray.catalogue.params import CloseDays
from skeji_ray.domain.availability import local_day
from skeji_ray.domain.business import Business
from skeji_ray.domain.entity import Act
from skeji_ray.domain.schedule import Schedule, changed
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Count, Days, LaterThan
from skeji_ray.messages.views import DaySpan

MAX_CLOSURES = 30
MAX_DAYS_AHEAD = 366
_DAY = timedelta(days=1)


def close_days(schedule: Schedule, business: Business, act: Act, request: CloseDays) -> Schedule:
    """Close a calendar on some days, once for each command; bookings on them stand.

    Raises BusinessError: `invalid_param`, `in_the_past`, `too_far`, `too_many_closures`.
    """
    if schedule.replied(act.command_id) is not None:
        return schedule
    span, today = _span_of(schedule, act, request), local_day(schedule, act.at).isoformat()
    closures = _joined([*(one for one in schedule.closures if one.date_to >= today), span])
    if len(closures) > MAX_CLOSURES:
        raise BusinessError("too_many_closures", field="date", limit=Count(most=MAX_CLOSURES))
    return changed(schedule, schedule.model_copy(update={"closures": closures}), business, act)


def reopen_days(schedule: Schedule, business: Business, act: Act, request: CloseDays) -> Schedule:
    """Open a calendar again on some days, once for each command; itself where it is not closed on any of them.

    Raises BusinessError: `invalid_param`, `in_the_past`, `too_far`.
    """
    if schedule.replied(act.command_id) is not None:
        return schedule
    span = _span_of(schedule, act, request)
    closures = tuple(part for one in schedule.closures for part in _without(one, span))
    exceptions = tuple(day for day in schedule.exceptions if not span.date_from <= day <= span.date_to)
    if (closures, exceptions) == (schedule.closures, schedule.exceptions):
        return schedule
    fresh = schedule.model_copy(update={"closures": closures, "exceptions": exceptions})
    return changed(schedule, fresh, business, act)


def pause(schedule: Schedule, business: Business, act: Act, *, is_paused: bool) -> Schedule:
    """Take no bookings of customers for now, or take them again, once for each command."""
    if schedule.replied(act.command_id) is not None:
        return schedule
    return changed(schedule, schedule.model_copy(update={"is_paused": is_paused}), business, act)


def last_of(request: CloseDays) -> date:
    """The last day of a request."""
    return request.date_to or request.date


def _span_of(schedule: Schedule, act: Act, request: CloseDays) -> DaySpan:
    """The days that are wanted, from today on."""
    today, last = local_day(schedule, act.at), last_of(request)
    if last < request.date:
        raise BusinessError("invalid_param", field="date_to", limit=LaterThan())
    if last < today:
        raise BusinessError("in_the_past", field="date")
    if last > today + MAX_DAYS_AHEAD * _DAY:
        raise BusinessError("too_far", field="date", limit=Days(most=MAX_DAYS_AHEAD))
    return DaySpan(date_from=max(request.date, today).isoformat(), date_to=last.isoformat())


def _joined(spans: Iterable[DaySpan]) -> tuple[DaySpan, ...]:
    """In order; those that touch or overlap are one."""
    joined: list[DaySpan] = []
    for span in sorted(spans, key=lambda one: one.date_from):
        before = joined[-1] if joined else None
        if before is None or span.date_from > _beside(before.date_to, 1):
            joined.append(span)
        else:
            joined[-1] = before.model_copy(update={"date_to": max(before.date_to, span.date_to)})
    return tuple(joined)


def _without(span: DaySpan, away: DaySpan) -> Iterator[DaySpan]:
    """What is left of a span without the days of another."""
    if span.date_to < away.date_from or away.date_to < span.date_from:
        yield span
        return
    if span.date_from < away.date_from:
        yield DaySpan(date_from=span.date_from, date_to=_beside(away.date_from, -1))
    if away.date_to < span.date_to:
        yield DaySpan(date_from=_beside(away.date_to, 1), date_to=span.date_to)


def _beside(day: str, days: int) -> str:
    return (date.fromisoformat(day) + days * _DAY).isoformat()
