"""An ordinal anywhere in a message: whatever is read so is asked about before it is done."""

from __future__ import annotations

import re

_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "last": -1,
}  # fmt: skip
_RANK = r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|last"
_ORDINAL = re.compile(
    rf"\b(?:the|booking|slot|option|number) ({_RANK})\b(?! of\b| (?:day )?of\b)|^\W*({_RANK})(?: one| slot| option)?\b|"
    r"\b(?:the )?([1-9])(?:st|nd|rd|th) (?:one|slot|option|booking|time)\b|"
    r"\b(?:number|option|slot|booking|no\.|#) ?([1-9]|one|two|three|four|five)\b|^\W*([1-9])\W*$",
    re.IGNORECASE,
)


def find_ordinal(text: str) -> int | None:
    """ "the first one", "2", "number 3": from 1; -1 is the last."""
    match = _ORDINAL.search(text)
    if match is None:
        return None
    word = next(group for group in match.groups() if group).lower()
    return int(word) if word.isdigit() else _WORDS[word]
