"""Train the learned reader of acts: `python -m tools.train_reader`. The same rows make the same weights.

It trains on the repository's own sentences, and on those of other people beside the project where they are there, but
not on those that are kept to measure on. The encoder stays as it is: `python -m tools.train_encoder` makes that.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from skeji_ray.languages.services import find_label
from skeji_ray.messages.acts import Act
from skeji_ray.messages.people import Language, Role
from skeji_ray.readers import rules
from skeji_ray.readers.contexts import CONTEXTS, INDEX, likeness
from skeji_ray.readers.encoder import Encoder
from skeji_ray.readers.evidence import LANGUAGES
from skeji_ray.readers.features import BUCKETS, features
from skeji_ray.readers.learned import ACT_NAMES, ENCODER, FORMAT, OUTPUTS, TOPICS, WEIGHTS
from tools.calibration import enough_for_more, evidence_of, fitted, may_of, meant_after
from tools.reading_rows import OURS, PICKED, SHARED, Row, off_topic, ours, written
from tools.ridge import Floats, Ints, Table, reduced, solve

RIDGE = 1.0
RANK = 144
"""Numbers that are kept for each bucket. With 32, a quarter of the messages is read otherwise than with all."""
STEPS = 2.5
"""Of a number, for its standard deviation: fewer make a smaller file."""
OFF_TOPIC, LOOKED_AT, MAX_MISREAD = 9000, 17000, 1000
"""Messages to other assistants: so many that come first are trained on, and of so many those that the rules misread."""
OFF_TOPIC_WEIGHT = 0.5
Weights = dict[str, NDArray[np.generic]]


def rows_to_train_on(shared: Path = SHARED) -> list[Row]:
    """Return our own sentences, other people's that are not kept to measure on, and messages to other assistants."""
    acts = shared / "acts"
    of_others = [row for row in written(acts) if not row.is_held]
    strange = off_topic(shared / "massive_other_train_dev.jsonl.gz", LOOKED_AT)
    misread = [row for row in strange[OFF_TOPIC:] if _is_misread(row)]
    picked = [row._replace(source=PICKED) for row in misread[:MAX_MISREAD]]
    return [*ours(), *of_others, *(row._replace(weight=OFF_TOPIC_WEIGHT) for row in (*strange[:OFF_TOPIC], *picked))]


def _is_misread(row: Row) -> bool:
    """Whether the rules read something in a message to another assistant; who looks for a barber there is none."""
    act = rules.read(row.heard).said[0].act
    return act is not Act.NONE and (act is not Act.BOOK or find_label(row.heard.text) is None)


def train(rows: Sequence[Row], encoder: Encoder, rank: int = RANK) -> Weights:
    """Return the weights of a reader: vectors of features, heads of contexts, and what each kind of evidence counts.

    The last is fitted on the rows that the encoder was not trained on, with the scores that they had were they new.
    """
    vectors = np.zeros((BUCKETS, rank), np.int8)
    heads = np.zeros((len(LANGUAGES), len(CONTEXTS), rank, OUTPUTS), np.float16)
    units = np.ones(len(LANGUAGES), np.float32)
    kept = [place for place, row in enumerate(rows) if row.is_kept] or list(range(len(rows)))
    as_new = np.zeros((len(rows), OUTPUTS), np.float32)
    for number, language in enumerate(LANGUAGES):
        mine = [place for place, row in enumerate(rows) if row.heard.language is language]
        if mine:
            new = np.flatnonzero(np.isin(mine, kept))
            found, scaled, scores = _trained([rows[place] for place in mine], rank, new)
            as_new[np.array(mine)[new]] = scores
            vectors += found
            units[number] = np.abs(scaled).max()
            heads[number] = scaled / units[number]
    return {
        "format": np.array(FORMAT),
        "encoder": np.array(encoder.mark),
        "vectors": vectors,
        "heads": heads,
        "units": units,
        "follows": _follows(rows),
        **calibrated(rows, kept, as_new[kept], encoder),
    }


def _trained(rows: Sequence[Row], rank: int, new: Ints) -> tuple[NDArray[np.int8], Floats, Floats]:
    """Return vectors and heads of one language, and the scores of some of its rows were they new."""
    table = Table([features(row.heard.text, row.heard.language) for row in rows])
    contexts = np.array([INDEX[row.heard.role, row.heard.state] for row in rows])
    near = likeness()
    alike = table.gram()
    weights = np.array([row.weight for row in rows], np.float32)
    added, as_new = solve(alike * near[np.ix_(contexts, contexts)], wanted(rows), weights, RIDGE, new)
    common = np.sqrt(1 + np.bincount(contexts, minlength=len(CONTEXTS)) / len(rows) * len(CONTEXTS)).astype(np.float32)
    of_messages, heads = reduced(alike, near[contexts][:, :, None] * added[:, None, :], common, rank)
    vectors = table.collect(of_messages)
    scales = np.maximum(vectors.std(axis=0) / STEPS, 1e-9)
    return np.clip(np.round(vectors / scales), -127, 127).astype(np.int8), heads * scales[None, :, None], as_new


def calibrated(rows: Sequence[Row], kept: Sequence[int], as_new: Floats, encoder: Encoder) -> Weights:
    """Return what makes probabilities of scores, without and beside a reading of the rules."""
    acts = slice(len(ACT_NAMES))
    own = [place for place, row in enumerate(rows) if row.source == OURS]
    readings = {place: rules.read(rows[place].heard) for place in {*own, *kept}}
    ours_alone = [rows[place] for place in own]
    meant = meant_after(ours_alone, [readings[place] for place in own], wanted(ours_alone)[:, acts])
    chosen = [rows[place] for place in kept]
    said, may = wanted(chosen)[:, acts], may_of(chosen)
    meanings = np.stack([encoder.scores(row.heard)[acts] for row in chosen])
    result: Weights = {"meant": meant}
    enough = []
    for name, given in (("alone", [None] * len(kept)), ("beside", [readings[place] for place in kept])):
        found = evidence_of(chosen, as_new[:, acts], meanings, given, meant)
        weights = fitted(found, said, may)
        result |= {f"{name}.which": weights.which, f"{name}.each": weights.each}
        enough.append(enough_for_more(found, said, may, weights))
    return {**result, "enough": np.array(enough, np.float32)}


def wanted(rows: Sequence[Row]) -> Floats:
    """Return 1 for each act and topic of each row, else 0."""
    wanted = np.zeros((len(rows), OUTPUTS), np.float32)
    for number, row in enumerate(rows):
        wanted[number, [ACT_NAMES.index(act) for act in row.acts]] = 1
        wanted[number, [len(ACT_NAMES) + TOPICS.index(topic) for topic in row.topics]] = 1
    return wanted


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with rows of other people")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--encoder", type=Path, default=ENCODER)
    options = parser.parse_args(arguments)
    began = time.monotonic()
    rows = rows_to_train_on(options.shared)
    counted = ", ".join(f"{sum(row.heard.language is one for row in rows)} {one.value}" for one in Language)
    owners = sum(row.heard.role is Role.OWNER for row in rows)
    print(f"{len(rows)} rows: {counted}, {owners} of owners")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with np.load(options.encoder, allow_pickle=False) as weights:
        encoder = Encoder(weights)
    np.savez_compressed(options.out, allow_pickle=False, **train(rows, encoder))
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB, {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
