"""The exporter: OTLP over HTTP, in batches, behind the work, and quiet."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from urllib.parse import urlsplit

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult

from skeji_ray.tracing.otel import OtelTracer
from skeji_ray.tracing.tracer import Attributes

log = logging.getLogger(__name__)

_SAYS_EVERY_BATCH = ("opentelemetry.exporter.otlp.proto.http.trace_exporter", "opentelemetry.sdk._shared_internal")


def open_tracer(endpoint: str, resource: Attributes) -> OtelTracer:
    """A tracer whose spans go to the collector at `endpoint`, the base address of OTLP over HTTP.

    Spans wait in a queue of 2,048 and leave every 5 s, or by 512; beyond that the oldest are dropped. The SDK's own
    variables (OTEL_BSP_*, OTEL_EXPORTER_OTLP_HEADERS, _TIMEOUT, _COMPRESSION, _CERTIFICATE) say otherwise.
    """
    for name in _SAYS_EVERY_BATCH:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    exporter = OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces")
    return OtelTracer(resource, BatchSpanProcessor(Reported(exporter, _place(endpoint))))


class Reported(SpanExporter):
    """An exporter of which is said once that it fails, and once that it does no more."""

    def __init__(self, inner: SpanExporter, place: str) -> None:
        self._inner = inner
        self._place = place
        self._fails = False

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        """On the batch's own thread. Never raises."""
        try:
            result = self._inner.export(spans)
        except Exception as error:
            log.debug("spans: %s", type(error).__name__)
            result = SpanExportResult.FAILURE
        fails = result is not SpanExportResult.SUCCESS
        if fails and not self._fails:
            log.warning("no collector at %s takes our spans: they are dropped until one does", self._place)
        elif self._fails and not fails:
            log.info("the collector at %s takes our spans again", self._place)
        self._fails = fails
        return result

    def shutdown(self) -> None:
        self._inner.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        return self._inner.force_flush(timeout_millis)


def _place(endpoint: str) -> str:
    """Host and port: the rest may hold a secret."""
    address = urlsplit(endpoint)
    return address.hostname if address.port is None else f"{address.hostname}:{address.port}"  # type: ignore[return-value]
