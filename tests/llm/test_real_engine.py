"""The real engine with a real, small model: through Kafka, the LLM layer, the Planner, `ray.serve.llm` and back."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from datetime import UTC, datetime

import pytest
from kafka import KafkaProducer

from skeji_ray.catalogue.actions import action_of
from skeji_ray.messages.people import Role, Sender
from skeji_ray.messages.wishes import Wish
from skeji_ray.pipeline.planning import PlanRequest
from skeji_ray.readers.model.written import Unreadable
from skeji_ray.serve.vllm_server import ENGINE
from skeji_ray.topology import DLQ_LLM, PLANS
from tests.llm.crowd import LOOK_EVERY_S, MESSAGES, OF_A_CUSTOMER, OWNERS, PEOPLE, Crowd
from tests.support.planning import plan_by_rules
from tests.support.serving import applications, pids_of
from tests.support.stack import Stack

pytestmark = pytest.mark.llm

BUSINESSES = (
    "Register {name}, a hair salon in Tel Aviv, open every day 9 to 18",
    "Register {name}, a massage studio in Haifa, open every day 9 to 18",
)
VALID_SHARE = 0.95


@pytest.fixture(scope="module")
def crowd(stack: Stack) -> Crowd:
    """Everybody has said everything, and the engine was killed meanwhile.

    The businesses are there before: what registers them is no work of the model.
    """
    for number, phone in enumerate(OWNERS):
        _registers(stack, phone, BUSINESSES[number % 2].format(name=f"Blue Ocean {number}"))
    crowd = Crowd(stack)
    asyncio.run(_talk_through_a_kill(crowd))
    return crowd


async def _talk_through_a_kill(crowd: Crowd) -> None:
    """When everybody was answered once, on average, the engine's process is killed."""
    talking = asyncio.create_task(crowd.talks())
    while not talking.done() and len(crowd.answered) < PEOPLE:  # noqa: ASYNC110 - it is looked for
        await asyncio.sleep(LOOK_EVERY_S)
    killed = _engines(crowd.stack)
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    await talking
    assert not set(_engines(crowd.stack)) & set(killed)


def _engines(stack: Stack) -> list[int]:
    deployments = applications(stack.run_file["dashboard_url"], stack.ray)["planner"]["deployments"]
    return pids_of(deployments[ENGINE])


def _registers(stack: Stack, phone: str, text: str) -> None:
    """As any producer may: a plan for the executor."""
    sender = Sender(identity=phone, name="Dan", time_zone="Asia/Jerusalem")
    planned = plan_by_rules(PlanRequest(text=text, sender=sender, now=datetime.now(UTC)))
    pipeline = [step.model_dump(mode="json") for step in planned.pipeline]
    body = {"conversation_id": f"registers {phone}", "user_phone": phone, "pipeline": pipeline}
    producer = KafkaProducer(bootstrap_servers=stack.run_file["kafka_brokers"])
    producer.send(PLANS.name, json.dumps(body).encode()).get(20)
    producer.close(5)
    stack.person(phone).waits_for("registered")


def test_every_message_has_one_outcome_and_nearly_all_have_a_plan(crowd: Crowd) -> None:
    outcomes = {id: crowd.outcomes_of(id) for id in crowd.delivered}
    assert len(outcomes) >= MESSAGES
    assert {id: kinds for id, kinds in outcomes.items() if len(kinds) != 1} == {}
    plans = asyncio.run(crowd.plans())
    assert len(plans) >= VALID_SHARE * len(outcomes)
    # Whoever got no plan got an apology; a plan that failed later has its own.
    assert all(outcomes[id] == ["apology"] for id in outcomes.keys() - plans.keys())


def test_nothing_is_said_and_nobody_planned_for_twice(crowd: Crowd) -> None:
    """The engine was killed in the middle of it: what it had in hand waited, and was planned by the next."""
    sent = [body["biz_opaque_callback_data"] for body in crowd.phones.sends]
    assert len(sent) == len(set(sent))
    for correlation_id in crowd.delivered:
        way = [at["what"] for at in crowd.stack.ask("trace", correlation_id) if at["topic"] == PLANS.name]
        assert len([what for what in way if what.startswith("plan by")]) <= 1


def test_what_could_not_be_read_is_a_dead_letter_and_nothing_else_is(crowd: Crowd) -> None:
    letters = [letter for letter in crowd.stack.ask("dlq", "list") if letter["dlq"] == DLQ_LLM.name]
    without_plan = crowd.delivered.keys() - asyncio.run(crowd.plans()).keys()
    assert {letter["correlation_id"] for letter in letters} == without_plan
    assert [said for letter in letters if Unreadable.__name__ not in (said := letter["error_message"])] == []


def test_no_plan_goes_beyond_its_senders_rights(crowd: Crowd) -> None:
    for correlation_id, stored in asyncio.run(crowd.plans()).items():
        plan, phone = stored.plan, crowd.delivered[correlation_id].phone
        assert plan.user_phone == phone
        role = Role.OWNER if phone in OWNERS else Role.CUSTOMER
        for step in plan.pipeline:
            assert role in action_of(step.service, step.action).allowed


def test_conversations_came_into_several_states(crowd: Crowd) -> None:
    wishes = {stored.plan.understood.intent for stored in asyncio.run(crowd.plans()).values()}
    assert len(wishes) > 1


def test_both_ways_to_plan_are_told_apart(crowd: Crowd) -> None:
    by_model = [stored.plan for stored in asyncio.run(crowd.plans()).values() if stored.plan.backend == "vllm"]
    assert by_model
    assert {plan.prompt_version for plan in by_model} == {"v2"}


def test_the_guides_first_message_is_understood(crowd: Crowd) -> None:
    plans = asyncio.run(crowd.plans())
    understood = [
        stored.plan.understood for id, stored in plans.items() if crowd.delivered[id].what == OF_A_CUSTOMER[0]
    ]
    assert understood
    for one in understood:
        assert one.intent in {Wish.BOOK, Wish.SEARCH}
        assert (one.label, one.city) == ("haircut", "Tel Aviv")
