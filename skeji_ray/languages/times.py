"""English times of day and opening hours, as HH:MM."""

from __future__ import annotations

import re
from collections.abc import Callable

from skeji_ray.languages.numbers import NUMBERS, number_of

FIRST_HOUR = 8
"""A bare hour is read as one in which people work: "at 4" is 16:00, "at 9" is 09:00."""

_HOUR = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"
_PART = r"morning|afternoon|evening|night"
_HALF = rf"\s*,?\s*(?P<half>[ap]\.?\s?m\b\.?|(?:in the |this )(?:{_PART})\b|at night\b)"
_CLOCK = r"\s*o['\"’`]?\s?clock"
_NOT_A_COUNT = (
    r"(?!\s*(?:st|nd|rd|th|days?|weeks?|months?|minutes?|min|hours?|people|persons?|slots?|dentists?|doctors?|options?"
    r"|of|miles?|times?|more|other|[:.]\d|/|-\d)\b)(?!\s*[:/%]|\.\d|,\d)"
)
_PARTS_OF_AN_HOUR = {"half": 30, "quarter": 15, "twenty": 20}

Read = Callable[[re.Match[str]], tuple[int, int]]


def _plain(match: re.Match[str]) -> tuple[int, int]:
    return number_of(match["hour"]), int(match["minute"]) if "minute" in match.re.groupindex else 0


def _spoken(match: re.Match[str]) -> tuple[int, int]:
    hour = number_of(match["hour"])
    part = match["part"].lower()
    minute = _PARTS_OF_AN_HOUR.get(part) or number_of(part)
    return (hour, minute) if match["way"].lower() in {"past", "after"} else (hour - 1, 60 - minute)


_ROWS: tuple[tuple[re.Pattern[str], Read], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"\b(?P<part>half|quarter|five|ten|twenty)\s(?P<way>past|after|to)\s(?P<hour>{_HOUR})\b(?:{_HALF})?",
         _spoken),
        (rf"(?<![\d:/.-])(?P<hour>\d{{1,2}})[:.](?P<minute>[0-5]\d)(?![\d:/])(?:{_HALF})?", _plain),
        (rf"\b(?P<hour>{_HOUR})(?:{_CLOCK})?{_HALF}", _plain),
        (rf"\b(?P<half>{_PART})\s(?:at\s|around\s)?(?P<hour>{_HOUR})\b{_NOT_A_COUNT}", _plain),
        (rf"\b(?P<hour>{_HOUR}){_CLOCK}(?P<half>)", _plain),
        (rf"\b(?:at|around|about|by|after|before|from)\s(?P<hour>\d{{1,2}})\b{_NOT_A_COUNT}(?P<half>)", _plain),
        (rf"\bat\s(?P<hour>{_HOUR})\b{_NOT_A_COUNT}(?P<half>)", _plain),
    )
)  # fmt: skip
_NOON = re.compile(r"(?<!after)\b(noon|mid-?day)\b", re.IGNORECASE)
_ANY_PART = re.compile(rf"(?<!good )\b({_PART})\b", re.IGNORECASE)


def find_time(text: str) -> str | None:
    """The first time of day that `text` names; a bare HH:MM is 24-hour, a bare hour one in which people work."""
    for pattern, read in _ROWS:
        for match in pattern.finditer(text):
            hour, minute = read(match)
            found = _as_text(hour, minute, _half_of_day(match, text), written=match.re is _ROWS[1][0])
            if found:
                return found
    return "12:00" if _NOON.search(text) else None


def _half_of_day(match: re.Match[str], text: str) -> str | None:
    """am or pm: what stands beside the time, else the one part of the day that the message names."""
    half = (match["half"] or "").lower()
    if not half:
        anywhere = {part.lower() for part in _ANY_PART.findall(text)}
        half = anywhere.pop() if len(anywhere) == 1 else ""
    if not half:
        return None
    return "am" if re.match(r"\s*a\.?\s?m", half) or "morning" in half else "pm"


def _as_text(hour: int, minute: int, half: str | None, *, written: bool) -> str | None:
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    elif half is None and not written and hour < FIRST_HOUR:
        hour += 12
    return f"{hour:02}:{minute:02}" if 0 <= hour < 24 else None


_MINUTES = r"(?::(?=[0-5]\d)|\.(?=(?:00|1[3-9]|[2-5]\d)(?!\d)))"
"""Before minutes: behind a point stands no month then."""
_RANGE = re.compile(
    rf"(?<![\d:])(?<!\d\.)(?P<opens>\d{{1,2}})(?:{_MINUTES}(?P<opens_at>\d\d))?\s*(?P<opens_half>[ap]\.?m\.?)?\s*(?:to|until|till|-|–)\s*"
    rf"(?P<closes>\d{{1,2}})(?:{_MINUTES}(?P<closes_at>\d\d))?\s*(?P<closes_half>[ap]\.?m\.?)?(?![\d:])",
    re.IGNORECASE,
)


