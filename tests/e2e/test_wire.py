"""What other systems rely on: the guide's example by a bare producer, the trace of a message, real lag."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from kafka import KafkaProducer

from skeji_ray.topology import NOTIFIER_SCRUB, PLANS
from tests.support.stack import Stack, deliver

WAITING = 30
"""Messages of a group that is held at none."""


def guide_example(start: str, day: str, phone: str) -> dict[str, Any]:
    """The guide's Output Example, its date moved."""
    return {
        "conversation_id": "conv_12345",
        "user_phone": phone,
        "pipeline": [
            {
                "service": "schedules",
                "action": "search_availability",
                "params": {"city": "Tel Aviv", "service_label": "haircut", "date": day, "time": "15:00"},
            },
            {
                "service": "bookings",
                "action": "create_booking",
                "params": {"schedule_id": "${previous_step.schedule_id}", "start_time": start},
            },
        ],
    }


def test_the_guides_example_from_a_bare_producer_books(stack: Stack) -> None:
    owner = stack.person("+972541000001")
    owner.says("Register Blue Ocean, a hair salon in Tel Aviv, open every day 9 to 18")  # or it stands already
    day = (stack.clock.now() + timedelta(days=9)).date().isoformat()
    producer = KafkaProducer(bootstrap_servers=stack.run_file["kafka_brokers"])
    body = guide_example(f"{day}T12:00:00Z", day, "+972544000001")
    producer.send(PLANS.name, json.dumps(body).encode()).get(20)
    producer.close(5)
    told = stack.person("+972544000001").waits_for("pending")
    assert "haircut" in told.text.lower() or "Blue Ocean" in told.text


def test_a_message_leaves_the_guides_chain_of_topics(stack: Stack) -> None:
    correlation_id = deliver(stack, **{"from": "+972544000002", "text": "show my bookings"})["correlation_id"]
    stack.person("+972544000002").waits_for("booking")
    way = [step["topic"] for step in stack.ask("trace", correlation_id)]
    chain = [
        "ingress-requests-buffer",
        "gw-to-scrub-layer",
        "scrub-layer-to-llm-layer",
        "llm-to-pipeline-executor",
        "pipeline-executor-to-bookings",
        "bookings-to-pipeline-executor",
        "pipeline-executor-to-notifier",
    ]
    assert way == chain


def test_lag_is_real(stack: Stack) -> None:
    group = NOTIFIER_SCRUB.name
    stack.ask("scale", group, "0")
    for number in range(WAITING):
        deliver(stack, **{"from": f"+9725450{number:05d}", "type": "image"})
    lags = {row["group"]: sum(part["lag"] for part in row["partitions"]) for row in _settled(stack, group, WAITING)}
    assert lags[group] == WAITING
    stack.ask("scale", group, "auto")
    stack.ask("status", "--wait-idle", "300")


def _settled(stack: Stack, group: str, wanted: int) -> list[dict[str, Any]]:
    """The groups' rows once `group` lags by `wanted`, or as they are after many looks."""
    rows: list[dict[str, Any]] = []
    for _ in range(60):
        rows = stack.ask("status")["groups"]
        row = next(row for row in rows if row["group"] == group)
        if sum(part["lag"] for part in row["partitions"]) >= wanted:
            break
    return rows
