"""What has fallen due: the one query that replaces timers."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from skeji_ray.document import DueDocument
from skeji_ray.store.base import Store

Due = TypeVar("Due", bound=DueDocument)


async def due(store: Store, kind: type[Due], now: datetime, limit: int = 100) -> list[Due]:
    """At most `limit` documents whose `due_at` has passed, the longest due first."""
    return await store.find(kind, {"due_at": {"$lte": now}}, sort=("due_at",), limit=limit)
