"""Answers as a whole: a yes or a no. What a person cannot take back is done on these alone.

A message is one of them only where every word of it is accounted for: whatever is denied, hedged, asked or said beside
makes it something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from itertools import chain

from skeji_ray.languages.names import find_name
from skeji_ray.languages.reading_table import READING, any_of, of_all
from skeji_ray.languages.reading_words import ReadingWords
from skeji_ray.languages.whole import MAX_WORDS_OF_PHRASE, kinds_in, normalised, phrasebook, words_of


class Act(StrEnum):
    """What a yes would do."""

    BOOK = "book"
    MOVE = "move"
    CANCEL = "cancel"
    ERASE = "erase"
    APPROVE = "approve"
    CHANGE = "change"
    """Of a business or its calendars."""
    CLOSE = "close"
    REOPEN = "reopen"
    JOIN = "join"
    LEAVE = "leave"


class Answer(StrEnum):
    """What a whole message is to a question of yes or no."""

    YES = "yes"
    NO = "no"
    OTHER = "other"
    """It settles nothing: it asks, hedges, or says something else."""


class Part(StrEnum):
    """What a phrase is in an answer."""

    YES = "yes"
    WELCOME = "welcome"
    NO = "no"
    NOT_NOW = "not_now"
    HOLD = "hold"
    NEGATION = "negation"
    """ "Don't", by itself or of an act."""
    ACT = "act"
    ACT_ON_ANY = "act_on_any"
    """ "Cancel anything": of use with a negation alone."""
    DENIAL = "denial"
    """An act with its negation."""
    COURTESY = "courtesy"


CAN_BE_TAKEN_BACK = frozenset({Act.BOOK, Act.MOVE})
_ANSWERS_SOMEBODY = frozenset({Act.APPROVE, Act.JOIN})
"""A no is told to somebody else: "not now" is none."""
_PICTURES = {
    "👍": " yes ", "👌": " yes ", "✅": " yes ", "✔": " yes ", "☑": " yes ",
    "👎": " nope ", "❌": " nope ", "🚫": " nope ", "✋": " wait ",
    "🤔": " hmm ", "❓": "?", "❔": "?", "⁉": "?", "🤷": " hmm ",
}  # fmt: skip
_QUESTION_MARKS = frozenset("?؟⸮")


def answer_to(act: Act, text: str, known: Iterable[str] = ()) -> Answer:
    """Return what a whole message says to the question whether `act` is to be done.

    What can be taken back is also done on a mere welcome ("great, thanks"), and with the name that it is booked under.

    Args:
        known: phrases of what was asked about (its service, its business), which may be repeated.
    """
    if is_asked(text):
        return Answer.OTHER
    parts = kinds_in(_without(words_of(pictured(text)), known), _book(act))
    if parts is None and act is Act.BOOK:
        rest = without_name(text)
        parts = kinds_in(_without(words_of(pictured(rest)), known), _book(act)) if rest is not None else None
    return _weighed(act, parts or frozenset())


def agrees_in_words(act: Act, text: str, known: Iterable[str] = ()) -> bool:
    """Tell whether a whole message is a yes, and no mere welcome: "lovely" before a question agrees to nothing."""
    parts = kinds_in(_without(words_of(pictured(text)), known), _book(act)) or frozenset()
    return answer_to(act, text, known) is Answer.YES and not parts <= {Part.WELCOME, Part.COURTESY}


def answers_in(act: Act, words: Sequence[str]) -> list[Answer | None]:
    """Return, for each word, the yes or no of the phrase that begins with it; None of every other word."""
    found: list[Answer | None] = [None] * len(words)
    book, at = _book(act), 0
    while at < len(words):
        lengths = range(min(len(words) - at, MAX_WORDS_OF_PHRASE), 0, -1)
        length = next((one for one in lengths if " ".join(words[at : at + one]) in book), 1)
        part = book.get(" ".join(words[at : at + length]))
        found[at] = Answer.YES if part in _AGREES else Answer.NO if part in _REFUSES else None
        at += length
    return found


def only_answers(text: str) -> bool:
    """Every word of it belongs to an answer of yes or no, or to courtesy: it names nothing."""
    return kinds_in(words_of(pictured(text)), _book(Act.BOOK)) is not None


def gives_only_a_name(text: str) -> bool:
    """ "My name is Sarah", and nothing beside it."""
    rest = without_name(text)
    parts = kinds_in(words_of(rest), _book(Act.BOOK)) if rest is not None and not is_asked(text) else None
    return parts is not None and parts <= {Part.COURTESY} and _SAYS_NAME.search(normalised(text)) is not None


def is_asked(text: str) -> bool:
    """It has a question mark."""
    return any(letter in _QUESTION_MARKS for letter in pictured(text))


def asks(text: str) -> bool:
    """It is a question, by its mark or its words."""
    return is_asked(text) or _ASKING.search(words_of(pictured(text))) is not None


def is_held_back(text: str) -> bool:
    """It asks, hedges or denies somewhere: no plain answer to what was asked for."""
    return asks(text) or hedges(text)


def hedges(text: str) -> bool:
    """It hedges or denies somewhere: "if", "but", "wait", "not"."""
    return _HEDGED.search(words_of(pictured(text))) is not None


def is_hedged(text: str) -> bool:
    """It hedges or denies somewhere; it may ask."""
    return _HEDGED.search(words_of(pictured(text))) is not None


def is_condition(text: str) -> bool:
    """It begins as a condition does: "if she doesn't answer"."""
    return _CONDITION.match(text) is not None


def without_name(text: str) -> str | None:
    """Return the message without the name that it gives; None where it gives none that is surely one."""
    name = find_name(text)
    if name is None or is_held_back(name):
        return None
    return _SAYS_NAME_THEN.sub(" ", normalised(text).replace(normalised(name), _NAMED, 1))


_CONDITION = re.compile(any_of(lambda one: one.condition), re.IGNORECASE)
_DENIED = re.compile(any_of(lambda one: one.answers.denied), re.IGNORECASE)
""" "Don't cancel my appointment": to the end of the clause."""
_BUT = re.compile(rf"^\W*(?:\b(?:{any_of(lambda one: one.answers.after_denied)})\b\W*)*", re.IGNORECASE)


def denies(text: str) -> bool:
    """It says of something that it is not to be done."""
    return _DENIED.search(text) is not None


def without_denied(text: str) -> str:
    """Return the message without what it says is not to be done."""
    left = _DENIED.sub(" ", text)
    return text if left == text else _BUT.sub("", left)


_NAMED = "\N{OBJECT REPLACEMENT CHARACTER}"
_SAYS_NAME = re.compile(any_of(lambda one: one.names.says))
_BEFORE_NAME = "".join(one.names.before for one in READING.values())
_SAYS_NAME_THEN = re.compile(rf"{_BEFORE_NAME}(?:{any_of(lambda one: one.names.says_then)})?[\s:,]*{_NAMED}")
_HEDGED = re.compile(rf"(?<!\S)(?:{any_of(lambda one: one.answers.hedged)})(?!\S)")
_ASKING = re.compile(rf"(?<!\S)(?:{any_of(lambda one: one.answers.asking)})(?!\S)")


def _weighed(act: Act, parts: frozenset[Part]) -> Answer:
    parts -= {Part.COURTESY}
    if act in _ANSWERS_SOMEBODY and not parts <= _AGREES:
        return Answer.NO if parts == {Part.NO} else Answer.OTHER  # it decides for somebody else
    if parts <= _REFUSES | {Part.HOLD}:
        return Answer.NO if parts & _REFUSES else Answer.OTHER
    if Part.NEGATION in parts:
        return Answer.NO if parts <= _REFUSES | {Part.HOLD, Part.ACT, Part.ACT_ON_ANY} else Answer.OTHER
    enough = _AGREES if act in CAN_BE_TAKEN_BACK else _AGREES - {Part.WELCOME}
    return Answer.YES if parts & enough and parts <= _AGREES else Answer.OTHER


_AGREES = frozenset({Part.YES, Part.ACT, Part.WELCOME})
_REFUSES = frozenset({Part.NO, Part.NOT_NOW, Part.NEGATION, Part.DENIAL})


def pictured(text: str) -> str:
    """Return the normal form, with words for the pictures that answer."""
    for picture, words in _PICTURES.items():
        text = text.replace(picture, words)
    return normalised(text)


def _without(words: str, known: Iterable[str]) -> str:
    for phrase in filter(None, map(words_of, known)):
        words = re.sub(rf"(?<!\S){re.escape(phrase)}(?!\S)", " ", words)
    return words


@cache
def _book(act: Act) -> dict[str, Part]:
    """The phrases of an answer, with those that repeat what would be done."""
    refusals = of_all(lambda one: one.answers.refusals)
    declines = (*acts_of("decline"), *refusals) if act in _ANSWERS_SOMEBODY else ()
    languages = [one.answers for one in READING.values()]
    on_any = (product(one.verbs[act], one.negated_objects) for one in languages if one.negated_objects)
    denials = (product(one.denial, one.verbs[act], one.objects) for one in languages if one.denial)
    return phrasebook(
        {
            Part.COURTESY: of_all(lambda one: one.answers.courtesy),
            Part.NO: (*of_all(lambda one: one.answers.no), *declines),
            Part.NEGATION: of_all(lambda one: one.answers.negations),
            Part.NOT_NOW: of_all(lambda one: one.answers.not_now),
            Part.HOLD: of_all(lambda one: one.answers.hold),
            Part.YES: of_all(lambda one: one.answers.yes),
            Part.ACT: acts_of(act),
            Part.WELCOME: of_all(lambda one: one.answers.welcome),
            Part.ACT_ON_ANY: chain.from_iterable(on_any),
            Part.DENIAL: chain.from_iterable(denials),
        }
    )


def acts_of(verb: str) -> tuple[str, ...]:
    """ "Cancel", "cancel it", "cancel my appointment", in every language."""

    def phrases(one: ReadingWords) -> tuple[str, ...]:
        words = one.answers
        return product(words.verbs[verb], f"{words.objects}|{words.more_objects.get(verb, '')}")

    return of_all(phrases)


def product(*several: str) -> tuple[str, ...]:
    """Return every phrase of one word of each, where `|` parts the words."""
    phrases = [""]
    for choices in several:
        phrases = [f"{phrase} {choice}".strip() for phrase in phrases for choice in choices.split("|")]
    return tuple(phrases)
