"""What the three applications ask of a cluster when they are built, before there is one."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray import app
from skeji_ray.config import Settings, load_settings

PRODUCTION = {
    "SKEJI_PROFILE": "production",
    "WHATSAPP_APP_SECRET": "secret",
    "WHATSAPP_VERIFY_TOKEN": "token",
    "WHATSAPP_ACCESS_TOKEN": "token",
    "SKEJI_AUDIT_KEY": "a key of the tests, which is no secret",
    "WHATSAPP_API_URL": "https://graph.example.com/v23.0",
}


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def deployments() -> dict[str, Any]:
    """By name."""
    built = [make({})._bound_deployment for make in (app.planner, app.ingress, app.fleet)]
    return {deployment.name: deployment for deployment in built}


def test_any_node_with_cpus_will_do() -> None:
    asked = [deployment.ray_actor_options for deployment in deployments().values()]
    assert asked == [{"num_cpus": 0.05}] * 3


def test_where_the_cluster_keeps_nodes_for_actors_each_asks_for_a_place_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKEJI_ACTOR_NODES", "true")
    asked = [deployment.ray_actor_options for deployment in deployments().values()]
    assert asked == [{"num_cpus": 0.05, "resources": {"actors": 1}}] * 3


def test_the_webhook_alone_has_a_second_replica_and_in_production_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert replicas() == {"Planner": 1, "Ingress": 1, "Fleet": 1}
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name, value)
    assert load_settings(_env_file=None).skeji_profile == "production"
    assert replicas() == {"Planner": 1, "Ingress": 2, "Fleet": 1}


def replicas() -> dict[str, int]:
    return {name: deployment.num_replicas for name, deployment in deployments().items()}
