"""The types of fields of params and results: texts, days, times and instants within bounds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, StringConstraints, TypeAdapter

from skeji_ray.messages.when import Span

MAX_DAYS = 31
"""Of one request about a span of days: each of them is a write, or a row to read."""
_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2500, 1, 1, tzinfo=UTC)


def _near_date(day: date) -> date:
    """As `_near_instant`."""
    return min(max(day, _FIRST.date()), _LAST.date())


def _near_instant(instant: datetime) -> datetime:
    """In UTC. What is centuries away is brought so near that it can be calculated with: the rules, which refuse the
    past and what is too far, refuse it the same."""
    return min(max(instant, _FIRST), _LAST).astimezone(UTC)


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=100)]
PersonName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Instant = Annotated[AwareDatetime, AfterValidator(_near_instant)]
LocalDate = Annotated[date, AfterValidator(_near_date)]
"""A date by the schedule's own calendar; an alias, since a field may be called `date` too."""
Address = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Weekday = Annotated[str, StringConstraints(pattern="^(monday|tuesday|wednesday|thursday|friday|saturday|sunday)$")]
_SHOWN_TIME = TypeAdapter(TimeOfDay)


def _readable(span: Span) -> Span:
    for at in (span.time_from, span.time_to):
        if at is not None:
            _SHOWN_TIME.validate_python(at)
    if span.date_from is not None and span.date_to is not None and span.date_from > span.date_to:
        raise ValueError("the first day comes after the last one")
    return span


CheckedSpan = Annotated[Span, AfterValidator(_readable)]
"""Local days and a window of the day."""
Identifier = Annotated[str, StringConstraints(min_length=1, max_length=128)]
WebAddress = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
ZoneName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
People = dict[str, Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]]
"""Phone -> name."""
