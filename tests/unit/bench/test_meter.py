"""What a stretch of work cost."""

from __future__ import annotations

import os

import pytest

from skeji_ray.bench.cpu import cpu_of
from skeji_ray.bench.meter import Meter, cpu_s
from skeji_ray.bench.topics import BODY_BYTES, a_message


def burn(seconds: float) -> None:
    """Uses this much CPU."""
    end = cpu_s() + seconds
    while cpu_s() < end:
        sum(range(1000))


def test_what_warms_up_is_not_counted() -> None:
    meter = Meter(warm_up=3)
    meter.add(2)
    burn(0.2)
    meter.add(2)
    burn(0.05)
    meter.add(5)
    cost = meter.cost()
    assert cost.count == 5
    assert 0.05 <= cost.cpu_s < 0.2
    assert cost.wall_s >= cost.cpu_s * 0.5


def test_a_process_that_never_was_warm_has_no_cost() -> None:
    meter = Meter(warm_up=3)
    meter.add(2)
    with pytest.raises(RuntimeError, match="only 2 of 3"):
        meter.cost()


def test_a_process_of_this_machine_is_asked_what_it_used() -> None:
    before = cpu_of(os.getpid())
    burn(0.1)
    assert cpu_of(os.getpid()) - before >= 0.08


def test_a_message_of_the_bench_takes_300_bytes() -> None:
    for number in (0, 29_999):
        assert len(a_message(number, "+972501234567").model_dump_json(exclude_none=True)) == BODY_BYTES
