"""Bytes on the wire and typed records."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.errors import Undecodable, UnknownVersion
from skeji_ray.kafka.codec import dead_letter_headers, decode, first_offset, wire_headers
from skeji_ray.kafka.unreadable import UnreadableRecord
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.events import DeadLetter
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Answer
from skeji_ray.messages.results import Help
from skeji_ray.store.encoding import encode_value
from skeji_ray.topology import ANSWERS, DLQ_PIPELINE, DOMAIN_EVENTS, HEADER_BYTES, PLANS

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)


def raw(topic: str, value: bytes | None, headers: list[tuple[str, bytes]] | None = None, key: bytes = b"k") -> Any:
    return SimpleNamespace(
        topic=topic, partition=2, offset=5, timestamp=1_900_000_000_000, key=key, value=value, headers=headers or []
    )


def test_what_is_written_is_read_again_with_all_its_headers() -> None:
    answer = Answer(recipient=Sender(identity="+972501234567"), outcome=Help())
    out = Outgoing(ANSWERS.name, "k", answer, "corr", "conv", "event", attempt=3)
    record = decode(raw(ANSWERS.name, answer.model_dump_json().encode(), wire_headers(out, "me", NOON)))
    assert record.value == answer
    assert (record.headers.correlation_id, record.headers.conversation_id) == ("corr", "conv")
    assert (record.headers.event_id, record.headers.attempt, record.headers.source) == ("event", 3, "me")


def test_a_record_without_headers_has_the_same_ids_each_time_it_is_read() -> None:
    body = b'{"conversation_id": "conv_1", "user_phone": "+972501234567", "pipeline": []}'
    first, again = decode(raw(PLANS.name, body)), decode(raw(PLANS.name, body))
    assert first.headers == again.headers
    assert first.headers.conversation_id == "conv_1"
    assert first.headers.correlation_id


def test_an_unknown_field_is_ignored_and_an_unknown_major_version_is_not() -> None:
    body = b'{"conversation_id": "c", "user_phone": "+972501234567", "pipeline": [], "novelty": 1}'
    assert decode(raw(PLANS.name, body, [("schema-version", b"1.7")])).value.conversation_id == "c"
    with pytest.raises(Undecodable, match=r"schema-version '2\.0'"):
        decode(raw(PLANS.name, body, [("schema-version", b"2.0")]))


EVENT = {
    "event_id": "e", "correlation_id": "c", "type": "booking.created", "entity_id": "b1", "entity_version": 1,
    "occurred_at": "2030-05-01T12:00:00Z",
}  # fmt: skip


@pytest.mark.parametrize(
    ("version", "kind"),
    [
        ("2.0", UnknownVersion),
        ("9", UnknownVersion),
        ("0.9", Undecodable),
        ("two", Undecodable),
        ("", Undecodable),
        ("9" * 40, Undecodable),
        ("-2.0", Undecodable),
        ("²", Undecodable),
    ],
)
def test_a_later_major_version_is_told_from_garbage(version: str, kind: type[Undecodable]) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(raw(PLANS.name, b"{}", [("schema-version", version.encode())]))
    assert type(caught.value) is kind


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"type": "booking.waitlisted"}, UnknownVersion),
        ({"type": 7}, UnknownVersion),
        ({"type": "booking.waitlisted", "entity_version": "many"}, Undecodable),
        ({"entity_id": None}, Undecodable),
    ],
)
def test_a_kind_that_no_table_here_has_may_be_a_newer_releases(
    changed: dict[str, object], kind: type[Undecodable]
) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(raw(DOMAIN_EVENTS.name, json.dumps({**EVENT, **changed}).encode()))
    assert type(caught.value) is kind


ABSURD = ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59Z"]


@pytest.mark.parametrize("instant", ABSURD)
def test_an_instant_that_cannot_be_calculated_with_is_brought_nearer(instant: str) -> None:
    """Every zone that it might be brought into, and the database, could fail on it."""
    event = decode(raw(DOMAIN_EVENTS.name, json.dumps({**EVENT, "occurred_at": instant}).encode())).value
    for offset_h in (-14, 0, 14):
        there = event.occurred_at.astimezone(timezone(timedelta(hours=offset_h)))
        assert there == event.occurred_at
    assert event.occurred_at.year in {2, 9999}
    assert encode_value(event.occurred_at) == event.occurred_at


def test_an_instant_without_a_zone_is_in_utc() -> None:
    event = decode(raw(DOMAIN_EVENTS.name, json.dumps({**EVENT, "occurred_at": "2030-05-01T12:00:00"}).encode())).value
    assert event.occurred_at == NOON


@pytest.mark.parametrize("instant", [*ABSURD, "yesterday", ""])
def test_a_dead_letter_with_an_absurd_instant_failed_when_it_was_written(instant: str) -> None:
    record = decode(raw(DLQ_PIPELINE.name, b"any", [("dlq-timestamp", instant.encode())]))
    assert record.value.failed_at == record.written_at


@pytest.mark.parametrize("body", [None, b"", b"{", b"[]", b"null", b'{"conversation_id": 1}', b"\xff\xfe"])
def test_what_is_no_message_is_undecodable_and_says_where(body: bytes | None) -> None:
    with pytest.raises(Undecodable, match=PLANS.name):
        decode(raw(PLANS.name, body))


def test_a_dead_letter_keeps_the_original_bytes_and_its_story() -> None:
    letter = DeadLetter(
        original_topic="t", original_partition=1, original_offset=2, original_key=None, original_value=None,
        original_headers={}, error_class="Boom", error_message="it broke", stack="s" * 9000, attempts=4,
        group="g", actor="a", failed_at=NOON,
    )  # fmt: skip
    headers = dead_letter_headers(letter, [("correlation-id", b"corr"), ("event-id", b"e")])
    assert {"original-topic", "dlq-error", "dlq-timestamp", "dlq-consumer-group"} <= {name for name, _ in headers}
    record = decode(raw(DLQ_PIPELINE.name, b"\x00\xff any bytes", headers))
    assert record.value.original_value == b"\x00\xff any bytes"
    assert (record.value.error_class, record.value.attempts, record.value.failed_at) == ("Boom", 4, NOON)
    assert record.value.original_headers["correlation-id"] == record.headers.correlation_id == "corr"
    assert sum(len(content) for _, content in headers) < 20_000


HOSTILE = st.one_of(
    st.tuples(
        st.sampled_from(
            ["correlation-id", "attempt", "retry-count", "schema-version", "dlq-timestamp", "original-offset", "x"]
        ),
        st.one_of(st.none(), st.binary(max_size=20), st.sampled_from(["²".encode(), b"9" * 30, b"2030-13-01", b"1.0"])),
    )
)


@given(
    st.sampled_from([PLANS.name, DLQ_PIPELINE.name]),
    st.one_of(st.none(), st.binary(max_size=30)),
    st.lists(HOSTILE, max_size=8),
    st.integers(-(2**63), 2**63 - 1),
)
def test_whatever_a_foreign_producer_writes_is_read_or_is_undecodable(
    topic: str, body: bytes | None, headers: list[tuple[str, bytes | None]], timestamp: int
) -> None:
    record = raw(topic, body)
    record.headers, record.timestamp, record.key = headers, timestamp, None
    try:
        decode(record)
    except Undecodable:
        assert topic == PLANS.name


def test_the_headers_of_a_dead_letter_are_bounded_whatever_the_original_had() -> None:
    letter = DeadLetter(
        original_topic="t", original_partition=1, original_offset=2, original_key=None, original_value=None,
        original_headers={}, error_class="Boom", error_message="\ud800" * 9000, stack="ש" * 90_000, attempts=4,
        group="g", actor="a", failed_at=NOON,
    )  # fmt: skip
    original = [(f"name{number}" + "n" * 5000, b"x" * 50_000) for number in range(500)]
    headers = dead_letter_headers(letter, original)
    assert sum(len(name.encode()) + len(content) for name, content in headers) < HEADER_BYTES


def test_a_letter_that_cannot_be_decoded_as_a_record_is_kept_as_what_it_is() -> None:
    """Nobody buries what stands in a topic of dead letters: it is read whatever is wrong with it."""
    raw = UnreadableRecord(DLQ_PIPELINE.name, 0, 3, 5, 0, None, b"raw", [], "offsets 3 to 5: its checksum is wrong")
    letter = decode(raw).value
    assert (letter.error_class, letter.error_message) == ("Undecodable", raw.fault)
    assert letter.original_value == b"raw"


def test_a_record_that_cannot_be_decoded_says_where_and_why() -> None:
    raw = UnreadableRecord(PLANS.name, 0, 3, 5, 0, None, b"raw", [], "offsets 3 to 5: its checksum is wrong")
    with pytest.raises(Undecodable, match=f"{PLANS.name}: offsets 3 to 5: its checksum is wrong"):
        decode(raw)
    assert first_offset(raw) == 3
