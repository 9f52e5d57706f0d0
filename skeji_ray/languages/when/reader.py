"""Read what a text says of days and times: tokens, rules from the small to the large, and what they say together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import import_module
from typing import cast

from skeji_ray.languages.when import (
    amounts,
    bounds,
    clocks,
    counted,
    dates,
    edges,
    nearest,
    nth,
    ranges,
    recurring,
    relative,
)
from skeji_ray.languages.when.ages import without_ages
from skeji_ray.languages.when.cascade import run
from skeji_ray.languages.when.compose import SAID, compose
from skeji_ray.languages.when.conventions import customs_of
from skeji_ray.languages.when.days import DAY, Days, add_months, day_at, span
from skeji_ray.languages.when.denied import denies_an_hour, on_denied_day, with_borders
from skeji_ray.languages.when.dictated import with_dictated
from skeji_ray.languages.when.events import of_event
from skeji_ray.languages.when.hours import Clock, Hours
from skeji_ray.languages.when.lexer import Lexer, plain
from skeji_ray.languages.when.past import without_past
from skeji_ray.languages.when.tokens import Context, TimeWords, Token
from skeji_ray.languages.when.values import value_of
from skeji_ray.messages.when import When

MAX_CHARACTERS = 2000
"""Days and times are looked for in so much of a message."""
MAX_KEPT = 16
"""What texts say that is kept: the words of one message are asked for by several of its readers."""
MAX_WORDS_WITH_MARK = 2
MAX_WORDS_WITH_NOW = 3
"""Beside more words than so many, "now" is mostly no time: "okay now what"."""
_CASCADE = (
    *amounts.RULES,
    *ranges.NAMED_MONTHS,
    *dates.BY_NAME,
    *clocks.EARLY,
    *edges.OF_PARTS,
    *counted.BEFORE_SPANS,
    *relative.SPANS,
    *recurring.RULES,
    *ranges.IN_SPANS,
    *nth.RULES,
    *dates.BY_NUMBER,
    *counted.COUNTED,
    *edges.OF_SPANS,
    *counted.SHIFTS,
    *relative.PARTS,
    *clocks.LATE,
    *ranges.RULES,
    *bounds.RULES,
    *nearest.RULES,
)
MAX_DAYS = 31
"""Of a month."""
_JOINING = frozenset(",&|-_TlAOIFGbC~NzBYZWih")
_LEADING = frozenset("AOIFGblTBYZWN~zij")


@dataclass(frozen=True)
class WhenFound:
    """What a text says of days and times, and where it says it."""

    when: When
    words: tuple[str, ...]
    """The pieces of the text, exactly as they stand."""
    places: tuple[tuple[int, int], ...]
    """Where each piece begins and ends in the text."""
    has_open_half: bool = False
    """An hour may be twelve hours from what we took it for: nothing said of which half of the day it is."""


def read_when(
    text: str,
    *,
    language: str,
    now: dt.datetime,
    country: str | None = None,
    has_bare_hours: bool = False,
    has_ranks: bool = False,
) -> WhenFound | None:
    """Return what `text` says of days and times; None where it says nothing.

    `now` is local to who writes. Numbers alone are hours where `has_bare_hours` (times are being offered); "the 2nd" is
    one of them where `has_ranks` (several are).
    """
    clock = (now.replace(tzinfo=None), now.tzinfo)  # one instant in two zones may be two days
    found = _read(text, language, now, clock, country, has_bare_hours, has_ranks)
    events = time_words(language).events
    if found is not None and events is not None:

        def read(words: str, told: dt.date | None) -> When | None:
            made = _read(words, language, now, clock, country, has_bare_hours, has_ranks, told)
            return made.when if made is not None else None

        before = of_event(text[:MAX_CHARACTERS], events, now.date(), read)
        if before is not None:
            return replace(found, when=before)
    if found is not None and denies_an_hour(found.when):  # "..., can I have 5?"
        bare = _read(text, language, now, clock, country, True, has_ranks)
        found = bare if bare is not None and bare.when.without == found.when.without else found
    return replace(found, when=on_denied_day(found.when)) if found is not None else None


@lru_cache(MAX_KEPT)
def _read(
    text: str,
    language: str,
    now: dt.datetime,
    _: tuple[dt.datetime, dt.tzinfo | None],
    country: str | None,
    has_bare_hours: bool,
    has_ranks: bool,
    told: dt.date | None = None,
) -> WhenFound | None:
    words = time_words(language)
    context = Context(now, customs_of(country), has_bare_hours, words.is_hebrew_like, has_ranks, told)
    made = plain(text[:MAX_CHARACTERS])
    said = with_dictated(Lexer(made.text, words, context).tokens(), made.text, words)
    said = without_ages(said, made.text, words.ages)
    tokens = _with_days(_grounded(said, context))
    reduced = run(_CASCADE, with_borders(tokens, context), context)
    if sum(token.code == "x" for token in reduced) > MAX_WORDS_WITH_NOW:
        reduced = [token for token in reduced if token.code != "0" or token.value == "sure"]
    reduced = _lone_marks(reduced)
    if has_bare_hours:
        reduced = _bare_hours(reduced)
    found = compose(reduced, context)
    when = value_of(found, context, made.text)
    if when is None:
        return None
    places = tuple(
        (made.places[start], made.places[end - 1] + 1) for start, end in _pieces(reduced, found.used, made.text)
    )
    words_said = tuple(text[start:end] for start, end in places)
    return WhenFound(when, words_said, places, _has_open_half(found.used))


def _has_open_half(used: Sequence[Token]) -> bool:
    """Tell whether an hour was said, and nothing of the half of the day that it is in."""
    clocks_said: list[Clock] = []
    for token in used:
        if token.code == "p" or (isinstance(token.value, Hours) and token.value.parts):
            return False
        if isinstance(token.value, Hours):
            clocks_said += [clock for clock in (token.value.start, token.value.end) if clock is not None]
        elif isinstance(token.value, Clock):
            clocks_said.append(token.value)
    return any(not clock.is_sure for clock in clocks_said)


@cache
def time_words(language: str) -> TimeWords:
    """Return a language's words of time."""
    return cast(TimeWords, import_module(f"skeji_ray.languages.{language}.when").WHEN)


