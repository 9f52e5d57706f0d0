"""On several nodes: each part lands where `cluster.yaml` says, losing one costs nothing but time, and nodes come and go
with what the actors ask for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from skeji_ray.actors.placement import PLACE
from skeji_ray.cli.scale import ask
from skeji_ray.config import Profile
from skeji_ray.local.process import free_port
from skeji_ray.serve.fleet_plan import executor_name, wanted_actors
from skeji_ray.store.mongo import MongoStore
from skeji_ray.topology import GATEWAY, GROUPS
from tests.e2e.story import tell
from tests.support import ray_view
from tests.support.chatter import Chatter
from tests.support.kafka import wait_for
from tests.support.manifests import load
from tests.support.outside import COMMAND_WITHIN_S, deploy, servers
from tests.support.ray_autoscaling import AutoscalingHead
from tests.support.ray_nodes import RayNodes
from tests.support.serving import serve
from tests.support.stack import Stack

pytestmark = pytest.mark.system

NODE_TYPES = load("cluster.yaml")["available_node_types"]
REPLICAS = {"Planner", "Ingress", "Fleet"}
EVERYTHING = REPLICAS | wanted_actors(Profile.LOCAL, {}).keys()
CHANGED_WITHIN_S, ANSWERED_WITHIN_S = 300.0, 300.0


@pytest.fixture
def port() -> int:
    """Of the webhook."""
    return free_port()


@pytest.fixture
def stack(tmp_path: Path, port: int) -> Iterator[Stack]:
    with servers(tmp_path, port, SKEJI_ACTOR_NODES="true") as running:
        yield running


# --- a node is lost ---


@dataclass
class Nodes:
    """The product on a head and two nodes for actors."""

    stack: Stack
    cluster: RayNodes

    @property
    def head(self) -> str:
        return self.cluster.ids[0]

    @property
    def for_actors(self) -> set[str]:
        return set(self.cluster.ids[1:])

    def placed(self) -> dict[str, str]:
        """What runs -> on which node."""
        return ray_view.ours(self.cluster)

    def all_run_on(self, nodes: set[str]) -> bool:
        placed = self.placed()
        return placed.keys() == EVERYTHING and set(placed.values()) <= nodes


@pytest.fixture
def nodes(stack: Stack, port: int) -> Iterator[Nodes]:
    offers = [NODE_TYPES[name]["resources"] for name in ("head", "actors", "actors")]
    with RayNodes(stack.home, offers, stack.env) as cluster:
        deploy(stack, cluster, port)
        running = Nodes(stack, cluster)
        wait_for(lambda: running.all_run_on(running.for_actors), CHANGED_WITHIN_S)
        yield running


def test_a_node_that_is_lost_under_load_costs_no_message_and_the_other_takes_over(nodes: Nodes) -> None:
    assert set(nodes.placed().values()) == nodes.for_actors, "both are used"
    assert set(ray_view.of_serve(nodes.cluster).values()) == {nodes.head}
    _tell(nodes.stack, "Blue Ocean", "Tel Aviv", 1)

    chatter = asyncio.run(_lose_under_load(nodes, nodes.placed()["Fleet"]))

    told = {id: chatter.outcomes_of(id) for id in chatter.delivered}
    assert {id: kinds for id, kinds in told.items() if kinds != ["answer"]} == {}
    status = nodes.stack.ask("status", "--wait-idle", "300")
    assert sum(status["dead_letters"].values()) == 0
    _tell(nodes.stack, "Red Sea", "Eilat", 3)


def _tell(stack: Stack, business: str, city: str, number: int) -> None:
    owner, customer = f"+97252100000{number}", f"+97252100000{number + 1}"
    tell(stack, business=business, city=city, owner_phone=owner, customer_phone=customer)


async def _lose_under_load(nodes: Nodes, lost: str) -> Chatter:
    """Ends when the other node has everything, and everybody who wrote has an answer."""
    run, stop = nodes.stack.run_file, asyncio.Event()
    chatter = Chatter(run["simulator_url"], run["phone_number_id"], "is there a haircut in Haifa, number {number}?")
    load = asyncio.create_task(chatter.run(stop, ANSWERED_WITHIN_S))
    try:
        await asyncio.to_thread(wait_for, lambda: chatter.phones.sends, ANSWERED_WITHIN_S)
        await asyncio.to_thread(nodes.cluster.lose, lost)
        await asyncio.to_thread(wait_for, lambda: nodes.all_run_on(nodes.for_actors - {lost}), CHANGED_WITHIN_S)
        stop.set()
        await load
    finally:
        load.cancel()
    return chatter


# --- nodes come and go ---

PLACES = 4
"""Of a node. In `cluster.yaml` it has ten times as many; all else of a node type is as it stands there, but that none
need be there, and that nothing is installed."""
ONE_NODE = REPLICAS | {executor_name(0)}
"""What is there when all groups are held at none: as many as one node takes."""


@pytest.fixture
def autoscaling(stack: Stack) -> Iterator[AutoscalingHead]:
    types = {name: _scaled_down(node) for name, node in NODE_TYPES.items() if name != "head"}
    head = AutoscalingHead(stack.home, types, stack.env)
    try:
        head.start()
        yield head
    finally:
        head.stop()


def _scaled_down(node: dict[str, Any]) -> dict[str, Any]:
    offers = {name: amount / 10 if name == PLACE else amount for name, amount in node["resources"].items()}
    return {"resources": offers, "min_workers": 0, "max_workers": node["max_workers"]}


def test_nodes_come_as_actors_ask_for_places_and_go_with_them(
    stack: Stack, autoscaling: AutoscalingHead, port: int
) -> None:
    asyncio.run(_hold_all_at_none(stack))
    assert _offered(autoscaling) == []

    deploy(stack, autoscaling, port)
    wait_for(lambda: ray_view.ours(autoscaling).keys() == ONE_NODE, CHANGED_WITHIN_S)
    assert _offered(autoscaling) == [PLACES]

    stack.ask("scale", GATEWAY.name, str(PLACES), "--timeout", str(CHANGED_WITHIN_S))
    assert _offered(autoscaling) == [PLACES, PLACES]

    stack.ask("scale", GATEWAY.name, "0", "--timeout", str(CHANGED_WITHIN_S))
    wait_for(lambda: _offered(autoscaling) == [PLACES], CHANGED_WITHIN_S)
    serve(autoscaling.dashboard_url, autoscaling.settings, "shutdown", "--yes", within_s=COMMAND_WITHIN_S)
    wait_for(lambda: _offered(autoscaling) == [], CHANGED_WITHIN_S)


async def _hold_all_at_none(stack: Stack) -> None:
    """As `skeji scale GROUP 0` asks of a fleet; there is none yet that could follow."""
    store = MongoStore(stack.run_file["mongo_uri"])
    try:
        for group in GROUPS:
            await ask(store, group, 0)
    finally:
        await store.close()


def _offered(head: AutoscalingHead) -> list[float]:
    """Places of every node beside the head. A node for models, which has none, would show as well."""
    offers = ray_view.nodes(head).values()
    return [offer.get(PLACE, 0) for offer in offers if offer.get("CPU")]
