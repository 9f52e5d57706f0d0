"""What a database tells of itself when it is asked: for `skeji doctor`."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from pymongo.asynchronous.database import AsyncDatabase
from pymongo.errors import OperationFailure

from skeji_ray.document import Document
from skeji_ray.errors import Permanent
from skeji_ray.store.base import AlreadyExists
from skeji_ray.store.mongo import MongoStore
from skeji_ray.store.mongo_errors import offered, translated
from skeji_ray.store.table import Raw
from skeji_ray.store.validators import schema_of

_NO_SUCH_COMMAND = 59


class InspectedStore(MongoStore):
    """A store that is looked at. Every reading raises DependencyUnreachable when the database does not answer."""

    async def missing_indexes(self, kind: type[Document]) -> list[str]:
        """The declared indexes of a kind that do not stand, each as its paths.

        Their order, ascending or descending, is not looked at: the embedded server tells every path as ascending.
        """
        with translated():
            found = await self._collection(kind).index_information()
        standing = {tuple(path for path, _ in row["key"]) for row in found.values()}
        declared = [tuple(path.removeprefix("-") for path in index.fields) for index in kind.indexes]
        return [", ".join(paths) for paths in declared if paths not in standing]

    async def standing_validators(self) -> dict[str, object]:
        """Collection -> its validator, of those that have one."""
        with translated():
            rows = await (await self._database().list_collections()).to_list()
        return {row["name"]: row["options"]["validator"] for row in rows if row.get("options", {}).get("validator")}

    async def enforces_validators(self) -> bool:
        """Whether this server refuses what a validator forbids; tried on a collection that is dropped again.

        Raises:
            NotOffered: this user may not make a collection, so it can not be tried.
        """
        database, name = self._database(), f"Doctor_{uuid4().hex[:8]}"
        try:
            with translated(), offered():
                await database.create_collection(
                    name, check_exists=False, validator={"$jsonSchema": {"required": ["what no document has"]}}
                )
        except Permanent:
            return False
        try:
            return not await _takes(database, name)
        finally:
            with translated():
                await database.drop_collection(name)

    async def told_time(self) -> datetime:
        """The server's own clock, UTC."""
        told: datetime = (await self._hello())["localTime"]
        return told if told.tzinfo else told.replace(tzinfo=UTC)

    async def has_majority(self) -> bool:
        """Whether there are, or can be, members to agree with: a replica set, or a router before some."""
        answer = await self._hello()
        return "setName" in answer or answer.get("msg") == "isdbgrid"

    async def _hello(self) -> Raw:
        admin = self._database().client.admin
        with translated():
            try:
                return await admin.command("hello")
            except OperationFailure as error:
                if error.code != _NO_SUCH_COMMAND:
                    raise
                return await admin.command("isMaster")  # its old name, on servers that know no other


def validator_of(kind: type[Document]) -> object:
    """What `standing_validators` shows of a kind whose validator is this release's."""
    return {"$jsonSchema": schema_of(kind)}


async def _takes(database: AsyncDatabase[Raw], name: str) -> bool:
    try:
        with translated():
            await database[name].insert_one({"_id": "skeji: what no document is"})
    except (Permanent, AlreadyExists):
        return False
    return True
