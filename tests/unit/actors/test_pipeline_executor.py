"""The consumers of plans and replies."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.actors.pipeline_executor import PipelineConsumer, shard_of
from skeji_ray.errors import Permanent, Transient
from skeji_ray.messages.base import Record
from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.pipeline import Answer, Reply
from skeji_ray.messages.refusals import Apology
from skeji_ray.topology import ANSWERS
from tests.support.pipelines import SARAH, SEARCH, a_plan, a_record


async def nowhere(record: Record[Any]) -> None: ...


def test_a_conversation_has_one_shard_in_every_process_and_release() -> None:
    assert [shard_of(f"conversation-{number}", 4) for number in range(6)] == [2, 0, 2, 0, 3, 1]
    assert {shard_of(str(number), 4) for number in range(100)} == {0, 1, 2, 3}


async def test_a_record_is_handed_over_and_makes_nothing_itself() -> None:
    seen: list[Record[Any]] = []

    async def route(record: Record[Any]) -> None:
        seen.append(record)

    record = a_record(a_plan(SEARCH))
    assert await PipelineConsumer(route).handle(record) == []
    assert seen == [record]


async def test_what_the_executor_raises_is_the_engines_to_judge() -> None:
    async def away(record: Record[Any]) -> None:
        raise Transient("the shard is away")

    with pytest.raises(Transient):
        await PipelineConsumer(away).handle(a_record(a_plan(SEARCH)))


async def test_a_plan_that_can_not_be_carried_out_is_apologised_for() -> None:
    (told,) = await PipelineConsumer(nowhere).on_dead_letter(a_record(a_plan(SEARCH)), Permanent("x"))
    assert (told.topic, told.key) == (ANSWERS.name, SARAH.identity)
    assert told.value == Answer(recipient=SARAH, outcome=Apology(reason="internal_error"), reason="internal_error")


async def test_a_bad_reply_is_told_by_its_pipelines_time_out_and_not_twice() -> None:
    reply = Reply(command_id="x", conversation_id="v", step=0)
    assert await PipelineConsumer(nowhere).on_dead_letter(a_record(reply), Permanent("x")) == []


async def test_a_notice_goes_to_its_reader_and_no_executor_hears_of_it() -> None:
    async def never(record: Record[Any]) -> None:
        raise AssertionError("an executor was asked")

    notice = a_record(a_plan().model_copy(update={"notice": OneMoment()}))
    (told,) = await PipelineConsumer(never).handle(notice)
    assert (told.topic, told.key, told.correlation_id) == (ANSWERS.name, SARAH.identity, "c1")
    assert told.value == Answer(recipient=SARAH, notice=OneMoment())
    assert await PipelineConsumer(never).on_dead_letter(notice, Permanent("x")) == [], "the message is not lost with it"
