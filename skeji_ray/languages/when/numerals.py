"""Numbers, dates and clock times that are written in digits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from skeji_ray.languages.when.amounts import Amount
from skeji_ray.languages.when.conventions import MAX_YEARS_AWAY
from skeji_ray.languages.when.days import Days, date_of, day_at, is_possible, month_of, span
from skeji_ray.languages.when.hours import Clock, clock_at
from skeji_ray.languages.when.tokens import Context

Made = tuple[str, Any]
Read = Callable[[re.Match[str], Context], Made | None]

MIXED = re.compile(r"\d[a-z]{2,}(?![a-z])")
NUMBER = re.compile(r"\d+")
AM_PM = re.compile(r"([ap])(?:\s?\.?\s?m)?(?![a-z'])(?:(?<=m)\.)?")
MAX_CLOCK_DIGITS = 4


def read_number(match: re.Match[str]) -> Made:
    digits = match[0]
    if len(digits) > MAX_CLOCK_DIGITS:
        return "x", None
    value = int(digits)
    if len(digits) == MAX_CLOCK_DIGITS and 1900 <= value <= 2100:
        return "y", value
    return "n", (value, len(digits), digits.startswith("0"))


def clock_of_digits(value: int, width: int, *, is_exact: bool) -> Clock | None:
    """Return 930 or 1930 as a clock time, and 9 as an hour; None where it is none."""
    if width <= 2:
        return clock_at(value, is_exact=is_exact and value >= 7)
    return clock_at(value // 100, value % 100, is_exact=is_exact and value // 100 >= 7)


def pair(one: int, two: int, year: int | None, context: Context) -> Days | None:
    """Return day and month of two numbers, as the country writes them where both ways are possible."""
    day, month = (two, one) if context.customs.month_first else (one, two)
    is_swapped = not is_possible(day, month) or _is_past(year, month, day, context)
    if is_swapped:
        day, month = month, day
    if not is_possible(day, month) or (year and date_of(year, month, day) is None):
        return None
    other = (month, day) if is_possible(month, day) and day != month else None
    return Days(day=day, month=month, year=year, other_order=other, is_swapped=is_swapped)


def _is_past(year: int | None, month: int, day: int, context: Context) -> bool:
    """With a year, a day that is past where it would not be the other way round is not meant."""
    one = year and date_of(year, month, day)
    other = year and date_of(year, day, month)
    return bool(one and other and one < context.today <= other)


def full_year(text: str, context: Context) -> int | None:
    year = int(text) if len(text) == 4 else 2000 + int(text)
    return year if abs(year - context.now.year) <= MAX_YEARS_AWAY else None


def _nothing(_match: re.Match[str], _context: Context) -> Made:
    return "x", None


def _iso(match: re.Match[str], context: Context) -> Made:
    year, one, two = int(match[1]), int(match[3]), int(match[4])
    day = date_of(year, one, two) or date_of(year, two, one) if year else None
    return ("d", day_at(day)) if day else ("U", None)


def _day_month_year(match: re.Match[str], context: Context) -> Made | None:
    year = full_year(match[4], context)
    days = pair(int(match[1]), int(match[3]), year, context) if year else None
    if days is None:
        return ("U", None) if match[2] != "." or len(match[4]) == 4 else None
    return "d", days


def _month_year(match: re.Match[str], _context: Context) -> Made | None:
    numbers = sorted((int(match[1]), int(match[2])))
    if not (1 <= numbers[0] <= 12 and dt.MINYEAR <= numbers[1] <= dt.MAXYEAR):
        return None
    return "d", span(*month_of(numbers[1], numbers[0]))


def _day_month(match: re.Match[str], context: Context) -> Made:
    days = pair(int(match[1]), int(match[2]), None, context)
    return ("d", days) if days else ("U", None)


def _fraction(match: re.Match[str], _context: Context) -> Made:
    text = match[0]
    return "v", {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(text) or int(match[1]) / int(match[2])


def _hours_minutes(match: re.Match[str], _context: Context) -> Made:
    return "q", Amount(minutes=int(match[1]) * 60 + int(match[2]))


def _french(match: re.Match[str], _context: Context) -> Made:
    clock = clock_at(int(match[1]), int(match[2] or 0), is_exact=True)
    if match[2] is None:
        return "X", int(match[1])
    return ("t", clock) if clock else ("U", None)


def _clock(match: re.Match[str], _context: Context) -> Made:
    hour = int(match[1])
    clock = clock_at(hour, int(match[2]), is_exact=match[1].startswith("0") and hour >= 7)
    return ("t", clock) if clock else ("U", None)


def _dotted(match: re.Match[str], _context: Context) -> Made:
    return "g", (int(match[1]), int(match[2]), len(match[2]))


def _ordinal(match: re.Match[str], _context: Context) -> Made | None:
    return ("o", int(match[1])) if 1 <= int(match[1]) <= 31 else ("U", None)


PATTERNS: tuple[tuple[re.Pattern[str], Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"24\s?/\s?7\b|[$€£₪]\s?\d[\d.,]{0,12}|\d[\d.,]{0,12}\s?[$€£₪%]", _nothing),
        (r"(?<![\d/.,:])\d{1,3}(?:,000)+(?![\d:])|(?<![\d/.,:])\d{1,3}(?:,\d{3})+(?=\s?(?:km|miles|קמ|ק))", _nothing),
        (r"(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:t(?=\d))?", _iso),
        (r"(?<![\d/.])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])", _day_month_year),
        (r"(?<![\d/.-])(\d{1,2})(/)(\d{1,2}),\s?(\d{4}|\d{2})(?![\d:])", _day_month_year),
        (r"\+\s?\d[\d \-().]{6,}\d|(?<!\d)0\d{1,2}[- ]?\d{3}[- ]?\d{3,4}(?![\d:])|(?<!\d)\d{7,}", _nothing),
        (r"(?<![\d/.-])(\d{4})[-/](0?[1-9]|1[0-2])(?![\d/:-])", _month_year),
        (r"(?<![\d/.-])(0?[1-9]|1[0-2])[-/](\d{4})(?![\d/:])", _month_year),
        (r"(?<![\d/])([13])/([24])(?=\s?h)|[½¼¾]", _fraction),
        (r"(?<![\d/.])(\d{1,2})(?:/| / )(\d{1,2})(?![\d/])", _day_month),
        (r"(?<!\d)(\d{1,2})\s?h\s?(\d{1,2})\s?m(?:in)?(?![a-z\d])", _hours_minutes),
        (r"(?<![\d:.])(\d{1,2})h(\d{2})?(?![\da-z])", _french),
        (r"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?(?!\d)", _clock),
        (r"(?<![\d.,])(\d{1,2})\.(\d{1,2})(?!\d|\.\d)", _dotted),
        (r"(?<![\d.])(\d{1,2})(?:st|nd|rd|th)(?![a-z])", _ordinal),
    )
)
