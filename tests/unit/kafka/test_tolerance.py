"""Fetched bytes taken apart: what cannot be decoded stands for itself, and nobody behind it is lost. Without Kafka."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kafka import TopicPartition
from kafka.protocol.consumer import IsolationLevel
from kafka.record.default_records import DefaultRecordBatchBuilder
from kafka.record.memory_records import MemoryRecords, MemoryRecordsBuilder

from skeji_ray.errors import Undecodable
from skeji_ray.kafka import decompress as decompressing
from skeji_ray.kafka.codec import decode
from skeji_ray.kafka.decompress import decompress
from skeji_ray.kafka.foreign import CODECS, HeaderName, batch_of, summed, undecodable
from skeji_ray.kafka.tolerance import TolerantRecords
from skeji_ray.kafka.unreadable import UnreadableRecord
from skeji_ray.topology import PLANS
from tests.support.examples import examples

PLACE = TopicPartition(PLANS.name, 0)
THREE = [(b"key", b"value-%d " % number * 40, [("n", b"1")]) for number in range(3)]
LAST_OFFSET_DELTA_AT, RECORDS_COUNT_AT = 23, 57


def at(batch: bytes, offset: int) -> bytes:
    """As a broker keeps it."""
    return struct.pack(">q", offset) + batch[8:]


def taken(buffer: bytes, fetched: int = 0, end: int | None = None, **options: Any) -> tuple[list[Any], int]:
    """What a consumer gets of it, in bites of two, and where it would go on."""
    options = {"isolation_level": IsolationLevel.READ_COMMITTED, "end_of": lambda _: end} | options
    records = TolerantRecords(fetched, PLACE, MemoryRecords(buffer), **options)
    found: list[Any] = []
    while records:
        found += records.take(2)
    return found, records.next_fetch_offset


def offsets(records: Sequence[Any]) -> list[int]:
    return [record.offset for record in records]


@pytest.mark.parametrize("name", undecodable(THREE))
def test_each_fault_is_one_record_and_what_stands_around_it_is_read(name: str) -> None:
    fault = undecodable(THREE)[name]
    before, behind = at(batch_of(THREE), 7), at(batch_of(THREE[:1]), 13)
    found, position = taken(before + at(fault, 10) + behind, 7)
    unreadable = [record for record in found if isinstance(record, UnreadableRecord)]
    assert len(unreadable) == 1
    assert unreadable[0].offset == 12
    assert [*offsets(found)[:3], offsets(found)[-1], position] == [7, 8, 9, 13, 14]
    read = [record.value for record in found if not isinstance(record, UnreadableRecord)]
    assert read[:3] == [value for _, value, _ in THREE]
    with pytest.raises(Undecodable, match="offset"):
        decode(unreadable[0])


def test_a_header_whose_name_is_no_text_costs_its_own_record_alone_and_nothing_of_it_is_lost() -> None:
    named = [*THREE[:1], (b"k", b"v", [(HeaderName.of(b"\xff\xfe"), b"x"), ("correlation-id", b"c")]), *THREE[1:2]]
    found, _ = taken(batch_of(named, CODECS["zstd"]))
    assert [type(record) is UnreadableRecord for record in found] == [False, True, False]
    assert found[1].headers == [("\\xff\\xfe", b"x"), ("correlation-id", b"c")]
    assert (found[1].key, found[1].value, found[1].first_offset) == (b"k", b"v", 1)


def test_of_a_batch_that_cannot_be_read_at_all_the_bytes_are_kept() -> None:
    fault = at(undecodable(THREE)["an unknown codec"], 4)
    (record,), position = taken(fault, 4)
    assert (record.first_offset, record.offset, position) == (4, 6, 7)
    assert record.value == fault
    assert "compression type 5" in record.fault


@pytest.mark.parametrize("name", CODECS)
def test_every_codec_that_kafka_knows_is_read(name: str) -> None:
    batch = batch_of(THREE, CODECS[name])
    assert len(batch) < len(batch_of(THREE))
    found, _ = taken(batch)
    assert [record.value for record in found] == [value for _, value, _ in THREE]
    assert [record.headers for record in found] == [[("n", b"1")]] * 3


@pytest.mark.parametrize("name", CODECS)
def test_a_body_that_holds_far_more_than_it_seems_is_not_unpacked(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decompressing, "MAX_BATCH_BYTES", 100_000)
    body = batch_of([(None, b"0" * 100_001, [])], CODECS[name])[61:]
    with pytest.raises(Undecodable, match="more than 100000 bytes"):
        decompress(CODECS[name], body, 100_000)
    assert len(decompress(CODECS[name], body, 200_000)) > 100_000


@pytest.mark.parametrize(("magic", "codec"), [(0, 0), (1, 0), (1, CODECS["gzip"])])
def test_older_record_formats_are_read_and_damaged_ones_are_set_aside(magic: int, codec: int) -> None:
    builder = MemoryRecordsBuilder(magic, codec, 1 << 20)
    builder.append(timestamp=1 if magic else None, key=b"k", value=b"v" * 200)
    builder.close()
    good = bytes(builder.buffer())
    damaged = bytearray(at(good, 1))
    damaged[-3] ^= 1
    found, position = taken(good + bytes(damaged) + at(good, 2))
    assert offsets(found) == [0, 1, 2]
    assert [type(record) is UnreadableRecord for record in found] == [False, True, False]
    assert position == 3


def test_a_record_format_of_the_future_is_set_aside() -> None:
    batch = bytearray(batch_of(THREE))
    batch[16] = 3
    (record,), position = taken(bytes(batch), end=3)
    assert "record format 3" in record.fault
    assert position == 3


@pytest.mark.parametrize("claimed", [2_000_000_000, -7])
@pytest.mark.parametrize(("records", "last"), [(3, 7), (5, 5), (-1, 5)])
def test_a_batch_that_lies_about_its_end_moves_nobody_beyond_the_partitions(
    claimed: int, records: int, last: int
) -> None:
    """A position beyond the end would be set back to the beginning, and everything would be read again."""
    batch = bytearray(undecodable(THREE)["the checksum"])
    struct.pack_into(">i", batch, LAST_OFFSET_DELTA_AT, claimed)
    struct.pack_into(">i", batch, RECORDS_COUNT_AT, records)
    (record,), position = taken(at(bytes(batch), 5), 5, end=8)
    assert (record.offset, position) == (last, last + 1)


def test_records_that_came_after_the_broker_had_looked_for_its_end_are_read_all_the_same() -> None:
    found, position = taken(at(batch_of(THREE), 5), 5, end=6)
    assert (offsets(found), position) == ([5, 6, 7], 8)


def test_reading_that_resumes_within_a_batch_says_nothing_of_what_was_done() -> None:
    (record,), position = taken(at(undecodable(THREE)["the checksum"], 5), 6, end=8)
    assert (record.first_offset, record.offset, position) == (6, 7, 8)
    found, _ = taken(at(batch_of(THREE), 5), 7)
    assert offsets(found) == [7]


@pytest.mark.parametrize("cut", [3, 11, 16, 40])
def test_scraps_of_a_batch_never_hang_and_never_raise(cut: int) -> None:
    scrap = bytearray(at(batch_of(THREE), 3)[: max(cut, 12)])
    struct.pack_into(">i", scrap, 8, len(scrap) - 12)
    found, position = taken(at(batch_of(THREE), 0) + bytes(scrap), end=4)
    assert offsets(found) == [0, 1, 2, 3]
    assert position == 4


def transactional(producer: int, first: int) -> bytes:
    builder = DefaultRecordBatchBuilder(2, 0, True, producer, 0, 0, 1 << 20)
    builder.append(0, None, b"k", b"of %d" % producer, [])
    return at(bytes(builder.build()), first)


def marker(producer: int, kind: int, first: int, key: bytes | None = None) -> bytes:
    builder = DefaultRecordBatchBuilder(2, 0, True, producer, 0, -1, 1 << 20)
    builder.append(0, None, struct.pack(">hh", 0, kind) if key is None else key, b"\0" * 6, [])
    batch = bytearray(builder.build())
    struct.pack_into(">h", batch, DefaultRecordBatchBuilder.ATTRIBUTES_OFFSET, 0x30)
    return at(summed(batch), first)


class Aborted:
    def __init__(self, producer_id: int, first_offset: int) -> None:
        self.producer_id, self.first_offset = producer_id, first_offset


def test_what_an_aborted_transaction_wrote_and_every_marker_is_passed_over() -> None:
    log = transactional(1, 0) + transactional(2, 1) + marker(1, 0, 2) + marker(2, 1, 3) + transactional(1, 4)
    log += marker(1, 1, 5)
    found, position = taken(log, aborted_transactions=[Aborted(1, 0)])
    assert [(record.offset, record.value) for record in found] == [(1, b"of 2"), (4, b"of 1")]
    assert position == 6


def test_where_a_broker_lists_no_aborted_transactions_their_markers_tell_them() -> None:
    log = transactional(1, 0) + transactional(2, 1) + transactional(1, 2) + marker(2, 1, 3) + marker(1, 0, 4)
    found, position = taken(log + transactional(1, 5) + marker(1, 1, 6))
    assert [(record.offset, record.value) for record in found] == [(1, b"of 2"), (5, b"of 1")]
    assert position == 7


def test_who_reads_uncommitted_reads_what_was_taken_back() -> None:
    found, _ = taken(transactional(1, 0) + marker(1, 0, 1), isolation_level=IsolationLevel.READ_UNCOMMITTED)
    assert offsets(found) == [0]


def test_a_marker_that_is_none_stops_nobody() -> None:
    found, position = taken(marker(1, 0, 0, key=b"?") + transactional(2, 1), aborted_transactions=[Aborted(1, 0)])
    assert offsets(found) == [1]
    assert position == 2


WHOLE = [at(batch_of([(b"k", b"%d-%d" % (number, one) * 20, [("n", b"1")]) for one in range(3)], codec), 3 * number)
         for number, codec in enumerate((0, *CODECS.values()))]  # fmt: skip


@settings(max_examples=examples(100))
@given(
    st.lists(st.tuples(st.integers(12, 10_000), st.integers(1, 255)), min_size=1, max_size=6),
    st.integers(0, len(WHOLE) - 1),
    st.booleans(),
)
def test_whatever_is_damaged_in_one_batch_costs_that_batch_alone(
    damages: list[tuple[int, int]], which: int, summed_again: bool
) -> None:
    """All but where it stands and how long it is, which the broker itself goes by."""
    damaged = bytearray(WHOLE[which])
    for place, by in damages:
        damaged[12 + (place - 12) % (len(damaged) - 12)] ^= by
    batch = summed(damaged) if summed_again else bytes(damaged)
    end = 3 * len(WHOLE)
    found, position = taken(b"".join([*WHOLE[:which], batch, *WHOLE[which + 1 :]]), end=end)
    while position < end:  # it says too little of how far it goes: it is fetched again from there
        more, behind = taken(batch, position, end=end)
        assert behind > position
        found, position = found + more, behind
    around = [record.offset for record in found if not 3 * which <= record.offset < 3 * which + 3]
    assert around == [offset for offset in range(end) if not 3 * which <= offset < 3 * which + 3]
    assert offsets(found) == sorted(offsets(found))
    assert position == end
