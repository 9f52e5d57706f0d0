"""The loop that one writes by hand with kafka-python: what the engine is measured against, and nothing else uses.

Poll, parse, send with the headers that came, check, commit once a batch: order by key and at-least-once, one
record at a time, no retry, no dead letter, nobody else's records while one is worked on.
"""

from __future__ import annotations

from collections.abc import Callable

from kafka import KafkaConsumer, KafkaProducer

from skeji_ray.kafka.connection import Connection
from skeji_ray.messages.base import Message

POLL_MS = 200
MOST_A_POLL = 1_000
SESSION_MS = 6_000
ACKNOWLEDGED_WITHIN_S = 30.0


def run_bare(
    connection: Connection,
    group: str,
    source: str,
    target: str,
    kind: type[Message],
    finished: Callable[[int], bool],
) -> None:
    """Until `finished(records of this batch)`, asked after each commit. Raises KafkaError, as kafka-python does."""
    consumer = KafkaConsumer(
        source,
        **connection.options(),
        group_id=group,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        max_poll_records=MOST_A_POLL,
        session_timeout_ms=SESSION_MS,
        heartbeat_interval_ms=SESSION_MS // 4,
        metrics_enabled=False,
    )
    producer = KafkaProducer(**connection.options(), acks="all", metrics_enabled=False)
    try:
        more = True
        while more:
            sent = []
            for records in consumer.poll(POLL_MS).values():
                for record in records:
                    value = kind.model_validate_json(record.value).model_dump_json(exclude_none=True).encode()
                    sent.append(producer.send(target, value=value, key=record.key, headers=list(record.headers)))
            if sent:
                producer.flush()
                for one in sent:
                    one.get(timeout=ACKNOWLEDGED_WITHIN_S)
                consumer.commit()
            more = not finished(len(sent))
    finally:
        producer.close(timeout=5)
        consumer.close(autocommit=False, timeout_ms=3_000)
