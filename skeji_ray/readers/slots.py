"""Slots: the words of a message that say when, what, where, with whom; exactly as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from skeji_ray.languages.acts import act_words
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.people import Language
from skeji_ray.messages.reading import Heard, State

_STRAIGHT = str.maketrans("’‘`´", "''''")
_AROUND = ' \t\n.,;:!?-–—"“”()'
MAX_WORDS_OF_NAME = 5


class Words(NamedTuple):
    """The words of one slot, and where they stand in the message."""

    slot: Slot
    start: int
    end: int


class _Compiled(NamedTuple):
    slot: Slot
    pattern: re.Pattern[str]
    states: frozenset[State] | None
    acts: frozenset[Act] | None


def slots_in(heard: Heard, start: int, end: int, acts: Iterable[Act] = ()) -> list[Words]:
    """Return the slots between `start` and `end` of the message, in the order in which they were said."""
    text = heard.text.translate(_STRAIGHT)[:end]
    read = frozenset(acts)
    found: list[Words] = list(_named(heard, text, start))
    for slot, pattern, states, wanted in _compiled(heard.language):
        if (states is not None and heard.state not in states) or (wanted is not None and not wanted & read):
            continue
        for match in pattern.finditer(text, start):
            first, last = match.span("what" if "what" in pattern.groupindex else 0)
            words = _bare(slot, text, first, last)
            if words is not None and not any(one.start < words.end and words.start < one.end for one in found):
                found.append(words)
    return sorted(found, key=lambda one: one.start)


def _bare(slot: Slot, text: str, start: int, end: int) -> Words | None:
    while start < end and text[start] in _AROUND:
        start += 1
    while start < end and text[end - 1] in _AROUND:
        end -= 1
    return Words(slot, start, end) if start < end else None


def _named(heard: Heard, text: str, start: int) -> Iterable[Words]:
    """Names of which we know that the conversation is about them."""
    for slot, names in ((Slot.BUSINESS, heard.businesses), (Slot.NAME, heard.people)):
        for name in names:
            match = (
                _name_pattern(name, act_words(heard.language).prefixes).search(text, start) if name.strip() else None
            )
            if match:
                yield Words(slot, *match.span("what"))


@cache
def _compiled(language: Language) -> tuple[_Compiled, ...]:
    return tuple(
        _Compiled(
            one.slot,
            re.compile(rf"(?<!\w)(?:{one.pattern})(?!\w)", re.IGNORECASE if one.ignores_case else 0),
            one.states,
            one.acts,
        )
        for one in act_words(language).slots
    )


def _name_pattern(name: str, prefixes: str) -> re.Pattern[str]:
    whole = r"\s+".join(re.escape(word) for word in name.split()[:MAX_WORDS_OF_NAME])
    return re.compile(rf"(?<!\w)(?:{prefixes})(?P<what>{whole})(?!\w)", re.IGNORECASE)
