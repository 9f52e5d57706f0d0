"""Looking again until something is so, for a bounded time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from skeji_ray.errors import NoAnswerInTime

T = TypeVar("T")

LOOK_EVERY_S = 0.1


async def until(look: Callable[[], Awaitable[T | None]], timeout_s: float, otherwise: str) -> T:
    """What `look` finds, as soon as it is not None; it always looks at least once.

    Raises:
        NoAnswerInTime: `otherwise`, and after how long.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + timeout_s
    while True:
        found = await look()
        if found is not None:
            return found
        if loop.time() >= deadline:
            raise NoAnswerInTime(f"{otherwise} within {timeout_s:g} s")
        await asyncio.sleep(min(LOOK_EVERY_S, max(0.0, deadline - loop.time())))
