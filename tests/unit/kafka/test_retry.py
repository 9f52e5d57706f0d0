"""When a failed record is tried again."""

from __future__ import annotations

import random

from skeji_ray.errors import Conflict, DependencyUnreachable
from skeji_ray.kafka.retry import RetryPolicy


def test_waiting_for_a_dependency_uses_up_no_retry() -> None:
    policy = RetryPolicy()
    assert not policy.counts(DependencyUnreachable("down"))
    assert policy.counts(Conflict("lost"))


def test_waits_grow_and_are_bounded() -> None:
    policy, jitter = RetryPolicy(), random.Random(1)
    waits = [policy.wait_s(failures, jitter) for failures in range(1, 8)]
    assert waits[0] <= policy.first_wait_s
    assert all(wait <= policy.longest_wait_s for wait in waits)
    assert max(waits[:2]) < min(waits[3:])
