"""Settings of a connection, and what its errors say."""

from __future__ import annotations

from pathlib import Path

import pytest
from kafka.errors import (
    IllegalSaslStateError,
    InvalidReceiveError,
    KafkaConnectionError,
    SaslAuthenticationFailedError,
    UnsupportedSaslMechanismError,
)
from pydantic import SecretStr

from skeji_ray.config import Settings, load_settings
from skeji_ray.errors import SettingError
from skeji_ray.kafka.connection import Connection
from tests.support.certificates import issue

SECURE = Connection("a:1", "SASL_SSL", "SCRAM-SHA-256", "skeji", "hush")


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)  # type: ignore[arg-type]  # pydantic validates them itself


def test_tls_and_a_password_reach_the_clients_and_no_log(tmp_path: Path) -> None:
    authority = issue(tmp_path).authority
    connection = Connection.of(
        settings(
            kafka_brokers="a:1, b",
            kafka_security_protocol="SASL_SSL",
            kafka_sasl_mechanism="SCRAM-SHA-512",
            kafka_sasl_username="skeji",
            kafka_sasl_password=SecretStr("hush"),
            kafka_ssl_cafile=authority,
        )
    )
    options = connection.options()
    assert options.pop("reconnect_backoff_max_ms") <= 5_000
    assert options == {
        "bootstrap_servers": ["a:1", "b"],
        "security_protocol": "SASL_SSL",
        "sasl_mechanism": "SCRAM-SHA-512",
        "sasl_plain_username": "skeji",
        "sasl_plain_password": "hush",
        "ssl_cafile": str(authority),
    }
    assert "hush" not in repr(connection)
    assert connection.addresses == [("a", 1), ("b", 9092)]


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({}, "KAFKA_BROKERS"),
        ({"kafka_brokers": "host:port"}, "KAFKA_BROKERS"),
        ({"kafka_brokers": "host:70000"}, "KAFKA_BROKERS"),
        ({"kafka_brokers": " , "}, "KAFKA_BROKERS"),
        ({"kafka_brokers": "a:1", "kafka_security_protocol": "SASL_SSL"}, "KAFKA_SASL_MECHANISM"),
        ({"kafka_brokers": "a:1", "kafka_ssl_cafile": "/nowhere"}, "KAFKA_SSL_CAFILE: no file at /nowhere"),
        ({"kafka_brokers": "a:1", "kafka_ssl_cafile": __file__}, "KAFKA_SSL_CAFILE: no certificate"),
    ],
)
def test_a_wrong_setting_is_named(values: dict[str, object], named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KAFKA_BROKERS", raising=False)
    with pytest.raises(SettingError, match=named):
        Connection.of(settings(**values))


def test_a_mechanism_that_is_none_of_ours_is_refused_as_a_setting() -> None:
    with pytest.raises(SettingError, match="KAFKA_SASL_MECHANISM"):
        load_settings(kafka_sasl_mechanism="GSSAPI")


@pytest.mark.parametrize(
    ("error", "named"),
    [
        (SaslAuthenticationFailedError("Invalid username or password"), "KAFKA_SASL_USERNAME with KAFKA_SASL_PASSWORD"),
        (UnsupportedSaslMechanismError(), "KAFKA_SASL_MECHANISM=SCRAM-SHA-256"),
        (IllegalSaslStateError(), "KAFKA_SECURITY_PROTOCOL=SASL_SSL with KAFKA_SASL_MECHANISM=SCRAM-SHA-256"),
        (InvalidReceiveError("Invalid frame length: 352518912"), "KAFKA_SECURITY_PROTOCOL=SASL_SSL"),
    ],
)
def test_what_a_broker_refuses_is_named_by_its_setting_and_not_shown(error: Exception, named: str) -> None:
    told = str(SECURE.unreachable(error))
    assert named in told
    assert "hush" not in told
    assert "does not answer" not in told


def test_what_may_pass_is_no_refusal() -> None:
    assert SECURE.refusal(KafkaConnectionError("socket disconnected")) is None
    assert "does not answer: KafkaConnectionError" in str(SECURE.unreachable(KafkaConnectionError()))


def test_a_broker_that_hangs_up_without_a_word_leaves_both_suspects_named() -> None:
    told = str(SECURE.hung_up(KafkaConnectionError("socket disconnected")))
    assert "KAFKA_SECURITY_PROTOCOL=SASL_SSL with KAFKA_SASL_MECHANISM=SCRAM-SHA-256" in told
