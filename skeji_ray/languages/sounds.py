"""Names across scripts: "Dan" and its Hebrew spelling are one, by the consonants that are heard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, product

from skeji_ray.languages.reading_table import of_all

_MAX_SPELLINGS = 16
_MIN_CONSONANTS = 2
"""Fewer are alike in too many names."""
_TWICE = re.compile(r"(.)\1+")
_SPELLINGS = tuple(
    (sounds, re.compile("|".join(sorted(map(re.escape, sounds), key=len, reverse=True))))
    for sounds in of_all(lambda one: (one.sounds,))
)


def sound_alike(one: str, other: str) -> bool:
    """Tell whether two names, each a word in a script of its own, are pronounced alike."""
    return not _sounds(one).isdisjoint(_sounds(other))


@cache
def _sounds(name: str) -> frozenset[str]:
    """The consonants of a name; a letter that is heard in two ways gives two."""
    found = islice(_heard(name.casefold()), _MAX_SPELLINGS)
    return frozenset(sound for sound in found if len(sound) >= _MIN_CONSONANTS)


def _heard(name: str) -> Iterator[str]:
    for sounds, pattern in _SPELLINGS:
        letters = pattern.findall(name)
        if letters and "".join(letters) == name:
            each = [_sound(sounds, letter, is_first=not at).split("|") for at, letter in enumerate(letters)]
            yield from (_TWICE.sub(r"\1", "".join(heard)) for heard in product(*each))


def _sound(sounds: Mapping[str, tuple[str, str]], letter: str, *, is_first: bool) -> str:
    """What a letter is heard as, which for some is another at the beginning."""
    first, later = sounds[letter]
    return first if is_first else later
