"""A steady pace: WhatsApp takes so many messages a second from one number, and every member has its share."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

MESSAGES_PER_S = 80.0
"""What WhatsApp takes from one business number."""


class Pace:
    """A token bucket that is drawn in advance: whoever comes is told when its turn is, in the order they came.

    Args:
        per_s: how many a second, in the long run; as many may go at once after a rest of a second.
        now: monotonic seconds.
    """

    def __init__(
        self,
        per_s: float,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._interval_s = 1 / per_s
        self._at_rest_s = max(0.0, 1.0 - self._interval_s)
        self._now = now
        self._sleep = sleep
        self._next_at = float("-inf")

    async def turn(self) -> None:
        """Returns when one more may be sent."""
        wait_s = self._draw()
        if wait_s > 0:
            await self._sleep(wait_s)

    def _draw(self) -> float:
        now = self._now()
        mine_at = max(self._next_at, now - self._at_rest_s)
        self._next_at = mine_at + self._interval_s
        return mine_at - now
