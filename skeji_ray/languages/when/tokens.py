"""Tokens of the grammar of time, and the words of a language that become tokens."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from skeji_ray.languages.when.conventions import Customs


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text: what kind it is (one letter, see CODES), what it says, and where it stands."""

    code: str
    value: Any
    start: int
    end: int
    is_definite: bool = False
    """It had an article: "the 15"."""
    is_digits: bool = False
    """It was written in digits."""


CODES = {
    "n": "a number", "o": "an ordinal", "t": "a clock time", "g": "8.30 or 8.12", "y": "a year", "v": "a fraction",
    "m": "a month", "w": "a weekday", "d": "days", "p": "a part of the day", "c": "hours", "u": "a unit of time",
    "q": "an amount of time", "r": "this, next", "e": "early, mid, end", "D": "the rest of",
    "A": "at", "O": "on", "I": "in", "j": "in (from now)", "i": "within", "F": "for", "G": "from", "T": "until",
    "l": "Hebrew's to", "b": "Hebrew's at, on, in", "-": "a dash", "_": "a tight dash or slash", "B": "before",
    "Y": "by", "Z": "after", "W": "between", "&": "and", "|": "or", ",": "a comma", ".": "a stop", "~": "about",
    "N": "not", "H": "half", "Q": "quarter", "P": "past", "K": "o'clock", "M": "am, pm", "S": "same", "L": "later",
    "R": "earlier", "V": "as soon as possible, first, last", "J": "from now", ">": "or later", "<": "at the latest",
    "C": "of", "z": "a, an", "E": "every", "*": "again and again", "k": "a shift", "f": "a length of time",
    "x": "another word", "#": "a counted thing", "%": "a street", "^": "a ranked thing", "U": "what cannot be",
    "X": "15h", "h": "hour (before a number)", "s": "several", "0": "now", "1": "the next one",
    "a": "less (Hebrew's six less a quarter)", "!": "does not work", "$": "working days",
}  # fmt: skip
"""Every kind of token."""


class Context(NamedTuple):
    """What the grammar reads a text against."""

    now: dt.datetime
    customs: Customs
    has_bare_hours: bool
    is_hebrew_like: bool
    has_ranks: bool = False
    """Several things stand in a list: "the 2nd" may be one of them."""
    told: dt.date | None = None
    """The day of an event that was told before: "that day" is this one, "the day before" counts from it."""

    @property
    def today(self) -> dt.date:
        return self.now.date()


class EventWords(NamedTuple):
    """Words of a language for what is told with its day, is no appointment here, and has something wanted before it."""

    event: re.Pattern[str]
    before_it: re.Pattern[str]
    """That something is wanted before what was told, at the end of a clause; its group `event` is the event's name."""
    before_event: re.Pattern[str]
    """ "Before Friday's party": the groups `before`, `day` (what stands between) and `event`."""
    around_it: re.Pattern[str]
    """Days and hours that count from what was told: "the day before", "that morning"."""
    wish: re.Pattern[str]
    """Words with which a wish begins: they end what is told."""
    denial: re.Pattern[str]
    tells: re.Pattern[str]
    """That an event is somebody's own: "I have a wedding"."""
    has: re.Pattern[str]
    """Words of who has one: "I have a party"."""
    is_on: re.Pattern[str]
    """What follows an event that is told: "is at 5", "starts at 5"."""
    also: re.Pattern[str]
    """What says, at its beginning, that another time will do as well: "or at 6"."""
    eves: frozenset[str]
    """Of the words for before, those that ask for the last days before an event."""


@dataclass(frozen=True)
class TimeWords:
    """The words of one language: phrases with the tokens that they become."""

    phrases: Mapping[str, tuple[tuple[str, Any], ...]]
    """Lower case, words with one space between them."""
    counted: frozenset[str] = frozenset()
    """Things that numbers count: "2 people"; such a number is no time."""
    streets: frozenset[str] = frozenset()
    """What ends an address: "12 Herzl street"."""
    prefixes: Mapping[str, tuple[str, Any] | None] = field(default_factory=dict)
    """Letters that are written on to a word (Hebrew); None for those that say nothing of time."""
    articles: frozenset[str] = frozenset()
    ranked: frozenset[str] = frozenset()
    """Things that ordinals count: "the 2nd floor", "the first time"."""
    plural: str | None = None
    """A pattern of plurals: an unknown word like it after a number is a counted thing."""
    is_hebrew_like: bool = False
    """Weekdays are ordinals ("third day"), minutes follow "and" ("five and ten"), "every day" is any day."""
    letters: Mapping[str, int] = field(default_factory=dict)
    """Letters that are weekdays where several stand together, or one behind a word of `days_behind`."""
    events: EventWords | None = None
    sounds: Mapping[str, int] = field(default_factory=dict)
    """Words that a phone writes for an hour that it hears: "half past for"."""
    and_letter: str = ""
    """The letter that says "and", written on to a word: between two letters it is no day."""
    ages: str = ""
    """A pattern of what a number behind it is the age of somebody for: "aged 9"."""
    days_behind: frozenset[str] = frozenset()
    no_days_behind: frozenset[str] = frozenset()
    """A letter behind such a word is of it: a school's class, a floor."""
    heads: Mapping[str, tuple[tuple[tuple[str, ...], tuple[tuple[str, Any], ...]], ...]] = field(init=False)
    """By their first word: the words, and their tokens; the longest first."""

    def __post_init__(self) -> None:
        heads: dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, Any], ...]]]] = {}
        for phrase, tokens in self.phrases.items():
            words = tuple(phrase.split())
            heads.setdefault(words[0], []).append((words, tokens))
        ordered = {head: tuple(sorted(rows, key=lambda row: -len(row[0]))) for head, rows in heads.items()}
        object.__setattr__(self, "heads", ordered)


def table(rows: Iterable[tuple[str, Any, str]]) -> dict[str, tuple[tuple[str, Any], ...]]:
    """Return phrases of rows (code, value, "one|another"); with several codes the value is one for each."""
    made: dict[str, tuple[tuple[str, Any], ...]] = {}
    for codes, value, phrases in rows:
        values = value if len(codes) > 1 else (value,)
        for phrase in phrases.split("|"):
            made[phrase] = tuple(zip(codes, values, strict=True))
    return made
