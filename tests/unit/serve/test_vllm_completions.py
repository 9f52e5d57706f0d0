"""The engine's deployment, asked: what it is sent, what each of its failures means, and how it is called off."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Generator
from typing import Any

import pytest
from ray.exceptions import ActorDiedError, GetTimeoutError
from ray.serve.exceptions import BackPressureError, DeploymentUnavailableError

from skeji_ray.errors import DependencyUnreachable, Permanent, Transient
from skeji_ray.readers.model.completions import ChatMessage, Completion
from skeji_ray.serve.vllm_completions import VllmCompletions

MESSAGES = (ChatMessage("system", "read"), ChatMessage("user", "hi"))
SCHEMA = {"type": "object"}
ANSWER = {"text": "{}", "prompt_tokens": 20, "completion_tokens": 2}

Answers = Callable[[], Awaitable[dict[str, Any]]]


class FakeResponse:
    """As Serve's: awaited for its result, or called off."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.called_off = False

    def __await__(self) -> Generator[Any, None, dict[str, Any]]:
        return self._answers().__await__()

    def cancel(self) -> None:
        self.called_off = True


class FakeEngine:
    """A handle whose method `complete` answers as it is told to."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.asked: list[dict[str, Any]] = []
        self.responses: list[FakeResponse] = []

    @property
    def complete(self) -> FakeEngine:
        return self

    def remote(self, request: dict[str, Any]) -> FakeResponse:
        self.asked.append(request)
        self.responses.append(FakeResponse(self._answers))
        return self.responses[-1]


def saying(answer: dict[str, Any] | Exception) -> FakeEngine:
    async def answers() -> dict[str, Any]:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return FakeEngine(answers)


async def ask(engine: FakeEngine) -> Completion:
    return await VllmCompletions(engine).complete(MESSAGES, SCHEMA, 50)


async def test_a_request_is_plain_values_and_so_is_the_answer() -> None:
    engine = saying(ANSWER)
    assert await ask(engine) == Completion("{}", 20, 2)
    messages = [{"role": "system", "content": "read"}, {"role": "user", "content": "hi"}]
    assert engine.asked == [{"messages": messages, "schema": SCHEMA, "max_tokens": 50}]


async def test_what_the_engine_refuses_can_not_be_answered_later_either() -> None:
    with pytest.raises(Permanent, match="too long"):
        await ask(saying({"refused": "the prompt is too long"}))


async def test_an_engine_of_another_release_is_waited_for() -> None:
    with pytest.raises(DependencyUnreachable, match="another release"):
        await ask(saying({"unknown_schema": True}))


async def test_a_full_engine_is_no_fault_of_the_message() -> None:
    with pytest.raises(DependencyUnreachable, match="full"):
        await ask(saying(BackPressureError(num_queued_requests=9, max_queued_requests=8)))


async def test_an_engine_that_ends_may_have_been_ended_by_the_message() -> None:
    with pytest.raises(Transient, match="ended with this message") as raised:
        await ask(saying(ActorDiedError()))
    assert not isinstance(raised.value, DependencyUnreachable)


@pytest.mark.parametrize("failure", [GetTimeoutError(), DeploymentUnavailableError("planner")])
async def test_a_cluster_that_fails_is_no_fault_of_the_message(failure: Exception) -> None:
    with pytest.raises(DependencyUnreachable, match="does not answer"):
        await ask(saying(failure))


async def test_whoever_gives_up_calls_the_engines_work_off() -> None:
    async def never() -> dict[str, Any]:
        return await asyncio.Future()

    engine = FakeEngine(never)
    asking = asyncio.create_task(ask(engine))
    await asyncio.sleep(0)  # it asks
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert engine.responses[0].called_off
