"""The exporter's manners: one line when it fails, one when it works again."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Sequence

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SpanExporter, SpanExportResult

from skeji_ray.config import load_settings
from skeji_ray.errors import SettingError
from skeji_ray.tracing import otlp
from skeji_ray.tracing.otlp import Reported

OK, FAILED = SpanExportResult.SUCCESS, SpanExportResult.FAILURE


class Answering(SpanExporter):
    """An exporter that answers what it is told to."""

    def __init__(self, *answers: SpanExportResult | Exception) -> None:
        self._answers = list(answers)

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_an_outage_is_said_once_and_so_is_its_end(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, otlp.__name__)
    answers = (OK, FAILED, FAILED, OSError("broken"), OK, OK, FAILED)
    exporter = Reported(Answering(*answers), "collector:4318")
    assert [exporter.export(()) for _ in answers] == [OK, FAILED, FAILED, FAILED, OK, OK, FAILED]
    assert [(line.levelname, "collector:4318" in line.getMessage()) for line in caplog.records] == [
        ("WARNING", True),
        ("INFO", True),
        ("WARNING", True),
    ]


@pytest.mark.parametrize(
    ("endpoint", "place"),
    [("http://collector:4318", "collector:4318"), ("https://user:secret@collector/base?key=secret", "collector")],
)
def test_a_log_names_the_collector_and_no_secret(endpoint: str, place: str) -> None:
    assert otlp._place(endpoint) == place


@pytest.mark.parametrize(
    "endpoint", ["collector:4318", "grpc://collector:4317", "http://", "http://host:port", "http://["]
)
def test_a_setting_that_is_no_address_is_refused_by_name(endpoint: str) -> None:
    with pytest.raises(SettingError, match="OTEL_EXPORTER_OTLP_ENDPOINT: not an address like"):
        load_settings(otel_exporter_otlp_endpoint=endpoint)


def test_without_a_collector_a_member_does_not_import_what_exports() -> None:
    script = """
import sys
from skeji_ray import members
from skeji_ray.config import load_settings
assert members.tracer_of(load_settings(otel_exporter_otlp_endpoint=None), "gateway", "gateway/0") is None
print([name for name in sys.modules if name.startswith(("opentelemetry.sdk.trace", "opentelemetry.exporter.otlp"))])
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True)
    assert run.stdout.strip() == "[]"
