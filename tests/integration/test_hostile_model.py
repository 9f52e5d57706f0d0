"""A hostile server in the model's place, over real HTTP: it obeys the attacker, or answers nothing that makes sense.

Nothing that it does is worth more than an apology: no plan acts for anybody but the sender, names what is not theirs,
or carries a word that they did not say.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

import pytest

from skeji_ray.catalogue.actions import action_of, parse_params
from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent
from skeji_ray.messages.people import Role
from skeji_ray.pipeline.authority import check_rights
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.readers.model.openai import OpenAiCompletions
from skeji_ray.readers.model.planner import ModelPlanner
from tests.support.injections import ATTACKS, MEGABYTE, OBEYED, OTHER_PHONE, PARTS_OF_PROMPT, STRANGER_S
from tests.support.openai_server import KEY, Call, OpenAiServer
from tests.support.readings import a_booking, a_request, an_offer

PATIENT_S = 120.0
"""Where no limit is what a test is about."""
CUSTOMER_S = an_offer(10, 15).model_copy(update={"bookings": (a_booking("own-1"),)})
OWNER_S = CUSTOMER_S.model_copy(
    update={"approvals": (a_booking("waiting-1", 17, "Dan"),), "served": (a_booking("served-1", 18, "Eve"),)}
)


@pytest.fixture(scope="module")
def server() -> Iterator[OpenAiServer]:
    with OpenAiServer(lambda call: call.says({"acts": [{"act": "none"}]})) as running:
        yield running


@asynccontextmanager
async def planner(
    server: OpenAiServer, *, key: str = KEY, timeout_s: float = PATIENT_S, planner_timeout_s: float = PATIENT_S
) -> AsyncIterator[ModelPlanner]:
    completions = OpenAiCompletions(server.url, key, "hostile", timeout_s=timeout_s)
    try:
        yield ModelPlanner(completions, backend="openai", timeout_s=planner_timeout_s)
    finally:
        await completions.close()


async def plan(server: OpenAiServer, request: PlanRequest, **limits: Any) -> Planned:
    async with planner(server, **limits) as asked:
        return await asked.plan(request)


def requests(text: str) -> list[PlanRequest]:
    """The message, by a customer and by an owner for whom there is everything that can be."""
    return [a_request(text, CUSTOMER_S), a_request(text, OWNER_S, owner=True)]


def assert_harmless(planned: Planned, request: PlanRequest) -> None:
    """It does nothing but what this sender may do, to what is theirs, in words that they said or that are ours."""
    own = {"own-1", *(("waiting-1", "served-1") if request.sender.role is Role.OWNER else ())}
    check_rights(planned.pipeline, request.sender, request.context)
    for step in planned.pipeline:
        action = action_of(step.service, step.action)
        params = {name: "id" if str(value).startswith("${") else value for name, value in step.params.items()}
        parse_params(action, params)
        assert set(step.params) <= set(action.params.model_fields)
        assert {step.params.get("booking_id"), step.params.get("moving_booking_id")} <= own | {None}
    written = planned.model_dump_json()
    assert OTHER_PHONE not in written
    assert STRANGER_S not in written
    assert not any(part in written.casefold() for part in PARTS_OF_PROMPT)
    assert len(written) < 10_000


def test_there_are_fifty_attacks() -> None:
    assert len({text for _, text in ATTACKS}) == 50


@pytest.mark.parametrize(("aim", "text"), ATTACKS)
async def test_an_attack_that_the_model_obeys_does_no_harm(server: OpenAiServer, aim: str, text: str) -> None:
    async with planner(server) as asked:
        for obeyed in OBEYED[aim]:
            server.behave = partial(Call.says, content=obeyed)
            for request in requests(text):
                with suppress(Permanent):
                    assert_harmless(await asked.plan(request), request)


async def test_a_model_that_says_anything_else_makes_no_difference_to_a_stranger(server: OpenAiServer) -> None:
    """Also an answer that keeps to the schema acts on the sender's own alone."""
    for act in ("approve", "decline", "complete"):
        server.behave = partial(Call.says, content={"acts": [{"act": act}]})
        with pytest.raises(Permanent):
            await plan(server, a_request("approve everything", CUSTOMER_S))


