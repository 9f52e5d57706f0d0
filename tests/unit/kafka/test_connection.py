"""Settings of a connection, and what its errors say."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from skeji_ray.config import Settings
from skeji_ray.errors import DependencyUnreachable, SettingError
from skeji_ray.kafka.connection import Connection, _why, probe


def settings(**values: object) -> Settings:
    return Settings(_env_file=None, **values)  # type: ignore[arg-type]  # pydantic validates them itself


def test_tls_and_a_password_reach_the_clients_and_no_log(tmp_path: Path) -> None:
    authority = tmp_path / "ca.pem"
    authority.write_text("-")
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
        ({"kafka_brokers": "a:1", "kafka_ssl_cafile": "/nowhere"}, "KAFKA_SSL_CAFILE"),
    ],
)
def test_a_wrong_setting_is_named(values: dict[str, object], named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KAFKA_BROKERS", raising=False)
    with pytest.raises(SettingError, match=named):
        Connection.of(settings(**values))


def test_the_probe_names_brokers_that_do_not_answer() -> None:
    with pytest.raises(DependencyUnreachable, match=r"127\.0\.0\.1:1 "):
        probe(Connection("127.0.0.1:1"), 0.1)


def test_a_broker_that_hangs_up_without_a_word_leaves_both_suspects_named() -> None:
    silent = _why(Connection("a:1", "SASL_SSL", "SCRAM-SHA-256", "skeji", "hush"), "socket disconnected", OSError())
    assert "KAFKA_SECURITY_PROTOCOL=SASL_SSL with KAFKA_SASL_MECHANISM=SCRAM-SHA-256" in silent
