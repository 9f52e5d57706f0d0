"""A planner application's replica: requests in, plans or reasons out, and a configuration that changes in place."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent, SettingError
from skeji_ray.pipeline.planning import Planned, Planner, PlanRequest
from skeji_ray.serve.planner import PlannerDeployment
from tests.support.pipelines import NOON, SARAH

REQUEST = PlanRequest(text="a haircut", sender=SARAH, now=NOON).model_dump(mode="json")


class Model:
    """Asks no model, but has prompts."""

    def __init__(self, version: str = "v2", error: Exception | None = None) -> None:
        self.version = version
        self.error = error

    def with_prompt(self, version: str | None) -> Planner:
        if version not in {None, "v2"}:
            raise SettingError(f"prompt {version}: there is none")
        return Model(version or "v2")

    async def plan(self, request: PlanRequest) -> Planned:
        if self.error is not None:
            raise self.error
        return Planned(backend=self.version)


class Rules:
    """Has none."""

    async def plan(self, request: PlanRequest) -> Planned:
        return Planned(backend="rules")


async def prompt_of(deployment: PlannerDeployment) -> str:
    answer = await deployment.plan(REQUEST)
    version: str = answer["planned"]["backend"]
    return version


@pytest.mark.parametrize(
    ("error", "retriable", "away", "unexpected"),
    [
        (DependencyUnreachable("down"), True, True, False),
        (NoAnswerInTime("slow"), True, False, False),
        (Permanent("no plan"), False, False, False),
        (ZeroDivisionError("a bug"), False, False, True),
    ],
)
async def test_why_there_is_no_plan_travels_as_values(
    error: Exception, retriable: bool, away: bool, unexpected: bool
) -> None:
    answer = await PlannerDeployment(Model(error=error)).plan(REQUEST)
    assert answer == {
        "error": type(error).__name__,
        "message": str(error),
        "retriable": retriable,
        "away": away,
        "unexpected": unexpected,
    }


async def test_a_request_of_a_newer_release_is_understood() -> None:
    assert "planned" in await PlannerDeployment(Rules()).plan({**REQUEST, "of_a_newer_release": 1})


async def test_the_prompt_and_the_share_change_in_place() -> None:
    deployment = PlannerDeployment(Model())
    await deployment.reconfigure({"prompt_version": "v2", "share_percent": 10})
    assert (await prompt_of(deployment), await deployment.share_percent()) == ("v2", 10)
    await deployment.reconfigure({})
    assert (await prompt_of(deployment), await deployment.share_percent()) == ("v2", 0)


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"prompt_version": "v9"}, "v9"),
    ({"share_percent": 101}, "share_percent"),
    ({"prompt": "v2"}, "prompt"),
]


@pytest.mark.parametrize(("config", "named"), WRONG)
async def test_a_wrong_configuration_stops_an_application_that_starts(config: dict[str, Any], named: str) -> None:
    with pytest.raises(SettingError, match=named):
        await PlannerDeployment(Model()).reconfigure(config)


@pytest.mark.parametrize(("config", "named"), WRONG)
async def test_one_that_works_keeps_what_it_has_and_says_so(
    config: dict[str, Any], named: str, caplog: pytest.LogCaptureFixture
) -> None:
    deployment = PlannerDeployment(Model())
    await deployment.reconfigure({"prompt_version": "v2", "share_percent": 10})
    await deployment.reconfigure({**config})
    assert (await prompt_of(deployment), await deployment.share_percent()) == ("v2", 10)
    assert named in caplog.text


async def test_a_planner_without_a_model_has_no_prompt() -> None:
    await PlannerDeployment(Rules()).reconfigure({})
    with pytest.raises(SettingError, match="prompt_version"):
        await PlannerDeployment(Rules()).reconfigure({"prompt_version": "v2"})
