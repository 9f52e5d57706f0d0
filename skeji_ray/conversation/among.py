"""Which of the requests that wait a word or two of a message mean: by name, by rank, all of them, all the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from skeji_ray.conversation.parts import local_of
from skeji_ray.languages.reading_table import PREFIXES, READING, of_all
from skeji_ray.languages.whole import MAX_WORDS_OF_PHRASE, phrasebook, words_of
from skeji_ray.messages.views import BookingView

MAX_PREFIX = 2
"""Letters that are written at the front of a name."""
MIN_WORD = 2


class Group(StrEnum):
    """Several at once."""

    ALL = "all"
    REST = "rest"
    BUT_FOR = "but_for"
    """No request: those behind it are left out of all."""


Meant = tuple[BookingView, ...] | Group


def meant_at(words: Sequence[str], at: int, waiting: tuple[BookingView, ...]) -> tuple[int, Meant | None]:
    """Return how many words from `at` on mean some of those that wait, and which; None of a word that means none."""
    named = tuple(one for one in waiting if _is_called(one, words[at]))
    if named:
        return 1, named
    for length in range(min(len(words) - at, MAX_WORDS_OF_PHRASE), 0, -1):
        for first in bare(words[at]):
            found = _groups().get(" ".join((first, *words[at + 1 : at + length])))
            if isinstance(found, Group):
                return length, found
            if found is not None and abs(found[0]) <= len(waiting):
                return length, _ranked(found, waiting)
    return 1, None


def names(bookings: tuple[BookingView, ...], word: str) -> bool:
    """Tell whether a word is the first name of one of these customers."""
    return any(_is_called(one, word) for one in bookings)


def leaves_out(text: str) -> bool:
    """Tell whether some are left out of all: "all but the second"."""
    return _BUT_FOR.search(words_of(text)) is not None


_BUT_FOR = re.compile(rf"(?<!\S)(?:{'|'.join(of_all(lambda one: (one.answers.but_for,)))})(?!\S)")


def is_at(booking: BookingView, word: str) -> bool:
    """Tell whether a word is the full hour of a request: "10"."""
    bare = word.lstrip(PREFIXES)
    start = local_of(booking)
    return bare.isdecimal() and start.minute == 0 and int(bare) in {start.hour, start.hour - 12}


def _ranked(found: tuple[int, bool], waiting: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """Of a rank the one, of a count the first or the last of them."""
    number, is_count = found
    if is_count:
        return waiting[:number] if number > 0 else waiting[number:]
    return (waiting[number - 1 if number > 0 else number],)


def bare(word: str) -> tuple[str, ...]:
    """Return a word, and what it is without the letters at its front; the article may have gone with them."""
    found = [word]
    for length in range(1, MAX_PREFIX + 1):
        before, rest = word[:length], word[length:]
        if len(rest) < MIN_WORD or not all(letter in PREFIXES for letter in before):
            continue
        found.append(rest)
        if all(letter in _JOINED for letter in before):
            found += [f"{letter}{rest}" for letter in PREFIXES]
    return tuple(found)


_JOINED = "".join(of_all(lambda one: one.answers.joined_to_ranks))


@cache
def _groups() -> dict[str, tuple[int, bool] | Group]:
    """Phrase -> a rank, a count, or a group."""
    rows: dict[tuple[int, bool] | Group, tuple[str, ...]] = {
        Group.BUT_FOR: of_all(lambda one: (one.answers.but_for,)),
        Group.REST: of_all(lambda one: (one.answers.rest,)),
        Group.ALL: of_all(lambda one: (one.answers.all,)),
    }
    for words in (one.answers for one in READING.values()):
        for number, counted in words.firsts.items():
            rows[(number, True)] = (*rows.get((number, True), ()), counted)
        for number, ranked in words.ranks.items():
            rows[(number, False)] = (*rows.get((number, False), ()), ranked)
    return phrasebook(rows)


def _is_called(booking: BookingView, word: str) -> bool:
    """By the first name, with what is written to its ends: "dana's", "לדנה", "ולדנה"."""
    first = next(iter(words_of(booking.customer_name or "").split()), None)
    before = word.removesuffix(first) if first is not None and word.endswith(first) else None
    is_prefix = before is not None and len(before) <= MAX_PREFIX and all(letter in PREFIXES for letter in before)
    return first is not None and (is_prefix or word == f"{first}s")
