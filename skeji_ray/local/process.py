"""A server of ours as a child process: started, awaited, ended with its parent."""

from __future__ import annotations

import ctypes
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from skeji_ray.errors import DependencyUnreachable, PortTaken
from skeji_ray.local.private import UMASK, make_private, open_private

_PR_SET_PDEATHSIG = 1


AUTO_PORTS = range(20_000, 32_000)
"""Below those that systems give to outgoing connections: one of these could take a port before its server listens."""
MAX_PORT_TRIES = 1_000
_chance = random.SystemRandom()
_given: set[int] = set()


def free_port() -> int:
    """Return a loopback port that nobody listens on now, and never the same twice: its server may start much later.

    Raises PortTaken when there is none.
    """
    for _ in range(MAX_PORT_TRIES):
        port = _chance.choice(AUTO_PORTS)  # by chance, for other processes look for one at the same time
        if port not in _given and _is_free(port):
            _given.add(port)
            return port
    raise PortTaken(f"no free port found from {AUTO_PORTS[0]} to {AUTO_PORTS[-1]}")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def last_line(*texts: str) -> str:
    """Return the last line of all that was said; empty where nothing was."""
    lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""


def check_port_free(port: int) -> None:
    """Raises PortTaken when somebody listens on this loopback port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise PortTaken(f"port {port} is taken: end what listens there, or set SKEJI_PORTS=auto") from None


def _die_with(parent: int) -> Callable[[], None]:
    """What the child does before it becomes the server: the kernel ends it when its parent dies (Linux only).

    The library is loaded here, in the parent: between fork and exec as little as possible may happen.
    """
    prctl = ctypes.CDLL(None).prctl

    def tie() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the tie was made
            os._exit(1)

    return tie


class ChildProcess:
    """One server process, in a session of its own: Ctrl-C reaches its parent, which ends it in order.

    What it writes is for its owner alone.

    On Linux it is killed when the thread that started it ends, so start it from one that lives as long as it should.
    """

    def __init__(self, name: str, argv: Sequence[str], log_path: Path, env: Mapping[str, str] | None = None) -> None:
        self.name = name
        self._argv = list(argv)
        self._log_path = log_path
        self._env = {**os.environ, **(env or {})}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        make_private(self._log_path.parent)
        with open_private(self._log_path, "a") as log:
            self._process = subprocess.Popen(
                self._argv,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._env,
                start_new_session=True,
                umask=UMASK,
                preexec_fn=_die_with(os.getpid()) if sys.platform == "linux" else None,  # noqa: PLW1509
            )

    @property
    def pid(self) -> int:
        """Raises DependencyUnreachable when it was never started."""
        if self._process is None:
            raise DependencyUnreachable(f"the {self.name} was not started")
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def wait_ready(self, port: int, timeout_s: float = 30.0) -> None:
        """Until it accepts connections. Raises DependencyUnreachable when it ends or takes too long."""
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            if not self.alive:
                raise DependencyUnreachable(f"the {self.name} ended at once; see {self._log_path}")
            with socket.socket() as probe:
                probe.settimeout(0.2)
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        raise DependencyUnreachable(f"the {self.name} was not ready within {timeout_s:.0f} s; see {self._log_path}")

    def stop(self, grace_s: float = 5.0) -> None:
        """SIGTERM, and SIGKILL when it does not end within its grace."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(grace_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
