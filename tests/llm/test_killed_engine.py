"""The engine's process is killed while people write to it: they wait, and everyone is planned for once."""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from skeji_ray.serve.vllm_server import ENGINE
from skeji_ray.topology import PLANS
from tests.llm.crowd import CUSTOMERS, LOOK_EVERY_S, OF_A_CUSTOMER, Crowd
from tests.support.serving import applications, pids_of
from tests.support.stack import Stack

pytestmark = pytest.mark.llm


def test_a_killed_engine_comes_back_and_nothing_is_lost_or_planned_twice(stack: Stack) -> None:
    crowd = Crowd(stack, of="killed")
    asyncio.run(_talk_through_a_kill(crowd))
    assert {id: kinds for id in crowd.delivered if len(kinds := crowd.outcomes_of(id)) != 1} == {}
    sent = [body["biz_opaque_callback_data"] for body in crowd.phones.sends]
    assert len(sent) == len(set(sent))
    for correlation_id in crowd.delivered:
        way = [at["what"] for at in stack.ask("trace", correlation_id) if at["topic"] == PLANS.name]
        assert len([what for what in way if what.startswith("plan by")]) <= 1


async def _talk_through_a_kill(crowd: Crowd) -> None:
    talking = asyncio.create_task(crowd.talks(dict.fromkeys(CUSTOMERS[:6], OF_A_CUSTOMER[:2])))
    while not talking.done() and not any(map(crowd.outcomes_of, crowd.delivered)):  # noqa: ASYNC110 - it is looked for
        await asyncio.sleep(LOOK_EVERY_S)
    killed = _engines(crowd.stack)
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    assert any(not crowd.outcomes_of(id) for id in crowd.delivered), "nobody was waiting for it"
    await talking
    assert not set(_engines(crowd.stack)) & set(killed)


def _engines(stack: Stack) -> list[int]:
    deployments = applications(stack.run_file["dashboard_url"])["planner"]["deployments"]
    return pids_of(deployments[ENGINE])
