"""Both ends of a working day that are said one after the other: "I start at half eight, and finish by four" is a span.

It holds no word of any language.
"""

from __future__ import annotations

import re

from skeji_ray.languages.clauses import phrases_of
from skeji_ray.languages.phrases import Phrases

MAX_CHARACTERS = 1_000
_BETWEEN_WORDS = r"(?:\s+[^\W\d]+){0,2}?"
_patterns: dict[int, re.Pattern[str]] = {}


def in_one_span(text: str) -> str:
    """Return the text with "begins at X, ends at Y" as "begins X to Y", for the readers of opening hours."""
    if len(text) > MAX_CHARACTERS:
        return text
    phrases = phrases_of(text)
    return _pattern_of(phrases).sub(
        lambda match: f"{match['begins']} {match['first']}{phrases.to}{match['last']}", text
    )


def _pattern_of(phrases: Phrases) -> re.Pattern[str]:
    found = _patterns.get(id(phrases))
    if found is None:
        clock = phrases.clock.pattern
        found = re.compile(
            rf"(?P<begins>{phrases.begins_day.pattern}){_BETWEEN_WORDS}\s+(?:{phrases.at.pattern})?(?P<first>{clock})"
            rf"(?:\s*[,.;&]\s*|\s+)(?:[^\W\d]+\s+){{0,2}}?(?:{phrases.ends_day.pattern}){_BETWEEN_WORDS}\s+"
            rf"(?:{phrases.at.pattern})?(?P<last>{clock})",
            re.IGNORECASE,
        )
        _patterns[id(phrases)] = found
    return found
