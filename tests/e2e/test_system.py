"""The same story and the same lag on Apache Kafka and a second MongoDB server, beside an embedded home."""

from __future__ import annotations

from pathlib import Path

import pytest

from skeji_ray.topology import GATEWAY
from tests.e2e.story import tell
from tests.support.brokers import Brokers
from tests.support.databases import Databases
from tests.support.stack import Stack, deliver

pytestmark = pytest.mark.system


def test_the_story_on_apache_kafka_and_another_mongodb(tmp_path: Path, brokers: Brokers, databases: Databases) -> None:
    servers = {"KAFKA_BROKERS": brokers.apache().brokers, "MONGO_URI": databases.fresh_uri("java")}
    stack = Stack(tmp_path, servers)
    stack.up()
    try:
        assert not (tmp_path / "broker.log").exists()
        assert not (tmp_path / "database").exists()
        tell(stack, business="Blue Ocean", city="Tel Aviv", owner_phone="+972541000001", customer_phone="+972541000002")
        _lag_is_real(stack)
    finally:
        stack.down()


def _lag_is_real(stack: Stack) -> None:
    stack.ask("scale", GATEWAY.name, "0")
    for number in range(100):
        deliver(stack, **{"from": f"+9725460{number:05d}", "type": "image"})
    row = next(row for row in stack.ask("status")["groups"] if row["group"] == GATEWAY.name)
    assert sum(part["lag"] for part in row["partitions"]) == 100
    stack.ask("scale", GATEWAY.name, "auto")
    stack.ask("status", "--wait-idle", "300")
