"""Conventions of time: where countries and people differ, the choice is written here (docs/time.md tells it)."""

from __future__ import annotations

from typing import NamedTuple

MONTH_FIRST = frozenset({"US"})
"""Countries that write 12/8 for 8 December."""
SUNDAY_WEEKS = frozenset({"IL", "US", "CA", "MX", "BR", "IN", "JP", "ZA"})
"""Countries whose week begins on Sunday; elsewhere it begins on Monday."""
FRIDAY_WEEKENDS = frozenset({"IL"})
"""Countries whose weekend is Friday and Saturday."""

MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6

MAX_SEARCH_DAYS = 400
"""A weekday with a day of the month ("Friday the 13th") is looked for so far ahead."""
MAX_YEARS_AWAY = 30

EARLIEST_HOUR, LATEST_HOUR = 8, 19
"""An hour without am or pm is the half of the day that lies within 08:00 to 19:59."""
EARLIEST_OF_MORNING = 6 * 60
"""Said apart from "morning", an earlier hour without am or pm is none of it."""
MAX_SPOKEN_RANGE_MINUTES = 10 * 60
"""Two bare numbers ("7-6") are no hours where more than this lies between them: they are a day and a month."""


class Window(NamedTuple):
    """A part of the day, in minutes after midnight, and which half of the day an hour said with it belongs to."""

    start: int
    end: int
    half: str
    """am, pm, noon (10 and 11 in the morning, else pm), night (6 to 11 in the evening, else after midnight)."""


def _window(start: str, end: str, half: str) -> Window:
    first, last = ([int(part) for part in text.split(":")] for text in (start, end))
    return Window(first[0] * 60 + first[1], last[0] * 60 + last[1], half)


PARTS_OF_DAY = {
    "early_morning": _window("06:00", "09:00", "am"),
    "first_thing": _window("06:00", "10:00", "am"),
    "morning": _window("06:00", "12:00", "am"),
    "late_morning": _window("10:00", "12:00", "am"),
    "later_today": _window("12:00", "23:59", "noon"),
    "first_half": _window("00:00", "12:00", "am"),
    "second_half": _window("12:00", "23:59", "pm"),
    "daytime": _window("08:00", "18:00", "noon"),
    "midday": _window("10:00", "14:00", "noon"),
    "lunch": _window("12:00", "14:00", "noon"),
    "early_afternoon": _window("12:00", "14:00", "pm"),
    "afternoon": _window("12:00", "18:00", "pm"),
    "late_afternoon": _window("14:00", "18:00", "pm"),
    "after_lunch": _window("13:00", "17:00", "pm"),
    "after_school": _window("15:00", "20:00", "pm"),
    "after_work": _window("17:00", "23:59", "pm"),
    "end_of_day": _window("16:00", "23:59", "pm"),
    "dinner": _window("17:00", "20:00", "pm"),
    "early_evening": _window("16:00", "18:00", "pm"),
    "evening": _window("17:00", "23:59", "pm"),
    "late_evening": _window("18:00", "23:59", "pm"),
    "night": _window("18:00", "23:59", "night"),
    "early_night": _window("18:00", "22:00", "night"),
    "late_night": _window("21:00", "23:59", "night"),
    "small_hours": _window("00:00", "06:00", "am"),
}
MIDDLES = {"morning": 10 * 60, "afternoon": 14 * 60, "evening": 19 * 60}
"""The middle of a part of the day is about a point: "mid-morning"."""

MONTH_EDGES = {"begin": (1, 10), "early": (1, 10), "mid": (11, 20), "late": (21, 31), "end": (21, 31),
               "first": (1, 15), "second": (16, 31)}  # fmt: skip
"""Days of the month."""
WEEK_EDGES = {"begin": (0, 2), "early": (0, 2), "mid": (1, 4), "late": (3, 6), "end": (4, 6),
              "first": (0, 2), "second": (3, 6)}  # fmt: skip
"""Days of the week, counted from its first."""


class Customs(NamedTuple):
    """How a country counts and writes days."""

    month_first: bool
    week_start: int
    weekend: tuple[int, int]


def customs_of(country: str | None) -> Customs:
    """Return the customs of a country (ISO 3166, two letters); without one, weeks begin on Monday, days come first."""
    return Customs(
        month_first=country in MONTH_FIRST,
        week_start=SUNDAY if country in SUNDAY_WEEKS else MONDAY,
        weekend=(FRIDAY, SATURDAY) if country in FRIDAY_WEEKENDS else (SATURDAY, SUNDAY),
    )
