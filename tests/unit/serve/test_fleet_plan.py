"""Which actors there should be, and in which order they are started."""

from __future__ import annotations

from itertools import groupby

from skeji_ray.config import Profile
from skeji_ray.serve.fleet_plan import EXECUTORS, executor_name, wanted_actors
from skeji_ray.topology import GROUPS


def test_executors_start_first_and_the_members_of_a_group_one_after_the_other() -> None:
    wanted = wanted_actors(Profile.PRODUCTION, {})
    executors = EXECUTORS[Profile.PRODUCTION]
    assert list(wanted)[:executors] == [executor_name(shard) for shard in range(executors)]
    kinds = [kind for kind, _ in groupby(wanted.values())]
    assert kinds == ["executor", *(group.name for group in GROUPS)], "Ray gives each to the next node in turn"
