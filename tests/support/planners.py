"""Planner applications that are not there, for tests of those who ask them."""

from __future__ import annotations

import asyncio
from typing import Any


class FakeApplication:
    """Answers at once, or as it is told to, one thing after the other: an error is raised, a value is answered."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.says: list[Exception | dict[str, Any]] = []
        self.share: int | None = 0
        self.asked = 0
        self.called_off = 0
        self._hold: asyncio.Event | None = None

    def hangs(self) -> asyncio.Event:
        """Nothing is answered until this is set."""
        self._hold = asyncio.Event()
        return self._hold

    async def share_percent(self) -> int | None:
        return self.share

    async def plan(self, request: dict[str, Any]) -> dict[str, Any]:
        self.asked += 1
        if self._hold is not None:
            try:
                await self._hold.wait()
            except asyncio.CancelledError:
                self.called_off += 1
                raise
        said = self.says.pop(0) if self.says else {"planned": {"backend": self.name}}
        if isinstance(said, Exception):
            raise said
        return said
