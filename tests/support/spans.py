"""A tracer whose spans are kept, and what there is to ask of them."""

from __future__ import annotations

from collections.abc import Iterable

from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanContext

from skeji_ray.tracing.otel import OtelTracer


class KeptSpans:
    """The real tracer; spans end up here."""

    def __init__(self) -> None:
        self._exporter = InMemorySpanExporter()
        self.tracer = OtelTracer({"service.name": "tests"}, SimpleSpanProcessor(self._exporter))

    def all(self) -> tuple[ReadableSpan, ...]:
        """Those that have ended, in that order."""
        return self._exporter.get_finished_spans()

    def names(self) -> list[str]:
        return [span.name for span in self.all()]

    def one(self, name: str) -> ReadableSpan:
        (found,) = [span for span in self.all() if span.name == name]
        return found


def trace_of(span: ReadableSpan) -> str:
    """In hexadecimal digits, as it stands in headers."""
    return f"{_context(span).trace_id:032x}"


def id_of(span: ReadableSpan) -> str:
    """Likewise."""
    return f"{_context(span).span_id:016x}"


def parent_of(span: ReadableSpan) -> str | None:
    """Likewise; None where it began its trace."""
    return f"{span.parent.span_id:016x}" if span.parent else None


def words_of(spans: Iterable[ReadableSpan]) -> str:
    """Everything that leaves with the spans, as one text."""
    return "\n".join(span.to_json() for span in spans)


def _context(span: ReadableSpan) -> SpanContext:
    context: SpanContext | None = span.context
    assert context is not None
    return context
