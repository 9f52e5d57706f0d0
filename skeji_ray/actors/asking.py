"""How the LLM layer asks the planner: a planner that does not answer holds up nobody who needs none."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import NoReturn, Protocol

from skeji_ray.actors.waits import AwaitsThePlanner, Wait, Waits
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.pipeline.planning import Planned, Planner, PlanRequest

TOLD_AFTER = timedelta(seconds=5)
"""A sender who has waited for so long is told, once, that their message is kept."""
SHORTEST_LOOK_S, LONGEST_LOOK_S = 0.5, 5.0

Tell = Callable[[], Awaitable[None]]
"""Publishes the notice; returns when the broker acknowledged."""
Sleep = Callable[[float], Awaitable[None]]


class AskedPlanner(Planner, Protocol):
    """A planner that may be away. What it raises when asked is Transient, DependencyUnreachable where it is not the
    message's fault."""

    @property
    def waits_for(self) -> str | None:
        """Why it is not asked at present; None while it answers."""
        ...

    def check(self) -> None:
        """Raises DependencyUnreachable while it is of no use to ask it. Costs nothing."""
        ...

    async def look(self) -> None:
        """Find out which planners there are. Called about every second; bounded."""
        ...


class _Away(Exception):
    """It was the planner that did not answer, not the broker when the notice was published."""


class Asking:
    """Asks, tells the sender who waits long, and turns an absence into a wait of this one message.

    An absence is no matter for the engine's gate: that would hold up buttons and exact commands too.
    """

    def __init__(self, planner: AskedPlanner, waits: Waits, sleep: Sleep) -> None:
        self._planner = planner
        self._waits = waits
        self._sleep = sleep

    async def plan(self, request: PlanRequest, wait: Wait, tell: Tell | None) -> Planned:
        """The plan.

        Args:
            tell: None where no notice is ever sent.

        Raises:
            AwaitsThePlanner: it is away, or full.
            Otherwise as the planner.
        """
        self._waits.asks(wait)
        try:
            return await (self._ask(request) if tell is None else self._ask_or_tell(request, wait, tell))
        except _Away as away:
            await self._still_waits(away, wait, tell)

    async def check(self, wait: Wait, tell: Tell | None) -> None:
        """Raises AwaitsThePlanner for one that needs the planner while that is known to be away."""
        if wait.asked_at is None:
            return
        try:
            self._planner.check()
        except DependencyUnreachable as away:
            await self._still_waits(away, wait, tell)

    async def _still_waits(self, away: Exception, wait: Wait, tell: Tell | None) -> NoReturn:
        waited = self._waits.for_planner(wait)
        if tell is not None and waited >= TOLD_AFTER:
            await self._tell(wait, tell)
        raise AwaitsThePlanner(str(away), self._waits.pause_s(waited, SHORTEST_LOOK_S, LONGEST_LOOK_S)) from away

    async def _ask(self, request: PlanRequest) -> Planned:
        try:
            return await self._planner.plan(request)
        except DependencyUnreachable as away:
            raise _Away(str(away)) from away

    async def _ask_or_tell(self, request: PlanRequest, wait: Wait, tell: Tell) -> Planned:
        """A planner that is slow has not failed: the notice goes out while it works."""
        left = TOLD_AFTER - self._waits.for_planner(wait)
        planning = asyncio.ensure_future(self._ask(request))
        timer = asyncio.ensure_future(self._sleep(max(left.total_seconds(), 0.0)))
        try:
            await asyncio.wait({planning, timer}, return_when=asyncio.FIRST_COMPLETED)
            if not planning.done():
                await self._tell(wait, tell)
            return await planning
        finally:
            timer.cancel()
            planning.cancel()

    async def _tell(self, wait: Wait, tell: Tell) -> None:
        if not wait.told:
            await tell()
            wait.told = True