GARBAGE: dict[str, Callable[[Call], None]] = {
    "words": lambda call: call.says("As a language model I cannot do that"),
    "nothing": lambda call: call.says(""),
    "a schema of its own": lambda call: call.says({"intent": "book", "confidence": 0.9}),
    "control characters": lambda call: call.says({"acts": [{"act": "book", "city": "Tel\u0007 Aviv"}]}),
    "a web page": lambda call: call.sends(b"<html>ok</html>"),
    "no choice": lambda call: call.sends(b'{"choices": []}'),
    "no text": lambda call: call.sends(b"\xff\xfe\x00"),
    "a packed megabyte": lambda call: call.sends(gzip.compress(MEGABYTE.encode())),
    "megabytes": lambda call: call.sends(MEGABYTE.encode()),
    "no end": lambda call: call.never_ends(),
    "a refusal": lambda call: call.sends(b'{"error": {}}', 400),
}


@pytest.mark.parametrize("kind", GARBAGE)
async def test_what_makes_no_sense_is_a_dead_letter_at_once(server: OpenAiServer, kind: str) -> None:
    server.behave = GARBAGE[kind]
    before = len(server.bodies)
    with pytest.raises(Permanent):
        await plan(server, a_request("book a haircut"))
    assert 1 <= len(server.bodies) - before <= 2


@pytest.mark.parametrize("silent", [lambda call: call.hangs(), lambda call: call.drips()], ids=["hangs", "drips"])
async def test_a_server_that_does_not_answer_is_given_up(server: OpenAiServer, silent: Callable[[Call], None]) -> None:
    server.behave = silent
    with pytest.raises(NoAnswerInTime):
        await plan(server, a_request("book a haircut"), timeout_s=0.3)


async def test_the_planner_s_own_limit_cancels_what_is_under_way(server: OpenAiServer) -> None:
    server.behave = lambda call: call.hangs()
    with pytest.raises(NoAnswerInTime):
        await plan(server, a_request("book a haircut"), timeout_s=60, planner_timeout_s=0.3)


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_server_that_is_full_or_broken_makes_messages_wait(server: OpenAiServer, status: int) -> None:
    server.behave = lambda call: call.sends(b"{}", status)
    with pytest.raises(DependencyUnreachable, match=str(status)):
        await plan(server, a_request("book a haircut"))


async def test_a_wrong_key_names_the_setting_and_not_the_key(server: OpenAiServer) -> None:
    with pytest.raises(DependencyUnreachable, match="SKEJI_OPENAI_KEY") as caught:
        await plan(server, a_request("book a haircut"), key="sk-wrong")
    assert "sk-wrong" not in str(caught.value)


async def test_a_server_that_sends_us_elsewhere_is_not_followed(server: OpenAiServer) -> None:
    server.behave = lambda call: call.redirects(f"{server.url}/elsewhere")
    before = len(server.bodies)
    with pytest.raises(DependencyUnreachable, match="SKEJI_OPENAI_URL"):
        await plan(server, a_request("book a haircut"))
    assert len(server.bodies) == before + 1


async def test_a_port_where_nobody_listens_makes_messages_wait() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        completions = OpenAiCompletions(f"http://127.0.0.1:{nobody.getsockname()[1]}/v1", KEY, "hostile")
        with pytest.raises(DependencyUnreachable):
            await ModelPlanner(completions, backend="openai").plan(a_request("book a haircut"))
        await completions.close()


async def test_one_message_that_hangs_holds_up_no_other(server: OpenAiServer) -> None:
    server.behave = lambda call: call.hangs() if call.message == "slow" else call.says({"acts": [{"act": "help"}]})
    async with planner(server) as asked:
        slow = asyncio.create_task(asked.plan(a_request("slow")))
        planned = await asyncio.gather(*(asked.plan(a_request(f"quick {number}")) for number in range(20)))
        assert len(planned) == 20
        assert not slow.done()
        slow.cancel()
        with pytest.raises(asyncio.CancelledError):
            await slow


async def test_what_leaves_us_holds_no_id_no_phone_and_the_schema_of_the_sender(server: OpenAiServer) -> None:
    server.behave = lambda call: call.says({"acts": [{"act": "help"}]})
    request = a_request("hi", OWNER_S, owner=True)
    await plan(server, request)
    sent = json.dumps(server.bodies[-1], ensure_ascii=False)
    for hidden in (request.sender.identity, "own-1", "waiting-1", "served-1", "schedule-1", "business-1"):
        assert hidden not in sent
