"""Where measurements go: whoever measures is given a sink, and knows nothing of what stands behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from skeji_ray.metrics.table import Metric

Measure = Callable[[float], None]
"""Takes one measurement of one series. Any thread; it never waits and never raises."""


class Sink(Protocol):
    """Gives the way to one series, which is kept by who measures often: looking it up costs more than measuring."""

    def series(self, metric: Metric, *labels: str) -> Measure:
        """Of a counter: adds; of a gauge: sets; of a histogram: observes. `labels` in the metric's own order."""
        ...


class NoSink:
    """Measurements that nobody wants."""

    def series(self, metric: Metric, *labels: str) -> Measure:
        return _nothing


def _nothing(_: float) -> None:
    return


NO_SINK = NoSink()
