"""The one table of alerts, as a PrometheusRule and as the runbook's page.

The thresholds for lag, dead letters and processing time are the guide's. What waits long in a small topic shows in
its age alone, so that has an alert of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from skeji_ray.metrics import table as metrics
from skeji_ray.metrics.table import Metric
from tools.markdown import anchor, page, table

PAGE = "docs/operating/alerts.md"
LABELS = {"app.kubernetes.io/part-of": "skeji"}


@dataclass(frozen=True, slots=True)
class Alert:
    """One rule: when it fires, what that means, what to do."""

    name: str
    expr: str
    """PromQL; it yields a series for each thing that is wrong."""
    for_minutes: int
    """How long it must be so."""
    severity: str
    says: str
    """One line; `{{ $labels.x }}` and `{{ $value }}` are Prometheus' own."""
    means: str
    do: str


def gauge(metric: Metric) -> str:
    """The series of a gauge."""
    (name,) = metric.exposed
    return name


def rate(metric: Metric, window: str, where: str = "", *, part: str = "") -> str:
    """How much a second of a counter, or of a part (`bucket`, `count`) of a histogram."""
    (name,) = (one for one in metric.exposed if one.endswith(part or "_total"))
    return f"rate({name}{where}[{window}])"


def quantile(share: float, metric: Metric, by: str, window: str) -> str:
    """Of a histogram, for each value of `by`; for all together where that is empty."""
    labels = f"{by}, le" if by else "le"
    return f"histogram_quantile({share}, sum by ({labels}) ({rate(metric, window, part='bucket')}))"


_DEAD = f"sum by (group) ({rate(metrics.DEAD_LETTERS, '10m')})"
_DONE = f"""sum by (group) ({rate(metrics.HANDLING, "10m", '{outcome="ok"}', part="count")})"""
_SENDS = rate(metrics.SENDS, "10m")
_FAILED_SENDS = rate(metrics.SENDS, "10m", '{outcome!="ok"}')

