"""What the database must have before the product starts: made idempotently, expand first.

In this order: indexes, so that steps find what they look for; steps, which write what this release reads; validators,
which refuse what neither this release nor the one before writes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from skeji_ray.clock import Clock, SystemClock
from skeji_ray.document import Document, Index
from skeji_ray.store.base import AlreadyExists, Store
from skeji_ray.store.mongo_errors import NotOffered
from skeji_ray.store.validators import schema_of

NOT_ENFORCED = "not enforced by this server"


class Migration(Document):
    """One step that was applied. `_id` says what it made."""

    collection: ClassVar[str] = "Migrations"

    applied_at: datetime


class Migratable(Store, Protocol):
    """A store that has more than documents."""

    async def create_index(self, kind: type[Document], index: Index) -> None:
        """Make the index, unless it stands."""
        ...

    async def validate(self, kind: type[Document]) -> None:
        """Have the server refuse what is no document of this kind. Raises NotOffered."""
        ...

    async def takes_anything(self, kind: type[Document]) -> bool:
        """Whether the server takes what the validator of this kind refuses."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """Documents brought into the shape that this release reads. Doing it twice changes nothing."""

    name: str
    run: Callable[[Store], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Report:
    """What the steps are called, in order."""

    applied: tuple[str, ...]
    """Now, for the first time."""
    stood: tuple[str, ...]
    """Before."""
    validators: str
    """`enforced`, or why they are not."""


async def migrate(
    store: Migratable, kinds: Sequence[type[Document]], steps: Sequence[Step] = (), clock: Clock | None = None
) -> Report:
    """Bring the database to what the documents declare, and remember what was done.

    An index or a validator is asked for even where it was made before: whoever dropped it by hand gets it back.
    A step that was applied is not run again.
    """
    notes = _Notes(store, (clock or SystemClock()).now())
    for kind in kinds:
        for index in kind.indexes:
            await store.create_index(kind, index)
            await notes.note(f"index {kind.collection}: {', '.join(index.fields)}")
    for step in steps:
        if await store.get(Migration, step.name) is None:
            await step.run(store)
        await notes.note(step.name)
    validators = await _validators(store, kinds, notes)
    return Report(tuple(notes.applied), tuple(notes.stood), validators)


class _Notes:
    """What was done, in the database and for the report."""

    def __init__(self, store: Store, at: datetime) -> None:
        self._store = store
        self._at = at
        self.applied: list[str] = []
        self.stood: list[str] = []

    async def note(self, step: str) -> None:
        try:
            await self._store.insert(Migration(id=step, applied_at=self._at))
        except AlreadyExists:
            self.stood.append(step)
        else:
            self.applied.append(step)


async def _validators(store: Migratable, kinds: Sequence[type[Document]], notes: _Notes) -> str:
    """`enforced`, or why they are not: some servers refuse them, and some take them and look at nothing."""
    try:
        await store.validate(Migration)
        if await store.takes_anything(Migration):
            return NOT_ENFORCED
        for kind in kinds:
            await store.validate(kind)
            await notes.note(f"validator {kind.collection}: {_digest(kind)}")
    except NotOffered as refusal:
        return str(refusal)
    return "enforced"


def _digest(kind: type[Document]) -> str:
    """A validator that has changed is another one."""
    return hashlib.sha256(json.dumps(schema_of(kind), sort_keys=True).encode()).hexdigest()[:8]
