"""`skeji doctor` on a running system: all well, and each of five faults named by the check that it belongs to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from kafka import KafkaConsumer
from kafka.coordinator.assignors.cooperative_sticky import CooperativeStickyAssignor
from pymongo import MongoClient

from skeji_ray.doctor.checks import CHECKS
from skeji_ray.kafka.quirks import forget_membership
from skeji_ray.topology import NOTIFIER_SCRUB, SCRUB_TO_NOTIFIER
from tests.support.kafka import wait_for
from tests.support.outside_stack import OutsideStack
from tests.support.stack import Stack

pytestmark = pytest.mark.system

SESSION_MS = 6_000
RESTS_ON_DATABASE = {"indexes", "validators", "members", "auto-commit", "suspended", "letters", "webhook", "clocks"}
Told = dict[str, dict[str, Any]]


class Examined:
    """A running system that is asked how it is."""

    def __init__(self, system: OutsideStack) -> None:
        self.stack = system.stack
        self.database = system.database

    def doctor(self, **settings: str) -> Told:
        """Id -> what was found, by the command as a person gives it."""
        stack = replace(self.stack, extra={**self.stack.extra, **settings})
        run = stack.process("doctor", "--json")
        found = {row["id"]: row for row in json.loads(run.stdout)}
        assert run.returncode == (0 if all(row["ok"] for row in found.values()) else 1), run.stderr
        return found

    def is_well(self) -> bool:
        return all(row["ok"] for row in self.doctor().values())


@pytest.fixture
def examined(system: OutsideStack) -> Examined:
    return Examined(system)


def failed(found: Told) -> list[str]:
    return [id for id, row in found.items() if row["ok"] is False]


def unjudged(found: Told) -> set[str]:
    return {id for id, row in found.items() if row["ok"] is None}


def ends(stack: Stack) -> dict[tuple[str, int], int]:
    """Where every partition ends."""
    parts = [part for group in stack.ask("status")["groups"] for part in group["partitions"]]
    return {(part["topic"], part["partition"]): part["end"] for part in parts}


def until_failed(examined: Examined, *ids: str, **settings: str) -> Told:
    """What is found once these checks fail and no other: on a busy machine one more may be late, and is asked again."""
    found: Told = {}

    def named() -> bool:
        found.clear()
        found.update(examined.doctor(**settings))
        return failed(found) == [*ids]

    wait_for(named)
    return found


def test_a_healthy_system_is_well_and_nothing_is_written(examined: Examined) -> None:
    before = ends(examined.stack)

    found = until_failed(examined)

    assert [*found] == [check.id for check in CHECKS]
    assert unjudged(found) == set()
    assert found["validators"]["hint"] == "not enforced by this server"
    assert ends(examined.stack) == before


def test_a_missing_index(examined: Examined) -> None:
    with MongoClient[dict[str, Any]](examined.database.uri) as client:
        collection = client.get_default_database()["Executions"]
        name = next(name for name, row in collection.index_information().items() if row["key"] == [("due_at", 1)])
        collection.drop_index(name)

    found = until_failed(examined, "indexes")

    assert unjudged(found) == set()
    assert found["indexes"]["hint"] == "Executions: no index on due_at. `skeji migrate` makes them."
    assert examined.stack.process("migrate").returncode == 0
    wait_for(examined.is_well)


def test_a_wrong_app_secret(examined: Examined) -> None:
    found = until_failed(examined, "webhook", WHATSAPP_APP_SECRET="another")
    assert unjudged(found) == set()
    assert "WHATSAPP_APP_SECRET" in found["webhook"]["hint"]


def test_a_member_from_outside(examined: Examined) -> None:
    with a_stranger(examined.stack.run_file["kafka_brokers"]):
        found = until_failed(examined, "groups")
    assert unjudged(found) == {"auto-commit"}
    assert f"{NOTIFIER_SCRUB.name}: somebody-else" in found["groups"]["hint"]
    wait_for(examined.is_well)


@contextmanager
def a_stranger(brokers: str) -> Iterator[None]:
    """Somebody else's consumer in one of our groups; it ends as a crash would."""
    consumer = KafkaConsumer(
        SCRUB_TO_NOTIFIER.name,
        bootstrap_servers=brokers,
        group_id=NOTIFIER_SCRUB.name,
        client_id="somebody-else",
        enable_auto_commit=False,
        session_timeout_ms=SESSION_MS,
        partition_assignment_strategy=[CooperativeStickyAssignor()],
    )
    joined, stop = threading.Event(), threading.Event()

    def poll() -> None:
        while not stop.is_set():
            consumer.poll(200)
            if consumer.assignment():
                joined.set()

    polling = threading.Thread(target=poll)
    polling.start()
    try:
        assert joined.wait(120)
        yield
    finally:
        stop.set()
        polling.join()
        forget_membership(consumer)
        consumer.close(autocommit=False, timeout_ms=2_000)


def test_a_database_that_is_down(examined: Examined) -> None:
    examined.database.process.kill()

    found = until_failed(examined, "mongodb")

    assert unjudged(found) == RESTS_ON_DATABASE
    examined.database.start()
    wait_for(examined.is_well)
