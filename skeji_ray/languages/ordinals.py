"""An ordinal anywhere in a message: whatever is read so is asked about before it is done."""

from __future__ import annotations

import re

from skeji_ray.languages.reading_table import READING, any_of

_ORDINAL = re.compile(any_of(lambda one: one.answers.ordinal), re.IGNORECASE)
_NUMBER_OF = {
    word: number
    for one in READING.values()
    for table in (one.answers.numbers, one.answers.ranks)
    for number, words in table.items()
    for word in words.split("|")
}


def find_ordinal(text: str) -> int | None:
    """ "the first one", "2", "number 3": from 1; -1 is the last."""
    match = _ORDINAL.search(text)
    if match is None:
        return None
    word = next(group for group in match.groups() if group).lower()
    return int(word) if word.isdigit() else _NUMBER_OF[word]
