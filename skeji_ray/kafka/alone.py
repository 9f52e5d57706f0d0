"""The engine by itself: for a Kafka and a handler that know nothing of this product's topology."""

from __future__ import annotations

import signal
import threading
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.engine import Engine
from skeji_ray.kafka.handler import Handler, PlainHandler
from skeji_ray.kafka.middleware import Middleware
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.messages.base import Message, Outgoing, Publish, Record
from skeji_ray.metrics.sink import NO_SINK, Sink
from skeji_ray.topology import Group, Key, Members, Topic, dead_letter_topic
from skeji_ray.tracing.tracer import Tracer

Handle = Callable[[Record[Any]], Awaitable[list[Outgoing]]]

DRAIN_S = 15.0


def topic(name: str, message: type[Message], partitions: int = 6) -> Topic:
    """A topic whose records are `message` as JSON. `Admin(connection).apply([...])` creates what is missing."""
    return Topic(name, message, Key.ORIGINAL, partitions)


def dead_letters(name: str) -> Topic:
    """Where records go that can not be handled."""
    return dead_letter_topic(name)


def member(
    connection: Connection,
    group: str,
    topics: Sequence[Topic],
    handle: Handle | Handler,
    dlq: Topic | None = None,
    *,
    name: str = "0",
    policy: RetryPolicy | None = None,
    middlewares: Sequence[Middleware] = (),
    sink: Sink = NO_SINK,
    tracer: Tracer | None = None,
) -> Engine:
    """A member of `group`, not yet started; run as many as there are partitions, in as many processes.

    Args:
        handle: one record in, what to publish because of it out; or a whole Handler.
        dlq: without one a record that fails is tried for ever, and what can not be read is logged and passed over.
        sink: where measurements go.
        tracer: where spans go; `skeji_ray.tracing.otlp.open_tracer` makes one.
    """

    async def build(_: Publish) -> Handler:
        return _Bare(handle) if callable(handle) else handle

    row = Group(group, group, tuple(topics), (), dlq, Members(1, 1))
    return Engine(
        row,
        connection,
        build,
        actor=f"{group}/{name}",
        policy=policy,
        middlewares=middlewares,
        sink=sink,
        tracer=tracer,
    )


def run(engine: Engine, drain_s: float = DRAIN_S) -> None:
    """Start it, and go on as `until_told`."""

    def begin() -> Engine:
        engine.start()
        return engine

    until_told(begin, drain_s)


def until_told(begin: Callable[[], Engine], drain_s: float) -> None:
    """From `begin`, which gives a started one, until SIGINT or SIGTERM, or until it ends by itself; then finish what
    was read, commit and leave."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    engine = begin()
    while not stop.wait(0.5) and engine.alive:
        pass
    engine.drain(drain_s)


class _Bare(PlainHandler):
    """A function as a handler."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle

    async def handle(self, record: Record[Any]) -> list[Outgoing]:
        return await self._handle(record)
