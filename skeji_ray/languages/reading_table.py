"""How each language that the product reads is understood beside acts and times."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from skeji_ray.languages.en.reading import ENGLISH
from skeji_ray.languages.he.reading import HEBREW
from skeji_ray.languages.reading_words import ReadingWords
from skeji_ray.messages.people import Language

READING: Mapping[Language, ReadingWords] = {Language.ENGLISH: ENGLISH, Language.HEBREW: HEBREW}
"""By the language. A message may mix them, so most readers take the words of all."""
_T = TypeVar("_T")

PREFIXES = "".join(one.prefixes for one in READING.values())
PREFIX = f"[{PREFIXES}]?" if PREFIXES else ""
"""A pattern of a letter that is written at the front of a name."""


def of_all(words: Callable[[ReadingWords], Iterable[_T]]) -> tuple[_T, ...]:
    """Return some words of every language, one after the other."""
    return tuple(word for language in READING.values() for word in words(language))


def any_of(pattern: Callable[[ReadingWords], str]) -> str:
    """Return a pattern of what one of the languages has a pattern of."""
    return "|".join(filter(None, map(pattern, READING.values())))


def language_of(text: str) -> Language:
    """Return the language that a text begins in, by its letters: a name within it may be in another script."""
    first = _FIRST_LETTER.search(text)
    return next((one for one, letter in _OWN_SCRIPTS if first and letter.match(first[0])), Language.ENGLISH)


_FIRST_LETTER = re.compile(r"[^\W\d_]")
_OWN_SCRIPTS = tuple(
    (code, re.compile(f"[{words.spoken.letters}]"))
    for code, words in READING.items()
    if words.spoken.is_script_of_its_own
)
