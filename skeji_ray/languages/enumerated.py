"""Several things that are numbered in a message: "two things. One, I start at ten. Two, cuts take half an hour"."""

from __future__ import annotations

import re
from functools import cache

from skeji_ray.languages.acts import act_words
from skeji_ray.languages.reading_table import language_of
from skeji_ray.messages.people import Language

MIN_NUMBERED = 2


def enumerated(text: str) -> tuple[str, ...]:
    """Return the things that are numbered, without their numbers; none where no two are. What comes before the first
    only says that there are several."""
    _, *parts = _mark_of(language_of(text)).split(text)
    found = tuple(stripped for part in parts if (stripped := part.strip(" .,;\n")))
    return found if len(found) >= MIN_NUMBERED else ()


@cache
def _mark_of(language: Language) -> re.Pattern[str]:
    words = act_words(language).numbered
    return re.compile(
        rf"(?:^|[.,;!\n]\s*|\n|(?<=\w) (?=[1-5]\)))(?:and )?(?:{words})\s*(?:[,:)–-]|\.(?=\s))\s*", re.IGNORECASE
    )
