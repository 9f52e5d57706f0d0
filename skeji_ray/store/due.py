"""What has fallen due: the one query that replaces timers."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar

from skeji_ray.document import DueDocument
from skeji_ray.errors import UnreadableDocument
from skeji_ray.store.base import D, Store, Where

log = logging.getLogger(__name__)

Due = TypeVar("Due", bound=DueDocument)
MAX_PASSED_OVER = 20
"""Unreadable documents; with more of them it is no single document that is wrong."""


async def due(store: Store, kind: type[Due], now: datetime, limit: int = 100) -> list[Due]:
    """At most `limit` documents whose `due_at` has passed, the longest due first."""
    return await find_readable(store, kind, {"due_at": {"$lte": now}}, sort=("due_at",), limit=limit)


async def find_readable(
    store: Store, kind: type[D], where: Where, *, sort: Sequence[str] = (), limit: int = 0
) -> list[D]:
    """As `find`, without the documents that this release cannot read: one of them must not hold up all others.

    For those who look after every document in turn. Whoever decides by what is there uses `find`, which raises.
    `where` leaves `_id` and `$or` to us.

    Raises:
        UnreadableDocument: there are more of them than MAX_PASSED_OVER.
    """
    passed_over: list[str] = []
    while True:
        try:
            return await store.find(kind, {**where, **_without(passed_over)}, sort=sort, limit=limit)
        except UnreadableDocument as error:
            if error.id is None or len(passed_over) == MAX_PASSED_OVER:
                raise
            _say(str(error))
            passed_over.append(error.id)


def _without(ids: Sequence[str]) -> dict[str, Any]:
    """All ids but these, as ranges: no server is asked for what is not equal."""
    if not ids:
        return {}
    ordered = sorted(ids)
    between = [{"_id": {"$gt": low, "$lt": high}} for low, high in pairwise(ordered)]
    return {"$or": [{"_id": {"$lt": ordered[0]}}, *between, {"_id": {"$gt": ordered[-1]}}]}


@lru_cache(maxsize=1_000)
def _say(what: str) -> None:
    """Once for each document: it is looked for every second."""
    log.error("passed over, since this release cannot read it: %s", what)
