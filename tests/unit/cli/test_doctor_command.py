"""`skeji doctor`: how it says what was found, and which system it looks at."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from skeji_ray.cli import doctor
from skeji_ray.cli.main import app
from skeji_ray.config import Settings
from skeji_ray.doctor.examination import Result
from skeji_ray.doctor.patient import Patient
from skeji_ray.errors import DependencyUnreachable, SettingError
from skeji_ray.serve.dashboard import ApplicationState

WELL, ILL, UNKNOWN = (
    Result("kafka", True, None, 12),
    Result("topics", False, "gone. Make it.", 3),
    Result("a", None, "?", 0),
)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("SKEJI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    monkeypatch.chdir(tmp_path)


def finding(monkeypatch: pytest.MonkeyPatch, *results: Result) -> list[Patient]:
    """Every examination comes to this; the patients are kept."""
    seen: list[Patient] = []

    async def examine(patient: Patient) -> list[Result]:
        seen.append(patient)
        return list(results)

    monkeypatch.setattr(doctor, "examine", examine)
    monkeypatch.setenv("KAFKA_BROKERS", "127.0.0.1:1")
    return seen


def test_without_a_system_it_ends_with_4_and_one_line() -> None:
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 4
    assert "skeji up" in result.stderr


def test_all_well_is_0_and_each_check_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    finding(monkeypatch, WELL)
    result = CliRunner().invoke(app, ["doctor", "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [{"id": "kafka", "ok": True, "hint": None, "ms": 12}]


def test_one_failure_is_1_and_what_was_not_checked_is_null(monkeypatch: pytest.MonkeyPatch) -> None:
    finding(monkeypatch, WELL, ILL, UNKNOWN)
    result = CliRunner().invoke(app, ["doctor", "--json"])
    assert result.exit_code == 1
    assert [row["ok"] for row in json.loads(result.stdout)] == [True, False, None]


def test_people_read_words(monkeypatch: pytest.MonkeyPatch) -> None:
    finding(monkeypatch, WELL, ILL, UNKNOWN)
    lines = [line.split() for line in CliRunner().invoke(app, ["doctor"]).stdout.splitlines()]
    assert lines[1] == ["kafka", "ok", "12"]
    assert lines[2] == ["topics", "FAILED", "3", "gone.", "Make", "it."]
    assert lines[3] == ["a", "not", "checked", "0", "?"]


def test_what_is_not_known_is_asked_for_by_the_name_of_its_option(monkeypatch: pytest.MonkeyPatch) -> None:
    (patient,) = examined(monkeypatch, "doctor")
    with pytest.raises(DependencyUnreachable, match="--dashboard"):
        asyncio.run(_applications(patient))
    with pytest.raises(DependencyUnreachable, match="--webhook"):
        asyncio.run(patient.webhook.examine())


def test_the_addresses_that_are_given_are_the_ones_that_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    there = "http://127.0.0.1:1"
    (patient,) = examined(monkeypatch, "doctor", "--dashboard", there, "--webhook", f"{there}/hook")
    with pytest.raises(DependencyUnreachable, match=f"{there}/api"):
        asyncio.run(_applications(patient))
    with pytest.raises(SettingError, match="WHATSAPP_APP_SECRET"):
        asyncio.run(patient.webhook.examine())


def examined(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> list[Patient]:
    """Whom the command looked at."""
    seen = finding(monkeypatch, WELL)
    assert CliRunner().invoke(app, arguments).exit_code == 0
    return seen


async def _applications(patient: Patient) -> Mapping[str, ApplicationState]:
    return await patient.head.applications()
