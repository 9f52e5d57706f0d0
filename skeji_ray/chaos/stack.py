"""The system that chaos is done to: a stack of its own in a home of its own, with a database that can be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from skeji_ray.chaos.broken import Break
from skeji_ray.config import load_settings
from skeji_ray.errors import NoAnswerInTime, SkejiError
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.offsets import EndOffsets, broker_end_offsets
from skeji_ray.local.broker import end_offsets as embedded_end_offsets
from skeji_ray.local.database import EmbeddedDatabase
from skeji_ray.local.process import free_port, last_line
from skeji_ray.local.run_file import RunFile
from skeji_ray.serve.cluster import SERVE_CONFIG
from skeji_ray.serve.ray_token import TOKEN, give_token
from skeji_ray.store.mongo import MongoStore

READY_WITHIN_S = 240
COMMAND_WITHIN_S = 300


class ChaosStack:
    """Started with `skeji up`, asked with `skeji status`, ended with `skeji down`, as an operator would.

    Args:
        home: a directory that nothing else uses.
        broken: the promise that its members do not keep.
        brokers: a Kafka that runs already; None: what the settings say.
    """

    def __init__(self, home: Path, broken: Break | None = None, brokers: str | None = None) -> None:
        self._home = home
        self._database = EmbeddedDatabase(home, free_port()) if "MONGO_URI" not in os.environ else None
        uri = self._database.uri if self._database else os.environ["MONGO_URI"]
        self._env = {**os.environ, "SKEJI_HOME": str(home), "SKEJI_PORTS": "auto", "MONGO_URI": uri}
        if TOKEN in os.environ:
            give_token(home, os.environ[TOKEN])  # this process joins its cluster
        if brokers is not None:
            self._env["KAFKA_BROKERS"] = brokers
        if broken is not None:
            config = home / "serve_config.yaml"
            config.write_text(yaml.safe_dump(_broken_config(broken)))
            self._env["SKEJI_SERVE_CONFIG"] = str(config)
        self._run_file: RunFile | None = None

    @property
    def database(self) -> EmbeddedDatabase | None:
        """Ours to stop and start again; None where MONGO_URI names somebody else's."""
        return self._database

    @property
    def run_file(self) -> RunFile:
        assert self._run_file is not None, "not started"
        return self._run_file

    def start(self) -> None:
        """Returns when every member takes part. Raises SkejiError when it does not come up."""
        if self._database is not None:
            self._database.start()
        self._command("up", "--detach", "--timeout", str(READY_WITHIN_S))
        self._run_file = RunFile.read(load_settings(skeji_home=self._home))

    def stop(self) -> None:
        """End it; what it could not finish is given up."""
        try:
            self._command("down")
        finally:
            if self._database is not None:
                self._database.stop()

    def store(self) -> MongoStore:
        return MongoStore(self.run_file.mongo_uri)

    @property
    def connection(self) -> Connection:
        return Connection.of(load_settings(kafka_brokers=self.run_file.kafka_brokers))

    @property
    def end_offsets(self) -> EndOffsets:
        return embedded_end_offsets if self.run_file.embedded_broker else broker_end_offsets

    def status(self, wait_idle_s: float | None = None) -> dict[str, Any] | None:
        """What `skeji status` says; with `wait_idle_s`, None when it did not become idle in that time."""
        wait = () if wait_idle_s is None else ("--wait-idle", str(wait_idle_s))
        run = self._run("status", "--json", *wait)
        if run.returncode == NoAnswerInTime.exit_code:
            return None
        if run.returncode not in {0, 1}:
            raise SkejiError(f"skeji status: exit {run.returncode}: {last_line(run.stderr) or 'without a word'}")
        answer: dict[str, Any] = json.loads(run.stdout)
        return answer

    def history(self, correlation_id: str) -> str:
        """A message's way through the topics, as `skeji trace` shows it."""
        run = self._run("trace", correlation_id)
        return run.stdout or run.stderr

    def _command(self, *args: str) -> None:
        run = self._run(*args)
        if run.returncode:
            raise SkejiError(f"skeji {args[0]}: exit {run.returncode}: {last_line(run.stderr) or 'without a word'}")

    def _run(self, *args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "skeji_ray", *args],
            env=self._env,
            capture_output=True,
            text=True,
            timeout=COMMAND_WITHIN_S,
            check=False,
        )


def _broken_config(broken: Break) -> dict[str, Any]:
    config: dict[str, Any] = yaml.safe_load(SERVE_CONFIG.read_text())
    for application in config["applications"]:
        if application["name"] == "fleet":
            application["import_path"] = "skeji_ray.chaos.broken:fleet"
            application["args"] = {"break": broken.value}
    return config


Say = Callable[[str], None]
"""Tells a person what is happening."""
