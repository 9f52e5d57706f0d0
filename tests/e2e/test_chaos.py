"""Chaos for a minute on the embedded broker, by the command that an operator runs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.stack import Stack

SEED, MINUTES = "7", "1"


def test_every_invariant_holds_through_a_minute_of_chaos(tmp_path: Path) -> None:
    found = tmp_path / "found.json"
    run = Stack(tmp_path).process("chaos", "--seed", SEED, "--minutes", MINUTES, "--json", str(found), timeout_s=1000)
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
    report = json.loads(found.read_text())
    assert report["kills"] > 0
    assert report["outages"] > 0
    assert all(invariant["ok"] and invariant["checked"] for invariant in report["invariants"].values())


def test_it_is_refused_outside_the_local_profile_and_for_an_unknown_break(tmp_path: Path) -> None:
    unknown = Stack(tmp_path).process("chaos", "--seed", "1", "--break", "everything")
    assert (unknown.returncode, unknown.stderr.count("\n")) == (2, 1)
    assert "--break" in unknown.stderr
    secrets = (
        "WHATSAPP_APP_SECRET",
        "WHATSAPP_VERIFY_TOKEN",
        "WHATSAPP_ACCESS_TOKEN",
        "WHATSAPP_API_URL",
        "SKEJI_AUDIT_KEY",
    )
    production = {"SKEJI_PROFILE": "production", **dict.fromkeys(secrets, "http://127.0.0.1:1/of-some-length-or-other")}
    refused = Stack(tmp_path, production).process("chaos", "--seed", "1")
    assert refused.returncode == 2
    assert "local profile" in refused.stderr
