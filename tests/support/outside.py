"""What the product rests on and Ray does not run: the embedded servers, beside a Ray cluster of the test's own."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import yaml

from skeji_ray.config import load_settings
from skeji_ray.local.broker import SETTINGS as BROKER_SETTINGS
from skeji_ray.local.broker import EmbeddedBroker
from skeji_ray.local.database import EmbeddedDatabase
from skeji_ray.local.process import free_port
from skeji_ray.local.run_file import RunFile
from skeji_ray.local.whatsapp import SimulatedWhatsApp
from skeji_ray.serve.cluster import LOOPBACK, SERVE_CONFIG, serve_config
from tests.support.ray_view import Cluster
from tests.support.serving import serve
from tests.support.stack import Stack

COMMAND_WITHIN_S = 300.0
PHONE_NUMBER_ID = "100000000000001"


@contextmanager
def servers(home: Path, http_port: int, **settings: str) -> Iterator[Stack]:
    """Broker with its topics, database with its indexes and WhatsApp with its webhook on `http_port`.

    The stack's `env` is what a Ray cluster must be started with; `deploy` it, then drive it.

    Args:
        settings: more of them, by their environment variables.
    """
    broker, database = EmbeddedBroker(home, free_port()), EmbeddedDatabase(home, free_port())
    words = {f"WHATSAPP_{name}": secrets.token_hex(16) for name in ("APP_SECRET", "VERIFY_TOKEN", "ACCESS_TOKEN")}
    whatsapp = SimulatedWhatsApp(
        home,
        free_port(),
        webhook_url=f"http://{LOOPBACK}:{http_port}/webhook",
        app_secret=words["WHATSAPP_APP_SECRET"],
        access_token=words["WHATSAPP_ACCESS_TOKEN"],
        phone_number_id=PHONE_NUMBER_ID,
    )
    found = {"KAFKA_BROKERS": broker.brokers, "MONGO_URI": database.uri, "WHATSAPP_API_URL": whatsapp.api_url}
    stack = Stack(home, {**BROKER_SETTINGS, **words, **found, **settings})
    with ExitStack() as running:
        for server in (broker, database, whatsapp):
            running.callback(server.stop)
            server.start()
        stack.ask("topics", "apply")
        stack.ask("migrate")
        _run_file(stack, whatsapp.url, http_port).write(load_settings(skeji_home=home))
        yield stack


def _run_file(stack: Stack, simulator_url: str, http_port: int) -> RunFile:
    """What `skeji up` would write: the commands find the rest of the system by it."""
    return RunFile(
        pid=os.getpid(),
        webhook_url=f"http://{LOOPBACK}:{http_port}/webhook",
        simulator_url=simulator_url,
        phone_number_id=PHONE_NUMBER_ID,
        kafka_brokers=stack.env["KAFKA_BROKERS"],
        mongo_uri=stack.env["MONGO_URI"],
        embedded_broker=True,
        **{name.lower(): stack.env[name] for name in stack.env if name.startswith("WHATSAPP_")},
    )


def deploy(stack: Stack, cluster: Cluster, http_port: int) -> None:
    """`serve deploy` of the product, its proxy on `http_port`; returns when it is taken."""
    path = stack.home / "serve_config.yaml"
    path.write_text(yaml.safe_dump(serve_config(SERVE_CONFIG, http_port)))
    serve(cluster.dashboard_url, cluster.settings, "deploy", str(path), within_s=COMMAND_WITHIN_S)
