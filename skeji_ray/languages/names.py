"""Names of people."""

from __future__ import annotations

import re

from skeji_ray.languages.reading_table import any_of, of_all
from skeji_ray.languages.reading_words import NAME_LETTERS
from skeji_ray.languages.services import LABEL

_MOST = 100
_GIVEN = tuple(re.compile(pattern) for pattern in of_all(lambda one: one.names.given))
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})(?<!prof)\.\s", re.IGNORECASE)
"""Behind a word, which neither is an initial nor a title."""
_TITLED = re.compile(any_of(lambda one: one.names.titles), re.IGNORECASE)


def find_name(text: str) -> str | None:
    """The name that somebody gives as theirs; not that of a doctor or a salon."""
    match = next((found for pattern in _GIVEN if (found := pattern.search(text))), None)
    name = _FULL_STOP.split(match[1])[0].strip(" .'’-")[:_MOST] if match else ""
    of_a_business = LABEL.search(name) or _TITLED.match(name)
    return None if len(name) < 2 or of_a_business else name


def is_of_another(text: str) -> bool:
    """Tell whether a message says that the name in it is not the one of who writes."""
    return _OF_ANOTHER.search(text) is not None or _NOT_OWN.search(text) is not None


def denies_own(text: str) -> bool:
    """Tell whether a message says that something is not to stand in the name of who writes: "and not in mine"."""
    return _NOT_OWN.search(text) is not None


def says_whose(text: str) -> bool:
    """Tell whether it may say for whom something is: "yes, for Rexi"."""
    return _WHOSE.search(text) is not None or find_name(text) is not None or is_of_another(text)


def is_own(text: str) -> bool:
    """Tell whether a message says that the name in it is the one of who writes."""
    return _OWN.search(text) is not None and not is_of_another(text)


def without_own(text: str) -> str:
    """Return the message without the denial of the writer's own name: of "under Dan, not me" the rest."""
    return _NOT_OWN.sub(" ", text)


_OF_ANOTHER = re.compile(any_of(lambda one: one.names.of_another), re.IGNORECASE)
_OWN = re.compile(any_of(lambda one: one.names.own), re.IGNORECASE)
_NOT_OWN = re.compile(any_of(lambda one: one.names.not_own), re.IGNORECASE)
_WHOSE = re.compile(any_of(lambda one: one.names.whose), re.IGNORECASE)
_COURTESY = re.compile(any_of(lambda one: one.names.courtesy), re.IGNORECASE)
_RELATION = re.compile(rf"^(?:{any_of(lambda one: one.names.relation)})\s*,?\s+", re.IGNORECASE)
_ONLY_RELATION = re.compile(any_of(lambda one: one.names.relation), re.IGNORECASE)


def name_answer(text: str) -> str | None:
    """An answer to "what name?": the name in a sentence, or the whole message where it can be one."""
    found = find_name(text)
    if found:
        return found
    words = _RELATION.sub("", _COURTESY.sub("", text)).strip(" .!,?\"'").split()
    named = [word for word in words if any(letter.isalnum() for letter in word)]  # an emoji is a part of it
    fits = all(re.fullmatch(rf"[^\W\d_]{NAME_LETTERS}", word) for word in named)
    fits = fits and _ONLY_RELATION.fullmatch(" ".join(words)) is None
    return " ".join(words)[:_MOST] if fits and (1 <= len(named) <= _FEW or _is_titled(named)) else None


_FEW, _LONGEST = 4, 8
_PARTICLES = frozenset(
    {
        "al", "bat", "ben", "bin", "bint", "da", "de", "del", "della", "dem", "den", "der", "di", "do", "dos", "du",
        "e", "el", "i", "ibn", "la", "las", "le", "los", "ten", "ter", "und", "van", "von", "y", "zu", "zum",
    }
)  # fmt: skip


def _is_titled(words: list[str]) -> bool:
    """Each has a capital or is a small word of names: "Maria de la Cruz von Stein"."""
    is_name = (word[0].isupper() or word in _PARTICLES for word in words)
    return 1 <= len(words) <= _LONGEST and words[0][0].isupper() and all(is_name)
