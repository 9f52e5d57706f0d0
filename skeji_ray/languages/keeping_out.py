"""Whether one customer is not to book any more: "don't let Dan book again". It holds no word of any language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from skeji_ray.languages.acts import ACT_WORDS
from skeji_ray.languages.reading_table import PREFIXES
from skeji_ray.languages.whole import words_of

MAX_PREFIX = 2
_KEPT_OUT = tuple(re.compile(rf"(?<!\S)(?:{words.keeps_out})(?!\S)") for words in ACT_WORDS.values())


def keeps_out(text: str, names: Iterable[str]) -> bool:
    """Tell whether a message keeps one of these customers, or one that was spoken of, from booking.

    Args:
        names: first names of the customers.
    """
    words = words_of(text)
    for pattern in _KEPT_OUT:
        for match in pattern.finditer(words):
            who = match.groupdict().get("who")
            if who is None or any(_is_called(who, name) for name in names):
                return True
    return False


def _is_called(word: str, name: str) -> bool:
    before = word.removesuffix(name) if word.endswith(name) else None
    return before is not None and len(before) <= MAX_PREFIX and all(letter in PREFIXES for letter in before)
