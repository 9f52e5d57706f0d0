"""One collection: reading by id, inserting and replacing, each alone or in the company of others."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from pymongo import ReplaceOne
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.errors import BulkWriteError

from skeji_ray.store.groups import Groups
from skeji_ray.store.mongo_errors import of_group, translated

Raw = dict[str, Any]
Write = tuple[Raw, Raw]
"""What a document must be now (id and version), and what it shall be."""
MARK = "_w"
"""On a document that was written in company: by which write. The server tells how many of a group it found as they
must be, not which."""


class Table:
    """The verbs that a document's id is enough for."""

    def __init__(self, collection: AsyncCollection[Raw]) -> None:
        self.collection = collection
        self.get = Groups(self._get, self._get_many).call
        self.insert = Groups(self._insert, self._insert_many).call
        self.replace = Groups(self._replace, self._replace_many).call

    async def _get(self, id: str) -> Raw | None:
        with translated():
            return await self.collection.find_one({"_id": id})

    async def _get_many(self, ids: Sequence[str]) -> list[Raw | None]:
        found = await self._standing(ids)
        return [found.get(id) for id in ids]

    async def _insert(self, encoded: Raw) -> None:
        with translated():
            await self.collection.insert_one(encoded)

    async def _insert_many(self, documents: Sequence[Raw]) -> Sequence[Exception | None]:
        outcomes: Sequence[Exception | None] = [None] * len(documents)
        with translated():
            try:
                await self.collection.insert_many(documents, ordered=False)
            except BulkWriteError as error:
                outcomes = of_group(error, len(documents))
        return outcomes

    async def _replace(self, write: Write) -> bool:
        guard, encoded = write
        with translated():
            result = await self.collection.replace_one(guard, encoded)
        return bool(result.matched_count)

    async def _replace_many(self, writes: Sequence[Write]) -> list[bool | Exception]:
        marked = [(guard, {**encoded, MARK: random.getrandbits(63)}) for guard, encoded in writes]
        errors: Sequence[Exception | None] = [None] * len(writes)
        with translated():
            try:
                result = await self.collection.bulk_write([ReplaceOne(*write) for write in marked], ordered=False)
                if result.matched_count == len(writes):
                    return [True] * len(writes)
            except BulkWriteError as error:
                errors = of_group(error, len(writes))
        standing = await self._standing([guard["_id"] for guard, _ in marked], only=MARK)
        return [
            error or standing.get(guard["_id"], {}).get(MARK) == encoded[MARK]
            for error, (guard, encoded) in zip(errors, marked, strict=True)
        ]

    async def _standing(self, ids: Sequence[str], *, only: str | None = None) -> dict[str, Raw]:
        """By id, of those that stand; with `only`, no more of each than this field."""
        wanted = {"_id": {"$in": list(set(ids))}}
        with translated():
            cursor = self.collection.find(wanted, {only: 1} if only else None, batch_size=len(ids) + 1)
            return {raw["_id"]: raw for raw in await cursor.to_list()}
