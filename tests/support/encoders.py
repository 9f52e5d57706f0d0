"""A tiny encoder, with weights by chance, for tests of what is around it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from skeji_ray.readers.contexts import CONTEXTS
from skeji_ray.readers.encoder import ENCODER_FORMAT, Encoder
from skeji_ray.readers.learned import OUTPUTS
from skeji_ray.readers.pieces import MAX_PIECES

PIECES = ("▁book", "▁cancel", "▁me", "▁", "b", "o", "k", "▁yes")
CHANCES = (-3.0, -3.0, -2.5, -4.0, -6.0, -6.0, -6.0, -3.0)
_WIDTH, _WIDE = 96, 192


def encoder_weights(seed: int = 0, pieces: Sequence[str] = PIECES) -> dict[str, NDArray[np.generic]]:
    """Return weights as a file has them: one layer."""
    random = np.random.default_rng(seed)

    def numbers(*shape: int) -> NDArray[np.float32]:
        return random.normal(0, 0.3, shape).astype(np.float32)

    def linear(name: str, rows: int, columns: int) -> dict[str, NDArray[np.generic]]:
        weights = random.integers(-127, 127, (rows, columns)).astype(np.int8)
        scales = np.full(columns, 0.003, np.float32)
        return {f"0.{name}.weights": weights, f"0.{name}.scales": scales, f"0.{name}.bias": numbers(columns)}

    def norm(name: str) -> dict[str, NDArray[np.generic]]:
        return {f"{name}.scale": np.ones(_WIDTH, np.float32), f"{name}.shift": np.zeros(_WIDTH, np.float32)}

    return {
        "format": np.array(ENCODER_FORMAT), "layers": np.array(1),
        "pieces": np.frombuffer("\n".join(pieces).encode(), np.uint8), "chances": np.array(CHANCES[: len(pieces)]),
        "scales": np.full((len(pieces), _WIDTH // 32), 0.1, np.float16),
        "nibbles": random.integers(0, 255, (len(pieces), _WIDTH // 2)).astype(np.uint8),
        "specials": numbers(3, _WIDTH), "positions": numbers(MAX_PIECES + 3, _WIDTH),
        "contexts": numbers(len(CONTEXTS), _WIDTH),
        "head.weights": numbers(2 * _WIDTH, OUTPUTS), "head.bias": numbers(OUTPUTS),
        **norm("begun"), **norm("0.joined"), **norm("0.narrowed"),
        **linear("attend", _WIDTH, 3 * _WIDTH), **linear("join", _WIDTH, _WIDTH),
        **linear("widen", _WIDTH, _WIDE), **linear("narrow", _WIDE, _WIDTH),
    }  # fmt: skip


def tiny_encoder(seed: int = 0) -> Encoder:
    return Encoder(encoder_weights(seed))
