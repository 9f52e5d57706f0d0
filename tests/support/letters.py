"""Dead letters as tests speak of them, and a broker that takes raw records."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import Any

from skeji_ray.errors import DependencyUnreachable
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.topology import DLQ_SCRUB, GATEWAY_TO_SCRUB

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)


def a_letter(id: str, topic: str = GATEWAY_TO_SCRUB.name, **more: Any) -> DeadLetterEntry:
    """An open letter of correlation c1, whose bytes are no text."""
    fields: dict[str, Any] = {
        "id": id,
        "dlq": DLQ_SCRUB.name,
        "original_topic": topic,
        "original_partition": 0,
        "original_offset": 3,
        "key": "k",
        "key_base64": base64.b64encode(b"k").decode(),
        "value_base64": base64.b64encode(b"\xff bytes").decode(),
        "headers": {"event-id": "e", "correlation-id": "c1", "attempt": "0"},
        "correlation_id": "c1",
        "conversation_id": "v",
        "error_class": "Permanent",
        "error_message": "it can not be read",
        "stack": "",
        "attempts": 1,
        "group": "g",
        "actor": "g/0",
        "failed_at": NOON,
    }
    return DeadLetterEntry(**{**fields, **more})


class RawBroker:
    """Takes records, or does not."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes | None, bytes | None, dict[str, bytes]]] = []
        self.refusal: Exception | None = None

    async def take(self, topic: str, key: bytes | None, value: bytes | None, headers: list[tuple[str, bytes]]) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.taken.append((topic, key, value, dict(headers)))

    def leave(self) -> None:
        self.refusal = DependencyUnreachable("no broker")

    def come_back(self) -> None:
        self.refusal = None
