"""Batches as other clients may write them, damaged ones too: for chaos and the contract suites."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kafka.errors import NoError, RetriableError, for_code
from kafka.protocol.producer.produce import ProduceRequest
from kafka.record.default_records import DefaultRecordBatchBuilder
from kafka.record.util import calc_crc32c

from skeji_ray.errors import Permanent
from skeji_ray.kafka.clients import admin_client
from skeji_ray.kafka.codec import WireHeaders
from skeji_ray.kafka.connection import Connection

CODECS = {"gzip": 1, "snappy": 2, "lz4": 3, "zstd": 4}
MAX_TRANSIT_MS = 10_000
_PRODUCE_VERSION = 8
_ASSIGNED_BY_BROKER = DefaultRecordBatchBuilder.ATTRIBUTES_OFFSET
"""Offset, epoch and checksum stand before it; a broker may write them anew."""
_FEW_BYTES = 32
"""They may stand in any batch."""
_HEADER_BYTES = DefaultRecordBatchBuilder.header_size_in_bytes()

Content = tuple[bytes | None, bytes | None, WireHeaders]
"""Key, value and headers."""


class HeaderName(str):
    """The name of a header that is these bytes on the wire, whatever they are."""

    __slots__ = ("_wire",)
    _wire: bytes

    @staticmethod
    def of(wire: bytes) -> HeaderName:
        name = HeaderName(wire.decode(errors="backslashreplace"))
        name._wire = wire
        return name

    def encode(self, *_: Any) -> bytes:
        return self._wire


def batch_of(records: Sequence[Content], codec: int = 0) -> bytes:
    """Return a batch as it is produced; it is compressed only where that makes it smaller."""
    builder = DefaultRecordBatchBuilder(2, codec, False, -1, -1, -1, 1 << 30)
    for offset, (key, value, headers) in enumerate(records):
        builder.append(offset, None, key, value, headers)
    return bytes(builder.build())


def is_of_batch(raw: bytes | None, produced: bytes) -> bool:
    """Whether these are the bytes of a batch, but for what its broker fills in, or of the most of a record in it."""
    if raw is None or len(raw) < _FEW_BYTES:
        return False
    return raw[_ASSIGNED_BY_BROKER:] == produced[_ASSIGNED_BY_BROKER:] or raw in produced


def append(connection: Connection, topic: str, batch: bytes, partition: int = 0) -> int:
    """Append a batch as it is; the offset of its first record.

    Raises:
        Permanent: the broker refuses it.
        DependencyUnreachable: it does not answer; nobody knows whether it has it.
    """
    rows = ProduceRequest.TopicProduceData
    data = [rows(name=topic, partition_data=[rows.PartitionProduceData(index=partition, records=batch)])]
    request = ProduceRequest(
        transactional_id=None, acks=-1, timeout_ms=MAX_TRANSIT_MS, topic_data=data, max_version=_PRODUCE_VERSION
    )
    with admin_client(connection) as admin:
        (row,) = admin.describe_topics([topic])
        leader = next(part["leader_id"] for part in row["partitions"] if part["partition_index"] == partition)
        answer = admin._manager.run(_sent, admin._manager, request, leader)
        told = answer.responses[0].partition_responses[0]
        error = for_code(told.error_code)
        if issubclass(error, RetriableError) and error.__name__ != "CorruptRecordError":
            raise error(topic)
    if error is not NoError:
        raise Permanent(f"{topic}: the broker refuses the batch: {error.__name__}")
    return int(told.base_offset)


async def _sent(manager: Any, request: Any, node: int) -> Any:
    return await manager.wait_for(manager.send(request, node_id=node), 2 * MAX_TRANSIT_MS)


Damage = Callable[[Sequence[Content]], bytes]


def undecodable(records: Sequence[Content]) -> Mapping[str, bytes]:
    """Return batches of these records, by what is wrong with each; no reader can decode the whole of any."""
    return {name: damage(records) for name, damage in _DAMAGES.items()}


def _patched(batch: bytes, offset: int, form: str, *values: int) -> bytes:
    """The batch with a field of its header changed, and its checksum right again."""
    changed = bytearray(batch)
    struct.pack_into(form, changed, offset, *values)
    return summed(changed)


def summed(batch: bytearray) -> bytes:
    """Return a batch whose bytes were changed with the length and the checksum that belong to them."""
    struct.pack_into(">i", batch, 8, len(batch) - DefaultRecordBatchBuilder.AFTER_LEN_OFFSET)
    checksum = calc_crc32c(memoryview(batch)[DefaultRecordBatchBuilder.ATTRIBUTES_OFFSET :])
    struct.pack_into(">I", batch, DefaultRecordBatchBuilder.CRC_OFFSET, checksum)
    return bytes(batch)


def _wrong_checksum(records: Sequence[Content]) -> bytes:
    batch = bytearray(batch_of(records))
    batch[DefaultRecordBatchBuilder.CRC_OFFSET] ^= 0xFF
    return bytes(batch)


def _said_to_be(codec: int) -> Damage:
    return lambda records: _patched(batch_of(records), DefaultRecordBatchBuilder.ATTRIBUTES_OFFSET, ">h", codec)


def _damaged(codec: int) -> Damage:
    def damage(records: Sequence[Content]) -> bytes:
        compressible = [(key, (value or b"") + b" " * 2_000, headers) for key, value, headers in records]
        batch = bytearray(batch_of(compressible, codec))
        for place in range(_HEADER_BYTES + 8, len(batch) - 4):
            batch[place] ^= 0x5A
        return summed(batch)

    return damage


def _badly_named(codec: int) -> Damage:
    def damage(records: Sequence[Content]) -> bytes:
        *others, (key, value, headers) = records
        return batch_of([*others, (key, value, [*headers, (HeaderName.of(b"na\xffme"), b"x" * 500)])], codec)

    return damage


def _cut_off(records: Sequence[Content]) -> bytes:
    return summed(bytearray(batch_of(records)[:-5]))


def _garbage(records: Sequence[Content]) -> bytes:
    batch = bytearray(batch_of(records))
    batch[_HEADER_BYTES:] = b"\x99" * (len(batch) - _HEADER_BYTES)
    return summed(batch)


_DAMAGES: Mapping[str, Damage] = {
    "the name of a header": _badly_named(0),
    "the name of a header, in zstd": _badly_named(CODECS["zstd"]),
    "the checksum": _wrong_checksum,
    "an unknown codec": _said_to_be(5),
    "zstd that is none": _said_to_be(CODECS["zstd"]),
    **{f"damaged {name}": _damaged(codec) for name, codec in CODECS.items()},
    "the last record cut off": _cut_off,
    "garbage": _garbage,
}
