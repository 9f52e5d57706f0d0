"""`k8s/monitoring/dashboards/skeji.json`: the whole product on one Grafana dashboard, from ingress to the GPU."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from skeji_ray.metrics import table as metrics
from tools.alerts import gauge, quantile, rate

UID = "skeji"
WINDOW = "$__rate_interval"
WIDTH, HEIGHT, COLUMNS = 8, 7, 3
SOURCE = {"type": "prometheus", "uid": "${datasource}"}


@dataclass(frozen=True, slots=True)
class Panel:
    """One graph; `series` is a pair of PromQL and legend for each kind of line."""

    title: str
    series: tuple[tuple[str, str], ...]
    unit: str = "short"


def _one(title: str, expr: str, legend: str = "", unit: str = "short") -> Panel:
    return Panel(title, ((expr, legend),), unit)


FLOW = (
    Panel(
        "End to end: webhook to WhatsApp",
        tuple((quantile(share, metrics.ROUND_TRIP, "", WINDOW), f"p{share * 100:g}") for share in (0.5, 0.95, 0.99)),
        "s",
    ),
    _one("A stage, its wait and its work (p95)", quantile(0.95, metrics.STAGE, "group", WINDOW), "{{group}}", "s"),
    _one("A try at a record (p95)", quantile(0.95, metrics.HANDLING, "group", WINDOW), "{{group}}", "s"),
    _one(
        "Records handled",
        f"""sum by (group) ({rate(metrics.HANDLING, WINDOW, '{outcome="ok"}', part="count")})""",
        "{{group}}",
        "ops",
    ),
    _one("Plans", f"sum by (kind, backend) ({rate(metrics.PLANS, WINDOW)})", "{{kind}} by {{backend}}", "ops"),
    _one("Webhook messages left out", f"sum by (reason) ({rate(metrics.LEFT_OUT, WINDOW)})", "{{reason}}", "ops"),
    _one("WhatsApp sends", f"sum by (outcome) ({rate(metrics.SENDS, WINDOW)})", "{{outcome}}", "ops"),
)
GROUPS = (
    _one(
        "Lag",
        f"sum by (group) (max by (group, topic, partition) ({gauge(metrics.LAG)}))",
        "{{group}}",
    ),
    _one("Oldest record that waits", f"max by (group) ({gauge(metrics.OLDEST)})", "{{group}}", "s"),
    Panel(
        "Members",
        (
            (f"max by (group) ({gauge(metrics.MEMBERS)})", "{{group}}"),
            (f"max by (group) ({gauge(metrics.MEMBERS_WANTED)})", "{{group}} wanted"),
        ),
    ),
    _one("In flight", f"sum by (group) ({gauge(metrics.IN_FLIGHT)})", "{{group}}"),
    _one("Pipelines open", f"max({gauge(metrics.EXECUTIONS_OPEN)})", "open"),
    _one("Due and not done", f"max by (collection) ({gauge(metrics.DUE)})", "{{collection}}"),
)
FAILURES = (
    _one(
        "Errors by class",
        f"""sum by (group, outcome) ({rate(metrics.HANDLING, WINDOW, '{outcome!="ok"}', part="count")})""",
        "{{group}} {{outcome}}",
        "ops",
    ),
    _one("Retries", f"sum by (group) ({rate(metrics.RETRIES, WINDOW)})", "{{group}}", "ops"),
    _one("Waiting for a dependency", f"max by (group) ({gauge(metrics.BLOCKED)})", "{{group}}"),
    _one("Dead letters", f"sum by (group, error) ({rate(metrics.DEAD_LETTERS, WINDOW)})", "{{group}} {{error}}", "ops"),
    _one("Partitions suspended", f"sum by (group) ({gauge(metrics.SUSPENDED)})", "{{group}}"),
    _one("Letters that could not be read", f"max({gauge(metrics.LETTERS_UNREADABLE)})", "open"),
    _one("Dead letters open", f"max by (topic) ({gauge(metrics.LETTERS_OPEN)})", "{{topic}}"),
    _one("Records that failed and have no outcome", f"sum by (group) ({gauge(metrics.TROUBLED)})", "{{group}}"),
)
MODEL = (
    _one("GPU use", "avg by (GpuDeviceName) (ray_node_gpus_utilization)", "{{GpuDeviceName}}", "percent"),
    Panel(
        "GPU memory",
        (("sum(ray_node_gram_used)", "used"), ("sum(ray_node_gram_available)", "free")),
        "decmbytes",
    ),
    Panel(
        "Requests in the engine",
        (
            ("sum by (model_name) (ray_vllm_num_requests_running)", "{{model_name}} running"),
            ("sum by (model_name) (ray_vllm_num_requests_waiting)", "{{model_name}} waiting"),
        ),
    ),
    Panel(
        "Tokens",
        (
            (f"sum(rate(ray_vllm_prompt_tokens_total[{WINDOW}]))", "read"),
            (f"sum(rate(ray_vllm_generation_tokens_total[{WINDOW}]))", "written"),
        ),
        "ops",
    ),
    _one("KV cache", "max by (model_name) (ray_vllm_kv_cache_usage_perc)", "{{model_name}}", "percentunit"),
    _one(
        "Serve: processing (p95)",
        "histogram_quantile(0.95, sum by (application, le) "
        f"(rate(ray_serve_deployment_processing_latency_ms_bucket[{WINDOW}])))",
        "{{application}}",
        "ms",
    ),
)
ROWS = {"Flow": FLOW, "Groups": GROUPS, "Failures": FAILURES, "Model and GPU": MODEL}


def dashboard() -> str:
    """The dashboard as Grafana imports it."""
    document = {
        "uid": UID,
        "title": "Skeji",
        "tags": ["skeji", "ray"],
        "editable": True,
        "schemaVersion": 39,
        "refresh": "30s",
        "time": {"from": "now-3h", "to": "now"},
        "templating": {
            "list": [{"name": "datasource", "type": "datasource", "query": "prometheus", "label": "Source"}]
        },
        "panels": list(_panels()),
    }
    return json.dumps(document, indent=2) + "\n"


def _panels() -> Iterator[dict[str, Any]]:
    """A row's title, then its panels, three beside each other."""
    number, top = 0, 0
    for title, row in ROWS.items():
        number += 1
        yield {"id": number, "type": "row", "title": title, "gridPos": _place(0, top, 24, 1), "panels": []}
        top += 1
        for place, panel in enumerate(row):
            number += 1
            yield _graph(number, panel, place % COLUMNS * WIDTH, top + place // COLUMNS * HEIGHT)
        top += -(-len(row) // COLUMNS) * HEIGHT


def _graph(number: int, panel: Panel, left: int, top: int) -> dict[str, Any]:
    targets = [
        {"refId": chr(ord("A") + place), "datasource": SOURCE, "expr": expr, "legendFormat": legend}
        for place, (expr, legend) in enumerate(panel.series)
    ]
    return {
        "id": number,
        "type": "timeseries",
        "title": panel.title,
        "datasource": SOURCE,
        "gridPos": _place(left, top, WIDTH, HEIGHT),
        "fieldConfig": {"defaults": {"unit": panel.unit, "min": 0}, "overrides": []},
        "targets": targets,
    }


def _place(left: int, top: int, width: int, height: int) -> dict[str, int]:
    return {"x": left, "y": top, "w": width, "h": height}
