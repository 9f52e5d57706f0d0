"""The parts of the planner's bench that need no engine: who writes, how load is made, what is recorded."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from skeji_ray.bench.planner_load import Turn, p95_s, turn
from skeji_ray.bench.planner_stand import Recorder, eight_billion
from skeji_ray.bench.planner_world import requests
from skeji_ray.errors import SettingError
from skeji_ray.messages.people import Role
from skeji_ray.readers.model.authority import Stage, stage_of
from skeji_ray.readers.model.completions import ChatMessage
from tests.support.readings import Scripted


def test_both_roles_write_in_every_state_and_no_two_messages_are_alike() -> None:
    asked = requests(70)
    assert {request.sender.role for request in asked} == set(Role)
    assert {stage_of(request.context) for request in asked} == set(Stage)
    assert len({(request.text, request.sender.identity) for request in asked}) == 70


async def test_a_turn_has_no_more_under_way_than_it_may() -> None:
    under_way = most = 0

    async def ask(number: int) -> int:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0)
        under_way -= 1
        return number

    done = await turn(ask, range(10), at_once=3)
    assert (done.messages, done.tokens, most) == (10, 45, 3)


def test_rates_are_of_the_whole_turn() -> None:
    done = Turn(messages=10, tokens=400, took_s=4.0)
    assert (done.rps, done.tokens_s) == (2.5, 100.0)


async def test_a_steady_load_asks_everybody_once() -> None:
    seen: list[int] = []

    async def ask(number: int) -> int:
        seen.append(number)
        return 0

    assert await p95_s(ask, range(20), rps=1e6) >= 0
    assert sorted(seen) == list(range(20))


async def test_what_a_planner_asks_is_recorded_as_the_engine_gets_it() -> None:
    recorder = Recorder(Scripted("{}"))
    await recorder.complete([ChatMessage("user", "hi")], {"type": "object"}, 9)
    wanted = {"messages": [{"role": "user", "content": "hi"}], "schema": {"type": "object"}, "max_tokens": 9}
    assert recorder.calls == [wanted]


def test_an_architecture_without_weights_has_another_models_tokenizer(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    (small / "tokenizer.json").write_text("{}")
    (small / "model.safetensors").write_text("weights")
    (small / "config.json").write_text('{"vocab_size": 9, "bos_token_id": 1, "eos_token_id": 2, "hidden_size": 8}')
    made = Path(eight_billion(small, tmp_path))
    config = json.loads((made / "config.json").read_text())
    assert (config["vocab_size"], config["hidden_size"]) == (9, 4096)
    assert sorted(path.name for path in made.iterdir()) == ["config.json", "tokenizer.json"]


def test_a_model_of_a_hub_has_no_tokenizer_to_take(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="--loaded"):
        eight_billion(tmp_path / "not-here", tmp_path)
