"""The encoder: a small transformer that knows words of both languages, and scores what a message does.

It is the lower half of multilingual-e5-small, trained on by `python -m tools.train_encoder` (ADR 21).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Heard, State
from skeji_ray.readers.contexts import INDEX
from skeji_ray.readers.pieces import Pieces

ENCODER_FORMAT = 1
HEADS = 12
_TINY = 1e-12
_NIBBLE, _MIDDLE, _BLOCK = 15, 8, 32
"""Vectors of pieces are kept in four bits a number, in blocks with a scale each."""
MAX_KEPT = 8
"""Scores that are kept: a question's act and its topic are asked for one after the other."""
Floats = NDArray[np.float32]


class _Linear(NamedTuple):
    weights: Floats
    bias: Floats

    def __call__(self, values: Floats) -> Floats:
        return values @ self.weights + self.bias


class _Norm(NamedTuple):
    scale: Floats
    shift: Floats

    def __call__(self, values: Floats) -> Floats:
        centred = values - values.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + np.float32(_TINY))
        normal: Floats = centred / spread * self.scale + self.shift
        return normal


class _Layer(NamedTuple):
    attend: _Linear
    join: _Linear
    joined: _Norm
    widen: _Linear
    narrow: _Linear
    narrowed: _Norm

    def __call__(self, values: Floats) -> Floats:
        values = self.joined(values + self.join(_attended(self.attend(values))))
        return self.narrowed(values + self.narrow(_bent(self.widen(values))))


class Encoder:
    """Score what a message does. It may be shared by threads."""

    def __init__(self, weights: Mapping[str, NDArray[np.generic]]) -> None:
        if int(weights["format"]) != ENCODER_FORMAT:
            raise ValueError(f"the encoder has format {int(weights['format'])}, this release needs {ENCODER_FORMAT}")
        names = bytes(np.asarray(weights["pieces"], np.uint8)).decode().split("\n")
        self._pieces = Pieces(names, np.asarray(weights["chances"], np.float64).tolist())
        self._nibbles = np.asarray(weights["nibbles"], np.uint8)
        self._scales = np.asarray(weights["scales"], np.float32)
        self._specials = np.asarray(weights["specials"], np.float32)
        self._positions = np.asarray(weights["positions"], np.float32)
        self._contexts = np.asarray(weights["contexts"], np.float32)
        self._begun = _Norm(_floats(weights, "begun.scale"), _floats(weights, "begun.shift"))
        self._layers = [_layer(weights, number) for number in range(int(weights["layers"]))]
        self._head = _Linear(_floats(weights, "head.weights"), _floats(weights, "head.bias"))
        self.mark = crc32(self._head.weights.tobytes())
        """Tells one encoder from another: what is fitted on the scores of one is worth nothing beside another."""
        self._scored = lru_cache(MAX_KEPT)(self._score)

    def scores(self, heard: Heard) -> Floats:
        """Return a score for each act and each topic: the logarithm of how likely it is, but for a constant."""
        return self._scored(heard.text, heard.role, heard.state)

    def _score(self, text: str, role: Role, state: State) -> Floats:
        values = self._begun(self._embedded(text, role, state))
        for layer in self._layers:
            values = layer(values)
        whole = np.concatenate([values.mean(axis=0), values[1]])
        return self._head(whole)

    def _embedded(self, text: str, role: Role, state: State) -> Floats:
        """One vector for the start, one for the context, one for each piece, one for the end."""
        cut = self._pieces.cut(text)
        start, end, unknown = self._specials
        known = np.array([-1 if one is None else one for one in cut], np.int64)
        vectors = np.where((known < 0)[:, None], unknown, unpacked(self._nibbles[known], self._scales[known]))
        context = start + self._contexts[INDEX[role, state]]
        together = np.concatenate([start[None], context[None], vectors, end[None]])
        embedded: Floats = (together + self._positions[: len(together)]).astype(np.float32)
        return embedded


def unpacked(nibbles: NDArray[np.uint8], scales: Floats) -> Floats:
    """Return vectors that were kept in four bits a number."""
    blocks = nibbles.reshape(len(nibbles), -1, _BLOCK // 2)
    numbers = np.concatenate([blocks & _NIBBLE, blocks >> 4], axis=2).astype(np.float32) - _MIDDLE
    vectors: Floats = (numbers * scales[:, :, None]).reshape(len(nibbles), -1)
    return vectors


def _attended(values: Floats) -> Floats:
    """Each position's sum of what all of them say, by how much they concern it."""
    size, width = len(values), values.shape[1] // 3
    asked, said, told = values.reshape(size, 3, HEADS, width // HEADS).transpose(1, 2, 0, 3)
    near = asked @ said.transpose(0, 2, 1) / np.float32((width // HEADS) ** 0.5)
    near = np.exp(near - near.max(axis=2, keepdims=True))
    near /= near.sum(axis=2, keepdims=True)
    attended: Floats = (near @ told).transpose(1, 0, 2).reshape(size, width)
    return attended


def _bent(values: Floats) -> Floats:
    """The Gaussian error linear unit, by its usual approximation."""
    bent: Floats = np.tanh(np.float32(0.7978845608) * (values + np.float32(0.044715) * values * values * values))
    bent += 1
    bent *= values
    bent *= np.float32(0.5)
    return bent


def _layer(weights: Mapping[str, NDArray[np.generic]], number: int) -> _Layer:
    def linear(name: str) -> _Linear:
        scales = _floats(weights, f"{number}.{name}.scales")
        return _Linear(_floats(weights, f"{number}.{name}.weights") * scales, _floats(weights, f"{number}.{name}.bias"))

    def norm(name: str) -> _Norm:
        return _Norm(_floats(weights, f"{number}.{name}.scale"), _floats(weights, f"{number}.{name}.shift"))

    return _Layer(linear("attend"), linear("join"), norm("joined"), linear("widen"), linear("narrow"), norm("narrowed"))


def _floats(weights: Mapping[str, NDArray[np.generic]], name: str) -> Floats:
    return np.asarray(weights[name], np.float32)
