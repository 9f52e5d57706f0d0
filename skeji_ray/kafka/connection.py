"""How to reach the brokers, and what it means when they do not answer."""

from __future__ import annotations

import re
import socket
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kafka.errors import (
    IllegalSaslStateError,
    InvalidReceiveError,
    SaslAuthenticationFailedError,
    UnsupportedSaslMechanismError,
)

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
    fetches_late: bool = False
    """Whether the brokers answer a waiting fetch late, though there is a record."""

    @staticmethod
    def of(settings: Settings) -> Connection:
        """Raises SettingError, naming it, when a setting is missing or wrong."""
        if settings.kafka_brokers is None:
            raise SettingError("KAFKA_BROKERS must be set")
        password = settings.kafka_sasl_password
        if settings.kafka_security_protocol.startswith("SASL"):
            for name in ("kafka_sasl_mechanism", "kafka_sasl_username", "kafka_sasl_password"):
                if getattr(settings, name) is None:
                    raise SettingError(f"{name.upper()}: must be set with {settings.kafka_security_protocol}")
        connection = Connection(
            brokers=settings.kafka_brokers,
            security_protocol=settings.kafka_security_protocol,
            sasl_mechanism=settings.kafka_sasl_mechanism,
            sasl_username=settings.kafka_sasl_username,
            sasl_password=password.get_secret_value() if password else None,
            ssl_cafile=_authority(settings.kafka_ssl_cafile),
            leave_group=settings.kafka_leave_group,
            fetches_late=settings.kafka_fetches_late,
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
        """One line that says which brokers failed us and how: by the setting that they refuse, where it is one."""
        how = self.refusal(error) or f"(KAFKA_BROKERS) does not answer: {type(error).__name__}"
        return DependencyUnreachable(f"Kafka at {self.brokers} {how}")

    def hung_up(self, error: Exception) -> DependencyUnreachable:
        """The same of brokers that took a connection and ended it, or said nothing on it."""
        how = self.refusal(error) or f"{self._misunderstood}: {type(error).__name__}"
        return DependencyUnreachable(f"Kafka at {self.brokers} {how}")

    def refusal(self, error: Exception) -> str | None:
        """What no later try changes, naming the setting; None for what may pass, as while a broker starts."""
        if isinstance(error, SaslAuthenticationFailedError):
            return "refuses KAFKA_SASL_USERNAME with KAFKA_SASL_PASSWORD"
        if isinstance(error, UnsupportedSaslMechanismError):
            return f"does not take KAFKA_SASL_MECHANISM={self.sasl_mechanism}"
        tls = error.__context__  # kafka-python words it anew
        if isinstance(tls, ssl.SSLCertVerificationError):
            return f"shows a certificate that KAFKA_SSL_CAFILE does not vouch for: {tls.verify_message}"
        no_kafka = isinstance(error, InvalidReceiveError)  # such as TLS' own alert, in answer to what is not TLS
        no_tls = getattr(tls, "reason", None) == "WRONG_VERSION_NUMBER"
        if no_kafka or no_tls or isinstance(error, IllegalSaslStateError):
            return self._misunderstood
        return None

    @property
    def _misunderstood(self) -> str:
        """A broker that refuses the mechanism sometimes hangs up before it has said so: both are named."""
        mechanism = f" with KAFKA_SASL_MECHANISM={self.sasl_mechanism}" if self.sasl_mechanism else ""
        return f"listens, but does not speak KAFKA_SECURITY_PROTOCOL={self.security_protocol}{mechanism}"


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


def _authority(cafile: Path | None) -> str | None:
    """Raises SettingError where it is no file of certificates."""
    if cafile is None:
        return None
    if not cafile.is_file():
        raise SettingError(f"KAFKA_SSL_CAFILE: no file at {cafile}")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cafile)
    except (OSError, ssl.SSLError):
        raise SettingError(f"KAFKA_SSL_CAFILE: no certificate in PEM can be read from {cafile}") from None
    return str(cafile)
