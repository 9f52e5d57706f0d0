"""What the spans of a When come to together: what is left out of them, and the coming days of a series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from skeji_ray.conversation.times import MAX_SPANS, days_of, product, windows_of
from skeji_ray.messages.when import WEEKDAYS, Span, When

MAX_DAYS_OF_A_SERIES = 21
"""Ahead: of what is to be again and again, the first ones are looked for."""
MAX_DAYS_SEARCHED = 60


def settled(when: When) -> When:
    """Return it with what its parts mean together: "next week except Tuesday" is without that week's Tuesday, "any time
    next week, evenings are best" is its evenings."""
    spans = _preferred(when.spans)
    without = [span for one in when.without for span in _without(one, spans)]
    return when.model_copy(update={"spans": spans, "without": tuple(without)[:MAX_SPANS]})


def with_series(when: When, today: date) -> When:
    """Return it with the coming days of what is to be again and again: "every Tuesday at 5"."""
    weekdays = [WEEKDAYS.index(name) for name in when.every if name in WEEKDAYS]
    if not weekdays:
        return when
    coming = [(today, today + timedelta(days=MAX_DAYS_OF_A_SERIES - 1))]
    dated = _dated(days_of(when) or coming, weekdays, today) or _dated(coming, weekdays, today)
    if "2 weeks" in when.every:
        dated = [one for one in dated if (one[0] - dated[0][0]).days // len(WEEKDAYS) % 2 == 0]
    if not dated:
        return when
    return when.model_copy(update={"spans": product(dated, windows_of(when))[:MAX_SPANS]})


def _dated(
    ranges: Iterable[tuple[date | None, date | None]], weekdays: Sequence[int], today: date
) -> list[tuple[date, date]]:
    days = dict.fromkeys(day for first, last in ranges for day in _range(max(first or today, today), last))
    return [(day, day) for day in days if day.weekday() in weekdays]


def _range(first: date, last: date | None) -> list[date]:
    count = min((last - first).days + 1, MAX_DAYS_SEARCHED) if last is not None else MAX_DAYS_OF_A_SERIES
    return [first + timedelta(days=number) for number in range(count)]


def _preferred(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without the days that are said once more with a window."""
    days_with_window = {(one.date_from, one.date_to) for one in spans if one.time_from or one.time_to}
    is_open = {one for one in spans if not (one.time_from or one.time_to)}
    return tuple(one for one in spans if one not in is_open or (one.date_from, one.date_to) not in days_with_window)


def _without(span: Span, spans: tuple[Span, ...]) -> list[Span]:
    """A weekday that is left out of a span is each of that span's; beside single days, another one is left out anyway:
    "not this Friday, the next"."""
    day = span.date_from
    if day is None or day != span.date_to or any(_has_day(one, day) for one in spans):
        return [span]
    if all(one.date_from is not None and one.date_from == one.date_to for one in spans):
        return [] if spans else [span]
    days = [found for one in spans for found in _days_in(one) if found.weekday() == day.weekday()]
    return [span.model_copy(update={"date_from": found, "date_to": found}) for found in days] or [span]


def _has_day(span: Span, day: date) -> bool:
    return (span.date_from is None or span.date_from <= day) and (span.date_to is None or day <= span.date_to)


def _days_in(span: Span) -> list[date]:
    if span.date_from is None or span.date_to is None:
        return []
    count = min((span.date_to - span.date_from).days + 1, MAX_DAYS_OF_A_SERIES)
    return [span.date_from + timedelta(days=number) for number in range(count)]
