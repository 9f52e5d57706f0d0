"""How long load and faults last: as planned, and on a slow machine until there was as much as on a fast one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

PROGRESS_EVERY_S = 15.0
MOST_TIMES_LONGER = 8
"""Than planned: then it ends, whatever there was."""


async def until_over(
    tasks: Sequence[asyncio.Task[None]], seconds: float, is_enough: Callable[[], bool], progress: Callable[[], None]
) -> None:
    """For `seconds`, and on until it is enough, saying how it goes; raises at once what one of the tasks raised."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    while (passed := loop.time() - begun) < seconds or not (is_enough() or passed >= MOST_TIMES_LONGER * seconds):
        left = seconds - passed if passed < seconds else PROGRESS_EVERY_S
        await asyncio.wait(tasks, timeout=min(left, PROGRESS_EVERY_S), return_when=asyncio.FIRST_EXCEPTION)
        for task in tasks:
            if task.done():
                task.result()
        progress()
