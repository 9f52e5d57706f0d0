"""Names of businesses, as their owners write them: in quotes, after "called", or beside what the business is."""

from __future__ import annotations

import re
from collections.abc import Callable

from skeji_ray.languages.reading_table import any_of, of_all
from skeji_ray.languages.reading_words import CITY, LABEL, NAME, BusinessNameWords
from skeji_ray.languages.services import LABEL as KNOWN_LABEL
from skeji_ray.messages.vocabulary import CITY_PHRASES

_MAX_LENGTH = 100

_PAIRS = (
    ('"', '"'),
    ("“", "”"),
    ("”", "”"),
    ("„", "“"),
    ("„", "”"),
    ("«", "»"),
    ("״", "״"),
    ("׳", "׳"),
    ("‘", "’"),
    ("'", "'"),
)
_QUOTED = tuple(
    re.compile(
        rf"(?<!\w){opening}(?=\S)(?P<name>(?:[^{opening}{closing}\n]|(?<=\w)[{opening}{closing}](?=\w)){{2,{_MAX_LENGTH}}}?)"
        rf"(?<=\S){closing}(?!\w)"
    )
    for opening, closing in _PAIRS
)
"""A mark within a word is part of it: the apostrophe of "Dan's", the gershayim of "ד״ר"."""

FULL_STOP = "".join(rf"(?<!\b{word})" for word in of_all(lambda one: one.business_names.shortened)) + "[.]"
"""The point of "Dr. Cohen" is none. In patterns that ignore case."""
_CITIES = "|".join(sorted((city for city in CITY_PHRASES if not city.isascii()), key=len, reverse=True))
_ENDS = any_of(lambda one: one.business_names.ends).replace(LABEL, KNOWN_LABEL.pattern).replace(CITY, _CITIES)
_END = rf"(?=\s*(?:$|[,;:\n]|(?:{FULL_STOP}|[!?])(?=\s|$)|\s[-–—]\s|{_ENDS}))"
_NAME = r"(?P<name>[^\W_](?:[^,;\"“”\n]|(?<=\w)\"(?=\w)){0,98}?)" + _END


def _patterns(of: Callable[[BusinessNameWords], tuple[str, ...]]) -> tuple[re.Pattern[str], ...]:
    found = of_all(lambda one: of(one.business_names))
    return tuple(re.compile(_filled(pattern), re.IGNORECASE) for pattern in found)


def _filled(pattern: str) -> str:
    return pattern.replace(NAME, _NAME).replace(LABEL, KNOWN_LABEL.pattern).replace(CITY, _CITIES)


def _any(of: Callable[[BusinessNameWords], str]) -> str:
    return any_of(lambda one: of(one.business_names))


_AT_FIRST = re.compile(rf"\W*{_NAME}", re.IGNORECASE)
_CALLED = _patterns(lambda one: one.called)
_BESIDE = _patterns(lambda one: one.beside)
_AFTER_VERB = _patterns(lambda one: one.after_verb)
_KIND = re.compile(
    rf"(?:(?:{_any(lambda one: one.what_it_is)})\b\s*)+$|(?:{_any(lambda one: one.begins_kind)})\b", re.IGNORECASE
)
"""What it is, not what it is called."""
_ENDS_IN_KIND = re.compile(rf"\b(?:{_any(lambda one: one.kinds)})$")
_AROUND = ' \t.!,:;-–—"“”„«»״'
_POLITE = re.compile(rf"(?:[\s,.!]+(?:{_any(lambda one: one.polite)})\b)+[\s.!]*$", re.IGNORECASE)


def find_business_name(text: str) -> str | None:
    """What a business is to be called: in quotes, after "called", beside what it is, or after "register"."""
    if (stated := find_stated_name(text)) is not None:
        return stated
    said = text.replace("’", "'") if "‘" not in text else text
    match = next((found for pattern in _AFTER_VERB if (found := pattern.search(said))), None)
    if match is None:
        return None
    name = _clean(match["name"])
    is_kind = KNOWN_LABEL.fullmatch(name) is not None and not (name.istitle() and KNOWN_LABEL.search(said, match.end()))
    is_kind = is_kind or (name.islower() and _ENDS_IN_KIND.search(name) is not None)  # "my nail studio, Tips & Toes"
    is_name = name and not _KIND.match(name) and not is_kind
    return _as_written(name, text) if is_name else None


