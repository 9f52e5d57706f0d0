"""A message through the LLM layer to a model and back: what is stored of it, and whose it is."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.actors.llm_layer import LlmLayer
from skeji_ray.clock import FixedClock
from skeji_ray.conversation.choices import choice_plan
from skeji_ray.conversation.exact import plan_exactly
from skeji_ray.errors import Permanent
from skeji_ray.messages.inbound import EnrichedMessage
from skeji_ray.messages.pipeline import Plan
from skeji_ray.messages.refusals import Apology
from skeji_ray.readers.model.planner import ModelPlanner
from skeji_ray.readers.model.prompt import LATEST
from skeji_ray.store.memory import MemoryStore
from tests.support.pipelines import NOON, SARAH, a_record
from tests.support.readings import Scripted


class AlwaysThere(ModelPlanner):
    """A planner that is never away, as the layer asks for one."""

    waits_for: str | None = None

    def check(self) -> None: ...

    async def look(self) -> None: ...


def layer(*answers: str | dict[str, Any]) -> LlmLayer:
    planner = AlwaysThere(Scripted(*answers), backend="openai")
    return LlmLayer(MemoryStore(), planner, choice_plan, plan_exactly, FixedClock(NOON))


def a_message(text: str) -> EnrichedMessage:
    return EnrichedMessage(message_id="m1", sender=SARAH, business_number="100", text=text, sent_at=NOON)


def plan_of(made: list[Any]) -> Plan:
    [record] = made
    assert isinstance(record.value, Plan)
    return record.value


async def test_a_plan_is_its_sender_s_and_names_the_prompt_that_it_was_made_by() -> None:
    text = "a dentist in Haifa for +15550001111"
    plan = plan_of(await layer({"acts": [{"act": "book"}]}).handle(a_record(a_message(text), "c1")))
    assert (plan.backend, plan.prompt_version) == ("openai", LATEST)
    assert (plan.user_phone, plan.speaker.identity) == (SARAH.identity, SARAH.identity)
    assert plan.pipeline[0].params == {"city": "Haifa", "service_label": "dentist"}


async def test_a_model_that_makes_no_sense_makes_a_dead_letter_and_an_apology() -> None:
    asked = layer("garbage", "garbage")
    record = a_record(a_message("a dentist in Haifa"), "c1")
    with pytest.raises(Permanent) as caught:
        await asked.handle(record)
    plan = plan_of(await asked.on_dead_letter(record, caught.value))
    assert plan.reply == Apology(reason="not_understood")
    assert plan.prompt_version is None
