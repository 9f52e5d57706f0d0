"""The same story and the same lag on Apache Kafka and a database that runs elsewhere: nothing embedded is started."""

from __future__ import annotations

import pytest

from skeji_ray.topology import GATEWAY
from tests.e2e.story import tell
from tests.support.outside_stack import OutsideStack
from tests.support.stack import deliver

pytestmark = pytest.mark.system

WAITING = 30
"""Messages of a group that is held at none."""


def test_nothing_embedded_starts(system: OutsideStack) -> None:
    home = system.stack.home
    assert not (home / "broker.log").exists()
    assert not (home / "database").exists()


def test_the_story_holds(system: OutsideStack) -> None:
    people = {"owner_phone": "+972541000001", "customer_phone": "+972541000002"}
    tell(system.stack, business="Blue Ocean", city="Tel Aviv", **people)


def test_lag_is_real(system: OutsideStack) -> None:
    stack = system.stack
    stack.ask("scale", GATEWAY.name, "0")
    for number in range(WAITING):
        deliver(stack, **{"from": f"+9725460{number:05d}", "type": "image"})
    row = next(row for row in stack.ask("status")["groups"] if row["group"] == GATEWAY.name)
    assert sum(part["lag"] for part in row["partitions"]) == WAITING
    stack.ask("scale", GATEWAY.name, "auto")
    stack.ask("status", "--wait-idle", "300")
