"""What every command has in common: one line, and the exit code that says the kind of error."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from skeji_ray.cli.main import COMMANDS, app
from skeji_ray.cli.manners import OneLineErrors
from skeji_ray.config import Settings


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (*Settings.model_fields, "SKEJI_DEBUG"):
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("SKEJI_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


def refused(code: int, *arguments: str) -> str:
    """The one line of a command that ends with `code`."""
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == code, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr


def printed(*arguments: str) -> str:
    """What a command prints that succeeds."""
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_command_imports_nothing_of_the_others() -> None:
    """It is started often, by scripts too."""
    asked = "from skeji_ray.cli.main import app; app(['up', '-h'], standalone_mode=False)"
    code = f"import sys; {asked}; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).splitlines()[-1].split()
    assert "skeji_ray.cli.up" in loaded
    foreign = (
        "ray",
        "kafka",
        "pymongo",
        "skeji_ray.languages",
        "skeji_ray.kafka",
        "skeji_ray.store",
        "skeji_ray.bench",
    )
    assert [name for name in loaded if name in foreign] == []


def test_every_command_of_the_table_is_there_and_says_what_it_is_for() -> None:
    rows = printed("--help").partition("Commands:")[2].splitlines()
    told = dict(row.split(maxsplit=1) for row in rows if row.strip())
    assert list(told) == list(COMMANDS)
    assert all(told.values())


@pytest.mark.parametrize(
    "arguments",
    [
        ["status"],
        ["topics", "apply"],
        ["inbox", "--as", "+972501234567"],
        ["chat", "--as", "+972501234567", "hello"],
        ["trace", "some-id"],
        ["dlq", "list"],
        ["dlq", "show", "some-id"],
        ["scale", "gateway-consumer-group", "1"],
        ["run", "gateway-consumer-group"],
        ["env", "gateway-consumer-group"],
        ["clock", "advance", "1h"],
        ["clock", "show"],
    ],
    ids=" ".join,
)
def test_without_a_running_system_a_command_ends_with_4_and_one_line(arguments: list[str]) -> None:
    assert "no running system" in refused(4, *arguments)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["nonsense"], "nonsense"),
        (["status", "--nonsense"], "--nonsense"),
        (["chat", "hello"], "--as"),
        (["chat", "--as", "nobody", "hello"], "nobody"),
        (["chat", "--as", "+972501234567", "hello", "--button", "yes"], "one thing"),
        (["chat", "--as", "+972501234567", "--json"], "--json"),
        (["chat", "--as", "+972501234567", " "], "nothing"),
        (["env", "nonsense"], "nonsense"),
        (["run", "nonsense"], "nonsense"),
        (["scale", "gateway-consumer-group", "many"], "many"),
        (["clock", "advance", "soon"], "soon"),
        (["plan"], "--in"),
        (["plan", "hello", "--tz", "Moon/Base"], "Moon/Base"),
        (["plan", "hello", "--now", "noon"], "noon"),
        (["plan", "hello", "--as", "x"], "'x'"),
        (["plan", "--in", "absent.jsonl", "--out", "plans.jsonl"], "absent.jsonl"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_bad_usage_ends_with_2_and_names_the_word(arguments: list[str], named: str) -> None:
    assert named in refused(2, *arguments)


def test_a_wrong_setting_ends_with_2_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAFKA_SECURITY_PROTOCOL", "NONE")

    assert "KAFKA_SECURITY_PROTOCOL" in refused(2, "status")


def test_a_variable_that_disagrees_with_the_table_ends_run_with_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAFKA_BROKERS", "127.0.0.1:1")
    monkeypatch.setenv("KAFKA_CONSUME_FROM_TOPIC", "somewhere-else")

    assert "KAFKA_CONSUME_FROM_TOPIC" in refused(2, "run", "gateway-consumer-group")


def test_run_without_a_ray_cluster_ends_with_4(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAFKA_BROKERS", "127.0.0.1:1")

    assert "skeji up" in refused(4, "run", "gateway-consumer-group")


def test_the_clock_of_a_stack_that_is_not_embedded_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAFKA_BROKERS", "127.0.0.1:1")

    assert "embedded" in refused(2, "clock", "advance", "24h")


def test_an_unexpected_error_is_one_line_and_a_trace_for_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = typer.Typer(cls=OneLineErrors)

    @broken.command()
    def fall() -> None:
        raise ZeroDivisionError("two\nlines")

    @broken.command()
    def other() -> None: ...

    result = CliRunner().invoke(broken, ["fall"])
    assert result.exit_code == 1
    assert "ZeroDivisionError: two lines" in result.stderr
    assert result.stderr.count("\n") == 1

    monkeypatch.setenv("SKEJI_DEBUG", "1")
    assert "Traceback" in CliRunner().invoke(broken, ["fall"]).stderr


def test_every_command_takes_json_and_has_a_line_of_help() -> None:
    for words in (
        ["chat", "inbox", "plan", "topics", "status", "scale", "trace", "run", "env", "settings"],
        ["topics apply", "dlq list", "dlq show", "dlq replay", "dlq discard", "clock advance", "clock show"],
    ):
        for word in words:
            assert "--json" in printed(*word.split(), "--help"), word


def test_env_prints_lines_for_a_shell_or_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAFKA_BROKERS", "a:1,b:2")

    assert printed("env", "llm-layer-consumer-group").splitlines() == [
        "export KAFKA_BROKERS=a:1,b:2",
        "export KAFKA_CONSUMER_GROUP=llm-layer-consumer-group",
        "export KAFKA_CONSUME_FROM_TOPIC=scrub-layer-to-llm-layer",
        "export KAFKA_PUBLISH_TO_TOPICS=llm-to-pipeline-executor,dlq-llm-layer",
    ]

    assert json.loads(printed("env", "llm-layer-consumer-group", "--json"))["KAFKA_BROKERS"] == "a:1,b:2"


def test_settings_are_printed_for_people_and_machines() -> None:
    assert "KAFKA_BROKERS" in printed("settings")

    rows = {row["name"]: row for row in json.loads(printed("settings", "--json"))}
    assert rows["SKEJI_HOME"]["source"] == "env"
    assert rows["SKEJI_HOME"]["value"] == os.environ["SKEJI_HOME"]
