"""Days that were said, as constraints that are put together and then solved against today."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass, replace
from typing import Any

from skeji_ray.languages.when.conventions import MAX_SEARCH_DAYS, Customs

MAX_DAYS_OF_A_NUMBER = 62
"""Nobody means a day of a month that is further ahead by its number alone."""
DAYS_OF_A_NEAR_NUMBER = 10
"""People err by a day about the weekday of a date that is so near."""
MAX_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MAX_DAY = 31
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """A span (its ends open where None) and what a day in it has to be; nothing set says nothing."""

    first: dt.date | None = None
    last: dt.date | None = None
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    other_order: tuple[int, int] | None = None
    """Day and month the other way round, for numbers that could be both: 8/12."""
    is_swapped: bool = False
    """The numbers had to be read against the country's order: 2/15 where days come first."""
    is_next: bool = False
    """ "Next Tuesday": the one of next week."""
    is_week: bool = False
    """The day stands for its week where a weekday is added: "Friday in two weeks"."""
    is_span: bool = False
    """A whole week, month or the like, within which a day may be named."""
    is_after: bool = False
    """Counted from another day that was said, or is being talked about: "the Friday after"."""
    is_before: bool = False
    """The last such day before another one that was said: "Saturday is no good, the Thursday before"."""
    is_deadline: bool = False
    """It ends before something that happens then: "before the wedding on Friday"; its last days come first."""
    plus_days: int = 0
    """To be added when it is solved: "a week from Friday"."""

    @property
    def is_pattern(self) -> bool:
        return any(value is not None for value in (self.weekday, self.day, self.month, self.year))

    @property
    def is_month(self) -> bool:
        return self.month is not None and self.day is None and self.weekday is None


def day_at(day: dt.date) -> Days:
    return Days(first=day, last=day)


def span(first: dt.date | None, last: dt.date | None) -> Days:
    return Days(first=first, last=last, is_span=True)


def is_possible(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= MAX_DAYS_OF_MONTH[month - 1]


def date_of(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def week_of(day: dt.date, customs: Customs) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the week around `day`."""
    first = day - DAY * ((day.weekday() - customs.week_start) % 7)
    return first, first + DAY * 6


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day of a later month, or the last one of it."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return day
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])


def merge(one: Days, other: Days, customs: Customs) -> Days | None:
    """Return what both say together; None where that cannot be one thing ("Monday" and "Tuesday")."""
    if one.is_week != other.is_week and (one.weekday is not None or other.weekday is not None):
        week, day = (one, other) if one.is_week else (other, one)
        if week.first is not None and not day.is_span:
            return merge(span(*week_of(week.first, customs)), day, customs)
    first = max((day for day in (one.first, other.first) if day is not None), default=None)
    last = min((day for day in (one.last, other.last) if day is not None), default=None)
    if (first and last and first > last) or (one.plus_days and other.plus_days):
        return None
    if (one.plus_days or other.plus_days) and one.is_pattern and other.is_pattern:
        return None
    said: dict[str, Any] = {}
    for name in ("weekday", "day", "month", "year", "other_order"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine is not None and theirs is not None and mine != theirs:
            return None
        said[name] = mine if mine is not None else theirs
    return replace(
        one,
        first=first,
        last=last,
        plus_days=one.plus_days or other.plus_days,
        is_span=one.is_span and other.is_span,
        is_week=False,
        is_next=one.is_next or other.is_next,
        is_after=one.is_after or other.is_after,
        is_deadline=False,
        **said,
    )


def solve(days: Days, today: dt.date, customs: Customs) -> tuple[dt.date | None, dt.date | None] | None:
    """Return the first and last day that are meant, seen from `today`; None where there is none."""
    found = _solve(days, today, customs)
    if found is None and days.other_order:
        day, month = days.other_order
        found = _solve(replace(days, day=day, month=month, other_order=None), today, customs)
    if found is None or not days.plus_days:
        return found
    first, last = found
    return first and _shift(first, days.plus_days), last and _shift(last, days.plus_days)


def _shift(day: dt.date, days: int) -> dt.date:
    try:
        return day + DAY * days
    except OverflowError:
        return day


def _solve(days: Days, today: dt.date, customs: Customs) -> tuple[dt.date | None, dt.date | None] | None:
    if not days.is_pattern:
        return days.first, days.last
    if days.is_next and days.weekday is not None and days.day is None and days.first is None:
        first, last = week_of(today + DAY * 7, customs)
        days = replace(days, first=first, last=last)
    if days.month is None and days.day is None and days.weekday is None:
        assert days.year is not None
        return dt.date(days.year, 1, 1), dt.date(days.year, 12, 31)
    if days.is_month:
        return _solve_month(days, today)
    if days.day is not None and days.month is not None and not is_possible(days.day, days.month):
        return None
    found = _first_day(days, today)
    if found and _is_mistaken(days, found, today):  # "Wednesday the 3rd", where the 3rd is a Thursday
        found = _first_day(replace(days, weekday=None), today)
    if found and found < today and days.weekday is not None and days.last and found + 7 * DAY >= today <= days.last:
        found += 7 * DAY  # "Sunday this week" where weeks begin on Sundays: the one to come
    return (found, found) if found else None


def _is_mistaken(days: Days, found: dt.date, today: dt.date) -> bool:
    """A weekday and a number, and no month, that come together only in months: the number is meant where it is a day of
    the coming week, beside that weekday."""
    if days.day is None or days.weekday is None or days.month is not None or days.year is not None or days.first:
        return False
    own = _first_day(replace(days, weekday=None), today)
    is_beside = own is not None and (own.weekday() - days.weekday) % 7 in (1, 6)
    is_near = own is not None and (own - today).days < DAYS_OF_A_NEAR_NUMBER
    return is_beside and is_near and found > today + DAY * MAX_DAYS_OF_A_NUMBER


def _solve_month(days: Days, today: dt.date) -> tuple[dt.date | None, dt.date | None] | None:
    assert days.month is not None
    year = days.year or (today.year if days.month >= today.month else today.year + 1)
    first, last = month_of(year, days.month)
    if days.first:
        if days.year is None and days.first > last:
            first, last = month_of(days.first.year, days.month)
        first = max(first, days.first)
    last = min(last, days.last) if days.last else last
    return (first, last) if first <= last else None


def _first_day(days: Days, today: dt.date) -> dt.date | None:
    """The first day from today on (from the span's beginning, where one is set) that is all that was said."""
    start = days.first or today
    if days.month is not None and days.day is not None and days.weekday is None:
        years = [days.year] if days.year else range(start.year, start.year + 9)
        found = (date_of(year, days.month, days.day) for year in years)
        fit = (day for day in found if day and (days.year or day >= start) and _is_within(day, days))
        return next(fit, None)
    if days.year is not None and days.first is None:
        start = dt.date(days.year, 1, 1)
    for offset in range(MAX_SEARCH_DAYS):
        day = _shift(start, offset)
        if days.last and day > days.last:
            return None
        if _is(day, days):
            return day
    return None


def _is_within(day: dt.date, days: Days) -> bool:
    return (days.first is None or day >= days.first) and (days.last is None or day <= days.last)


def _is(day: dt.date, days: Days) -> bool:
    return (
        (days.weekday is None or day.weekday() == days.weekday)
        and (days.day is None or day.day == days.day)
        and (days.month is None or day.month == days.month)
        and (days.year is None or day.year == days.year)
    )
