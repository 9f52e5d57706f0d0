"""Train the learned reader of acts: `python -m tools.train_reader`. The same rows make the same weights.

It trains on the repository's own sentences, and on those of other people beside the project where they are there.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from skeji_ray.messages.acts import ACTS, Act
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import Reading
from skeji_ray.readers import rules
from skeji_ray.readers.contexts import CONTEXTS, INDEX, likeness
from skeji_ray.readers.evidence import LANGUAGES, NOTHING_SURE, evidence, probabilities
from skeji_ray.readers.features import BUCKETS, features
from skeji_ray.readers.learned import ACT_NAMES, FORMAT, OUTPUTS, TOPICS, WEIGHTS
from tools.reading_rows import SHARED, WRITTEN, Row, off_topic, ours, written
from tools.ridge import Floats, Table, reduced, solve

RIDGE = 1.0
RANK = 144
"""Numbers that are kept for each bucket. With 32, a quarter of the messages is read otherwise than with all."""
STEPS = 2.5
"""Of a number, for its standard deviation: fewer make a smaller file."""
OFF_TOPIC, LOOKED_AT, MAX_MISREAD = 1500, 14000, 700
"""Messages to other assistants: so many that come first are trained on, and of so many those that the rules misread."""
OFF_TOPIC_WEIGHT = 0.5
OTHERS_COUNT = 4.0
"""How much more a sentence of other people says of how sure to be than one of our own, of which many are alike."""
Weights = dict[str, NDArray[np.generic]]


def rows_to_train_on(shared: Path = SHARED, *, without_held: bool = False) -> list[Row]:
    """Return every row there is; without those that are kept to measure on, if asked for."""
    of_others = [row for row in written(shared / "acts") if not (without_held and row.is_held)]
    strange = off_topic(shared / "massive_other_train_dev.jsonl.gz", LOOKED_AT)
    misread = [row for row in strange[OFF_TOPIC:] if rules.read(row.heard).said[0].act is not Act.NONE]
    kept = [row._replace(weight=OFF_TOPIC_WEIGHT) for row in (*strange[:OFF_TOPIC], *misread[:MAX_MISREAD])]
    return [*of_others, *ours(), *kept]


def train(rows: Sequence[Row], rank: int = RANK) -> Weights:
    """Return the weights of a reader: vectors of features, heads of contexts, and the calibration."""
    vectors = np.zeros((BUCKETS, rank), np.int8)
    heads = np.zeros((len(LANGUAGES), len(CONTEXTS), rank, OUTPUTS), np.float16)
    units = np.ones(len(LANGUAGES), np.float32)
    as_new = np.zeros((len(rows), OUTPUTS), np.float32)
    for number, language in enumerate(LANGUAGES):
        mine = [place for place, row in enumerate(rows) if row.heard.language is language]
        if mine:
            found, scaled, as_new[mine] = _trained([rows[place] for place in mine], rank)
            vectors += found
            units[number] = np.abs(scaled).max()
            heads[number] = scaled / units[number]
    return {
        "format": np.array(FORMAT),
        "vectors": vectors,
        "heads": heads,
        "units": units,
        "follows": _follows(rows),
        **calibrated(rows, as_new[:, : len(ACT_NAMES)]),
    }


def _trained(rows: Sequence[Row], rank: int) -> tuple[NDArray[np.int8], Floats, Floats]:
    """Return vectors and heads of one language, and the scores of its rows were they new."""
    table = Table([features(row.heard.text, row.heard.language) for row in rows])
    contexts = np.array([INDEX[row.heard.role, row.heard.state] for row in rows])
    near = likeness()
    alike = table.gram()
    weights = np.array([row.weight for row in rows], np.float32)
    added, as_new = solve(alike * near[np.ix_(contexts, contexts)], _wanted(rows), weights, RIDGE)
    common = np.sqrt(1 + np.bincount(contexts, minlength=len(CONTEXTS)) / len(rows) * len(CONTEXTS)).astype(np.float32)
    of_messages, heads = reduced(alike, near[contexts][:, :, None] * added[:, None, :], common, rank)
    vectors = table.collect(of_messages)
    scales = np.maximum(vectors.std(axis=0) / STEPS, 1e-9)
    return np.clip(np.round(vectors / scales), -127, 127).astype(np.int8), heads * scales[None, :, None], as_new


def calibrated(rows: Sequence[Row], scores: Floats) -> Weights:
    """Return what makes probabilities of scores, without and beside a reading of the rules."""
    readings = [rules.read(row.heard) for row in rows]
    trust = _trust(rows, readings)
    wanted = _wanted(rows)[:, : len(ACT_NAMES)]
    weights = np.array([OTHERS_COUNT if row.source in WRITTEN else 1.0 for row in rows])
    result: Weights = {"trust": trust}
    enough = []
    for name, given in (("alone", [None] * len(rows)), ("beside", readings)):
        found = np.stack([_evidence(*one, trust) for one in zip(rows, scores, given, strict=True)])
        fitted = _logistic(found.reshape(-1, found.shape[2]), wanted.reshape(-1), np.repeat(weights, wanted.shape[1]))
        result[name] = fitted
        enough.append(_best_threshold(probabilities(found, fitted), wanted, weights))
    return {**result, "enough": np.array(enough, np.float32)}


def _evidence(row: Row, scores: Floats, reading: Reading | None, trust: Floats) -> Floats:
    may = np.array([row.heard.role in ACTS[act].roles for act in ACT_NAMES])
    return evidence(np.where(may, scores, -1).astype(np.float32), reading, row.heard.language, trust)


def _wanted(rows: Sequence[Row]) -> Floats:
    """Return 1 for each act and topic of each row, else 0."""
    wanted = np.zeros((len(rows), OUTPUTS), np.float32)
    for number, row in enumerate(rows):
        wanted[number, [ACT_NAMES.index(act) for act in row.acts]] = 1
        wanted[number, [len(ACT_NAMES) + TOPICS.index(topic) for topic in row.topics]] = 1
    return wanted


def _trust(rows: Sequence[Row], readings: Sequence[Reading]) -> Floats:
    """Return how often the rules are right where they read an act, by language and act."""
    right, read = (np.zeros((len(LANGUAGES), len(ACT_NAMES)), np.float32) for _ in range(2))
    for row, reading in zip(rows, readings, strict=True):
        for one in reading.said:
            if one.sure > NOTHING_SURE:
                place = LANGUAGES.index(row.heard.language), ACT_NAMES.index(one.act)
                read[place] += 1
                right[place] += one.act in row.acts
    trust: Floats = (right + 2) / (read + 4)
    return trust


def _follows(rows: Sequence[Row]) -> Floats:
    """Return how often the first of two acts is said after the second, of the messages that do both: act x act."""
    after = np.zeros((len(ACT_NAMES), len(ACT_NAMES)), np.float32)
    for row in rows:
        numbers = [ACT_NAMES.index(act) for act in row.acts]
        for place, number in enumerate(numbers):
            for earlier in numbers[:place]:
                after[number, earlier] += 1
    follows: Floats = (after + 0.5) / (after + after.T + 1)
    return follows


def _logistic(found: Floats, wanted: Floats, weights: NDArray[np.float64], steps: int = 12) -> Floats:
    """Return the weights of a logistic regression, by Newton's method."""
    fitted = np.zeros(found.shape[1])
    exact = found.astype(np.float64)
    for _ in range(steps):
        chances = 1 / (1 + np.exp(-np.clip(exact @ fitted, -30, 30)))
        slope = exact.T @ (weights * (chances - wanted)) + 0.1 * fitted
        bend = exact.T @ (exact * (weights * chances * (1 - chances))[:, None]) + 0.1 * np.eye(len(fitted))
        fitted -= np.linalg.solve(bend, slope)
    return fitted.astype(np.float32)


def _best_threshold(chances: Floats, wanted: Floats, weights: NDArray[np.float64]) -> float:
    """Return the probability from which on a further act counts as said, so that most sets of acts are exact."""
    first = chances == chances.max(axis=1, keepdims=True)

    def exact(enough: float) -> float:
        return float((weights * (((chances >= enough) | first) == (wanted > 0)).all(axis=1)).sum())

    return max((number / 50 for number in range(10, 36)), key=exact)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with rows of other people")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--without-held", action="store_true", help="leave out what is kept to measure on")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    rows = rows_to_train_on(options.shared, without_held=options.without_held)
    counted = ", ".join(f"{sum(row.heard.language is one for row in rows)} {one.value}" for one in Language)
    owners = sum(row.heard.role is Role.OWNER for row in rows)
    print(f"{len(rows)} rows: {counted}, {owners} of owners")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(options.out, allow_pickle=False, **train(rows))
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB, {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
