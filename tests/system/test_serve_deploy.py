"""`serve deploy serve_config.yaml` on a bare Ray head, over a Kafka with TLS and passwords, is the whole product, and
`serve shutdown` drains it."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import yaml

from skeji_ray.config import load_settings
from skeji_ray.kafka.admin import Admin
from skeji_ray.kafka.connection import Connection
from skeji_ray.local.process import free_port
from skeji_ray.local.run_file import RunFile
from skeji_ray.local.whatsapp import SimulatedWhatsApp
from skeji_ray.serve import cluster
from skeji_ray.topology import (
    ANSWERS,
    BOOKINGS,
    BOOKINGS_REPLIES,
    GATEWAY,
    GATEWAY_TO_SCRUB,
    GROUPS,
    LLM,
    NOTIFIER_PIPELINE,
    PLANS,
    RESPONSES,
    SCRUB,
    SCRUB_TO_LLM,
)
from tests.e2e.story import tell
from tests.support.bare_head import BareHead
from tests.support.brokers import Brokers
from tests.support.chatter import Chatter
from tests.support.databases import Databases
from tests.support.kafka import wait_for
from tests.support.stack import Stack

pytestmark = pytest.mark.system

WITHIN_S = 300.0
NUMBER = "100000000000001"
SECRETS = {
    "WHATSAPP_APP_SECRET": "signs-webhooks",
    "WHATSAPP_VERIFY_TOKEN": "echoed-back",
    "WHATSAPP_ACCESS_TOKEN": "bears-sends",
}
STAGES = (
    (GATEWAY, GATEWAY_TO_SCRUB),
    (SCRUB, SCRUB_TO_LLM),
    (LLM, PLANS),
    (BOOKINGS, BOOKINGS_REPLIES),
    (RESPONSES, ANSWERS),
)
"""Groups that pass each record of "show my bookings" on as one record of this topic."""
ANSWERED_BEFORE = 25
"""Messages, before the shutdown is asked for."""


@dataclass(frozen=True)
class Deployed:
    """The product on a head that Ray's own commands drive, and a simulated WhatsApp beside it."""

    head: BareHead
    stack: Stack
    config: Path
    simulator_url: str
    connection: Connection

    def deploy(self) -> None:
        """Returns when all of it takes part, and has nothing left to do."""
        self.head.serve("deploy", str(self.config))
        wait_for(lambda: self.stack.ask("status", "--wait-idle", str(WITHIN_S))["healthy"], WITHIN_S)

    def shut_down(self) -> None:
        """Returns when no member is left."""
        self.head.serve("shutdown", "--yes")
        wait_for(lambda: not self.head.members(), WITHIN_S)

    def ailing(self) -> list[str]:
        """The checks of `skeji doctor` that are not well."""
        rows = json.loads(self.stack.process("doctor", "--json").stdout)
        return [row["id"] for row in rows if not row["ok"]]

    def marks(self) -> Marks:
        answer = httpx.get(f"{self.simulator_url}/messages", timeout=30, trust_env=False)
        marks = Marks(Counter(), Counter(), len(answer.raise_for_status().json()))
        for group, parts in Admin(self.connection).group_lag(GROUPS).items():
            for part in parts:
                marks.committed[group] += part.committed or 0
                marks.written[part.topic] += part.end
        return marks


@dataclass(frozen=True)
class Marks:
    """How far everything is."""

    committed: Counter[str]
    """Group -> records of its topics."""
    written: Counter[str]
    """Topic -> records."""
    sent: int
    """Messages to phones."""

    def since(self, before: Marks) -> Marks:
        return Marks(self.committed - before.committed, self.written - before.written, self.sent - before.sent)


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory, brokers: Brokers, databases: Databases) -> Iterator[Deployed]:
    home, port, kafka = tmp_path_factory.mktemp("head"), free_port(), brokers.secure()
    webhook = f"http://127.0.0.1:{port}/webhook"
    whatsapp = SimulatedWhatsApp(
        home,
        free_port(),
        webhook_url=webhook,
        app_secret=SECRETS["WHATSAPP_APP_SECRET"],
        access_token=SECRETS["WHATSAPP_ACCESS_TOKEN"],
        phone_number_id=NUMBER,
    )
    servers = {**kafka.settings, "MONGO_URI": databases.fresh_uri("java"), "WHATSAPP_API_URL": whatsapp.api_url}
    settings = {"SKEJI_HOME": str(home), "WHATSAPP_PHONE_NUMBER_ID": NUMBER, **SECRETS, **servers}
    head = BareHead(home, settings)
    config = home / "serve_config.yaml"
    config.write_text(yaml.safe_dump(cluster.serve_config(cluster.SERVE_CONFIG, port)))
    try:
        whatsapp.start()
        head.start()
        RunFile(
            pid=head.process.pid,
            webhook_url=webhook,
            dashboard_url=head.dashboard_url,
            simulator_url=whatsapp.url,
            phone_number_id=NUMBER,
            kafka_brokers=kafka.brokers,
            mongo_uri=servers["MONGO_URI"],
        ).write(load_settings(skeji_home=home))  # the commands that play a user look for it
        stack = Stack(home, head.settings)
        yield Deployed(head, stack, config, whatsapp.url, connection_of(kafka.settings))
    finally:
        head.stop()
        whatsapp.stop()


def connection_of(settings: dict[str, str]) -> Connection:
    return Connection.of(load_settings(**{name.lower(): value for name, value in settings.items()}))


def test_the_whole_product_starts_and_the_story_holds(product: Deployed) -> None:
    for words in (("topics", "apply"), ("migrate",)):
        run = product.stack.process(*words)
        assert run.returncode == 0, run.stderr
    product.deploy()
    tell(
        product.stack,
        business="Blue Ocean",
        city="Tel Aviv",
        owner_phone="+972541000001",
        customer_phone="+972541000002",
    )
    wait_for(lambda: product.ailing() == [], WITHIN_S)


def test_a_shutdown_under_load_commits_what_was_done_and_the_next_deployment_does_the_rest(product: Deployed) -> None:
    product.stack.ask("status", "--wait-idle", str(WITHIN_S))
    chatter = Chatter(product.simulator_url, NUMBER, "show my bookings")
    drained = asyncio.run(_shut_down_under_load(product, chatter))

    for group, topic in STAGES:
        assert drained.committed[group.name] == drained.written[topic.name], (group.name, drained)
    assert drained.committed[NOTIFIER_PIPELINE.name] == drained.sent, drained
    told = {id: chatter.outcomes_of(id) for id in chatter.delivered}
    assert {id: kinds for id, kinds in told.items() if kinds != ["answer"]} == {}
    sent = [body["biz_opaque_callback_data"] for body in chatter.phones.sends]
    assert len(sent) == len(set(sent)), "nothing was sent twice"


async def _shut_down_under_load(product: Deployed, chatter: Chatter) -> Marks:
    """What the groups did, from before the load to when the last member was gone; returns when all are answered."""
    stop, before = asyncio.Event(), product.marks()
    load = asyncio.create_task(chatter.run(stop, WITHIN_S))
    try:
        async with asyncio.timeout(WITHIN_S):
            while len(chatter.delivered) - len(chatter.unanswered) < ANSWERED_BEFORE:  # noqa: ASYNC110 - it is asked for
                await asyncio.sleep(0.2)
        await asyncio.to_thread(product.shut_down)
        drained = (await asyncio.to_thread(product.marks)).since(before)
        assert chatter.unanswered, "somebody was left waiting"
        stop.set()
        await asyncio.to_thread(product.deploy)
        await load
    finally:
        load.cancel()
    return drained
