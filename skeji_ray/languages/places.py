"""Cities: the ones that the vocabulary knows, and all others by the form in which they are named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from skeji_ray.languages.reading_table import READING, any_of, of_all
from skeji_ray.languages.services import LABEL
from skeji_ray.messages.vocabulary import CITY_PHRASES, city_name, phrase_pattern

MOST_WORDS = 4
_LONGEST = 60

_KNOWN = phrase_pattern([word for word in CITY_PHRASES if len(word) > 2])
_ABBREVIATED = re.compile(rf"\b({'|'.join(word.upper() for word in CITY_PHRASES if len(word) <= 2)})\b")
_BEFORE = re.compile(any_of(lambda one: one.places.before), re.IGNORECASE)
_FROM = re.compile(any_of(lambda one: one.places.from_))
_BASED = re.compile(any_of(lambda one: one.places.based))
_AREA = re.compile(any_of(lambda one: one.places.area), re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_GAP = re.compile(r"[ \t]+")


_NO_PLACES = tuple(one.places.no_place for one in READING.values() if one.places.no_place)
_STOPS = frozenset(of_all(lambda one: one.places.stops))
_NAME_PARTS = frozenset(of_all(lambda one: one.places.name_parts))
_NAME_ENDS = frozenset(of_all(lambda one: one.places.name_ends))
_NO_CITY = frozenset(of_all(lambda one: one.places.no_city))
_OTHER_CITIES = "|".join(sorted((city for city in CITY_PHRASES if not city.isascii()), key=len, reverse=True))
_WRITTEN_ON = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.places.written_on)})(?P<city>{_OTHER_CITIES})(?!\w)")
_BRANCH_IN = tuple(re.compile(one.places.branch_in) for one in READING.values())
_STREET = re.compile(rf"(?<!\w)(?:{any_of(lambda one: one.places.street)})(?!\w)", re.IGNORECASE)
_ADDRESSES = tuple(re.compile(one.places.address) for one in READING.values())


def find_city(text: str) -> str | None:
    """The city that is named, as it is shown: after "in", "near", "around", or known by its name or its form."""
    named = next(_after(_BEFORE, text), None)
    if named is None:
        known = _KNOWN.search(text) or _ABBREVIATED.search(text) or _BASED.search(text)
        named = known[1] if known else next(_by_form(text), None) or next(_after(_FROM, text), None)
    return city_name(named) if named else None


def is_origin(text: str, name: str) -> bool:
    """Tell whether a name stands behind "from" and is no city that is known: "the letter from Dana" leads nowhere."""
    places = {one.casefold() for one in _after(_FROM, text)}
    return name.casefold() in places and _KNOWN.search(name) is None


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


def find_branch_city(text: str) -> str | None:
    """Return the city that a business is in; a preposition may be a letter of it."""
    patterns = (_WRITTEN_ON, *_BRANCH_IN)
    match = next((found for pattern in patterns if (found := pattern.search(text))), None)
    return match["city"] if match else find_city(text)


def find_address(text: str) -> str | None:
    """ "12 Herzl street", "Dizengoff 99": a street and its number."""
    match = next((found for pattern in _ADDRESSES if (found := pattern.search(text))), None)
    return match[0].strip() if match else None


def find_street(text: str) -> str | None:
    """Return an address with the word of a street: "Studio 54" is none."""
    address = find_address(text)
    return address if address is not None and _STREET.search(address) is not None else None


def _after(preposition: re.Pattern[str], text: str) -> Iterator[str]:
    for match in preposition.finditer(text):
        phrase = _phrase(text, match.end())
        if phrase is None or LABEL.search(phrase) or phrase.lower().startswith(_NO_PLACES):
            continue
        if match.groupdict().get("the") and phrase[0].islower() and not _AREA.match(text, match.end() + len(phrase)):
            continue  # "in the calendar", but "in the sunnyvale area"
        yield phrase


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
