"""An OpenAI-compatible server, asked: what it is sent, and what each of its failures means."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent
from skeji_ray.readers.model.completions import ChatMessage, Completion
from skeji_ray.readers.model.openai import MAX_BYTES, OpenAiCompletions

URL, KEY = "https://models.example/v1/", "sk-secret-of-ours"
MESSAGES = (ChatMessage("system", "read"), ChatMessage("user", "hi"))
SCHEMA = {"type": "object"}


def answering(respond: Callable[[httpx.Request], httpx.Response]) -> OpenAiCompletions:
    return OpenAiCompletions(URL, KEY, "small", transport=httpx.MockTransport(respond))


async def ask(respond: Callable[[httpx.Request], httpx.Response]) -> Completion:
    return await answering(respond).complete(MESSAGES, SCHEMA, 50)


def body(content: Any = "{}", **more: Any) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}], **more}).encode()


def ok(content: bytes) -> httpx.Response:
    """An answer as it comes from a network: not read yet."""
    return httpx.Response(200, stream=httpx.ByteStream(content))


async def test_a_request_holds_the_schema_the_bound_and_the_key() -> None:
    seen: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return ok(body(usage={"prompt_tokens": 7, "completion_tokens": 3, "more": {}}))

    assert await ask(respond) == Completion("{}", 7, 3)
    [request] = seen
    sent = json.loads(request.content)
    assert str(request.url) == "https://models.example/v1/chat/completions"
    assert request.headers["Authorization"] == f"Bearer {KEY}"
    assert sent["messages"] == [{"role": "system", "content": "read"}, {"role": "user", "content": "hi"}]
    assert sent["response_format"] == {"type": "json_schema", "json_schema": {"name": "reading", "schema": SCHEMA}}
    assert (sent["model"], sent["max_tokens"], sent["temperature"]) == ("small", 50, 0)


async def test_no_content_is_an_empty_answer() -> None:
    assert await ask(lambda _: ok(body(None))) == Completion("", 0, 0)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 529])
async def test_a_server_that_is_busy_or_broken_may_answer_later(status: int) -> None:
    with pytest.raises(DependencyUnreachable, match=str(status)):
        await ask(lambda _: httpx.Response(status))


@pytest.mark.parametrize(
    ("status", "setting"),
    [(401, "SKEJI_OPENAI_KEY"), (403, "SKEJI_OPENAI_KEY"), (404, "SKEJI_OPENAI_MODEL"), (302, "SKEJI_OPENAI_URL")],
)
async def test_a_wrong_setting_is_named_and_everything_waits(
    status: int, setting: str, caplog: pytest.LogCaptureFixture
) -> None:
    elsewhere = {"Location": "https://elsewhere.example"}
    with caplog.at_level(logging.DEBUG), pytest.raises(DependencyUnreachable, match=setting) as caught:
        await ask(lambda _: httpx.Response(status, headers=elsewhere, json={"error": f"bad key {KEY}"}))
    assert setting in caplog.text
    assert KEY not in caplog.text + str(caught.value)


@pytest.mark.parametrize("status", [400, 413, 422])
async def test_a_request_that_is_refused_would_be_refused_again(status: int) -> None:
    with pytest.raises(Permanent, match=str(status)):
        await ask(lambda _: httpx.Response(status))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        b'{"choices": []}',
        b'{"choices": [{}]}',
        b'{"choices": [{"message": {"content": 5}}]}',
        b'{"choices": [{"message": {"content": "{}"}}], "usage": {"prompt_tokens": 1e999}}',
        b"[" * 50_000,
        b"\xff\xfe",
    ],
)
async def test_what_is_no_completion_is_permanent(answer: bytes) -> None:
    with pytest.raises(Permanent, match="no completion"):
        await ask(lambda _: ok(answer))


class Endless(httpx.AsyncByteStream):
    """A body without an end; `given` counts how much of it was taken."""

    given = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            self.given += 1000
            yield b" " * 1000


async def test_an_answer_without_end_is_cut() -> None:
    endless = Endless()
    with pytest.raises(Permanent, match=str(MAX_BYTES)):
        await ask(lambda _: httpx.Response(200, stream=endless))
    assert endless.given <= MAX_BYTES + 2_000


@pytest.mark.parametrize(
    ("error", "means"),
    [
        (httpx.ConnectError("refused"), DependencyUnreachable),
        (httpx.RemoteProtocolError("gone"), DependencyUnreachable),
        (httpx.ReadTimeout("slow"), NoAnswerInTime),
        (httpx.ConnectTimeout("slow"), NoAnswerInTime),
    ],
)
async def test_a_connection_that_fails_may_work_later(error: Exception, means: type[Exception]) -> None:
    def respond(_: httpx.Request) -> httpx.Response:
        raise error

    with pytest.raises(means):
        await ask(respond)
