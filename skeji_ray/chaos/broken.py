"""Members with one promise taken out, to show that the invariants notice: what `skeji chaos --break` deploys.

The product has no switch for this: a fleet of its own builds the product's members with these wrappers around them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from ray import serve

from skeji_ray.actors.hosting import Build, Hosted
from skeji_ray.app import fleet_of
from skeji_ray.config import Settings
from skeji_ray.document import Document
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.kafka.handler import Handler
from skeji_ray.members import Parts, Wiring, build_hosted, handler_of, store_of
from skeji_ray.messages.base import Outgoing, Publish, Record
from skeji_ray.store.base import AlreadyExists, D
from skeji_ray.store.mongo import MongoStore
from skeji_ray.topology import Group

log = logging.getLogger(__name__)

OTHERS_READ_S = 0.5


class Break(StrEnum):
    """Which promise is broken."""

    COMMIT_EARLY = "commit-early"
    SKIP_DEDUPE = "skip-dedupe"
    UNFENCE = "unfence"


class Early:
    """A handler whose records are committed before they are handled: what fails or is killed then is lost."""

    def __init__(self, inner: Handler, publish: Publish) -> None:
        self._inner = inner
        self._publish = publish
        self._tasks: set[asyncio.Task[None]] = set()

    async def handle(self, record: Record[Any]) -> list[Outgoing]:
        task = asyncio.create_task(self._later(record))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return []

    async def _later(self, record: Record[Any]) -> None:
        try:
            await self._publish(await self._inner.handle(record))
        except Exception as error:
            log.warning("lost: %s", type(error).__name__)

    async def on_dead_letter(self, record: Record[Any], error: Exception) -> list[Outgoing]:
        return await self._inner.on_dead_letter(record, error)

    async def run_due(self) -> int:
        return await self._inner.run_due()


class Forgetful(MongoStore):
    """A store that does not look whether an id stands already."""

    async def insert(self, document: Document) -> None:
        try:
            await super().insert(document)
        except AlreadyExists:
            await self.delete(type(document), document.id)
            await super().insert(document)


class Unfenced(MongoStore):
    """A store whose replace does not compare the version: the last writer wins.

    It lets others read a day before it writes, so that a slow machine shows the race as surely as a fast one.
    """

    async def replace(self, document: D) -> D | None:
        if isinstance(document, ScheduleDay):
            await asyncio.sleep(OTHERS_READ_S)
        standing = await self.get(type(document), document.id)
        if standing is not None:
            document = document.model_copy(update={"version": standing.version})
        return await super().replace(document)


def _store(kind: type[MongoStore], settings: Settings) -> MongoStore:
    assert settings.mongo_uri is not None
    return kind(settings.mongo_uri.get_secret_value())


def _early(group: Group, parts: Parts) -> Handler:
    return Early(handler_of(group, parts), parts.publish)


def build_committing_early(kind: str, name: str) -> Hosted:
    return build_hosted(kind, name, Wiring(store_of, _early))


def build_forgetful(kind: str, name: str) -> Hosted:
    return build_hosted(kind, name, Wiring(lambda settings: _store(Forgetful, settings), handler_of))


def build_unfenced(kind: str, name: str) -> Hosted:
    return build_hosted(kind, name, Wiring(lambda settings: _store(Unfenced, settings), handler_of))


_BUILDS: Mapping[Break, Build] = {
    Break.COMMIT_EARLY: build_committing_early,
    Break.SKIP_DEDUPE: build_forgetful,
    Break.UNFENCE: build_unfenced,
}


def fleet(args: dict[str, Any]) -> serve.Application:
    """The fleet that a Serve configuration of chaos names, `args: {break: unfence}`."""
    return fleet_of(_BUILDS[Break(args["break"])])
