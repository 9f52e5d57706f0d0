"""The fleet: one Serve replica that creates, adopts, replaces and drains every actor.

Deploying it starts the product, deleting it drains the product. Its own crash stops nothing: the actors are
detached, and the next fleet adopts those of its release that are not draining.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from ray.actor import ActorHandle

from skeji_ray.actors import hosting
from skeji_ray.actors.fleet_state import FLEET_ID, MAX_SUSPENDED, FleetState
from skeji_ray.config import Settings
from skeji_ray.errors import DependencyUnreachable, SkejiError
from skeji_ray.kafka.snapshot import Snapshot
from skeji_ray.serve.fleet_plan import is_executor, members_by_group, wanted_actors
from skeji_ray.serve.scaling import Rules, Scaler
from skeji_ray.serve.watch import Watch
from skeji_ray.store.base import Store, change_or_insert

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.5
MEASURE_EVERY_S = 5.0
ANSWER_WITHIN_S = 10.0
SAY_AGAIN_AFTER = timedelta(seconds=5)
MOST_SILENCES = 3
"""An actor that has answered before, and then does not this often in a row, hangs and is restarted."""
MOST_SILENCES_AT_START = 18
"""One that is starting has much longer: on a busy machine a restart would only make the others later."""


class Fleet:
    """Keeps the actors that there are equal to those that there should be.

    Args:
        prepare: brings the database to what this release needs, before its first actor starts. It may be called again.
    """

    def __init__(
        self,
        store: Store,
        settings: Settings,
        release: str,
        build: hosting.Build,
        watch: Watch,
        *,
        prepare: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._store = store
        self._prepare = prepare
        self._profile = settings.skeji_profile
        self._on_actor_nodes = settings.skeji_actor_nodes
        self._release = release
        self._cluster = hosting.cluster()
        self._build = build
        self._watch = watch
        self._scaler = Scaler(self._profile, Rules.of(settings), running=members_by_group(hosting.names()))
        self._wanted: dict[str, str] = {}
        self._snapshots: dict[str, Snapshot] = {}
        self._was_complete = False
        self._silences: dict[str, int] = {}
        self._answered: set[str] = set()
        self._ready: set[str] = set()
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._retiring: dict[str, asyncio.Task[None]] = {}
        self._stopping = False

    async def run(self) -> None:
        """Look, act, look again, until `stop`."""
        measuring = asyncio.create_task(self._measure_forever())
        try:
            while not self._stopping:
                try:
                    await self._look()
                except SkejiError as error:  # the database is away: the actors wait for it too
                    log.warning("fleet waits: %s", error)
                await asyncio.sleep(LOOK_EVERY_S)
        finally:
            measuring.cancel()

    async def _look(self) -> None:
        if self._prepare is not None:
            await self._prepare()
            self._prepare = None
        held = await self._held()
        if self._stopping:
            return  # what is started now nobody would end
        self._scaler.held(held)
        wanted = self._wanted = wanted_actors(self._profile, held, self._scaler.members)
        present = set(hosting.names())
        for name, kind in wanted.items():  # in their order: so each group is spread over the nodes
            if name not in present:
                hosting.create(kind, name, self._release, self._build, on_actor_nodes=self._on_actor_nodes)
        for name in (present - wanted.keys()) - self._retiring.keys():
            self._retire(name)
        self._ready &= present
        await self._check([name for name in wanted if name in present and name not in self._retiring])
        await self._observe(self._ready)
        self._was_complete = self._was_complete or wanted.keys() <= self._ready

    async def _measure_forever(self) -> None:
        """A group is sized once all members of all groups take part: what waited for the start is no load."""
        while True:
            await asyncio.sleep(MEASURE_EVERY_S)
            try:
                loads = await self._watch.measure(self._members(), members_by_group(self._wanted), time.monotonic())
                if loads is not None and self._was_complete:
                    self._scaler.measured(loads, time.monotonic())
            except Exception:
                log.exception("the fleet could not measure")

    def _members(self) -> dict[str, Snapshot]:
        """What those do that take part."""
        return {name: snapshot for name, snapshot in self._snapshots.items() if name in self._ready}

    async def _held(self) -> dict[str, int]:
        state = await self._store.get(FleetState, FLEET_ID)
        return dict(state.held) if state else {}

    async def _check(self, names: list[str]) -> None:
        """Ask each how it is. One that starts or hangs answers late, and keeps no other waiting."""
        for name in names:
            if name not in self._checks:
                task = self._checks[name] = asyncio.create_task(self._check_one(name), name=name)
                task.add_done_callback(lambda done: self._checks.pop(done.get_name()))
        if self._checks:
            await asyncio.wait(self._checks.values(), timeout=LOOK_EVERY_S)

    async def _check_one(self, name: str) -> None:
        actor = hosting.find(name)
        if actor is None:
            self._forget(name)
            return
        try:
            state = await hosting.ask_state(actor, ANSWER_WITHIN_S)
        except DependencyUnreachable:  # it is being restarted: one restarter is enough
            self._forget(name)
            return
        if state is not None and state.ready:
            self._ready.add(name)
        else:
            self._ready.discard(name)
        if state is not None and state.release != self._release:
            self._retire(name)
        elif state is not None and state.alive:
            if state.snapshot is not None:
                self._snapshots[name] = state.snapshot
            self._answered.add(name)
            self._silences.pop(name, None)
        elif state is None or not state.draining:
            self._count_silence(name, actor)

    def _count_silence(self, name: str, actor: ActorHandle[Any]) -> None:
        self._silences[name] = self._silences.get(name, 0) + 1
        if self._silences[name] >= (MOST_SILENCES if name in self._answered else MOST_SILENCES_AT_START):
            log.warning("%s hangs and is restarted", name)
            self._forget(name)
            hosting.restart(actor)

    def _forget(self, name: str) -> None:
        """What is known of a process says nothing about the one that follows it."""
        self._silences.pop(name, None)
        self._answered.discard(name)
        self._ready.discard(name)
        self._snapshots.pop(name, None)

    def _retire(self, name: str) -> None:
        actor = hosting.find(name)
        if actor is None:
            return
        task = asyncio.create_task(hosting.retire(actor))
        self._retiring[name] = task
        task.add_done_callback(lambda _: self._retiring.pop(name, None))

    async def _observe(self, present: set[str]) -> None:
        """Say what runs: those that take part. One that still drains counts, for it still works."""
        members = members_by_group(present)
        suspended = suspensions(self._snapshots)
        await change_or_insert(self._store, FleetState(), lambda seen: self._seen(seen, members, suspended))

    def _seen(self, state: FleetState, members: dict[str, int], suspended: tuple[str, ...]) -> FleetState:
        now, last = datetime.now(UTC), state.of(self._cluster)
        is_same = last is not None and (last.members, last.suspended) == (members, suspended)
        if self._stopping or (is_same and last is not None and now - last.observed_at < SAY_AGAIN_AFTER):
            return state
        return state.observed(members, self._release, now, fleet=self._cluster, suspended=suspended)

    async def stop(self) -> None:
        """Drain and end every actor: executors last, for what members have in hand ends there."""
        self._stopping = True
        present = set(hosting.names())
        executors = {name for name in present if is_executor(name)}
        await self._end(present - executors)
        await self._end(executors)
        with suppress(SkejiError):  # the database is away: it is not heard of any more, and soon forgotten
            await change_or_insert(self._store, FleetState(), lambda state: state.without(self._cluster))

    async def _end(self, names: set[str]) -> None:
        for name in names - self._retiring.keys():
            self._retire(name)
        await asyncio.gather(*self._retiring.values(), return_exceptions=True)


def suspensions(snapshots: Mapping[str, Snapshot]) -> tuple[str, ...]:
    """What of which member is suspended, and why; no more lines than the fleets' document takes."""
    lines = (f"{name}: {line}" for name, snapshot in snapshots.items() for line in snapshot.suspended)
    return tuple(sorted(lines))[:MAX_SUSPENDED]


class FleetDeployment:
    """The fleet as a Serve replica: it runs as long as the replica lives, and drains when it is ended gracefully."""

    async def __init__(self, fleet: Fleet) -> None:  # type: ignore[misc]  # Serve awaits a constructor
        self._fleet = fleet
        self._running = asyncio.create_task(fleet.run())

    def check_health(self) -> None:
        """Serve replaces the replica when this raises."""
        if self._running.done():
            raise RuntimeError(f"the fleet has stopped looking: {self._running}")

    async def __del__(self) -> None:  # Serve awaits this at a graceful end
        await self._fleet.stop()
        self._running.cancel()