def _grounded(tokens: list[Token], context: Context) -> list[Token]:
    """Put days in place of "today" and "tomorrow", clock times in place of noon and midnight."""
    known: dict[str, Days | Clock] = {
        "today": day_at(context.today),
        "tomorrow": day_at(context.today + DAY),
        "after_tomorrow": day_at(context.today + DAY * 2),
        "yesterday": day_at(context.today - DAY),
        "asap": span(context.today, None),
        "coming_month": span(context.today, add_months(context.today, 1)),
        "noon": Clock(12 * 60, is_sure=True),
        "midnight": Clock(0, is_sure=True),
    }
    made: list[Token] = []
    for token in tokens:
        value, code = token.value, token.code
        if code in "dt" and isinstance(value, str):
            value = known[value]
        elif code == "S" and value == "day" and context.told is not None:
            code, value = "d", day_at(context.told)
        elif code == "d" and isinstance(value, tuple):
            value = Days(month=value[0], day=value[1])
        elif code == "w" and value[1] == "noun" and token.is_definite:
            code = "x"
        elif value == "holidays" and code == "U":  # "on holidays" is away
            code, value = ("U", "holiday") if token.is_definite else ("x", None)
        made.append(Token(code, value, token.start, token.end, token.is_definite, token.is_digits))
    return without_past(made, context)


def _with_days(tokens: list[Token]) -> list[Token]:
    """Where the time is to be the same, a number alone is the day of a month: "to the 18 at the same time"."""
    if not any(token.code == "S" and token.value == "time" for token in tokens):
        return tokens
    made: list[Token] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1].code if place + 1 < len(tokens) else ""
        counts = after in tuple("#%u") or (after == "x" and not token.is_definite)  # "2 muddy dogs"
        is_day = token.code == "n" and token.is_digits and 0 < token.value[0] <= MAX_DAYS and not counts
        day = Days(day=token.value[0]) if is_day else None
        made.append(Token("d", day, token.start, token.end, is_digits=True) if day is not None else token)
    return made


def _lone_marks(tokens: list[Token]) -> list[Token]:
    """ "Pm please", "am": half a day where hardly anything else is said."""
    if sum(token.code == "x" for token in tokens) > MAX_WORDS_WITH_MARK:
        return tokens
    halves = {"a": "first_half", "p": "second_half"}
    return [replace(token, code="p", value=halves[token.value]) if token.code == "M" else token for token in tokens]


MIN_HOUR_IN_WORDS = 7
"""A smaller number behind a day may be of people: "Sunday, two please"."""
_ONE = (1, 0, False)
"""In words it is mostly one of several."""
_TOO = {"too_early": "L", "too_late": "R"}


def _bare_hours(tokens: list[Token]) -> list[Token]:
    """While times are offered, a number that counts nothing is an hour."""
    made: list[Token] = []
    is_alone = not any(token.code in "x#%" for token in tokens)
    for place, token in enumerate(tokens):
        if token.code == "x" and token.value in _TOO:  # of what was shown
            made.append(replace(token, code=_TOO[token.value], value=None))
            continue
        after = tokens[place + 1].code if place + 1 < len(tokens) else ""
        is_worded = token.code == "n" and token.value != _ONE and (is_alone or _is_beside_a_day(tokens, place))
        is_hour = token.is_digits or is_worded
        clock = clocks.read_clock(token) if token.code == "n" and is_hour and after not in tuple("#%u") else None
        made.append(Token("t", clock, token.start, token.end, is_digits=True) if clock else token)
    return made


def _is_beside_a_day(tokens: list[Token], place: int) -> bool:
    """ "Sunday, eleven please": so many nobody comes with."""
    before = [token.code for token in tokens[:place] if token.code != ","]
    return bool(before) and before[-1] == "d" and tokens[place].value[0] >= MIN_HOUR_IN_WORDS


def _pieces(tokens: Sequence[Token], used: Sequence[Token], text: str) -> list[tuple[int, int]]:
    """The places of what was used; pieces with nothing but joining words between them are one."""
    chosen = {id(token) for token in used}
    made: list[tuple[int, int]] = []
    gap_is_joining = False
    leading: int | None = None
    for token in tokens:
        if id(token) in chosen and token.code in SAID:
            start = token.start if leading is None else leading
            if made and (gap_is_joining or token.start < made[-1][1]):
                made[-1] = (made[-1][0], max(made[-1][1], token.end))
            else:
                made.append((start, token.end))
            gap_is_joining, leading = True, None
        else:
            gap_is_joining = gap_is_joining and token.code in _JOINING
            is_leading = token.code in _LEADING
            leading = (token.start if leading is None else leading) if is_leading else None
    return made
