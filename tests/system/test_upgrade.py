"""A new release takes over from the old one under load: two Ray clusters side by side in the same groups, then the old
one is drained. No message is lost or doubled, no order is broken, and a pipeline that is open meanwhile goes on."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from skeji_ray.actors.fleet_state import FLEET_ID, FleetState
from skeji_ray.chaos import evidence
from skeji_ray.chaos.evidence import Evidence
from skeji_ray.chaos.invariants import check
from skeji_ray.chaos.people import People
from skeji_ray.chaos.phones import Body
from skeji_ray.config import Profile
from skeji_ray.kafka.admin import broker_end_offsets
from skeji_ray.kafka.connection import Connection
from skeji_ray.local.process import free_port
from skeji_ray.local.whatsapp import SimulatedWhatsApp
from skeji_ray.pipeline.execution import Execution, State
from skeji_ray.release import RELEASE
from skeji_ray.serve import cluster
from skeji_ray.serve.fleet_plan import members_by_group, wanted_actors
from skeji_ray.store.mongo import MongoStore
from skeji_ray.topology import BUSINESS_UNITS
from tests.support.bare_head import BareHead
from tests.support.brokers import ApacheKafka
from tests.support.databases import Databases
from tests.support.front import Front
from tests.support.releases import release
from tests.support.stack import Stack

pytestmark = pytest.mark.system

NEW_RELEASE = "0.2.0"
CHANGES = {"serve/fleet_plan.py": ("EXECUTORS = {Profile.LOCAL: 1,", "EXECUTORS = {Profile.LOCAL: 2,")}
"""What is new in it: conversations are mapped to another executor than in the old one."""
ANSWERED_IN_EACH_PART = 12
"""Messages, before the load goes on with the next part of the story."""
CHANGED_WITHIN_S, ANSWERED_WITHIN_S = 400.0, 400.0
NUMBER = "100000000000001"
SECRETS = {f"WHATSAPP_{name}": name.lower() for name in ("APP_SECRET", "VERIFY_TOKEN", "ACCESS_TOKEN")}
LATE_OWNER = "+972509999999"


class Side:
    """One release: a Ray cluster, and the product deployed on it."""

    def __init__(self, home: Path, settings: dict[str, str], code: Path | None = None) -> None:
        self._head = BareHead(home, {**settings, "SKEJI_HOME": str(home)}, code)
        port = free_port()
        self.webhook = f"http://127.0.0.1:{port}/webhook"
        self._config = home / "serve_config.yaml"
        self._config.write_text(yaml.safe_dump(cluster.serve_config(cluster.SERVE_CONFIG, port)))

    def start(self) -> None:
        """The cluster, with nothing on it."""
        self._head.start()

    def deploy(self) -> None:
        self._head.serve("deploy", str(self._config))

    def shut_down(self) -> None:
        self._head.serve("shutdown", "--yes")

    @property
    def actors(self) -> int:
        """How many of ours live there."""
        return len(self._head.members())

    def stop(self) -> None:
        self._head.stop()


@dataclass
class Upgrade:
    """Both sides, and what stands beside them."""

    old: Side
    new: Side
    front: Front
    stack: Stack
    """For the commands, which know of neither side."""
    simulator_url: str
    mongo_uri: str
    connection: Connection

    async def command(self, *args: str) -> Any:
        """What one of the product's says."""
        run = await asyncio.to_thread(self.stack.process, *args, "--json")
        assert run.returncode == 0, run.stderr
        return json.loads(run.stdout)


@pytest.fixture
def upgrade(tmp_path: Path, databases: Databases) -> Iterator[Upgrade]:
    """Apache Kafka, for its groups are what two fleets share, with topics that nobody else has written to; the Java
    database, which takes the least CPU."""
    kafka, uri = ApacheKafka(tmp_path / "kafka"), databases.fresh_uri("java")
    with Front(behind="") as front:
        whatsapp = SimulatedWhatsApp(
            tmp_path,
            free_port(),
            webhook_url=front.url,
            app_secret=SECRETS["WHATSAPP_APP_SECRET"],
            access_token=SECRETS["WHATSAPP_ACCESS_TOKEN"],
            phone_number_id=NUMBER,
        )
        servers = {"KAFKA_BROKERS": kafka.brokers, "MONGO_URI": uri, "WHATSAPP_API_URL": whatsapp.api_url}
        settings = {**servers, **SECRETS, "WHATSAPP_PHONE_NUMBER_ID": NUMBER}
        stack = Stack(tmp_path, settings)
        old = Side(tmp_path / "old", settings)
        new = Side(tmp_path / "new", settings, release(tmp_path / "release", NEW_RELEASE, CHANGES))
        try:
            for server in (kafka, whatsapp, old, new):
                server.start()
            for words in (("topics", "apply"), ("migrate",)):
                stack.ask(*words)
            yield Upgrade(old, new, front, stack, whatsapp.url, uri, Connection(kafka.brokers))
        finally:
            new.stop()
            old.stop()
            whatsapp.stop()
            kafka.stop()


