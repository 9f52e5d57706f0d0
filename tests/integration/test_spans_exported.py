"""Spans on their real way: the SDK, its queue, its exporter, HTTP, and a collector that decodes them."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator

import pytest

from skeji_ray.errors import Conflict
from skeji_ray.tracing import otlp
from skeji_ray.tracing.context import TraceParent
from skeji_ray.tracing.otel import OtelTracer
from skeji_ray.tracing.otlp import open_tracer
from skeji_ray.tracing.tracer import Kind
from tests.support.collector import Collected, Collector, collector

TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
RESOURCE = {"service.name": "notifier"}


@pytest.fixture
def at() -> Iterator[Collector]:
    with collector() as running:
        yield running


def open_at(endpoint: str) -> OtelTracer:
    return open_tracer(endpoint, RESOURCE)


def one_span(tracer: OtelTracer, name: str = "handle") -> str:
    """Its id."""
    with tracer.span(name, Kind.CONSUMER, {"offset": 7, "topic": "t"}, TraceParent(TRACE, SPAN)) as span:
        return span.context().span_id or ""


@pytest.mark.parametrize("tail", ["", "/"])
def test_a_span_arrives_as_it_was_made(at: Collector, tail: str) -> None:
    tracer = open_at(at.endpoint + tail)
    span_id = one_span(tracer)
    tracer.close()
    expected = Collected("notifier", "handle", "consumer", TRACE, span_id, SPAN, False, {"offset": 7, "topic": "t"})
    assert at.until(len) == [expected]


def test_a_failure_arrives_as_one_and_its_words_do_not(at: Collector) -> None:
    tracer = open_at(at.endpoint)
    with pytest.raises(Conflict), tracer.span("handle", Kind.CONSUMER, {}, None):
        raise Conflict("+972501234567 is busy")
    tracer.close()
    (span,) = at.until(len)
    assert (span.failed, span.attributes) == (True, {"error.type": "Conflict"})
    assert b"972501234567" not in at.text


def test_spans_leave_by_themselves_while_work_goes_on(at: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "50")
    tracer = open_at(at.endpoint)
    one_span(tracer)
    at.until(len)
    tracer.close()


def test_what_ends_with_many_spans_sends_all_of_them(at: Collector) -> None:
    tracer = open_at(at.endpoint)
    sent = {one_span(tracer) for _ in range(1_500)}
    tracer.close()
    at.until(lambda spans: len(spans) >= len(sent))
    assert {span.span_id for span in at.spans} == sent


def nobodys_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def test_without_a_collector_work_goes_on_and_one_line_says_so(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_TIMEOUT", "0.5")  # its retries wait longer than that: it gives up at once
    monkeypatch.setenv("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "1")
    caplog.set_level(logging.DEBUG)
    port = nobodys_port()
    tracer = open_at(f"http://127.0.0.1:{port}")
    for _ in range(5):
        one_span(tracer)
    tracer.close()
    told = [line for line in caplog.records if line.levelno >= logging.INFO]
    assert [(line.name, f"127.0.0.1:{port}" in line.getMessage()) for line in told] == [(otlp.__name__, True)]


def test_more_spans_than_fit_are_dropped_and_hold_nobody_up(
    at: Collector, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_BSP_MAX_QUEUE_SIZE", "10")
    monkeypatch.setenv("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "5")
    at.go.clear()  # it takes a request, and does not answer
    tracer = open_at(at.endpoint)
    names = [f"span {number}" for number in range(100)]
    for name in names:
        one_span(tracer, name)
    at.go.set()
    tracer.close()
    arrived = at.until(lambda spans: any(span.name == names[-1] for span in spans))
    assert len(arrived) < 30
    assert caplog.records == []


def test_a_collector_that_never_answers_does_not_hold_up_the_end(at: Collector) -> None:
    at.go.clear()
    tracer = open_at(at.endpoint)
    one_span(tracer)
    tracer.close()
    assert at.spans == []


def test_a_collector_that_comes_back_is_sent_to_again(
    at: Collector, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "50")
    caplog.set_level(logging.INFO, otlp.__name__)
    at.status = 400  # no retry is worth it
    tracer = open_at(at.endpoint)
    one_span(tracer, "lost")
    at.until_refused()
    at.status = 200
    one_span(tracer, "found")
    at.until(lambda spans: [span.name for span in spans] == ["found"])
    tracer.close()
    assert [line.levelname for line in caplog.records] == ["WARNING", "INFO"]
