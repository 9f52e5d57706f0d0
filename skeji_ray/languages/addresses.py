"""Streets with their numbers."""

from __future__ import annotations

import re

from skeji_ray.languages.dates import DAY, MONTH

_STREET = r"street|st|avenue|ave|road|rd|boulevard|blvd|lane|drive|square"
_NO_STREET = rf"(?!(?i:{DAY}|{MONTH}|at|from|open|until)\b)"
_NUMBER = r"\d{1,4}[a-zA-Z]?(?!\s*(?:[ap]\.?m\b|[:%]|-\d|to\b|until\b|–))"
_WORDS = r"[A-Z][\w'’.]*(?:\s+[A-Z][\w'’.]*){0,3}"
_ENGLISH = re.compile(
    rf"\b(?:{_NUMBER}\s+{_NO_STREET}(?:{_WORDS}(?:\s+(?i:{_STREET})\b)?|[\w'’]+\s+(?i:{_STREET})\b)"
    rf"|{_NO_STREET}{_WORDS}(?:\s+(?i:{_STREET})\b)?\s+{_NUMBER})(?![\w:])"
)
_HEBREW = re.compile(r"(?:רחוב|רח['׳]|שדרות|דרך)\s+[\u05d0-\u05ea\"'׳״ -]{2,40}?\s+\d{1,4}(?!\d|:)")


def find_address(text: str) -> str | None:
    """ "12 Herzl street", "Dizengoff 99", "רחוב הרצל 5": a street and its number."""
    match = _HEBREW.search(text) or _ENGLISH.search(text)
    return match[0].strip() if match else None
