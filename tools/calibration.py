"""What each kind of evidence for an act counts, fitted on sentences that no part of the learned reader has seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import Reading
from skeji_ray.readers.evidence import (
    KINDS_OF_READING,
    LANGUAGES,
    Learned,
    Weights,
    evidence,
    kind_of,
    probabilities,
    which_act,
    with_which,
)
from skeji_ray.readers.learned import ACT_NAMES, MAY
from tools.reading_rows import Row

RIDGE = 1e-3
"""How strongly weights are held small, for a message."""
SEEN_BEFORE, OF_OTHER_LANGUAGES = 8.0, 5.0
"""Messages: as many are taken to mean, after a kind of reading, what is meant in both languages, or by any message."""
_STEPS, _TINY = 25, 1e-6
_ENOUGH = [number / 50 for number in range(10, 41)]
Floats = NDArray[np.float32]


def may_of(rows: Sequence[Row]) -> NDArray[np.bool_]:
    """Return which acts the sender of each row may do at all."""
    return np.array([MAY[row.heard.role] for row in rows])


def meant_after(rows: Sequence[Row], readings: Sequence[Reading], acts: Floats) -> Floats:
    """Return how much likelier than else an act is after each kind of reading: languages x kinds x acts, logarithms."""
    shares = acts / acts.sum(axis=1, keepdims=True)
    counts = np.zeros((len(LANGUAGES), KINDS_OF_READING, len(ACT_NAMES)))
    for row, reading, share in zip(rows, readings, shares, strict=True):
        counts[LANGUAGES.index(row.heard.language), kind_of(reading)] += share
    all_of_it = counts.sum(axis=1)
    usual = (all_of_it + 1e-4) / (all_of_it + 1e-4).sum(axis=1, keepdims=True)
    both = counts.sum(axis=0, keepdims=True)
    both = (both + OF_OTHER_LANGUAGES * usual.mean(axis=0)) / (both.sum(axis=2, keepdims=True) + OF_OTHER_LANGUAGES)
    meant = (counts + SEEN_BEFORE * both) / (counts.sum(axis=2, keepdims=True) + SEEN_BEFORE)
    likelier: Floats = np.log(meant / (usual[:, None] + 1e-4)).astype(np.float32)
    return likelier


def fitted(found: Floats, acts: Floats, may: NDArray[np.bool_]) -> Weights:
    """Return the weights of the evidence: messages x acts x kinds of evidence."""
    which = _which(found.astype(np.float64), acts / acts.sum(axis=1, keepdims=True), may)
    none_yet = np.zeros(0, np.float32)
    each = with_which(found, which_act(found, may, Weights(which, none_yet)))
    return Weights(which, _each(each[may], acts[may]))


def evidence_of(
    rows: Sequence[Row], likenesses: Floats, meanings: Floats, readings: Sequence[Reading | None], meant: Floats
) -> Floats:
    """Return what speaks for each act of each row."""
    given = zip(rows, likenesses, meanings, may_of(rows), readings, strict=True)
    return np.stack([
        evidence(Learned(like, meaning, may), reading, meant[LANGUAGES.index(row.heard.language)])
        for row, like, meaning, may, reading in given
    ])  # fmt: skip


def enough_for_more(found: Floats, acts: Floats, may: NDArray[np.bool_], weights: Weights) -> float:
    """Return the probability from which on a further act counts as said, so that most sets of acts are exact."""
    chances = probabilities(found, may, weights)
    first = chances == chances.max(axis=1, keepdims=True)
    is_none = first[:, [ACT_NAMES.index(Act.NONE)]]

    def exact(enough: float) -> int:
        return int(((((chances >= enough) & ~is_none) | first) == (acts > 0)).all(axis=1).sum())

    return max(_ENOUGH, key=exact)


def _which(found: NDArray[np.float64], shares: Floats, may: NDArray[np.bool_]) -> Floats:
    """Return the weights of a multinomial regression with one weight a kind of evidence, by Newton's method."""
    weights = np.zeros(found.shape[2])
    for _ in range(_STEPS):
        chances = _chances(found, weights, may)
        mean = np.einsum("na,naf->nf", chances, found)
        slope = np.einsum("na,naf->f", chances - shares, found) / len(found) + RIDGE * weights
        bend = np.einsum("na,naf,nag->fg", chances, found, found, optimize=True) - mean.T @ mean
        step = np.linalg.solve(bend / len(found) + RIDGE * np.eye(len(weights)), slope)
        wrong = _wrong(found, weights, may, shares)
        while np.abs(step).max() > _TINY and _wrong(found, weights - step, may, shares) > wrong:
            step /= 2  # far from the end a whole step may go too far
        weights -= step
    return weights.astype(np.float32)


def _chances(found: NDArray[np.float64], weights: NDArray[np.float64], may: NDArray[np.bool_]) -> NDArray[np.float64]:
    scores = np.where(may, found @ weights, -np.inf)
    chances: NDArray[np.float64] = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    return chances


def _wrong(found: NDArray[np.float64], weights: NDArray[np.float64], may: NDArray[np.bool_], shares: Floats) -> float:
    chances = np.maximum(_chances(found, weights, may), 1e-300)
    return float(-(shares * np.log(chances)).sum() / len(found) + RIDGE / 2 * (weights @ weights))


def _each(found: Floats, is_said: Floats) -> Floats:
    """Return the weights of a logistic regression, by Newton's method."""
    weights = np.zeros(found.shape[1])
    exact = found.astype(np.float64)
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(exact @ weights, -30, 30)))
        slope = exact.T @ (chances - is_said) + 0.1 * weights
        bend = exact.T @ (exact * (chances * (1 - chances))[:, None]) + 0.1 * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights.astype(np.float32)
