"""The types in which a language says how it is understood beside acts and times. They hold no word of any language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from skeji_ray.languages.message_words import (
    AddedWords,
    KeptWords,
    MendingWords,
    OwnerChangeWords,
    ViewWords,
    VisitWords,
)
from skeji_ray.messages.people import Language
from skeji_ray.messages.reading import State
from skeji_ray.messages.wishes import Wish

Phrases = tuple[str, ...]
"""Lines of whole phrases as `whole.words_of` gives them (no apostrophes, no punctuation); `|` parts those of a line."""
NEVER = r"(?!)"
"""A pattern of what a language has no words for."""
NAME_LETTERS = r"[\w'’.\-\u0300-\u060b\u060d-\u1fff\u200c\u200d]*"
"""Of names, with the marks of scripts that write vowels and tones beside their letters."""
NAME, LABEL, CITY = "<name>", "<label>", "<city>"
"""Stand in patterns for a name that is to be read, a known service, a known city."""


class AnswerWords(NamedTuple):
    """What whole answers are made of. A phrase is `|` apart from the next; an empty one may be left out."""

    yes: Phrases
    """Enough for everything."""
    welcome: Phrases
    """Enough for what can be taken back."""
    no: Phrases
    not_now: Phrases
    """A no to what was asked, and no more than that: no decision for somebody else."""
    hold: Phrases
    """Settles nothing by itself."""
    courtesy: Phrases
    """Changes nothing of what is said beside it."""
    negations: Phrases
    verbs: Mapping[str, str]
    """What a yes would do -> its verbs."""
    objects: str
    """Of all verbs."""
    more_objects: Mapping[str, str]
    negated_objects: str
    """ "Cancel anything": of use with a negation alone."""
    denial: str
    """Before a verb it denies it; where a language has one word for that."""
    refusals: Phrases
    """A no that answers somebody else."""
    ranks: Mapping[int, str]
    """Ordinal -> its words; -1 is the last."""
    before_ranks: str
    ranked: str
    numbers: Mapping[int, str]
    numbered: str
    """ "Number", "option": before a number."""
    choosing: Phrases
    """Said around a choice."""
    as_done: Phrases
    every: Phrases
    """All of several, where they are asked about at once."""
    all: str
    """None of several is left out."""
    not_of_all: str
    """Where such a word is of nobody: "at all"."""
    around_all: str
    firsts: Mapping[int, str]
    """How many of the first that are listed -> its words; of the last, below zero."""
    rest: str
    """All that are not named beside it."""
    but_for: str
    joined_to_ranks: str
    """Letters that are written at the front of a rank and make no day of it: to, and."""
    """Between all and those that are left out of them."""
    times: str
    """A word of a day or time: passed over in a choice that names one."""
    ordinal: str
    """A pattern of an ordinal anywhere in a message; its one group that matched is the word."""
    asking: str
    """Words that ask, of the bare words."""
    hedged: str
    """Words that hedge or deny."""
    denied: str
    """What is said not to be done, to the end of its clause."""
    after_denied: str
    """Words that are left before what is said instead."""


class CommandWords(NamedTuple):
    """Whole messages that mean one thing exactly."""

    stop: Phrases
    start: Phrases
    export: Phrases
    erase: Phrases
    courtesy: Phrases
    wishes: Mapping[Wish, Phrases]


class SpokenWords(NamedTuple):
    """How it is told that somebody speaks this language."""

    letters: str
    """A class of them."""
    requests: Mapping[Language, Phrases]
    """How people ask, in this language, for that one."""
    courtesy: Phrases
    common: frozenset[str]
    """Words that only its speakers write, without apostrophes."""
    neutral: frozenset[str]
    """Words that we tell people of every language to write."""
    is_script_of_its_own: bool
    """Its letters are no other language's here."""


