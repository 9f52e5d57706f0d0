"""What goes wrong, and when: processes killed and frozen, groups scaled, servers away, poison in between."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from ray.util.state import list_actors

from skeji_ray.actors.fleet_state import FleetState
from skeji_ray.actors.hosting import NAMESPACE
from skeji_ray.errors import SkejiError
from skeji_ray.store.base import Store, change_or_insert
from skeji_ray.topology import GROUPS

SERVE_REPLICA = "ServeReplica:"
APPLICATIONS = ("planner", "ingress", "fleet")
LIST_WITHIN_S = 10
MOST_ACTORS = 1000
MOST_AWAY = 2
"""Killed and not yet replaced, at once: a slow machine is disturbed as much as a fast one, not buried."""
LOOK_EVERY_S = 0.5
HALF = 0.5


class Outage(Protocol):
    """A server that goes away and comes back."""

    name: str

    async def begin(self) -> None: ...

    async def end(self) -> None: ...


class ServerOutage:
    """A server of ours goes away and is started again on what it had acknowledged.

    One thread does both: a child of ours ends with the thread that started it.
    """

    def __init__(self, name: str, stop: Callable[[], None], start: Callable[[], None]) -> None:
        self.name = name
        self._stop = stop
        self._start = start
        self._thread = ThreadPoolExecutor(1)

    async def begin(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, self._stop)

    async def end(self) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, self._start)


class WhatsAppOutage:
    """WhatsApp takes a message and never answers, or answers with an error.

    Args:
        set_fault: (mode, seconds) of the simulator.
    """

    MOST_S = 120.0

    def __init__(self, mode: str, set_fault: Callable[[str, float], Awaitable[None]]) -> None:
        self.name = f"WhatsApp: {mode}"
        self._mode = mode
        self._set_fault = set_fault

    async def begin(self) -> None:
        await self._set_fault(self._mode, self.MOST_S)

    async def end(self) -> None:
        await self._set_fault("ok", 0)


@dataclass(frozen=True, slots=True)
class Disturbance:
    """One thing that was done to the system."""

    kind: str
    """kill, terminate, freeze, scale or outage."""
    target: str
    begun_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds between faults of one kind, and how long they last."""

    kill: tuple[float, float] = (3.5, 6.5)
    outage_gap: tuple[float, float] = (12.0, 22.0)
    outage: tuple[float, float] = (3.0, 8.0)
    unrest_gap: tuple[float, float] = (15.0, 25.0)
    freeze: tuple[float, float] = (7.0, 12.0)
    """Longer than a session lasts: what was frozen finds its replacement at work."""


@dataclass
class Faults:
    """Three tracks at once: kills; outages; freezing and scaling."""

    rng: random.Random
    address: str
    """Of the Ray cluster."""
    store: Store
    outages: Sequence[Outage]
    pace: Pace = field(default_factory=Pace)
    said: Callable[[str], None] = lambda _: None
    done: list[Disturbance] = field(default_factory=list)

    @property
    def kills(self) -> int:
        return sum(one.kind in {"kill", "terminate"} for one in self.done)

    @property
    def outages_done(self) -> int:
        return sum(one.kind == "outage" for one in self.done)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop`; then everything is put back as it was."""
        await asyncio.gather(self._kill_on(stop), self._outages_on(stop), self._unrest_on(stop))

    async def _kill_on(self, stop: asyncio.Event) -> None:
        whole = len(await self._processes())
        while not await _stopped(stop, self.rng.uniform(*self.pace.kill)):
            number = signal.SIGKILL if self.rng.random() < 0.6 else signal.SIGTERM
            await self._signal("kill" if number is signal.SIGKILL else "terminate", number)
            while len(await self._processes()) <= whole - MOST_AWAY and not await _stopped(stop, LOOK_EVERY_S):
                pass

    async def _signal(self, kind: str, number: signal.Signals) -> None:
        processes = await self._processes()
        if not processes:
            return
        target = self.rng.choice(sorted(processes))
        with suppress(ProcessLookupError):  # it died by itself meanwhile: no kill of ours
            os.kill(processes[target], number)
            self._note(kind, target, datetime.now(UTC))

    async def _outages_on(self, stop: asyncio.Event) -> None:
        while not await _stopped(stop, self.rng.uniform(*self.pace.outage_gap)):
            outage, begun_at = self.rng.choice(list(self.outages)), datetime.now(UTC)
            self.said(f"outage: {outage.name}")
            await outage.begin()
            try:
                await _stopped(stop, self.rng.uniform(*self.pace.outage))
            finally:
                await outage.end()
            self._note("outage", outage.name, begun_at)

    async def _unrest_on(self, stop: asyncio.Event) -> None:
        while not await _stopped(stop, self.rng.uniform(*self.pace.unrest_gap)):
            if self.rng.random() < HALF:
                await self._freeze(stop)
            else:
                await self._scale(stop)

    async def _freeze(self, stop: asyncio.Event) -> None:
        """A member that goes on beside the one that has replaced it."""
        processes = await self._processes()
        members = sorted(name for name in processes if not name.startswith(APPLICATIONS))
        if not members:
            return
        target, begun_at = self.rng.choice(members), datetime.now(UTC)
        self.said(f"freeze: {target}")
        with suppress(ProcessLookupError):
            os.kill(processes[target], signal.SIGSTOP)
            try:
                await _stopped(stop, self.rng.uniform(*self.pace.freeze))
            finally:
                os.kill(processes[target], signal.SIGCONT)
            self._note("freeze", target, begun_at)

    async def _scale(self, stop: asyncio.Event) -> None:
        group, begun_at = self.rng.choice([one for one in GROUPS if one.members.most > 1]), datetime.now(UTC)
        self.said(f"scale: {group.name} to 2 and back")
        with suppress(SkejiError):  # the database is away: then it is not scaled
            await change_or_insert(self.store, FleetState(), lambda state: state.hold(group.name, 2))
        await _stopped(stop, self.rng.uniform(*self.pace.unrest_gap))
        await self._until_done(lambda state: state.free(group.name))
        self._note("scale", group.name, begun_at)

    async def _processes(self) -> dict[str, int]:
        return await asyncio.to_thread(processes_of, self.address)

    async def _until_done(self, decide: Callable[[FleetState], FleetState]) -> None:
        while True:
            try:
                await change_or_insert(self.store, FleetState(), decide)
                return
            except SkejiError:
                await asyncio.sleep(1)

    def _note(self, kind: str, target: str, begun_at: datetime) -> None:
        self.done.append(Disturbance(kind, target, begun_at, datetime.now(UTC)))
        if kind in {"kill", "terminate"}:
            self.said(f"{kind}: {target}")


def processes_of(address: str) -> dict[str, int]:
    """Our actors and the Serve replicas that live now in this cluster (others may run beside it), by name, with
    their process ids."""
    found = list_actors(
        address, filters=[("state", "=", "ALIVE")], limit=MOST_ACTORS, timeout=LIST_WITHIN_S, detail=False
    )
    named = {}
    for actor in found:
        if actor.class_name.startswith(SERVE_REPLICA):
            named[f"{actor.class_name.split(':')[1]}:{actor.actor_id[:6]}"] = actor.pid
        elif actor.ray_namespace == NAMESPACE and actor.name:
            named[actor.name] = actor.pid
    return {name: pid for name, pid in named.items() if pid}


async def _stopped(stop: asyncio.Event, within_s: float) -> bool:
    """Whether `stop` came within this time."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), within_s)
    return stop.is_set()
