"""A span as a set of local times: its days, its window of the day, and what lies in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from skeji_ray.messages.when import Span

_MIDNIGHT, END_OF_DAY = "00:00", "23:59"
_DAY = timedelta(days=1)


def window_of(span: Span) -> tuple[str, str]:
    """Return the beginning and the end of a window of the day (HH:MM): midnight ends it as 23:59 does."""
    return span.time_from or _MIDNIGHT, END_OF_DAY if span.time_to == _MIDNIGHT else span.time_to or END_OF_DAY


def crosses_midnight(span: Span) -> bool:
    """Tell whether a window goes on after midnight."""
    begins, ends = window_of(span)
    return begins > ends


def holds(span: Span, wall: datetime) -> bool:
    """Tell whether what begins at this local time lies in the span; a window that ends earlier than it begins goes on
    after midnight."""
    at, day = f"{wall:%H:%M}", wall.date()
    if span.time_from is not None and span.time_from == span.time_to:
        return at == span.time_from and has_day(span, day)
    begins, ends = window_of(span)
    if begins > ends:
        return (at >= begins and has_day(span, day)) or (at < ends and has_day(span, day - _DAY))
    return begins <= at and (at < ends or ends == END_OF_DAY) and has_day(span, day)


def is_over_in_time(span: Span, begins: datetime, ends: datetime) -> bool:
    """Tell whether what begins and ends at these local times is over by when the span says that it has to be."""
    return span.ends_by is None or (ends.date() == begins.date() and f"{ends:%H:%M}" <= span.ends_by)


def has_day(span: Span, day: date) -> bool:
    """Tell whether a day is one of the span's."""
    return (span.date_from is None or span.date_from <= day) and (span.date_to is None or day <= span.date_to)


def minutes_from(minute: int, begins: str, ends: str) -> int:
    """Return how far a minute of the day is from a window; 0 inside of it."""
    first, last = (int(at[:2]) * 60 + int(at[3:]) for at in (begins, ends))
    if first <= minute <= last:
        return 0
    return min(abs(minute - first), abs(minute - last))
