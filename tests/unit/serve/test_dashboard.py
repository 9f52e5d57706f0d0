"""What is made of a dashboard's answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from skeji_ray.errors import DependencyUnreachable
from skeji_ray.serve.dashboard import ApplicationState, Dashboard


def a_dashboard(answer: Callable[[httpx.Request], httpx.Response]) -> Dashboard:
    return Dashboard("http://head:8265/", {"Authorization": "Bearer t"}, httpx.MockTransport(answer))


def saying(body: Any, status: int = 200) -> Dashboard:
    return a_dashboard(lambda _: httpx.Response(status, json=body, headers={"Date": "Wed, 01 May 2030 12:00:00 GMT"}))


async def test_an_application_is_told_with_the_last_line_about_it() -> None:
    at, deployed = datetime(2030, 5, 1, tzinfo=UTC), {"last_deployed_time_s": 1903824000.0}
    deployments = {"Fleet": {"message": "one\n  two \n"}}
    rows = {
        "fleet": {"status": "DEPLOY_FAILED", "message": "first", "deployments": deployments, **deployed},
        "planner": {"status": "RUNNING", "message": "", "deployments": {"Planner": {"message": ""}}, **deployed},
    }
    assert await saying({"applications": rows}).applications() == {
        "fleet": ApplicationState("DEPLOY_FAILED", "two", at),
        "planner": ApplicationState("RUNNING", "", at),
    }


async def test_the_targets_of_all_jobs_are_told() -> None:
    rows = [{"targets": ["a:1", "b:2"]}, {"targets": ["c:3"]}]
    assert await saying(rows).metric_targets() == ["a:1", "b:2", "c:3"]


async def test_a_target_is_asked_itself_and_shown_no_token() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, text="ray_serve_x 1")

    assert await a_dashboard(answer).scrape("a:1") == "ray_serve_x 1"
    assert str(asked[0].url) == "http://a:1/metrics"
    assert "Authorization" not in asked[0].headers


async def test_the_dashboard_is_shown_the_clusters_token() -> None:
    shown = a_dashboard(lambda request: httpx.Response(200, json=[{"targets": [request.headers["Authorization"]]}]))
    assert await shown.metric_targets() == ["Bearer t"]


async def test_its_clock_is_in_utc() -> None:
    assert await saying({}).told_time() == datetime(2030, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(("status", "said"), [(401, "RAY_AUTH_TOKEN"), (503, "answers 503")])
async def test_a_refusal_is_told_in_one_line(status: int, said: str) -> None:
    with pytest.raises(DependencyUnreachable, match=said):
        await saying({}, status).applications()


async def test_nobody_there_is_told_by_its_address() -> None:
    def refuse(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(DependencyUnreachable, match="http://head:8265/api/serve/applications/ does not answer"):
        await a_dashboard(refuse).applications()


async def test_without_an_address_the_option_is_named() -> None:
    with pytest.raises(DependencyUnreachable, match="--dashboard"):
        await Dashboard(None, {}).applications()
