"""Operations: every dead letter is copied where people can list, replay and discard it; some replay by themselves."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import timedelta

from skeji_ray.actors.newer import is_known
from skeji_ray.actors.replays import PublishRaw, replay_one
from skeji_ray.clock import Clock
from skeji_ray.errors import Permanent, Transient
from skeji_ray.kafka.failure import Failure
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.kafka.middleware import reason_of
from skeji_ray.messages.base import Outgoing, RawRecord, Record
from skeji_ray.messages.events import DeadLetter
from skeji_ray.pipeline.dead_letters import (
    NEWER_CLASSES,
    DeadLetterEntry,
    LetterState,
    entry_of,
    unreadable,
    without_bytes,
)
from skeji_ray.store.base import AlreadyExists, Store
from skeji_ray.store.due import due
from skeji_ray.store.pages import each

log = logging.getLogger(__name__)

MOST_DUE_AT_ONCE = 10
"""Each may hold a record of the largest size."""
LOOKED_AT_AGAIN_AFTER = timedelta(minutes=1)


class Operations(PlainHandler):
    """Reads the four DLQs.

    What failed by something that passes is sent again after a minute, and after ten when it fails again. The database
    and the broker are probed by that itself: while one is away nothing is sent, and it stays due. A service whose own
    dependency is away holds what it is sent, and gives nothing up meanwhile.

    Args:
        publish_raw: returns when the broker acknowledged.
        real: replays do not follow simulated time.
    """

    def __init__(self, store: Store, publish_raw: PublishRaw, real: Clock) -> None:
        self._store = store
        self._publish_raw = publish_raw
        self._real = real
        self._has_begun = False

    async def handle(self, record: Record[DeadLetter]) -> list[Outgoing]:
        with suppress(AlreadyExists):  # a letter that comes again is the same letter
            await self._store.insert(entry_of(record, self._real.now(), is_known))
        return []

    async def keep_aside(self, raw: RawRecord, failure: Failure) -> None:
        """Keep a record of a DLQ that we failed on ourselves; no letter may stop those behind it."""
        why, where = reason_of(failure.error), {"group": failure.group, "actor": failure.actor}
        entry = unreadable(raw, why, failure.stack, now=self._real.now(), **where)
        with suppress(AlreadyExists):
            try:
                await self._store.insert(entry)
            except Permanent:  # it is the bytes that the database will not have
                await self._store.insert(without_bytes(entry))

    async def run_due(self) -> int:
        """Replay what is due; how many there were."""
        if not self._has_begun:
            await self._begin()
        found = await due(self._store, DeadLetterEntry, self._real.now(), MOST_DUE_AT_ONCE)
        for entry in found:
            await self._replay(entry)
        return len(found)

    async def _begin(self) -> None:
        """This release may know what the one before did not: what it set aside for that is due now."""
        where = {"state": LetterState.OPEN.value, "error_class": {"$in": sorted(NEWER_CLASSES)}}
        async for letter in each(self._store, DeadLetterEntry, where, page=MOST_DUE_AT_ONCE):
            if letter.due_at is None and is_known(letter):
                log.info("dead letter %s is known to this release", letter.id)
                await self._store.replace(letter.model_copy(update={"due_at": self._real.now()}))
        self._has_begun = True

    async def _replay(self, entry: DeadLetterEntry) -> None:
        try:
            fate = await replay_one(self._store, self._publish_raw, entry.id, self._real.now())
        except Transient:
            raise  # so will all others: they stay due
        except Exception:
            log.exception("dead letter %s can not be sent again: it is left to people", entry.id)
            await self._put_off(entry, again=False)
            return
        log.info("dead letter %s is %s by itself: %s", entry.id, fate.word, fate.why)
        if fate.word != "replayed":
            await self._put_off(entry, again=fate.later)

    async def _put_off(self, entry: DeadLetterEntry, *, again: bool) -> None:
        """If somebody wrote meanwhile, they know better."""
        due_at = self._real.now() + LOOKED_AT_AGAIN_AFTER if again else None
        current = await self._store.get(DeadLetterEntry, entry.id)
        if current is not None and current.due_at == entry.due_at:
            await self._store.replace(current.model_copy(update={"due_at": due_at}))
