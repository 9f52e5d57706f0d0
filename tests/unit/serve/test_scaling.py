"""How many members a group should have: up quickly, down slowly, and not at all while it would not help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.config import Profile, Settings
from skeji_ray.serve.fleet_plan import bounds_of, wanted_actors
from skeji_ray.serve.scaling import SETTLE_S, Load, Rules, Scaler, Size, resize
from skeji_ray.topology import BOOKINGS, GATEWAY, GROUPS, OPERATIONS, Members

RULES = Rules(lag=1_000, age_s=30.0, down_after_s=300.0)
BOUNDS = Members(2, 6)
IDLE = Load(lag=0, oldest_s=0.0, rate=0.0, members=2, waits=False)
EVERY_S = 5.0


def follow(loads: Iterable[Load], size: Size | None = None, bounds: Members = BOUNDS) -> list[Size]:
    """The sizes after each measurement, one every five seconds."""
    sizes, size = [], size or Size(bounds.least)
    for number, load in enumerate(loads):
        size = resize(size, load, bounds, RULES, 1_000.0 + number * EVERY_S)
        sizes.append(size)
    return sizes


def members(loads: Iterable[Load]) -> list[int]:
    """As `follow`, of a fleet that carries out each decision before the next measurement."""
    seen, size = [], Size(BOUNDS.least)
    for number, load in enumerate(loads):
        size = resize(size, replace(load, members=size.members), BOUNDS, RULES, 1_000.0 + number * EVERY_S)
        seen.append(size.members)
    return seen


def test_a_group_that_lags_grows_at_once_to_what_drains_it_in_a_minute() -> None:
    busy = replace(IDLE, lag=12_000, oldest_s=20.0, rate=100.0)  # 50 a second each: 3,000 a minute
    assert members([busy]) == [4]


def test_a_group_whose_oldest_record_waits_too_long_grows_by_one_where_its_lag_is_small() -> None:
    assert members([replace(IDLE, lag=40, oldest_s=31.0, rate=10.0)]) == [3]


def test_a_group_that_finishes_nothing_grows_by_one_at_a_time() -> None:
    stuck = replace(IDLE, lag=50_000, oldest_s=400.0)
    assert members([stuck] * 4) == [3, 3, 3, 4]


def test_a_change_is_left_alone_until_the_group_has_settled() -> None:
    stuck = replace(IDLE, lag=50_000, oldest_s=400.0)
    seen = members([stuck] * 12)
    changes = [number for number in range(1, 12) if seen[number] != seen[number - 1]]
    assert all(later - earlier >= SETTLE_S / EVERY_S for earlier, later in pairwise(changes))
    assert seen[-1] == 6


def test_nothing_is_decided_while_the_last_decision_is_not_carried_out() -> None:
    stuck = replace(IDLE, lag=50_000, oldest_s=400.0, members=2)  # the third never comes
    assert [size.members for size in follow([stuck] * 50)] == [3] * 50


def test_a_group_whose_members_wait_for_a_dependency_does_not_grow() -> None:
    outage = replace(IDLE, lag=100_000, oldest_s=3_600.0, waits=True)
    assert members([outage] * 100) == [2] * 100


def test_an_outage_is_no_calm() -> None:
    calm = [IDLE] * 50
    outage = [replace(IDLE, waits=True)]
    assert follow([*calm, *outage, *[replace(IDLE, members=4)] * 50], Size(4))[-1].members == 4


def test_a_group_that_is_calm_for_long_enough_loses_one_member_at_a_time() -> None:
    busy = replace(IDLE, lag=12_000, rate=100.0)
    seen = members([busy, *[IDLE] * 150])
    assert seen[:61] == [4] * 61
    assert seen[70] == 3
    assert seen[-1] == 2
    assert all(later >= earlier - 1 for earlier, later in pairwise(seen))


def test_a_little_lag_keeps_the_members_that_there_are() -> None:
    busy, some = replace(IDLE, lag=12_000, rate=100.0), replace(IDLE, lag=200, rate=100.0)
    assert set(members([busy, *[some] * 200])) == {4}


def test_members_that_all_have_work_to_do_are_kept_though_nothing_waits() -> None:
    busy = replace(IDLE, lag=12_000, rate=100.0)
    keeps_up = replace(IDLE, lag=10, rate=200.0)  # what four do: three were never seen to
    assert set(members([busy, *[keeps_up] * 200])) == {4}
    quieter = replace(IDLE, lag=10, rate=50.0)
    assert members([busy, *[keeps_up] * 10, *[quieter] * 200])[-1] == 2


LOADS = st.builds(
    Load,
    lag=st.integers(0, 100_000),
    oldest_s=st.floats(0, 10_000),
    rate=st.floats(0, 5_000),
    members=st.integers(0, 8),
    waits=st.booleans(),
)


@given(st.lists(LOADS, max_size=60), st.integers(1, 3), st.integers(0, 5))
def test_a_size_stays_within_its_bounds_whatever_is_measured(loads: list[Load], least: int, more: int) -> None:
    bounds = Members(least, least + more)
    for size in follow(loads, bounds=bounds):
        assert bounds.least <= size.members <= bounds.most


@given(st.lists(LOADS, max_size=60))
def test_a_size_changes_only_for_a_reason(loads: list[Load]) -> None:
    before = Size(BOUNDS.least)
    for load, size in zip(loads, follow(loads), strict=True):
        pressed = load.lag > RULES.lag or load.oldest_s > RULES.age_s
        if size.members > before.members:
            assert pressed
        if size.members < before.members:
            assert not pressed
            assert before.calm_since is not None
        if size.members != before.members:
            assert not load.waits
            assert load.members == before.members
        before = size


@given(st.lists(LOADS, min_size=1, max_size=59))
def test_no_member_is_lost_within_the_time_of_calm(loads: list[Load]) -> None:
    """59 measurements, five seconds each, are less than five minutes."""
    sizes = [4, *(size.members for size in follow(loads, Size(4)))]
    assert all(later >= earlier for earlier, later in pairwise(sizes))


def test_no_group_is_sized_beyond_its_partitions() -> None:
    for group in GROUPS:
        for profile in Profile:
            assert 1 <= bounds_of(group, profile).least <= bounds_of(group, profile).most <= group.partitions


def test_a_fleet_goes_on_with_the_members_that_it_finds() -> None:
    scaler = Scaler(Profile.PRODUCTION, RULES, {GATEWAY.name: 5, BOOKINGS.name: 99, OPERATIONS.name: 0})
    assert scaler.members[GATEWAY.name] == 5
    assert scaler.members[BOOKINGS.name] == BOOKINGS.members.most
    assert scaler.members[OPERATIONS.name] == 1


def test_a_group_that_is_given_back_begins_with_its_least() -> None:
    scaler = Scaler(Profile.PRODUCTION, RULES, {GATEWAY.name: 6})
    scaler.held([GATEWAY.name])
    assert scaler.members[GATEWAY.name] == GATEWAY.members.least
    held = wanted_actors(Profile.PRODUCTION, {GATEWAY.name: 0}, scaler.members)
    assert GATEWAY.name not in held.values()


def test_only_the_group_that_lags_grows() -> None:
    scaler = Scaler(Profile.PRODUCTION, RULES, {})
    least = scaler.members
    busy = Load(lag=5_000, oldest_s=5.0, rate=30.0, members=GATEWAY.members.least, waits=False)
    quiet = {group.name: replace(busy, lag=0, members=least[group.name]) for group in GROUPS}
    scaler.measured({**quiet, GATEWAY.name: busy}, now=1_000.0)
    assert {name for name, count in scaler.members.items() if count != least[name]} == {GATEWAY.name}
    assert list(wanted_actors(Profile.PRODUCTION, {}, scaler.members).values()).count(GATEWAY.name) == 6


@pytest.mark.parametrize(("profile", "lag", "age_s"), [(Profile.LOCAL, 10_000, 300.0), (Profile.PRODUCTION, 1_000, 30)])
def test_a_laptop_grows_at_the_last(profile: Profile, lag: int, age_s: float) -> None:
    rules = Rules.of(Settings.model_construct(skeji_profile=profile))
    assert (rules.lag, rules.age_s) == (lag, age_s)


def test_settings_scale_the_limits() -> None:
    settings = Settings.model_construct(skeji_scale_lag=20, skeji_scale_age_s=2.0, skeji_scale_down_after_s=5.0)
    assert Rules.of(settings) == Rules(20, 2.0, 5.0)
