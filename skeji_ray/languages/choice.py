"""Choices as a whole: which one of what is offered or listed, by a message that says nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from skeji_ray.languages.assent import Part, acts_of, is_asked, pictured, product, without_name
from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.reading_table import READING, any_of, of_all
from skeji_ray.languages.whole import kinds_in, phrasebook, words_of

_TIME = re.compile(any_of(lambda one: one.answers.times))


def choice_in(text: str) -> int | None:
    """Return the ordinal that a whole message chooses: "2", "the second one please"; -1 is the last.

    "What was the second one again?" and "the first one after 2pm" choose nothing.
    """
    if is_asked(text):
        return None
    parts = kinds_in(words_of(pictured(text)), _choices())
    if parts is None and (rest := without_name(text)) is not None:
        parts = kinds_in(words_of(pictured(rest)), _choices())
    numbers = _numbers_in(parts)
    return numbers[0] if numbers is not None and len(numbers) == 1 else None


def has_bare_number(text: str) -> bool:
    """Whether a number stands in the text without a word that says of what: "5 please", not "number 5", "the 5th"."""
    words = words_of(text).split()
    pairs = zip(("", *words), words, strict=False)
    return "#" not in text and any(word.isdecimal() and before not in _numbered() for before, word in pairs)


def names_only_a_time(text: str) -> bool:
    """ "The one at 4pm", "tomorrow 15:00 please": a day or a time, and nothing that would alter it."""
    if is_asked(text):
        return False
    plain = without_name(text) or text
    left = " ".join(word for word in words_of(in_plain_english(pictured(plain))).split() if not _TIME.fullmatch(word))
    parts = kinds_in(left, _choices())
    return _numbers_in(parts) == [] and "and" not in left.split()


class Reference(NamedTuple):
    """Which of several is meant, by a message that says nothing else."""

    number: int | None = None


def read_reference(verb: str, words: Sequence[str]) -> Reference | None:
    """Read "approve the second", "the 3pm one", without the names that stood in it; None where it says more.

    Times and days are passed over: whoever asks compares them.
    """
    parts = kinds_in(" ".join(words), _references(verb))
    if parts is None:
        parts = kinds_in(" ".join(word for word in words if not _TIME.fullmatch(word)), _references(verb))
    numbers = _numbers_in(parts)
    return Reference(*numbers) if numbers is not None and len(numbers) <= 1 else None


def _numbers_in(parts: frozenset[Part | int] | None) -> list[int] | None:
    """The ordinals of a message; None where it says more, or holds back."""
    if parts is None or Part.HOLD in parts:
        return None
    return [one for one in parts if isinstance(one, int)]


@cache
def _numbered() -> frozenset[str]:
    return frozenset(of_all(lambda one: one.answers.numbered.split("|")))


@cache
def _choices() -> dict[str, Part | int]:
    """The phrases of a choice: the ordinal is the kind."""
    rows: dict[Part | int, tuple[str, ...]] = {}
    for words in (one.answers for one in READING.values()):
        for number, ranks in words.ranks.items():
            digits = (str(number), *product(words.numbered, str(number))) if number > 0 else ()
            spelled = product(words.numbered, words.numbers[number]) if number in words.numbers else ()
            ranked = product(words.before_ranks, ranks, words.ranked)
            rows[number] = (*rows.get(number, ()), *ranked, *spelled, *digits)
    around: dict[Part | int, tuple[str, ...]] = {
        Part.HOLD: of_all(lambda one: one.answers.hold),
        Part.COURTESY: (*of_all(lambda one: one.answers.courtesy), *of_all(lambda one: one.answers.choosing)),
        Part.YES: of_all(lambda one: one.answers.yes),
        Part.WELCOME: of_all(lambda one: one.answers.welcome),
    }
    return phrasebook(rows | around)


@cache
def _references(verb: str) -> dict[str, Part | int]:
    """The phrases of a choice, and those of what is done to the chosen."""
    return _choices() | phrasebook({Part.YES: (*acts_of(verb), *of_all(lambda one: one.answers.as_done))})
