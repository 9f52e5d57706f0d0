"""A message's way through two members, as one tree at a collector: real broker, real exporter."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from skeji_ray.kafka.admin import Admin
from skeji_ray.kafka.alone import Handle, member, topic
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.engine import Engine
from skeji_ray.kafka.producer import Producer
from skeji_ray.kafka.tracing import beginning
from skeji_ray.messages.base import Message, Outgoing, Record
from skeji_ray.topology import Topic
from skeji_ray.tracing.otlp import open_tracer
from tests.support.brokers import Brokers
from tests.support.collector import Collector, collector

PHONE = "+972501234567"


class Said(Message):
    """What somebody wrote."""

    text: str


@pytest.fixture(params=["embedded", pytest.param("apache", marks=pytest.mark.system)])
def connection(request: pytest.FixtureRequest, brokers: Brokers) -> Connection:
    return brokers.of(request.param)[0]


@pytest.fixture
def at() -> Iterator[Collector]:
    with collector() as running:
        yield running


def fresh_topic() -> Topic:
    return topic(f"test-traced-{uuid4().hex[:10]}", Said, partitions=1)


def passes_on(onto: Topic) -> Handle:
    async def handle(record: Record[Any]) -> list[Outgoing]:
        return [Outgoing.caused_by(record, onto.name, record.key, record.value)]

    return handle


async def ends(_: Record[Any]) -> list[Outgoing]:
    return []


def test_what_two_members_do_is_one_tree_that_begins_where_the_message_came_in(
    connection: Connection, at: Collector
) -> None:
    first, second = fresh_topic(), fresh_topic()
    Admin(connection).apply([first, second])
    members = [
        started(connection, at, "passing", first, passes_on(second)),
        started(connection, at, "ending", second, ends),
    ]
    correlation_id = str(uuid4())
    asyncio.run(comes_in(connection, at, first, correlation_id))
    at.until(lambda spans: any(span.service == "ending" for span in spans))
    for one in members:
        one.drain(5)
    at.until(lambda spans: {span.service for span in spans} == {"ingress", "passing", "ending"})
    spans = {span.service: span for span in at.spans}
    assert {span.trace_id for span in spans.values()} == {correlation_id.replace("-", "")}
    parents = [spans[service].parent_id for service in ("ingress", "passing", "ending")]
    assert parents == ["", spans["ingress"].span_id, spans["passing"].span_id]
    ending = spans["ending"]
    assert ending.attributes["messaging.destination.name"] == second.name
    assert PHONE.lstrip("+").encode() not in at.text


def started(connection: Connection, at: Collector, service: str, source: Topic, handle: Handle) -> Engine:
    tracer = open_tracer(at.endpoint, {"service.name": service})
    engine = member(connection, f"{service}-{source.name}", [source], handle, tracer=tracer)
    engine.start()
    return engine


async def comes_in(connection: Connection, at: Collector, onto: Topic, correlation_id: str) -> None:
    """A message, as the webhook publishes it."""
    producer, tracer = Producer(connection, "tests"), open_tracer(at.endpoint, {"service.name": "ingress"})
    said = Outgoing(onto.name, PHONE, Said(text=f"call {PHONE}"), correlation_id, "v", str(uuid4()))
    await beginning(producer.publish, tracer, "in")([said])
    producer.close()
    tracer.close()
