"""The engine as a planner sees it: a deployment beside its own, reached by a handle."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from ray.exceptions import RayActorError, RayError, RayTaskError
from ray.serve.exceptions import BackPressureError, RayServeException

from skeji_ray.errors import DependencyUnreachable, Permanent, Transient
from skeji_ray.readers.model.completions import ChatMessage, Completion, Schema


def as_request(messages: Sequence[ChatMessage], schema: Schema, max_tokens: int) -> dict[str, Any]:
    """What the engine's deployment is asked, in plain values: a planner loads no engine."""
    return {"messages": [message._asdict() for message in messages], "schema": dict(schema), "max_tokens": max_tokens}


class VllmCompletions:
    """Fulfils `Completions` with `ray.serve.llm`."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    async def complete(self, messages: Sequence[ChatMessage], schema: Schema, max_tokens: int) -> Completion:
        """As `Completions.complete`."""
        answer = await self._ask(as_request(messages, schema, max_tokens))
        if answer.get("unknown_schema"):
            raise DependencyUnreachable("the engine is of another release: planner or engine is being replaced")
        if "refused" in answer:
            raise Permanent(f"the engine refused the request: {answer['refused']}")
        return Completion(**answer)

    async def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        response = self._engine.complete.remote(request)
        try:
            answer: dict[str, Any] = await response
        except asyncio.CancelledError:
            response.cancel()  # Serve cancels the replica's task, and vLLM then aborts what it writes
            raise
        except BackPressureError as full:
            raise DependencyUnreachable("the engine is full") from full
        except (RayActorError, RayTaskError) as ended:  # what it was asked may have ended it
            raise Transient(f"the engine ended with this message: {type(ended).__name__}") from ended
        except (RayError, RayServeException) as down:
            raise DependencyUnreachable(f"the engine does not answer: {type(down).__name__}") from down
        return answer
