"""What a language model is asked for: one completion that keeps to a JSON schema. Every engine fulfils it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple, Protocol

Schema = Mapping[str, Any]
"""A JSON schema; the same request makes the same bytes, so that an engine compiles it once."""


class ChatMessage(NamedTuple):
    """One message of a chat with a model."""

    role: Literal["system", "user", "assistant"]
    content: str


class Completion(NamedTuple):
    """What the model wrote; nothing is believed of it before it has been validated."""

    text: str
    prompt_tokens: int
    completion_tokens: int


class Completions(Protocol):
    """An engine, or a server that speaks for one.

    Whoever asks sets the time: cancelling the awaiting task must cancel the engine's work too.
    """

    async def complete(self, messages: Sequence[ChatMessage], schema: Schema, max_tokens: int) -> Completion:
        """Complete `messages` with at most `max_tokens` tokens that keep to `schema`.

        Raises:
            Transient: DependencyUnreachable where it is down or full, NoAnswerInTime where it is too slow.
            Permanent: what it answered cannot be an answer; the same request would fail again.
        """
        ...
