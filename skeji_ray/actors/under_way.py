"""Notes of what is being made, held around the write that makes it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager

from skeji_ray.domain.entity import Act
from skeji_ray.domain.under_way import Likeness, Note, UnderWay
from skeji_ray.errors import BusinessError
from skeji_ray.messages.ids import stable_id
from skeji_ray.store.base import Store, change_or_insert

Earlier = Mapping[str, tuple[Likeness, ...]]
"""Whose -> what others were making there before."""


@asynccontextmanager
async def under_way(store: Store, kind: str, whose: Iterable[str], what: Likeness, act: Act) -> AsyncIterator[Earlier]:
    """Note it for each of `whose` (in one order, so that of two one is first everywhere) while the body writes it.

    The notes go when it stands or is refused; after another failure they stay for when the command comes again.
    """
    keys = {one: stable_id(kind, one) for one in sorted(set(whose))}
    note = Note(command_id=act.command_id, what=what, at=act.at)
    try:
        yield {one: await _noted(store, key, note) for one, key in keys.items()}
    except BusinessError:
        await _forget(store, keys.values(), act.command_id)
        raise
    await _forget(store, keys.values(), act.command_id)


async def _noted(store: Store, key: str, note: Note) -> tuple[Likeness, ...]:
    standing = await change_or_insert(store, UnderWay(id=key), lambda one: one.with_note(note))
    return standing.before(note.command_id)


async def _forget(store: Store, keys: Iterable[str], command_id: str) -> None:
    for key in keys:
        await change_or_insert(store, UnderWay(id=key), lambda one: one.without(command_id))
