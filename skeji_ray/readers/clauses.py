"""Clauses: the parts of a message that may each do something of their own."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from skeji_ray.languages.acts import act_words
from skeji_ray.languages.repetition import taken_once
from skeji_ray.messages.people import Language

MAX_CLAUSES = 24
MAX_LENGTH = 400
"""Letters of the longest clause that is read: nobody says one thing in more."""


class Clause(NamedTuple):
    """A part of the plain text, without the words that open and close it."""

    start: int
    end: int
    text: str
    """As phrases are compared with it; it ends with `?` where it is asked."""
    whole: str
    """That, with the words that open it."""
    is_asked: bool


class _Borders(NamedTuple):
    between: re.Pattern[str]
    openers: re.Pattern[str]
    closers: re.Pattern[str]


@cache
def _borders(language: Language) -> _Borders:
    words = act_words(language)
    no_stop = "".join(rf"(?<!\b{word})" for word in words.shortened)
    between = (
        rf"\s*(?:(?P<asked>[?!.]*\?[?!.]*)|[!;\n|]+|\.{{2,}}|(?<!\b[^\W\d_]){no_stop}\.(?=\s|$)|\.(?=[^\W\d_]{{3}})|"
        rf",(?!\d)|(?<=\w):(?=\s)|\s-+(?=\s))\s*(?:(?:{words.breaks})\s)*|(?<!\d)\s(?:(?:{words.breaks})\s)+|\s(?:(?:{words.breaks})\s)+(?!\d)|"
        rf"\s(?={words.starts})"
    )
    return _Borders(
        re.compile(taken_once(between)),
        re.compile(rf"[\s\"]*(?:(?:{words.openers})(?!\w)[\s\"]*)*"),
        re.compile(taken_once(rf"(?:\s+(?:{words.closers}))+$")),
    )


def clauses_of(text: str, language: Language) -> list[Clause]:
    """Return the clauses of a plain text that are read, in order; never an empty one."""
    return _split(text, language)[:MAX_CLAUSES]


def unread_from(text: str, language: Language) -> int | None:
    """Return where the first clause begins that is one too many; None where all are read."""
    found = _split(text, language)
    return found[MAX_CLAUSES].start if len(found) > MAX_CLAUSES else None


def _split(text: str, language: Language) -> list[Clause]:
    borders = _borders(language)
    found: list[Clause] = []
    start = 0
    for match in borders.between.finditer(text):
        _add(found, text, start, match.start(), borders, is_asked=match["asked"] is not None)
        start = match.end()
    _add(found, text, start, len(text), borders, is_asked=False)
    return found


def _add(found: list[Clause], text: str, start: int, end: int, borders: _Borders, *, is_asked: bool) -> None:
    opened = borders.openers.match(text, start, end)
    begins = opened.end() if opened else start
    if begins >= end:  # nothing but an opening: it may be all that is said
        begins = start
    closed = borders.closers.search(text[begins:end])
    ends = begins + closed.start() if closed and closed.start() > 0 else end
    said = text[begins:ends].strip(' "-=')
    if not said:
        return
    begins = text.index(said, begins)
    said = said[:MAX_LENGTH]
    mark = "?" if is_asked else ""
    whole = text[start:end].strip(' "-=')[:MAX_LENGTH]
    found.append(Clause(begins, begins + len(said), said + mark, whole + mark, is_asked))
