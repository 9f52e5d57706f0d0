"""Topics, groups and handlers of a Kafka test, under names that no other test uses."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

from kafka import KafkaProducer

from skeji_ray.kafka.admin import Admin, EndOffsets
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.engine import Engine
from skeji_ray.kafka.handler import Handler, PlainHandler
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.kafka.worker import NewerRuns, nothing_newer
from skeji_ray.messages.base import Outgoing, Publish, Record
from skeji_ray.messages.pipeline import Plan
from skeji_ray.topology import DLQ_LLM, PLANS, Group, Members, Topic

QUICK = RetryPolicy(first_wait_s=0.01, factor=1.5, longest_wait_s=0.1)


@dataclass
class Bench:
    """One group of a test, its topic and its dead letters, on a running broker."""

    connection: Connection
    end_offsets: EndOffsets
    topic: Topic
    dead_letters: Topic
    group: Group
    engines: list[Engine] = field(default_factory=list)

    @staticmethod
    def make(connection: Connection, end_offsets: EndOffsets, partitions: int = 4) -> Bench:
        name = uuid4().hex[:10]
        topic = replace(PLANS, name=f"test-{name}", partitions=partitions)
        dead_letters = replace(DLQ_LLM, name=f"test-dlq-{name}")
        group = Group(f"test-group-{name}", "test", (topic,), (), dead_letters, Members(1, 4))
        Admin(connection).apply([topic, dead_letters])
        return Bench(connection, end_offsets, topic, dead_letters, group)

    def member(
        self,
        handler: Handler,
        *,
        policy: RetryPolicy = QUICK,
        group: Group | None = None,
        newer_runs: NewerRuns = nothing_newer,
    ) -> Engine:
        """A started member; it is drained with the bench."""

        async def build(_: Publish) -> Handler:
            return handler

        actor = f"{self.group.name}/{len(self.engines)}"
        chosen = group or self.group
        engine = Engine(chosen, self.connection, build, actor=actor, policy=policy, newer_runs=newer_runs)
        self.engines.append(engine)
        engine.start()
        return engine

    def close(self) -> None:
        for engine in self.engines:
            engine.drain(5)

    def produce(self, records: Sequence[tuple[bytes | None, bytes | None]], headers: Any = None) -> None:
        """Bytes onto the topic, by a bare kafka-python producer."""
        producer = KafkaProducer(**self.connection.options(), max_request_size=4_000_000)
        try:
            sent = [
                producer.send(self.topic.name, key=key, value=value, headers=headers or []) for key, value in records
            ]
            for one in sent:
                one.get(timeout=60)
        finally:
            producer.close(timeout=5)

    def lag(self) -> int:
        lags = Admin(self.connection).group_lag([self.group], self.end_offsets)[self.group.name]
        return sum(one.lag for one in lags)


def plan(conversation_id: str, padding: int = 0) -> bytes:
    """The body of a valid plan; `understood` is where the padding goes."""
    body = Plan(conversation_id=conversation_id, user_phone="+972501234567", backend="x" * padding)
    return body.model_dump_json(exclude_none=True).encode()


class Keeper(PlainHandler):
    """Remembers what it handled: (key, conversation id), in order."""

    def __init__(self, act: Callable[[Record[Any]], Awaitable[None]] | None = None) -> None:
        self.records: list[Record[Any]] = []
        self.told: list[str] = []
        self._act = act

    @property
    def seen(self) -> list[tuple[str, str]]:
        return [(record.key, record.value.conversation_id) for record in self.records]

    async def handle(self, record: Record[Any]) -> list[Outgoing]:
        if self._act is not None:
            await self._act(record)
        else:
            await asyncio.sleep(0)
        self.records.append(record)
        return []

    async def on_dead_letter(self, record: Record[Any], error: Exception) -> list[Outgoing]:
        self.told.append(record.headers.correlation_id)
        return []


def wait_for(condition: Callable[[], object], within_s: float = 120.0) -> None:
    """Until it is true; an assertion error that shows it when it never is."""
    deadline = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < deadline, f"not within {within_s:.0f} s"
        time.sleep(0.05)
