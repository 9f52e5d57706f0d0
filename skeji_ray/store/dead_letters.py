"""Dead letters as people handle them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from skeji_ray.document import Document
from skeji_ray.pipeline.dead_letters import UNREADABLE, DeadLetterEntry, LetterState
from skeji_ray.store.base import Store, Where, change
from skeji_ray.topology import DEAD_LETTERS

MOST_LISTED = 1000
_PAGE = 100
"""Letters read at a time: each may hold a record of the largest size."""
_SHORTEST_BEGINNING = 4


class Counts(Protocol):
    """What is asked of a store that only counts."""

    async def count(self, kind: type[Document], where: Where) -> int: ...


@dataclass(frozen=True, slots=True)
class Filter:
    """Which letters; what is None does not matter."""

    topic: str | None = None
    """The DLQ, or the topic that the record came from."""
    error: str | None = None
    """Part of the error's class or message, whatever its case."""
    failed_before: datetime | None = None
    key: str | None = None
    correlation_id: str | None = None
    state: LetterState | None = LetterState.OPEN

    def where(self) -> dict[str, Any]:
        """All but `error`: what the database is asked."""
        found: dict[str, Any] = {}
        if self.state is not None:
            found["state"] = self.state.value
        if self.correlation_id is not None:
            found["correlation_id"] = self.correlation_id
        if self.key is not None:
            found["key"] = self.key
        if self.failed_before is not None:
            found["failed_at"] = {"$lt": self.failed_before}
        if self.topic is not None:
            found["$or"] = [{"dlq": self.topic}, {"original_topic": self.topic}]
        return found

    def passes(self, entry: DeadLetterEntry) -> bool:
        """What the database is not asked."""
        return self.error is None or self.error.lower() in f"{entry.error_class} {entry.error_message}".lower()


async def list_letters(store: Store, chosen: Filter) -> list[DeadLetterEntry]:
    """The letters that pass, the oldest first, at most MOST_LISTED."""
    found: list[DeadLetterEntry] = []
    async for entry in _all(store, chosen.where()):
        if chosen.passes(entry):
            found.append(entry)
        if len(found) == MOST_LISTED:
            break
    return found


async def _all(store: Store, where: Where) -> AsyncIterator[DeadLetterEntry]:
    """Page by page. Letters that failed at one moment are read together, so that a page's end loses none."""
    bounds = dict(where.get("failed_at", {}))
    while True:
        page = await store.find(DeadLetterEntry, where, sort=("failed_at", "_id"), limit=_PAGE)
        if len(page) < _PAGE:
            for entry in page:
                yield entry
            return
        last = page[-1].failed_at
        for entry in page:
            if entry.failed_at < last:
                yield entry
        at_once = await store.find(DeadLetterEntry, {**where, "failed_at": {"$gte": last, "$lte": last}}, sort=("_id",))
        for entry in at_once:
            yield entry
        where = {**where, "failed_at": {**bounds, "$gt": last}}


async def get_letter(store: Store, id: str) -> DeadLetterEntry | None:
    """One letter, by its whole id or an unambiguous beginning of it."""
    entry = await store.get(DeadLetterEntry, id)
    if entry is not None or len(id) < _SHORTEST_BEGINNING:
        return entry
    found = await store.find(DeadLetterEntry, {"_id": {"$gte": id, "$lt": f"{id}\uffff"}}, limit=2)
    return found[0] if len(found) == 1 else None


async def set_state(store: Store, id: str, state: LetterState) -> DeadLetterEntry:
    """Close an open letter; one that is closed stays as it is."""
    closed = {"state": state, "due_at": None, "claimed_until": None}
    return await change(
        store,
        DeadLetterEntry,
        id,
        lambda entry: entry.model_copy(update=closed) if entry.state is LetterState.OPEN else entry,
    )


async def count_open(store: Store) -> dict[str, int]:
    """DLQ -> open letters."""
    return {
        topic.name: await store.count(DeadLetterEntry, {"state": LetterState.OPEN.value, "dlq": topic.name})
        for topic in DEAD_LETTERS
    }


async def count_unreadable(store: Counts) -> int:
    """Open letters that operations itself could not read."""
    return await store.count(DeadLetterEntry, {"state": LetterState.OPEN.value, "error_class": UNREADABLE})
