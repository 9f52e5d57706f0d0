"""Operators look at our groups and dead letters with Kafka's own tools, as the guide says."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from kafka import KafkaProducer

from skeji_ray.errors import Permanent
from skeji_ray.kafka.admin import Admin, broker_end_offsets
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.engine import Engine
from skeji_ray.kafka.handler import Handler
from skeji_ray.messages.base import Publish, Record
from skeji_ray.topology import DLQ_PIPELINE, PIPELINE, PLANS, TOPICS
from tests.support.brokers import ApacheKafka
from tests.support.kafka import Keeper, plan, wait_for

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ApacheKafka]:
    server = ApacheKafka(tmp_path_factory.mktemp("kafka"))
    try:
        server.start()
        yield server
    finally:
        server.stop()


async def refuse(record: Record[Any]) -> None:
    if record.key == "poison":
        raise Permanent("no such action: abolish")
    await asyncio.sleep(0)


async def build(_: Publish) -> Handler:
    return Keeper(refuse)


def lag(connection: Connection) -> int:
    lags = Admin(connection).group_lag([PIPELINE], broker_end_offsets)[PIPELINE.name]
    return sum(one.lag for one in lags)


def produce(connection: Connection, *keys: str) -> None:
    producer = KafkaProducer(**connection.options())
    try:
        for key in keys:
            headers = [("correlation-id", f"corr-{key}".encode()), ("event-id", b"event-1")]
            producer.send(PLANS.name, key=key.encode(), value=plan("conv_12345"), headers=headers).get(timeout=60)
    finally:
        producer.close(timeout=5)


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table as the tool prints it, by its own column names."""
    lines = [line.split() for line in table.splitlines() if line.strip()]
    names = next(line for line in lines if line[0] == "GROUP")
    return [dict(zip(names, line, strict=False)) for line in lines if line != names and len(line) == len(names)]


def test_groups_members_lag_and_dead_letters_are_shown(kafka: ApacheKafka) -> None:
    connection = Connection(kafka.brokers)
    Admin(connection).apply(TOPICS)
    engine = Engine(PIPELINE, connection, build, actor=f"{PIPELINE.name}/0")
    engine.start()
    try:
        produce(connection, "poison", *(f"key-{number}" for number in range(20)))
        wait_for(lambda: lag(connection) == 0, 60)

        shown = rows(kafka.tool("consumer.group.ConsumerGroupCommand", "--describe", "--all-groups"))
        ours = [row for row in shown if row["GROUP"] == PIPELINE.name]
        assert {row["TOPIC"] for row in ours} == {PLANS.name}
        assert {int(row["PARTITION"]) for row in ours} == set(range(PLANS.partitions))
        assert sum(int(row["LAG"]) for row in ours if row["LAG"] != "-") == 0
        assert {row["CLIENT-ID"] for row in ours} == {f"{PIPELINE.name}-0"}
    finally:
        engine.drain(10)

    produce(connection, "late-1", "late-2", "late-3")
    shown = rows(kafka.tool("consumer.group.ConsumerGroupCommand", "--describe", "--group", PIPELINE.name))
    assert sum(int(row["LAG"]) for row in shown if row["LAG"] != "-") == 3
    assert {row["CONSUMER-ID"] for row in shown} == {"-"}

    printed = kafka.tool(
        "consumer.ConsoleConsumer", "--topic", DLQ_PIPELINE.name, "--from-beginning", "--max-messages", "1",
        "--property", "print.headers=true", "--property", "print.key=true",
    )  # fmt: skip
    headers, key, value = printed.rstrip("\n").split("\t")
    assert (key, value.encode()) == ("poison", plan("conv_12345"))
    for wanted in (
        f"original-topic:{PLANS.name}",
        "dlq-error:Permanent: no such action: abolish",
        "dlq-error-class:Permanent",
        f"dlq-consumer-group:{PIPELINE.name}",
        "dlq-attempts:1",
        "correlation-id:corr-poison",
    ):
        assert wanted in headers
