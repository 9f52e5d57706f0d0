"""A Ray cluster of one head, started and deployed to by Ray's own commands as an operator gives them."""

from __future__ import annotations

import os
import secrets
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from skeji_ray.local.process import ChildProcess, free_port
from tests.support.kafka import wait_for
from tests.support.serving import serve

READY_WITHIN_S, STOP_WITHIN_S, COMMAND_WITHIN_S = 120.0, 5.0, 200.0
OBJECT_STORE_BYTES = 200 * 1024 * 1024
MOST_STARTS = 3
STARTED = b"Ray runtime started"
MEMBER = b"ray::_Host"
"""What a process calls itself that hosts an actor of ours."""


class BareHead:
    """`ray start --head` on free ports, in a session of its own, so that all of it can be found and ended.

    Ray listens on all addresses, to whoever has the token that is made here.

    Args:
        settings: what every process of the cluster finds in its environment.
        release: the folder of another release of the product than the installed one.
    """

    def __init__(self, home: Path, settings: Mapping[str, str], release: Path | None = None) -> None:
        self._temp = TemporaryDirectory(prefix="skeji-", dir="/tmp")  # short: a socket's path has a limit
        home.mkdir(parents=True, exist_ok=True)
        token = home / "ray-token"
        token.write_text(secrets.token_hex(32))
        self.settings = {**settings, "RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN_PATH": str(token)}
        self._port, self._dashboard_port = free_port(), free_port()
        self.dashboard_url = f"http://127.0.0.1:{self._dashboard_port}"
        env = {**self.settings, "RAY_USAGE_STATS_ENABLED": "0"}
        argv = [_command("ray"), *self._words()]
        if release is not None:  # Ray puts the directory that it was started in before all else in a worker's path
            argv, env["PYTHONPATH"] = ["env", "-C", str(release), *argv], str(release)
        self._log = home / "head.log"
        self.process = ChildProcess("Ray head", argv, self._log, env)

    def _words(self) -> Iterator[str]:
        yield from ("start", "--head", "--block", "--num-cpus", "4")
        yield from ("--include-dashboard", "true", "--dashboard-host", "127.0.0.1")
        yield from ("--temp-dir", self._temp.name, "--object-store-memory", str(OBJECT_STORE_BYTES))
        yield from ("--port", str(self._port), "--dashboard-port", str(self._dashboard_port))
        for name in ("ray-client-server", "dashboard-agent-listen", "dashboard-agent-grpc", "metrics-export"):
            yield from (f"--{name}-port", str(free_port()))

    def start(self) -> None:
        """Returns when it is up. Ray gives its node half a minute for that, which a busy machine does not."""
        for _ in range(MOST_STARTS):
            self.process.start()
            wait_for(lambda: not self.process.alive or STARTED in self._log.read_bytes(), READY_WITHIN_S)
            if self.process.alive:
                return
        raise AssertionError(self._log.read_text()[-3000:])

    def serve(self, *args: str) -> None:
        """One of Serve's commands, on this cluster."""
        serve(self.dashboard_url, self.settings, *args, within_s=COMMAND_WITHIN_S)

    def members(self) -> list[int]:
        """The processes that host an actor of ours."""
        return [pid for pid, name in self._processes() if name.startswith(MEMBER)]

    def _processes(self) -> Iterator[tuple[int, bytes]]:
        """All that the head has started: id and command line."""
        for place in Path("/proc").iterdir():
            with suppress(OSError):  # it has ended
                if place.name.isdecimal() and os.getsid(int(place.name)) == self.process.pid:
                    yield int(place.name), (place / "cmdline").read_bytes()

    def stop(self) -> None:
        """End it, and whatever it leaves behind."""
        self.process.stop(STOP_WITHIN_S)
        for pid, _ in self._processes():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._temp.cleanup()


def _command(name: str) -> str:
    """The one of this environment."""
    return str(Path(sys.executable).with_name(name))
