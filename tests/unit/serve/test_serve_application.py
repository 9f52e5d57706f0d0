"""A planner application on Serve, as far as this process can tell."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from ray.exceptions import RaySystemError
from ray.serve.exceptions import RayServeException
from ray.serve.schema import ApplicationStatus

from skeji_ray.errors import DependencyUnreachable
from skeji_ray.serve import served_planner
from skeji_ray.serve.served_planner import ServeApplication


class Response:
    """What a handle gives at once: awaited it answers, or fails, or never does."""

    def __init__(self, says: Any) -> None:
        self._says = says
        self.was_cancelled = False

    def cancel(self) -> None:
        self.was_cancelled = True

    def __await__(self) -> Any:
        return self._answer().__await__()

    async def _answer(self) -> Any:
        if self._says is None:
            await asyncio.Event().wait()
        if isinstance(self._says, Exception):
            raise self._says
        return self._says


class FakeServe:
    """Serve with at most one application."""

    def __init__(self) -> None:
        self.is_deployed: ApplicationStatus | None = ApplicationStatus.RUNNING
        self.says: Any = 25
        self.handles = 0
        self.responses: list[Response] = []

    def status(self) -> Any:
        found = {} if self.is_deployed is None else {"planner-next": SimpleNamespace(status=self.is_deployed)}
        return SimpleNamespace(applications=found)

    def get_app_handle(self, name: str) -> Any:
        self.handles += 1
        if self.is_deployed is None:
            raise RayServeException(f"Application '{name}' does not exist.")
        method = SimpleNamespace(remote=self._ask)
        return SimpleNamespace(plan=method, share_percent=method)

    def _ask(self, *_: Any) -> Response:
        self.responses.append(Response(self.says))
        return self.responses[-1]


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeServe:
    fake = FakeServe()
    monkeypatch.setattr(served_planner, "serve", fake)
    monkeypatch.setattr(served_planner, "LOOK_WITHIN_S", 30.0)
    monkeypatch.setattr(served_planner, "LOOK_AGAIN_AFTER_S", 0.01)
    return fake


@pytest.fixture
def impatient(fake: FakeServe, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever never answers is given up soon; whoever does has all the time of a busy machine."""
    monkeypatch.setattr(served_planner, "LOOK_WITHIN_S", 0.05)


async def test_an_application_says_its_share(fake: FakeServe) -> None:
    assert await ServeApplication("planner-next").share_percent() == 25


@pytest.mark.parametrize("status", [None, ApplicationStatus.DELETING])
async def test_one_that_is_not_there_or_on_its_way_out_has_none(
    fake: FakeServe, status: ApplicationStatus | None
) -> None:
    fake.is_deployed = status
    assert await ServeApplication("planner-next").share_percent() == 0
    assert fake.handles == 0


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("says", [None, RaySystemError("no"), RayServeException("no replica")])
async def test_one_that_does_not_say_in_time_is_not_known(fake: FakeServe, says: Exception | None) -> None:
    fake.says = says
    assert await ServeApplication("planner-next").share_percent() is None


@pytest.mark.usefixtures("impatient")
async def test_a_controller_that_hangs_is_asked_once(fake: FakeServe, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[asyncio.Future[Any]] = []

    async def hangs(*_: Any) -> Any:
        asked.append(asyncio.get_running_loop().create_future())
        return await asked[-1]

    monkeypatch.setattr(asyncio, "to_thread", hangs)
    application = ServeApplication("planner-next")
    assert [await application.share_percent() for _ in range(3)] == [None] * 3
    assert len(asked) == 1


async def test_its_handle_is_kept_until_serve_refuses_it(fake: FakeServe) -> None:
    fake.says = {"planned": {}}
    application = ServeApplication("planner")
    for _ in range(3):
        assert await application.plan({}) == {"planned": {}}
    assert fake.handles == 1
    fake.says = RayServeException("the deployment is gone")
    with pytest.raises(RayServeException):
        await application.plan({})
    fake.says = {"planned": {}}
    await application.plan({})
    assert fake.handles == 2


async def test_a_request_to_one_that_is_taken_out_does_not_wait_for_a_replica(fake: FakeServe) -> None:
    fake.says = None
    asked = asyncio.create_task(ServeApplication("planner-next").plan({}))
    while not fake.responses:  # noqa: ASYNC110 - the handle is found in a thread
        await asyncio.sleep(0)
    fake.is_deployed = ApplicationStatus.DELETING
    with pytest.raises(DependencyUnreachable, match="taken out"):
        await asyncio.wait_for(asked, 30)
    assert fake.responses[0].was_cancelled


async def test_who_is_called_off_calls_the_replicas_work_off(fake: FakeServe) -> None:
    fake.says = None
    asked = asyncio.create_task(ServeApplication("planner").plan({}))
    while not fake.responses:  # noqa: ASYNC110 - the handle is found in a thread
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)
    assert fake.responses[0].was_cancelled
