"""The encoder as it is trained: the same sums as `skeji_ray.readers.encoder`, over many messages, with slopes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from skeji_ray.readers.contexts import CONTEXTS
from skeji_ray.readers.encoder import ENCODER_FORMAT, HEADS, unpacked
from skeji_ray.readers.learned import OUTPUTS
from skeji_ray.readers.pieces import MAX_PIECES
from tools.e5 import BLOCK, POSITIONS, SPECIALS, WIDE, WIDTH, Checkpoint, Floats

Params = dict[str, Any]
DROPPED, PIECES_DROPPED = 0.1, 0.06
"""Shares that are left out at random while training: of numbers, and of pieces."""
_MATRICES = {"join": ("ao", WIDTH, WIDTH), "widen": ("fi", WIDE, WIDTH), "narrow": ("fo", WIDTH, WIDE)}
_FIRST_POSITION = 2
_FAR = -1e9


def begin(e5: Checkpoint, layers: Sequence[int], random: np.random.Generator) -> Params:
    """Return what training starts from: some layers of the checkpoint, and a head that knows nothing."""
    return {
        "begun": (e5.floats("emb.ln.w", WIDTH), e5.floats("emb.ln.b", WIDTH)),
        "layers": [_layer(e5, number) for number in layers],
        "contexts": random.normal(0, 0.02, (len(CONTEXTS), WIDTH)).astype(np.float32),
        "head": (random.normal(0, 0.02, (2 * WIDTH, OUTPUTS)).astype(np.float32), np.zeros(OUTPUTS, np.float32)),
        "apart": np.full(OUTPUTS, -2, np.float32),
    }


def _layer(e5: Checkpoint, number: int) -> Params:
    def linear(name: str, rows: int, columns: int) -> tuple[Floats, Floats]:
        return e5.matrix(f"l{number}.{name}.w", rows, columns).T, e5.floats(f"l{number}.{name}.b", rows)

    def norm(name: str) -> tuple[Floats, Floats]:
        return e5.floats(f"l{number}.{name}.w", WIDTH), e5.floats(f"l{number}.{name}.b", WIDTH)

    three = [linear(name, WIDTH, WIDTH) for name in "qkv"]
    layer: Params = {name: linear(*of) for name, of in _MATRICES.items()}
    attend = (np.concatenate([one for one, _ in three], axis=1), np.concatenate([one for _, one in three]))
    return {**layer, "attend": attend, "joined": norm("aln"), "narrowed": norm("oln")}


def positions(e5: Checkpoint) -> Floats:
    """Return the vector of each place in a message."""
    places = e5.floats("emb.pos", POSITIONS, WIDTH)[_FIRST_POSITION : _FIRST_POSITION + MAX_PIECES + 3]
    found: Floats = places + e5.floats("emb.type", WIDTH)
    return found


def of_pieces(e5: Checkpoint, known: Sequence[int]) -> Floats:
    """Return the vectors of pieces. They are not trained: one that no sentence has keeps its meaning."""
    scales, nibbles = e5.packed("emb.word", e5.vocabulary, WIDTH)
    chosen = nibbles.reshape(-1, WIDTH // 2)[known], scales.reshape(-1, WIDTH // BLOCK)[known].astype(np.float32)
    return unpacked(*chosen)


def scores(params: Params, vectors: Any, is_there: Any, contexts: Any, key: Any = None) -> Any:
    """Return the scores of messages: messages x outputs.

    Args:
        vectors: of each place, with its position, messages x places x width; the second is that of the context.
        is_there: which places a message has.
        key: for what is left out at random; None: nothing is.
    """
    keys = iter([None] * 99 if key is None else jax.random.split(key, 99))
    values = vectors.at[:, 1].add(params["contexts"][contexts])
    values = _norm(values, params["begun"])
    far = jnp.where(is_there, 0, _FAR)[:, None, None]
    for layer in params["layers"]:
        told = _linear(_attended(_linear(values, layer["attend"]), far), layer["join"])
        values = _norm(values + _some(told, next(keys)), layer["joined"])
        told = _linear(jax.nn.gelu(_linear(values, layer["widen"]), approximate=True), layer["narrow"])
        values = _norm(values + _some(told, next(keys)), layer["narrowed"])
    mean = (values * is_there[..., None]).sum(1) / is_there.sum(1, keepdims=True)
    whole = jnp.concatenate([mean, values[:, 1]], axis=1)
    return _linear(_some(whole, next(keys)), params["head"])


def _attended(values: Any, far: Any) -> Any:
    many, places, width = values.shape[0], values.shape[1], values.shape[2] // 3
    asked, said, told = values.reshape(many, places, 3, HEADS, width // HEADS).transpose(2, 0, 3, 1, 4)
    near = jax.nn.softmax(asked @ said.transpose(0, 1, 3, 2) / (width // HEADS) ** 0.5 + far)
    return (near @ told).transpose(0, 2, 1, 3).reshape(many, places, width)


def _linear(values: Any, of: Any) -> Any:
    return values @ of[0] + of[1]


def _norm(values: Any, of: Any) -> Any:
    mean = values.mean(-1, keepdims=True)
    spread = ((values - mean) ** 2).mean(-1, keepdims=True)
    return (values - mean) * jax.lax.rsqrt(spread + 1e-12) * of[0] + of[1]


def _some(values: Any, key: Any) -> Any:
    if key is None:
        return values
    return jnp.where(jax.random.bernoulli(key, 1 - DROPPED, values.shape), values / (1 - DROPPED), 0)


def packed(params: Params, e5: Checkpoint, known: Sequence[int]) -> dict[str, NDArray[np.generic]]:
    """Return the weights as the reader loads them: one byte a number of a layer, half a byte of a piece."""
    scales, nibbles = e5.packed("emb.word", e5.vocabulary, WIDTH)
    blocks = WIDTH // BLOCK
    weights: dict[str, NDArray[np.generic]] = {
        "format": np.array(ENCODER_FORMAT), "layers": np.array(len(params["layers"])),
        "pieces": np.frombuffer("\n".join(e5.pieces[one] for one in known).encode(), np.uint8),
        "chances": e5.chances[known], "scales": scales.reshape(-1, blocks)[known],
        "nibbles": nibbles.reshape(-1, WIDTH // 2)[known], "specials": of_pieces(e5, list(SPECIALS)),
        "positions": positions(e5), "contexts": np.asarray(params["contexts"]),
        "head.weights": np.asarray(params["head"][0]), "head.bias": np.asarray(params["head"][1]),
        **_norm_packed("begun", params["begun"]),
    }  # fmt: skip
    for number, layer in enumerate(params["layers"]):
        for name in ("attend", *_MATRICES):
            weights |= _linear_packed(f"{number}.{name}", layer[name])
        for name in ("joined", "narrowed"):
            weights |= _norm_packed(f"{number}.{name}", layer[name])
    return weights


def _linear_packed(name: str, of: Any) -> Mapping[str, NDArray[np.generic]]:
    matrix = np.asarray(of[0])
    scales = np.maximum(np.abs(matrix).max(axis=0) / 127, 1e-12)
    numbers = np.clip(np.round(matrix / scales), -127, 127).astype(np.int8)
    return {f"{name}.weights": numbers, f"{name}.scales": scales, f"{name}.bias": np.asarray(of[1])}


def _norm_packed(name: str, of: Any) -> Mapping[str, NDArray[np.generic]]:
    return {f"{name}.scale": np.asarray(of[0]), f"{name}.shift": np.asarray(of[1])}
