"""All documents that match, however many there are: read page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator

from skeji_ray.store.base import D, Store, Where

PAGE = 500


async def each(store: Store, kind: type[D], where: Where, *, page: int = PAGE) -> AsyncIterator[D]:
    """Every document that matches, by the order of their ids.

    What is written meanwhile is seen where its id still lies ahead. `where` leaves `_id` to us.
    """
    last = ""
    while found := await store.find(kind, {**where, "_id": {"$gt": last}}, sort=("_id",), limit=page):
        for document in found:
            yield document
        last = found[-1].id
