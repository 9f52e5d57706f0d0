"""Features of a message for the learned reader: hashed words, pairs of words and pieces of words.

Weights are trained for exactly these features: after a change, `python -m tools.train_reader` trains them again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from skeji_ray.messages.people import Language

BUCKETS_OF_LANGUAGE = 1 << 15
BUCKETS = BUCKETS_OF_LANGUAGE * len(Language)
"""Each language has buckets of its own."""
MAX_LETTERS = 600
MAX_WORDS = 80
"""Words that are looked at. What comes later changes little, and costs time."""
_NUMBER = re.compile(r"\+?\d[\d\s-]{7,}\d|\d{1,2}:\d{2}|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d+(?:st|nd|rd|th)?")
_WORD = re.compile(r"[^\W_]+(?:['\":/][^\W_]+)*|[^\w\s]")
_REPEATED = re.compile(r"(.)\1{2,}")
_MARKS = re.compile("[\u0591-\u05c7\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe0f]")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "׳": "'", "״": '"', "“": '"', "”": '"'})
_PIECES, _STRETCHES = (2, 3, 4, 5), (3, 4, 5, 6)
"""Lengths in letters: within one word, and across words."""
_WEIGHTS = {"word": 1.0, "pair": 1.0, "piece": 1.0, "stretch": 1.0, "shape": 0.3, "any": 1.5}
"""How much each kind of features counts in the likeness of two messages."""


class Features(NamedTuple):
    """Buckets and their values; messages are as alike as the sum of the products of values in equal buckets."""

    ids: NDArray[np.int32]
    values: NDArray[np.float32]


def features(text: str, language: Language) -> Features:
    """Return the features of a message. Each kind of them has the same total, however long the message is."""
    words = words_of(text)
    kinds = {
        "word": words,
        "pair": _pairs(words),
        "piece": _pieces(words),
        "stretch": _stretches(words),
        "shape": _shape(text, words),
        "any": [""],
    }
    first = list(Language).index(language) * BUCKETS_OF_LANGUAGE
    ids, values = [], []
    for kind, found in kinds.items():
        buckets = {crc32(f"{kind}:{one}".encode()) % BUCKETS_OF_LANGUAGE + first for one in found}
        ids += sorted(buckets)
        values += [(_WEIGHTS[kind] / max(1, len(buckets))) ** 0.5] * len(buckets)
    return Features(np.array(ids, np.int32), np.array(values, np.float32))


def words_of(text: str) -> list[str]:
    """Return the words and signs of a message: small letters, plain quotes, numbers by their kind and size."""
    plain = unicodedata.normalize("NFKC", text[:MAX_LETTERS]).lower().translate(_STRAIGHT)
    plain = _REPEATED.sub(r"\1\1", _MARKS.sub("", plain))
    return _WORD.findall(_NUMBER.sub(_kind_of_number, plain))[:MAX_WORDS]


def _kind_of_number(match: re.Match[str]) -> str:
    said = match[0]
    digits = re.sub(r"\D", "", said)
    if ":" in said:
        return " 0:00 "
    if len(digits) >= 8:
        return " 00000000 "
    if "/" in said or "." in said:
        return " 0/0 "
    if said[-1].isalpha():
        return " 0th "
    return f" {_size(int(digits))} "


def _size(number: int) -> int:
    return next((top for top in (0, 1, 2, 3, 12, 31, 99) if number <= top), 100)


def _pairs(words: list[str]) -> Iterator[str]:
    """Neighbours, and words with one between them; the ends of the message count as words."""
    padded = ["<", *words, ">"]
    yield from (f"{one} {other}" for one, other in pairwise(padded))
    yield from (f"{one} * {other}" for one, other in zip(padded, padded[2:], strict=False))


def _pieces(words: list[str]) -> Iterator[str]:
    for word in words:
        yield from _cut(f" {word} ", _PIECES)


def _stretches(words: list[str]) -> Iterator[str]:
    yield from _cut(f" {' '.join(words)} ", _STRETCHES)


def _cut(text: str, lengths: Iterable[int]) -> Iterator[str]:
    for length in lengths:
        yield from (text[start : start + length] for start in range(len(text) - length + 1))


def _shape(text: str, words: list[str]) -> Iterator[str]:
    yield f"question {'?' in text}"
    yield f"digits {any(letter.isdigit() for letter in text)}"
    yield f"length {next((top for top in (0, 1, 2, 3, 6, 11) if len(words) <= top), 12)}"
    yield f"first {words[0] if words else ''}"
