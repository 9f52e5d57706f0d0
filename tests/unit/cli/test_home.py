"""How a command finds the system that it speaks to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import SecretStr

from skeji_ray.cli.home import find_home
from skeji_ray.config import Settings, TimeSource
from skeji_ray.errors import DependencyUnreachable, UsageError
from skeji_ray.local.run_file import RunFile


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def a_run(settings: Settings, simulator_url: str | None = "http://127.0.0.1:7/") -> None:
    RunFile(
        pid=os.getpid(),
        webhook_url="http://127.0.0.1:8000/webhook",
        simulator_url=simulator_url,
        whatsapp_api_url=simulator_url,
        whatsapp_access_token="t" if simulator_url else None,
        whatsapp_app_secret="s" if simulator_url else None,
        whatsapp_verify_token="v" if simulator_url else None,
        phone_number_id="77",
        kafka_brokers="run:1",
        mongo_uri="mongodb://run:1/skeji",
        embedded_broker=True,
        simulated_time=True,
    ).write(settings)


def test_without_a_running_system_and_without_brokers_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(DependencyUnreachable, match=r"skeji up.*KAFKA_BROKERS"):
        find_home(Settings(skeji_home=tmp_path))


def test_the_run_file_fills_in_what_is_not_set(tmp_path: Path) -> None:
    settings = Settings(skeji_home=tmp_path)
    a_run(settings)

    home = find_home(settings)

    assert home.settings.kafka_brokers == "run:1"
    assert home.settings.mongo_uri is not None
    assert home.settings.mongo_uri.get_secret_value() == "mongodb://run:1/skeji"
    assert home.settings.whatsapp_phone_number_id == "77"
    assert home.settings.whatsapp_access_token is not None
    assert home.settings.whatsapp_access_token.get_secret_value() == "t"
    assert home.embedded
    assert home.simulator_url() == "http://127.0.0.1:7"


def test_the_simulators_secrets_are_filled_in_and_those_that_are_set_come_first(tmp_path: Path) -> None:
    settings = Settings(skeji_home=tmp_path, whatsapp_app_secret=SecretStr("mine"))
    a_run(settings)

    found = find_home(settings).settings

    assert found.whatsapp_app_secret == SecretStr("mine")
    assert found.whatsapp_verify_token == SecretStr("v")


def test_the_environment_comes_first_and_is_not_the_embedded_broker(tmp_path: Path) -> None:
    settings = Settings(skeji_home=tmp_path, kafka_brokers="mine:9092")
    a_run(settings)

    home = find_home(settings)

    assert home.settings.kafka_brokers == "mine:9092"
    assert not home.embedded


def test_brokers_alone_are_enough_for_what_needs_no_running_system(tmp_path: Path) -> None:
    home = find_home(Settings(skeji_home=tmp_path, kafka_brokers="mine:9092"))

    with pytest.raises(DependencyUnreachable, match="skeji up"):
        home.running()


async def test_a_command_that_needs_a_database_says_so(tmp_path: Path) -> None:
    home = find_home(Settings(skeji_home=tmp_path, kafka_brokers="mine:9092"))

    with pytest.raises(DependencyUnreachable, match="MONGO_URI"):
        async with home.store():
            pass


def test_chat_is_refused_where_messages_go_to_the_real_whatsapp(tmp_path: Path) -> None:
    settings = Settings(skeji_home=tmp_path)
    a_run(settings, simulator_url=None)

    with pytest.raises(UsageError, match="simulated"):
        find_home(settings).simulator_url()


def test_a_real_whatsapp_of_the_settings_is_left_alone(tmp_path: Path) -> None:
    settings = Settings(skeji_home=tmp_path, whatsapp_api_url="https://graph.example/v1")
    a_run(settings)

    assert find_home(settings).settings.whatsapp_api_url == "https://graph.example/v1"
    assert find_home(settings).settings.whatsapp_access_token is None


@pytest.mark.parametrize(
    ("elsewhere", "source"),
    [
        ({}, TimeSource.SIMULATED),
        ({"mongo_uri": "mongodb://run:1/skeji"}, TimeSource.SIMULATED),
        ({"kafka_brokers": "mine:9092"}, TimeSource.REAL),
        ({"mongo_uri": "mongodb://mine/skeji"}, TimeSource.REAL),
    ],
)
def test_time_is_simulated_for_the_servers_of_the_running_stack_alone(
    tmp_path: Path, elsewhere: dict[str, str], source: TimeSource
) -> None:
    settings = Settings(skeji_home=tmp_path, **elsewhere)  # type: ignore[arg-type]  # pydantic makes the secret
    a_run(settings)

    assert find_home(settings).settings.skeji_clock is source
