"""Both ends of a working day that are said one after the other: "I start at half eight, and finish by four" is a span.

It holds no word of any language.
"""

from __future__ import annotations

import re
from functools import cache

from skeji_ray.languages.clauses import phrases_of

MAX_CHARACTERS = 1_000
_BETWEEN_WORDS = r"(?:\s+[^\W\d]+){0,2}?"


def in_one_span(text: str) -> str:
    """Return the text with "begins at X, ends at Y" as "begins X to Y", for the readers of opening hours."""
    if len(text) > MAX_CHARACTERS:
        return text
    said = phrases_of(text)
    pattern = _pattern_of(said.begins_day.pattern, said.ends_day.pattern, said.at.pattern, said.clock.pattern)
    return pattern.sub(lambda match: f"{match['begins']} {match['first']}{said.to}{match['last']}", text)


@cache
def _pattern_of(begins: str, ends: str, at: str, clock: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<begins>{begins}){_BETWEEN_WORDS}\s+(?:{at})?(?P<first>{clock})"
        rf"(?:\s*[,.;&]\s*|\s+)(?:[^\W\d]+\s+){{0,2}}?(?:{ends}){_BETWEEN_WORDS}\s+"
        rf"(?:{at})?(?P<last>{clock})",
        re.IGNORECASE,
    )
