"""Train the encoder of the learned reader: `python -m tools.train_encoder`, a quarter of an hour on two processors.

It needs the extra `training`. It trains on the rows that `python -m tools.train_reader` trains on, but for some of our
own: with those that command finds out what the encoder's word is worth. Run it after this one.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from skeji_ray.messages.acts import ACTS
from skeji_ray.readers.contexts import INDEX
from skeji_ray.readers.encoder import Encoder
from skeji_ray.readers.learned import ACT_NAMES, ENCODER, OUTPUTS
from skeji_ray.readers.pieces import MAX_PIECES, Pieces
from tools import encoding
from tools.e5 import SPECIALS, Checkpoint, Floats, checkpoints
from tools.reading_rows import Row
from tools.train_reader import rows_to_train_on, wanted

LAYERS = (0, 1, 2, 3, 4, 5)
EPOCHS, RATE, HEAD_RATE, WARM = 4, 2e-4, 6.0, 0.06
"""How often each sentence is seen, how far a step goes, and how much farther in what is new; a share to begin with."""
PLACES = 16 * 32
"""Of one step: few long messages or many short ones."""
SIZES = (8, 12, 20, 32, MAX_PIECES + 3)
COMMON = 22_000
"""Pieces of English words that are kept. Rarer ones are cut into smaller pieces."""
SETS = 0.5
"""How much each act alone counts beside which of all acts it is."""


class Batch(NamedTuple):
    """Messages of about one length."""

    pieces: NDArray[np.int32]
    contexts: NDArray[np.int32]
    wanted: Floats
    weights: Floats
    may: NDArray[np.bool_]


def known_pieces(e5: Checkpoint, english: Checkpoint, rows: Sequence[Row]) -> list[int]:
    """Return which pieces the encoder knows: all Hebrew ones, the commoner English ones, and those of the sentences."""
    number = {piece: one for one, piece in enumerate(e5.pieces)}
    letters = [one for one, piece in enumerate(e5.pieces) if any("\u0590" <= letter <= "\u05ff" for letter in piece)]
    common = sorted(number[one] for one in english.pieces if one in number and one.lstrip("\u2581").isascii())
    pieces = Pieces(e5.pieces, e5.chances.tolist())
    said = {one for row in rows for one in pieces.cut(row.heard.text) if one is not None}
    lower = [one for one in common if e5.pieces[one] == e5.pieces[one].lower()]
    chosen = {*letters, *lower[:COMMON], *said}
    return sorted(one for one in chosen if one > max(SPECIALS) and "\n" not in e5.pieces[one])


class Table:
    """The rows as numbers."""

    def __init__(self, rows: Sequence[Row], pieces: Pieces, count: int) -> None:
        start, end, unknown, self.nothing = count, count + 1, count + 2, count + 3
        cut = [[unknown if one is None else one for one in pieces.cut(row.heard.text)] for row in rows]
        self.messages = [[start, start, *one, end] for one in cut]
        self.contexts = np.array([INDEX[row.heard.role, row.heard.state] for row in rows], np.int32)
        self.wanted = wanted(rows)
        self.weights = np.array([row.weight for row in rows], np.float32)
        self.may = np.array([[row.heard.role in ACTS[act].roles for act in ACT_NAMES] for row in rows])
        self.sizes = np.array([next(size for size in SIZES if size >= len(one)) for one in self.messages])

    def batches(self, random: np.random.Generator) -> list[Batch]:
        """Return all messages in batches, in an order by chance."""
        found = []
        for size in SIZES:
            mine = random.permutation(np.flatnonzero(self.sizes == size))
            many = PLACES // size
            found += [self._batch(mine[at : at + many], size, many) for at in range(0, len(mine), many)]
        return [found[one] for one in random.permutation(len(found))]

    def _batch(self, mine: NDArray[np.int64], size: int, many: int) -> Batch:
        pieces = np.full((many, size), self.nothing, np.int32)
        pieces[:, 0] = self.messages[0][0]
        for place, one in enumerate(mine):
            pieces[place, : len(self.messages[one])] = self.messages[one]
        filled = np.concatenate([mine, np.zeros(many - len(mine), np.int64)])
        weights = self.weights[filled] * (np.arange(many) < len(mine))
        return Batch(pieces, self.contexts[filled], self.wanted[filled], weights, self.may[filled])


class Trainer:
    """Gradient descent, by Adam, with steps that grow and then shrink."""

    def __init__(self, params: encoding.Params, vectors: Floats, places: Floats, steps: int) -> None:
        rate = optax.warmup_cosine_decay_schedule(0, RATE, int(WARM * steps), steps, RATE / 50)
        new = {"head", "contexts", "apart"}
        kinds = {name: "new" if name in new else "known" for name in params}
        adam = {"known": optax.adamw(rate, weight_decay=0.01),
                "new": optax.adamw(lambda step: HEAD_RATE * rate(step), weight_decay=0.01)}  # fmt: skip
        self._optimizer = optax.chain(optax.clip_by_global_norm(5.0), optax.multi_transform(adam, kinds))
        self._vectors, self._places = jnp.asarray(vectors), jnp.asarray(places)
        self.params = jax.tree.map(jnp.asarray, params)
        self._state = self._optimizer.init(self.params)
        self._step = jax.jit(self._one)
        self._key = jax.random.key(0)

    def step(self, batch: Batch) -> float:
        """Learn from a batch; return how wrong it was read."""
        self._key, key = jax.random.split(self._key)
        self.params, self._state, wrong = self._step(self.params, self._state, batch, key)
        return float(wrong)

    def _one(self, params: Any, state: Any, batch: Batch, key: Any) -> Any:
        wrong, slopes = jax.value_and_grad(self._wrong)(params, batch, key)
        changes, state = self._optimizer.update(slopes, state, params)
        return optax.apply_updates(params, changes), state, wrong

    def _wrong(self, params: Any, batch: Batch, key: Any) -> Any:
        first, rest = jax.random.split(key)
        count = len(self._vectors) - 4
        is_lost = jax.random.bernoulli(first, encoding.PIECES_DROPPED, batch.pieces.shape) & (batch.pieces < count)
        vectors = self._vectors[jnp.where(is_lost, count + 2, batch.pieces)]
        vectors = vectors + self._places[: batch.pieces.shape[1]]
        found = encoding.scores(params, vectors, batch.pieces != count + 3, batch.contexts, rest)
        acts = batch.wanted[:, : len(ACT_NAMES)]
        chances = jax.nn.log_softmax(jnp.where(batch.may, found[:, : len(ACT_NAMES)], -30))
        which = -(acts / acts.sum(1, keepdims=True) * chances).sum(1)
        topics = jnp.ones((len(acts), OUTPUTS - len(ACT_NAMES)), bool)
        each = jnp.where(jnp.concatenate([batch.may, topics], axis=1), found + params["apart"], -30)
        sets = optax.sigmoid_binary_cross_entropy(each, batch.wanted).sum(1)
        return ((which + SETS * sets) * batch.weights).mean()


def train(rows: Sequence[Row], epochs: int = EPOCHS) -> dict[str, NDArray[np.generic]]:
    """Return the weights of an encoder; print how it goes."""
    e5, english = checkpoints()
    known = known_pieces(e5, english, rows)
    pieces = Pieces([e5.pieces[one] for one in known], e5.chances[known].tolist())
    table = Table(rows, pieces, len(known))
    vectors = np.concatenate([encoding.of_pieces(e5, [*known, *SPECIALS]), np.zeros((1, 384), np.float32)])
    random = np.random.default_rng(0)
    params = encoding.begin(e5, LAYERS, random)
    trainer = Trainer(params, vectors, encoding.positions(e5), epochs * len(table.batches(random)))
    for epoch in range(epochs):
        wrong = [trainer.step(batch) for batch in table.batches(random)]
        print(f"epoch {epoch + 1}: {np.mean(wrong):.3f}", flush=True)
    return encoding.packed(jax.tree.map(np.asarray, trainer.params), e5, known)


def right(weights: dict[str, NDArray[np.generic]], rows: Sequence[Row]) -> float:
    """Return the share of messages of which an act comes first."""
    encoder = Encoder(weights)
    found = 0
    for row in rows:
        may = np.array([row.heard.role in ACTS[act].roles for act in ACT_NAMES])
        found += ACT_NAMES[int(np.where(may, encoder.scores(row.heard)[: len(ACT_NAMES)], -99).argmax())] in row.acts
    return found / max(1, len(rows))


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ENCODER)
    parser.add_argument("--rows", type=int, help="train on so many alone, to see that it works")
    options = parser.parse_args(arguments)
    began = time.monotonic()
    rows = rows_to_train_on()
    rows = [rows[one] for one in np.random.default_rng(0).permutation(len(rows))[: options.rows]]
    learned, kept = [row for row in rows if not row.is_kept], [row for row in rows if row.is_kept]
    print(f"{len(learned)} rows, {len(kept)} kept out", flush=True)
    weights = train(learned)
    np.savez_compressed(options.out, allow_pickle=False, **weights)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB, {time.monotonic() - began:.0f} s")
    print(f"{100 * right(weights, kept):.1f} % of those kept out are read rightly")
    return 0


if __name__ == "__main__":
    sys.exit(main())
