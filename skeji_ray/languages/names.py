"""Names of people."""

from __future__ import annotations

import re

from skeji_ray.languages.reading_table import any_of, of_all
from skeji_ray.languages.reading_words import NAME_LETTERS
from skeji_ray.languages.services import LABEL

_MOST = 100
_GIVEN = tuple(re.compile(pattern) for pattern in of_all(lambda one: one.names.given))
_TITLED = re.compile(any_of(lambda one: one.names.titles), re.IGNORECASE)


def find_name(text: str) -> str | None:
    """The name that somebody gives as theirs; not that of a doctor or a salon."""
    match = next((found for pattern in _GIVEN if (found := pattern.search(text))), None)
    name = match[1].strip(" .'’-")[:_MOST] if match else ""
    of_a_business = LABEL.search(name) or _TITLED.match(name)
    return None if len(name) < 2 or of_a_business else name


_COURTESY = re.compile(any_of(lambda one: one.names.courtesy), re.IGNORECASE)


def name_answer(text: str) -> str | None:
    """An answer to "what name?": the name in a sentence, or the whole message where it can be one."""
    found = find_name(text)
    if found:
        return found
    words = _COURTESY.sub("", text).strip(" .!,?\"'").split()
    named = [word for word in words if any(letter.isalnum() for letter in word)]  # an emoji is a part of it
    fits = all(re.fullmatch(rf"[^\W\d_]{NAME_LETTERS}", word) for word in named)
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
