"""Cities: the ones that the vocabulary knows, and all others by the form in which they are named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from skeji_ray.languages.services import LABEL
from skeji_ray.messages.vocabulary import CITY_PHRASES, city_name, phrase_pattern

MOST_WORDS = 4
_LONGEST = 60

_KNOWN = phrase_pattern([word for word in CITY_PHRASES if len(word) > 2])
_ABBREVIATED = re.compile(rf"\b({'|'.join(word.upper() for word in CITY_PHRASES if len(word) <= 2)})\b")
_BEFORE = re.compile(
    r"\b(?:in|around|near|within|nearby|close to|closer to|(?:city|area) (?:is|of)|mov(?:ed|ing) to)\s+"
    r"(?P<the>the\s+)?(?:(?:city|town|area) of\s+)?(?=\w)",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from)\s+(?=[A-Z])")
_BASED = re.compile(r"\b([A-Z][\w'’]+)[ -]based\b")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_GAP = re.compile(r"[ \t]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_STOPS = _set(
    "a an the my this that your our their his her its for on at in with and next tomorrow today tonight any some "
    "there here need want please which who what where when town area advance morning mornings afternoon evening "
    "night general case order particular person mind pain monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december quarter noon can could "
    "is are was it i me we us you to from by around near open between if as so but or of about also instead too now "
    "soon later asap would will has have had does do did thanks thank then not no yes ok okay all one two three "
    "four five six seven eight nine ten eleven twelve same different another other cosmetic services service "
    "addition fact thr because since be sure go somewhere anywhere time day week month hour hours minutes days "
    "weeks touch works work good quite mean office specifically bed trouble love fear home nothing anything "
    "whatever nowhere know"
)
_NAME_PARTS = _set(
    "san santa santo los las el la le new st st. saint palo tel beer be'er ramat kfar kiryat rishon petah bat bet beit "
    "fort mount north south east west upper lower port lake point del corte half nof rosh hod givat"
)
"""A city's name does not end with one of these."""
_NAME_ENDS = _set(
    "city valley hill hills view creek park beach springs bay heights grove falls island lake station canyon gan sheva "
    "aviv gatos altos"
)
_NO_CITY = _set(
    "i i'm i'd i'll i've hi hello hey great perfect good fine sure let let's how actually sorry nope yeah well maybe "
    "find book try something look looking dr dr. dds md search check give is are"
)


def find_city(text: str) -> str | None:
    """The city that is named, as it is shown: after "in", "near", "around", or known by its name or its form."""
    named = next(_after(_BEFORE, text), None)
    if named is None:
        known = _KNOWN.search(text) or _ABBREVIATED.search(text) or _BASED.search(text)
        named = known[1] if known else next(_by_form(text), None) or next(_after(_FROM, text), None)
    return city_name(named) if named else None


def city_answer(text: str) -> str | None:
    """An answer to "which city?": a city in a sentence, what is capitalised in it, or the few words that it is."""
    found = find_city(text)
    if found:
        return found
    capital = next((phrase for phrase in _capitals(text) if LABEL.search(phrase) is None), None)
    if capital is not None:
        return city_name(capital)
    said = _WORD.findall(text)
    phrase = " ".join(word for word in said if word.lower() not in _STOPS | _NO_CITY).strip(" .")
    fits = len(said) <= 6 and len(phrase.split()) <= 3 and not re.search(r"\d", text)
    return city_name(phrase) if fits and 2 <= len(phrase) <= _LONGEST and LABEL.search(phrase) is None else None


def _after(preposition: re.Pattern[str], text: str) -> Iterator[str]:
    for match in preposition.finditer(text):
        phrase = _phrase(text, match.end())
        if phrase is None or LABEL.search(phrase) or phrase.lower().startswith("half past"):
            continue
        if match.groupdict().get("the") and phrase[0].islower() and not _AREA.match(text, match.end() + len(phrase)):
            continue  # "in the calendar", but "in the sunnyvale area"
        yield phrase


_AREA = re.compile(r"\s+(?:city|area|region)\b", re.IGNORECASE)


def _capitals(text: str) -> Iterator[str]:
    """Capitalised words that are no common way to begin a sentence, and no street."""
    for match in re.finditer(r"(?<!\w)(?<!\d )[A-Z]", text):
        phrase = _phrase(text, match.start())
        if phrase is not None and phrase.split(maxsplit=1)[0].lower() not in _NO_CITY:
            yield phrase


def _by_form(text: str) -> Iterator[str]:
    """Capitalised names that only a place has: "San Ramon", "Walnut Creek"."""
    for phrase in _capitals(text):
        words = phrase.lower().split()
        if len(words) > 1 and (words[0] in _NAME_PARTS or words[-1] in _NAME_ENDS) and LABEL.search(phrase) is None:
            yield phrase


def _phrase(text: str, start: int) -> str | None:
    """The words from `start` on that can be the name of a city; None where the first can not."""
    words, runs_out = _run(text, start)
    if not words or (words[0].islower() and words[0].endswith("ing")):
        return None
    kept = words if runs_out and words[0].islower() else words[: _name_length(words)]
    phrase = " ".join(kept).rstrip(".'’-")
    return phrase if 2 <= len(phrase) <= _LONGEST else None


def _run(text: str, start: int) -> tuple[list[str], bool]:
    """Words up to the next stop word or punctuation; and whether they end where the sentence does."""
    words: list[str] = []
    position = start
    while len(words) < MOST_WORDS and (match := _WORD.match(text, position)):
        word, lower = match[0], match[0].lower()
        if re.split(r"['’]", lower.rstrip("."))[0] in _STOPS:
            return words, False
        sentence_ends = "." in word and lower not in _NAME_PARTS
        words.append(word.partition(".")[0] if sentence_ends else word)
        gap = _GAP.match(text, match.end())
        if sentence_ends or gap is None:
            return words, True
        position = gap.end()
    return words, position >= len(text) and len(words) <= 2


def _name_length(words: list[str]) -> int:
    """How many words belong together: capitals do, and what follows "san" or ends with "city"."""
    length = 1
    for number, (before, word) in enumerate(pairwise(words), 2):
        both_capitals = before[0].isupper() and word[0].isupper()
        if both_capitals or word.lower() in _NAME_ENDS or before.lower() in _NAME_PARTS:
            length = number
        else:
            break
    return length
