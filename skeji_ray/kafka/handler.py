"""What the engine asks of a service: one record in, the records that it causes out."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from skeji_ray.kafka.failure import Failure
from skeji_ray.messages.base import Outgoing, RawRecord, Record


class Handler(Protocol):
    """A group's work. Called for many keys at once, for one key in order."""

    async def handle(self, record: Record[Any]) -> list[Outgoing]:
        """Do what `record` asks and return what to publish because of it.

        The offset is committed when the broker acknowledged all that was returned. May run again for the same
        record, so effects are idempotent by id. Raises DependencyUnreachable and the whole member waits, without
        counting; another Transient to be tried again, Permanent to become a dead letter. Everything else that it
        raises is a defect: a dead letter too, until there are so many that the partition is suspended.
        """
        ...

    async def on_dead_letter(self, record: Record[Any], error: Exception) -> list[Outgoing]:
        """What to publish beside the dead letter of `record`: the failure reply, or the apology, or nothing."""
        ...

    async def run_due(self) -> int:
        """Do what has fallen due; how many things were done. Called about every second."""
        ...


@runtime_checkable
class Probing(Protocol):
    """A handler that can ask what it rests on. One that can not is probed with its own records, one at a time."""

    async def probe(self) -> None:
        """Return when the dependency answers; raise DependencyUnreachable while it does not. Bounded, and cheap."""
        ...


@runtime_checkable
class Awaiting(Protocol):
    """A handler of which some records need a dependency that others do without: those wait, by `NotYet`."""

    @property
    def waits_for(self) -> str | None:
        """Why that dependency is not asked at present; None while it answers."""
        ...


@runtime_checkable
class KeepsAside(Protocol):
    """The handler of a group that has no dead-letter topic: it keeps its own poison where people can see it."""

    async def keep_aside(self, raw: RawRecord, failure: Failure) -> None:
        """Keep a record that can never be handled, by means that hang on nothing in it. Called until it returns."""
        ...


class PlainHandler:
    """The two optional parts of a handler, doing nothing."""

    async def on_dead_letter(self, record: Record[Any], error: Exception) -> list[Outgoing]:
        return []

    async def run_due(self) -> int:
        return 0
