"""A sink that keeps what it is told, and the text that Prometheus scrapes, read."""

from __future__ import annotations

from collections import defaultdict

from skeji_ray.metrics.sink import Measure
from skeji_ray.metrics.table import Metric


class KeptSink:
    """Every measurement of every series, in order."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[tuple[str, ...], list[float]]] = defaultdict(dict)

    def series(self, metric: Metric, *labels: str) -> Measure:
        assert len(labels) == len(metric.labels), f"{metric.name} has the labels {metric.labels}, not {labels}"
        return lambda value: self._kept[metric.name].setdefault(labels, []).append(value)

    def of(self, metric: Metric) -> dict[tuple[str, ...], list[float]]:
        """Labels -> what was measured."""
        return dict(self._kept[metric.name])

    def last(self, metric: Metric, *labels: str) -> float:
        """What was measured last: where a gauge stands."""
        return self._kept[metric.name][labels][-1]
