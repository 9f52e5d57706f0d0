"""`skeji bench`: what the parts cost, as ratios of one run."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from skeji_ray.bench.engine import run_engine_bench
from skeji_ray.bench.servers import servers
from skeji_ray.cli.home import find_home
from skeji_ray.cli.output import Json, emit, table
from skeji_ray.config import Settings, load_settings
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.serve.ray_token import use_fresh_token

app = typer.Typer(help="Measure what the parts cost, on this machine and these servers.", no_args_is_help=True)

Rounds = Annotated[int, typer.Option("--rounds", min=1, max=50, help="How often each side runs, in turn.")]


@app.command("engine")
def engine(rounds: Rounds = 5, json: Json = False) -> None:
    """The consumer engine beside a bare kafka-python loop that does the same: 30,000 messages of 300 bytes."""
    with servers(_settings(), database=False) as found:
        figures = run_engine_bench(found.settings, rounds)
    emit(figures, as_json=json, human=lambda: table(("figure", "value"), _rows(figures)))


@app.command("flow")
def flow(json: Json = False) -> None:
    """2,000 pipelines of two steps over 100 conversations, through the product's own members; then 20 a second.

    Needs servers that no system uses: those that are set, or embedded ones that end with the bench.
    """
    from skeji_ray.bench.flow import run_flow_bench  # noqa: PLC0415 - the members import Ray, which takes seconds

    with servers(load_settings(), database=True) as found:
        figures = run_flow_bench(found.settings, found.pids)
    emit(figures, as_json=json, human=lambda: table(("figure", "value"), _rows(figures)))


@app.command("planner")
def planner(
    rounds: Rounds = 3,
    messages: Annotated[int, typer.Option("--messages", min=16, max=10_000, help="In each turn of a side.")] = 64,
    loaded: Annotated[bool, typer.Option("--loaded", help="The model's own weights, on a GPU too.")] = False,
    json: Json = False,
) -> None:
    """Our Planner beside the bare engine of SKEJI_VLLM_MODEL, with the same prompts, on a Ray cluster of its own.

    On a GPU the weights are random and the architecture has 8 billion of them, for speed does not depend on their
    values; of SKEJI_VLLM_MODEL it has the tokenizer.
    """
    use_fresh_token()
    from skeji_ray.bench.planner import run_planner_bench  # noqa: PLC0415 - Ray takes seconds to import

    figures = run_planner_bench(load_settings(), rounds=rounds, messages=messages, loaded=loaded)
    emit(figures, as_json=json, human=lambda: table(("figure", "value"), _rows(figures)))


def _settings() -> Settings:
    """The running system's servers, those that are set, or none."""
    settings = load_settings()
    try:
        return find_home(settings).settings
    except DependencyUnreachable:
        return settings


def _rows(figures: dict[str, Any], within: str = "") -> list[tuple[str, object]]:
    rows: list[tuple[str, object]] = []
    for name, value in figures.items():
        label = f"{within}{name}"
        rows += _rows(value, f"{label}.") if isinstance(value, dict) else [(label, value)]
    return rows
