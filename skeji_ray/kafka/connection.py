"""How to reach the brokers, and whether they are there."""

from __future__ import annotations

import logging
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from kafka import KafkaAdminClient
from kafka.errors import KafkaError

from skeji_ray.config import Settings
from skeji_ray.errors import DependencyUnreachable, SettingError

_BROKER = re.compile(r"^(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:(?P<port>\d{1,5}))?$")
_DEFAULT_PORT = 9092
_LOOK_AGAIN_AFTER_S = 0.2
_RECONNECT_WITHIN_MS = 2_000
"""How rarely a client tries a broker that is down: half a minute, the default, would outlast most outages."""


@dataclass(frozen=True)
class Connection:
    """What every client of ours is made with. Its password is in no `repr`."""

    brokers: str
    security_protocol: str = "PLAINTEXT"
    sasl_mechanism: str | None = None
    sasl_username: str | None = None
    sasl_password: str | None = field(default=None, repr=False)
    ssl_cafile: str | None = None
    leave_group: bool = True
    """Whether a member that ends says so; else its session runs out."""

    @staticmethod
    def of(settings: Settings) -> Connection:
        """Raises SettingError, naming it, when a setting is missing or wrong."""
        if settings.kafka_brokers is None:
            raise SettingError("KAFKA_BROKERS must be set")
        password, cafile = settings.kafka_sasl_password, settings.kafka_ssl_cafile
        if settings.kafka_security_protocol.startswith("SASL"):
            for name in ("kafka_sasl_mechanism", "kafka_sasl_username", "kafka_sasl_password"):
                if getattr(settings, name) is None:
                    raise SettingError(f"{name.upper()}: must be set with {settings.kafka_security_protocol}")
        if cafile is not None and not cafile.is_file():
            raise SettingError(f"KAFKA_SSL_CAFILE: no file at {cafile}")
        connection = Connection(
            brokers=settings.kafka_brokers,
            security_protocol=settings.kafka_security_protocol,
            sasl_mechanism=settings.kafka_sasl_mechanism,
            sasl_username=settings.kafka_sasl_username,
            sasl_password=password.get_secret_value() if password else None,
            ssl_cafile=str(cafile) if cafile else None,
            leave_group=settings.kafka_leave_group,
        )
        if not connection.addresses:
            raise SettingError("KAFKA_BROKERS: names no broker")
        return connection

    @property
    def addresses(self) -> list[tuple[str, int]]:
        """Host and port of every broker. Raises SettingError for what is neither."""
        found: list[tuple[str, int]] = []
        for broker in filter(None, (part.strip() for part in self.brokers.split(","))):
            match = _BROKER.match(broker)
            if match is None or not 0 < int(match["port"] or _DEFAULT_PORT) < 65_536:
                raise SettingError(f"KAFKA_BROKERS: {broker!r} is not host:port")
            found.append((match["host"].strip("[]"), int(match["port"] or _DEFAULT_PORT)))
        return found

    def options(self) -> dict[str, Any]:
        """The keyword arguments that all clients of kafka-python share."""
        options: dict[str, Any] = {
            "bootstrap_servers": [broker.strip() for broker in self.brokers.split(",") if broker.strip()],
            "security_protocol": self.security_protocol,
            "reconnect_backoff_max_ms": _RECONNECT_WITHIN_MS,
        }
        if self.security_protocol.startswith("SASL"):
            options["sasl_mechanism"] = self.sasl_mechanism
            options["sasl_plain_username"] = self.sasl_username
            options["sasl_plain_password"] = self.sasl_password
        if self.ssl_cafile:
            options["ssl_cafile"] = self.ssl_cafile
        return options

    def unreachable(self, error: Exception) -> DependencyUnreachable:
        """One line that says which brokers failed us, and how."""
        return DependencyUnreachable(f"Kafka at {self.brokers} (KAFKA_BROKERS) does not answer: {type(error).__name__}")


def wait_for_socket(connection: Connection, timeout_s: float) -> None:
    """Until one broker accepts a connection.

    A client of kafka-python that is made while no broker answers leaves a thread behind for good, so whoever
    tries again and again asks here first.

    Raises:
        DependencyUnreachable: none did in time.
    """
    deadline = time.monotonic() + timeout_s
    while True:
        for address in connection.addresses:
            with suppress(OSError), socket.create_connection(address, timeout=min(timeout_s, 2.0)):
                return
        if time.monotonic() + _LOOK_AGAIN_AFTER_S >= deadline:
            raise DependencyUnreachable(f"Kafka at {connection.brokers} (KAFKA_BROKERS): nothing listens there")
        time.sleep(_LOOK_AGAIN_AFTER_S)


def probe(connection: Connection, timeout_s: float) -> None:
    """Raises DependencyUnreachable, in one line, when the brokers do not answer, or refuse us, and why."""
    started = time.monotonic()
    wait_for_socket(connection, timeout_s)
    left_s = max(1.0, timeout_s - (time.monotonic() - started))
    with _overheard() as words:
        try:
            admin = KafkaAdminClient(**connection.options(), bootstrap_timeout_ms=int(left_s * 1000))
        except (KafkaError, OSError, ValueError) as error:
            raise DependencyUnreachable(
                f"Kafka at {connection.brokers} {_why(connection, ' '.join(words), error)}"
            ) from None
        admin.close()


def _why(connection: Connection, words: str, error: Exception) -> str:
    if "SaslAuthenticationFailed" in words:
        return "refuses KAFKA_SASL_USERNAME with KAFKA_SASL_PASSWORD"
    if "UnsupportedSaslMechanism" in words:
        return f"does not take KAFKA_SASL_MECHANISM={connection.sasl_mechanism}"
    if "CERTIFICATE_VERIFY_FAILED" in words:
        return "shows a certificate that KAFKA_SSL_CAFILE does not vouch for"
    # A broker that refuses the mechanism sometimes hangs up before it has said so: both are named.
    mechanism = f" with KAFKA_SASL_MECHANISM={connection.sasl_mechanism}" if connection.sasl_mechanism else ""
    protocol = connection.security_protocol
    return f"listens, but does not speak KAFKA_SECURITY_PROTOCOL={protocol}{mechanism}: {type(error).__name__}"


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """What kafka-python logs meanwhile: the one place where it says why a broker refused us."""
    words: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if len(words) < 100:
                words.append(record.getMessage())

    logger, ear = logging.getLogger("kafka"), Ear(logging.WARNING)
    logger.addHandler(ear)
    propagated, logger.propagate = logger.propagate, False
    try:
        yield words
    finally:
        logger.propagate = propagated
        logger.removeHandler(ear)
