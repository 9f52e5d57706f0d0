"""Load through our producer and a member that passes it on, watched for losses, order and dead letters."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any
from uuid import uuid4

from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka.admin import Admin
from skeji_ray.kafka.producer import Producer
from skeji_ray.kafka.reader import read_all
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.pipeline import Plan
from skeji_ray.topology import PLANS
from tests.support.kafka import Bench, Keeper

KEYS = 20


class Relay(Keeper):
    """Publishes every record that it handles again, onto `onto`."""

    def __init__(self, onto: str, takes_s: float = 0.0) -> None:
        super().__init__(self._take_time if takes_s else None)
        self._onto, self._takes_s = onto, takes_s

    async def _take_time(self, _: Record[Any]) -> None:
        await asyncio.sleep(self._takes_s)

    async def handle(self, record: Record[Any]) -> list[Outgoing]:
        await super().handle(record)
        return [Outgoing.caused_by(record, self._onto, record.key, record.value)]


class Feed:
    """Numbers for each key, one after the other, each published again until the broker has it."""

    def __init__(self, bench: Bench, each_s: float = 0.2, padding: int = 0) -> None:
        self._bench = bench
        self._each_s = each_s
        self._padding = "x" * padding
        self._producer = Producer(bench.connection, "feed")
        self._ending = False
        self.onto = replace(PLANS, name=f"test-out-{uuid4().hex[:10]}", partitions=2)
        Admin(bench.connection).apply([self.onto])
        self.sent = dict.fromkeys((f"key-{number}" for number in range(KEYS)), 0)
        self.refused = 0

    async def run(self) -> None:
        """Until `end` is called."""
        await asyncio.gather(*map(self._feed, self.sent))

    def end(self) -> None:
        self._ending = True

    def close(self) -> None:
        self._producer.close()

    async def _feed(self, key: str) -> None:
        while not self._ending:
            value = Plan(conversation_id=str(self.sent[key]), user_phone="+972501234567", backend=self._padding)
            one = Outgoing(self._bench.topic.name, key, value, "c", "c", f"{key}-{self.sent[key]}")
            await self._insist(one)
            self.sent[key] += 1
            await asyncio.sleep(self._each_s)

    async def _insist(self, one: Outgoing) -> None:
        while True:
            try:
                return await self._producer.publish([one])
            except DependencyUnreachable:
                self.refused += 1
                await asyncio.sleep(0.5)

    def missing(self, *relays: Keeper) -> int:
        """How many that were acknowledged no relay has handled."""
        seen = {record for relay in relays for record in relay.seen}
        return sum((key, str(number)) not in seen for key, count in self.sent.items() for number in range(count))

    def check(self, *relays: Keeper) -> None:
        """Nothing lost on either side, the order of each key kept but for repeats, nothing dead."""
        assert self.missing(*relays) == 0
        bench = self._bench
        passed_on = list(read_all(bench.connection, [self.onto], lambda _: True, bench.end_offsets))
        ids = [dict(raw.headers)["event-id"] for raw in passed_on]
        assert len(set(ids)) == sum(self.sent.values())
        for key, count in self.sent.items():
            # Repeats apart, whoever passed them on.
            written = [Plan.model_validate_json(raw.value or b"") for raw in passed_on if raw.key == key.encode()]
            assert list(dict.fromkeys(int(one.conversation_id) for one in written)) == list(range(count)), key
        assert not list(read_all(bench.connection, [bench.dead_letters], lambda _: True, bench.end_offsets))