def test_a_new_release_takes_over_under_load_and_nobody_notices(upgrade: Upgrade) -> None:
    people = People(upgrade.simulator_url, "upgrade", random.Random(7))
    seen = asyncio.run(_taken_over(upgrade, people))

    findings = check(seen)
    assert {name: found.violations for name, found in findings.items() if found.violations} == {}
    assert {name for name, found in findings.items() if not found.checked} == {"dead letters", "apologies"}, (
        "they are of poison alone, and there was none"
    )
    assert seen.letters == []
    (late,) = (one for one in seen.executions if one.sender.identity == LATE_OWNER)
    assert late.state is State.SUCCEEDED, "it was open from before the new release came until the old one was gone"


async def _taken_over(upgrade: Upgrade, people: People) -> Evidence:
    """The whole story, and what there is to see when all has come to rest."""
    store = MongoStore(upgrade.mongo_uri)
    try:
        await asyncio.to_thread(upgrade.old.deploy)
        await _until(partial(_takes_part, store, RELEASE))
        await _under_load(upgrade, people, store)
        status = await upgrade.command("status", "--wait-idle", str(ANSWERED_WITHIN_S))
        await people.read_on()
        return await _evidence(upgrade, people, store, status)
    finally:
        await people.close()
        await store.close()


async def _under_load(upgrade: Upgrade, people: People, store: MongoStore) -> None:
    """Both sides serve, then the new one alone; returns when everybody who wrote is answered."""
    stop = asyncio.Event()
    upgrade.front.behind = upgrade.old.webhook
    load = asyncio.create_task(people.run(stop))
    try:
        await _more_answers(people)
        late = await _open_pipeline(upgrade, people, store)
        await _new_side_joins(upgrade, store)
        await _more_answers(people)
        await _old_side_is_drained(upgrade, people, store)
        await upgrade.command("scale", BUSINESS_UNITS.name, "auto", "--timeout", str(CHANGED_WITHIN_S))
        await asyncio.wait_for(late, ANSWERED_WITHIN_S)
        await _more_answers(people)
        stop.set()
        await asyncio.wait_for(load, ANSWERED_WITHIN_S)
    finally:
        load.cancel()


async def _open_pipeline(upgrade: Upgrade, people: People, store: MongoStore) -> asyncio.Task[Body]:
    """A registration whose first step waits, since nobody works on that topic for the time being."""
    await upgrade.command("scale", BUSINESS_UNITS.name, "0", "--timeout", str(CHANGED_WITHIN_S))
    text = "Register Late Cuts, a hair salon in Tel Aviv, open every day 8 to 20"
    said = asyncio.create_task(people.says(LATE_OWNER, text=text))
    await _until(partial(_runs_for, store, LATE_OWNER))
    return said


async def _new_side_joins(upgrade: Upgrade, store: MongoStore) -> None:
    await asyncio.to_thread(upgrade.new.deploy)
    await _until(partial(_takes_part, store, NEW_RELEASE))
    await _until(partial(_has_one_more, upgrade.new, upgrade.old))  # executor


async def _old_side_is_drained(upgrade: Upgrade, people: People, store: MongoStore) -> None:
    """The traffic moves first."""
    upgrade.front.behind = upgrade.new.webhook
    written = len(people.delivered)
    await asyncio.to_thread(upgrade.old.shut_down)
    await _until(partial(_runs_alone, upgrade.old, store, NEW_RELEASE))
    assert len(people.delivered) > written, "people wrote meanwhile"


async def _more_answers(people: People) -> None:
    wanted = people.answered + ANSWERED_IN_EACH_PART
    async with asyncio.timeout(ANSWERED_WITHIN_S):
        while people.answered < wanted:  # noqa: ASYNC110 - nobody could set an event
            await asyncio.sleep(0.2)


async def _takes_part(store: MongoStore, release: str) -> bool:
    """All members of a side."""
    state = await store.get(FleetState, FLEET_ID) or FleetState()
    wanted = members_by_group(wanted_actors(Profile.LOCAL, state.held))
    return any((one.release, one.members) == (release, wanted) for one in state.fleets)


async def _has_one_more(one: Side, other: Side) -> bool:
    return one.actors == other.actors + 1


async def _runs_for(store: MongoStore, owner: str) -> bool:
    running = await store.find(Execution, {"state": State.RUNNING.value})
    return any(one.sender.identity == owner for one in running)


async def _runs_alone(other: Side, store: MongoStore, release: str) -> bool:
    state = await store.get(FleetState, FLEET_ID) or FleetState()
    return other.actors == 0 and state.release == release


async def _evidence(upgrade: Upgrade, people: People, store: MongoStore, status: dict[str, Any]) -> Evidence:
    return Evidence(
        delivered=people.delivered,
        sends=people.phones.sends,
        poisons=(),
        disturbances=(),
        status=status,
        topics=await evidence.topics(upgrade.connection, broker_end_offsets),
        **await evidence.documents(store),
    )


async def _until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(CHANGED_WITHIN_S):
        while not await holds():  # noqa: ASYNC110 - nobody could set an event
            await asyncio.sleep(0.3)
