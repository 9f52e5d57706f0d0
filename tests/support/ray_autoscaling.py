"""A Ray head on this machine whose autoscaler starts nodes of the types that it is given: as processes beside it.

Ray's `AutoscalingCluster` begins and ends with `ray stop`, which ends everybody's clusters, and reads a file that the
wheel lacks. This starts the same: Ray's own autoscaler, and its provider of nodes on one machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.support.bare_head import BareHead

IDLE_FOR_MINUTES = 0.1
HEAD_ID = "fffffffffffffffffffffffffffffffffffffffffffffffffff00000"
"""What the provider takes the head for."""
HEAD_TYPE = "ray.head.default"

_FOR_ONE_MACHINE = {
    "RAY_FAKE_CLUSTER": "1",
    "RAY_CLOUD_INSTANCE_ID": HEAD_ID,
    "RAY_OVERRIDE_NODE_ID_FOR_TESTING": HEAD_ID,
    "RAY_enable_autoscaler_v2": "1",
    "AUTOSCALER_UPDATE_INTERVAL_S": "1",
}
_PROVIDER = {
    "type": "external",
    "module": "ray.autoscaler._private.fake_multi_node.node_provider.FakeMultiNodeProvider",
    "head_node_id": HEAD_ID,
    "launch_multiple": True,
    "use_node_id_as_ip": True,
    "disable_node_updaters": True,
    "disable_launch_config_check": True,
}
_NOTHING_TO_INSTALL: dict[str, Any] = {
    "file_mounts": {},
    "cluster_synced_files": [],
    "initialization_commands": [],
    "setup_commands": [],
    "head_setup_commands": [],
    "worker_setup_commands": [],
    "head_start_ray_commands": [],
    "worker_start_ray_commands": [],
}

NodeTypes = Mapping[str, Mapping[str, Any]]


class AutoscalingHead(BareHead):
    """A head without a CPU, as in `cluster.yaml`. It is stopped with every node that it started.

    Args:
        types: name -> a node type's `resources`, `min_workers` and `max_workers`.
        settings: what every process of the cluster finds in its environment.
    """

    def __init__(self, home: Path, types: NodeTypes, settings: Mapping[str, str]) -> None:
        self._config = home / "autoscaling.json"
        super().__init__(home, {**settings, **_FOR_ONE_MACHINE})
        self._config.write_text(json.dumps(_config(types, f"127.0.0.1:{self._port}")))

    def _words(self) -> Iterator[str]:
        yield from super()._words()
        yield from ("--num-cpus", "0", "--num-gpus", "0", "--autoscaling-config", str(self._config))


def _config(types: NodeTypes, gcs_address: str) -> dict[str, Any]:
    """What `ray up` would leave on the head."""
    all_types = {HEAD_TYPE: {"resources": {"CPU": 0}, "max_workers": 0}, **types}
    return {
        "cluster_name": "one-machine",
        "max_workers": sum(node["max_workers"] for node in types.values()),
        "idle_timeout_minutes": IDLE_FOR_MINUTES,
        "provider": {**_PROVIDER, "gcs_address": gcs_address},
        "head_node_type": HEAD_TYPE,
        "available_node_types": {name: {**node, "node_config": {}} for name, node in all_types.items()},
        **_NOTHING_TO_INSTALL,
    }
