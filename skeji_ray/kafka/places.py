"""How many work at once: a semaphore whose cost does not grow with the line before it.

asyncio's own looks at everybody who was let in and has not run yet, each time it lets somebody in: with hundreds of
records finishing in one turn of the loop that was an eighth of a member's CPU.
"""

from __future__ import annotations

import asyncio
from collections import deque
from types import TracebackType


class Places:
    """So many places, given in the order of asking. `async with` takes one. Belongs to one loop."""

    def __init__(self, count: int) -> None:
        self.free = count
        self._line: deque[asyncio.Future[None]] = deque()

    async def __aenter__(self) -> None:
        if self.free:
            self.free -= 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # it was given a place in the very moment that it was cancelled
                self._leave()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def _leave(self) -> None:
        """The place goes to the next who still waits; it is free only when nobody does."""
        while self._line:
            turn = self._line.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self.free += 1
