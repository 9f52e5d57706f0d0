"""What the engine is started with: `LLMConfig` in plain values, so that it can be read and tested where there is no
engine. Why each value is what it is stands beside it; what an operator may change is in docs/operating/model.md."""

from __future__ import annotations

from typing import Any, NamedTuple

from skeji_ray.config import Settings

MODEL_ID = "planner-model"
"""How requests name the model, whichever it is: the deployment keeps its name when the model changes."""
NO_GPU = "cpu"
"""SKEJI_VLLM_ACCELERATOR of a machine without one."""

Options = dict[str, Any]


class Room(NamedTuple):
    """How much one replica takes on."""

    at_once: int
    """Messages that it writes answers to together. More would slow each of them beyond what a message may take."""
    queued: int
    """Messages that a Planner holds back for it beyond those. They wait seconds at most; what comes beyond is told
    that the engine is full, and waits in Kafka, where waiting costs no time-out."""
    memory_share: float
    """Of the GPU's memory, all that vLLM may have; without one, the share of main memory for its cache alone."""


ON_GPU = Room(at_once=64, queued=32, memory_share=0.9)
ON_CPU = Room(at_once=2, queued=2, memory_share=0.1)
"""Two cores are full with one answer (1.7 s with the small model); eight together took 13 s of the 15 that each has."""


def llm_options(settings: Settings) -> Options:
    """The arguments of `LLMConfig` for these settings."""
    room = room_of(settings)
    return {
        "model_loading_config": {"model_id": MODEL_ID, "model_source": settings.skeji_vllm_model},
        "engine_kwargs": _engine(settings, room),
        "deployment_config": _deployment(settings, room),
        **_hardware(settings),
    }


def has_gpu(settings: Settings) -> bool:
    """Whether replicas are placed on GPUs, as they are unless a setting says otherwise."""
    return settings.skeji_vllm_accelerator != NO_GPU


def room_of(settings: Settings) -> Room:
    """What one replica takes on."""
    return ON_GPU if has_gpu(settings) else ON_CPU


def _engine(settings: Settings, room: Room) -> Options:
    return {
        "max_model_len": settings.skeji_vllm_max_model_len,
        "max_num_seqs": room.at_once,
        "gpu_memory_utilization": room.memory_share,
        "tensor_parallel_size": settings.skeji_vllm_tensor_parallel,
        # The prompt's fixed part is most of every prompt: it is computed once.
        "enable_prefix_caching": True,
        # Without a GPU there are no CUDA graphs, and compiling takes longer than it is worth.
        "enforce_eager": not has_gpu(settings),
        # A weak model pads its JSON with white space up to the limit, where it may.
        "structured_outputs_config": {"backend": "xgrammar", "disable_any_whitespace": True},
    }


def _deployment(settings: Settings, room: Room) -> Options:
    return {
        # Ray's default is 1e9: then everything waits inside one engine, where no other replica can take it.
        "max_ongoing_requests": room.at_once,
        "max_queued_requests": room.queued,
        "autoscaling_config": _autoscaling(settings, room),
        # A busy engine answers late; one that hangs is replaced after three misses, within a minute.
        "health_check_period_s": 10,
        "health_check_timeout_s": 20,
        # What is being written is written to its end: a message takes 15 s at most.
        "graceful_shutdown_wait_loop_s": 1,
        "graceful_shutdown_timeout_s": 20,
        # The replica itself does little; the engine's share is in the placement group.
        "ray_actor_options": {"num_cpus": 0.1},
    }


def _autoscaling(settings: Settings, room: Room) -> Options:
    return {
        # 0: while nobody writes no GPU is held. The first message then waits in Kafka for the model to load.
        "min_replicas": settings.skeji_vllm_min_replicas,
        "max_replicas": settings.skeji_vllm_max_replicas,
        # Ongoing requests are what a GPU is full of. At three quarters another one is started, for loading takes
        # minutes. Ray's default is 1e9, which never scales.
        "target_ongoing_requests": max(1, room.at_once * 3 // 4),
        # Bursts shorter than this are not worth loading a model for.
        "upscale_delay_s": 15,
        # Loading again is dear: an engine is given up after ten minutes that it was not needed.
        "downscale_delay_s": 600,
    }


def _hardware(settings: Settings) -> Options:
    if not has_gpu(settings):
        # Less than one core: on a laptop everything else runs beside it, and it takes what is free anyway.
        bundle = {"CPU": 0.4}
        return {"accelerator_config": {"kind": "cpu"}, "placement_group_config": {"bundles": [bundle]}}
    if settings.skeji_vllm_accelerator is None:
        return {"accelerator_config": {"kind": "gpu"}}
    return {"accelerator_type": settings.skeji_vllm_accelerator}