ALERTS: tuple[Alert, ...] = (
    Alert(
        "SkejiLagHigh",
        f"sum by (group) (max by (group, topic, partition) ({gauge(metrics.LAG)})) > 10000",
        5,
        "warning",
        "{{ $labels.group }} lags {{ $value }} records",
        "More comes in than the group finishes, or it finishes nothing. The fleet has given it members already, up to "
        "its most.",
        "`skeji status`: has it its most members, and do they work (`skeji_blocked`, `skeji_troubled`)? Raise its most "
        "in the topology where its partitions allow it, and the nodes that it may use; `skeji scale GROUP N` at once. "
        "Slow handling has an alert of its own.",
    ),
    Alert(
        "SkejiOldestWaiting",
        f"max by (group) ({gauge(metrics.OLDEST)}) > 300",
        2,
        "critical",
        "A record has waited {{ $value | humanizeDuration }} for {{ $labels.group }}",
        "Somebody has had no answer for this long. In a small topic the lag does not show it.",
        "Is the group stopped (`skeji status` says `held at 0`)? Does it wait for a dependency (SkejiBlocked)? "
        "Otherwise one record blocks its key: the members' log names it, `skeji trace` shows its way.",
    ),
    Alert(
        "SkejiBlocked",
        f"max by (group) ({gauge(metrics.BLOCKED)}) > 0",
        5,
        "critical",
        "{{ $labels.group }} waits for what it rests on",
        "MongoDB, WhatsApp, the planner or an executor does not answer. Nothing is lost, nothing is a dead letter: the "
        "group goes on when it answers. It gets no more members meanwhile.",
        "The member's log says for what (`waits: ...`). Mend that; `skeji doctor` names it.",
    ),
    Alert(
        "SkejiDeadLetters",
        f"{_DEAD} / (({_DONE} + {_DEAD}) or {_DEAD}) > 0.01",
        5,
        "warning",
        "{{ $value | humanizePercentage }} of what {{ $labels.group }} took became dead letters",
        "Records can not be handled: a release, a schema, somebody else's producer.",
        "`skeji dlq list`, then [dead letters](dead-letters.md): by error class, mend, replay.",
    ),
    Alert(
        "SkejiDeadLettersOpen",
        f"max by (topic) ({gauge(metrics.LETTERS_OPEN)}) > 0",
        60,
        "info",
        "{{ $value }} dead letters are open on {{ $labels.topic }}",
        "They did not replay by themselves, or failed again. They are kept for 14 days.",
        "[Decide](dead-letters.md#decide): replay or discard each.",
    ),
    Alert(
        "SkejiSuspended",
        f"max by (group) ({gauge(metrics.SUSPENDED)}) > 0",
        2,
        "critical",
        "{{ $labels.group }} holds {{ $value }} partitions of a member",
        "More than five records in a row, or a fifth of the last 200, failed there in a way that nobody expected: a "
        "defect of this release. They wait, one at a time is tried again, and none of them becomes a dead letter with "
        "an apology. Or a newer release wrote what this one does not know, and it waits for that.",
        "`skeji status` and `skeji doctor` say which partition and why, the member's log has the stack. Install a "
        "release that handles these records, or go back to the one before "
        "([rollout](rollout.md#a-release-that-fails)): all of them are then handled, in their order. Where a newer "
        "release runs beside this one, finish the upgrade.",
    ),
    Alert(
        "SkejiLettersUnreadable",
        f"max({gauge(metrics.LETTERS_UNREADABLE)}) > 0",
        2,
        "warning",
        "{{ $value }} records of the DLQs could not be read as letters",
        "Operations failed on them itself, so it kept their bytes aside and went on. Whoever wrote them is no release "
        "of ours, or operations has a defect.",
        "`skeji dlq list --error UnreadableLetter`, then `skeji dlq show ID`: the reason, the stack, the bytes. "
        "Discard each, or replay it after a release that reads it.",
    ),
    Alert(
        "SkejiSlowHandling",
        f"{quantile(0.95, metrics.HANDLING, 'group', '5m')} > 5",
        5,
        "warning",
        "{{ $labels.group }} takes {{ $value | humanizeDuration }} for a record (p95)",
        "The handler itself is slow: a slow database, a model that is overloaded or starts from zero.",
        "Look at the model's row of the dashboard for the llm layer (replicas, queue, GPU); at the database's slow "
        "queries for the services; at WhatsApp's answers for the notifiers.",
    ),
    Alert(
        "SkejiAnswersLate",
        f"{quantile(0.95, metrics.ROUND_TRIP, '', '10m')} > 60",
        10,
        "warning",
        "People wait {{ $value | humanizeDuration }} for an answer (p95)",
        "The whole way is slow, though each stage may be within its limits.",
        "The dashboard's stages say which takes longest; begin there.",
    ),
    Alert(
        "SkejiSendsFail",
        f"sum({_FAILED_SENDS}) / sum({_SENDS}) > 0.05",
        10,
        "warning",
        "{{ $value | humanizePercentage }} of the requests to WhatsApp fail",
        "WhatsApp refuses or does not answer: its limits, a token that ended, a template that is not approved.",
        "`skeji_whatsapp_sends_total` by outcome: Refused is of single messages (the notifier's log has WhatsApp's "
        "code), everything else is of WhatsApp or the network.",
    ),
    Alert(
        "SkejiDueLate",
        f"max by (collection) ({gauge(metrics.DUE)}) > 50",
        10,
        "warning",
        "{{ $value }} {{ $labels.collection }} are overdue",
        "Reminders, expiries or time-outs are late: the actors that look for them every second are too few or hang.",
        "Bookings are looked after by the bookings service, Executions by the executors: are they alive (Ray "
        "dashboard), does MongoDB have its indexes (`skeji migrate`)?",
    ),
    Alert(
        "SkejiMembersMissing",
        f"max by (group) ({gauge(metrics.MEMBERS)}) < max by (group) ({gauge(metrics.MEMBERS_WANTED)})",
        10,
        "warning",
        "{{ $labels.group }} has {{ $value }} members, fewer than it should",
        "Actors can not be placed, or die while they start.",
        "Ray dashboard, Actors: pending ones lack CPUs (raise `maxReplicas` of the actors' worker group), dead ones "
        "say why.",
    ),
    Alert(
        "SkejiFleetSilent",
        f"absent({gauge(metrics.MEMBERS_WANTED)})",
        5,
        "critical",
        "No fleet tells what runs",
        "The fleet, Ray, or the way of metrics to Prometheus is down. Actors that run go on by themselves.",
        "`serve status`; Prometheus' targets. Without a fleet nothing is replaced and nothing is sized.",
    ),
)


def rules() -> str:
    """`k8s/monitoring/rules.yaml`."""
    document = {
        "apiVersion": "monitoring.coreos.com/v1",
        "kind": "PrometheusRule",
        "metadata": {"name": "skeji", "namespace": "skeji", "labels": LABELS},
        "spec": {"groups": [{"name": "skeji", "rules": [_rule(alert) for alert in ALERTS]}]},
    }
    return "# Generated by `make generate` from tools/alerts.py.\n" + yaml.safe_dump(
        document, sort_keys=False, width=120
    )


def _rule(alert: Alert) -> dict[str, Any]:
    return {
        "alert": alert.name,
        "expr": alert.expr,
        "for": f"{alert.for_minutes}m",
        "labels": {"severity": alert.severity},
        "annotations": {"summary": alert.says, "runbook": f"{PAGE}#{anchor(alert.name)}"},
    }


def runbook() -> str:
    """`docs/operating/alerts.md`."""
    rows = [(f"[{one.name}](#{anchor(one.name)})", one.severity, f"{one.for_minutes} min", one.means) for one in ALERTS]
    return page(
        "Alerts",
        "What Prometheus says, what it means, what to do. The rules are `k8s/monitoring/rules.yaml`, the metrics "
        "[their own page](../metrics.md). Lag, dead letters and processing time have the guide's thresholds.",
        table(("alert", "severity", "when it lasts", "means"), rows),
        *(part for alert in ALERTS for part in _section(alert)),
    )


def _section(alert: Alert) -> list[str]:
    return [f"## {alert.name}", f"```promql\n{alert.expr}\n```", alert.means, f"Do: {alert.do}"]
