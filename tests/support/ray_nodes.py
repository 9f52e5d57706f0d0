"""A Ray cluster of several nodes on this machine: `ray.cluster_utils.Cluster`, in a process of its own.

Ray makes that process the leader of a group that is killed with it: no place for a test.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from skeji_ray.local.process import free_port

LOOPBACK = "127.0.0.1"
ENDED_WITHIN_S = 60.0

Resources = dict[str, float]
"""Name -> how much of it a node offers, `CPU` among them."""


class RayNodes:
    """The head first, then the others; ended when it is left.

    Args:
        nodes: what each offers.
        settings: what all processes of all nodes find in their environment.
    """

    def __init__(self, home: Path, nodes: Sequence[Resources], settings: Mapping[str, str]) -> None:
        token = home / "ray-token"
        token.write_text(secrets.token_hex(32))
        self.settings = {**settings, "RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN_PATH": str(token)}
        self.dashboard_url = f"http://{LOOPBACK}:{free_port()}"
        self.ids: list[str] = []
        """Of the nodes, in the order that they were given."""
        self._nodes = nodes
        self._log = home / "ray.log"
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> RayNodes:
        argv = [sys.executable, "-m", "tests.support.ray_nodes", self.dashboard_url, json.dumps(self._nodes)]
        pipe, env = subprocess.PIPE, {**os.environ, **self.settings, "RAY_USAGE_STATS_ENABLED": "0"}
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                argv, env=env, stdin=pipe, stdout=pipe, stderr=log, text=True, start_new_session=True
            )
        said = self._answer(self._process)
        if not said:
            self.__exit__()
        assert said, f"the cluster did not start; see {self._log}"
        self.ids = json.loads(said)
        return self

    def __exit__(self, *_: object) -> None:
        """What it reads ends, and so does it, with all nodes; Ray sees to that too when it must be killed."""
        if self._process is None:
            return
        with self._process as process:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(ENDED_WITHIN_S)
            except subprocess.TimeoutExpired:
                process.kill()

    def lose(self, node_id: str) -> None:
        """The node's processes are killed, as when its machine fails."""
        process = self._process
        assert process is not None
        assert process.stdin is not None
        process.stdin.write(f"{node_id}\n")
        process.stdin.flush()
        assert self._answer(process) == node_id

    @staticmethod
    def _answer(process: subprocess.Popen[str]) -> str:
        assert process.stdout is not None
        return process.stdout.readline().strip()


def main(dashboard_url: str, nodes: Sequence[Resources]) -> None:
    """Start the nodes and say their ids; lose those whose ids are read; end with what is read."""
    from ray.cluster_utils import Cluster

    cluster = Cluster()
    head, *others = nodes
    started = [
        cluster.add_node(
            include_dashboard=True,
            dashboard_host=LOOPBACK,
            dashboard_port=int(dashboard_url.rpartition(":")[2]),
            dashboard_agent_listen_port=free_port(),
            **_offering(head),
        ),
        *(cluster.add_node(**_offering(node)) for node in others),
    ]
    by_id = {node.node_id: node for node in started}
    _say(json.dumps(list(by_id)))
    for line in sys.stdin:
        cluster.remove_node(by_id[line.strip()], allow_graceful=False)
        _say(line.strip())
    cluster.shutdown()


def _offering(resources: Resources) -> dict[str, Any]:
    own = {name: amount for name, amount in resources.items() if name not in {"CPU", "GPU"}}
    return {
        "num_cpus": resources["CPU"],
        "num_gpus": resources.get("GPU", 0),
        "resources": own,
    }


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
