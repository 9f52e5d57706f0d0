"""Spans beside the engine's, below those of the handler that caused them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from opentelemetry.trace import SpanKind, StatusCode

from skeji_ray.actors.pipeline_executor import PipelineConsumer
from skeji_ray.actors.traced import TracedExecutor, TracedPlanner, TracedSends, traced_route
from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime
from skeji_ray.kafka.tracing import carrying, tracing_middleware
from skeji_ray.messages.base import Outgoing, Publish, Record
from skeji_ray.messages.pipeline import Answer, Plan, Reply
from skeji_ray.messages.results import Help
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.topology import ANSWERS, LLM, PIPELINE
from tests.support.pipelines import SARAH, SEARCH, a_plan, a_record
from tests.support.spans import KeptSpans, id_of, parent_of
from tests.unit.kafka.test_worker import Written


class Executes:
    """An executor that answers each record at once, and publishes what fell due."""

    def __init__(self, publish: Publish) -> None:
        self._publish = publish

    async def on_plan(self, record: Record[Plan]) -> None:
        await self._answer(record)

    async def on_reply(self, record: Record[Any]) -> None:
        await self._answer(record)

    async def run_due(self) -> int:
        await self._answer(a_record(a_plan(SEARCH)))
        return 1

    async def _answer(self, record: Record[Any]) -> None:
        answer = Answer(recipient=SARAH, outcome=Help())
        await self._publish([Outgoing.caused_by(record, ANSWERS.name, SARAH.identity, answer)])


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (a_plan(SEARCH), "execute plan"),
        (Reply(command_id="x", conversation_id="v", step=0, result={}), "execute reply"),
    ],
    ids=["plan", "reply"],
)
async def test_an_executor_in_another_process_goes_on_below_the_consumer_that_routed(value: Any, name: str) -> None:
    consumers, executors, written = KeptSpans(), KeptSpans(), Written()
    executor = TracedExecutor(Executes(carrying(written.publish, executors.tracer)), executors.tracer)

    async def far_away(record: Record[Any]) -> None:
        deliver = executor.on_plan if isinstance(record.value, Plan) else executor.on_reply
        await asyncio.get_running_loop().run_in_executor(None, lambda: asyncio.run(deliver(record)))

    consumer = PipelineConsumer(traced_route(far_away))
    await tracing_middleware(PIPELINE, consumers.tracer)(consumer.handle)(a_record(value))
    (routed,), executed = consumers.all(), executors.one(name)
    assert (parent_of(executed), executed.kind) == (id_of(routed), SpanKind.INTERNAL)
    (answer,) = written.outgoing
    assert answer.traceparent is not None
    assert id_of(executed) in answer.traceparent


async def test_what_falls_due_has_no_span_and_is_published_as_it_was() -> None:
    kept, written = KeptSpans(), Written()
    assert await TracedExecutor(Executes(carrying(written.publish, kept.tracer)), kept.tracer).run_due() == 1
    assert kept.all() == ()
    assert [one.traceparent for one in written.outgoing] == [None]


class Planner:
    """Plans nothing, or fails."""

    waits_for = "the planner"

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.looked = 0

    def check(self) -> None:
        raise DependencyUnreachable("away")

    async def look(self) -> None:
        self.looked += 1

    async def plan(self, request: PlanRequest) -> Planned:
        if self.error is not None:
            raise self.error
        return Planned(reply=Help(), backend="none")


class Sends:
    """A way to WhatsApp that takes everything."""

    phone_number_id = "1"

    async def send(self, body: dict[str, Any]) -> str:
        return "w1"


async def within(kept: KeptSpans, act: Callable[[], Awaitable[object]]) -> None:
    """`act` by a handler."""

    async def handle(_: Record[Any]) -> list[Outgoing]:
        await act()
        return []

    await tracing_middleware(LLM, kept.tracer)(handle)(a_record(a_plan(SEARCH)))


async def test_a_question_to_the_planner_is_a_span_within_its_handling() -> None:
    kept = KeptSpans()
    request: Any = None
    await within(kept, lambda: TracedPlanner(Planner(), kept.tracer).plan(request))
    asked, handled = kept.one("plan"), kept.one(LLM.name)
    assert (parent_of(asked), asked.kind) == (id_of(handled), SpanKind.CLIENT)


async def test_a_planner_that_fails_fails_its_span_and_the_handling() -> None:
    kept = KeptSpans()
    request: Any = None
    with pytest.raises(NoAnswerInTime):
        await within(kept, lambda: TracedPlanner(Planner(NoAnswerInTime("slow")), kept.tracer).plan(request))
    assert {span.status.status_code for span in kept.all()} == {StatusCode.ERROR}


async def test_everything_else_of_a_planner_is_passed_on() -> None:
    kept, planner = KeptSpans(), Planner()
    traced = TracedPlanner(planner, kept.tracer)
    await traced.look()
    assert (planner.looked, traced.waits_for) == (1, "the planner")
    with pytest.raises(DependencyUnreachable):
        traced.check()
    assert kept.all() == ()


async def test_a_request_to_whatsapp_is_a_span_within_its_handling_and_holds_nothing_of_the_message() -> None:
    kept = KeptSpans()
    sends = TracedSends(Sends(), kept.tracer)
    body = {"to": SARAH.identity, "text": {"body": "see you"}}
    await within(kept, lambda: sends.send(body))
    sent, handled = kept.one("send to WhatsApp"), kept.one(LLM.name)
    assert (parent_of(sent), sent.kind, dict(sent.attributes or {})) == (id_of(handled), SpanKind.CLIENT, {})
    assert sends.phone_number_id == "1"


async def test_a_reminder_that_falls_due_is_sent_without_a_span() -> None:
    kept = KeptSpans()
    assert await TracedSends(Sends(), kept.tracer).send({}) == "w1"
    assert kept.all() == ()
