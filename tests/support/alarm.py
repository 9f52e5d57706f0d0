"""When an alert fires, on series that were recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.support.promql import Labels, Series, evaluate


def firings(expr: str, for_s: float, series: Series, times: Iterable[float]) -> Iterator[tuple[float, dict[str, str]]]:
    """At which second, and for what: once it was true for `for_s` without a break, as Prometheus does.

    Args:
        times: seconds at which the rule is looked at, in order.
    """
    since: dict[Labels, float] = {}
    fired: set[tuple[Labels, float]] = set()
    for at_s in times:
        since = {labels: since.get(labels, at_s) for labels in evaluate(expr, series, at_s)}
        for labels, begun in since.items():
            if at_s - begun >= for_s and (labels, begun) not in fired:
                fired.add((labels, begun))
                yield at_s, dict(labels)
