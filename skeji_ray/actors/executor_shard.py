"""One executor shard: an executor on a loop of its own, fed in batches, looking for due work every second."""

from __future__ import annotations

import asyncio
import logging
import random
import threading
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Protocol

from skeji_ray.errors import (
    Conflict,
    DependencyUnreachable,
    NoAnswerInTime,
    Permanent,
    SkejiError,
    Transient,
    Unexpected,
    UnknownAction,
    UnreadableDocument,
    is_unexpected,
)
from skeji_ray.messages.base import Record
from skeji_ray.messages.pipeline import Plan

log = logging.getLogger(__name__)

DELIVER_WITHIN_S = 60.0
"""For one record; it ends then, and is not left to go on beside its own next try."""
CALL_WITHIN_S = 2 * DELIVER_WITHIN_S
"""For all records of a call, the wait for a place included."""
AT_ONCE = 64
"""Records in hand: with more, each call of the database only waits for the others', and at last for too long."""


class Executes(Protocol):
    """What a shard runs: `actors.executor.Executor`."""

    async def on_plan(self, record: Record[Plan]) -> None: ...

    async def on_reply(self, record: Record[Any]) -> None: ...

    async def run_due(self) -> int: ...


class ExecutorShard:
    """The executor and what it rests on live and end on one loop, in a thread of its own."""

    def __init__(
        self,
        name: str,
        build: Callable[[], Awaitable[Executes]],
        close: Callable[[], Awaitable[None]] | None = None,
        *,
        deliver_within_s: float = DELIVER_WITHIN_S,
        call_within_s: float = CALL_WITHIN_S,
    ) -> None:
        self._deliver_within_s = deliver_within_s
        self._call_within_s = call_within_s
        self._loop = asyncio.new_event_loop()
        self._close = close
        self._places = asyncio.Semaphore(AT_ONCE)
        self._thread = threading.Thread(target=self._loop.run_forever, name=name, daemon=True)
        self._thread.start()
        self._executor: Executes = self._run(self._built(build))
        self._due = asyncio.run_coroutine_threadsafe(self._due_forever(), self._loop)

    @property
    def alive(self) -> bool:
        return self._thread.is_alive() and not self._due.done()

    @property
    def ready(self) -> bool:
        return self.alive

    def deliver(self, batch: Sequence[Record[Any]]) -> list[Exception | None]:
        """Take care of every record of the batch; for each None, or what it raised."""
        outcomes: list[Exception | None] = self._run(self._deliver(batch))
        return outcomes

    def drain(self, timeout_s: float) -> None:
        """Stop what is in hand and the look for due work, and close what was opened; what is left is found again."""
        if not self._thread.is_alive():
            return
        ending = asyncio.run_coroutine_threadsafe(self._end(), self._loop)
        with suppress(TimeoutError):
            ending.result(timeout_s)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout_s)
        if not self._thread.is_alive():
            self._loop.close()

    def _run(self, work: Any) -> Any:
        """Raises NoAnswerInTime when it takes too long; what was begun is cancelled."""
        running = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return running.result(self._call_within_s)
        except TimeoutError:
            if running.done():
                raise
            running.cancel()
            raise NoAnswerInTime(f"not done within {self._call_within_s:.0f} s") from None

    async def _built(self, build: Callable[[], Awaitable[Executes]]) -> Executes:
        return await build()

    async def _deliver(self, batch: Sequence[Record[Any]]) -> list[Exception | None]:
        done = await asyncio.gather(*(self._one(record) for record in batch), return_exceptions=True)
        return [_portable(outcome) for outcome in done]

    async def _one(self, record: Record[Any]) -> None:
        async with self._places:
            try:
                async with asyncio.timeout(self._deliver_within_s) as limit:
                    await self._take(record)
            except TimeoutError:
                if not limit.expired():
                    raise
                raise NoAnswerInTime(f"not done within {self._deliver_within_s:.0f} s") from None

    async def _take(self, record: Record[Any]) -> None:
        if isinstance(record.value, Plan):
            await self._executor.on_plan(record)
        else:
            await self._executor.on_reply(record)

    async def _end(self) -> None:
        """What is in hand ends before what it rests on is closed: it is done again, and not taken for a failure."""
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._close is not None:
            await self._close()

    async def _due_forever(self) -> None:
        waits = False
        while True:
            try:
                await self._executor.run_due()
                waits = False
            except SkejiError as error:  # the database or the broker is away: it falls due again
                if not waits:
                    log.warning("due work waits: %s", error)
                waits = True
            except Exception:
                log.exception("due work failed")
            await asyncio.sleep(1 + random.random() / 4)


_PORTABLE: tuple[type[SkejiError], ...] = (
    DependencyUnreachable,
    NoAnswerInTime,
    Conflict,
    Transient,
    UnknownAction,
    UnreadableDocument,
)


def _portable(outcome: BaseException | None) -> Exception | None:
    """What can travel to another process, in words. What is done about a failure is decided by its class, so that
    stays: an outage behind the executor must not use up the retries of those that wait for it, and a defect of ours
    is none of the message."""
    if outcome is None:
        return None
    rest = Unexpected if is_unexpected(outcome) else Permanent
    kind = next((kind for kind in _PORTABLE if isinstance(outcome, kind)), rest)
    return kind(f"{type(outcome).__name__}: {outcome}")
