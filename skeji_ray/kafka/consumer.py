"""The KafkaConsumer of a group's member, as every member has it."""

from __future__ import annotations

from typing import Any

from kafka import KafkaConsumer
from kafka.coordinator.assignors.cooperative_sticky import CooperativeStickyAssignor

from skeji_ray.kafka.clients import ISOLATION_LEVEL
from skeji_ray.kafka.connection import Connection, wait_for_socket
from skeji_ray.kafka.quirks import ask_less
from skeji_ray.kafka.tolerance import read_tolerantly
from skeji_ray.topology import MOST_DEAD_LETTER_BYTES, Group

MOST_A_POLL = 1_000
SESSION_MS = 6_000
SOCKET_WITHIN_S = 2.0

MEMBER_OPTIONS: dict[str, Any] = {
    "enable_auto_commit": False,
    "auto_offset_reset": "earliest",
    "session_timeout_ms": SESSION_MS,
    "heartbeat_interval_ms": SESSION_MS // 4,
    "max_poll_records": MOST_A_POLL,
    "max_partition_fetch_bytes": 2 * MOST_DEAD_LETTER_BYTES,
    "isolation_level": ISOLATION_LEVEL,
    "metrics_enabled": False,
}
"""What every member's consumer is made with, whatever its group."""


def member_consumer(group: Group, connection: Connection, client_id: str) -> KafkaConsumer:
    """Return a consumer that has not yet joined its group.

    Raises:
        DependencyUnreachable, KafkaError: no broker answers.
    """
    wait_for_socket(connection, SOCKET_WITHIN_S)
    consumer = KafkaConsumer(
        **connection.options(),
        **MEMBER_OPTIONS,
        group_id=group.name,
        client_id=client_id,
        partition_assignment_strategy=[CooperativeStickyAssignor()],
    )
    ask_less(consumer)
    read_tolerantly(consumer)
    return consumer
