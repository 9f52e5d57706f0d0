"""Where a bench runs: on the servers that the settings name, else on embedded ones that end with it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from skeji_ray.config import Settings
from skeji_ray.local.broker import EmbeddedBroker
from skeji_ray.local.database import EmbeddedDatabase
from skeji_ray.local.process import free_port


@dataclass(frozen=True, slots=True)
class Servers:
    """Settings whose servers answer, and the process ids of those that were started for the bench."""

    settings: Settings
    pids: dict[str, int]
    """`broker` and `database`."""


@contextmanager
def servers(settings: Settings, *, database: bool) -> Iterator[Servers]:
    """A broker, and a database where one is asked for. Raises DependencyUnreachable."""
    pids: dict[str, int] = {}
    with ExitStack() as ends:
        home = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="skeji-bench-")))
        if settings.kafka_brokers is None:
            broker = EmbeddedBroker(home, free_port())
            broker.start()
            ends.callback(broker.stop)
            pids["broker"] = broker.process.pid
            settings = settings.model_copy(update={"kafka_brokers": broker.brokers})
        if database and settings.mongo_uri is None:
            store = EmbeddedDatabase(home, free_port())
            store.start()
            ends.callback(store.stop)
            pids["database"] = store.process.pid
            settings = settings.model_copy(update={"mongo_uri": SecretStr(store.uri)})
        yield Servers(settings, pids)
