"""Words by which somebody takes back what was just said or done: "no, wednesday i meant", "not 2, 3", "we are open"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from skeji_ray.languages.reading_table import any_of

_CORRECTS = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.corrects)})(?!\w)", re.IGNORECASE)
_MEANT = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.meant)})(?!\w)", re.IGNORECASE)
_WORKS = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.works)})(?!\w)", re.IGNORECASE)
_AWAY = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.away)})(?!\w)", re.IGNORECASE)
_KEEPS = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.keeps)})(?!\w)", re.IGNORECASE)
_DROPS = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.drops)})(?!\w)", re.IGNORECASE)
TIME = "<time>"
"""What stands for a day or a time in what is kept."""
_ONLY = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.only)})(?!\w)", re.IGNORECASE)
_MORE = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.more)})(?!\w)", re.IGNORECASE)
_DENIED = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.mending.denied)})\s+(?=\S)", re.IGNORECASE)
_BORDERS = re.compile(rf"[,;.!\n]+(?!\d)|(?<!\w)(?:{any_of(lambda one: one.mending.borders)})(?!\w)", re.IGNORECASE)


class Piece(NamedTuple):
    """One stretch of what was said."""

    text: str
    is_denied: bool
    """It stands behind a "not"."""


def corrects(text: str) -> bool:
    """Tell whether it takes back what was just said or done, or thinks of it anew."""
    return _CORRECTS.search(_plain(text)) is not None


def says_meant(text: str) -> bool:
    """Tell whether it says that something else was meant: "oops", "i meant", "make that"."""
    return _MEANT.search(_plain(text)) is not None


def says_works(text: str) -> bool:
    """Tell whether the speaker says that they work then: "we are open", and not "we are not open"."""
    return _WORKS.search(_plain(text)) is not None and not says_away(text)


def says_away(text: str) -> bool:
    """Tell whether the speaker says that they do not work then, or take no bookings."""
    return _AWAY.search(_plain(text)) is not None


def says_kept(text: str) -> str | None:
    """Return the words by which something is to stay as it stands; None where there are none.

    Args:
        text: with `TIME` in place of every day and time.
    """
    found = _KEEPS.search(_plain(text))
    return found[0] if found is not None else None


def says_only(text: str) -> bool:
    """Tell whether no more than what is said is meant."""
    return _ONLY.search(text) is not None


def says_more(text: str) -> bool:
    """Tell whether something comes beside what was done: "also on Sunday"."""
    return _MORE.search(text) is not None


def drops(text: str) -> bool:
    """Tell whether something is not to stay."""
    return _DROPS.search(_plain(text)) is not None


def pieces_of(text: str) -> Iterator[Piece]:
    """Part a message into what is meant and what is not: "not tomorrow, sorry, wednesday"."""
    for part in _BORDERS.split(_plain(text)):
        denied = _DENIED.search(part)
        before, behind = (part, "") if denied is None else (part[: denied.start()], part[denied.end() :])
        if before.strip():
            yield Piece(before.strip(), is_denied=False)
        if behind.strip():
            yield Piece(behind.strip(), is_denied=True)


def _plain(text: str) -> str:
    return text.replace("’", "'")
