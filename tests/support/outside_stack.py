"""A running system on servers of their own: Apache Kafka, and a database that can be killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from skeji_ray.local.database import EmbeddedDatabase
from skeji_ray.local.process import free_port
from tests.support.brokers import Brokers
from tests.support.stack import Stack


@dataclass(frozen=True)
class OutsideStack:
    """The system, and its database, which keeps what it holds when it is killed."""

    stack: Stack
    database: EmbeddedDatabase


@contextmanager
def outside_stack(home: Path, brokers: Brokers) -> Iterator[OutsideStack]:
    """Start all of it in `home`, and stop it at the end."""
    database = EmbeddedDatabase(home / "mongo", free_port())
    database.start()
    stack = Stack(home / "home", {"KAFKA_BROKERS": brokers.apache().brokers, "MONGO_URI": database.uri})
    try:
        stack.up()
        yield OutsideStack(stack, database)
        stack.down()
    finally:
        database.stop()
