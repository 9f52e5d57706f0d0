"""The engine by itself, as its page shows it: the example runs, on every broker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kafka import KafkaProducer

from skeji_ray.kafka.admin import Admin, EndOffsets
from skeji_ray.kafka.alone import dead_letters, topic
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.reader import read_all
from skeji_ray.messages.base import Message, RawRecord
from skeji_ray.topology import Group, Members, Topic
from tests.support.brokers import Brokers
from tests.support.kafka import wait_for

EXAMPLE = Path(__file__).parents[2] / "examples" / "engine_alone.py"
ORDERS, INVOICES, DLQ = topic("orders", Message), topic("invoices", Message), dead_letters("dlq-orders")
BILLING = Group("billing", "billing", (ORDERS,), (), DLQ, Members(1, 1))

Broker = tuple[Connection, EndOffsets]


@pytest.fixture(params=["embedded", pytest.param("apache", marks=pytest.mark.system)])
def broker(request: pytest.FixtureRequest, brokers: Brokers) -> Broker:
    return brokers.of(request.param)


@pytest.fixture
def example(broker: Broker) -> Iterator[subprocess.Popen[str]]:
    env = {**os.environ, "KAFKA_BROKERS": broker[0].brokers}
    with subprocess.Popen([sys.executable, str(EXAMPLE)], env=env, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_the_example_invoices_orders_buries_the_rest_and_leaves_in_order(
    broker: Broker, example: subprocess.Popen[str]
) -> None:
    connection, end_offsets = broker

    def read(one: Topic) -> list[RawRecord]:
        return list(read_all(connection, [one], lambda _: True, end_offsets))

    def lag() -> int:
        return sum(one.lag for one in Admin(connection).group_lag([BILLING], end_offsets)["billing"])

    wait_for(
        lambda: {ORDERS.name, INVOICES.name, DLQ.name} <= Admin(connection).describe([ORDERS, INVOICES, DLQ]).keys()
    )
    producer = KafkaProducer(**connection.options())
    try:
        for pence in (250, -1, 300):
            producer.send(ORDERS.name, key=b"ann", value=b'{"item": "tea", "pence": %d}' % pence).get(timeout=60)
        producer.send(ORDERS.name, key=b"ben", value=b"no order").get(timeout=60)
    finally:
        producer.close(timeout=5)
    wait_for(lambda: (len(read(INVOICES)), len(read(DLQ))) == (2, 2), 60)
    assert [raw.value for raw in read(INVOICES)] == [b'{"text":"tea: 2.50"}', b'{"text":"tea: 3.00"}']
    assert {dict(raw.headers)["dlq-error-class"] for raw in read(DLQ)} == {b"Permanent", b"Undecodable"}
    example.send_signal(signal.SIGTERM)
    assert example.wait(30) == 0, example.stderr.read() if example.stderr else ""
    assert lag() == 0
