"""Who may do what on Kafka in production: each service what the topology says of it, and no more."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.topology import GROUPS, TOPICS
from tests.support.manifests import load, load_all

PRODUCTION = "k8s/overlays/production"


def rights() -> dict[str, dict[tuple[str, str], set[str]]]:
    """User -> (kind of resource, its name) -> what may be done with it."""
    return {
        user["metadata"]["name"]: {
            (rule["resource"]["type"], rule["resource"]["name"]): set(rule["operations"])
            for rule in user["spec"]["authorization"]["acls"]
        }
        for user in load_all(f"{PRODUCTION}/kafka/users.yaml")
    }


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_a_service_may_read_its_input_and_write_its_output_and_read_nothing_else(group: Any) -> None:
    may = rights()[f"skeji-{group.service.replace('_', '-')}"]
    written = {*group.publishes, *((group.dead_letters,) if group.dead_letters else ())}
    assert all("Read" in may["topic", topic.name] for topic in group.consumes)
    assert all("Write" in may["topic", topic.name] for topic in written)
    assert "Read" in may["group", group.name]
    siblings = [other for other in GROUPS if other.service == group.service]
    read = {name for (kind, name), operations in may.items() if kind == "topic" and "Read" in operations}
    assert read == {topic.name for other in siblings for topic in other.consumes}


def test_the_product_as_a_whole_may_do_what_its_services_may_and_the_webhook_one_thing() -> None:
    users = rights()
    for service, may in users.items():
        assert all(operations <= users["skeji"][resource] for resource, operations in may.items()), service
    assert users["skeji-ingress"] == {("topic", "ingress-requests-buffer"): {"Describe", "Write"}}
    assert {name for kind, name in users["skeji"] if kind == "topic"} == {topic.name for topic in TOPICS}


def test_in_production_the_port_without_a_password_is_the_brokers_own() -> None:
    listeners = {row["name"]: row for row in load(f"{PRODUCTION}/kafka/security.yaml")["spec"]["kafka"]["listeners"]}
    brokers_alone = [{"podSelector": {"matchLabels": {"strimzi.io/cluster": "skeji-kafka"}}}]
    assert listeners["plain"]["networkPolicyPeers"] == brokers_alone
    assert listeners["tls"]["tls"] is True
    assert listeners["tls"]["authentication"] == {"type": "scram-sha-512"}
