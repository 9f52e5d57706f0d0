"""The planner without a model, as tests call it."""

from __future__ import annotations

from functools import cache

from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.readers.planner import ReadingPlanner


@cache
def _planner() -> ReadingPlanner:
    return ReadingPlanner()


def plan_by_rules(request: PlanRequest) -> Planned:
    """Plan one message by our own readers."""
    return _planner().plan_now(request)


class ByRules:
    """A planner that is always there."""

    waits_for: str | None = None

    def check(self) -> None: ...

    async def look(self) -> None: ...

    async def plan(self, request: PlanRequest) -> Planned:
        return plan_by_rules(request)
