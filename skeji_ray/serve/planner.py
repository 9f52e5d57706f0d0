"""The Planner deployment, and how an actor reaches it."""

from __future__ import annotations

import asyncio
from typing import Any

from ray import serve
from ray.exceptions import RayError
from ray.serve.exceptions import BackPressureError, RayServeException

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent, SkejiError
from skeji_ray.pipeline.planning import Planned, Planner, PlanRequest

PLANNER_APP = "planner"
ANSWER_WITHIN_S = 20.0


class PlannerDeployment:
    """One back end behind the contract. Requests and plans travel as JSON values, so two releases understand each
    other while a new one is rolled out."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner

    async def plan(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            planned = await self._planner.plan(PlanRequest.model_validate(request))
        except SkejiError as error:
            return {"error": type(error).__name__, "retriable": error.retriable, "message": str(error)}
        return {"planned": planned.model_dump(mode="json")}


class ServedPlanner:
    """The planner as an actor sees it: a handle to the deployment, found when it is first needed."""

    def __init__(self) -> None:
        self._handle: Any = None

    async def plan(self, request: PlanRequest) -> Planned:
        """Raises Transient when Serve is down, full or too slow; Permanent when no valid plan can be made."""
        try:
            answer = await self._ask(request)
        except TimeoutError as error:
            raise NoAnswerInTime(f"the planner took more than {ANSWER_WITHIN_S:.0f} s") from error
        except (RayError, RayServeException, BackPressureError) as error:
            raise DependencyUnreachable(f"the planner does not answer: {type(error).__name__}") from error
        if "planned" in answer:
            return Planned.model_validate(answer["planned"])
        kind = DependencyUnreachable if answer["retriable"] else Permanent
        raise kind(f"planner: {answer['error']}: {answer['message']}")

    async def _ask(self, request: PlanRequest) -> dict[str, Any]:
        if self._handle is None:
            self._handle = serve.get_app_handle(PLANNER_APP)
        response = self._handle.plan.remote(request.model_dump(mode="json"))
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                answer: dict[str, Any] = await response
        except TimeoutError:
            response.cancel()
            raise
        return answer
