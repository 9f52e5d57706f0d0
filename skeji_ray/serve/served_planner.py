"""The planner as an actor sees it: one application on Serve, and sometimes a second one that has a share."""

from __future__ import annotations

import asyncio
from typing import Any, Protocol

from ray import serve
from ray.exceptions import RayError
from ray.serve.exceptions import RayServeException
from ray.serve.schema import ApplicationStatus

from skeji_ray.errors import DependencyUnreachable
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.serve.planner_line import Application, PlannerLine
from skeji_ray.serve.rollout import NEXT_PLANNER_APP, PLANNER_APP, is_of_next

LOOK_WITHIN_S = 1.0
LOOK_AGAIN_AFTER_S = 1.0
"""How often it is seen whether an application that takes its time is still there."""


class SharingApplication(Application, Protocol):
    """The second application."""

    async def share_percent(self) -> int | None:
        """How many of a hundred conversations are its; 0 where it is not there, None where it does not say in time."""
        ...


class ServedPlanner:
    """Asks the application that a conversation belongs to.

    A conversation of the second one is planned by the first while the second plans nothing: what is on trial must not
    be able to keep anybody waiting.
    """

    def __init__(self, first: Application | None = None, second: SharingApplication | None = None) -> None:
        self._second_application = second or ServeApplication(NEXT_PLANNER_APP)
        self._first = PlannerLine(first or ServeApplication(PLANNER_APP))
        self._second = PlannerLine(self._second_application)
        self._share_percent = 0

    @property
    def waits_for(self) -> str | None:
        """Why the first, which everybody can be planned by, is not asked at present; None while it is."""
        return self._first.waits_for

    def check(self) -> None:
        """Raises DependencyUnreachable while no application is of any use to ask."""
        if self._share_percent:
            try:
                return self._second.check()
            except DependencyUnreachable:
                pass
        self._first.check()
        return None

    async def look(self) -> None:
        """Learn the second application's share. What it said last holds while it does not say."""
        share = await self._second_application.share_percent()
        if share is not None:
            if self._share_percent and not share:
                self._second.drop()
            self._share_percent = share

    async def plan(self, request: PlanRequest) -> Planned:
        """Raises as `PlannerLine.plan`."""
        asked = request.model_dump(mode="json")
        if is_of_next(request.conversation_id, self._share_percent):
            try:
                return await self._second.plan(asked)
            except DependencyUnreachable:
                if self._second.waits_for is None and self._share_percent:
                    raise  # it is only full
        return await self._first.plan(asked)


class ServeApplication:
    """A planner application of the Serve that this process is joined to; found when it is first asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._handle: Any = None
        self._looking: asyncio.Future[Any] | None = None

    async def plan(self, request: dict[str, Any]) -> dict[str, Any]:
        """As `Application.plan`.

        Raises:
            DependencyUnreachable: it was taken out meanwhile. Serve itself would go on waiting for a replica.
        """
        asked: asyncio.Future[dict[str, Any]] = asyncio.ensure_future(self._call("plan", request))
        try:
            while not (await asyncio.wait({asked}, timeout=LOOK_AGAIN_AFTER_S))[0]:
                if await self._is_gone():
                    raise DependencyUnreachable(f"{self.name} was taken out")
            return asked.result()
        finally:
            asked.cancel()
            await asyncio.wait({asked})

    async def _is_gone(self) -> bool:
        """Where Serve says so in time."""
        try:
            async with asyncio.timeout(LOOK_WITHIN_S):
                return not await self._is_there()
        except (TimeoutError, RayError, RayServeException):
            return False

    async def share_percent(self) -> int | None:
        """As `SharingApplication.share_percent`."""
        try:
            async with asyncio.timeout(LOOK_WITHIN_S):
                return int(await self._call("share_percent")) if await self._is_there() else 0
        except (TimeoutError, RayError, RayServeException):
            return None

    async def _is_there(self) -> bool:
        """Deployed, and not on its way out. Asked in a thread, one at a time: a controller that is away may hang it."""
        if self._looking is None or self._looking.done():
            self._looking = asyncio.ensure_future(asyncio.to_thread(serve.status))
        applications = (await asyncio.shield(self._looking)).applications
        status = applications.get(self.name)
        return status is not None and status.status is not ApplicationStatus.DELETING

    async def _call(self, method: str, *arguments: Any) -> Any:
        if self._handle is None:
            self._handle = await asyncio.to_thread(serve.get_app_handle, self.name)
        response = getattr(self._handle, method).remote(*arguments)
        try:
            return await response
        except asyncio.CancelledError:
            response.cancel()
            raise
        except RayServeException:
            self._handle = None  # it may be another deployment's next time
            raise
