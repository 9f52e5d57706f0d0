"""The kinds of poison: what is known of each, and that every reader refuses it."""

from __future__ import annotations

import base64
from types import SimpleNamespace
from typing import Any

import pytest
from kafka import TopicPartition
from kafka.record.memory_records import MemoryRecords

from skeji_ray.chaos.poison import Poison, all_kinds
from skeji_ray.errors import Permanent
from skeji_ray.kafka.codec import decode, decode_headers
from skeji_ray.kafka.tolerance import TolerantRecords
from skeji_ray.kafka.unreadable import UnreadableRecord
from skeji_ray.pipeline.execution import check_plan
from tests.support.letters import a_letter

ALL = all_kinds("7", "+972529999999", "1")


def read(poison: Poison) -> Any:
    """As the stage that reads it does; `unknown action` is refused by the executor alone."""
    headers = [("correlation-id", poison.correlation_id.encode()), ("schema-version", poison.version.encode())]
    raw: Any = SimpleNamespace(
        topic=poison.topic, partition=0, offset=0, timestamp=0, key=poison.key, value=poison.value, headers=headers
    )
    if poison.batch is not None:
        raw = fetched(poison)
    record = decode(raw)
    check_plan(record.value)
    return record


def fetched(poison: Poison) -> UnreadableRecord:
    """As a consumer gets it; the broker has numbered it."""
    batch = (5).to_bytes(8, "big") + (poison.batch or b"")[8:]
    records = TolerantRecords(5, TopicPartition(poison.topic, 0), MemoryRecords(batch), end_of=lambda _: 6)
    (found,) = records.take(10)
    assert isinstance(found, UnreadableRecord)
    return found


def test_there_are_many_kinds_each_with_an_id_of_its_own() -> None:
    assert len({poison.kind for poison in ALL}) == len(ALL) >= 20
    assert len({poison.correlation_id for poison in ALL}) == len(ALL)
    assert {poison.correlation_id for poison in ALL}.isdisjoint(one.correlation_id for one in all_kinds("8", "x", "1"))


@pytest.mark.parametrize("poison", [one for one in ALL if one.batch], ids=lambda poison: poison.kind)
def test_a_letter_tells_which_poison_it_buries_where_no_header_can_be_read_by_its_bytes(poison: Poison) -> None:
    raw = fetched(poison)
    known = decode_headers(raw, None).correlation_id
    letter = a_letter("x", correlation_id=known, value_base64=base64.b64encode(raw.value or b"").decode())
    assert [one.kind for one in ALL if one.is_in(letter)] == [poison.kind]


@pytest.mark.parametrize("poison", ALL, ids=lambda poison: poison.kind)
def test_no_stage_can_read_it(poison: Poison) -> None:
    with pytest.raises(Permanent):
        read(poison)
