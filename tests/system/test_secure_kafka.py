"""What the commands say where a Kafka with TLS and passwords does not take them: one line that names the setting."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from skeji_ray.errors import DependencyUnreachable
from tests.support.brokers import Brokers
from tests.support.certificates import issue
from tests.support.databases import Databases
from tests.support.stack import Stack

pytestmark = pytest.mark.system

WRONG = "not-the-right-one"
COMMANDS = (
    ("topics",),
    ("topics", "apply"),
    ("status",),
    ("trace", "c1"),
    ("dlq", "replay", "d1"),
    ("erase", "+972541000001", "--yes"),
    ("bench", "engine"),
)


@pytest.fixture(scope="module")
def settings(brokers: Brokers, databases: Databases) -> dict[str, str]:
    return {**brokers.secure().settings, "MONGO_URI": databases.fresh_uri("java")}


def told(home: Path, settings: dict[str, str], *words: str) -> str:
    """The one line of a command that could not reach Kafka; it holds no secret."""
    from skeji_ray.cli.main import app

    run = CliRunner().invoke(app, words, env=Stack(home, settings).env)
    assert run.exit_code == DependencyUnreachable.exit_code, run.output
    assert run.stdout == ""
    (line,) = run.stderr.splitlines()
    assert settings["KAFKA_SASL_PASSWORD"] not in line
    return line


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_says_that_the_password_is_refused(
    settings: dict[str, str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    line = told(tmp_path, {**settings, "KAFKA_SASL_PASSWORD": WRONG}, *words)
    assert line.endswith("refuses KAFKA_SASL_USERNAME with KAFKA_SASL_PASSWORD")


def test_the_whole_product_does_not_start_with_a_wrong_password(settings: dict[str, str], tmp_path: Path) -> None:
    run = Stack(tmp_path, {**settings, "KAFKA_SASL_PASSWORD": WRONG}).process("up")
    assert run.returncode == DependencyUnreachable.exit_code
    assert run.stderr.splitlines()[-1].endswith("refuses KAFKA_SASL_USERNAME with KAFKA_SASL_PASSWORD")
    assert WRONG not in run.stderr + run.stdout


def test_a_certificate_by_an_authority_that_is_not_ours_is_refused(settings: dict[str, str], tmp_path: Path) -> None:
    other = issue(tmp_path / "other").authority
    line = told(tmp_path, {**settings, "KAFKA_SSL_CAFILE": str(other)}, "topics", "apply")
    assert "KAFKA_SSL_CAFILE does not vouch for" in line


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KAFKA_SECURITY_PROTOCOL", "PLAINTEXT"),
        ("KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT"),
        ("KAFKA_SASL_MECHANISM", "SCRAM-SHA-256"),
    ],
)
def test_a_wrong_way_to_speak_is_named(settings: dict[str, str], tmp_path: Path, name: str, value: str) -> None:
    assert f"{name}={value}" in told(tmp_path, {**settings, name: value}, "topics", "apply")
