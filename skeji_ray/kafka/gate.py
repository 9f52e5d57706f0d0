"""The gate before a member's work: shut while what the work rests on does not answer.

Every lane that ran into a dead dependency on its own would knock at it for as long as it is dead, and so would each
record that comes after. So the first DependencyUnreachable shuts the gate: nothing more is started, the window fills,
the partitions pause, and one knocks for all.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka.retry import RetryPolicy

log = logging.getLogger(__name__)

PROBE_WITHIN_S = 5.0

Probe = Callable[[], Awaitable[None]]
"""Returns when the dependency answers, raises while it does not."""
Pause = Callable[[float], Awaitable[None]]


class Gate:
    """Open, or shut until a probe passes. Belongs to one loop.

    Args:
        name: whose gate it is, for logs.
        probe: asks the dependency itself. Without one the records that wait are the probe, one at a time.
        pause: waits for so many seconds.
        fails: says of an error whether the gate stays shut after a try that raised it.
    """

    def __init__(
        self,
        name: str,
        policy: RetryPolicy,
        probe: Probe | None = None,
        pause: Pause = asyncio.sleep,
        fails: Callable[[BaseException], bool] = lambda error: isinstance(error, DependencyUnreachable),
    ) -> None:
        self._name = name
        self._fails = fails
        self._policy = policy
        self._probe = probe
        self._pause = pause
        self._jitter = random.Random()
        self._line: deque[asyncio.Future[asyncio.Future[bool] | None]] = deque()
        self._knocking: asyncio.Task[None] | None = None
        self.reason: str | None = None
        """Why it is shut; None while it is open."""
        self.failures = 0
        """How often it was shut, or a probe failed, since something last succeeded: whoever succeeds sets it to 0."""

    def shut(self, reason: str) -> None:
        """A dependency does not answer. Nothing is new about it when it is shut already."""
        if self.reason is None:
            self.reason = reason
            log.log(logging.INFO if self.failures else logging.WARNING, "%s waits: %s", self._name, reason)
            self._knocking = asyncio.get_running_loop().create_task(self._reopen())

    @asynccontextmanager
    async def turn(self, *, again: bool) -> AsyncIterator[None]:
        """Wait until it opens, or until it is this one's turn to be the probe; what is done inside is the try.

        Args:
            again: this one has failed before: whoever has not comes first, for its try may say more.
        """
        waiter: asyncio.Future[asyncio.Future[bool] | None] = asyncio.get_running_loop().create_future()
        if again:
            self._line.append(waiter)
        else:
            self._line.appendleft(waiter)
        passed = True
        try:
            await waiter
            yield
        except BaseException as error:
            passed = not (isinstance(error, asyncio.CancelledError) or self._fails(error))
            raise
        finally:
            verdict = waiter.result() if waiter.done() and not waiter.cancelled() else None
            if verdict is not None and not verdict.done():  # done: whoever knocked was itself cancelled
                verdict.set_result(passed)

    async def _reopen(self) -> None:
        while True:
            self.failures += 1
            await self._pause(self._policy.wait_s(self.failures, self._jitter))
            if await self._passes():
                break
        log.info("%s goes on", self._name)
        self.reason = self._knocking = None
        while self._line:
            self._let(None)

    async def _passes(self) -> bool:
        if self._probe is None:
            return await self._try_one()
        try:
            async with asyncio.timeout(PROBE_WITHIN_S):
                await self._probe()
        except Exception as error:
            if not isinstance(error, TimeoutError | DependencyUnreachable):
                log.warning("%s: its probe is faulty: %s", self._name, type(error).__name__)
            return False
        return True

    async def _try_one(self) -> bool:
        """Whether one record gets through; True when none waits, since then the next to come is the probe."""
        while self._line:
            verdict: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
            if self._let(verdict):
                return await verdict
        return True

    def _let(self, verdict: asyncio.Future[bool] | None) -> bool:
        """The first in the line may go on; False when it does not wait any more."""
        waiter = self._line.popleft()
        if waiter.done():
            return False
        waiter.set_result(verdict)
        return True
