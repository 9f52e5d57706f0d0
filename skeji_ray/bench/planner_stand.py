"""Where the planner's bench runs: one engine and one Planner, on a Ray cluster that ends with it."""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from skeji_ray.bench.planner_load import Turn, p95_s, turn
from skeji_ray.config import Settings
from skeji_ray.errors import SettingError, SkejiError
from skeji_ray.local.process import free_port
from skeji_ray.pipeline.planning import PlanRequest
from skeji_ray.readers.model.completions import ChatMessage, Completion, Completions, Schema
from skeji_ray.readers.model.planner import ModelPlanner
from skeji_ray.serve.vllm_completions import VllmCompletions, as_request
from skeji_ray.serve.vllm_options import has_gpu, room_of
from skeji_ray.serve.vllm_server import ENGINE, engine_application

APP = "planner-bench"
RECORD_TIMEOUT_S = 120.0
"""A message at most: nobody waits for it."""

Calls = list[dict[str, Any]]
"""What a planner asked the engine for one message, one after the other."""

EIGHT_BILLION = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "hidden_size": 4096,
    "intermediate_size": 14336,
    "num_hidden_layers": 32,
    "num_attention_heads": 32,
    "num_key_value_heads": 8,
    "max_position_embeddings": 8192,
    "rms_norm_eps": 1e-5,
    "rope_theta": 500000.0,
    "torch_dtype": "bfloat16",
    "tie_word_embeddings": False,
}
"""An architecture of 8 billion weights, less what the vocabulary of another tokenizer saves."""


class BareSide:
    """What an engine's replica can do besides, for the bench: answer with no Serve on the way."""

    complete: Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]
    """Of the engine that this is mixed into."""

    async def bare_turn(self, recorded: Sequence[Calls], at_once: int) -> Turn:
        """As `turn`."""
        return await turn(self._answer, recorded, at_once)

    async def bare_p95_s(self, recorded: Sequence[Calls], rps: float) -> float:
        """As `p95_s`."""
        return await p95_s(self._answer, recorded, rps)

    async def _answer(self, calls: Calls) -> int:
        answers = [await self.complete(call) for call in calls]
        return sum(int(answer["completion_tokens"]) for answer in answers)


class Recorder:
    """Completions that are remembered as they were asked for."""

    def __init__(self, completions: Completions) -> None:
        self._completions = completions
        self.calls: Calls = []

    async def complete(self, messages: Sequence[ChatMessage], schema: Schema, max_tokens: int) -> Completion:
        self.calls.append(as_request(messages, schema, max_tokens))
        return await self._completions.complete(messages, schema, max_tokens)


class Stand:
    """The two sides.

    Args:
        planner: the handle of the Planner.
        engine: the handle of the engine, which is a `BareSide` too.
        settings: what the engine was started with.
        model: its name in the figures.
    """

    def __init__(self, planner: Any, engine: Any, settings: Settings, model: str) -> None:
        self._planner = planner
        self._engine = engine
        self.at_once = room_of(settings).at_once
        self.accelerator = settings.skeji_vllm_accelerator or "gpu"
        self.model = model

    async def plan(self, request: PlanRequest) -> int:
        """Have one message planned. Raises SkejiError where the planner was down, full or too slow."""
        answer = await self._planner.plan.remote(request.model_dump(mode="json"))
        if answer.get("retriable"):
            raise SkejiError(f"the planner gave up: {answer['error']}: {answer['message']}")
        return 0

    async def record(self, asked: Sequence[PlanRequest]) -> list[Calls]:
        """What the Planner asks the engine for each message."""
        recorders = [Recorder(VllmCompletions(self._engine)) for _ in asked]
        places = asyncio.Semaphore(self.at_once)

        async def one(recorder: Recorder, request: PlanRequest) -> None:
            planner = ModelPlanner(recorder, backend="bench", timeout_s=RECORD_TIMEOUT_S)
            async with places:
                try:
                    await planner.plan(request)
                except SkejiError as error:
                    if error.retriable:
                        raise

        await asyncio.gather(*(one(*pair) for pair in zip(recorders, asked, strict=True)))
        return [recorder.calls for recorder in recorders]

    async def tokens_written(self) -> int:
        """By the engine, since it started."""
        return int(await self._engine.tokens_written.remote())

    async def bare_turn(self, recorded: list[Calls]) -> Turn:
        done: Turn = await self._engine.bare_turn.remote(recorded, self.at_once)
        return done

    async def bare_p95_s(self, recorded: list[Calls], rps: float) -> float:
        return float(await self._engine.bare_p95_s.remote(recorded, rps))


@contextmanager
def stand(settings: Settings, *, loaded: bool) -> Iterator[Stand]:
    """Start both; everything is ended at the end. Raises as `run_planner_bench`."""
    if settings.skeji_vllm_model is None:
        raise SettingError("SKEJI_VLLM_MODEL must be set: the model's directory, or its name on the hub")
    from ray import serve  # noqa: PLC0415 - it takes seconds

    from skeji_ray.app import planner_on  # noqa: PLC0415
    from skeji_ray.serve import cluster  # noqa: PLC0415

    with ExitStack() as ends:
        model = settings.skeji_vllm_model
        options: dict[str, Any] = {}
        if has_gpu(settings) and not loaded:
            folder = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="skeji-bench-")))
            model = eight_billion(Path(model), folder)
            options = {"load_format": "dummy"}
        settings = settings.model_copy(update={"skeji_vllm_model": model, "skeji_vllm_max_replicas": 1})
        ends.callback(cluster.stop)
        cluster.start_ray(free_port())
        serve.start(proxy_location="Disabled")
        engine = engine_application(settings, also=BareSide, **options)
        planner = serve.run(planner_on(engine, settings), name=APP, route_prefix=None)
        yield Stand(planner, serve.get_deployment_handle(ENGINE, APP), settings, Path(model).name)


def eight_billion(tokenizer_of: Path, folder: Path) -> str:
    """A model without weights: the architecture, and another model's tokenizer. Raises SettingError."""
    names = [path for path in tokenizer_of.glob("*") if path.name.startswith(("tokenizer", "chat_template"))]
    config = tokenizer_of / "config.json"
    if not names or not config.is_file():
        raise SettingError("SKEJI_VLLM_MODEL: the bench needs a model's directory, for its tokenizer, or --loaded")
    model = folder / "llama-8b-random"
    model.mkdir()
    for path in names:
        shutil.copy(path, model)
    theirs = json.loads(config.read_text(encoding="utf-8"))
    kept = {key: theirs[key] for key in ("vocab_size", "bos_token_id", "eos_token_id")}
    (model / "config.json").write_text(json.dumps({**EIGHT_BILLION, **kept}), encoding="utf-8")
    return str(model)
