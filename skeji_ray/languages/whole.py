"""Whole messages: the one normal form in which a message is compared with what it may say as a whole, and the reader
that finds out whether every word of it is accounted for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

MAX_WORDS = 24
"""A longer message says more than one thing."""
MAX_WORDS_OF_PHRASE = 14
MAX_KEPT = 64
"""Texts whose normal form is kept: every reader of a message compares it."""
_INVISIBLE = frozenset({"Cf", "Cc", "Mn", "Me"})
"""Unicode categories: direction marks, joiners, control characters; points and accents that stand apart from their
letter, variation selectors among them."""
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ׳", "'") | {"״": '"', "־": "-"})
_NO_WORD = re.compile(r"[\W_]+")

_Kind = TypeVar("_Kind")


@lru_cache(MAX_KEPT)
def normalised(text: str) -> str:
    """Return the text in lower case, one space between words, without what cannot be seen: marks of direction, joiners,
    vowel points. Full-width and other compatible letters are the plain ones."""
    seen = "".join(_visible(letter) for letter in unicodedata.normalize("NFKC", text))
    return " ".join(seen.casefold().translate(_APOSTROPHES).split())


def words_of(text: str) -> str:
    """Return the normal form as bare words, a space between two: "Don't!" is "dont". Pictures are no words."""
    return _NO_WORD.sub(" ", normalised(text).replace("'", "")).strip()


def phrasebook(rows: Mapping[_Kind, Iterable[str]]) -> dict[str, _Kind]:
    """Index phrases by their words; `|` parts the phrases of a line. The first kind that has a phrase keeps it."""
    book: dict[str, _Kind] = {}
    for kind, lines in rows.items():
        for phrase in (one for line in lines for one in line.split("|")):
            book.setdefault(words_of(phrase), kind)
    return book


def kinds_in(words: str, book: Mapping[str, _Kind]) -> frozenset[_Kind] | None:
    """Return the kinds of phrases that a message is made of, the longest phrase first; None where a word of it belongs
    to none.

    Args:
        words: as `words_of` gives them.
    """
    left = words.split()
    if len(left) > MAX_WORDS:
        return None
    found: set[_Kind] = set()
    while left:
        lengths = range(min(len(left), MAX_WORDS_OF_PHRASE), 0, -1)
        length = next((one for one in lengths if " ".join(left[:one]) in book), 0)
        if not length:
            return None
        found.add(book[" ".join(left[:length])])
        left = left[length:]
    return frozenset(found)


def _visible(letter: str) -> str:
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in _INVISIBLE else letter
