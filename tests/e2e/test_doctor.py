"""`skeji doctor` on the embedded stack."""

from __future__ import annotations

import json
from typing import Any

from skeji_ray.doctor.checks import CHECKS
from tests.support.kafka import wait_for
from tests.support.stack import Stack


def test_the_embedded_stack_is_well_in_every_check(stack: Stack) -> None:
    found: list[dict[str, Any]] = []

    def is_well() -> bool:
        """Other tests have scaled groups: members may still be on their way."""
        run = stack.process("doctor", "--json")
        found[:] = json.loads(run.stdout)
        return run.returncode == 0

    wait_for(is_well)

    assert [row["id"] for row in found] == [check.id for check in CHECKS]
    assert all(row["ok"] is True for row in found)
    assert next(row["hint"] for row in found if row["id"] == "validators") == "not enforced by this server"
