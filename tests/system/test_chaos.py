"""Chaos on Apache Kafka, and a promise taken out is noticed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from skeji_ray.chaos.broken import Break
from tests.support.stack import Stack

pytestmark = pytest.mark.system

SEED, MINUTES = 7, 2
AIMED = {Break.COMMIT_EARLY: 11, Break.SKIP_DEDUPE: 11, Break.UNFENCE: 11}
"""A seed for each break under which it is sure to show: an outage or a kill in the middle of work, many repeats,
several people who want one hour."""


def test_every_invariant_holds_through_two_minutes_on_three_brokers() -> None:
    argv = ["-m", "tests.chaos.proof", "--on", "apache", "--seeds", str(SEED), "--minutes", str(MINUTES), "--breaks"]
    run = subprocess.run(
        [sys.executable, *argv], env=os.environ, capture_output=True, text=True, timeout=1500, check=False
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"


@pytest.mark.parametrize("broken", list(Break))
def test_a_promise_taken_out_is_noticed(tmp_path: Path, broken: Break) -> None:
    found, seed = tmp_path / "found.json", str(AIMED[broken])
    argv = ("--seed", seed, "--minutes", "0.5", "--json", str(found), "--break", broken)
    run = Stack(tmp_path).process("chaos", *argv, timeout_s=1500)
    assert run.returncode == 1, f"{run.stdout}\n{run.stderr}"
    report = json.loads(found.read_text())
    assert any(invariant["violations"] for invariant in report["invariants"].values())
