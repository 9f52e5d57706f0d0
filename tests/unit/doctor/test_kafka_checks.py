"""What the checks of Kafka make of what a broker tells."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.doctor.on_kafka import is_ours, key_problem
from skeji_ray.kafka.inspection import obstacles
from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.topology import BOOKINGS_COMMANDS, DOMAIN_EVENTS, GATEWAY, GROUPS, INGRESS, PLANS, Topic
from tests.support.doctor import NOW, System, described


@dataclass
class Raw:
    """A record as kafka-python gives it."""

    topic: str
    key: bytes | None
    headers: list[tuple[str, bytes | None]] = field(default_factory=list)
    value: bytes | None = b"{}"
    partition: int = 0
    offset: int = 0
    timestamp: int = 0


def ours(topic: Topic, key: str | None, value: bytes = b"{}", **headers: str) -> Raw:
    """A record that a producer of ours wrote."""
    told = {"source": "gateway-consumer-group/0", **{name.replace("_", "-"): text for name, text in headers.items()}}
    wire: list[tuple[str, bytes | None]] = [(name, text.encode()) for name, text in told.items()]
    return Raw(topic.name, None if key is None else key.encode(), wire, value)


def an_event(entity_id: str) -> bytes:
    event = DomainEvent(
        event_id="e",
        correlation_id="c",
        type=EventType.BOOKING_CREATED,
        entity_id=entity_id,
        entity_version=1,
        occurred_at=NOW,
    )
    return event.model_dump_json(exclude_none=True).encode()


@given(number=st.integers(min_value=0), group=st.sampled_from(GROUPS))
def test_every_member_of_the_fleet_and_of_skeji_run_is_ours(number: int, group: object) -> None:
    name = getattr(group, "name", "")
    assert is_ours(name, f"{name}/{number}".replace("/", "-"))


@given(client=st.text())
def test_whoever_is_not_named_by_group_and_number_is_not_ours(client: str) -> None:
    assert is_ours(GATEWAY.name, client) == (
        client.startswith(f"{GATEWAY.name}-") and client.removeprefix(f"{GATEWAY.name}-").isdecimal()
    )


@pytest.mark.parametrize("client", ["", "rdkafka", "llm-layer-consumer-group-0", f"{GATEWAY.name}-0-1", GATEWAY.name])
def test_others_are_not_ours(client: str) -> None:
    assert not is_ours(GATEWAY.name, client)


async def test_a_client_without_an_id_is_told_as_such() -> None:
    system = System()
    system.broker.members[GATEWAY.name] = [""]
    assert "gateway-consumer-group: a client without an id" in ((await system.examined())["groups"].hint or "")


async def test_a_broker_that_is_too_old_is_named_with_its_version() -> None:
    system = System()
    system.broker.version = (2, 6)
    assert "127.0.0.1:1 is 2.6, the oldest that serves is 2.8" in ((await system.examined())["kafka"].hint or "")


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (ours(INGRESS, "+972501234567"), None),
        (ours(INGRESS, None), "no key"),
        (ours(INGRESS, ""), "no key"),
        (ours(PLANS, "conversation", conversation_id="conversation"), None),
        (ours(PLANS, "correlation", conversation_id="conversation"), "not keyed by conversation_id"),
        (ours(BOOKINGS_COMMANDS, "correlation", correlation_id="correlation"), None),
        (ours(BOOKINGS_COMMANDS, "booking", correlation_id="correlation"), "not keyed by correlation_id"),
        (ours(DOMAIN_EVENTS, "booking", an_event("booking")), None),
        (ours(DOMAIN_EVENTS, "correlation", an_event("booking")), "not keyed by entity_id"),
        (ours(DOMAIN_EVENTS, "booking", b"not read here"), None),
    ],
)
def test_a_record_of_ours_has_the_key_of_its_topic(raw: Raw, problem: str | None) -> None:
    assert key_problem(raw) == problem


async def test_records_of_ours_without_a_key_are_counted() -> None:
    system = System()
    system.broker.records = [ours(INGRESS, None), ours(INGRESS, None), ours(PLANS, "c", conversation_id="c")]
    result = (await system.examined())["keys"]
    assert result.ok is False
    assert (result.hint or "").startswith("ingress-requests-buffer: no key, 2 of the newest records.")


async def test_what_came_from_outside_without_a_key_is_told_and_not_judged() -> None:
    system = System()
    system.broker.records = [Raw(PLANS.name, None), ours(PLANS, "", attempt="1")]
    result = (await system.examined())["keys"]
    assert (result.ok, result.hint) == (True, "2 of the newest records came from outside without a key")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (described("t"), []),
        (described("t", allowed=["READ", "WRITE"]), []),
        (described("t", allowed=["READ", "DESCRIBE"]), ["t: this user may not write to it"]),
        (described("t", leader=-1), ["t[0]: no broker leads it"]),
        (described("t", in_sync=1), ["t[0]: 1 replicas in sync, min.insync.replicas is 2"]),
    ],
)
def test_what_would_refuse_a_record_is_said(row: dict[str, object], said: list[str]) -> None:
    assert obstacles(row, {"min.insync.replicas": {"value": "2"}}) == said


def test_a_broker_that_tells_no_least_number_of_replicas_wants_one() -> None:
    assert obstacles(described("t", in_sync=1), {}) == []
