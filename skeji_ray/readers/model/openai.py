"""Completions from any server that speaks OpenAI's chat protocol, which is believed in nothing: neither that it keeps
to a schema, nor that it ever ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any

import httpx
from pydantic import BaseModel, Field, ValidationError

from skeji_ray.errors import DependencyUnreachable, NoAnswerInTime, Permanent, SkejiError
from skeji_ray.http import HttpPool
from skeji_ray.readers.model.completions import ChatMessage, Completion, Schema

log = logging.getLogger(__name__)

MAX_BYTES = 64 * 1024
"""Of one answer: many times what our longest reading takes."""
TIMEOUT_S = 12.0
"""Of one completion, from its first byte to the last of its answer; a planner may have asked for less."""
MAX_AT_ONCE = 64
_NOT_NOW = frozenset({408, 409, 425, 429})
_WRONG_SETTING: dict[int, str] = {
    **dict.fromkeys((301, 302, 307, 308), "SKEJI_OPENAI_URL: the server sends us elsewhere"),
    401: "SKEJI_OPENAI_KEY: the server does not take it",
    403: "SKEJI_OPENAI_KEY: the server does not allow this",
    404: "SKEJI_OPENAI_URL or SKEJI_OPENAI_MODEL: the server does not know it",
}
"""A person must set it right; no message is at fault, so all of them wait."""


class OpenAiCompletions:
    """Asks one model of one server.

    Args:
        url: the server's base address, with its version ("https://host/v1").
        key: its bearer token; it stands in no message of ours.
        timeout_s: how long one completion may take.
    """

    def __init__(
        self,
        url: str,
        key: str,
        model: str,
        *,
        timeout_s: float = TIMEOUT_S,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._endpoint = f"{url.rstrip('/')}/chat/completions"
        self._model = model
        self._timeout_s = timeout_s
        # Nothing is unpacked: a small answer must not become a large one.
        headers = {"Authorization": f"Bearer {key}", "Accept-Encoding": "identity"}
        self._pool = HttpPool(
            self._endpoint, headers, timeout_s=timeout_s, most_at_once=MAX_AT_ONCE, transport=transport
        )

    async def complete(self, messages: Sequence[ChatMessage], schema: Schema, max_tokens: int) -> Completion:
        """One completion.

        Raises:
            Transient: DependencyUnreachable where the server is away, busy or broken, or a setting is refused (a
                person must set that right, and until then everything waits); NoAnswerInTime where it is too slow.
            Permanent: what it answered is no completion, or does not end.
        """
        body = self._body(messages, schema, max_tokens)
        try:
            async with (
                asyncio.timeout(self._timeout_s),
                self._pool.client.stream("POST", self._endpoint, json=body) as answer,
            ):
                if not answer.is_success:
                    raise _error_of(answer.status_code)
                return _completion(await _bounded(answer.aiter_raw()))
        except (TimeoutError, httpx.TimeoutException) as error:
            raise NoAnswerInTime(f"the model's server did not answer within {self._timeout_s:g} s") from error
        except httpx.HTTPError as error:
            raise DependencyUnreachable(f"the model's server cannot be asked: {type(error).__name__}") from error

    def _body(self, messages: Sequence[ChatMessage], schema: Schema, max_tokens: int) -> dict[str, Any]:
        """`strict` is left out: OpenAI's own servers then take every bound of the schema for advice, where they would
        refuse them, and servers that constrain do so without it."""
        return {
            "model": self._model,
            "messages": [message._asdict() for message in messages],
            "response_format": {"type": "json_schema", "json_schema": {"name": "reading", "schema": schema}},
            "max_tokens": max_tokens,
            "temperature": 0,
        }

    async def close(self) -> None:
        """Let the connections go; a later completion opens new ones."""
        await self._pool.close()


async def _bounded(parts: AsyncIterator[bytes]) -> bytes:
    """The whole answer, given up as soon as it is longer than any of ours can be."""
    read = bytearray()
    async for part in parts:
        read += part
        if len(read) > MAX_BYTES:
            raise Permanent(f"the model's server answered with more than {MAX_BYTES} bytes")
    return bytes(read)


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Message


class _Usage(BaseModel):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Answer(BaseModel):
    """What is read of an answer."""

    choices: tuple[_Choice, ...] = Field(min_length=1)
    usage: _Usage | None = None


def _completion(body: bytes) -> Completion:
    try:
        answer = _Answer.model_validate_json(body)
    except ValidationError:
        raise Permanent("the model's server answered with no completion") from None
    usage = answer.usage or _Usage()
    return Completion(answer.choices[0].message.content or "", usage.prompt_tokens, usage.completion_tokens)


def _error_of(status: int) -> SkejiError:
    wrong = _WRONG_SETTING.get(status)
    if wrong is not None:
        log.error("nothing is planned until this is set right: %s", wrong)
        return DependencyUnreachable(wrong)
    if status in _NOT_NOW or status >= 500:
        return DependencyUnreachable(f"the model's server takes nothing now: {status}")
    return Permanent(f"the model's server refuses the request: {status}")
