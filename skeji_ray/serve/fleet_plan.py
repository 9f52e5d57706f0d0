"""Which actors there should be, and what to do about those that there are: pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from skeji_ray.config import Profile
from skeji_ray.topology import GROUPS, Group

EXECUTORS = {Profile.LOCAL: 1, Profile.PRODUCTION: 3}
"""Executor shards: a fixed number a release, since a conversation is mapped to one by hash."""


def executor_name(shard: int) -> str:
    return f"pipeline-executor/{shard}"


def member_name(group: Group, index: int) -> str:
    return f"{group.name}/{index}"


def wanted_members(group: Group, profile: Profile, held: Mapping[str, int]) -> int:
    """How many members a group should have: what it is held at, else its least; never more than partitions."""
    partitions = sum(topic.partitions for topic in group.consumes)
    return min(held.get(group.name, group.members_in(profile).least), partitions)


def wanted_actors(profile: Profile, held: Mapping[str, int]) -> dict[str, str]:
    """Actor name -> its kind (a group's name, or `executor`). Executors first: members call them."""
    wanted = {executor_name(shard): "executor" for shard in range(EXECUTORS[profile])}
    for group in GROUPS:
        for index in range(wanted_members(group, profile, held)):
            wanted[member_name(group, index)] = group.name
    return wanted


def members_by_group(names: Iterable[str]) -> dict[str, int]:
    """How many actors of each group there are."""
    counted = {group.name: 0 for group in GROUPS}
    for name in names:
        group = name.rpartition("/")[0]
        if group in counted:
            counted[group] += 1
    return counted
