"""`skeji bench flow`: pipelines of two steps, from the topic of plans to the topic of answers, through our members."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from pydantic import SecretStr

from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.bench.cpu import cpu_of
from skeji_ray.bench.flow_world import CONVERSATIONS, businesses, pipelines
from skeji_ray.bench.topics import AT_ONCE
from skeji_ray.clock import SystemClock
from skeji_ray.config import Settings
from skeji_ray.errors import NoAnswerInTime, SkejiError, UsageError
from skeji_ray.kafka.admin import Admin
from skeji_ray.kafka.clients import admin_client, reading_client
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.producer import Producer
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.pipeline import Answer
from skeji_ray.store.migrations import migrate
from skeji_ray.store.mongo import MongoStore
from skeji_ray.topology import ANSWERS, TOPICS

WARM_UP_ROUNDS = range(2)
SATURATION_ROUNDS = range(2, 22)
STEADY_ROUNDS = range(22, 28)
STEADY_EVERY_S = 1 / 20
ANSWERS_WITHIN_S = 300.0


@dataclass
class Answers:
    """What was answered, by correlation id, as it comes; filled by a thread of its own."""

    at: dict[str, float] = field(default_factory=dict)
    """When the first answer of each came, monotonic."""
    order: dict[str, list[str]] = field(default_factory=dict)
    """Recipient -> correlation ids, in the order of their answers."""
    outcomes: Counter[str] = field(default_factory=Counter)
    ended: threading.Event = field(default_factory=threading.Event)

    def read(self, connection: Connection) -> None:
        """Until `ended`."""
        with reading_client(connection, auto_offset_reset="earliest") as consumer:
            consumer.subscribe([ANSWERS.name])
            while not self.ended.is_set():
                for records in consumer.poll(100).values():
                    now = time.monotonic()
                    for record in records:
                        self._take(record, now)

    def _take(self, record: Any, now: float) -> None:
        correlation = dict(record.headers)["correlation-id"].decode()
        outcome = Answer.model_validate_json(record.value).outcome
        if outcome is None or correlation in self.at:
            return
        self.order.setdefault(record.key.decode(), []).append(correlation)
        self.outcomes[outcome.kind] += 1
        self.at[correlation] = now

    async def wait_for(self, records: Sequence[Outgoing]) -> None:
        """Until each of these was answered. Raises NoAnswerInTime."""
        deadline = time.monotonic() + ANSWERS_WITHIN_S
        missing = {record.correlation_id for record in records}
        while missing := missing - self.at.keys():
            if time.monotonic() > deadline:
                raise NoAnswerInTime(f"{len(missing)} of {len(records)} pipelines were not answered")
            await asyncio.sleep(0.02)


def run_flow_bench(settings: Settings, servers: Mapping[str, int]) -> dict[str, Any]:
    """All figures.

    Args:
        servers: `broker` and `database` -> process id, as far as they run on this machine.

    Raises:
        UsageError: the broker belongs to a system already.
        SkejiError: a part failed, or answers are missing.
    """
    settings = _with_a_database_of_its_own(settings)
    connection = Connection.of(settings)
    with _topics(connection), _parts(settings) as parts:
        return asyncio.run(_measure(settings, connection, {**parts, **servers}))


async def _measure(settings: Settings, connection: Connection, pids: Mapping[str, int]) -> dict[str, Any]:
    run, now = uuid4().hex[:8], SystemClock().now()
    await _prepare(settings)
    answers, producer = Answers(), Producer(connection, "bench")
    reading = asyncio.create_task(asyncio.to_thread(answers.read, connection))
    try:
        await _all_at_once(producer, answers, pipelines(run, WARM_UP_ROUNDS, now))
        many = pipelines(run, SATURATION_ROUNDS, now)
        before = {part: cpu_of(pid) for part, pid in pids.items()}
        wall_s = await _all_at_once(producer, answers, many)
        cpu_ms = {part: (cpu_of(pid) - before[part]) / len(many) * 1000 for part, pid in pids.items()}
        steady = await _one_by_one(producer, answers, pipelines(run, STEADY_ROUNDS, now))
    finally:
        answers.ended.set()
        producer.close()
        await reading
    ordered = sorted(steady)
    sent = pipelines(run, [*WARM_UP_ROUNDS, *SATURATION_ROUNDS, *STEADY_ROUNDS], now)
    return {
        "pipelines_s": round(len(many) / wall_s, 1),
        "cpu_ms": _rounded(
            {
                "ours": cpu_ms["executor"] + cpu_ms["services"],
                "executor": cpu_ms["executor"],
                "services": cpu_ms["services"],
                "broker": cpu_ms.get("broker"),
                "database": cpu_ms.get("database"),
            }
        ),
        "p50_ms": round(ordered[len(ordered) // 2] * 1000, 1),
        "p99_ms": round(ordered[int(len(ordered) * 0.99)] * 1000, 1),
        "order_breaks": order_breaks(answers, sent),
        "outcomes": dict(answers.outcomes),
        "pipelines": len(many),
        "conversations": CONVERSATIONS,
    }


async def _all_at_once(producer: Producer, answers: Answers, records: Sequence[Outgoing]) -> float:
    """Seconds from the first plan to the last answer."""
    begun = time.monotonic()
    for begin in range(0, len(records), AT_ONCE):
        await producer.publish(records[begin : begin + AT_ONCE])
    await answers.wait_for(records)
    return max(answers.at[record.correlation_id] for record in records) - begun


async def _one_by_one(producer: Producer, answers: Answers, records: Sequence[Outgoing]) -> list[float]:
    """Seconds of each pipeline, at 20 a second."""
    begun, sent_at, tasks = time.monotonic(), [], []
    for number, record in enumerate(records):
        await asyncio.sleep(max(0.0, begun + number * STEADY_EVERY_S - time.monotonic()))
        sent_at.append(time.monotonic())
        tasks.append(asyncio.create_task(producer.publish([record])))
    await asyncio.gather(*tasks)
    await answers.wait_for(records)
    return [answers.at[record.correlation_id] - at for record, at in zip(records, sent_at, strict=True)]


def order_breaks(answers: Answers, sent: Sequence[Outgoing]) -> int:
    """Answers that came before one of an earlier plan of their conversation."""
    number_of = {record.correlation_id: number for number, record in enumerate(sent)}
    breaks = 0
    for correlations in answers.order.values():
        numbers = [number_of[one] for one in correlations if one in number_of]
        breaks += sum(later < earlier for earlier, later in pairwise(numbers))
    return breaks


async def _prepare(settings: Settings) -> None:
    """Indexes, and the salons that are booked."""
    assert settings.mongo_uri is not None
    store = MongoStore(settings.mongo_uri.get_secret_value())
    try:
        await migrate(store, DOCUMENTS)
        for document in businesses(SystemClock().now()):
            await store.insert(document)
    finally:
        await store.close()


def _with_a_database_of_its_own(settings: Settings) -> Settings:
    assert settings.mongo_uri is not None
    parts = urlsplit(settings.mongo_uri.get_secret_value())
    uri = urlunsplit(parts._replace(path=f"/skeji_bench_{uuid4().hex[:8]}"))
    return settings.model_copy(update={"mongo_uri": SecretStr(uri)})


@contextmanager
def _topics(connection: Connection) -> Iterator[None]:
    """The product's topics, under their own names, deleted afterwards.

    Raises:
        UsageError: some are there already: their system's members would take part.
    """
    admin = Admin(connection)
    if admin.describe(TOPICS):
        raise UsageError(
            f"Kafka at {connection.brokers} belongs to a system already: its members would run the bench's pipelines. "
            "Name another broker, or none"
        )
    admin.apply(TOPICS)
    try:
        yield
    finally:
        with admin_client(connection) as client:
            client.delete_topics([topic.name for topic in TOPICS])


@contextmanager
def _parts(settings: Settings) -> Iterator[dict[str, int]]:
    """Both halves of the members, ready; part -> process id."""
    assert settings.mongo_uri is not None
    env = {
        **os.environ,
        "KAFKA_BROKERS": settings.kafka_brokers or "",
        "MONGO_URI": settings.mongo_uri.get_secret_value(),
    }
    parts = {
        part: subprocess.Popen(
            [sys.executable, "-m", "skeji_ray.bench.flow_part", part],
            env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for part in ("executor", "services")
    }  # fmt: skip
    try:
        for part, process in parts.items():
            assert process.stdout is not None
            if process.stdout.readline() != "ready\n":
                raise SkejiError(f"the {part} of the bench ended with {process.wait()}")
        yield {part: process.pid for part, process in parts.items()}
    finally:
        for process in parts.values():
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    try:
        process.communicate(timeout=20)  # closes its standard input, upon which it drains
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def _rounded(figures: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, 2) for name, value in figures.items()}
