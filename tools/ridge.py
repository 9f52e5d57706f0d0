"""Kernel ridge regression over hashed features, and its reduction to one small vector a feature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from skeji_ray.readers.features import BUCKETS, Features

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_ROUNDS = 6
"""Of the power iteration that finds the vectors which say most."""
_COMMON = 200
"""Messages. A feature of more of them is multiplied out with others like it, one of fewer is added pair by pair."""


class Table:
    """Features of many messages, sorted by feature."""

    def __init__(self, found: Sequence[Features]) -> None:
        rows = np.repeat(np.arange(len(found)), [len(one.ids) for one in found])
        ids = np.concatenate([one.ids for one in found])
        order = np.argsort(ids, kind="stable")
        self.size = len(found)
        self.rows = rows[order]
        self.values = np.concatenate([one.values for one in found])[order]
        self.ids, self.starts = np.unique(ids[order], return_index=True)
        self.ends = np.append(self.starts[1:], len(self.rows))

    def gram(self) -> Floats:
        """Return how alike each two messages are."""
        alike = np.zeros((self.size, self.size), np.float32)
        counts = self.ends - self.starts
        for feature in np.flatnonzero((counts > 1) & (counts <= _COMMON)):
            rows, values = self._of(feature)
            alike[rows[:, None], rows] += values[:, None] * values
        common = np.flatnonzero(counts > _COMMON)
        for part in np.array_split(common, max(1, len(common) // 512)):
            dense = np.zeros((self.size, len(part)), np.float32)
            for column, feature in enumerate(part):
                rows, values = self._of(feature)
                dense[rows, column] = values
            alike += dense @ dense.T
        single = np.flatnonzero(counts == 1)
        np.add.at(
            alike.reshape(-1), self.rows[self.starts[single]] * (self.size + 1), self.values[self.starts[single]] ** 2
        )
        return alike

    def collect(self, of_messages: Floats) -> Floats:
        """Return the sum of the messages' vectors for each bucket: buckets x vector."""
        collected = np.zeros((BUCKETS, of_messages.shape[1]), np.float32)
        for number, feature in enumerate(self.ids):
            rows, values = self._of(number)
            collected[feature] = values @ of_messages[rows]
        return collected

    def _of(self, number: int | np.integer[Any]) -> tuple[Ints, Floats]:
        part = slice(self.starts[number], self.ends[number])
        return self.rows[part], self.values[part]


def solve(alike: Floats, wanted: Floats, weights: Floats, ridge: float, new: Ints) -> tuple[Floats, Floats]:
    """Return what each message adds to the scores of others, and the scores of some messages as ones that are new.

    The second are what training without the message and without the one that is most like it would give: what other
    people write is less like a sentence that was trained on than those sentences are like each other.
    """
    nearest = _nearest(alike, new)
    system = alike.copy()
    system[np.diag_indices(len(system))] += ridge / weights
    columns = np.zeros((len(system), len(new)), np.float32)
    columns[new, np.arange(len(new))] = 1
    beside = np.zeros_like(columns)
    beside[nearest, np.arange(len(new))] = 1
    solved = np.linalg.solve(system, np.concatenate([wanted, columns, beside], axis=1)).astype(np.float32)
    added, inverse, of_nearest = np.split(solved, [wanted.shape[1], wanted.shape[1] + len(new)], axis=1)
    places = np.arange(len(new))
    own, near, common = inverse[new, places], of_nearest[nearest, places], inverse[nearest, places]
    without = (near[:, None] * added[new] - common[:, None] * added[nearest]) / (own * near - common**2)[:, None]
    return added, (wanted[new] - without).astype(np.float32)


def _nearest(alike: Floats, new: Ints) -> Ints:
    """Return for some messages the other one that is most like each."""
    others = alike[new]
    others[np.arange(len(new)), new] = -1
    nearest: Ints = others.argmax(axis=1)
    return nearest


def reduced(alike: Floats, added: Floats, common: Floats, rank: int) -> tuple[Floats, Floats]:
    """Return the closest factors of lower rank: messages x rank, and heads x rank x outputs.

    `added` is messages x heads x outputs: what a message adds to each output under each head. `common` is how much it
    matters that a head is close.
    """
    weighed = (added * common[None, :, None]).reshape(len(added), -1)
    top = np.random.default_rng(0).normal(size=(weighed.shape[1], rank)).astype(np.float32)
    for _ in range(_ROUNDS):
        top = np.linalg.qr(weighed.T @ (alike @ (weighed @ top)))[0].astype(np.float32)
    heads = top.reshape(len(common), -1, rank).transpose(0, 2, 1) / common[:, None, None]
    return (weighed @ top).astype(np.float32), heads.astype(np.float32)
