"""Fetched batches taken apart so that one that cannot be decoded stops nobody.

kafka-python raises out of `poll` for a compression that it does not know, a damaged body, a checksum, a header whose
name is not UTF-8, and stays where it is: every later poll raises again. Here each such fault becomes an
`UnreadableRecord` in the place of the one record, or of the batch where that cannot be read as a whole; the position
moves on behind it. What aborted transactions wrote, and the markers of transactions, are passed over as the client
does it itself.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

from kafka import TopicPartition
from kafka.consumer.fetcher import ConsumerRecord, Fetcher
from kafka.protocol.consumer import IsolationLevel
from kafka.record.util import decode_varint

from skeji_ray.errors import Undecodable
from skeji_ray.kafka.batches import (
    NEWEST_MAGIC,
    base_offset_of,
    batches_of,
    decompress_in_place,
    last_offset_of,
    max_timestamp_of,
    opened,
    record_parts,
    transaction_ends,
)
from skeji_ray.kafka.unreadable import UnreadableRecord

log = logging.getLogger(__name__)


def read_tolerantly(consumer: Any) -> None:
    """Let `poll` return what cannot be decoded as UnreadableRecords. Call once, when the consumer is made."""
    fetcher = consumer._fetcher
    parse = fetcher._parse_fetched_data

    def end_of(place: TopicPartition) -> int | None:
        state = fetcher._subscriptions.assignment.get(place)
        return state.highwater if state is not None else None

    def parse_to_stable_end(fetched: Any) -> Any:
        """What is behind an open transaction cannot be read yet: the end is before it, as ListOffsets tells it too."""
        data = fetched.partition_data
        stable = data.last_stable_offset
        if fetcher._isolation_level == IsolationLevel.READ_COMMITTED and stable is not None and stable >= 0:
            data.high_watermark = min(data.high_watermark, stable)
        return parse(fetched)

    def take_apart(*args: Any, **options: Any) -> TolerantRecords:
        return TolerantRecords(*args, end_of=end_of, **options)

    fetcher.PartitionRecords = take_apart
    fetcher._parse_fetched_data = parse_to_stable_end


class TolerantRecords(Fetcher.PartitionRecords):  # type: ignore[misc]  # kafka-python is untyped
    """The records of one partition of one fetch.

    Args:
        end_of: the end of a partition as far as it is known.
    """

    def __init__(self, *args: Any, end_of: Callable[[TopicPartition], int | None], **options: Any) -> None:
        self._end_of = end_of
        self._ends: dict[int, list[tuple[int, bool]]] = {}
        super().__init__(*args, **options)

    def _unpack_records(self, tp: TopicPartition, records: Any, *_: Any) -> Iterator[Any]:
        pieces = list(batches_of(records._buffer))
        self._ends = transaction_ends(pieces)
        for number, piece in enumerate(pieces):
            bound = base_offset_of(pieces[number + 1]) if number + 1 < len(pieces) else self._end_of(tp)
            yield from self._batch(piece, bound)
        self.drain()

    def _batch(self, piece: memoryview, bound: int | None) -> Iterator[Any]:
        last = last_offset_of(piece, self.fetch_offset, bound)
        try:
            batch = opened(piece)
            if batch.magic == NEWEST_MAGIC:
                self.leader_epoch = batch.leader_epoch
                if self._is_passed_over(batch):
                    self.next_fetch_offset = last + 1
                    return
                decompress_in_place(batch)
                found = self._records(batch, last)
            else:
                found = iter([self._readable(record) for record in batch])
        except Exception as error:
            self.next_fetch_offset = last + 1
            yield self._whole(piece, error, last)
            return
        for record in found:
            self.next_fetch_offset = record.offset + 1
            yield record
        if batch.magic == NEWEST_MAGIC:  # the last records of a batch may have been compacted away
            self.next_fetch_offset = last + 1

    def _is_passed_over(self, batch: Any) -> bool:
        """A marker of a transaction, or a batch that an aborted one wrote."""
        aborted = False
        if self.isolation_level == IsolationLevel.READ_COMMITTED and batch.has_producer_id():
            self._consume_aborted_transactions_up_to(batch.last_offset)
            if batch.is_control_batch:
                self.aborted_producer_ids.discard(batch.producer_id)
            aborted = self._is_batch_aborted(batch) or self._is_taken_back(batch)
        return aborted or bool(batch.is_control_batch)

    def _is_taken_back(self, batch: Any) -> bool:
        """The next marker of its producer says so: the embedded broker lists no aborted transactions."""
        ends = self._ends.get(batch.producer_id, ()) if batch.is_transactional else ()
        return next((aborted for offset, aborted in ends if offset > batch.last_offset), False)

    def _records(self, batch: Any, last: int) -> Iterator[Any]:
        expected = batch.base_offset
        for _ in range(batch.records_count):
            if expected > last:
                break  # what stands behind has no offset of its own
            start = batch._pos
            try:
                record = batch._read_msg()
                if batch._pos > len(batch._buffer):
                    raise Undecodable("it is cut off")  # which kafka-python reads as a shorter one
                if not expected <= record.offset <= last:
                    raise Undecodable(f"offset {record.offset} is not one of its batch, {expected} to {last}")
                made = self._readable(record)
            except Exception as error:
                broken = self._broken(batch, start, expected, error)
                if broken is None:
                    batch._pos = start
                    break
                made = broken
            expected = made.offset + 1
            yield made
        if expected <= last and batch._pos < len(batch._buffer):
            fault = f"{_named(expected, last)}: the rest of the batch is no records"
            raw = bytes(batch._buffer[batch._pos :])
            yield self._unreadable(expected, last, batch.max_timestamp, fault, value=raw)

    def _readable(self, record: Any) -> Any:
        if not record.validate_crc():
            raise Undecodable("its checksum is wrong")
        self.records_read += 1
        self.bytes_read += record.size_in_bytes
        place = self.topic_partition
        stamps = (record.offset, record.timestamp, record.timestamp_type)
        content = (record.key, record.value, record.headers, record.checksum)
        return ConsumerRecord(place.topic, place.partition, self.leader_epoch, *stamps, *content, -1, -1, -1)

    def _broken(self, batch: Any, start: int, expected: int, error: Exception) -> UnreadableRecord | None:
        """One record of a batch that can be read behind it; None where nobody can tell where it ends."""
        buffer = batch._buffer
        try:
            length, body = decode_varint(buffer, start)
        except (IndexError, ValueError):
            return None
        end = body + length
        if length < 0 or end > len(buffer):
            return None
        batch._pos = end
        why = f"{_named(expected, expected)}: {_reason(error)}"
        try:
            key, value, headers = record_parts(buffer, body, end)
        except (IndexError, ValueError):
            key, value, headers = None, bytes(buffer[start:end]), []
        return self._unreadable(expected, expected, batch.max_timestamp, why, key, value, headers)

    def _whole(self, piece: memoryview, error: Exception, last: int) -> UnreadableRecord:
        first = max(base_offset_of(piece), self.fetch_offset)
        return self._unreadable(
            first, last, max_timestamp_of(piece), f"{_named(first, last)}: {_reason(error)}", value=bytes(piece)
        )

    def _unreadable(
        self,
        first: int,
        last: int,
        timestamp: int,
        fault: str,
        key: bytes | None = None,
        value: bytes | None = None,
        headers: list[tuple[str, bytes | None]] | None = None,
    ) -> UnreadableRecord:
        place = self.topic_partition
        log.info("%s[%d] cannot be decoded at %s", place.topic, place.partition, fault)
        return UnreadableRecord(place.topic, place.partition, first, last, timestamp, key, value, headers or [], fault)


def _named(first: int, last: int) -> str:
    return f"offset {first}" if first == last else f"offsets {first} to {last}"


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, Undecodable) else f"{type(error).__name__}: {error}"[:300]