_ALL_DAY = re.compile(r"\b24/7\b|\b24 ?(?:hours|hrs|h)\b|\b(?:a?round the clock|day and night)\b", re.IGNORECASE)
_MIDNIGHT = re.compile(r"\b(?:12 )?midnight\b", re.IGNORECASE)
MAX_SPOKEN_HOUR = 12
"""Of those that are spoken so."""
LAST_MINUTE = "23:59"
"""A calendar ends on the day on which it begins."""


def in_digits(text: str) -> str:
    """Noon is 12:00 and midnight 24:00, "half 7" is 7:30 and "quarter to 5" 4:45, where hours of a day are named."""
    text = _IN_PARTS.sub(_in_figures, text)
    return _MIDNIGHT.sub("24:00", _NOON.sub("12:00", text))


_IN_PARTS = re.compile(
    r"\b(?P<part>half|(?:a )?(?:quarter|qtr))(?: (?P<side>past|to))? (?P<hour>\d{1,2})\b(?!:)", re.IGNORECASE
)


def _in_figures(match: re.Match[str]) -> str:
    hour, is_half, is_to = int(match["hour"]), match["part"].lower() == "half", match["side"] == "to"
    if not 1 <= hour <= MAX_SPOKEN_HOUR or (not is_half and match["side"] is None) or (is_half and is_to):
        return match[0]
    if is_to:
        return f"{hour - 1 or MAX_SPOKEN_HOUR}:45"
    return f"{hour}:30" if is_half else f"{hour}:15"


def find_hours(text: str) -> tuple[str, str] | None:
    """Opening hours: "9 to 18", "9am-6pm", "10 to midnight", "24/7", "9 to 5" (in the afternoon).

    "18 to 2" is said as it stands: that it ends on another day is for whoever takes it to tell.
    """
    return next(iter(find_all_hours(text)), None)


def find_all_hours(text: str) -> tuple[tuple[str, str], ...]:
    """Every span of opening hours, in the order said: "9-13 and 16-20" has two."""
    digits = in_digits(text)
    found = tuple(filter(None, (_span_in(match, _part_beside(match, digits)) for match in _RANGE.finditer(digits))))
    return found or ((("00:00", LAST_MINUTE),) if _ALL_DAY.search(text) else ())


_PART_BEFORE = re.compile(
    rf"\b(?P<part>{_PART})s?\W{{0,3}}(?:(?:only|hours|from|at|between|is|are)\W{{1,3}}){{0,3}}$", re.IGNORECASE
)
_PART_BEHIND = re.compile(
    rf"^ ?(?:in the |at |of the |every )?(?P<part>{_PART})s?\b(?!\W{{0,3}}(?:from\W)?\d)", re.IGNORECASE
)
_MAX_LETTERS_BESIDE = 40
_NOON_HOUR, _NOBODY_OPENS_BEFORE = 12, 5


def _part_beside(match: re.Match[str], text: str) -> str | None:
    """The part of the day that is said right before or behind a span of hours: "in the afternoon from 2 to 7"."""
    before = text[max(match.start() - _MAX_LETTERS_BESIDE, 0) : match.start()]
    found = _PART_BEFORE.search(before) or _PART_BEHIND.search(text[match.end() : match.end() + _MAX_LETTERS_BESIDE])
    return found["part"].lower() if found else None


def _in_its_half(match: re.Match[str], part: str | None) -> tuple[str, str] | None:
    """The span after noon, where a part of the day says so, or it would begin at night: "evenings 5 to 9", "2 to 7"."""
    opens, closes = int(match["opens"]), int(match["closes"])
    is_written = match["opens"].startswith("0") or match["opens_half"] or match["closes_half"] or closes > _NOON_HOUR
    is_late = part is not None and part != "morning"
    is_early = part is None and 0 < opens < _NOBODY_OPENS_BEFORE and opens < closes
    if is_written or not (is_late or is_early):
        return None
    first = opens if opens == _NOON_HOUR else opens + _NOON_HOUR
    last = closes + _NOON_HOUR
    if not first < last or (opens >= _NOBODY_OPENS_BEFORE and closes < opens):  # "10 to 2 in the afternoon"
        return None
    ends = LAST_MINUTE if last == 2 * _NOON_HOUR else f"{last:02}:{match['closes_at'] or '00'}"
    return f"{first:02}:{match['opens_at'] or '00'}", ends


def _span_in(match: re.Match[str], part: str | None = None) -> tuple[str, str] | None:
    if (late := _in_its_half(match, part)) is not None:
        return late
    opens = _opening(match, "opens")
    closes = LAST_MINUTE if match["closes"] == "24" else _opening(match, "closes")
    if opens and closes and closes <= opens and match["closes_half"] is None:
        later = _as_text(int(match["closes"]), int(match["closes_at"] or 0), "pm", written=True)
        closes = later if later and later > opens else closes
    return (opens, closes) if opens and closes and opens != closes else None


def _opening(match: re.Match[str], which: str) -> str | None:
    half = match[f"{which}_half"]
    return _as_text(
        int(match[which]),
        int(match[f"{which}_at"] or 0),
        {"a": "am", "p": "pm"}[half[0].lower()] if half else None,
        written=True,
    )
