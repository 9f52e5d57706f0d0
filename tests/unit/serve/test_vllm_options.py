"""What the engine is started with, as far as it can be seen without an engine."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.config import Settings, load_settings
from skeji_ray.errors import SettingError
from skeji_ray.serve.vllm_options import ON_CPU, ON_GPU, llm_options


def settings(**vllm: Any) -> Settings:
    named = {f"skeji_vllm_{name}": value for name, value in vllm.items()}
    return load_settings(skeji_planner="vllm", **{"skeji_vllm_model": "/models/one", **named})


def test_it_runs_on_a_gpu_of_any_kind_by_default() -> None:
    options = llm_options(settings())
    assert options["accelerator_config"] == {"kind": "gpu"}
    assert not options["engine_kwargs"]["enforce_eager"]


def test_a_kind_of_gpu_can_be_asked_for() -> None:
    assert llm_options(settings(accelerator="L4"))["accelerator_type"] == "L4"


def test_without_a_gpu_it_takes_less_than_a_core_and_a_small_cache() -> None:
    options = llm_options(settings(accelerator="cpu"))
    assert options["accelerator_config"] == {"kind": "cpu"}
    assert sum(bundle["CPU"] for bundle in options["placement_group_config"]["bundles"]) < 1
    assert options["engine_kwargs"]["gpu_memory_utilization"] == ON_CPU.memory_share
    assert options["engine_kwargs"]["enforce_eager"]


@pytest.mark.parametrize(("accelerator", "room"), [(None, ON_GPU), ("cpu", ON_CPU)])
def test_nothing_is_unbounded(accelerator: str | None, room: Any) -> None:
    options = llm_options(settings(accelerator=accelerator))
    deployment = options["deployment_config"]
    assert deployment["max_ongoing_requests"] == options["engine_kwargs"]["max_num_seqs"] == room.at_once
    assert deployment["max_queued_requests"] == room.queued
    assert deployment["autoscaling_config"]["target_ongoing_requests"] < room.at_once


def test_engines_scale_between_their_bounds_and_down_to_none() -> None:
    scaling = llm_options(settings(min_replicas=0, max_replicas=4))["deployment_config"]["autoscaling_config"]
    assert (scaling["min_replicas"], scaling["max_replicas"]) == (0, 4)


def test_an_engine_can_be_spread_over_gpus() -> None:
    assert llm_options(settings(tensor_parallel=2))["engine_kwargs"]["tensor_parallel_size"] == 2


def test_json_is_constrained_without_room_for_white_space() -> None:
    wanted = {"backend": "xgrammar", "disable_any_whitespace": True}
    assert llm_options(settings())["engine_kwargs"]["structured_outputs_config"] == wanted


def test_a_planner_without_a_model_is_refused_at_the_start() -> None:
    with pytest.raises(SettingError, match="SKEJI_VLLM_MODEL must be set"):
        load_settings(skeji_planner="vllm")


def test_bounds_that_cross_are_refused() -> None:
    with pytest.raises(SettingError, match="SKEJI_VLLM_MIN_REPLICAS"):
        settings(min_replicas=3, max_replicas=2)
