"""Undecodable records, transactions and an absurd letter on the running system: nobody waits for them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from kafka import KafkaProducer

from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.foreign import CODECS, HeaderName, append, batch_of, undecodable
from skeji_ray.topology import DLQ_LLM, DLQ_PIPELINE, DLQ_SCRUB, INGRESS, PLANS
from tests.support.stack import Stack, deliver

ABSURD = "0001-01-01T00:00:00+14:00"
TAKEN_BACK = "+972549900099"


def body_of(phone: str) -> bytes:
    """A plan that shows this person their bookings."""
    steps = [{"service": "bookings", "action": "list_bookings", "params": {}}]
    plan = {"conversation_id": f"undecodable-{phone}", "user_phone": phone, "pipeline": steps}
    return json.dumps(plan).encode()


def in_a_transaction_that_is_taken_back(stack: Stack) -> None:
    brokers = stack.run_file["kafka_brokers"]
    producer = KafkaProducer(bootstrap_servers=brokers, transactional_id="taken-back", max_block_ms=20_000)
    producer.init_transactions()
    producer.begin_transaction()
    producer.send(PLANS.name, body_of(TAKEN_BACK)).get(20)
    producer.abort_transaction()
    producer.close(5)


def with_an_absurd_time(stack: Stack) -> None:
    producer = KafkaProducer(bootstrap_servers=stack.run_file["kafka_brokers"])
    producer.send(DLQ_LLM.name, b"absurd", headers=[("dlq-timestamp", ABSURD.encode())]).get(20)
    producer.close(5)


def test_twelve_messages_around_what_nobody_can_decode_are_all_answered(stack: Stack) -> None:
    def appended(topic: str, batch: bytes) -> Callable[[], Any]:
        return lambda: append(Connection(stack.run_file["kafka_brokers"]), topic, batch)

    before = {letter["id"] for letter in stack.ask("dlq", "list")}
    by_zstd = "+972549900098"
    badly_named = batch_of([(b"k", body_of("+972549900097"), [(HeaderName.of(b"\xff\xfe"), b"x")])])
    troubles: list[Callable[[], Any]] = [
        appended(PLANS.name, batch_of([(b"k", body_of(by_zstd) + b" " * 500, [])], CODECS["zstd"])),
        appended(INGRESS.name, undecodable([(b"k", b"{}", [])])["damaged zstd"]),
        appended(PLANS.name, badly_named),
        lambda: in_a_transaction_that_is_taken_back(stack),
        lambda: with_an_absurd_time(stack),
    ]
    phones = [f"+9725499000{number:02}" for number in range(12)]
    for number, phone in enumerate(phones):
        deliver(stack, **{"from": phone, "text": "show my bookings"})
        if number % 2 == 1 and troubles:
            troubles.pop(0)()
    for phone in [*phones, by_zstd]:
        assert "booking" in stack.person(phone).waits_for("booking").text
    status = stack.ask("status", "--wait-idle", "120")
    assert status["healthy"]
    assert all(part["lag"] == 0 for group in status["groups"] for part in group["partitions"])
    letters = [letter for letter in stack.ask("dlq", "list") if letter["id"] not in before]
    told = sorted((letter["dlq"], letter["original_topic"], letter["error_class"]) for letter in letters)
    assert [one for one in told if one[0] != DLQ_LLM.name] == sorted(
        [(DLQ_SCRUB.name, INGRESS.name, "Undecodable"), (DLQ_PIPELINE.name, PLANS.name, "Undecodable")]
    )
    # What stands in a topic of dead letters is one, whoever wrote it; its time is none, so it is brought nearer.
    assert [one[0] for one in told if one[0] == DLQ_LLM.name] == [DLQ_LLM.name]
    assert stack.person(TAKEN_BACK).inbox() == []
