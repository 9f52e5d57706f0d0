"""One process that books, moves and cancels against a database, for the contract suite.

`python -m tests.support.bookers` reads its orders from standard input, a JSON object: `uri`, `start_at` (Unix time, so
that all begin together) and `orders`, a list of `[action, by, pipeline, params]`. It writes one line for each reply.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

from skeji_ray.store.mongo import MongoStore
from tests.support.domain import World

AT_ONCE = 16
"""Commands under way in one process."""
BEGIN_AFTER_S = 2.5
"""Long enough for every process to have imported what it needs."""

Order = tuple[str, str, str, dict[str, Any]]
"""Action, by whom, in which pipeline, params."""


@dataclass(frozen=True, slots=True)
class Booker:
    """A process under way."""

    process: subprocess.Popen[str]

    def replies(self) -> list[str]:
        """What each command came to: `done`, or the code of its refusal."""
        try:
            out, _ = self.process.communicate(timeout=300)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return [json.loads(line) for line in out.splitlines()]

    def kill_after(self, replies: int) -> None:
        """As `kill -9` does, once so many commands were answered; others are under way."""
        assert self.process.stdout is not None
        for _ in range(replies):
            assert self.process.stdout.readline()
        self.process.kill()
        self.process.communicate()


def start(uri: str, orders: list[Order], start_at: float) -> Booker:
    """Begin to carry out these orders at that time, in a process of its own."""
    argv = [sys.executable, "-m", "tests.support.bookers"]
    process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    process.stdin.write(json.dumps({"uri": uri, "start_at": start_at, "orders": orders}))
    process.stdin.close()
    process.stdin = None
    return Booker(process)


async def _carry_out(uri: str, start_at: float, orders: list[Order]) -> None:
    store = MongoStore(uri)
    world = World(store=store)
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(order: Order) -> None:
        action, by, pipeline, params = order
        async with gate:
            reply = await world.handle(world.command("bookings", action, by, pipeline=pipeline, **params))
        sys.stdout.write(json.dumps("done" if reply.failure is None else reply.failure.code) + "\n")
        sys.stdout.flush()

    await asyncio.sleep(max(0.0, start_at - time.time()))
    await asyncio.gather(*(one(order) for order in orders))
    await store.close()


if __name__ == "__main__":
    given = json.load(sys.stdin)
    asyncio.run(_carry_out(given["uri"], given["start_at"], given["orders"]))
