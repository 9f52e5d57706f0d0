"""The five verbs, and the one way anything changes: read, decide, replace if nobody else did.

The verbs are those that every server of the MongoDB protocol does right (docs/adr), so rules never live in
a query, and the guard against concurrency is in the write itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from skeji_ray.document import Document, ExpiringDocument
from skeji_ray.errors import Conflict, Transient

D = TypeVar("D", bound=Document)

Where = Mapping[str, Any]
"""Path -> value. A value is a scalar (equality, or an element of an array), `{"$in": [...]}`, a range of
`$lt`, `$lte`, `$gt`, `$gte`; `{"$or": [where, ...]}` joins several. Paths may be dotted, except under `$in`.
Nothing else: what not every server answers rightly (None, a whole array, `$not`, ...) is refused as Permanent."""

MOST_TRIES = 200
"""Of one change: 200 racers on one document each lose at most once to every other."""


class AlreadyExists(Transient):
    """A document of this id stands already: read it and decide again."""


class NotFound(Transient):
    """There is no document of this id."""


class Store(Protocol):
    """Documents under string ids. Every verb raises DependencyUnreachable when the database does not answer."""

    async def insert(self, document: Document) -> None:
        """Add a document. Raises AlreadyExists when its id is taken."""
        ...

    async def get(self, kind: type[D], id: str) -> D | None:
        """The document of this id, or None."""
        ...

    async def find(self, kind: type[D], where: Where, *, sort: Sequence[str] = (), limit: int = 0) -> list[D]:
        """All that match, in order of `sort` (paths, a leading `-` for descending), at most `limit` (0: all)."""
        ...

    async def count(self, kind: type[Document], where: Where) -> int:
        """How many `find` would give, without reading them."""
        ...

    async def replace(self, document: D) -> D | None:
        """Write `document` over the version it was read at; returns it with its new version, or None when
        somebody else wrote first or it is gone. None may also stand for a write of ours that somebody has overwritten
        at once, as an error may stand for one that was done: whoever decides again finds what it decided."""
        ...

    async def delete(self, kind: type[D], id: str) -> bool:
        """Remove; False when it was not there."""
        ...


def with_expiry(document: D, now: datetime) -> D:
    """As it is written at `now`, which is real time: a server's own clock decides when it goes."""
    if not isinstance(document, ExpiringDocument):
        return document
    span = document.kept_for()
    end = None if span is None else now.replace(microsecond=0) + span
    return document.model_copy(update={"expires_at": end})


async def change(store: Store, kind: type[D], id: str, decide: Callable[[D], D]) -> D:
    """Read, decide, replace; read and decide again when somebody else wrote first.

    `decide` is pure: it may run many times. When it returns the document it was given, nothing is written.

    Raises:
        NotFound: there is no such document.
        Conflict: it lost MOST_TRIES races.
    """
    for _ in range(MOST_TRIES):
        current = await store.get(kind, id)
        if current is None:
            raise NotFound(f"{kind.collection} {id}")
        wanted = decide(current)
        if wanted is current:
            return current
        written = await store.replace(wanted)
        if written is not None:
            return written
    raise Conflict(f"{kind.collection} {id} was written by others {MOST_TRIES} times")


async def change_or_insert(store: Store, fresh: D, decide: Callable[[D], D]) -> D:
    """`change`, for a document that may not stand yet: then `decide(fresh)` is inserted."""
    while True:
        try:
            return await change(store, type(fresh), fresh.id, decide)
        except NotFound:
            wanted = decide(fresh)
            try:
                await store.insert(wanted)
            except AlreadyExists:
                continue
            return wanted
