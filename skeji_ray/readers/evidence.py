"""What speaks for each act, and how sure that makes it: what was learned and what the rules read, weighed together.

`tools.train_reader` fits the weights on sentences that nothing was trained on.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from skeji_ray.messages.acts import Act
from skeji_ray.messages.people import Language
from skeji_ray.messages.reading import Reading

Floats = NDArray[np.float32]
LANGUAGES = tuple(Language)
_NUMBER = {act: number for number, act in enumerate(Act)}
NOTHING_SURE, VERY_SURE = 0.35, 0.9
"""A rules reading that is less sure than the first found nothing; above the second it is told apart from the others."""
KINDS_OF_READING = 1 + 2 * len(Act)
_LEAST, _FEWEST = -6.0, 0.02
"""The least chance that is told apart from none: its logarithm, and of a score."""


class Learned(NamedTuple):
    """What was learned says of a message, by act."""

    likeness: Floats
    """About 1 where messages like it do the act, about 0 where not."""
    meaning: Floats
    """A score of the encoder: the logarithm of a chance, but for a constant."""
    may: NDArray[np.bool_]
    """Whether the sender may do the act at all."""


class Weights(NamedTuple):
    """What each kind of evidence counts: for which act is meant, and for whether each is."""

    which: Floats
    each: Floats


def kind_of(rules: Reading) -> int:
    """Return the number of what the rules read: nothing, or which act comes first and whether they are very sure."""
    first = rules.said[0]
    if first.sure <= NOTHING_SURE:
        return 0
    return 1 + 2 * _NUMBER[first.act] + (first.sure >= VERY_SURE)


def evidence(learned: Learned, rules: Reading | None, meant: Floats) -> Floats:
    """Return what speaks for each act: acts x kinds of evidence.

    Args:
        learned: the scores.
        rules: what the rules read; without it there is less evidence, and other weights belong to it.
        meant: how much likelier than else an act is after each kind of reading: logarithms, kinds of reading x acts.
    """
    meaning = np.where(learned.may, learned.meaning, -np.inf)
    meaning = meaning - meaning.max()
    chances = np.maximum(meaning - np.log(np.exp(meaning).sum()), _LEAST)
    likeness = np.where(learned.may, learned.likeness, -1)
    near = np.clip(likeness, _FEWEST, 1 - _FEWEST)
    none = (np.arange(len(near)) == _NUMBER[Act.NONE]).astype(np.float32)
    alone = [chances, np.exp(chances), likeness, np.log(near / (1 - near)), none]
    if rules is None:
        return np.stack(alone, axis=1).astype(np.float32)
    said, first = np.zeros_like(near), np.zeros_like(near)
    for place, one in enumerate(rules.said):
        if one.sure > NOTHING_SURE:
            said[_NUMBER[one.act]] = one.sure
            first[_NUMBER[one.act]] = place == 0
    kind = kind_of(rules)
    beside = [meant[kind], said, first, said >= VERY_SURE, said * np.exp(chances), none * (kind == 0)]
    found: Floats = np.stack([*alone, *beside], axis=1).astype(np.float32)
    return found


def which_act(found: Floats, may: NDArray[np.bool_], weights: Weights) -> Floats:
    """Return how probable it is of each act that it is the one that is meant: together 1."""
    scores = np.where(may, found @ weights.which, -np.inf)
    chances = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = (chances / chances.sum(axis=-1, keepdims=True)).astype(np.float32)
    return shares


def with_which(found: Floats, which: Floats) -> Floats:
    """Return the evidence for each act alone: that, which of all acts is meant, and 1."""
    more = [np.log(which + 1e-6), which, np.ones_like(which)]
    return np.concatenate([found, np.stack(more, axis=-1)], axis=-1).astype(np.float32)


def probabilities(found: Floats, may: NDArray[np.bool_], weights: Weights) -> Floats:
    """Return how probable each act is, whatever others a message does beside it."""
    all_of_it = with_which(found, which_act(found, may, weights))
    chances: Floats = 1 / (1 + np.exp(-np.clip(all_of_it @ weights.each, -30, 30)))
    return np.where(may, chances, 0).astype(np.float32)
