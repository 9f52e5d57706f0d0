"""A collector of spans on loopback: takes OTLP over HTTP as a real one does, and keeps what it is sent."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from opentelemetry.proto.common.v1.common_pb2 import AnyValue, KeyValue
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status


@dataclass(frozen=True)
class Collected:
    """One span as it came over the wire; ids in hexadecimal digits."""

    service: str
    name: str
    kind: str
    trace_id: str
    span_id: str
    parent_id: str
    """Empty: it began its trace."""
    failed: bool
    attributes: dict[str, str | int]


class Collector:
    """Takes spans at `endpoint` while it runs; answers `status`, once `go` is set."""

    def __init__(self) -> None:
        self.status = 200
        self.go = threading.Event()
        self.go.set()
        self.text = b""
        """Everything that came, as it came."""
        self._spans: list[Collected] = []
        self._refused = 0
        self._came = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def spans(self) -> list[Collected]:
        with self._came:
            return list(self._spans)

    def until(self, holds: Callable[[list[Collected]], object], within_s: float = 120.0) -> list[Collected]:
        """The spans, once `holds` is true of them."""
        with self._came:
            assert self._came.wait_for(lambda: holds(self._spans), within_s), "\n".join(map(str, self._spans))
            return list(self._spans)

    def until_refused(self, within_s: float = 120.0) -> None:
        """A request was answered that spans are not taken."""
        with self._came:
            assert self._came.wait_for(lambda: self._refused > 0, within_s)

    def stop(self) -> None:
        self.go.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def take(self, body: bytes) -> None:
        """One request's body."""
        request = ExportTraceServiceRequest.FromString(body)
        with self._came:
            self.text += body
            self._spans += _spans_of(request)
            self._came.notify_all()

    def refuse(self) -> None:
        """One request was answered that its spans are not taken."""
        with self._came:
            self._refused += 1
            self._came.notify_all()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        collector = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                collector.go.wait()
                right = self.path == "/v1/traces" and self.headers["Content-Type"] == "application/x-protobuf"
                status = collector.status if right else 404
                if status == 200:
                    collector.take(body)
                answer = ExportTraceServiceResponse().SerializeToString()
                self.send_response(status)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
                self.wfile.flush()
                if status != 200:
                    collector.refuse()

            def log_message(self, format: str, *args: object) -> None:
                """Not into the tests' output."""

        return Handler


@contextmanager
def collector() -> Iterator[Collector]:
    """A running one."""
    running = Collector()
    try:
        yield running
    finally:
        running.stop()


def _spans_of(request: ExportTraceServiceRequest) -> list[Collected]:
    return [
        _collected(span, str(_values(of_resource.resource.attributes).get("service.name", "")))
        for of_resource in request.resource_spans
        for scope in of_resource.scope_spans
        for span in scope.spans
    ]


def _collected(span: Span, service: str) -> Collected:
    return Collected(
        service=service,
        name=span.name,
        kind=Span.SpanKind.Name(span.kind).removeprefix("SPAN_KIND_").lower(),
        trace_id=span.trace_id.hex(),
        span_id=span.span_id.hex(),
        parent_id=span.parent_span_id.hex(),
        failed=span.status.code == Status.STATUS_CODE_ERROR,
        attributes=_values(span.attributes),
    )


def _values(pairs: Iterator[KeyValue]) -> dict[str, str | int]:
    return {pair.key: _value(pair.value) for pair in pairs}


def _value(value: AnyValue) -> str | int:
    return value.int_value if value.WhichOneof("value") == "int_value" else value.string_value
