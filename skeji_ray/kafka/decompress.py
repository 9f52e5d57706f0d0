"""The bodies of compressed batches, decompressed up to a bound: a few kilobytes may hold gigabytes."""

from __future__ import annotations

import gzip
import io
import struct
from collections.abc import Callable, Iterator

import lz4.frame
import snappy
import zstandard
from kafka.record.util import decode_varint

from skeji_ray.errors import Undecodable

MAX_BATCH_BYTES = 64_000_000
"""Of one batch, decompressed: forty times what a topic takes of it compressed."""
_XERIAL = b"\x82SNAPPY\x00"
_XERIAL_HEADER_BYTES = 16


def decompress(codec: int, body: bytes, limit: int = MAX_BATCH_BYTES) -> bytes:
    """Return the records of a batch whose attributes name `codec`.

    Raises:
        Undecodable: the codec is unknown, the body is damaged, or it holds more than `limit` bytes.
    """
    if codec not in _CODECS:
        raise Undecodable(f"compression type {codec} is unknown")
    name, read = _CODECS[codec]
    try:
        found = read(body, limit + 1)
    except Undecodable:
        raise
    except Exception as error:
        raise Undecodable(f"its {name} body cannot be decompressed: {type(error).__name__}: {error}"[:300]) from None
    if len(found) > limit:
        raise _too_large(name, limit)
    return found


def _too_large(name: str, limit: int) -> Undecodable:
    return Undecodable(f"its {name} body holds more than {limit} bytes")


def _gzip(body: bytes, most: int) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(body)) as reader:
        return reader.read(most)


def _zstd(body: bytes, most: int) -> bytes:
    with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(body), read_across_frames=True) as reader:
        found: bytes = reader.read(most)
    return found


def _lz4(body: bytes, most: int) -> bytes:
    reader = lz4.frame.LZ4FrameDecompressor()
    found: bytes = reader.decompress(body, max_length=most)
    if len(found) < most and not reader.eof:
        raise EOFError("it ends too early")
    return found


def _snappy(body: bytes, most: int) -> bytes:
    """Bare, or in the blocks of Java's library. A block says first how much it holds."""
    found = bytearray()
    for block in _xerial_blocks(body) if body.startswith(_XERIAL) else [body]:
        if len(found) + _size_of(block) >= most:
            raise _too_large("snappy", most - 1)
        found += snappy.decompress(block)
    return bytes(found)


def _xerial_blocks(body: bytes) -> Iterator[bytes]:
    position = _XERIAL_HEADER_BYTES
    while position < len(body):
        (size,) = struct.unpack_from(">i", body, position)
        position += 4
        if not 0 <= size <= len(body) - position:
            raise EOFError("a block is longer than the rest")
        yield body[position : position + size]
        position += size


def _size_of(block: bytes) -> int:
    """Return how much a snappy block holds, as it says at its beginning."""
    signed: int = decode_varint(block)[0]
    return signed * 2 if signed >= 0 else -signed * 2 - 1  # Kafka's varints fold the sign into the lowest bit


_CODECS: dict[int, tuple[str, Callable[[bytes, int], bytes]]] = {
    1: ("gzip", _gzip),
    2: ("snappy", _snappy),
    3: ("lz4", _lz4),
    4: ("zstd", _zstd),
}
