"""What an owner asks of their own business, or wants of it and cannot have: told by the words of the message alone,
whatever it was read as. It holds no word of any language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from skeji_ray.languages.assent import is_asked
from skeji_ray.languages.message_words import ViewWords
from skeji_ray.languages.reading_table import READING
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.reading import MAX_READ
from skeji_ray.messages.views import View

MIN_WORDS = 5
"""Of what is asked for: fewer ask how this works."""
_Patterns = tuple[tuple[View, re.Pattern[str]], ...]


def _bare(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


def _each(patterns: Mapping[View, str]) -> _Patterns:
    return tuple((view, _bare(pattern)) for view, pattern in patterns.items())


def _table(words: ViewWords) -> tuple[re.Pattern[str], re.Pattern[str], _Patterns, _Patterns, re.Pattern[str]]:
    return _bare(words.asks), _bare(words.does), _each(words.asked), _each(words.wanted), _bare(words.of_help)


_TABLES = tuple(_table(one.views) for one in READING.values())


def is_question(text: str) -> bool:
    """Tell whether a message asks for something, or wants to see it, by its mark or by how it begins."""
    words = words_of(text[:MAX_READ])
    return is_asked(text) or any(asks.match(words) is not None for asks, *_ in _TABLES)


def asks_for_its_own(text: str) -> bool:
    """Tell whether a message asks for something of its own, and not how all of this works."""
    words = words_of(text[:MAX_READ])
    is_of_help = any(of_help.search(words) is not None for *_, of_help in _TABLES)
    return is_question(text) and not is_of_help and len(words.split()) >= MIN_WORDS


def view_of(text: str) -> View | None:
    """Return what an owner asks to see or know, or wants once and for all; None where it is something else."""
    words, has_mark = words_of(text[:MAX_READ]), is_asked(text)
    for asks, does, asked, wanted, _ in _TABLES:
        is_question = has_mark or asks.match(words) is not None
        if is_question and does.search(words) is None and (view := _first(asked, words)) is not None:
            return view
        if (view := _first(wanted, words)) is not None:
            return view
    return None


def _first(patterns: _Patterns, words: str) -> View | None:
    return next((view for view, pattern in patterns if pattern.search(words)), None)
