"""One end of a working day, out of English words; and a text without its dates, which look like spans of hours."""

from __future__ import annotations

import re

from skeji_ray.languages.dates import MONTH
from skeji_ray.languages.times import FIRST_HOUR, LAST_MINUTE, in_digits

_NOON = 12
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:,|-|–|and|to|until|through)\s?\d{1,2}(?:st|nd|rd|th)?){0,10}"
_DATES = re.compile(
    r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b|"
    rf"\b{_DAYS}\s?(?:of )?(?:{MONTH})\b|\b(?:{MONTH})\s{_DAYS}\b(?!:)",
    re.IGNORECASE,
)


def without_dates(text: str) -> str:
    """So that "10-12 December" is no span of hours."""
    return _DATES.sub(" ", text)


def find_opening(pattern: re.Pattern[str], text: str, *, closes: bool) -> str | None:
    """ "we open at 8", "we close at 7": HH:MM. A bare hour is taken as it is written, but nobody closes at night."""
    match = pattern.search(in_digits(without_dates(text)))
    if match is None:
        return None
    hour, minute, half = int(match["hour"]), match["minute"] or "00", (match["half"] or "").lower()
    is_late = half.startswith("p") or (closes and not half and hour < FIRST_HOUR)
    hour = hour % _NOON + (_NOON if is_late else 0) if half or is_late else hour
    if closes and hour == 24:
        return LAST_MINUTE
    return f"{hour:02}:{minute}" if hour < 24 else None
