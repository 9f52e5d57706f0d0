"""Pieces: the parts of words that the encoder knows, and how a message is cut into them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

MAX_LETTERS, MAX_PIECES = 400, 48
"""What comes later changes little, and costs time."""
FEW_LETTERS, FEW_PIECES = 160, 24
"""Of a longer text, which costs the rules time too."""
_BEGIN = "\u2581"
"""Stands where a word begins."""
_MARKS = re.compile("[\u0591-\u05c7\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe0f]|[^\\S\n]*[\x00-\x08\x0e-\x1f]+")
_REPEATED = re.compile(r"(.)\1{2,}")
_SPACE = re.compile(r"\s+")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "׳": "'", "״": '"', "“": '"', "”": '"'})
_BELOW_ALL = 10.0
"""How much less likely than the rarest piece a letter is that no piece has."""
_NEVER = float("-inf")


class Pieces:
    """Cut text into the likeliest sequence of pieces, each as likely as it is common (a unigram model)."""

    def __init__(self, pieces: Sequence[str], chances: Sequence[float]) -> None:
        self._known = {one: (chance, at) for at, (one, chance) in enumerate(zip(pieces, chances, strict=True))}
        self._longest = max(map(len, pieces))
        self._unknown = min(chances) - _BELOW_ALL

    def cut(self, text: str) -> list[int | None]:
        """Return the number of each piece of a text, in order; None for a letter that no piece has."""
        plain = _BEGIN + plain_of(text).replace(" ", _BEGIN)
        size = len(plain)
        best = [0.0] + [_NEVER] * size
        from_where: list[tuple[int, int | None]] = [(0, None)] * (size + 1)
        for start in range(size):
            before = best[start]
            if before + self._unknown > best[start + 1]:
                best[start + 1], from_where[start + 1] = before + self._unknown, (start, None)
            for end in range(start + 1, min(size, start + self._longest) + 1):
                found = self._known.get(plain[start:end])
                if found is not None and before + found[0] > best[end]:
                    best[end], from_where[end] = before + found[0], (start, found[1])
        cut: list[int | None] = []
        end = size
        while end > 0:
            end, number = from_where[end]
            cut.append(number)
        return cut[::-1][: MAX_PIECES if len(text) <= MAX_LETTERS else FEW_PIECES]


def plain_of(text: str) -> str:
    """Return a text in small letters, with plain quotes, without marks and drawn out letters."""
    letters = MAX_LETTERS if len(text) <= MAX_LETTERS else FEW_LETTERS
    plain = unicodedata.normalize("NFKC", text[:letters]).translate(_STRAIGHT).lower()
    plain = _REPEATED.sub(r"\1\1", _MARKS.sub("", plain))
    return _SPACE.sub(" ", plain).strip()[:MAX_LETTERS]
