"""Chaos at its least, by the commands that an operator runs: on the embedded broker, on three of Apache Kafka, and with
one promise taken out, which must be noticed. `make chaos` is the long proof, and takes out the others as well."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from skeji_ray.chaos.broken import Break
from tests.support.stack import Stack

pytestmark = pytest.mark.system

SEED = 7
EMBEDDED_MINUTES, APACHE_MINUTES, BREAK_MINUTES = "0.5", "1", "0.5"
BROKEN, AIMED = Break.COMMIT_EARLY, 11
"""A seed under which it is sure to show: a kill in the middle of work."""
WITHIN_S = 1500


def chaos(home: Path, *args: str, expect: int) -> dict[str, Any]:
    """The report of one run of `skeji chaos`, which ends with this exit code."""
    found = home / "found.json"
    run = Stack(home).process("chaos", *args, "--json", str(found), timeout_s=WITHIN_S)
    assert run.returncode == expect, f"{run.stdout}\n{run.stderr}"
    report: dict[str, Any] = json.loads(found.read_text())
    return report


def test_every_invariant_holds_on_the_embedded_broker(tmp_path: Path) -> None:
    report = chaos(tmp_path, "--seed", str(SEED), "--minutes", EMBEDDED_MINUTES, expect=0)
    assert report["kills"] > 0
    assert report["outages"] > 0
    assert all(invariant["ok"] and invariant["checked"] for invariant in report["invariants"].values())


def test_every_invariant_holds_on_three_brokers_of_apache_kafka() -> None:
    argv = ["--on", "apache", "--seeds", str(SEED), "--minutes", APACHE_MINUTES, "--breaks"]
    run = subprocess.run(
        [sys.executable, "-m", "tests.chaos.proof", *argv],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=WITHIN_S,
        check=False,
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"


def test_a_promise_taken_out_is_noticed(tmp_path: Path) -> None:
    report = chaos(tmp_path, "--seed", str(AIMED), "--minutes", BREAK_MINUTES, "--break", BROKEN, expect=1)
    assert any(invariant["violations"] for invariant in report["invariants"].values())


def test_it_is_refused_outside_the_local_profile_and_for_an_unknown_break(tmp_path: Path) -> None:
    unknown = Stack(tmp_path).process("chaos", "--seed", "1", "--break", "everything")
    assert (unknown.returncode, unknown.stderr.count("\n")) == (2, 1)
    assert "--break" in unknown.stderr
    needed = (
        *(f"WHATSAPP_{name}" for name in ("APP_SECRET", "VERIFY_TOKEN", "ACCESS_TOKEN", "API_URL")),
        "SKEJI_AUDIT_KEY",
    )
    production = {"SKEJI_PROFILE": "production", **dict.fromkeys(needed, "http://127.0.0.1:1/of-some-length-or-other")}
    refused = Stack(tmp_path, production).process("chaos", "--seed", "1")
    assert refused.returncode == 2
    assert "local profile" in refused.stderr
