"""The ten kinds of poison: what is known of each, and that every reader refuses it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from skeji_ray.chaos.poison import Poison, ten_kinds
from skeji_ray.errors import Permanent
from skeji_ray.kafka.codec import decode
from skeji_ray.pipeline.execution import check_plan

TEN = ten_kinds("7", "+972529999999", "1")


def read(poison: Poison) -> Any:
    """As the stage that reads it does; `unknown action` is refused by the executor alone."""
    headers = [("correlation-id", poison.correlation_id.encode()), ("schema-version", poison.version.encode())]
    raw = SimpleNamespace(
        topic=poison.topic, partition=0, offset=0, timestamp=0, key=poison.key, value=poison.value, headers=headers
    )
    record = decode(raw)
    check_plan(record.value)
    return record


def test_there_are_ten_kinds_each_with_an_id_of_its_own() -> None:
    assert len({poison.kind for poison in TEN}) == 10
    assert len({poison.correlation_id for poison in TEN}) == 10
    assert {poison.correlation_id for poison in TEN}.isdisjoint(one.correlation_id for one in ten_kinds("8", "x", "1"))


@pytest.mark.parametrize("poison", TEN, ids=lambda poison: poison.kind)
def test_no_stage_can_read_it(poison: Poison) -> None:
    with pytest.raises(Permanent):
        read(poison)
