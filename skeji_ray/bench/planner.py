"""`skeji bench planner`: our Planner beside the bare engine, with the same prompts, in turns of the same run.

One engine on a Ray cluster of its own serves both. *Ours* sends messages to the Planner deployment, as a member of the
LLM layer does. *Bare* runs inside the engine's replica, with no Serve on the way: the very requests that the Planner
makes of these messages, the repair of a bad answer included, which were recorded before.
"""

from __future__ import annotations

import asyncio
from statistics import median
from typing import Any

from skeji_ray.bench.planner_load import Turn, p95_s, turn
from skeji_ray.bench.planner_stand import Stand, stand
from skeji_ray.bench.planner_world import requests
from skeji_ray.config import Settings

SHARE_OF_SATURATION = 0.8
"""The load at which the time of an answer is measured."""


def run_planner_bench(settings: Settings, *, rounds: int, messages: int, loaded: bool) -> dict[str, Any]:
    """The figures of `rounds` turns of each side with `messages` messages: medians, and p95 at 80 % of that load.

    Args:
        settings: the engine.
        rounds: turns of each side.
        messages: in each turn.
        loaded: with the model's own weights on a GPU too; else random ones there, of an 8B architecture.

    Raises:
        SettingError: there is no engine here, or no model is named.
        SkejiError: the engine did not start.
    """
    with stand(settings, loaded=loaded) as found:
        return asyncio.run(_measure(found, rounds, messages))


async def _measure(found: Stand, rounds: int, messages: int) -> dict[str, Any]:
    asked = requests(messages)
    recorded = await found.record(asked)  # which warms the engine's caches too
    ours: list[Turn] = []
    bare: list[Turn] = []
    for _ in range(rounds):
        before = await found.tokens_written()
        done = await turn(found.plan, asked, found.at_once)
        ours.append(done._replace(tokens=await found.tokens_written() - before))
        bare.append(await found.bare_turn(recorded))
    figures: dict[str, Any] = {"ours": _medians(ours), "bare": _medians(bare)}
    figures["ours"]["p95_s"] = await p95_s(found.plan, asked, figures["ours"]["rps"] * SHARE_OF_SATURATION)
    figures["bare"]["p95_s"] = await found.bare_p95_s(recorded, figures["bare"]["rps"] * SHARE_OF_SATURATION)
    ratio = median(one.rps / other.rps for one, other in zip(ours, bare, strict=True))
    return {**figures, "ratio": round(ratio, 3), "model": found.model, "accelerator": found.accelerator}


def _medians(turns: list[Turn]) -> dict[str, float]:
    return {
        "rps": round(median(one.rps for one in turns), 2),
        "tokens_s": round(median(one.tokens_s for one in turns), 1),
    }
