"""What members measure beside the engine."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.actors.measured import MeasuredSends, plans_middleware
from skeji_ray.config import PlannerBackend
from skeji_ray.errors import NoAnswerInTime
from skeji_ray.kafka.middleware import chain
from skeji_ray.messages.asked import Question
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.pipeline import Plan, Step
from skeji_ray.messages.refusals import Apology
from skeji_ray.messages.results import Help
from skeji_ray.metrics import table
from skeji_ray.topology import PLANS
from tests.support.metrics import KeptSink

STEP = Step(service="bookings", action="list_bookings", params={})
RULES = PlannerBackend.RULES


def plan(*steps: Step, reply: Outcome | None = None, backend: str = RULES) -> Plan:
    return Plan(conversation_id="c", user_phone="+972501234567", pipeline=steps, reply=reply, backend=backend)


async def counted(*plans: Plan) -> dict[tuple[str, ...], int]:
    async def handle(_: Record[Any]) -> list[Outgoing]:
        return [Outgoing(PLANS.name, "k", one, "c", "c", "e") for one in plans]

    sink = KeptSink()
    record: Any = None
    assert len(await chain(handle, [plans_middleware(sink)])(record)) == len(plans)
    return {labels: len(values) for labels, values in sink.of(table.PLANS).items()}


async def test_plans_are_counted_by_kind_and_by_who_made_them() -> None:
    question = plan(reply=Question(missing=("city",)))
    found = await counted(plan(STEP), plan(STEP), question, plan(reply=Help(), backend=PlannerBackend.VLLM))
    assert found == {("pipeline", "rules"): 2, ("question", "rules"): 1, ("refusal", "vllm"): 1}


async def test_a_backend_that_nobody_knows_makes_no_series_of_its_own() -> None:
    assert await counted(plan(reply=Apology(reason="timed_out"), backend="wamid.1")) == {("refusal", "other"): 1}


async def test_a_notice_on_the_way_is_no_plan() -> None:
    assert await counted(plan().model_copy(update={"notice": OneMoment()})) == {}


class Answering:
    """A way to WhatsApp that answers what it is told to."""

    phone_number_id = "1"

    def __init__(self, *answers: str | Exception) -> None:
        self._answers = list(answers)

    async def send(self, body: dict[str, Any]) -> str:
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


async def test_sends_are_counted_by_what_came_of_them() -> None:
    sink = KeptSink()
    sends = MeasuredSends(Answering("w1", NoAnswerInTime("late"), "w2"), sink)
    assert await sends.send({}) == "w1"
    with pytest.raises(NoAnswerInTime):
        await sends.send({})
    assert await sends.send({}) == "w2"
    assert sink.of(table.SENDS) == {("ok",): [1, 1], ("NoAnswerInTime",): [1]}
    assert sends.phone_number_id == "1"
