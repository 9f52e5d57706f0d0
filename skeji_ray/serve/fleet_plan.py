"""Which actors there should be, and what to do about those that there are: pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from skeji_ray.config import Profile
from skeji_ray.topology import GROUPS, Group, Members

EXECUTOR = "pipeline-executor"
EXECUTORS = {Profile.LOCAL: 1, Profile.PRODUCTION: 3}
"""Executor shards: a fixed number a release, since a conversation is mapped to one by hash. While two releases run side
by side a conversation may have one in each: any executor can go on with any execution."""


def executor_name(shard: int) -> str:
    return f"{EXECUTOR}/{shard}"


def is_executor(name: str) -> bool:
    """Whether an actor of this name is an executor shard, which members call."""
    return group_of(name) == EXECUTOR


def member_name(group: Group, index: int) -> str:
    return f"{group.name}/{index}"


def bounds_of(group: Group, profile: Profile) -> Members:
    """Between how many members the fleet sizes a group; never more than it has partitions."""
    bounds, most = group.members_in(profile), group.partitions
    return Members(min(bounds.least, most), min(bounds.most, most))


def wanted_members(group: Group, profile: Profile, held: Mapping[str, int], sized: Mapping[str, int]) -> int:
    """How many members a group should have: what it is held at, else its size, else its least."""
    usual = sized.get(group.name, group.members_in(profile).least)
    return min(held.get(group.name, usual), group.partitions)


def wanted_actors(
    profile: Profile, held: Mapping[str, int], sized: Mapping[str, int] = MappingProxyType({})
) -> dict[str, str]:
    """Actor name -> its kind (a group's name, or `executor`). Executors first: members call them.

    Args:
        held: group -> members that an operator wants.
        sized: group -> members by its lag; one that is absent has its least.
    """
    wanted = {executor_name(shard): "executor" for shard in range(EXECUTORS[profile])}
    for group in GROUPS:
        for index in range(wanted_members(group, profile, held, sized)):
            wanted[member_name(group, index)] = group.name
    return wanted


def group_of(name: str) -> str:
    """The group of a member's name."""
    return name.rpartition("/")[0]


def members_by_group(names: Iterable[str]) -> dict[str, int]:
    """How many actors of each group there are."""
    counted = {group.name: 0 for group in GROUPS}
    for name in names:
        if (group := group_of(name)) in counted:
            counted[group] += 1
    return counted
