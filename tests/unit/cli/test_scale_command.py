"""`skeji scale`: what is asked, and when it is followed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from skeji_ray.actors.fleet_state import FLEET_ID, FleetState
from skeji_ray.cli.scale import ask, is_followed, wanted_of
from skeji_ray.config import Profile
from skeji_ray.errors import UsageError
from skeji_ray.serve.fleet_plan import wanted_members
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import BOOKINGS, GATEWAY, GROUPS, Group

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)


async def test_holding_a_group_leaves_the_others_as_they_are() -> None:
    store = MemoryStore()

    await ask(store, GATEWAY, 0)
    await ask(store, BOOKINGS, 2)

    state = await store.get(FleetState, FLEET_ID)
    assert state is not None
    assert state.held == {GATEWAY.name: 0, BOOKINGS.name: 2}


async def test_auto_gives_a_group_back() -> None:
    store = MemoryStore()
    await ask(store, GATEWAY, 0)

    state = await ask(store, GATEWAY, None)

    assert state.held == {}


@pytest.mark.parametrize(
    ("wanted", "running", "followed"), [(0, 0, True), (0, 1, False), (2, 2, True), (None, 1, True), (None, 0, False)]
)
def test_it_is_followed_when_the_fleet_saw_what_was_asked(wanted: int | None, running: int, followed: bool) -> None:
    state = FleetState().observed({GATEWAY.name: running}, "1", NOW)

    assert is_followed(state, GATEWAY, wanted, Profile.LOCAL, NOW + timedelta(seconds=1)) is followed


def test_a_fleet_that_is_gone_follows_nothing() -> None:
    state = FleetState().observed({GATEWAY.name: 1}, "1", NOW)

    assert not is_followed(state, GATEWAY, 1, Profile.LOCAL, NOW + timedelta(minutes=1))


def test_auto_and_numbers_up_to_the_partitions_are_read() -> None:
    assert wanted_of(GATEWAY, "auto") is None
    assert wanted_of(GATEWAY, "12") == 12


@pytest.mark.parametrize("text", ["13", "-1", "x", "1.5", ""])
def test_more_members_than_partitions_or_no_number_is_bad_usage(text: str) -> None:
    with pytest.raises(UsageError):
        wanted_of(GATEWAY, text)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_a_group_takes_as_many_members_as_the_fleet_would_start_one_for_each_partition_of_all_its_topics(
    group: Group,
) -> None:
    most = sum(topic.partitions for topic in group.consumes)
    assert wanted_of(group, str(most)) == most == wanted_members(group, Profile.LOCAL, {group.name: 1_000}, {})
    with pytest.raises(UsageError, match=f"0 to {most} members"):
        wanted_of(group, str(most + 1))
