"""The real broker as a patient's: kafka-python waits in threads."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from skeji_ray.kafka import inspection
from skeji_ray.kafka.admin import Admin
from skeji_ray.kafka.bootstrap import probe
from skeji_ray.kafka.connection import Connection
from skeji_ray.messages.base import RawRecord
from skeji_ray.topology import DEAD_LETTERS, GROUPS, TOPICS, Key

PROBE_WITHIN_S = 5.0
KEYED = tuple(topic for topic in TOPICS if topic.key is not Key.ORIGINAL)


class KafkaBroker:
    """The brokers of one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def probe(self) -> None:
        await asyncio.to_thread(probe, self._connection, PROBE_WITHIN_S)

    async def versions(self) -> Mapping[str, tuple[int, ...]]:
        return await asyncio.to_thread(inspection.broker_versions, self._connection)

    async def differences(self) -> Sequence[str]:
        return await asyncio.to_thread(Admin(self._connection).differences, TOPICS)

    async def clients(self) -> Mapping[str, Sequence[str]]:
        return await asyncio.to_thread(inspection.clients_of, self._connection, GROUPS)

    async def unwritable(self) -> Sequence[str]:
        return await asyncio.to_thread(inspection.unwritable, self._connection, DEAD_LETTERS)

    async def last_records(self) -> Sequence[RawRecord]:
        return await asyncio.to_thread(inspection.last_records, self._connection, KEYED)
