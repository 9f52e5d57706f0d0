"""The planner with a model: bounded, one repair, nothing beyond the sender's rights."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence

import pytest

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent, SettingError
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.planning import Prompted
from skeji_ray.readers.model.completions import ChatMessage, Completion, Schema
from skeji_ray.readers.model.planner import MAX_SHOWN_AGAIN, MAX_TOKENS, TIMEOUT_S, ModelPlanner, certain_reading
from skeji_ray.readers.model.prompt import LATEST
from skeji_ray.readers.model.schemas import all_schemas
from skeji_ray.readers.model.written import Unreadable
from skeji_ray.serve.planner_line import ANSWER_WITHIN_S
from tests.support.readings import Scripted, a_booking, a_request, actions, an_offer, refused

GOOD = {"acts": [{"act": "list"}]}


def planner(model: Scripted, *, rules_first: bool = False) -> ModelPlanner:
    return ModelPlanner(model, backend="test", rules_first=rules_first)


async def test_a_plan_names_its_back_end_and_the_version_of_its_prompt() -> None:
    planned = await planner(Scripted(GOOD)).plan(a_request("my bookings"))
    assert (actions(planned), planned.reader) == (["list_bookings"], "model")
    assert (planned.backend, planned.prompt_version) == ("test", LATEST)


async def test_a_model_is_asked_with_the_schema_of_role_and_state_and_bounded_tokens() -> None:
    model = Scripted(GOOD, GOOD)
    await planner(model).plan(a_request("the first", an_offer(15)))
    await planner(model).plan(a_request("fine", Context(approvals=(a_booking("b"),)), owner=True))
    (_, first, tokens), (_, second, _) = model.asked
    assert first == all_schemas()["customer_slots_offered"]
    assert second == all_schemas()["owner_approval_open"]
    assert tokens == MAX_TOKENS


async def test_an_invalid_answer_is_asked_for_once_more_with_what_was_wrong() -> None:
    model = Scripted({"acts": [{"act": "drop_database"}]}, GOOD)
    planned = await planner(model).plan(a_request("my bookings"))
    assert actions(planned) == ["list_bookings"]
    (first, _, _), (again, _, _) = model.asked
    assert [*again[: len(first)]] == [*first]
    assert json.loads(again[-2].content) == {"acts": [{"act": "drop_database"}]}
    assert "acts.0.act: Input should be" in again[-1].content


async def test_a_second_invalid_answer_is_permanent() -> None:
    model = Scripted("garbage", "garbage", GOOD)
    with pytest.raises(Permanent):
        await planner(model).plan(a_request("my bookings"))
    assert len(model.asked) == 2


async def test_of_a_long_bad_answer_a_model_is_shown_the_beginning() -> None:
    model = Scripted("x" * 1_000_000, GOOD)
    await planner(model).plan(a_request("my bookings"))
    assert len(model.asked[1][0][-2].content) == MAX_SHOWN_AGAIN


@pytest.mark.parametrize(
    ("doubtful", "why"),
    [
        ({"act": "book", "service": "dentist", "date": "2020-01-01"}, "today is 2030-01-02"),
        ({"act": "cancel", "booking": "booking_5"}, "there is no booking_5"),
    ],
)
async def test_what_cannot_be_is_asked_for_once_more(doubtful: dict[str, str], why: str) -> None:
    model = Scripted({"acts": [doubtful]}, GOOD)
    assert actions(await planner(model).plan(a_request("well"))) == ["list_bookings"]
    assert why in model.asked[1][0][-1].content


async def test_a_model_that_insists_on_what_cannot_be_is_not_believed() -> None:
    doubtful = {"acts": [{"act": "cancel", "booking": "booking_5"}]}
    for second in (doubtful, "garbage"):
        planned = await planner(Scripted(doubtful, second)).plan(a_request("cancel it"))
        assert refused(planned) == "nothing_booked"


async def test_a_date_of_the_model_is_no_doubt_where_our_own_rules_read_one() -> None:
    model = Scripted({"acts": [{"act": "book", "service": "dentist", "date": "2020-01-01"}]})
    await planner(model).plan(a_request("a dentist tomorrow"))
    assert len(model.asked) == 1


@pytest.mark.parametrize("error", [DependencyUnreachable("full"), NoAnswerInTime("slow")])
async def test_an_engine_that_is_away_is_not_asked_again_at_once(error: Exception) -> None:
    model = Scripted(error, GOOD)
    with pytest.raises(type(error)):
        await planner(model).plan(a_request("my bookings"))
    assert len(model.asked) == 1


class Hanging:
    """An engine that never answers, and notices when nobody waits any more."""

    def __init__(self) -> None:
        self.was_cancelled = False

    async def complete(self, messages: Sequence[ChatMessage], schema: Schema, max_tokens: int) -> Completion:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.was_cancelled = True
            raise
        raise AssertionError


async def test_when_the_time_is_over_the_engine_s_work_is_cancelled() -> None:
    model = Hanging()
    with pytest.raises(NoAnswerInTime):
        await ModelPlanner(model, backend="test", timeout_s=0.01).plan(a_request("hi"))
    assert model.was_cancelled


def test_a_planner_gives_up_before_the_one_who_asked_it() -> None:
    assert TIMEOUT_S < ANSWER_WITHIN_S


async def test_another_prompt_leaves_the_engine_as_it_is() -> None:
    model = Scripted(GOOD, GOOD)
    first = planner(model)
    assert isinstance(first, Prompted)
    second = first.with_prompt(None)
    assert (await second.plan(a_request("hi"))).prompt_version == LATEST
    with pytest.raises(SettingError):
        first.with_prompt("v0")
    assert len(model.asked) == 1


async def test_an_unreadable_answer_says_so_without_its_words() -> None:
    with pytest.raises(Unreadable) as caught:
        await planner(Scripted("call +15550001111", "call +15550001111")).plan(a_request("hi"))
    assert "+1555" not in str(caught.value)


async def test_an_act_that_is_not_theirs_names_those_that_are() -> None:
    model = Scripted({"acts": [{"act": "approve"}]}, GOOD)
    await planner(model).plan(a_request("my bookings"))
    assert "act: one of book, refine" in model.asked[1][0][-1].content


async def test_what_the_rules_are_certain_of_needs_no_model_where_they_go_first() -> None:
    model = Scripted(GOOD)
    planned = await planner(model, rules_first=True).plan(a_request("thank you so much!"))
    assert (len(model.asked), planned.reader, planned.prompt_version) == (0, "rules", None)
    again = await planner(model, rules_first=True).with_prompt(None).plan(a_request("thank you so much!"))
    assert (len(model.asked), again.reader) == (0, "rules")
    await planner(model).plan(a_request("thank you so much!"))
    assert len(model.asked) == 1


@pytest.mark.parametrize("text", ["the thing over there", "go on, book it", "please cancel my appointment"])
async def test_the_rules_leave_to_the_model_what_they_doubt_and_what_changes_something(text: str) -> None:
    assert certain_reading(a_request(text, an_offer(15))) is None
