"""The embedded database: the MongoDB wire protocol over SQLite, persistent in the home (`nx-27017`)."""

from __future__ import annotations

import sys
from pathlib import Path

from skeji_ray.local.private import make_private
from skeji_ray.local.process import ChildProcess, check_port_free

DATABASE = "skeji"


class EmbeddedDatabase:
    """One database process; what was acknowledged survives a `kill -9` of it."""

    def __init__(self, home: Path, port: int) -> None:
        self._port = port
        data = home / "database"
        make_private(data)
        self._pid_file = home / "database.pid"
        # Its module, for where its script lies depends on how it was installed; -P: nothing of the folder we are in.
        argv = [sys.executable, "-P", "-m", "nx_27017.nx_27017", "--data-dir", str(data), "-p", str(port)]
        # Its defaults are shared by the whole machine, and it refuses to start beside another home's.
        argv += ["--pid-file", str(self._pid_file), "--log-file", str(home / "database.log")]
        self.process = ChildProcess("database", argv, home / "database.log")

    @property
    def uri(self) -> str:
        return f"mongodb://127.0.0.1:{self._port}/{DATABASE}"

    def start(self) -> None:
        """Returns when it accepts connections. Raises PortTaken, or DependencyUnreachable when it does not start."""
        check_port_free(self._port)  # else it would end, and somebody else's server be taken for it
        self._pid_file.unlink(missing_ok=True)  # left by a kill: its number may be somebody else's by now
        self.process.start()
        self.process.wait_ready(self._port)

    def stop(self) -> None:
        self.process.stop()
