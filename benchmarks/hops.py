"""What a hop through the embedded broker costs and takes: `python -m benchmarks.hops`.

Eight members, each reading one topic and writing the next, all in this process: CPU of the process and of the broker
while nobody writes, then how long a message takes through all of them at five a second, then how long one alone takes
after a quiet while.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import uuid4

from skeji_ray.config import load_settings
from skeji_ray.kafka import alone
from skeji_ray.kafka.admin import Admin
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.producer import Producer
from skeji_ray.local.broker import SETTINGS, EmbeddedBroker
from skeji_ray.local.process import free_port
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.pipeline import Plan

HOPS, A_SECOND, MESSAGES, LONELY = 8, 5, 150, 8
SETTLE_S, IDLE_S, QUIET_S = 12.0, 20.0, 8.0


class Chain:
    """The members, and when each message came out at the end."""

    def __init__(self, connection: Connection) -> None:
        name = uuid4().hex[:8]
        self.topics = [alone.topic(f"hop-{name}-{number}", Plan, 6) for number in range(HOPS)]
        Admin(connection).apply(self.topics)
        self.took_ms: dict[str, float] = {}
        self.members = [
            alone.member(connection, f"hops-{name}-{number}", [topic], self._onward(number), name=f"{number}")
            for number, topic in enumerate(self.topics)
        ]

    def _onward(self, number: int) -> Any:
        async def handle(record: Record[Plan]) -> list[Outgoing]:
            if number + 1 < HOPS:
                return [outgoing(self.topics[number + 1].name, record.value.conversation_id)]
            begun_at = float(record.value.conversation_id)
            self.took_ms[record.value.conversation_id] = (time.time() - begun_at) * 1000
            return []

        return handle

    def waited_for(self, messages: int) -> list[float]:
        deadline = time.monotonic() + 60
        while len(self.took_ms) < messages and time.monotonic() < deadline:
            time.sleep(0.05)
        found, self.took_ms = list(self.took_ms.values()), {}
        return found


def outgoing(topic: str, name: str) -> Outgoing:
    value = Plan(conversation_id=name, user_phone="+972501234567")
    return Outgoing(topic=topic, key=name, value=value, event_id=name, correlation_id=name, conversation_id=name)


def cpu_s(pid: int) -> float:
    """User and system time of a process and its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


async def measured(connection: Connection, broker: int) -> dict[str, Any]:
    chain, producer = Chain(connection), Producer(connection, "hops", linger_ms=0)
    for member in chain.members:
        member.start()
    await asyncio.sleep(SETTLE_S)

    async def send() -> None:
        await producer.publish([outgoing(chain.topics[0].name, f"{time.time()}")])

    await send()
    await asyncio.to_thread(chain.waited_for, 1)
    await asyncio.sleep(QUIET_S)
    ours, theirs, at = time.process_time(), cpu_s(broker), time.monotonic()
    await asyncio.sleep(IDLE_S)
    spent = time.monotonic() - at
    idle = {"members": (time.process_time() - ours) / spent, "broker": (cpu_s(broker) - theirs) / spent}
    ours, theirs, at = time.process_time(), cpu_s(broker), time.monotonic()
    for _ in range(MESSAGES):
        await send()
        await asyncio.sleep(1 / A_SECOND)
    steady = await asyncio.to_thread(chain.waited_for, MESSAGES)
    spent = time.monotonic() - at
    busy = {"members": (time.process_time() - ours) / spent, "broker": (cpu_s(broker) - theirs) / spent}
    lonely = []
    for _ in range(LONELY):
        await asyncio.sleep(QUIET_S)
        await send()
        lonely += await asyncio.to_thread(chain.waited_for, 1)
    for member in chain.members:
        await asyncio.to_thread(member.drain, 2)
    producer.close()
    return {
        "idle_cores": {name: round(value, 4) for name, value in idle.items()},
        "busy_cores": {name: round(value, 4) for name, value in busy.items()},
        "steady_ms": {"p50": round(median(steady), 1), "p99": round(quantiles(steady, n=100)[98], 1)},
        "after_quiet_ms": {"p50": round(median(lonely), 1), "max": round(max(lonely), 1)},
        "arrived": len(steady),
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        broker = EmbeddedBroker(Path(home), free_port())
        broker.start()
        try:
            told = {name.lower(): value for name, value in SETTINGS.items()}
            connection = Connection.of(load_settings(kafka_brokers=broker.brokers, **told))
            found = asyncio.run(measured(connection, broker.process.pid))
        finally:
            broker.stop()
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
