"""Which nodes a Ray cluster has, and what runs on which, as its dashboard tells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import httpx

from skeji_ray.actors.hosting import NAMESPACE
from tests.support.serving import token_headers

OF_SERVE = "serve"
"""The namespace of Serve's own actors and of its replicas."""
REPLICA = "SERVE_REPLICA::"

Row = dict[str, Any]


class Cluster(Protocol):
    """One that can be asked."""

    @property
    def dashboard_url(self) -> str: ...

    @property
    def settings(self) -> Mapping[str, str]:
        """RAY_AUTH_TOKEN_PATH among them."""


def nodes(cluster: Cluster) -> dict[str, dict[str, float]]:
    """Id -> what it offers, of the nodes that live."""
    rows = _rows(cluster, "nodes")
    return {row["node_id"]: row["resources_total"] for row in rows if row["state"] == "ALIVE"}


def ours(cluster: Cluster) -> dict[str, str]:
    """Name -> node, of the product's processes: actors of the fleet and replicas of Serve, by their deployments."""
    actors, replicas = _alive(cluster, NAMESPACE), _alive(cluster, OF_SERVE)
    return actors | {name.split("#")[1]: node for name, node in replicas.items() if name.startswith(REPLICA)}


def of_serve(cluster: Cluster) -> dict[str, str]:
    """Name -> node, of what Serve runs itself by: its controller and its proxies."""
    return {name: node for name, node in _alive(cluster, OF_SERVE).items() if not name.startswith(REPLICA)}


def _alive(cluster: Cluster, namespace: str) -> dict[str, str]:
    rows = _rows(cluster, "actors")
    return {row["name"]: row["node_id"] for row in rows if row["ray_namespace"] == namespace and _lives(row)}


def _lives(row: Row) -> bool:
    return bool(row["state"] == "ALIVE")


def _rows(cluster: Cluster, kind: str) -> list[Row]:
    """Of Ray's state API."""
    headers = token_headers(cluster.settings)
    url, query = f"{cluster.dashboard_url}/api/v0/{kind}", {"limit": 1000, "detail": True}
    answer = httpx.get(url, params=query, headers=headers, timeout=60, trust_env=False).raise_for_status().json()
    rows: list[Row] = answer["data"]["result"]["result"]
    return rows
