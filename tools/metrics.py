"""`docs/metrics.md`: the table of metrics as a page."""

from __future__ import annotations

from skeji_ray.metrics.table import METRICS, Kind, Metric
from tools.markdown import code, page, table


def metrics() -> str:
    """Every metric of ours."""
    rows = [(_names(metric), metric.kind, metric.unit, _labels(metric), metric.help) for metric in METRICS]
    histograms = [metric for metric in METRICS if metric.kind is Kind.HISTOGRAM]
    return page(
        "Metrics",
        "The one table is `skeji_ray/metrics/table.py`. Members, the webhook and the fleet hand them to Ray, whose "
        "agent on each node serves them to Prometheus, at most 10 s old, beside Ray's, Serve's and the model engine's "
        "own: `GET /api/prometheus/sd` of the Ray dashboard says where, and k8s/ has a PodMonitor. Ray adds labels of "
        "its own (`NodeAddress`, `SessionName`, `WorkerId`, ...).",
        table(("metric", "kind", "unit", "labels", "what it says"), rows),
        "Ray forgets a gauge 20 s after it was last set: one that is missing is of a member or a fleet that is gone. "
        "While two fleets stand side by side, during an upgrade, both tell the same lag: take `max`, not `sum`, over "
        "them. Ray estimates the `_sum` of a histogram from its buckets: take quantiles, not averages. `rate` does not "
        "see the first step of a series that is new: a single dead letter shows in `ray_skeji_dead_letters_open`.",
        "The dashboard is `k8s/monitoring/dashboards/skeji.json`. The Ray dashboard embeds Ray's own alone; in the "
        "Grafana behind it (`RAY_GRAFANA_HOST`) import this file, or put it beside the files that Ray writes for that "
        "Grafana (`metrics/grafana/dashboards` of the session): it then stands in the same folder. The alerts are "
        "[a page of their own](operating/alerts.md).",
        "## Buckets",
        "Upper ends, in seconds.",
        table(
            ("metric", "buckets"), [(code(one.name), ", ".join(f"{end:g}" for end in one.bounds)) for one in histograms]
        ),
    )


def _names(metric: Metric) -> str:
    return ", ".join(code(name) for name in metric.exposed)


def _labels(metric: Metric) -> str:
    return ", ".join(code(label) for label in metric.labels) or "none"
