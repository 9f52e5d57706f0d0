"""The checks of what runs on Ray: applications, members, webhook, metrics."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta

from skeji_ray.actors.fleet_state import FLEET_ID, FRESH_FOR, FleetState
from skeji_ray.config import Profile
from skeji_ray.doctor.finding import Finding, judged
from skeji_ray.doctor.patient import Patient
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka.inspection import commits_by_itself
from skeji_ray.metrics.table import LAG
from skeji_ray.topology import GROUPS

FLEET = "fleet"
APPLICATIONS = ("planner", "ingress", FLEET)
RUNNING = "RUNNING"
SERVES_OWN = ("ray_serve_",)
TOLD_WITHIN = timedelta(seconds=90)
"""From the fleet's start: it looks every few seconds, and Ray hands on what it measured several times a minute."""


async def applications(patient: Patient) -> Finding:
    """The product's three applications run, and so does every other one that was deployed beside them."""
    found = await patient.head.applications()
    missing = [f"{name}: not deployed" for name in APPLICATIONS if name not in found]
    ill = [
        f"{name}: {state.status} {state.problem}".rstrip() for name, state in found.items() if state.status != RUNNING
    ]
    return judged([*missing, *ill])


async def members(patient: Patient) -> Finding:
    """The fleet looks, and every group has the members that it should have at least."""
    state = await patient.database.get(FleetState, FLEET_ID) or FleetState()
    return judged(fleet_problems(state, patient.profile, patient.clock.now()))


def fleet_problems(state: FleetState, profile: Profile, now: datetime) -> Iterator[str]:
    """What the fleet's own document says of it."""
    if now - state.observed_at >= FRESH_FOR:
        yield f"the fleet has not looked since {state.observed_at:%Y-%m-%d %H:%M:%S} UTC"
        return
    for group in GROUPS:
        least = state.held.get(group.name, group.members_in(profile).least)
        running = state.members.get(group.name, 0)
        if running < least:
            yield f"{group.name}: {running} of {least} members"


async def suspended(patient: Patient) -> Finding:
    """No member holds a partition because its records fail as nobody expected, or for a newer release."""
    state = await patient.database.get(FleetState, FLEET_ID) or FleetState()
    return judged(state.suspended)


async def auto_commit(patient: Patient) -> Finding:
    """Members run the code that was read here, and its consumers commit nothing that was not asked for.

    With `groups`, which knows that nobody else is a member, it follows that no offset is committed before its work.
    """
    if commits_by_itself:
        return Finding(False, "the consumers of this release commit by themselves")
    state = await patient.database.get(FleetState, FLEET_ID) or FleetState()
    if state.release != patient.release:
        return Finding(True, f"not known: the fleet runs {state.release}, this is {patient.release}")
    return Finding(True)


async def webhook(patient: Patient) -> Finding:
    """It verifies, refuses what is signed wrongly and takes what is signed rightly, as far as the database."""
    return await patient.webhook.examine()


async def metrics(patient: Patient) -> Finding:
    """What Prometheus is to scrape answers, and tells of the groups' lag."""
    targets = await patient.head.metric_targets()
    scraped = await asyncio.gather(*(_scraped(patient, target) for target in targets))
    heard = {target: text for target, text in zip(targets, scraped, strict=True) if text is not None}
    if not any(_tells(text, SERVES_OWN) for text in heard.values()):
        return Finding(False, f"none of {', '.join(targets) or 'no target'} gives Serve's metrics")
    if not any(_tells(text, LAG.exposed) for text in heard.values()):
        deployed_at = (await patient.head.applications())[FLEET].deployed_at
        if patient.clock.now() - deployed_at > TOLD_WITHIN:
            return Finding(False, f"none of {', '.join(heard)} gives {LAG.exposed[0]}")
        return Finding(True, f"{LAG.exposed[0]} is not told yet: the fleet was deployed a moment ago")
    silent = [target for target in targets if target not in heard]
    return Finding(True, f"does not answer: {', '.join(silent)}" if silent else None)


async def _scraped(patient: Patient, target: str) -> str | None:
    """None where it does not answer: a node that has just gone is still named for a while."""
    try:
        return await patient.head.scrape(target)
    except DependencyUnreachable:
        return None


def _tells(text: str, names: tuple[str, ...]) -> bool:
    return any(line.startswith(names) for line in text.splitlines())
