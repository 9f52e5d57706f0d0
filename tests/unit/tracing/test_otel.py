"""The tracer over the real SDK."""

from __future__ import annotations

import asyncio
import threading

import pytest
from opentelemetry.sdk.trace import SpanProcessor
from opentelemetry.trace import SpanKind, StatusCode

from skeji_ray.errors import Conflict, NotYet
from skeji_ray.tracing import otel
from skeji_ray.tracing.context import TraceParent
from skeji_ray.tracing.otel import OtelTracer
from skeji_ray.tracing.tracer import Kind
from tests.support.spans import KeptSpans, id_of, parent_of, trace_of

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


def test_a_span_stands_below_its_parent_in_its_trace() -> None:
    kept = KeptSpans()
    with kept.tracer.span("child", Kind.CONSUMER, {"number": 7}, TraceParent(TRACE, SPAN)) as open_span:
        context = open_span.context()
    span = kept.one("child")
    assert (trace_of(span), parent_of(span), span.kind) == (TRACE, SPAN, SpanKind.CONSUMER)
    assert (context.trace_id, context.span_id) == (TRACE, id_of(span))
    assert dict(span.attributes or {}) == {"number": 7}
    assert span.status.status_code is StatusCode.UNSET


def test_without_a_parents_span_it_begins_the_trace_that_is_told() -> None:
    kept = KeptSpans()
    with kept.tracer.span("root", Kind.PRODUCER, {}, TraceParent(TRACE, None)):
        pass
    assert (trace_of(kept.one("root")), parent_of(kept.one("root"))) == (TRACE, None)


def test_without_any_parent_each_begins_a_trace_of_its_own() -> None:
    kept = KeptSpans()
    for _ in range(2):
        with kept.tracer.span("lone", Kind.INTERNAL, {}, None):
            pass
    first, second = kept.all()
    assert trace_of(first) != trace_of(second)


def test_a_trace_that_is_not_sampled_where_it_began_is_not_recorded_here_and_says_so_further_on() -> None:
    kept = KeptSpans()
    with kept.tracer.span("unseen", Kind.CONSUMER, {}, TraceParent(TRACE, SPAN, 0)) as span:
        context = span.context()
    assert kept.all() == ()
    assert (context.trace_id, context.flags) == (TRACE, 0)


@pytest.mark.parametrize("error", [Conflict("of +972501234567"), KeyError("+972501234567"), asyncio.CancelledError()])
def test_a_failure_is_told_by_its_class_and_not_by_its_words(error: BaseException) -> None:
    kept = KeptSpans()
    with pytest.raises(type(error)), kept.tracer.span("failing", Kind.CONSUMER, {}, None):
        raise error
    span = kept.one("failing")
    assert dict(span.attributes or {}) == {"error.type": type(error).__name__}
    assert (span.status.status_code, span.status.description, span.events) == (StatusCode.ERROR, None, ())


def test_a_try_before_its_time_is_no_span() -> None:
    kept = KeptSpans()
    with pytest.raises(NotYet), kept.tracer.span("early", Kind.CONSUMER, {}, None):
        raise NotYet("not yet", 1.0)
    assert kept.all() == ()


def test_a_try_before_its_time_that_caused_something_is_one_and_no_failure() -> None:
    kept = KeptSpans()

    def cause_something() -> None:
        with kept.tracer.span("early", Kind.CONSUMER, {}, None) as span:
            span.context()
            raise NotYet("not yet", 1.0)

    with pytest.raises(NotYet):
        cause_something()
    assert kept.one("early").status.status_code is StatusCode.UNSET


class Stuck(SpanProcessor):
    """Does not end before it may."""

    def __init__(self) -> None:
        self.may = threading.Event()
        self.asked = threading.Event()

    def shutdown(self) -> None:
        self.asked.set()
        self.may.wait()


def test_closing_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(otel, "FLUSH_WITHIN_S", 0.0)
    stuck = Stuck()
    OtelTracer({}, stuck).close()
    assert stuck.asked.wait(30)
    stuck.may.set()


def test_who_traces_is_told_and_the_environment_adds_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=trial")
    kept = KeptSpans()
    with kept.tracer.span("any", Kind.INTERNAL, {}, None):
        pass
    resource = kept.one("any").resource.attributes
    assert (resource["service.name"], resource["deployment.environment.name"]) == ("tests", "trial")
