"""`skeji status`: who works, how far behind they are, and what is left open."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.console import Group as Together
from rich.console import RenderableType
from rich.text import Text

from skeji_ray.actors.fleet_state import FLEET_ID, FRESH_FOR, FleetState
from skeji_ray.cli.home import Home, find_home
from skeji_ray.cli.idle import Backlog, Idle, Lags
from skeji_ray.cli.output import Json, emit, table
from skeji_ray.config import Profile
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.store.dead_letters import count_open
from skeji_ray.topology import DEAD_LETTERS, GROUPS, OPERATIONS, Group

COLUMNS = ("group", "members", "of", "lag")


def status(
    wait: Annotated[
        float | None,
        typer.Option("--wait-idle", min=0, metavar="S", help="Wait until every lag is 0 and nothing is open."),
    ] = None,
    json: Json = False,
) -> None:
    """Show members, lag, dead letters and open executions; exit 1 when a group has too few members, or
    a partition is suspended."""
    answer = asyncio.run(_status(find_home(), wait))
    emit(answer, as_json=json, human=lambda: _drawn(answer))
    if wait is None and not answer["healthy"]:
        raise typer.Exit(1)


async def _status(home: Home, wait_s: float | None) -> dict[str, Any]:
    profile = home.settings.skeji_profile
    async with home.store() as store:
        idle = Idle(home, store)
        if wait_s is not None:
            await idle.wait(wait_s)
        lags = await idle.lags()
        try:
            backlog = Backlog(lags, await idle.executions_open())
            fleet = await store.get(FleetState, FLEET_ID) or FleetState()
            letters = await count_open(store)
        except DependencyUnreachable as away:
            return blind_report(lags, profile, str(away))
    return report(backlog, fleet, letters, profile, datetime.now(UTC))


def blind_report(lags: Lags, profile: Profile, why: str) -> dict[str, Any]:
    """Without the database: how far behind every group is, all else unknown."""
    seen = report(Backlog(lags, 0), FleetState(), {}, profile, datetime.now(UTC))
    groups = [{**group, "members": None, "held": None} for group in seen["groups"]]
    unknown = {"dead_letters": dict.fromkeys(seen["dead_letters"]), "executions_open": None}
    return {**seen, "healthy": False, "groups": groups, **unknown, "problem": why}


def report(
    backlog: Backlog, fleet: FleetState, letters: dict[str, int], profile: Profile, now: datetime
) -> dict[str, Any]:
    """The whole of it. A dead letter that was not copied into the database yet counts as well."""
    groups = [_group(group, backlog, fleet, profile) for group in GROUPS]
    uncopied = {part.topic: part.lag for part in backlog.lags.get(OPERATIONS.name, ())}
    enough = all(group["members"] >= (group["min"] if group["held"] is None else group["held"]) for group in groups)
    return {
        "healthy": enough and not fleet.suspended and now - fleet.observed_at < FRESH_FOR,
        "groups": groups,
        "dead_letters": {
            topic.name: letters.get(topic.name, 0) + uncopied.get(topic.name, 0) for topic in DEAD_LETTERS
        },
        "executions_open": backlog.executions_open,
        "suspended": list(fleet.suspended),
    }


def _group(group: Group, backlog: Backlog, fleet: FleetState, profile: Profile) -> dict[str, Any]:
    bounds = group.members_in(profile)
    return {
        "group": group.name,
        "members": fleet.members.get(group.name, 0),
        "min": bounds.least,
        "max": bounds.most,
        "held": fleet.held.get(group.name),
        "partitions": [
            {
                "topic": part.topic,
                "partition": part.partition,
                "committed": part.committed,
                "end": part.end,
                "lag": part.lag,
            }
            for part in backlog.lags.get(group.name, ())
        ],
    }


def _drawn(answer: dict[str, Any]) -> RenderableType:
    rows = [
        (
            group["group"],
            group["members"],
            f"{group['min']}-{group['max']}" if group["held"] is None else f"held at {group['held']}",
            sum(part["lag"] for part in group["partitions"]),
        )
        for group in answer["groups"]
    ]
    if "problem" in answer:
        return Together(Text(f"not healthy: {answer['problem']}", style="bold red"), table(COLUMNS, rows))
    dead = ", ".join(f"{count} in {topic}" for topic, count in answer["dead_letters"].items() if count)
    return Together(
        Text(
            "healthy" if answer["healthy"] else "not healthy", style="bold green" if answer["healthy"] else "bold red"
        ),
        table(COLUMNS, rows),
        Text(f"{answer['executions_open']} executions open, dead letters: {dead or 'none'}"),
        *(Text(f"suspended: {line}", style="red") for line in answer["suspended"]),
    )
