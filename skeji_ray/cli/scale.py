"""`skeji scale`: hold a group at a number of members, or give it back to the fleet."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.text import Text

from skeji_ray.actors.fleet_state import FLEET_ID, FRESH_FOR, FleetState
from skeji_ray.cli.groups import GroupName, group_named
from skeji_ray.cli.home import Home, find_home
from skeji_ray.cli.output import Json, emit
from skeji_ray.cli.waiting import until
from skeji_ray.config import Profile
from skeji_ray.errors import UsageError
from skeji_ray.store.base import Store, change_or_insert
from skeji_ray.topology import Group

Wanted = Annotated[
    str, typer.Argument(metavar="N|auto", help="How many members, 0 stops it; auto: as the fleet sees fit.")
]


def scale(
    group: GroupName,
    members: Wanted,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds until it must be so.")] = 90.0,
    json: Json = False,
) -> None:
    """Hold a group at N members, or give it back to the fleet."""
    row = group_named(group)
    wanted = wanted_of(row, members)
    state = asyncio.run(_scale(find_home(), row, wanted, timeout))
    answer = {"group": row.name, "held": state.held.get(row.name), "members": state.members.get(row.name, 0)}
    held = "the fleet's to size" if wanted is None else f"held at {wanted}"
    emit(answer, as_json=json, human=lambda: Text(f"{row.name} is {held}, {answer['members']} running"))


def wanted_of(group: Group, text: str) -> int | None:
    """How many members are asked for; None is `auto`.

    Raises:
        UsageError: it is no such number, or more than the group has partitions to read.
    """
    if text == "auto":
        return None
    if not text.isdecimal() or int(text) > group.partitions:
        raise UsageError(
            f"{text!r}: {group.name} takes auto, or 0 to {group.partitions} members, one for each partition"
        )
    return int(text)


async def _scale(home: Home, group: Group, wanted: int | None, timeout_s: float) -> FleetState:
    async with home.store() as store:
        await ask(store, group, wanted)
        profile = home.settings.skeji_profile

        async def seen() -> FleetState | None:
            state = await store.get(FleetState, FLEET_ID)
            return state if state and is_followed(state, group, wanted, profile, datetime.now(UTC)) else None

        what = "auto" if wanted is None else f"{wanted} members"
        return await until(seen, timeout_s, f"the fleet has not brought {group.name} to {what}")


async def ask(store: Store, group: Group, wanted: int | None) -> FleetState:
    """Write what is wanted where the fleet reads it."""

    def decide(state: FleetState) -> FleetState:
        return state.free(group.name) if wanted is None else state.hold(group.name, wanted)

    return await change_or_insert(store, FleetState(), decide)


def is_followed(state: FleetState, group: Group, wanted: int | None, profile: Profile, now: datetime) -> bool:
    """A fleet that is alive saw as many members as were asked for."""
    running = state.members.get(group.name, 0)
    bounds = group.members_in(profile)
    enough = bounds.least <= running <= bounds.most if wanted is None else running == wanted
    return enough and now - state.observed_at < FRESH_FOR
