"""What an actor says of itself, without Ray."""

from __future__ import annotations

import os
from typing import Any

from skeji_ray.actors.hosting import ActorState, _Host
from skeji_ray.kafka.snapshot import Snapshot

WORKING = Snapshot(("t[0]",), in_flight=3, waiting=1, handled=7, polled_ago_s=0.1)


class Shard:
    """What is hosted and does not say what it does."""

    alive = ready = True

    def __init__(self) -> None:
        self.drained_within_s: float | None = None

    def drain(self, timeout_s: float) -> None:
        self.drained_within_s = timeout_s


class Member(Shard):
    def snapshot(self) -> Snapshot:
        return WORKING


def host(hosted: Shard) -> Any:
    return _Host("kind", "kind/0", "1.0", lambda kind, name: hosted)


def test_a_member_says_what_it_does_and_a_shard_that_it_is_there() -> None:
    assert host(Member()).state() == ActorState("1.0", os.getpid(), True, True, False, WORKING)
    assert host(Shard()).state() == ActorState("1.0", os.getpid(), True, True, False, None)


def test_one_that_drains_says_so() -> None:
    shard = Shard()
    actor = host(shard)
    actor.drain(3.0)
    assert actor.state().draining
    assert shard.drained_within_s == 3.0
