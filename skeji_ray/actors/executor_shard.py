"""One executor shard: an executor on a loop of its own, fed in batches, looking for due work every second."""

from __future__ import annotations

import asyncio
import logging
import random
import threading
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

from skeji_ray.errors import Conflict, DependencyUnreachable, NoAnswerInTime, Permanent, SkejiError, Transient
from skeji_ray.messages.base import Record
from skeji_ray.messages.pipeline import Plan

log = logging.getLogger(__name__)

DELIVER_WITHIN_S = 60.0
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
        self, name: str, build: Callable[[], Awaitable[Executes]], close: Callable[[], Awaitable[None]] | None = None
    ) -> None:
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
        """Stop looking for due work and close what was opened; what was left is found by the next incarnation."""
        if not self._thread.is_alive():
            return
        self._due.cancel()
        if self._close is not None:
            asyncio.run_coroutine_threadsafe(_awaited(self._close), self._loop).result(timeout_s)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout_s)
        if not self._thread.is_alive():
            self._loop.close()

    def _run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(DELIVER_WITHIN_S)

    async def _built(self, build: Callable[[], Awaitable[Executes]]) -> Executes:
        return await build()

    async def _deliver(self, batch: Sequence[Record[Any]]) -> list[Exception | None]:
        done = await asyncio.gather(*(self._one(record) for record in batch), return_exceptions=True)
        return [_portable(outcome) for outcome in done]

    async def _one(self, record: Record[Any]) -> None:
        async with self._places:
            await self._take(record)

    async def _take(self, record: Record[Any]) -> None:
        if isinstance(record.value, Plan):
            await self._executor.on_plan(record)
        else:
            await self._executor.on_reply(record)

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


async def _awaited(close: Callable[[], Awaitable[None]]) -> None:
    await close()


_PORTABLE: tuple[type[SkejiError], ...] = (DependencyUnreachable, NoAnswerInTime, Conflict, Transient)


def _portable(outcome: BaseException | None) -> Exception | None:
    """What can travel to another process, in words. What is done about a failure is decided by its class, so that
    stays: an outage behind the executor must not use up the retries of those that wait for it."""
    if outcome is None:
        return None
    kind = next((kind for kind in _PORTABLE if isinstance(outcome, kind)), Permanent)
    return kind(f"{type(outcome).__name__}: {outcome}")
