"""Sending a dead letter again, for people and by itself: once, however many try."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from skeji_ray.pipeline.dead_letters import DeadLetterEntry, LetterState
from skeji_ray.pipeline.execution import Execution
from skeji_ray.pipeline.replay import NotReplayed, Replay, WireHeaders, replay_of
from skeji_ray.store.base import Store
from skeji_ray.store.dead_letters import get_letter, set_state

PublishRaw = Callable[[str, bytes | None, bytes | None, WireHeaders], Awaitable[None]]
"""Returns when the broker acknowledged the record."""
CLAIMED_FOR = timedelta(minutes=1)
"""What somebody began to replay and did not mark as replayed by then is replayed by itself, under the same id."""


class Fate(NamedTuple):
    """What became of one letter, and why."""

    id: str
    word: Literal["replayed", "skipped", "failed"]
    why: str
    later: bool = False
    """It is skipped only now."""


async def executions_of(store: Store, letter: DeadLetterEntry) -> list[Execution]:
    """Every attempt at the pipeline that a letter belongs to."""
    return await store.find(Execution, {"correlation_id": letter.correlation_id}, sort=("attempt",))


async def replay_one(store: Store, publish: PublishRaw | None, id: str, now: datetime) -> Fate:
    """Send one letter again; without `publish`, only say what would become of it.

    It is marked after the broker has it: a crash between the two sends the same record again, under the same id.

    Raises:
        DependencyUnreachable: the broker did not take it; it stands as it stood.
    """
    entry = await get_letter(store, id)
    if entry is None:
        return Fate(id, "failed", "there is no such letter")
    if entry.state is not LetterState.OPEN:
        return Fate(entry.id, "skipped", f"it was {entry.state} before")
    if entry.claimed_until is not None and entry.claimed_until > now:
        return _taken_by_another(entry)
    found = replay_of(entry, await executions_of(store, entry))
    if isinstance(found, NotReplayed):
        return Fate(entry.id, "skipped" if found.skipped else "failed", found.why, found.later)
    if publish is not None and not await _send(store, publish, entry, found, now):
        return _taken_by_another(entry)
    return Fate(entry.id, "replayed", f"onto {found.topic}")


def _taken_by_another(entry: DeadLetterEntry) -> Fate:
    return Fate(entry.id, "skipped", "somebody else replays it now", later=True)


async def _send(store: Store, publish: PublishRaw, entry: DeadLetterEntry, replay: Replay, now: datetime) -> bool:
    """False where somebody else has claimed it."""
    until = now + CLAIMED_FOR
    claimed = await store.replace(entry.model_copy(update={"due_at": until, "claimed_until": until}))
    if claimed is None:
        return False
    try:
        await publish(replay.topic, replay.key, replay.value, replay.headers)
    except Exception:
        await store.replace(claimed.model_copy(update={"due_at": entry.due_at, "claimed_until": None}))
        raise
    await set_state(store, entry.id, LetterState.REPLAYED)
    return True
