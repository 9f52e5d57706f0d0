"""The table of metrics, and the one way out."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from skeji_ray.metrics.ray_sink import RaySink
from skeji_ray.metrics.sink import NO_SINK
from skeji_ray.metrics.table import METRICS, Kind, Metric

ROOT = Path(__file__).resolve().parents[3]


def test_names_are_prometheus_names_and_say_their_unit() -> None:
    names = [metric.name for metric in METRICS]
    assert len(set(names)) == len(names)
    for metric in METRICS:
        assert re.fullmatch(r"skeji(_[a-z]+)+", metric.name)
        assert metric.name.endswith("_seconds") == (metric.unit == "seconds")
        assert not metric.name.endswith("_total"), "the exporter adds it"
        assert metric.help
        assert not metric.help.endswith(".")


@pytest.mark.parametrize("metric", [metric for metric in METRICS if metric.kind is Kind.HISTOGRAM])
def test_buckets_rise_and_tell_the_guides_five_seconds(metric: Metric) -> None:
    assert list(metric.bounds) == sorted(set(metric.bounds))
    assert 5.0 in metric.bounds


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.name)
def test_every_metric_can_be_measured_without_a_cluster(metric: Metric) -> None:
    sink, labels = RaySink(), [f"a {label}" for label in metric.labels]
    sink.series(metric, *labels)(1)
    assert sink.series(metric, *labels) is sink.series(metric, *labels)
    NO_SINK.series(metric, *labels)(1)


def test_a_label_too_few_is_refused() -> None:
    labelled = next(metric for metric in METRICS if metric.labels)
    with pytest.raises(ValueError, match="zip"):
        RaySink().series(labelled)


def test_ray_util_metrics_is_imported_in_one_place() -> None:
    importing = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "skeji_ray").rglob("*.py")
        if "ray.util" in path.read_text(encoding="utf-8") and _imports_ray_metrics(path)
    ]
    assert importing == ["skeji_ray/metrics/ray_sink.py"]


def _imports_ray_metrics(path: Path) -> bool:
    return any(
        (isinstance(node, ast.ImportFrom) and node.module == "ray.util" and node.names[0].name == "metrics")
        or (isinstance(node, ast.ImportFrom) and node.module == "ray.util.metrics")
        or (isinstance(node, ast.Import) and any(name.name == "ray.util.metrics" for name in node.names))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )
