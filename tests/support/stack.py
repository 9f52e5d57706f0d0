"""A whole running system in a home of its own, driven as a user drives it: by the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from typer.testing import CliRunner

from skeji_ray.clock import SharedClock, SystemClock


@dataclass
class Stack:
    """One home, started with `skeji up --detach` on free ports and ended with `skeji down`."""

    home: Path
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def env(self) -> dict[str, str]:
        return {"SKEJI_HOME": str(self.home), "SKEJI_PORTS": "auto", **self.extra}

    @property
    def ray(self) -> dict[str, str]:
        """What a client of its Ray cluster must find in its environment."""
        return {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN_PATH": str(self.home / "ray-token")}

    @property
    def clock(self) -> SharedClock:
        return SharedClock(self.home / "clock.json")

    def starts_at(self, instant: datetime) -> None:
        """Domain time goes on from `instant`; forward only."""
        self.clock.shift(instant - self.clock.now())

    def up(self) -> None:
        run = self.process("up", "--detach", "--timeout", "300")
        assert run.returncode == 0, f"{run.stdout}\n{run.stderr}\n{self._log()}"

    def down(self) -> None:
        run = self.process("down")
        assert run.returncode == 0, f"{run.stderr}\n{self._log()}"

    def process(self, *args: str, timeout_s: float = 400) -> subprocess.CompletedProcess[str]:
        """A command in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "skeji_ray", *args],
            env={**os.environ, **self.env},
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
        )

    def ask(self, *args: str, expect: int = 0) -> Any:
        """A command in this process, with `--json`: its answer."""
        from skeji_ray.cli.main import app

        result = CliRunner().invoke(app, [*args, "--json"], env=self.env)
        assert result.exit_code == expect, f"{args}: exit {result.exit_code}\n{result.output}\n{result.exception!r}"
        return json.loads(result.stdout) if result.stdout.strip() else None

    def person(self, phone: str, name: str | None = None) -> Person:
        return Person(self, phone, name)

    @property
    def run_file(self) -> dict[str, Any]:
        run_file: dict[str, Any] = json.loads((self.home / "run.json").read_text())
        return run_file

    def _log(self) -> str:
        log = self.home / "up.log"
        return log.read_text()[-3000:] if log.exists() else ""


@dataclass(frozen=True)
class Reply:
    """What one message to a person says and offers."""

    text: str
    buttons: tuple[dict[str, str], ...] = ()
    rows: tuple[dict[str, str], ...] = ()

    @staticmethod
    def of(raw: dict[str, Any]) -> Reply:
        return Reply(raw["text"], tuple(raw.get("buttons") or ()), tuple(raw.get("rows") or ()))


@dataclass
class Person:
    """Somebody with a phone."""

    stack: Stack
    phone: str
    name: str | None = None
    read_up_to: int = 0

    def says(self, text: str) -> Reply:
        """Write a message and read its one answer."""
        return self._chat(text)

    def presses(self, button_id: str) -> Reply:
        return self._chat("--button", button_id)

    def chooses(self, row_id: str) -> Reply:
        return self._chat("--list", row_id)

    def _chat(self, *what: str) -> Reply:
        named = ("--name", self.name) if self.name else ()
        answer = self.stack.ask("chat", "--as", self.phone, *named, "--timeout", "120", *what)
        assert len(answer["replies"]) == 1, answer
        return Reply.of(answer["replies"][0])

    def inbox(self) -> list[Reply]:
        """What came since this was asked last."""
        fresh = self._unread()
        self.read_up_to = max([self.read_up_to, *(message["n"] for message in fresh)])
        return [Reply.of(message) for message in fresh]

    def _unread(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.stack.ask("inbox", "--as", self.phone, "--after", str(self.read_up_to))
        return found

    def waits_for(self, word: str, within: timedelta = timedelta(seconds=120)) -> Reply:
        """The first new message that holds `word`. Those behind it are still new."""
        clock = SystemClock()
        deadline = clock.now() + within
        seen: list[Reply] = []
        while clock.now() < deadline:
            for message in self._unread():
                self.read_up_to, reply = message["n"], Reply.of(message)
                if word in reply.text:
                    return reply
                seen.append(reply)
        raise AssertionError(f"{self.phone} got no message with {word!r}, but {[reply.text for reply in seen]}")


def deliver(stack: Stack, **message: Any) -> dict[str, str]:
    """A user's message through the simulated WhatsApp, without waiting for its answer."""
    answer = httpx.post(f"{stack.run_file['simulator_url']}/deliver", json=message, timeout=30)
    answer.raise_for_status()
    delivered: dict[str, str] = answer.json()
    return delivered