def name_before_place(text: str) -> str:
    """Return what stands before where it is: "Blue Paws in Zichron"."""
    match = _AT_FIRST.match(text)
    return match["name"] if match is not None else ""


def name_in_front(text: str) -> str:
    """Return the name of "Albert & Sons. Well, there are no sons any more": few words, all written big."""
    first = _SENTENCE_END.split(_AND_MORE.sub("", _BEGINS.sub("", text)), maxsplit=1)[0].strip()
    words = [word for word in first.split() if word.lower() not in _SMALL_WORDS]
    is_name = len(words) <= _MAX_WORDS_IN_FRONT and all(not word[:1].islower() for word in words)
    return first if first != text.strip() and is_name else ""


def find_stated_name(text: str) -> str | None:
    """A name in quotes, after "called", or beside what it is."""
    said = text.replace("’", "'") if "‘" not in text else text
    for pattern in (*_QUOTED, *_CALLED, *_BESIDE):
        match = pattern.search(said)
        name = _clean(match["name"]) if match else ""
        if name and not _KIND.match(name) and not _LENGTH.match(name):
            return _as_written(name, text)
    return None


_SENTENCE_END = re.compile(rf"{FULL_STOP}\s+|[!\n]\s*|\s[–-]\s", re.IGNORECASE)
_SMALL_WORDS = frozenset({"and", "of", "the", "by", "at", "&", "in", "for", "n"})
_MAX_WORDS_IN_FRONT = 4
_LENGTH = re.compile(r"\d+ ?-?(?:m(?:in)?|h(?:ou)?r|דק|שע)", re.IGNORECASE)
""" "It's 60 mins each" says no name."""


def find_called(text: str) -> str | None:
    """A name in quotes, or after "called" and "the name is"."""
    said = text.replace("’", "'") if "‘" not in text else text
    match = next((found for pattern in (*_QUOTED, *_CALLED) if (found := pattern.search(said))), None)
    is_denied = match is not None and _NOT_CALLED.search(said[: match.start("name")]) is not None
    name = _clean(match["name"]) if match is not None and not is_denied else ""
    return _as_written(name, text) if 2 <= len(name) <= _MAX_LENGTH and not _LENGTH.match(name) else None


_NOT_CALLED = re.compile(r"(?:\bnot|n't|\bno longer|\bnever|(?<!\w)לא)\s+(?:\S+\s+){0,2}$", re.IGNORECASE)
""" "We're not called Blue any more"."""


def business_answer(text: str) -> str | None:
    """An answer to "what is your business called?"."""
    said = text.replace("’", "'") if "‘" not in text else text
    for pattern in (*_QUOTED, *_CALLED):
        if match := pattern.search(said):
            name = _clean(match["name"])
            break
    else:
        name = _clean(_AND_MORE.sub("", said if said.istitle() else _BEGINS.sub("", said)))
    tells = len(name.split()) >= _FEWEST_WORDS_OF_A_SENTENCE and is_sentence(name)
    return _as_written(name, text) if 2 <= len(name) <= _MAX_LENGTH and not tells else None


def is_sentence(name: str) -> bool:
    """Tell whether words tell something, and are not written as a name: "twenty minutes is enough"."""
    words = [word for word in name.split() if not _TELLS.fullmatch(word)]
    tells = len(words) < len(name.split()) and not all(word[0].isupper() for word in words)
    return _SAYS_MORE.match(name) is not None or tells


_TELLS = re.compile(_any(lambda one: one.tells), re.IGNORECASE)


_BEGINS = re.compile(rf"^\W*(?:(?:{_any(lambda one: one.begins)})(?:\s*[,:!]\s*|\s+))+", re.IGNORECASE)
_SAYS_MORE = re.compile(rf"(?:{_any(lambda one: one.says_more)})(?!\w)", re.IGNORECASE)
_FEWEST_WORDS_OF_A_SENTENCE = 4
_AND_MORE = re.compile(rf"\s*,\s*(?:{_any(lambda one: one.and_more)})\b.*$", re.IGNORECASE | re.DOTALL)


def _clean(name: str) -> str:
    return _POLITE.sub("", name.strip(_AROUND)).strip(_AROUND)[:_MAX_LENGTH]


def _as_written(name: str, text: str) -> str:
    """The name with the marks that its owner typed: a curly apostrophe was read as a straight one."""
    at = text.replace("’", "'").find(name)
    return text[at : at + len(name)] if at >= 0 else name
