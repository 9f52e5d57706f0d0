"""The engine's deployment: `ray.serve.llm`, with every schema compiled before a replica says that it is ready.

`ray.serve.llm` and vLLM are an extra, and importing them takes many seconds: only what deploys or is an engine does.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from skeji_ray.config import Settings
from skeji_ray.errors import SettingError
from skeji_ray.readers.model.completions import Schema
from skeji_ray.readers.model.schemas import all_schemas
from skeji_ray.serve.vllm_options import MODEL_ID, Options, llm_options

if TYPE_CHECKING:
    from ray import serve

ENGINE = f"Engine:{MODEL_ID}"
"""The deployment's name, in its application."""
WARM_UP_TOKENS = 1
"""A schema is compiled before its request is begun: one token is enough to wait for it."""


def engine_application(settings: Settings, *, also: type = object, **engine_options: Any) -> serve.Application:
    """The engine's deployment, for a planner to bind as its child.

    Args:
        settings: what the engine is started with.
        also: what a replica can do besides, for a measurement.
        engine_options: engine arguments beyond the settings', for a measurement.

    Raises:
        SettingError: the engine is not installed, or a setting of it is missing or wrong.
    """
    options = llm_options(settings)
    options["engine_kwargs"] |= engine_options
    try:
        from ray.serve.llm import LLMConfig, build_llm_deployment  # noqa: PLC0415
    except ImportError as error:
        raise SettingError(
            f"SKEJI_PLANNER=vllm needs the extra `gpu`, or `make up PLANNER=vllm` without a GPU: {error}"
        ) from None
    schemas = list(all_schemas().values())
    return build_llm_deployment(
        _config(LLMConfig, options),
        deployment_cls=_server_class(also),
        bind_kwargs={"schemas": schemas},
        name_prefix="Engine:",
    )


def _config(kind: Any, options: Options) -> Any:
    try:
        return kind(**options)
    except ValueError as error:
        raise SettingError(f"SKEJI_VLLM_*: {str(error).splitlines()[-1].strip()}") from None


def _server_class(also: type) -> Any:
    from ray.serve.llm import LLMServer  # noqa: PLC0415

    class Engine(LLMServer, also):  # type: ignore[misc]  # Ray publishes no types
        """An LLMServer that completes plain values, with the schemas that it was started with and no other."""

        async def __init__(self, llm_config: Any, schemas: list[Schema]) -> None:  # type: ignore[misc]  # Serve awaits it
            await super().__init__(llm_config)
            self._tokens_written = 0
            self._schemas = {json.dumps(schema) for schema in schemas}
            await asyncio.gather(*(self.complete(_warm_up(schema)) for schema in schemas))

        async def complete(self, request: dict[str, Any]) -> dict[str, Any]:
            """One answer, as `Completion`; `refused` where the engine finds the request wrong.

            With another schema nothing is compiled, for that has no time-out, and every message would wait for it. It
            comes from a planner of another release, while one of the two is being replaced.
            """
            if json.dumps(request["schema"]) not in self._schemas:
                return {"unknown_schema": True}
            yielded = [answer async for answer in await self.chat(_chat_request(request))]
            completed = _answer(yielded[-1])
            self._tokens_written += completed.get("completion_tokens", 0)
            return completed

        async def tokens_written(self) -> int:
            """Since the replica started."""
            return self._tokens_written

    return Engine


def _warm_up(schema: Schema) -> dict[str, Any]:
    return {
        "messages": [{"role": "user", "content": "hello"}],
        "schema": schema,
        "max_tokens": WARM_UP_TOKENS,
    }


def _chat_request(request: dict[str, Any]) -> Any:
    from ray.serve.llm.openai_api_models import ChatCompletionRequest  # noqa: PLC0415

    return ChatCompletionRequest(
        model=MODEL_ID,
        messages=request["messages"],
        max_completion_tokens=request["max_tokens"],
        temperature=0.0,
        response_format={"type": "json_schema", "json_schema": {"name": "reading", "schema": request["schema"]}},
    )


def _answer(answer: Any) -> dict[str, Any]:
    """What the engine yields for a bad request is a response too, not an exception."""
    choices = getattr(answer, "choices", None)
    if not choices:
        return {"refused": _reason(answer)}
    return {
        "text": choices[0].message.content or "",
        "prompt_tokens": answer.usage.prompt_tokens,
        "completion_tokens": answer.usage.completion_tokens,
    }


def _reason(answer: Any) -> str:
    return str(getattr(getattr(answer, "error", None), "message", "no answer"))[:200]
