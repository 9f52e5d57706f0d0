"""Spans beside the engine's: what a handler asks of others, and an executor, which runs in a process of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from skeji_ray.actors.asking import AskedPlanner
from skeji_ray.actors.executor_shard import Executes
from skeji_ray.actors.sending import Sends
from skeji_ray.kafka.tracing import handed_over, handling, inside
from skeji_ray.messages.base import Record
from skeji_ray.messages.pipeline import Plan
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.tracing.tracer import Kind, Tracer

Route = Callable[[Record[Any]], Awaitable[None]]


def traced_route(route: Route) -> Route:
    """A way to a shard, whose spans are children of the one that is open here."""

    async def traced(record: Record[Any]) -> None:
        await route(handed_over(record))

    return traced


class TracedExecutor:
    """An executor with a span for each record; what falls due is nobody's child, and has none."""

    def __init__(self, inner: Executes, tracer: Tracer) -> None:
        self._inner = inner
        self._tracer = tracer

    async def on_plan(self, record: Record[Plan]) -> None:
        with handling(self._tracer, "execute plan", Kind.INTERNAL, record, {}):
            await self._inner.on_plan(record)

    async def on_reply(self, record: Record[Any]) -> None:
        with handling(self._tracer, "execute reply", Kind.INTERNAL, record, {}):
            await self._inner.on_reply(record)

    async def run_due(self) -> int:
        return await self._inner.run_due()


class TracedPlanner:
    """A planner with a span for each plan that is asked of it."""

    def __init__(self, inner: AskedPlanner, tracer: Tracer) -> None:
        self._inner = inner
        self._tracer = tracer

    @property
    def waits_for(self) -> str | None:
        return self._inner.waits_for

    def check(self) -> None:
        self._inner.check()

    async def look(self) -> None:
        await self._inner.look()

    async def plan(self, request: PlanRequest) -> Planned:
        with inside(self._tracer, "plan", Kind.CLIENT):
            return await self._inner.plan(request)


class TracedSends:
    """A way to WhatsApp with a span for each request."""

    def __init__(self, inner: Sends, tracer: Tracer) -> None:
        self._inner = inner
        self._tracer = tracer

    @property
    def phone_number_id(self) -> str:
        return self._inner.phone_number_id

    async def send(self, body: dict[str, Any]) -> str:
        with inside(self._tracer, "send to WhatsApp", Kind.CLIENT):
            return await self._inner.send(body)
