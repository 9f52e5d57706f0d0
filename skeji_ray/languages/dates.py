"""English dates against a local today. Every pattern is one row; what a message denies is not what it names."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from skeji_ray.languages.numbers import NUMBER, ORDINALS, number_of
from skeji_ray.messages.when import WEEKDAYS

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY_SPELLINGS = {name: number for number, name in enumerate(WEEKDAYS)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
}  # fmt: skip
DAY = "|".join(sorted(_DAY_SPELLINGS, key=len, reverse=True))
MONTH = "|".join([*_MONTHS, *(name[:3] for name in _MONTHS), "sept"])
_ORDINAL = "|".join(ORDINALS)
MOST_DAYS_AHEAD = 400
MAX_KEPT = 512
"""Texts whose working days are kept: the parts of a message are looked at again and again."""
_NO_STREET = r"(?!\s+(?:street|st\b|avenue|ave\b|floor|time))"

Read = Callable[[re.Match[str], date], date | None]


class _Named(NamedTuple):
    at: int
    end: int
    day: date


def find_date(text: str, today: date) -> date | None:
    """The first date that `text` names and does not deny, seen from `today`; never one that has passed.

    Weeks start on Monday: "next Monday" is the one of next week, "Friday" and "this Friday" the next to come.
    """
    words = _THANKS.sub(" ", text.lower().replace("’", "'"))
    named = sorted(_named(words, today))
    meant = [one for one in named if not _DENIED.search(words[: one.at])]
    return meant[0].day if meant else None


def find_dates(text: str, today: date) -> tuple[date, ...]:
    """All dates that `text` names, "24 to 26 December" with what lies between, at most `MOST_DATES` and one; none that
    has passed."""
    words = _SEVERAL.sub(_each_with_its_month, text.lower())
    named = sorted(_named(words, today))
    named = [one for one in named if one.day >= today]
    found = {one.day for one in named}
    for one, other in pairwise(named):
        if _UNTIL.fullmatch(words[one.end : other.at]) and one.day < other.day:
            days = min((other.day - one.day).days, MOST_DATES)
            found |= {one.day + timedelta(days=step) for step in range(days + 1)}
    return tuple(sorted(found)[: MOST_DATES + 1])


MOST_DATES = 31
_UNTIL = re.compile(r",?\s*(?:to|until|till|through|-|–)\s*(?:the\s*)?")
_LIST = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:,|-|–|and|to|until|through)\s?(?:the )?\d{1,2}(?:st|nd|rd|th)?){1,10}"
_SEVERAL = re.compile(rf"\b(?:(?P<days>{_LIST}) (?:of )?(?P<month>{MONTH})|(?P<before>{MONTH}) (?P<after>{_LIST}))\b")


def _each_with_its_month(match: re.Match[str]) -> str:
    """ "24-26 December" names two dates, as "24 December-26 December" does."""
    month = match["month"] or match["before"]
    return re.sub(r"(\d{1,2})(?:st|nd|rd|th)?", rf"\1 {month}", match["days"] or match["after"])


_THANKS = re.compile(
    r"\bthank(?:s| you)\b[^.,?!]{0,40}\btoday\b|"
    r"\b(?:(?:that|this|it)(?:'s|'ll be| is| was| will be)|i'?a?m) (?:all|everything|it|okay|done|set)\b"
    r"[^.,?!]{0,30}\btoday\b"
)
"""Closing words name no day: "that is all for today"."""
_DENIED = re.compile(
    r"(?:\bnot|n't(?! (?:you|we|they|it|there)\b)|\bcannot|\brather than|\binstead of|\bno longer|\bhad something)\b"
    r"[^.,;!?]{0,20}$"
)


def _named(words: str, today: date) -> Iterator[_Named]:
    """All dates that are named; a longer phrase hides the shorter ones inside it."""
    taken: list[tuple[int, int]] = []
    for pattern, read in _ROWS:
        for match in pattern.finditer(words):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))  # also where there is no such day: "the 30th" of "February 30th" is none
            day = read(match, today)
            if day is not None:
                yield _Named(start, end, day)


def _after(days: int) -> Read:
    return lambda _, today: today + timedelta(days=days)


def _in_days(match: re.Match[str], today: date) -> date | None:
    days = number_of(match[1]) * (7 if match[2] == "week" else 1)
    return today + timedelta(days=days) if 0 < days <= MOST_DAYS_AHEAD else None


def _iso(match: re.Match[str], _: date) -> date | None:
    return _valid(int(match[1]), int(match[2]), int(match[3]))


def _written_out(match: re.Match[str], _: date) -> date | None:
    """24/12/2026: the day first, unless there is no such month."""
    one, two, year = int(match[1]), int(match[2]), int(match[3])
    return _valid(year, two, one) or _valid(year, one, two)


def _slashed(match: re.Match[str], today: date) -> date | None:
    """25/12 and 12/25: day and month by whichever way round comes sooner."""
    one, two = int(match[1]), int(match[2])
    read = (_in_month(two, one, today), _in_month(one, two, today))
    return min((day for day in read if day is not None), default=None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))


def _count(word: str) -> int:
    return int(word) if word.isdigit() else ORDINALS[word]


def _in_month(month: int, day: int, today: date) -> date | None:
    """This year's, or a later one's when it has passed (29 February waits for its year)."""
    years = range(today.year, today.year + 5)
    found = (_valid(year, month, day) for year in years)
    return next((one for one in found if one is not None and one >= today), None)


def _of_month(match: re.Match[str], today: date) -> date | None:
    """The next time that the month's day comes."""
    day, year, month = _count(match[1]), today.year, today.month
    for _ in range(13):
        if 1 <= day <= monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return None


