"""Spans on their way to a collector: the one place that knows OpenTelemetry's SDK.

Imported by who exports, never else: without a collector a process does not pay for it. Nothing global is set, so a
process may hold several tracers, and the spans of others are not ours.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from opentelemetry.context import Context
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.id_generator import IdGenerator, RandomIdGenerator
from opentelemetry.sdk.trace.sampling import DEFAULT_ON
from opentelemetry.trace import (
    NonRecordingSpan,
    Span,
    SpanContext,
    SpanKind,
    StatusCode,
    TraceFlags,
    set_span_in_context,
)

from skeji_ray.errors import NotYet
from skeji_ray.tracing.context import TraceParent
from skeji_ray.tracing.tracer import Attributes, Kind

FLUSH_WITHIN_S = 2.0
"""For what is left when a process part ends; what a collector has not taken by then is lost."""

_KINDS = {
    Kind.CONSUMER: SpanKind.CONSUMER,
    Kind.PRODUCER: SpanKind.PRODUCER,
    Kind.CLIENT: SpanKind.CLIENT,
    Kind.INTERNAL: SpanKind.INTERNAL,
}
_trace_id: ContextVar[int | None] = ContextVar("trace_id", default=None)
"""Of the span that is being begun."""


class OpenSpan:
    """A span of the SDK."""

    def __init__(self, span: Span) -> None:
        self._span = span
        self.is_parent = False

    def context(self) -> TraceParent:
        self.is_parent = True
        found = self._span.get_span_context()
        return TraceParent(f"{found.trace_id:032x}", f"{found.span_id:016x}", int(found.trace_flags))


class OtelTracer:
    """Every span is recorded, but for those of a trace that began outside and is not sampled there.

    The sampler of the SDK that keeps a share of all traces is not offered: it goes by the last digits of their ids,
    which are no chance in ours. A collector can choose by what came of a trace, and knows its end.

    Args:
        resource: who traces (`service.name`, ...); OTEL_RESOURCE_ATTRIBUTES adds to it.
        processor: takes the spans.
    """

    def __init__(self, resource: Attributes, processor: SpanProcessor) -> None:
        self._processor = processor
        provider = TracerProvider(
            sampler=DEFAULT_ON,
            resource=Resource.create(dict(resource)),
            id_generator=_Ids(),
            shutdown_on_exit=False,
        )
        provider.add_span_processor(processor)
        self._tracer = provider.get_tracer("skeji_ray")

    @contextmanager
    def span(self, name: str, kind: Kind, attributes: Attributes, parent: TraceParent | None) -> Iterator[OpenSpan]:
        """As `Tracer.span`."""
        span = self._begin(name, kind, attributes, parent)
        opened = OpenSpan(span)
        try:
            yield opened
        except NotYet:
            if opened.is_parent:
                span.end()
            raise  # else it is never ended, and so it is none
        except BaseException as error:
            span.set_attribute("error.type", type(error).__name__)
            span.set_status(StatusCode.ERROR)
            span.end()
            raise
        span.end()

    def close(self) -> None:
        """As `Tracer.close`. The SDK's own may wait for half a minute, so it goes on behind."""
        closing = threading.Thread(target=self._processor.shutdown, name="spans close", daemon=True)
        closing.start()
        closing.join(FLUSH_WITHIN_S)

    def _begin(self, name: str, kind: Kind, attributes: Attributes, parent: TraceParent | None) -> Span:
        reset = _trace_id.set(int(parent.trace_id, 16) if parent else None)
        try:
            return self._tracer.start_span(name, _context_of(parent), _KINDS[kind], attributes)
        finally:
            _trace_id.reset(reset)


class _Ids(IdGenerator):
    """Spans by chance; a trace by what is told, else by chance."""

    def __init__(self) -> None:
        self._chance = RandomIdGenerator()

    def generate_span_id(self) -> int:
        return self._chance.generate_span_id()

    def generate_trace_id(self) -> int:
        return _trace_id.get() or self._chance.generate_trace_id()

    def is_trace_id_random(self) -> bool:
        return False


def _context_of(parent: TraceParent | None) -> Context:
    """A context that holds the parent alone, whatever others trace in this process."""
    if parent is None or parent.span_id is None:
        return Context()
    found = SpanContext(int(parent.trace_id, 16), int(parent.span_id, 16), True, TraceFlags(parent.flags))
    return set_span_in_context(NonRecordingSpan(found), Context())
