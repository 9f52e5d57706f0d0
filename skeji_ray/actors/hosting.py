"""The one file that turns plain classes into Ray actors: group members and executor shards.

A member's loop runs in threads of its own, started in `__init__`: a poll loop as an actor method would keep
SIGTERM and every other call waiting. Actors are detached and named, so a new fleet can adopt them, and a name
is no lock: whatever they write is guarded by compare-and-set.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import ray
from ray.actor import ActorHandle
from ray.exceptions import RayActorError, RayError

from skeji_ray.actors.pipeline_executor import shard_of
from skeji_ray.actors.placement import node_options
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka.snapshot import Snapshot
from skeji_ray.messages.base import Record

NAMESPACE = "skeji"
DRAIN_S = 15.0


@dataclass(frozen=True, slots=True)
class ActorState:
    """What an actor says of itself."""

    release: str
    pid: int
    alive: bool
    ready: bool
    """Whether it takes part: for a member, that its group has taken it in."""
    draining: bool
    snapshot: Snapshot | None = None
    """What a member does; an executor shard says nothing of it."""


class Hosted(Protocol):
    """What an actor runs: a consumer engine, or an executor shard."""

    @property
    def alive(self) -> bool: ...

    @property
    def ready(self) -> bool: ...

    def drain(self, timeout_s: float) -> None: ...


@runtime_checkable
class Watched(Protocol):
    """A hosted part that says what it does."""

    def snapshot(self) -> Snapshot: ...


Build = Callable[[str, str], Hosted]
"""(group or shard kind, actor name) -> the running part. A module-level function: it travels by reference."""


class _Host:
    """The face that every actor of ours shows."""

    def __init__(self, kind: str, name: str, release: str, build: Build) -> None:
        self._release = release
        self._draining = False
        self._hosted = build(kind, name)

    def state(self) -> ActorState:
        hosted = self._hosted
        snapshot = hosted.snapshot() if isinstance(hosted, Watched) else None
        return ActorState(self._release, os.getpid(), hosted.alive, hosted.ready, self._draining, snapshot)

    def drain(self, timeout_s: float = DRAIN_S) -> None:
        self._draining = True
        self._hosted.drain(timeout_s)

    def deliver(self, batch: Sequence[Record[Any]]) -> list[Exception | None]:
        return self._hosted.deliver(batch)  # type: ignore[attr-defined, no-any-return]  # executor shards alone

    def __ray_shutdown__(self) -> None:
        self.drain()


def create(kind: str, name: str, release: str, build: Build, *, on_actor_nodes: bool) -> ActorHandle[Any]:
    """The actor of this name; made when there is none.

    Ray restarts it whenever it dies, on another node when its own is lost: those of a group are spread over nodes, so
    that it is never all of them.
    """
    actor = ray.remote(_Host).options(
        name=name,
        namespace=NAMESPACE,
        lifetime="detached",
        get_if_exists=True,
        max_restarts=-1,
        max_concurrency=8,
        scheduling_strategy="SPREAD",
        **node_options(on_actor_nodes),
    )
    return actor.remote(kind, name, release, build)


def find(name: str) -> ActorHandle[Any] | None:
    """The living actor of this name."""
    try:
        return ray.get_actor(name, namespace=NAMESPACE)
    except ValueError:
        return None


def cluster() -> str:
    """The address of the Ray cluster that this process belongs to."""
    return str(ray.get_runtime_context().gcs_address)


def names() -> list[str]:
    """All named actors of ours."""
    listed = ray.util.list_named_actors(all_namespaces=True)
    return [row["name"] for row in listed if row["namespace"] == NAMESPACE]


async def ask_state(actor: ActorHandle[Any], timeout_s: float) -> ActorState | None:
    """What the actor says of itself; None when it does not answer in time.

    Raises:
        DependencyUnreachable: it has died, and Ray is bringing it back.
    """
    try:
        return await asyncio.wait_for(actor.state.remote(), timeout_s)
    except TimeoutError:
        return None
    except RayError as error:
        raise DependencyUnreachable(f"actor: {type(error).__name__}") from None


async def retire(actor: ActorHandle[Any]) -> None:
    """Drain it, then end it for good."""
    with suppress(RayError, TimeoutError):  # drained or not, it is ended: what it left is redelivered
        await asyncio.wait_for(actor.drain.remote(), DRAIN_S + 5)
    ray.kill(actor)


def restart(actor: ActorHandle[Any]) -> None:
    """End a process that hangs; Ray starts it anew."""
    ray.kill(actor, no_restart=False)


class ExecutorRouter:
    """Takes a record to the executor shard of its conversation, many records in one call.

    A call costs as much for one record as for fifty, so what arrives while calls are under way waits for the next.
    """

    def __init__(self, shards: int, name_of: Callable[[int], str], *, calls_at_once: int = 4) -> None:
        self._shards = shards
        self._name_of = name_of
        self._calls_at_once = calls_at_once
        self._waiting: dict[int, list[tuple[Record[Any], asyncio.Future[None]]]] = {}
        self._calls: dict[int, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def route(self, record: Record[Any]) -> None:
        """Returns when the shard has taken care of the record; raises what it raised."""
        shard = shard_of(record.value.conversation_id, self._shards)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(shard, []).append((record, done))
        if self._calls.get(shard, 0) < self._calls_at_once:
            task = asyncio.create_task(self._call(shard))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        await done

    async def _call(self, shard: int) -> None:
        self._calls[shard] = self._calls.get(shard, 0) + 1
        try:
            while batch := self._waiting.pop(shard, []):
                await self._deliver(shard, batch)
        finally:
            self._calls[shard] -= 1

    async def _deliver(self, shard: int, batch: list[tuple[Record[Any], asyncio.Future[None]]]) -> None:
        outcomes = await self._ask(shard, [record for record, _ in batch])
        for (_, done), outcome in zip(batch, outcomes, strict=True):
            if done.cancelled():
                continue
            if outcome is None:
                done.set_result(None)
            else:
                done.set_exception(outcome)

    async def _ask(self, shard: int, records: Sequence[Record[Any]]) -> Sequence[Exception | None]:
        """What became of each record; all of them are lost where the shard does not answer."""
        outcomes: Sequence[Exception | None]
        try:
            actor = ray.get_actor(self._name_of(shard), namespace=NAMESPACE)
            outcomes = await actor.deliver.remote(records)
        except (RayActorError, RayError, ValueError) as error:
            lost = DependencyUnreachable(f"executor {shard} does not answer: {type(error).__name__}")
            outcomes = [lost] * len(records)
        return outcomes
