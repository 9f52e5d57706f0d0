"""Batches of records as they stand on the wire: cut apart, opened, and read as far as they can be read."""

from __future__ import annotations

import logging
import struct
from collections.abc import Iterator, Sequence
from typing import Any

from kafka.record.default_records import DefaultRecordBatch
from kafka.record.legacy_records import LegacyRecordBatch
from kafka.record.util import decode_varint

from skeji_ray.errors import Undecodable
from skeji_ray.kafka.decompress import decompress

log = logging.getLogger(__name__)

NEWEST_MAGIC = 2
"""Of the record formats that there are."""
_LOG_OVERHEAD = struct.calcsize(">qi")
_MAGIC_OFFSET = struct.calcsize(">qii")
_LAST_OFFSET_DELTA_OFFSET = struct.calcsize(">qiibIh")
_RECORDS_COUNT_OFFSET = struct.calcsize(">qiibIhiqqqhi")
_MAX_TIMESTAMP_OFFSET = struct.calcsize(">qiibIhiq")
_ATTRIBUTES_END = struct.calcsize(">qiibIb")
_CONTROL = DefaultRecordBatch.CONTROL_MASK
_HEADER_BYTES = DefaultRecordBatch.HEADER_STRUCT.size


def batches_of(buffer: Any) -> Iterator[memoryview]:
    """Cut what was fetched into batches; the last one may have been cut off by the broker, and is left out."""
    view, position = memoryview(buffer), 0
    while len(view) - position >= _LOG_OVERHEAD:
        (length,) = struct.unpack_from(">i", view, position + 8)
        end = position + _LOG_OVERHEAD + length
        if length < 0:
            end = len(view)  # nobody can tell where the next one begins
        if end > len(view):
            return
        yield view[position:end]
        position = end


def base_offset_of(piece: memoryview) -> int:
    """Return the offset of a batch's first record."""
    (base,) = struct.unpack_from(">q", piece)
    return int(base)


def last_offset_of(piece: memoryview, fetched: int, bound: int | None) -> int:
    """Return the last offset that a batch claims, where that can be; else one that lets reading go on.

    A batch says it twice, but where records were compacted away. Where it contradicts itself `bound` decides, the next
    batch or the end of the partition: a position beyond the end would be reset to the beginning.
    """
    least = max(base_offset_of(piece), fetched)
    if len(piece) < _HEADER_BYTES or piece[_MAGIC_OFFSET] < NEWEST_MAGIC:
        return least
    (delta,) = struct.unpack_from(">i", piece, _LAST_OFFSET_DELTA_OFFSET)
    (records,) = struct.unpack_from(">i", piece, _RECORDS_COUNT_OFFSET)
    claims = (base_offset_of(piece) + int(delta), base_offset_of(piece) + int(records) - 1)
    agreed = claims[0] == claims[1]
    return next((last for last in claims if least <= last and (agreed or bound is None or last < bound)), least)


def max_timestamp_of(piece: memoryview) -> int:
    """Return the newest time that a batch claims, in milliseconds."""
    if len(piece) < _HEADER_BYTES:
        return 0
    (timestamp,) = struct.unpack_from(">q", piece, _MAX_TIMESTAMP_OFFSET)
    return int(timestamp)


def opened(piece: memoryview) -> Any:
    """Return kafka-python's own reader of a batch. Raises Undecodable for what no reader can be trusted with."""
    if len(piece) <= _MAGIC_OFFSET:
        raise Undecodable(f"a batch of {len(piece)} bytes is too short")
    magic = piece[_MAGIC_OFFSET]
    if magic > NEWEST_MAGIC:
        raise Undecodable(f"record format {magic} is unknown")
    if magic == NEWEST_MAGIC and len(piece) < _HEADER_BYTES:
        raise Undecodable(f"a batch of {len(piece)} bytes is too short")
    batch = DefaultRecordBatch(piece) if magic == NEWEST_MAGIC else LegacyRecordBatch(piece, magic)
    if not batch.validate_crc():
        raise Undecodable("its checksum is wrong")
    return batch


def transaction_ends(pieces: Sequence[memoryview]) -> dict[int, list[tuple[int, bool]]]:
    """Return by producer the markers among these batches: where each stands, and whether it takes back."""
    ends: dict[int, list[tuple[int, bool]]] = {}
    for piece in pieces:
        if len(piece) < _HEADER_BYTES or piece[_MAGIC_OFFSET] != NEWEST_MAGIC or not piece[_ATTRIBUTES_END] & _CONTROL:
            continue
        try:
            batch = opened(piece)
            ends.setdefault(batch.producer_id, []).append((batch.base_offset, next(batch).abort))
        except Exception as error:  # nobody's words are in a marker
            log.info("a marker at offset %d cannot be decoded: %s", base_offset_of(piece), error)
    return ends


def decompress_in_place(batch: Any) -> None:
    if batch.compression_type:
        batch._buffer = bytearray(decompress(batch.compression_type, bytes(batch._buffer[batch._pos :])))
        batch._pos = 0
    batch._decompressed = True


def record_parts(
    buffer: bytearray, position: int, end: int
) -> tuple[bytes | None, bytes | None, list[tuple[str, bytes | None]]]:
    """Key, value and headers of a record, whatever its headers are called. Raises ValueError or IndexError."""

    def number() -> int:
        nonlocal position
        found, position = decode_varint(buffer, position)
        return int(found)

    def content() -> bytes | None:
        nonlocal position
        size = number()
        if size < 0:
            return None
        if position + size > end:
            raise ValueError("longer than its record")
        position += size
        return bytes(buffer[position - size : position])

    for _ in ("attributes", "timestamp", "offset"):
        number()
    key, value = content(), content()
    headers: list[tuple[str, bytes | None]] = []
    for _ in range(number()):
        name = (content() or b"").decode(errors="backslashreplace")
        headers.append((name, content()))
    return key, value, headers
