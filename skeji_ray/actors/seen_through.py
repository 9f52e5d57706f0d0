"""What is seen through although whoever waits for it is called off."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

MORE_S = 2.0
"""Far less than the partition's next owner waits for word of a send that was begun (`whatsapp.fates`)."""


async def seen_through(work: Coroutine[Any, Any, T]) -> T:
    """What `work` returns; when its caller is called off it goes on by itself, for MORE_S at most.

    A partition is taken away at any time: while a member joins or leaves, while a new release takes over. What can be
    done again ends there and is done again elsewhere. A request that nobody can take back does better to come to its
    end, and to be noted.
    """
    task = asyncio.create_task(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        task.add_done_callback(_let_go)
        asyncio.get_running_loop().call_later(MORE_S, task.cancel)
        raise


def _let_go(task: asyncio.Task[Any]) -> None:
    """Nobody is there to be told how it failed; who does it again will see."""
    if not task.cancelled():
        task.exception()
