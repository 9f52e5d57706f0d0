"""The store on any server that speaks the MongoDB protocol. pymongo is imported in this package alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import pymongo
from bson.codec_options import CodecOptions
from pymongo import ReadPreference, WriteConcern
from pymongo.asynchronous.collection import AsyncCollection
from pymongo.asynchronous.database import AsyncDatabase
from pymongo.asynchronous.mongo_client import AsyncMongoClient
from pymongo.errors import OperationFailure, PyMongoError
from pymongo.read_concern import ReadConcern

from skeji_ray.clock import Clock, SystemClock
from skeji_ray.document import Document, Index
from skeji_ray.errors import DependencyUnreachable, Permanent, SettingError
from skeji_ray.store.base import AlreadyExists, D, Where, with_expiry
from skeji_ray.store.encoding import decode, encode, encode_where
from skeji_ray.store.mongo_errors import offered, translated
from skeji_ray.store.table import Raw, Table
from skeji_ray.store.validators import schema_of

_CODEC: CodecOptions[Raw] = CodecOptions(tz_aware=True)
_ACKNOWLEDGED = WriteConcern("majority")
"""Whatever the connection string says: an effect that a fail-over forgets would be done twice."""
_DURABLE = ReadConcern("majority")
"""Whatever the connection string says: an answer must not tell of a write that a fail-over takes back."""
INDEX_TIMEOUT_S = 1_800.0
"""For building one index: a verb's bound would have the server give up on a large collection, time and again."""
DEFAULT_DATABASE = "skeji"
_NO_SUCH_COLLECTION = 26


class MongoStore:
    """The five verbs. Made anywhere; the client is made by the loop that uses it first, and belongs to it.

    Args:
        uri: a MongoDB connection string, with the database's name.
        timeout_s: bound of every verb, reconnecting included.
        real: from when on a document is kept.
    """

    def __init__(self, uri: str, *, timeout_s: float = 10.0, real: Clock | None = None) -> None:
        self._uri = uri
        self._timeout_s = timeout_s
        self._real = real or SystemClock()
        self._client: AsyncMongoClient[Raw] | None = None
        self._tables: dict[str, Table] = {}

    async def insert(self, document: Document) -> None:
        encoded = encode(with_expiry(document, self._real.now()))
        await self._table(type(document)).insert(encoded)

    async def get(self, kind: type[D], id: str) -> D | None:
        raw = await self._table(kind).get(id)
        return None if raw is None else decode(kind, raw)

    async def find(self, kind: type[D], where: Where, *, sort: Sequence[str] = (), limit: int = 0) -> list[D]:
        wanted = encode_where(where)
        with translated():
            cursor = self._collection(kind).find(wanted, limit=limit)
            if sort:
                cursor = cursor.sort([direction(path) for path in sort])
            raws = await cursor.to_list()
        return [decode(kind, raw) for raw in raws]

    async def count(self, kind: type[Document], where: Where) -> int:
        wanted = encode_where(where)
        with translated():
            return await self._collection(kind).count_documents(wanted)

    async def replace(self, document: D) -> D | None:
        counted = document.model_copy(update={"version": document.version + 1})
        fresh = with_expiry(counted, self._real.now())
        encoded = encode(fresh)
        guard = {"_id": document.id, "version": document.version}
        return fresh if await self._table(type(document)).replace((guard, encoded)) else None

    async def delete(self, kind: type[D], id: str) -> bool:
        with translated():
            result = await self._collection(kind).delete_one({"_id": id})
        return bool(result.deleted_count)

    async def create_index(self, kind: type[Document], index: Index) -> None:
        """Idempotent: a server that has this index already does nothing."""
        at_once: dict[str, Any] = {"expireAfterSeconds": 0} if index.expires else {}
        with translated(), pymongo.timeout(INDEX_TIMEOUT_S):
            await self._collection(kind).create_index([direction(path) for path in index.fields], **at_once)

    async def validate(self, kind: type[Document]) -> None:
        """Have the server refuse what is no document of this kind. Raises NotOffered."""
        change: dict[str, Any] = {"validator": {"$jsonSchema": schema_of(kind)}, "validationLevel": "moderate"}
        with translated(), offered():
            try:
                await self._database().command("collMod", kind.collection, **change)
            except OperationFailure as error:
                if error.code != _NO_SUCH_COLLECTION:
                    raise
                await self._database().create_collection(kind.collection, check_exists=False, **change)

    async def takes_anything(self, kind: type[Document]) -> bool:
        """Whether the server takes what the validator of this kind refuses; nothing of it is left."""
        collection, probe = self._collection(kind), {"_id": "skeji: what no document is"}
        try:
            with translated():
                await collection.insert_one(probe)
        except Permanent:
            return False
        except AlreadyExists:
            pass  # left by one that was interrupted
        with translated():
            await collection.delete_one({"_id": probe["_id"]})
        return True

    async def probe(self, timeout_s: float) -> None:
        """Ask whether it is there.

        Raises:
            DependencyUnreachable: in one line that names the server and never its password.
            SettingError: the connection string is none.
        """
        client = self._connect(timeout_s)
        try:
            await client.admin.command("ping")
        except OperationFailure as error:
            raise DependencyUnreachable(f"MongoDB at {self._hosts()} refuses us: {error.code} (MONGO_URI)") from None
        except PyMongoError:
            raise DependencyUnreachable(f"MongoDB at {self._hosts()} does not answer (MONGO_URI)") from None
        finally:
            await client.close()

    async def close(self) -> None:
        """Used again after this, it connects again."""
        if self._client is not None:
            await self._client.close()
            self._client = None
            self._tables.clear()

    def _hosts(self) -> str:
        return urlsplit(self._uri).netloc.rpartition("@")[2]

    def _connect(self, timeout_s: float) -> AsyncMongoClient[Raw]:
        milliseconds = int(timeout_s * 1000)
        if "://" not in self._uri:  # the driver would take any word for the name of a host
            raise SettingError("MONGO_URI: not a MongoDB connection string (it begins with mongodb://)")
        try:
            return AsyncMongoClient(self._uri, serverSelectionTimeoutMS=milliseconds, timeoutMS=milliseconds)
        except (PyMongoError, ValueError, TypeError) as error:  # its message may hold the password
            raise SettingError(f"MONGO_URI: not a MongoDB connection string ({type(error).__name__})") from None

    def _database(self) -> AsyncDatabase[Raw]:
        if self._client is None:
            self._client = self._connect(self._timeout_s)
        return self._client.get_default_database(DEFAULT_DATABASE)

    def _table(self, kind: type[Document]) -> Table:
        table = self._tables.get(kind.collection)
        if table is None:
            collection = self._database().get_collection(
                kind.collection,
                codec_options=_CODEC,
                write_concern=_ACKNOWLEDGED,
                read_concern=_DURABLE,
                read_preference=ReadPreference.PRIMARY,  # a stale read decides wrongly, and loses every race
            )
            table = self._tables[kind.collection] = Table(collection)
        return table

    def _collection(self, kind: type[Document]) -> AsyncCollection[Raw]:
        return self._table(kind).collection


def direction(path: str) -> tuple[str, int]:
    """`-path` is descending."""
    return (path[1:], pymongo.DESCENDING) if path.startswith("-") else (path, pymongo.ASCENDING)
