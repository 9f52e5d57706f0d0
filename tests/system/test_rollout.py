"""A changed prompt, a second planner with its share, a planner that is killed, the second one's end: all under load,
and every message has its one answer."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from skeji_ray.actors.stored_plans import StoredPlan
from skeji_ray.clock import SystemClock
from skeji_ray.messages.ids import stable_id
from skeji_ray.serve import cluster
from skeji_ray.serve.rollout import is_of_next
from skeji_ray.store.mongo import MongoStore
from tests.support.chatter import Chatter
from tests.support.openai_server import KEY, Call, OpenAiServer
from tests.support.serving import Json, applications, pids_of, serve
from tests.support.stack import Stack

pytestmark = pytest.mark.system

OLD, NEW = "v2", "v2-short"
SHARE_PERCENT = 30
WORKS_FOR_S = 0.3
"""What the model takes for an answer: so somebody is always being planned."""
ROUND = timedelta(seconds=9)
"""In which everybody has written once."""
CHANGED_WITHIN_S, ANSWERED_WITHIN_S = 400.0, 600.0


@dataclass
class System:
    """The stack, its configuration as it is deployed now, and who writes to it."""

    stack: Stack
    config: Json
    folder: Path
    chatter: Chatter

    async def deploys(self, change: Callable[[Json], None]) -> None:
        """`serve deploy` of the whole configuration with one change; returns when it is taken."""
        self.config = deepcopy(self.config)
        change(self.config)
        path = self.folder / "serve_config.yaml"
        path.write_text(yaml.safe_dump(self.config))
        url = str(self.stack.run_file["dashboard_url"])
        await asyncio.to_thread(serve, url, self.stack.ray, "deploy", str(path))

    async def applications(self) -> Json:
        return await asyncio.to_thread(applications, self.stack.run_file["dashboard_url"], self.stack.ray)

    async def replicas(self) -> dict[str, list[int]]:
        """Application -> process ids."""
        return {
            name: sorted(pid for deployment in details["deployments"].values() for pid in pids_of(deployment))
            for name, details in (await self.applications()).items()
        }

    async def planned(self) -> dict[str, StoredPlan]:
        """Plan id -> plan, of everything so far."""
        store = MongoStore(self.stack.run_file["mongo_uri"])
        try:
            return {plan.id: plan for plan in await store.find(StoredPlan, {})}
        finally:
            await store.close()


def answers(call: Call) -> None:
    """A model that understands one thing, and takes its time."""
    time.sleep(WORKS_FOR_S)
    call.says({"acts": [{"act": "book", "service": "haircut", "city": "Haifa"}]})


@pytest.fixture
def system(tmp_path: Path) -> Iterator[System]:
    with OpenAiServer(answers) as model:
        settings = {"SKEJI_PLANNER": "openai", "SKEJI_OPENAI_URL": model.url, "SKEJI_OPENAI_KEY": KEY}
        stack = Stack(tmp_path / "home", {**settings, "SKEJI_OPENAI_MODEL": "any"})
        stack.up()
        try:
            port = urlsplit(stack.run_file["webhook_url"]).port
            assert port is not None
            number, said = stack.run_file["phone_number_id"], "is there a haircut in Haifa, number {number}?"
            chatter = Chatter(stack.run_file["simulator_url"], number, said)
            yield System(stack, cluster.serve_config(cluster.SERVE_CONFIG, port), tmp_path, chatter)
        finally:
            stack.down()


def test_planners_change_under_load_and_nobody_notices(system: System) -> None:
    plans, since, until = asyncio.run(_changes(system))
    _each_has_one_answer(system, plans)
    _each_conversation_kept_its_planner(system.chatter, plans, since, until)


async def _changes(system: System) -> tuple[dict[str, StoredPlan], datetime, datetime]:
    """All changes, one after the other; the plans, and between which two instants there were two planners."""
    stop = asyncio.Event()
    load = asyncio.create_task(system.chatter.run(stop, ANSWERED_WITHIN_S))
    try:
        await _until(lambda: _is_planned_with(system, OLD))
        await _a_prompt_changes_in_place(system)
        since = await _a_second_planner_takes_its_share(system)
        await asyncio.sleep(ROUND.total_seconds())
        until = SystemClock().now()
        await _a_replica_is_killed(system)
        await _the_second_one_goes(system)
        stop.set()
        await load
    finally:
        load.cancel()
    return await system.planned(), since, until


async def _a_prompt_changes_in_place(system: System) -> None:
    before = await system.replicas()
    await system.deploys(lambda config: _planner_in(config).update(user_config={"prompt_version": NEW}))
    await _until(lambda: _is_planned_with(system, NEW))
    assert await system.replicas() == before, "no process was replaced, of any application"


async def _a_second_planner_takes_its_share(system: System) -> datetime:
    before = await system.replicas()
    await system.deploys(_add_second)
    asked_at = SystemClock().now()
    await _until(lambda: _is_planned_with(system, OLD, since=asked_at))
    after = await system.replicas()
    assert {name: pids for name, pids in after.items() if name != "planner-next"} == before
    return SystemClock().now() + timedelta(seconds=3)  # by now every member has looked


async def _a_replica_is_killed(system: System) -> None:
    (killed,) = (await system.replicas())["planner"]
    os.kill(killed, signal.SIGKILL)
    killed_at = SystemClock().now()
    await _until(lambda: _has_another(system, killed))
    recovered_at = SystemClock().now()
    await _until(lambda: _is_planned_with(system, NEW, since=recovered_at))
    waited = [one for one in system.chatter.delivered.values() if killed_at <= one.at <= recovered_at]
    assert waited, "somebody wrote while there was no planner"


async def _the_second_one_goes(system: System) -> None:
    await system.deploys(lambda config: config["applications"].pop())
    await _until(lambda: _is_gone(system))
    await asyncio.sleep(ROUND.total_seconds())


def _each_has_one_answer(system: System, plans: dict[str, StoredPlan]) -> None:
    chatter = system.chatter
    told = {id: chatter.outcomes_of(id) for id in chatter.delivered}
    assert {id: kinds for id, kinds in told.items() if kinds != ["answer"]} == {}
    sent = [body["biz_opaque_callback_data"] for body in chatter.phones.sends]
    assert len(sent) == len(set(sent)), "nothing was sent twice"
    assert set(plans) == {_plan_id(id) for id in chatter.delivered}
    status = system.stack.ask("status", "--wait-idle", "300")
    assert sum(status["dead_letters"].values()) == 0
    assert status["executions_open"] == 0


def _each_conversation_kept_its_planner(
    chatter: Chatter, plans: dict[str, StoredPlan], since: datetime, until: datetime
) -> None:
    """While both were there, before one was killed."""
    shared = [one.correlation_id for one in chatter.delivered.values() if since <= one.at <= until]
    expected = {id: OLD if is_of_next(chatter.conversation_of(id), SHARE_PERCENT) else NEW for id in shared}
    assert {id: plans[_plan_id(id)].plan.prompt_version for id in shared} == expected
    assert set(expected.values()) == {OLD, NEW}


def _plan_id(correlation_id: str) -> str:
    return stable_id(correlation_id, 0, "plan")


def _planner_in(config: Json) -> Json:
    (planner,) = (one for one in config["applications"] if one["name"] == "planner")
    deployment: Json = planner["deployments"][0]
    return deployment


def _add_second(config: Json) -> None:
    (first,) = (one for one in config["applications"] if one["name"] == "planner")
    second = {**deepcopy(first), "name": "planner-next"}
    second["deployments"][0]["user_config"] = {"prompt_version": OLD, "share_percent": SHARE_PERCENT}
    config["applications"].append(second)


async def _is_planned_with(system: System, version: str, since: datetime | None = None) -> bool:
    """Whether a message that was written after `since` is planned, with this version of the prompt."""
    plans, written = await system.planned(), list(system.chatter.delivered.values())
    ids = [_plan_id(one.correlation_id) for one in written if since is None or one.at >= since]
    return any(plans[id].plan.prompt_version == version for id in ids if id in plans)


async def _has_another(system: System, killed: int) -> bool:
    return bool(set((await system.replicas())["planner"]) - {killed})


async def _is_gone(system: System) -> bool:
    return "planner-next" not in await system.applications()


async def _until(holds: Callable[[], Any]) -> None:
    async with asyncio.timeout(CHANGED_WITHIN_S):
        while not await holds():  # noqa: ASYNC110 - nobody could set an event
            await asyncio.sleep(0.3)
