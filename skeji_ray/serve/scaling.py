"""How many members a group should have, from how far it is behind: up quickly, down slowly. Pure; time is passed in.

A group is *pressed* when it lags more, or its oldest record waits longer, than its rules allow; it then gets as many
members as would drain what waits within a minute at the rate seen, at least one more. It is *calm* when it is far
below both; after a long calm it loses one member, where the others were seen to do as much as all do now. Nothing is
decided while the last decision is not carried out yet, nor while members wait for a dependency or hold a suspended
partition: more of them would only wait as well.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from skeji_ray.config import Profile, Settings
from skeji_ray.serve.fleet_plan import bounds_of
from skeji_ray.topology import GROUPS, Members

SETTLE_S = 15.0
"""After a change: the group shares its partitions out anew, and what was measured before says nothing."""
DRAIN_WITHIN_S = 60.0
CALM_SHARE = 0.1
"""Of the limits: below this share of both a group is calm. Between calm and pressed nothing changes."""
CARRIED_SHARE = 0.8
"""Of what the members left were seen to do: with less to do one can be spared."""
LAG = {Profile.LOCAL: 10_000, Profile.PRODUCTION: 1_000}
"""The guide's alert is at 10,000: by then a cluster has already been growing. A laptop grows at the last."""
AGE_S = {Profile.LOCAL: 300.0, Profile.PRODUCTION: 30.0}


@dataclass(frozen=True, slots=True)
class Rules:
    """What a group may be behind."""

    lag: int
    """Records."""
    age_s: float
    """Of its oldest record."""
    down_after_s: float
    """How long it must be calm before it loses a member."""

    @staticmethod
    def of(settings: Settings) -> Rules:
        """The settings', or what is usual for their profile."""
        profile = settings.skeji_profile
        return Rules(
            lag=settings.skeji_scale_lag or LAG[profile],
            age_s=settings.skeji_scale_age_s or AGE_S[profile],
            down_after_s=settings.skeji_scale_down_after_s,
        )


@dataclass(frozen=True, slots=True)
class Load:
    """What was measured of a group."""

    lag: int
    oldest_s: float
    """Age of its oldest record, less the time for which a record has failed again and again: more members would not
    mend that."""
    rate: float
    """Records that all members finish in a second."""
    members: int
    """That take part."""
    waits: bool
    """Whether any of them waits for a dependency, or has a partition suspended."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many members a group should have, and what must be known to decide it the next time."""

    members: int
    changed_at: float = -math.inf
    calm_since: float | None = None
    most_each: float = 0.0
    """Records a second: the most that one member was seen to do."""


def resize(size: Size, load: Load, bounds: Members, rules: Rules, now: float) -> Size:
    """The next size, at `now` monotonic seconds. `bounds` already heed the number of partitions."""
    settled = load.members == size.members > 0 and now - size.changed_at >= SETTLE_S
    if load.waits or not settled:
        return replace(size, calm_since=None)
    size = replace(size, most_each=max(size.most_each, load.rate / load.members))
    if load.lag > rules.lag or load.oldest_s > rules.age_s:
        return _changed(size, _needed(size, load, bounds.most), now)
    if load.lag > CALM_SHARE * rules.lag or load.oldest_s > CALM_SHARE * rules.age_s:
        return replace(size, calm_since=None)
    since = now if size.calm_since is None else size.calm_since
    if now - since >= rules.down_after_s and size.members > bounds.least and _can_spare_one(size, load):
        return _changed(size, size.members - 1, now)
    return replace(size, calm_since=since)


def _needed(size: Size, load: Load, most: int) -> int:
    """To drain what waits in time, if each goes on as now; where nothing moves, one more."""
    each_drains = load.rate / load.members * DRAIN_WITHIN_S
    if not each_drains:
        return min(size.members + 1, most)
    if load.lag >= most * each_drains:
        return most
    return min(max(size.members + 1, math.ceil(load.lag / each_drains)), most)


def _can_spare_one(size: Size, load: Load) -> bool:
    return load.rate <= CARRIED_SHARE * size.most_each * (size.members - 1)


def _changed(size: Size, members: int, now: float) -> Size:
    """The next calm begins anew; a group that can not grow any more is left as it is."""
    changed_at = now if members != size.members else size.changed_at
    return replace(size, members=members, changed_at=changed_at, calm_since=None)


class Scaler:
    """The sizes of all groups that are the fleet's to size.

    Args:
        running: group -> members found running, when a fleet takes over from another.
    """

    def __init__(self, profile: Profile, rules: Rules, running: Mapping[str, int]) -> None:
        self._rules = rules
        self._bounds = {group.name: bounds_of(group, profile) for group in GROUPS}
        self._sizes = {
            name: Size(min(max(running.get(name, 0), bounds.least), bounds.most))
            for name, bounds in self._bounds.items()
        }

    @property
    def members(self) -> dict[str, int]:
        """Group -> how many members it should have."""
        return {name: size.members for name, size in self._sizes.items()}

    def measured(self, loads: Mapping[str, Load], now: float) -> None:
        """Decide anew about every group that was measured."""
        for name, load in loads.items():
            self._sizes[name] = resize(self._sizes[name], load, self._bounds[name], self._rules, now)

    def held(self, groups: Collection[str]) -> None:
        """These are an operator's now; when they are given back they begin with the least."""
        for name in groups:
            if name in self._bounds:
                self._sizes[name] = Size(self._bounds[name].least)
