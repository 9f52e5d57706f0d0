"""What an owner says, clause by clause, in whichever language it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from skeji_ray.languages.business_names import FULL_STOP
from skeji_ray.languages.en.owner_changes import ENGLISH
from skeji_ray.languages.he.owner_changes import HEBREW
from skeji_ray.languages.phrases import Phrases
from skeji_ray.languages.reading_table import language_of
from skeji_ray.messages.changes import Change
from skeji_ray.messages.people import Language
from skeji_ray.messages.wishes import Missing

MAX_KEPT = 512
"""Texts whose plain English is kept: the parts of a message are looked at again and again."""
_PHRASES = {Language.ENGLISH: ENGLISH, Language.HEBREW: HEBREW}
_NEXT = re.compile(
    rf"[;\n]+|(?<=[^\W\d])(?:{FULL_STOP}|!+)\s+|(?<=\d)(?:\.|!+)\s+(?=[^\W\d])|"
    rf"{'|'.join(one.next_clause for one in _PHRASES.values())}",
    re.IGNORECASE,
)
"""Where the next clause begins. The points of "17.30" and of "Dr. Cohen" end nothing."""


class SaidChange(NamedTuple):
    """What a message wants otherwise, and what it leaves open."""

    change: Change = Change()
    lacks: Missing | None = None
    """It is to be otherwise, and how is not said."""
    unchangeable: bool = False
    """Nothing here can be changed so."""


class Clause(NamedTuple):
    """One thing that is said."""

    text: str
    plain: str
    """Lower case, its days, dates, times and lengths in English."""
    today: date
    phrases: Phrases


def phrases_of(text: str) -> Phrases:
    """Those of the language that it is written in."""
    return _PHRASES[language_of(text)]


@lru_cache(MAX_KEPT)
def in_plain_english(text: str) -> str:
    """Lower case, its days, dates, times and lengths in English: what the readers of those read."""
    return phrases_of(text).plain(text.lower().replace("’", "'"))


def clauses_of(text: str, today: date) -> Iterator[Clause]:
    """ "Rename my salon to Blue and change the break to 10 minutes": what is said one after the other."""
    phrases = phrases_of(text)
    for clause in _NEXT.split(text.replace("’", "'")):
        words = " ".join(clause.split())
        if words:
            yield Clause(words, phrases.plain(phrases.from_today.sub(" ", words.lower())), today, phrases)
