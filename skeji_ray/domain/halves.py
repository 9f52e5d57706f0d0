"""Hours of which nobody said the half of the day: seven is in the morning where a business is closed at 19:00."""

from __future__ import annotations

from skeji_ray.catalogue.params import SearchAvailability
from skeji_ray.domain.schedule import Schedule
from skeji_ray.domain.windows import END_OF_DAY, window_of
from skeji_ray.messages.when import Span

_HALF_DAY, _DAY = 12 * 60, 24 * 60


def in_open_half(request: SearchAvailability, schedule: Schedule) -> SearchAvailability:
    """Return a request with hours outside of a schedule's in the other half of the day, where they are inside."""
    spans = tuple(_span(one, schedule) for one in request.spans)
    return request.model_copy(
        update={"time": _point(request.time, schedule), "near": _point(request.near, schedule), "spans": spans}
    )


def _point(at: str | None, schedule: Schedule) -> str | None:
    if at is None or _is_open(at, at, schedule):
        return at
    other = _opposite(at)
    return other if _is_open(other, other, schedule) else at


def _span(span: Span, schedule: Schedule) -> Span:
    if (span.time_from is None and span.time_to is None) or _is_open(*window_of(span), schedule):
        return span
    names = ("time_from", "time_to", "ends_by")
    turned = {name: _opposite(at) for name in names if (at := getattr(span, name)) not in (None, END_OF_DAY)}
    other = span.model_copy(update=turned)
    begins, ends = window_of(other)
    return other if begins <= ends and _is_open(begins, ends, schedule) else span


def _is_open(begins: str, ends: str, schedule: Schedule) -> bool:
    """Tell whether an appointment can begin in a window: within the hours of a schedule, and over by their end."""
    is_over = _minutes(begins) + schedule.meeting_minutes <= _minutes(schedule.end_of_day)
    return is_over and ends >= schedule.start_of_day


def _minutes(at: str) -> int:
    return int(at[:2]) * 60 + int(at[3:])


def _opposite(at: str) -> str:
    minutes = (_minutes(at) + _HALF_DAY) % _DAY
    return f"{minutes // 60:02}:{minutes % 60:02}"
