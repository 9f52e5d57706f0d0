"""What the database must have before the product starts: made idempotently, expand first.

In this order: indexes, so that steps find what they look for; steps, which write what this release reads; validators,
which refuse what neither this release nor the one before writes. The newest release that migrated is remembered first:
an older one, which comes back or runs beside it, changes nothing any more, for its validators would refuse what the
newer one writes.
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
from skeji_ray.release import RELEASE, is_newer
from skeji_ray.store.base import AlreadyExists, D, Store, change_or_insert
from skeji_ray.store.mongo_errors import NotOffered
from skeji_ray.store.validators import schema_of

NOT_ENFORCED = "not enforced by this server"
NEWEST = "newest release"


class Migration(Document):
    """One step that was applied. `_id` says what it made."""

    collection: ClassVar[str] = "Migrations"

    applied_at: datetime
    release: str | None = None
    """Of the one entry NEWEST: the newest release that has migrated."""


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
    newer: str | None = None
    """The newer release that this database is of: then nothing was done."""


async def migrate(
    store: Migratable,
    kinds: Sequence[type[Document]],
    steps: Sequence[Step] = (),
    clock: Clock | None = None,
    *,
    release: str = RELEASE,
) -> Report:
    """Bring the database to what the documents declare, and remember what was done.

    An index or a validator is asked for even where it was made before: whoever dropped it by hand gets it back.
    A step that was applied is not run again. Where a newer release has migrated, nothing is changed.
    """
    now = (clock or SystemClock()).now()
    if newer := await _newer(store, release, now):
        return _left_alone(newer)
    notes = _Notes(store, now)
    for kind in kinds:
        for index in kind.indexes:
            await store.create_index(kind, index)
            await notes.note(f"index {kind.collection}: {', '.join(index.fields)}")
    for step in steps:
        if await store.get(Migration, step.name) is None:
            await step.run(store)
        await notes.note(step.name)
    if newer := await _newer(store, release, now):  # it came meanwhile: its validators must stand
        return _left_alone(newer)
    validators = await _validators(store, kinds, notes)
    await notes.remember(_whole(kinds, steps, release))
    return Report(tuple(notes.applied), tuple(notes.stood), validators)


async def is_migrated(
    store: Store, kinds: Sequence[type[Document]], steps: Sequence[Step] = (), *, release: str = RELEASE
) -> bool:
    """Whether this very release has migrated this database to its end, at some time."""
    return await store.get(Migration, _whole(kinds, steps, release)) is not None


class Reads(Protocol):
    """What is asked of a store that is only read."""

    async def get(self, kind: type[D], id: str) -> D | None:
        """The document of this id, or None."""
        ...


async def newest_release(store: Reads) -> str | None:
    """The newest release that has migrated; None before the first that said so."""
    newest = await store.get(Migration, NEWEST)
    return None if newest is None else newest.release


async def _newer(store: Store, release: str, now: datetime) -> str | None:
    """The newer release that has migrated; where there is none, this one is the newest from now on."""

    def decide(newest: Migration) -> Migration:
        if newest.release is not None and not is_newer(release, newest.release):
            return newest
        return newest.model_copy(update={"release": release, "applied_at": now})

    newest = await change_or_insert(store, Migration(id=NEWEST, applied_at=now), decide)
    return newest.release if newest.release is not None and is_newer(newest.release, release) else None


def _left_alone(newer: str) -> Report:
    return Report((), (), f"left as the newer release {newer} has set them", newer)


def _whole(kinds: Sequence[type[Document]], steps: Sequence[Step], release: str) -> str:
    """The name of the whole of a migration: of its release and of everything that it makes."""
    made = [[kind.collection, schema_of(kind), [list(index) for index in kind.indexes]] for kind in kinds]
    text = json.dumps([made, [step.name for step in steps]], sort_keys=True)
    return f"release {release}: {hashlib.sha256(text.encode()).hexdigest()[:8]}"


class _Notes:
    """What was done, in the database and for the report."""

    def __init__(self, store: Store, at: datetime) -> None:
        self._store = store
        self._at = at
        self.applied: list[str] = []
        self.stood: list[str] = []

    async def note(self, step: str) -> None:
        (self.applied if await self.remember(step) else self.stood).append(step)

    async def remember(self, step: str) -> bool:
        """Whether it was not remembered before."""
        try:
            await self._store.insert(Migration(id=step, applied_at=self._at))
        except AlreadyExists:
            return False
        return True


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