def _of_next_month(match: re.Match[str], today: date) -> date | None:
    year, month = (today.year + 1, 1) if today.month == 12 else (today.year, today.month + 1)
    return _valid(year, month, _count(match[1]))


def _next_to_come(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=(_DAY_SPELLINGS[match[1]] - today.weekday()) % 7)


def _of_next_week(match: re.Match[str], today: date) -> date:
    return today + timedelta(days=7 - today.weekday() + _DAY_SPELLINGS[match[1]])


_ROWS: tuple[tuple[re.Pattern[str], Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", _iso),
        (r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](20\d\d)(?![\d/])", _written_out),
        (r"\b(?:the )?day after tomm?orr?ow\b", _after(2)),
        (r"\b(?:tomm?orr?ow|tmrw|tmr)\b", _after(1)),
        (rf"\b(?:in )?({NUMBER}) (day|week)s?(?: from (?:now|today)| time)\b", _in_days),
        (rf"\bin ({NUMBER}) (day|week)s?\b", _in_days),
        (rf"\b({MONTH})\.?,? (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)",
         lambda match, today: _in_month(_month(match[1]), int(match[2]), today)),
        (rf"\b({MONTH}) (?:the )?({_ORDINAL})\b",
         lambda match, today: _in_month(_month(match[1]), _count(match[2]), today)),
        (rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:day )?(?:of )?({MONTH})\b",
         lambda match, today: _in_month(_month(match[2]), int(match[1]), today)),
        (rf"\b({_ORDINAL}) (?:day )?(?:of )?({MONTH})\b",
         lambda match, today: _in_month(_month(match[2]), _count(match[1]), today)),
        (rf"\b(\d{{1,2}}(?=st|nd|rd|th)|{_ORDINAL})(?:st|nd|rd|th)? (?:day )?of (?:the )?next month\b",
         _of_next_month),
        (rf"\b({_ORDINAL}) (?:day )?(?:of )?(?:this|the) month\b", _of_month),
        (rf"\b(\d{{1,2}})(?:st|nd|rd|th)\b{_NO_STREET}", _of_month),
        (r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?![\d/])", _slashed),
        (rf"\bnext week,? (?:on )?({DAY})\b", _of_next_week),
        (rf"\b({DAY}),? (?:of )?next week\b", _of_next_week),
        (rf"\bnext ({DAY})\b", _of_next_week),
        (rf"\b(?:this |coming )*({DAY})s?\b", _next_to_come),
        (r"\bnext week\b", _after(7)),
        (r"\b(?:today|tonight)\b", _after(0)),
    )
)  # fmt: skip


def dates_beside_weekdays(text: str, today: date) -> tuple[date, ...]:
    """Return the dates that are named otherwise than by a weekday: "tomorrow", "24 December"."""
    return find_dates(_WEEKDAY.sub(" ", text.lower()), today)


_WEEKDAY = re.compile(rf"\b(?:{DAY}|sat|sun)s?\b")


@lru_cache(MAX_KEPT)
def find_working_days(text: str) -> tuple[str, ...]:
    """ "every day", "weekdays", "Sun-Thu", "Monday, Wednesday", "every day but Friday"; nothing where none is named."""
    words = _SHORT_DAY.sub(lambda match: _SHORT_DAYS[match[0]], text.lower())
    meant, but, others = words.partition(next(iter(_BUT.findall(words)), "\0"))
    days, without = _days_named(meant), _days_named(others) if but else ()
    return tuple(day for day in days if day not in without)


def excepts(text: str) -> bool:
    """Tell whether some days are left out: "every day but Friday"."""
    return _BUT.search(text.lower()) is not None


_SHORT_DAYS = {"sun": "sunday", "sat": "saturday"}
_SHORT_DAY = re.compile(r"\b(?:sun|sat)\b")
"""Words too, so of no use where a date is looked for."""
_BUT = re.compile(rf"\b(?:except|but|apart from|besides)(?= (?:for |on )?(?:{DAY})s?\b)")


def _days_named(words: str) -> tuple[str, ...]:
    if re.search(r"\b(every ?day|daily|(7|seven) days|all (days|week)|24/7)\b", words):
        return WEEKDAYS
    span = re.search(rf"\b({DAY})s?\s*(?:to|until|untill|till|til|thru|through|-|–)\s*({DAY})s?\b", words)
    if span:
        return _span(_DAY_SPELLINGS[span[1]], _DAY_SPELLINGS[span[2]])
    if re.search(r"\b(week ?days|working days)\b", words):
        return _span(0, 4)
    named = {_DAY_SPELLINGS[day] for day in re.findall(rf"\b({DAY})s?\b", words)}
    return tuple(day for number, day in enumerate(WEEKDAYS) if number in named)


def _span(first: int, last: int) -> tuple[str, ...]:
    """From one weekday to another, over the week's end where need be."""
    return tuple(WEEKDAYS[(first + step) % 7] for step in range((last - first) % 7 + 1))
