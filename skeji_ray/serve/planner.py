"""The Planner deployment: one back end behind the contract."""

from __future__ import annotations

import logging
from typing import Any

from pydantic import ValidationError

from skeji_ray.errors import DependencyUnreachable, SettingError, SkejiError, is_unexpected
from skeji_ray.pipeline.planning import Planner, PlanRequest, Prompted
from skeji_ray.serve.rollout import PlannerConfig

log = logging.getLogger(__name__)

Json = dict[str, Any]


class PlannerDeployment:
    """Requests and plans travel as JSON values, so two releases understand each other while a new one is rolled out."""

    def __init__(self, planner: Planner) -> None:
        self._planner = planner
        self._config = PlannerConfig()
        self._is_configured = False

    async def reconfigure(self, user_config: Json) -> None:
        """Take another `user_config` over, in place: what is being planned is planned to its end as it was begun.

        A wrong one stops an application that starts. One that already works keeps what it has and says so in its log:
        Serve would end a replica that refuses, and with it everybody's planner.

        Raises:
            SettingError: the first one is wrong.
        """
        try:
            config = _config_of(user_config)
            self._planner = _with_prompt(self._planner, config.prompt_version)
        except SettingError as error:
            if not self._is_configured:
                raise
            log.error("the planner keeps its configuration: %s", error)  # noqa: TRY400 - its message says it all
            return
        self._config = config
        self._is_configured = True

    async def share_percent(self) -> int:
        """How many of a hundred conversations are this application's, when it is the second one."""
        return self._config.share_percent

    async def plan(self, request: Json) -> Json:
        """The plan, or why there is none: `retriable` and `unexpected` as in errors.py, `away` where it is not
        this message's fault."""
        try:
            planned = await self._planner.plan(PlanRequest.model_validate(request))
        except SkejiError as error:
            away = isinstance(error, DependencyUnreachable)
            return {**_named(error), "retriable": error.retriable, "away": away, "unexpected": is_unexpected(error)}
        except Exception as error:  # a defect: counted where the message is held
            log.exception("a message could not be planned")
            return {**_named(error), "retriable": False, "away": False, "unexpected": True}
        return {"planned": planned.model_dump(mode="json")}


def _named(error: Exception) -> Json:
    return {"error": type(error).__name__, "message": str(error)}


def _config_of(user_config: Json) -> PlannerConfig:
    try:
        return PlannerConfig.model_validate(user_config)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingError(f"user_config.{where}: {first['msg']}") from None


def _with_prompt(planner: Planner, version: str | None) -> Planner:
    if isinstance(planner, Prompted):
        return planner.with_prompt(version)
    if version is not None:
        raise SettingError(f"user_config.prompt_version: {version!r}, but this planner asks no model")
    return planner
