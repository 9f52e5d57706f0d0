"""The plain text that phrases are compared with: one spelling, and of each letter where it stands in the message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

MAX_LETTERS = 1024
"""Letters whose spelling is kept: those of our languages, and more."""
_INVISIBLE = frozenset({"Cf", "Cc", "Mn", "Me", "Cs", "Co", "Cn"})
_APOSTROPHES = frozenset("'’‘`´ʼ׳")
_KEPT = frozenset('.,!?;:-/&#%+@"$£€₪|=_')
_SAME = str.maketrans({"״": '"', "־": "-", "–": "-", "—": "-", "“": '"', "”": '"', "…": ".", "؟": "?", "⸮": "?"})
_WORD = re.compile(r"[^\W\d_]+")
_Letter = tuple[str, int, int]
"""A letter, where it begins and where it ends in the text as it was typed."""
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")


class Plain(NamedTuple):
    """A text in one spelling."""

    text: str
    at: tuple[int, ...]
    """Index of each letter in the text as it was typed, and its length at the end."""
    ends: tuple[int, ...]
    """Behind each letter in the text as it was typed, with those that only repeat it."""

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Where `start` to `end` stands in the text as it was typed."""
        if start >= end:
            return self.at[start], self.at[start]
        return self.at[start], self.ends[end - 1]


def plain(text: str, pictures: Mapping[str, str], doubled: frozenset[str], drawn_out: str = "(?!)") -> Plain:
    """Return the text in lower case, without apostrophes and what cannot be seen, one blank between two words.

    Args:
        pictures: words that an emoji stands for; all others become a blank.
        doubled: words with a double letter that "cooool" may be; else a letter that is typed on and on is one.
    """
    letters = [(letter, at, at + 1) for at, typed in enumerate(text) for letter in _spelled(typed, pictures)]
    letters = _without_repetition(letters, doubled, re.compile(drawn_out))
    kept: list[_Letter] = []
    for one in letters:
        if one[0] != " " or (kept and kept[-1][0] not in " \n"):
            kept.append(one)
    while kept and kept[-1][0] == " ":
        kept.pop()
    starts = (*(at for _, at, _ in kept), len(text))
    return Plain("".join(letter for letter, _, _ in kept), starts, tuple(end for _, _, end in kept))


def _spelled(typed: str, pictures: Mapping[str, str]) -> str:
    return f" {pictures[typed]} " if typed in pictures else _spelled_alike(typed)


@lru_cache(MAX_LETTERS)
def _spelled_alike(typed: str) -> str:
    if typed == "\n":
        return typed
    spelled = "".join(one for one in unicodedata.normalize("NFKD", typed) if not _is_invisible(one))
    spelled = "" if typed in _APOSTROPHES else spelled.casefold().translate(_SAME)
    return "".join(one if one.isalnum() or one in _KEPT else " " for one in spelled)


def _is_invisible(letter: str) -> bool:
    return unicodedata.category(letter) in _INVISIBLE or "\U0001f3fb" <= letter <= "\U0001f3ff"


def _without_repetition(letters: list[_Letter], doubled: frozenset[str], drawn_out: re.Pattern[str]) -> list[_Letter]:
    text = "".join(letter for letter, _, _ in letters)
    dropped: set[int] = set()
    for word in _WORD.finditer(text):
        if _REPEATED.search(word[0]) is None:
            continue
        keeps = 2 if _REPEATED.sub(r"\1\1", word[0]) in doubled else 1
        for run in _REPEATED.finditer(text, word.start(), word.end()):
            dropped.update(range(run.start() + keeps, run.end()))
    for match in drawn_out.finditer(text):
        dropped.update(range(match.start() + 1, match.end()))
    kept: list[_Letter] = []
    for at, one in enumerate(letters):
        if at in dropped:  # never the first of a word
            kept[-1] = (*kept[-1][:2], one[2])
        else:
            kept.append(one)
    return kept
