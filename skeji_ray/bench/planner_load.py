"""Load on one side of the planner's bench: everything at once, or so much a second."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")

Ask = Callable[[T], Awaitable[int]]
"""Has one message answered; returns the tokens that were written for it, 0 where they are counted elsewhere."""


class Turn(NamedTuple):
    """What one side did with all messages of a turn."""

    messages: int
    tokens: int
    took_s: float

    @property
    def rps(self) -> float:
        return self.messages / self.took_s

    @property
    def tokens_s(self) -> float:
        return self.tokens / self.took_s


async def turn(ask: Ask[T], asked: Sequence[T], at_once: int) -> Turn:
    """All of them, `at_once` under way at a time."""
    places = asyncio.Semaphore(at_once)

    async def one(request: T) -> int:
        async with places:
            return await ask(request)

    begun = time.monotonic()
    tokens = await asyncio.gather(*(one(request) for request in asked))
    return Turn(len(asked), sum(tokens), time.monotonic() - begun)


async def p95_s(ask: Ask[T], asked: Sequence[T], rps: float) -> float:
    """Seconds that 95 of 100 answers stay below when `rps` messages come a second, however long answers take."""
    begun = time.monotonic()

    async def one(number: int, request: T) -> float:
        due = begun + number / rps
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        await ask(request)
        return time.monotonic() - due

    took = sorted(await asyncio.gather(*(one(number, request) for number, request in enumerate(asked))))
    return round(took[int(len(took) * 0.95)], 3)
