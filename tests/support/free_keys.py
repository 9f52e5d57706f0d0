"""Maps whose keys no schema knows, such as labels: the keys that ours may have, each a word that somebody reads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from skeji_ray.config import Settings
from skeji_ray.serve.rollout import PlannerConfig

LABELS = frozenset(
    {
        "app",  # set by MongoDB's operator
        "app.kubernetes.io/component",
        "app.kubernetes.io/part-of",
        "grafana_dashboard",  # read by Grafana's sidecar
        "kubernetes.io/metadata.name",  # set by Kubernetes on every namespace
        "pod-security.kubernetes.io/enforce",
        "pod-security.kubernetes.io/warn",
        "severity",  # of an alert
        "strimzi.io/cluster",
    }
)
QUANTITIES = frozenset({"cpu", "memory", "storage", "nvidia.com/gpu"})
OF_RAY = frozenset({"CPU", "GPU", "actors"})
"""Ray's own resources, and those of ours that say which node is for whom."""
OF_KAFKA = frozenset(
    {
        "auto.create.topics.enable",
        "default.replication.factor",
        "max.message.bytes",
        "min.insync.replicas",
        "offsets.retention.minutes",
        "offsets.topic.replication.factor",
        "retention.ms",
        "transaction.state.log.min.isr",
        "transaction.state.log.replication.factor",
    }
)
OF_KAFKA_IN_COMPOSE = frozenset(
    {
        "KAFKA_ADVERTISED_LISTENERS",
        "KAFKA_AUTO_CREATE_TOPICS_ENABLE",
        "KAFKA_CONTROLLER_LISTENER_NAMES",
        "KAFKA_CONTROLLER_QUORUM_VOTERS",
        "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS",
        "KAFKA_LISTENERS",
        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
        "KAFKA_LOG_DIRS",
        "KAFKA_NODE_ID",
        "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR",
        "KAFKA_PROCESS_ROLES",
        "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR",
        "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
    }
)
"""The broker's properties, as the image `apache/kafka` takes them."""


@cache
def _allowed() -> dict[str, frozenset[str]]:
    return {
        "labels": LABELS,
        "matchLabels": LABELS,
        "selector": LABELS | {"matchLabels", "matchExpressions"},
        "annotations": frozenset(
            {"summary", "runbook", "nginx.ingress.kubernetes.io/proxy-body-size"}  # of an alert; of an ingress
        ),
        "requests": QUANTITIES,
        "limits": QUANTITIES,
        "resources": OF_RAY | {"requests", "limits"},
        "rayStartParams": _of_ray_start(),
        "config": OF_KAFKA,
        # cluster.yaml
        "provider": frozenset({"type", "region"}),
        "node_config": frozenset({"InstanceType"}),
        "available_node_types": frozenset({"head", "actors", "planner"}),
        "file_mounts": frozenset({"~/skeji"}),
        # compose.yaml
        "environment": OF_KAFKA_IN_COMPOSE,
        "services": frozenset({"kafka", "mongodb"}),
        "volumes": frozenset({"kafka", "mongodb"}),
        # serve_config.yaml
        "args": frozenset(name for name in Settings.model_fields if name.startswith("skeji_")),
        "user_config": frozenset(PlannerConfig.model_fields),
    }


def _of_ray_start() -> frozenset[str]:
    """The options of `ray start`, which KubeRay hands these to."""
    from ray.scripts.scripts import start

    return frozenset(name.removeprefix("--") for option in start.params for name in option.opts)


def unheard_of(document: Any, path: str = "", parent: str = "") -> Iterator[str]:
    """The places of keys in such maps that nobody reads."""
    if isinstance(document, list):
        for number, part in enumerate(document):
            yield from unheard_of(part, f"{path}[{number}]")
    elif isinstance(document, dict):
        allowed = _allowed().get(parent)
        for key, part in document.items():
            if allowed is not None and key not in allowed:
                yield f"{path}.{key}".lstrip(".")
            yield from unheard_of(part, f"{path}.{key}", key)
