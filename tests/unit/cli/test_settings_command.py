"""`skeji settings`, `skeji env` and the four variables of `skeji run`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from skeji_ray.cli.groups import check_variables, group_named, variables_of
from skeji_ray.cli.setting_table import MASK, rows_of
from skeji_ray.config import Settings, load_settings
from skeji_ray.errors import SettingError, UsageError
from skeji_ray.topology import GATEWAY, GROUPS, RESPONSES


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_every_setting_is_listed_with_its_meaning() -> None:
    rows = rows_of(Settings(), {}, {})

    assert [row["name"] for row in rows] == [name.upper() for name in Settings.model_fields]
    assert all(row["meaning"] for row in rows)
    assert {row["source"] for row in rows} == {"default"}


def test_a_secret_is_masked_and_a_missing_one_is_not_there() -> None:
    values = {row["name"]: row["value"] for row in rows_of(Settings(whatsapp_app_secret="s3cret"), {}, {})}

    assert values["WHATSAPP_APP_SECRET"] == MASK
    assert values["WHATSAPP_ACCESS_TOKEN"] is None
    assert values["SKEJI_PLANNER"] == "rules"


def test_the_environment_wins_over_the_file_and_an_empty_value_is_none() -> None:
    environment = {"KAFKA_BROKERS": "a:1", "SKEJI_HOME": ""}
    dotenv = {"kafka_brokers": "b:1", "skeji_home": "/h", "SKEJI_PORTS": "auto"}

    sources = {row["name"]: row["source"] for row in rows_of(Settings(), environment, dotenv)}

    assert sources["KAFKA_BROKERS"] == "env"
    assert sources["SKEJI_HOME"] == ".env"
    assert sources["SKEJI_PORTS"] == ".env"
    assert sources["MONGO_URI"] == "default"


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_what_env_prints_is_what_run_accepts(group: object) -> None:
    row = group_named(group.name)  # type: ignore[attr-defined]  # pytest hands it over untyped
    variables = {name.lower(): value for name, value in variables_of(row, "broker:9092").items()}

    check_variables(row, Settings(**variables))  # type: ignore[arg-type]  # the fields' own names


def test_the_dead_letters_may_be_left_out_and_order_does_not_matter() -> None:
    topics = "scrub-layer-to-notifier, gw-to-scrub-layer"

    check_variables(GATEWAY, Settings(kafka_publish_to_topics=topics))


def test_nothing_set_is_the_tables() -> None:
    check_variables(RESPONSES, Settings())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kafka_consumer_group", "scrub-layer-consumer-group"),
        ("kafka_consume_from_topic", "gw-to-scrub-layer"),
        ("kafka_publish_to_topics", "gw-to-scrub-layer"),
    ],
)
def test_a_variable_that_disagrees_with_the_table_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name.upper()):
        check_variables(GATEWAY, Settings(**{name: value}))  # type: ignore[arg-type]  # one field at a time


def test_an_unknown_group_is_bad_usage() -> None:
    with pytest.raises(UsageError, match="gateway-consumer-group"):
        group_named("gateway")


def test_trusted_proxies_are_networks_and_what_is_none_is_named() -> None:
    assert [str(one) for one in Settings(skeji_trusted_proxies="10.0.0.0/8, 1.2.3.4,").trusted_proxies] == [
        "10.0.0.0/8",
        "1.2.3.4/32",
    ]
    with pytest.raises(SettingError, match=r"SKEJI_TRUSTED_PROXIES: .*nginx"):
        load_settings(skeji_trusted_proxies="nginx")


def test_messages_are_not_taken_for_longer_than_their_ids_are_remembered() -> None:
    assert Settings(skeji_max_message_age_days=0.5).max_message_age == timedelta(hours=12)
    with pytest.raises(SettingError, match="SKEJI_MAX_MESSAGE_AGE_DAYS"):
        load_settings(skeji_max_message_age_days=9)
