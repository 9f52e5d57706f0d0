"""When a business is open from now on, out of its owner's words: hours, days of the week, closed days."""

from __future__ import annotations

import re

from skeji_ray.languages.clauses import Clause, SaidChange
from skeji_ray.languages.dates import dates_beside_weekdays, find_dates, find_working_days
from skeji_ray.languages.opening import find_opening, without_dates
from skeji_ray.languages.reading_table import any_of
from skeji_ray.languages.times import find_all_hours, find_hours, find_time
from skeji_ray.messages.changes import Change
from skeji_ray.messages.when import WEEKDAYS
from skeji_ray.messages.wishes import Missing

_DAY_AND_MONTH = re.compile(r"(?<!at )(?<!from )(?<!\d)\d{1,2}[./]\d{1,2}(?![\d:])")
_PAIR = 2
_NO_DAYS = re.compile(r"\b(?:my|our|the) (?:new )?(?:working|business|opening) days\b")
"""They name none."""
_ISO = re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}\b")
"""Where it is no date that can be, another is asked for."""
_NAMES_HOURS = re.compile(any_of(lambda one: one.owner_changes.hours), re.IGNORECASE)
_NAMES_OPEN = re.compile(any_of(lambda one: one.owner_changes.opens), re.IGNORECASE)

_SPAN = re.compile(r"\b(?:this|next|the|all|whole|coming) (?:whole |coming )?(?:week|weekend|month)\b", re.IGNORECASE)


def find_days_and_hours(said: Clause) -> SaidChange | None:
    """What is denied is looked at first. A time at which it closes is no day on which it is closed."""
    closes = find_opening(said.phrases.closes_at, said.plain, closes=True)
    is_closed = said.phrases.closed.search(said.text) is not None
    if is_closed and closes is None:
        return _closed(said)
    return _open(said, closes) if is_closed or said.phrases.opens.search(said.text) else None


def _closed(said: Clause) -> SaidChange | None:
    phrases, days, dates = said.phrases, _weekdays(said), _dates(said)
    is_once = phrases.this_once.search(said.plain)
    if phrases.early.search(said.text) and not _SPAN.search(said.plain):  # it ends early, and is no day off
        return SaidChange(unchangeable=True) if phrases.for_good.search(said.text) and not is_once else None
    if days and phrases.for_good.search(said.text) and not is_once:
        return SaidChange(Change(fewer_days=days))
    if not days and _SPAN.search(said.plain):  # every day of it, which is read elsewhere
        return None
    rest = _DAY_AND_MONTH.sub(" ", without_dates(said.plain))
    if find_time(rest) is not None or phrases.bare_hour.search(rest):  # "close early on Sundays at 5": no whole day
        return SaidChange(unchangeable=True) if phrases.for_good.search(said.text) else None
    if find_hours(without_dates(said.plain)) is not None:  # a span of one day is blocked, which is another wish
        return None if dates else SaidChange(unchangeable=True)
    if dates:
        return SaidChange(Change(closed_on=dates))
    names_none = phrases.closed_some_day.search(said.text) or _ISO.search(said.plain)
    return SaidChange(lacks=Missing.DATE) if names_none else None


def _has_two_windows(said: Clause) -> bool:
    """ "9-13 and 16-20" on the same days: a calendar has one window a day."""
    windows = set(find_all_hours(without_dates(said.plain)))
    return len(windows) > 1 and len(_weekdays(said)) in {0, len(WEEKDAYS)}


def _open(said: Clause, closes: str | None) -> SaidChange | None:
    days, hours = _weekdays(said), find_hours(without_dates(said.plain))
    is_again = said.phrases.again.search(said.text) is not None
    if _calendar_days(said) or (days and is_again):
        return _open_after_all(said, has_hours=hours is not None, is_again=is_again)
    if _has_two_windows(said):
        return SaidChange(unchangeable=True)
    opens, closes = hours or (find_opening(said.phrases.opens_at, said.plain, closes=False), closes)
    if days and _are_more(said, days, has_hours=bool(opens or closes)):
        return SaidChange(Change(more_days=days, opens_then=opens, closes_then=closes))
    if days or opens or closes:
        return SaidChange(Change(working_days=days, opens=opens, closes=closes))
    if said.phrases.days.search(said.text):
        return SaidChange(lacks=Missing.WORKING_DAYS)
    return SaidChange(lacks=Missing.HOURS) if _NAMES_HOURS.search(said.text) else None


def _open_after_all(said: Clause, *, has_hours: bool, is_again: bool) -> SaidChange | None:
    """A day that was closed is open; at other hours than the rest it can not be."""
    if not (is_again or _NAMES_OPEN.search(said.text)):
        return None
    return SaidChange(unchangeable=True) if has_hours else SaidChange(Change(open_on=_dates(said)))


def _are_more(said: Clause, days: tuple[str, ...], *, has_hours: bool) -> bool:
    """Whether days come to those that stand. One alone is hardly all of them, nor are two with hours of their own."""
    if said.phrases.only.search(said.text):
        return False
    return said.phrases.too.search(said.text) is not None or len(days) == 1 or (has_hours and len(days) == _PAIR)


def _weekdays(said: Clause) -> tuple[str, ...]:
    return find_working_days(_NO_DAYS.sub(" ", said.plain))


def _calendar_days(said: Clause) -> tuple[str, ...]:
    """ISO dates that are named otherwise than by a weekday."""
    return tuple(day.isoformat() for day in dates_beside_weekdays(said.plain, said.today))


def _dates(said: Clause) -> tuple[str, ...]:
    """ISO dates. The weekday of "Friday, 25 December" is none beside it."""
    return _calendar_days(said) or tuple(day.isoformat() for day in find_dates(said.plain, said.today))
