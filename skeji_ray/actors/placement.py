"""What a process of ours asks of the node that it runs on: the same for an actor and for a replica of Serve.

A model's engine alone asks for something else, its GPUs (serve/vllm_options.py): none of this shares its node.
"""

from __future__ import annotations

from typing import Any

CPUS = 0.05
"""Of one process: most of its life it waits, and all of them must fit two cores."""
PLACE = "actors"
"""The resource that nodes for actors offer, one for each process that their memory takes."""


def node_options(has_actor_nodes: bool) -> dict[str, Any]:
    """Ray's options of one process.

    Args:
        has_actor_nodes: whether the cluster keeps nodes for actors (SKEJI_ACTOR_NODES). No other node is taken then,
            and Ray's autoscaler starts one where none has a place left.
    """
    return {"num_cpus": CPUS, "resources": {PLACE: 1}} if has_actor_nodes else {"num_cpus": CPUS}
