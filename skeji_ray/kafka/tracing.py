"""Traces through Kafka: every record names what caused it; with a tracer, every handling is a span of its own.

Without a tracer a record's `traceparent` is made of its ids: the trace is the correlation id, the span the event id,
and nothing is kept or sent. With one it names the span that published the record. Both can be read as they come: a
span that is the record's own event id was made up, so what handles that record begins the trace.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import replace
from typing import Any, NamedTuple

from skeji_ray.catalogue.actions import ACTION
from skeji_ray.kafka.codec import traceparent
from skeji_ray.kafka.middleware import Handle, Middleware
from skeji_ray.messages.base import Outgoing, Publish, Record
from skeji_ray.messages.pipeline import Command
from skeji_ray.topology import Group
from skeji_ray.tracing.context import TraceParent, read, trace_id_of
from skeji_ray.tracing.tracer import Attributes, Kind, Span, Tracer

_MOST_CHARACTERS = 64
"""Of an id that somebody else may have made."""


class Handled(NamedTuple):
    """What this task does, and for which message."""

    correlation_id: str
    span: Span


_handled: ContextVar[Handled | None] = ContextVar("handled", default=None)


def tracing_middleware(group: Group, tracer: Tracer | None = None) -> Middleware:
    """What stands around a group's handler: a span, and what is published carries it.

    Without a tracer a trace that began outside goes on; our own need nothing.
    """
    return _spans_of(group, tracer) if tracer is not None else _foreign_traces


def carrying(publish: Publish, tracer: Tracer | None) -> Publish:
    """`publish`, for whoever publishes while it handles: its records carry the span that is open."""
    if tracer is None:
        return publish

    async def carried(outgoing: Sequence[Outgoing]) -> None:
        handled = _handled.get()
        await publish(outgoing if handled is None else [_caused_by(handled, one) for one in outgoing])

    return carried


def beginning(publish: Publish, tracer: Tracer | None, name: str) -> Publish:
    """`publish`, where messages come in: each begins its trace, by a span around the broker's acknowledgement."""
    if tracer is None:
        return publish

    async def begun(outgoing: Sequence[Outgoing]) -> None:
        with ExitStack() as spans:
            await publish([_begun(one, spans, tracer, name) for one in outgoing])

    return begun


@contextmanager
def handling(tracer: Tracer, name: str, kind: Kind, record: Record[Any], attributes: Attributes) -> Iterator[Handled]:
    """A span, child of what caused the record; the rest of the body's task can go on from it."""
    correlation_id = record.headers.correlation_id
    ours = {"messaging.message.conversation_id": correlation_id[:_MOST_CHARACTERS], **attributes}
    with tracer.span(name, kind, ours, cause_of(record)) as span:
        handled = Handled(correlation_id, span)
        before = _handled.set(handled)
        try:
            yield handled
        finally:
            _handled.reset(before)


def inside(tracer: Tracer, name: str, kind: Kind) -> AbstractContextManager[object]:
    """A span within the one that this task is in; without one nothing."""
    handled = _handled.get()
    return nullcontext() if handled is None else tracer.span(name, kind, {}, handled.span.context())


def handed_over(record: Record[Any]) -> Record[Any]:
    """The record for another process that goes on with it: caused by the span that is open."""
    handled = _handled.get()
    if handled is None:
        return record
    return replace(record, headers=replace(record.headers, traceparent=str(handled.span.context())))


def cause_of(record: Record[Any]) -> TraceParent | None:
    """The span that published the record, or the trace alone where none did."""
    headers = record.headers
    found = read(headers.traceparent)
    if found is None:
        trace_id = trace_id_of(headers.correlation_id)
        return None if trace_id is None else TraceParent(trace_id, None)
    is_made_up = traceparent(found.trace_id, headers.event_id)[36:52] == found.span_id
    return found._replace(span_id=None) if is_made_up else found


def foreign_trace(record: Record[Any]) -> str | None:
    """The trace id of a record's W3C traceparent, where it is valid and not our own."""
    parent = record.headers.traceparent
    if parent is None or parent[3:35] == record.headers.correlation_id.replace("-", ""):
        return None
    found = read(parent)
    return found.trace_id if found else None


def _foreign_traces(handle: Handle) -> Handle:
    async def traced(record: Record[Any]) -> list[Outgoing]:
        outgoing = await handle(record)
        if not outgoing or (trace_id := foreign_trace(record)) is None:
            return outgoing
        return [replace(one, traceparent=traceparent(trace_id, one.event_id)) for one in outgoing]

    return traced


def _spans_of(group: Group, tracer: Tracer) -> Middleware:
    def wrap(handle: Handle) -> Handle:
        async def traced(record: Record[Any]) -> list[Outgoing]:
            name, attributes = _name_of(group, record), _attributes_of(group, record)
            with handling(tracer, name, Kind.CONSUMER, record, attributes) as handled:
                return [_caused_by(handled, one) for one in await handle(record)]

        return traced

    return wrap


def _name_of(group: Group, record: Record[Any]) -> str:
    """The action, where the catalogue has it, so that there are few names; else the group."""
    command = record.value
    if isinstance(command, Command) and (command.service, command.action) in ACTION:
        return f"{command.service} {command.action}"
    return group.name


def _attributes_of(group: Group, record: Record[Any]) -> Attributes:
    """Of the semantic conventions of messaging; the key is left out, for it may be a phone."""
    return {
        "messaging.system": "kafka",
        "messaging.operation.name": "process",
        "messaging.operation.type": "process",
        "messaging.consumer.group.name": group.name,
        "messaging.destination.name": record.topic,
        "messaging.destination.partition.id": str(record.partition),
        "messaging.kafka.offset": record.offset,
        "messaging.message.id": record.headers.event_id[:_MOST_CHARACTERS],
    }


def _caused_by(handled: Handled, one: Outgoing) -> Outgoing:
    """What another message caused stays in that one's trace."""
    if one.correlation_id != handled.correlation_id:
        return one
    return replace(one, traceparent=str(handled.span.context()))


def _begun(one: Outgoing, spans: ExitStack, tracer: Tracer, name: str) -> Outgoing:
    trace_id = trace_id_of(one.correlation_id)
    attributes = {
        "messaging.system": "kafka",
        "messaging.operation.name": "send",
        "messaging.operation.type": "send",
        "messaging.destination.name": one.topic,
        "messaging.message.id": one.event_id,
        "messaging.message.conversation_id": one.correlation_id,
    }
    parent = None if trace_id is None else TraceParent(trace_id, None)
    span = spans.enter_context(tracer.span(name, Kind.PRODUCER, attributes, parent))
    return replace(one, traceparent=str(span.context()))
