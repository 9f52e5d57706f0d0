"""Topics and messages of a bench: under names of its own, gone when it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from skeji_ray.kafka.admin import Admin
from skeji_ray.kafka.clients import admin_client
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.producer import Producer
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.inbound import Content, UserMessage
from skeji_ray.topology import GATEWAY_TO_SCRUB, Topic

BODY_BYTES = 300
AT_ONCE = 2_000
"""Records that are published together while a topic is filled."""


def hop_topic(name: str) -> Topic:
    """A topic of users' messages, as between gateway and scrub."""
    return replace(GATEWAY_TO_SCRUB, name=name)


@contextmanager
def topics_of_a_run(connection: Connection, words: Sequence[str]) -> Iterator[list[str]]:
    """A fresh topic for each word, deleted afterwards. Raises DependencyUnreachable."""
    run = uuid4().hex[:8]
    names = [f"bench-{word}-{run}" for word in words]
    Admin(connection).apply([hop_topic(name) for name in names])
    try:
        yield names
    finally:
        with admin_client(connection) as admin:
            admin.delete_topics(names)


def a_message(number: int, identity: str) -> UserMessage:
    """One message whose body takes 300 bytes."""
    bare = UserMessage(
        message_id=f"wamid.bench{number:08d}",
        identity=identity,
        name="Sarah Cohen",
        business_number="100000000000001",
        content=Content.TEXT,
        text="x",
        sent_at=datetime(2026, 11, 24, 10, 0, tzinfo=UTC),
    )
    missing = BODY_BYTES - len(bare.model_dump_json(exclude_none=True))
    words = "book a haircut tomorrow at three in Tel Aviv please "
    return bare.model_copy(update={"text": (words * 10)[: missing + 1]})


def record_of(number: int, topic: str, key: str, run: str) -> Outgoing:
    """Message `number` of a run, as a stage would publish it."""
    correlation = stable_id(run, number)
    return Outgoing(
        topic=topic,
        key=key,
        value=a_message(number, key),
        correlation_id=correlation,
        conversation_id=stable_id("conversation", key),
        event_id=stable_id(correlation, "event"),
    )


def phone(number: int) -> str:
    """A user of the bench."""
    return f"+97250{number:07d}"


def fill(connection: Connection, records: Sequence[Outgoing]) -> None:
    """Publish all of them, in order. Raises DependencyUnreachable."""

    async def publish_all() -> None:
        for begin in range(0, len(records), AT_ONCE):
            await producer.publish(records[begin : begin + AT_ONCE])

    producer = Producer(connection, "bench")
    try:
        asyncio.run(publish_all())
    finally:
        producer.close()