class NameWords(NamedTuple):
    """How people say what they are called."""

    given: tuple[str, ...]
    """Patterns whose first group is a name that is given."""
    relation: str
    """Who somebody is to whoever writes, between what says that a name comes and the name: "my daughter"."""
    own: str
    """It is said that the name is the writer's own."""
    of_another: str
    """It is said that the name is not the writer's own."""
    not_own: str
    """The writer's own name, which it is not to be: "not under mine"."""
    courtesy: str
    """Around a name that is the whole answer: a pattern of its beginning or end."""
    whose: str
    """It may be said for whom something is."""
    titles: str
    """A name that begins so is not of who writes."""
    says: str
    """It is said that a name comes."""
    before: str
    """What stands before `says_then`, all of it optional."""
    says_then: str
    """Alternatives that a name follows."""


class BusinessNameWords(NamedTuple):
    """How owners say what a business is called. `NAME`, `LABEL`, `CITY` stand for what is read."""

    kinds: str
    """Alternatives: what a business is."""
    shortened: tuple[str, ...]
    """Words whose full stop ends nothing, in patterns that ignore case."""
    ends: str
    """Alternatives of what ends a name."""
    called: tuple[str, ...]
    beside: tuple[str, ...]
    """With a capital alone: "it's Bright Smile", not "it's open"."""
    after_verb: tuple[str, ...]
    """What it is comes in small letters; "Studio 54" is a name."""
    what_it_is: str
    """Alternatives of words that alone are no name."""
    begins_kind: str
    begins: str
    """Alternatives before a name that is an answer."""
    says_more: str
    """Alternatives that begin a sentence of several words which is no name."""
    and_more: str
    """Alternatives behind a comma that is no part of an answer's name."""
    tells: str
    """Alternatives within several words that make them a sentence, and no name."""
    polite: str


class PlaceWords(NamedTuple):
    """How places are named."""

    before: str
    """What a city follows, with `the` where it is said."""
    from_: str
    based: str
    area: str
    no_place: str
    """A phrase behind `before` that is none."""
    stops: frozenset[str]
    """Words that are no part of a city's name."""
    name_parts: frozenset[str]
    """A city's name does not end with one of these."""
    name_ends: frozenset[str]
    no_city: frozenset[str]
    """Capitalised words that begin a sentence."""
    written_on: str
    """A pattern of letters that are written at the front of a city; empty where words stand apart."""
    branch_in: str
    """A pattern with `city`: of a branch in a city that is not known."""
    address: str
    """A street and its number."""
    street: str
    """Alternatives that are said of a street alone."""


class SpamWords(NamedTuple):
    """Signs of an advertisement, each with its points, and words of who writes about an appointment."""

    signs: tuple[tuple[int, str], ...]
    about_appointments: str


class HelpingWords(NamedTuple):
    """Whole messages about helping to manage a business."""

    invitation: str
    """With a group `yes` or `no`."""
    leave: str
    """With a group `bare` or `name`, or neither."""


class ToldWords(NamedTuple):
    """What another system asks for, where only its words are known."""

    asks: tuple[tuple[State, str], ...]
    appointment: str


class ReadingWords(NamedTuple):
    """One language. A field that is missing does not type-check."""

    answers: AnswerWords
    commands: CommandWords
    spoken: SpokenWords
    names: NameWords
    business_names: BusinessNameWords
    places: PlaceWords
    spam: SpamWords
    helping: HelpingWords
    told: ToldWords
    owner_changes: OwnerChangeWords
    mending: MendingWords
    kept: KeptWords
    visits: VisitWords
    views: ViewWords
    added: AddedWords
    sounds: Mapping[str, tuple[str, str]]
    """Letters of names -> the consonants that are heard, at the beginning and later; `|` between two that may be."""
    and_: str
    """A pattern of "and" between two things of a list."""
    condition: str
    """A pattern of the word that a condition begins with."""
    prefixes: str
    """Letters that are written at the front of a name; empty where words stand apart."""
