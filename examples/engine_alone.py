"""Orders in, invoices out, by the engine alone: any Kafka at KAFKA_BROKERS, no other part of this product.

    KAFKA_BROKERS=localhost:9092 python examples/engine_alone.py

Start it several times: the members share the partitions. Write {"item": "tea", "pence": 250} onto `orders`, and read
`invoices`; write anything else, and read `dlq-orders`. Ctrl-C finishes what was read, and leaves.
"""

import os
from typing import Any

from skeji_ray.errors import Permanent
from skeji_ray.kafka.admin import Admin
from skeji_ray.kafka.alone import dead_letters, member, run, topic
from skeji_ray.kafka.connection import Connection
from skeji_ray.messages.base import Message, Outgoing, Record


class Order(Message):
    item: str
    pence: int


class Invoice(Message):
    text: str


ORDERS, INVOICES, DLQ = topic("orders", Order), topic("invoices", Invoice), dead_letters("dlq-orders")


async def handle(record: Record[Any]) -> list[Outgoing]:
    """Runs for many keys at once, for one key in order; the offset is committed once the invoice is acknowledged."""
    if record.value.pence < 0:
        raise Permanent(f"an order of {record.value.pence} pence")
    invoice = Invoice(text=f"{record.value.item}: {record.value.pence / 100:.2f}")
    return [Outgoing.caused_by(record, INVOICES.name, record.key, invoice)]


if __name__ == "__main__":
    kafka = Connection(os.environ.get("KAFKA_BROKERS", "localhost:9092"))
    Admin(kafka).apply([ORDERS, INVOICES, DLQ])
    run(member(kafka, "billing", [ORDERS], handle, DLQ, name=str(os.getpid())))
