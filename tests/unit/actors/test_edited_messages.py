"""Messages that their sender edited or deleted, before and after they were planned, through three stages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from skeji_ray.actors.gateway import Gateway
from skeji_ray.actors.llm_layer import LlmLayer
from skeji_ray.actors.scrub import Scrub
from skeji_ray.clock import FixedClock
from skeji_ray.conversation.exact import plan_exactly
from skeji_ray.languages.en.refusals import REJECTIONS
from skeji_ray.languages.he.refusals import REJECTIONS as HEBREW_REJECTIONS
from skeji_ray.messages.base import Headers, Message, Outgoing, Record
from skeji_ray.messages.ids import correlation_id_of
from skeji_ray.messages.inbound import EnrichedMessage, WebhookMessage
from skeji_ray.messages.pipeline import Answer, Plan
from skeji_ray.messages.refusals import Rejected
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.store.memory import MemoryStore
from tests.support.whatsapp import NOON, NUMBER, SARAH, text_from


class Planner:
    """Keeps the words that it was asked about."""

    waits_for = None

    def __init__(self) -> None:
        self.words: list[str] = []

    def check(self) -> None:
        """It always answers."""

    async def look(self) -> None:
        """It always answers."""

    async def plan(self, request: PlanRequest) -> Planned:
        self.words.append(request.text)
        return Planned(backend="test")


def _never(*_: object) -> Planned:
    raise AssertionError("no button and no command is in these messages")


class Line:
    """Gateway, scrub and LLM layer over one store; a message goes as far as the test lets it."""

    def __init__(self) -> None:
        self.store, self.planner, clock = MemoryStore(), Planner(), FixedClock(NOON)
        self.gateway, self.scrub = Gateway(clock), Scrub(self.store, clock)
        self.layer = LlmLayer(self.store, self.planner, _never, plan_exactly, clock)

    async def scrubbed(self, raw: dict[str, Any]) -> list[Record[Any]]:
        """What scrub makes of a message."""
        inbound = WebhookMessage(business_number=NUMBER, message=raw, received_at=NOON)
        correlation_id = correlation_id_of(raw["id"])
        (read,) = await self.gateway.handle(record_of(inbound, correlation_id))
        return [of_outgoing(one) for one in await self.scrub.handle(of_outgoing(read))]

    async def planned(self, record: Record[EnrichedMessage]) -> list[Outgoing]:
        return await self.layer.handle(record)

    async def hears(self, raw: dict[str, Any]) -> Plan | Rejected | None:
        """The whole way of a message: its plan, its rejection, or nothing."""
        after = await self.scrubbed(raw)
        if not after:
            return None
        (record,) = after
        if isinstance(record.value, Answer):
            assert isinstance(record.value.outcome, Rejected)
            return record.value.outcome
        plans = [one.value for one in await self.planned(record)]
        assert all(isinstance(plan, Plan) for plan in plans)
        return plans[0] if plans else None  # type: ignore[return-value]  # it is a Plan: asserted


def record_of(value: Message, correlation_id: str, attempt: int = 0) -> Record[Any]:
    headers = Headers(f"e {correlation_id}", "", correlation_id, "c", "1.0", "test", "", attempt=attempt)
    return Record("topic", 0, 0, SARAH, NOON, value, headers)


def of_outgoing(one: Outgoing) -> Record[Any]:
    return record_of(one.value, one.correlation_id, one.attempt)


def an_edit(text: str, id: str = "e1", of: str = "m1", **inner: Any) -> dict[str, Any]:
    message = inner or {"type": "text", "text": {"body": text}}
    edit = {"original_message_id": of, "message": message}
    return {**envelope(id), "type": "edit", "edit": edit}


def a_deletion(id: str = "d1", of: str = "m1") -> dict[str, Any]:
    return {**envelope(id), "type": "revoke", "revoke": {"original_message_id": of}}


def envelope(id: str) -> dict[str, Any]:
    message = text_from(SARAH, "", id)
    del message["text"]
    return message


ORIGINAL = text_from(SARAH, "a haircut at 16:00", "m1")


@pytest.fixture
def line() -> Line:
    return Line()


async def test_an_edit_before_its_message_is_planned_is_planned_in_its_place(line: Line) -> None:
    (waiting,) = await line.scrubbed(ORIGINAL)

    assert isinstance(await line.hears(an_edit("a haircut at 17:00")), Plan)

    assert await line.planned(waiting) == []
    assert line.planner.words == ["a haircut at 17:00"]


async def test_an_edit_that_overtakes_its_message_stands_and_the_message_does_not(line: Line) -> None:
    assert isinstance(await line.hears(an_edit("a haircut at 17:00")), Plan)

    assert await line.hears(ORIGINAL) is None
    assert line.planner.words == ["a haircut at 17:00"]


async def test_an_edit_after_its_message_was_planned_asks_to_write_again(line: Line) -> None:
    assert isinstance(await line.hears(ORIGINAL), Plan)

    assert await line.hears(an_edit("a haircut at 17:00")) == Rejected(reason="edited_too_late")
    assert line.planner.words == ["a haircut at 16:00"]


async def test_while_a_message_is_being_planned_its_edit_still_stands(line: Line) -> None:
    (waiting,) = await line.scrubbed(ORIGINAL)
    plan = line.planner.plan

    async def slowly(request: PlanRequest) -> Planned:
        await line.scrubbed(an_edit("a haircut at 17:00"))
        return await plan(request)

    line.planner.plan = slowly  # type: ignore[method-assign]

    assert await line.planned(waiting) == []


async def test_the_last_of_several_edits_stands(line: Line) -> None:
    (waiting,) = await line.scrubbed(ORIGINAL)
    (first,) = await line.scrubbed(an_edit("at 17:00", "e1"))
    (last,) = await line.scrubbed(an_edit("at 18:00", "e2"))
    (again,) = await line.scrubbed(an_edit("at 17:00", "e1"))

    assert [await line.planned(one) for one in (waiting, first, again)] == [[], [], []]
    assert len(await line.planned(last)) == 1
    assert line.planner.words == ["at 18:00"]


async def test_a_second_edit_after_the_first_was_planned_asks_to_write_again(line: Line) -> None:
    await line.hears(an_edit("at 17:00", "e1"))

    assert await line.hears(an_edit("at 18:00", "e2")) == Rejected(reason="edited_too_late")


async def test_an_edit_that_comes_again_is_the_same_edit(line: Line) -> None:
    first = await line.hears(an_edit("a haircut at 17:00"))

    assert await line.hears(an_edit("a haircut at 17:00")) == first
    assert line.planner.words == ["a haircut at 17:00"]


async def test_a_deleted_message_is_not_planned_and_nothing_is_said(line: Line) -> None:
    (waiting,) = await line.scrubbed(ORIGINAL)

    assert await line.hears(a_deletion()) is None
    assert await line.planned(waiting) == []
    assert line.planner.words == []


async def test_to_the_deletion_of_a_planned_message_nothing_is_said(line: Line) -> None:
    plan = await line.hears(ORIGINAL)

    assert await line.hears(a_deletion()) is None
    assert await line.hears(ORIGINAL) == plan


async def test_a_picture_s_new_caption_is_no_message(line: Line) -> None:
    assert await line.hears(an_edit("", type="image", image={"caption": "x"})) is None


async def test_a_message_that_was_taken_back_stays_so_when_it_is_replayed(line: Line) -> None:
    (waiting,) = await line.scrubbed(ORIGINAL)
    await line.hears(a_deletion())

    assert await line.planned(replace(waiting, headers=replace(waiting.headers, attempt=1))) == []
    assert line.planner.words == []


def test_both_languages_ask_to_write_again() -> None:
    assert "new message" in REJECTIONS["edited_too_late"]
    assert HEBREW_REJECTIONS["edited_too_late"]
