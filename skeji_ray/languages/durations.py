"""English lengths of time, in minutes and in days."""

from __future__ import annotations

import re

from skeji_ray.languages.numbers import NUMBER, number_of

_AN_HOUR = 60
_WORDS = (
    (re.compile(r"\bhalf (?:of )?(?:an |a )?h(?:ou)?r\b"), 30),
    (re.compile(r"\bthree[ -]quarters? of an hour\b"), 45),
    (re.compile(r"\bquarter of an hour\b"), 15),
)
_PART = r"(half|quarter|three quarters)"
_WITH_PART = re.compile(rf"\b(an|{NUMBER}) (?:hours? and (?:a )?{_PART}|and (?:a )?{_PART} hours?)\b")
_PARTS = {"half": 30, "quarter": 15, "three quarters": 45}
_DECIMAL = re.compile(r"\b(\d)\.(\d)\s*(?:hours?|hrs?|h)\b")
_HOURS = re.compile(rf"\b({NUMBER})\s*-?\s*(?:hours?|hrs?|h)(?:\s*(?:and\s*)?(\d{{1,2}})\s*(?:minutes?|mins?))?\b")
_DENIED = re.compile(
    r"\b(?:not|instead of|rather than|no longer)\s+"
    rf"(?:(?:half|(?:three )?quarters? of)(?: of)?(?: an?)? |an? |{NUMBER}\s*-?\s*)"
    r"(?:and (?:a )?(?:half|quarter) )?(?:hours?|hrs?|h|minutes?|mins?)(?: and (?:a )?(?:half|quarter))?\b",
    re.IGNORECASE,
)
"""A length that is not the one: "40 minutes, not an hour"."""
_MINUTES = re.compile(rf"\b(?:({NUMBER})\s*-?\s*(?:minutes?|mins?)|(\d{{1,3}})\s?m)\b")


_DAYS = re.compile(rf"\b({NUMBER}) (day|week)s?\b(?! (?:ago|before|earlier|later|from now))")
_DAYS_OF = {"day": 1, "week": 7}


def find_days(text: str) -> int | None:
    """Return how many days a stretch is long: "for two weeks", "10 days"; None where no such length is named."""
    match = _DAYS.search(text.lower())
    return number_of(match[1]) * _DAYS_OF[match[2]] if match else None


def without_denied(text: str) -> str:
    """Return the text without a length that it says is not the one: "40 minutes, not an hour"."""
    return _DENIED.sub(" ", text)


def find_minutes(text: str) -> int | None:
    """ "45 minutes", "an hour and a quarter", "1 hour 30 minutes", "1.5 hours"; None where no length is named."""
    words = text.lower()
    if (said := without_denied(words)) != words and (minutes := find_minutes(said)) is not None:
        return minutes
    if match := _WITH_PART.search(words):
        hours = 1 if match[1] == "an" else number_of(match[1])
        return hours * _AN_HOUR + _PARTS[match[2] or match[3]]
    for pattern, minutes in _WORDS:
        if pattern.search(words):
            return minutes
    if match := _DECIMAL.search(words):
        return int(match[1]) * _AN_HOUR + int(match[2]) * _AN_HOUR // 10
    if match := _HOURS.search(words):
        return number_of(match[1]) * _AN_HOUR + int(match[2] or 0)
    match = _MINUTES.search(words)
    return number_of(match[1] or match[2]) if match else None
