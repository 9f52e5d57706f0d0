"""Short-lived clients for a person's commands: opened for one use, their errors told as ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kafka import KafkaAdminClient, KafkaConsumer
from kafka.errors import AuthorizationError, KafkaConfigurationError, KafkaError

from skeji_ray.errors import SkejiError
from skeji_ray.kafka.bootstrap import connected
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.tolerance import read_tolerantly

ANSWER_WITHIN_MS = 10_000
CLOSE_WITHIN_MS = 2_000
ISOLATION_LEVEL = "read_committed"
"""Of everybody who reads: what a transaction wrote and took back was never said."""


@contextmanager
def admin_client(connection: Connection) -> Iterator[Any]:
    """An admin client. Raises DependencyUnreachable when the brokers do not answer, also while it is used."""
    with _told(connection):
        admin = connected(KafkaAdminClient, connection, ANSWER_WITHIN_MS)
        try:
            yield admin
        finally:
            admin.close()


@contextmanager
def reading_client(connection: Connection, **options: Any) -> Iterator[Any]:
    """A consumer outside every group; what it cannot decode it gives as an UnreadableRecord.

    Raises as `admin_client` does.
    """
    with _told(connection):
        options |= {"enable_auto_commit": False, "metrics_enabled": False, "isolation_level": ISOLATION_LEVEL}
        consumer = connected(KafkaConsumer, connection, ANSWER_WITHIN_MS, **options)
        read_tolerantly(consumer)
        try:
            yield consumer
        finally:
            consumer.close(autocommit=False, timeout_ms=CLOSE_WITHIN_MS)


@contextmanager
def _told(connection: Connection) -> Iterator[None]:
    try:
        yield
    except KafkaConfigurationError:
        raise  # an option of ours is wrong: no broker's fault
    except AuthorizationError as error:
        raise SkejiError(f"Kafka at {connection.brokers} does not allow it: {type(error).__name__}") from None
    except KafkaError as error:
        raise connection.unreachable(error) from None
