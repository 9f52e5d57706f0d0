"""Several of what is offered, taken by a message that says nothing else: "yes, both please", "the next three"."""

from __future__ import annotations

import re

from skeji_ray.languages.en.several import SEVERAL as ENGLISH
from skeji_ray.languages.he.several import SEVERAL as HEBREW
from skeji_ray.languages.phrasing import SeveralWords
from skeji_ray.languages.reading_table import any_of
from skeji_ray.languages.whole import words_of

ALL = -1
"""Every one that is offered, however many these are."""
MAX_WORDS = 14


def several_in(text: str) -> int | None:
    """Return how many of what is offered a whole message takes, or `ALL`; None where it says more or less than that."""
    words = words_of(text)
    if not words or len(words.split()) > MAX_WORDS:
        return None
    return next((count for one in _PATTERNS if (count := _count(one, words)) is not None), None)


def counted(word: str) -> int | None:
    """Return how many a word says: "two", "שלושה"."""
    return next((one.numbers[word.lower()] for one in (ENGLISH, HEBREW) if word.lower() in one.numbers), None)


def _count(language: tuple[SeveralWords, re.Pattern[str]], words: str) -> int | None:
    said, pattern = language
    match = pattern.fullmatch(words)
    if match is None:
        return None
    number = match["number"]
    if number is None:
        return ALL if match["all"] else said.both
    return int(number) if number.isdecimal() else said.numbers[number]


def _compiled(said: SeveralWords) -> re.Pattern[str]:
    number = rf"(?P<number>[2-9]|{'|'.join(said.numbers)})"
    some = said.some.replace("<number>", number)
    return re.compile(
        rf"(?:(?:{said.before}) )*+(?:{said.of_both}|(?P<all>{said.of_all})|{some})(?: (?:{said.behind}))*+"
    )


_PATTERNS = tuple((said, _compiled(said)) for said in (ENGLISH, HEBREW))


_SAYS_ALL = re.compile(
    rf"(?<!\w)(?:{ENGLISH.of_both}|{ENGLISH.of_all}|everything|{HEBREW.of_both}|{HEBREW.of_all}|"
    rf"{any_of(lambda one: one.answers.all)})(?!\w)"
)


_NOT_OF_ALL = re.compile(any_of(lambda one: one.answers.not_of_all))
""" "I can't come after all" speaks of none but that one."""
_EITHER = re.compile(rf"(?<!\w)(?:{ENGLISH.either}|{HEBREW.either})(?!\w)")


def says_either(text: str) -> bool:
    """Tell whether a message names times of which one will do: "10 or 11"."""
    return _EITHER.search(words_of(text)) is not None


def says_in_a_row(text: str) -> bool:
    """Tell whether several appointments are to follow one another: "one after the other", "3pm and the one after"; not
    where it is asked whether they do: "at once or one after the other?"."""
    return says_and_next(text) or (_IN_A_ROW.search(text) is not None and _IN_A_ROW_OR.search(text) is None)


def says_one_alone(text: str) -> bool:
    """Tell whether no more than one is wanted: "just one is fine"."""
    return _ONE_ALONE.search(text) is not None


def says_and_next(text: str) -> bool:
    """Tell whether the time right after the one that is said is wanted, too."""
    return _AND_NEXT.search(text) is not None


def row_of(text: str) -> int | None:
    """Return how many are to follow one another, where their number stands with them: "three lessons in a row"."""
    for said, pattern in _NUMBERED_ROWS:
        if (match := pattern.search(text)) is not None:
            number = match["number"].casefold()
            return int(number) if number.isdecimal() else said.numbers[number]
    return None


_ROWS, _NEXT = f"{ENGLISH.in_a_row}|{HEBREW.in_a_row}", f"{ENGLISH.and_next}|{HEBREW.and_next}"
_IN_A_ROW = re.compile(rf"(?<!\w)(?:{_ROWS})(?!\w)", re.IGNORECASE)
_OR = f"(?:{ENGLISH.either}|{HEBREW.either})"
_IN_A_ROW_OR = re.compile(rf"(?<!\w)(?:{_OR} (?:{_ROWS})|(?:{_ROWS}),? {_OR})(?!\w)", re.IGNORECASE)
_ONE_ALONE = re.compile(rf"(?<!\w)(?:{ENGLISH.one_alone}|{HEBREW.one_alone})(?!\w)", re.IGNORECASE)
_AND_NEXT = re.compile(rf"(?<!\w)(?:{_NEXT})", re.IGNORECASE)
_NUMBERED_ROWS = tuple(
    (
        said,
        re.compile(
            rf"(?<!\w)(?P<number>[2-4]|{'|'.join(said.numbers)}) (?:[^\W\d]+ ){{0,3}}(?:{said.in_a_row})(?!\w)",
            re.IGNORECASE,
        ),
    )
    for said in (ENGLISH, HEBREW)
)


def says_all(text: str) -> bool:
    """Tell whether a message speaks of both, or of all of them."""
    return _SAYS_ALL.search(_NOT_OF_ALL.sub(" ", words_of(text))) is not None
