"""Pipelines from any Kafka client, as other systems write them."""

from __future__ import annotations

import json
from typing import Any

from kafka import KafkaProducer

from skeji_ray.topology import PLANS
from tests.support.stack import Stack

PlannedStep = tuple[str, str, dict[str, Any]]
"""Service, action, params."""


def run_plan(stack: Stack, phone: str, *pipeline: PlannedStep) -> None:
    """One pipeline of this person; returns when the broker has it."""
    steps = [{"service": service, "action": action, "params": params} for service, action, params in pipeline]
    body = {"conversation_id": f"plan-{phone}", "user_phone": phone, "pipeline": steps}
    producer = KafkaProducer(bootstrap_servers=stack.run_file["kafka_brokers"])
    producer.send(PLANS.name, json.dumps(body).encode()).get(20)
    producer.close(5)
