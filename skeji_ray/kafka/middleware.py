"""What stands around every handler: each middleware sees the record, calls the next one, and sees what came of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic, time
from typing import Any

from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.people import mask
from skeji_ray.metrics.sink import Sink
from skeji_ray.metrics.table import HANDLING, STAGE

log = logging.getLogger(__name__)

Handle = Callable[[Record[Any]], Awaitable[list[Outgoing]]]
Middleware = Callable[[Handle], Handle]
"""Wraps a handle in another one."""

_PHONE = re.compile(r"\+?\d{8,15}")


def chain(handle: Handle, middlewares: Sequence[Middleware]) -> Handle:
    """`handle` inside all of them, the first outermost."""
    for middleware in reversed(middlewares):
        handle = middleware(handle)
    return handle


def logging_middleware(actor: str) -> Middleware:
    """One debug line for each time a record is handled, phones masked. What is done about a failure says the worker."""

    def wrap(handle: Handle) -> Handle:
        async def logged(record: Record[Any]) -> list[Outgoing]:
            if not log.isEnabledFor(logging.DEBUG):
                return await handle(record)
            started = monotonic()
            try:
                outgoing = await handle(record)
            except Exception as error:
                log.debug("%s: %s failed: %s", actor, about(record), reason_of(error))
                raise
            spent_ms = (monotonic() - started) * 1000
            log.debug("%s: %s in %.1f ms, publishes %d", actor, about(record), spent_ms, len(outgoing))
            return outgoing

        return logged

    return wrap


def metrics_middleware(
    group: str, sink: Sink, clock: Callable[[], float] = monotonic, wall: Callable[[], float] = time
) -> Middleware:
    """Times every try at a record by what came of it, and every record from its writing to its handling.

    Args:
        wall: seconds since 1970, the clock that records are stamped by.
    """
    handled, staged = sink.series(HANDLING, group, "ok"), sink.series(STAGE, group)

    def wrap(handle: Handle) -> Handle:
        async def measured(record: Record[Any]) -> list[Outgoing]:
            started = clock()
            try:
                outgoing = await handle(record)
            except Exception as error:
                sink.series(HANDLING, group, type(error).__name__)(clock() - started)
                raise
            handled(clock() - started)
            staged(max(0.0, wall() - record.written_at.timestamp()))
            return outgoing

        return measured

    return wrap


def about(record: Record[Any]) -> str:
    """Which record, for a log line: its correlation id, its place, its key masked."""
    place = f"{record.topic}[{record.partition}]@{record.offset}"
    return f"correlation_id={record.headers.correlation_id[:64]} {place} key={mask(record.key)}"


def reason_of(error: BaseException) -> str:
    """An error in one bounded line that holds no phone."""
    line = " ".join(f"{type(error).__name__}: {error}".split())[:1000]
    return _PHONE.sub(lambda found: mask(found[0]), line)
