"""English times and lengths of owners in figures: "half eight" is said with a figure, "fifty-minute" is 50 minutes."""

from __future__ import annotations

import re

from skeji_ray.languages.numbers import NUMBERS, TENS, number_of

_WORDS = "|".join(NUMBERS)
_PART = r"(?:half|(?:a )?quarter (?:to|past)) "
_MINUTES = {"fifteen": 15, "thirty": 30, "forty five": 45, "forty-five": 45}
CLOCK = (
    rf"(?:{_PART})?(?:\d{{1,2}}(?:[:.][0-5]\d)?|(?:{_WORDS})\b(?: (?:{'|'.join(_MINUTES)})\b)?)(?: ?[ap]\.?m\b\.?)?"
    r"(?! ?(?:minutes?|mins?|hours?|hrs?|people|clients|customers)\b)"
)
""""Half eight", "nine thirty", "4pm"."""
_MINUTES_IN_WORDS = re.compile(
    rf"\b(?P<tens>{'|'.join(TENS)})(?:[ -](?P<five>five))?(?=[ -]?(?:minutes?|mins?)\b)", re.IGNORECASE
)
_HOUR_IN_WORDS = re.compile(
    rf"(?P<before>\b(?:at|from|till?|until|to|by|half|quarter to|quarter past|open|close)\s)(?P<hour>{_WORDS})\b"
    rf"(?:\s(?P<minutes>{'|'.join(_MINUTES)})\b)?"
    r"(?!\s?(?:-|minutes?\b|mins?\b|hours?\b|days?\b|weeks?\b|people\b|clients?\b|customers?\b|"
    r"of\b|more\b|\w+ at a time\b))",
    re.IGNORECASE,
)
_FIRST_END = re.compile(rf"\b(?P<hour>{_WORDS})(?:\s(?P<minutes>{'|'.join(_MINUTES)}))?(?=\sto\s\d)", re.IGNORECASE)


def plain(text: str) -> str:
    """The text with its lengths and its hours of the day in figures."""
    text = _MINUTES_IN_WORDS.sub(lambda match: str(TENS[match["tens"].lower()] + (5 if match["five"] else 0)), text)
    text = _HOUR_IN_WORDS.sub(lambda match: f"{match['before']}{_in_figures(match)}", text)
    return _FIRST_END.sub(_in_figures, text)


def _in_figures(match: re.Match[str]) -> str:
    minutes = match["minutes"]
    return f"{number_of(match['hour'])}" + (f":{_MINUTES[minutes.lower()]}" if minutes else "")
