"""Slots: the words of a message that say when, what, where, with whom; exactly as they were typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from skeji_ray.languages.acts import act_words
from skeji_ray.languages.people import asks_for_them
from skeji_ray.languages.phrasing import IDLE, OFFERED
from skeji_ray.languages.repetition import taken_once
from skeji_ray.languages.when.reader import read_when
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.people import Language
from skeji_ray.messages.reading import MAX_READ, Heard, State
from skeji_ray.messages.when import When

_STRAIGHT = str.maketrans("’‘`´", "''''")
_AROUND = ' \t\n.,;:!?-–—"“”()'
_BARE_HOURS = OFFERED | {State.ASK_WHEN, State.CONFIRM_MOVE}
"""Where a number alone is an hour."""
MAX_KEPT = 512
"""What patterns find in texts that is kept: for each act of one message the same words are looked for."""
MAX_WORDS_OF_NAME, MAX_WORDS_OF_HOUR = 5, 3


_LISTED = frozenset({State.OFFER_LIST, State.ASK_WHICH_BOOKING, State.APPROVALS})
"""Where an ordinal alone is one of several."""


class Words(NamedTuple):
    """The words of one slot, and where they stand in the message."""

    slot: Slot
    start: int
    end: int


MAX_LETTERS_BETWEEN = 4
"""Between the day and the month of a date: " of "."""


class Found(NamedTuple):
    """The slots of a stretch of a message, in the order in which they were said."""

    words: tuple[Words, ...]
    when: When | None


class _Compiled(NamedTuple):
    slot: Slot
    pattern: re.Pattern[str]
    states: frozenset[State] | None
    acts: frozenset[Act] | None


def by_slot(text: str, found: Iterable[Words]) -> dict[Slot, tuple[str, ...]]:
    """Return the words of each slot as they stand in a text, in the order found."""
    slots: dict[Slot, tuple[str, ...]] = {}
    for one in found:
        slots[one.slot] = (*slots.get(one.slot, ()), text[one.start : one.end])
    return slots


def slots_in(heard: Heard, start: int, end: int, acts: Collection[Act] = ()) -> Found:
    """Return the slots between `start` and `end` of a message that does `acts`.

    Patterns that stand before that of `when` take their words first: "ten minutes late" is a length, no time of day.
    """
    text = heard.text[: min(end, MAX_READ)].translate(_STRAIGHT)
    found = list(_named(heard, text, start))
    when: When | None = None
    for number, one in enumerate(slot_patterns(heard.language)):
        if not _applies(one, heard.state, acts):
            continue
        if one.slot is Slot.WHEN and when is None:
            when, places = _times(heard, text, start, found, has_bare_hours=_has_bare_hours(heard, text[start:], acts))
            found += places
        if one.slot is not Slot.WHEN or when is None:
            matches = list(_free(_matches(heard.language, number, text, start), found))
            found += _without_dates(heard, text, start, matches) if one.slot is Slot.ORDINAL else matches
    return Found(tuple(sorted(found, key=lambda words: words.start)), when)


def _without_dates(heard: Heard, text: str, start: int, ordinals: list[Words]) -> list[Words]:
    """Leave out an ordinal in digits that is the day of a month which stands beside it: "3rd of March"."""
    in_digits = [one for one in ordinals if text[one.start].isdigit()]
    if not in_digits:
        return ordinals
    _, places = _times(heard, text, start, in_digits)
    return [one for one in ordinals if one not in in_digits or not any(_is_beside(one, place) for place in places)]


def _is_beside(words: Words, place: Words) -> bool:
    gap = min(abs(place.start - words.end), abs(words.start - place.end))
    return place.start < words.start < place.end or gap <= MAX_LETTERS_BETWEEN


def _has_bare_hours(heard: Heard, text: str, acts: Collection[Act]) -> bool:
    """A number alone is an hour beside what was offered, and where somebody suggests another time than the one that
    was told: "4 is fine too"."""
    if heard.state in _BARE_HOURS or (Act.BOOK in acts and asks_for_them(text)):
        return True
    is_short = len(text.split()) <= MAX_WORDS_OF_HOUR
    is_idle = heard.state in IDLE or heard.state is State.ASK_NAME  # whose name is asked of what was just booked
    return is_idle and (Act.REFINE in acts or (Act.BOOK in acts and is_short))


def _times(
    heard: Heard, text: str, start: int, taken: Iterable[Words], *, has_bare_hours: bool = False
) -> tuple[When | None, list[Words]]:
    """What the grammar of time makes of what is not taken."""
    letters = list(text)
    for words in taken:
        letters[words.start : words.end] = " " * (words.end - words.start)
    said = read_when(
        "".join(letters[start:]),
        language=heard.language.value,
        now=heard.at,
        country=heard.country,
        has_bare_hours=has_bare_hours or heard.state in _BARE_HOURS,
        has_ranks=heard.state in _LISTED,
    )
    if said is None:
        return None, []
    return said.when, [Words(Slot.WHEN, start + first, start + last) for first, last in said.places]


@lru_cache(MAX_KEPT)
def _matches(language: Language, number: int, text: str, start: int) -> tuple[Words, ...]:
    """Where the words of one pattern stand, whatever the message does."""
    one = slot_patterns(language)[number]
    has_part = "what" in one.pattern.groupindex
    spans = (
        match.span("what" if has_part and match["what"] is not None else 0)
        for match in one.pattern.finditer(text, start)
    )
    return tuple(words for span in spans if (words := _bare(one.slot, text, *span)) is not None)


def _free(words: Iterable[Words], taken: list[Words]) -> Iterator[Words]:
    for one in words:
        if not any(other.start < one.end and one.start < other.end for other in taken):
            yield one


def _applies(one: _Compiled, state: State, acts: Collection[Act]) -> bool:
    if one.states is not None and state not in one.states:
        return False
    return one.acts is None or any(act in one.acts for act in acts)


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
            prefixes = act_words(heard.language).prefixes
            match = _name_pattern(name, prefixes).search(text, start) if name.strip() else None
            if match:
                yield Words(slot, *match.span("what"))


@cache
def slot_patterns(language: Language) -> tuple[_Compiled, ...]:
    """Return the patterns of the slots of a language, compiled once."""
    return tuple(
        _Compiled(
            one.slot,
            re.compile(taken_once(rf"(?<!\w)(?:{one.pattern})(?!\w)"), re.IGNORECASE if one.ignores_case else 0),
            one.states,
            one.acts,
        )
        for one in act_words(language).slots
    )


@lru_cache(MAX_KEPT)
def _name_pattern(name: str, prefixes: str) -> re.Pattern[str]:
    whole = r"\s+".join(re.escape(word) for word in name.split()[:MAX_WORDS_OF_NAME])
    return re.compile(rf"(?<!\w)(?:{prefixes})(?P<what>{whole})(?!\w)", re.IGNORECASE)
