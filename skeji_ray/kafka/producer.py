"""The producer: idempotent, acknowledged by all replicas, and every record's fate is known before it returns."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from kafka import KafkaProducer
from kafka.errors import InvalidTopicError, KafkaError, MessageSizeTooLargeError, RecordListTooLargeError
from kafka.partitioner.default import DefaultPartitioner, murmur2

from skeji_ray.errors import DependencyUnreachable, Permanent
from skeji_ray.kafka.bootstrap import connected
from skeji_ray.kafka.codec import WireHeaders, dead_letter_headers, wire_headers
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.quirks import linger, renew_after_reset
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.events import DeadLetter
from skeji_ray.topology import HEADER_BYTES, MOST_DEAD_LETTER_BYTES, MOST_RECORD_BYTES, TOPIC

MOST_UNACKNOWLEDGED = 20_000
"""Records sent and not yet acknowledged: beyond it the broker is too slow, and the caller must wait."""
LINGER_MS = 2
"""How long a record may wait for others to travel with: many small batches cost the client more than the wait."""
FEW_UNACKNOWLEDGED = 16
"""With no more than these on their way a record waits for nobody: it would travel alone anyway."""
BATCH_BYTES = 64_000
"""Of one partition, before they are sent without waiting for more: a request costs the same for few and many."""
KEYS_KNOWN = 10_000
"""Keys whose hash is kept."""
ANSWER_WITHIN_MS = 30_000
"""How long brokers may take before it is said that they do not; where they refuse us that is said at once."""
BLOCK_MS = 5_000
"""How long the first record of a topic may wait for the topic's metadata."""
DELIVER_WITHIN_MS = 30_000
CLOSE_WITHIN_S = 5.0
_TOO_LARGE = (MessageSizeTooLargeError, RecordListTooLargeError)


class Producer:
    """One KafkaProducer of one process part; thread-safe.

    Args:
        source: who writes, for the `source` header.
        linger_ms: under load; 0 for whoever writes little and waits for each.

    Raises:
        DependencyUnreachable: no broker answers, or all of them refuse us.
    """

    def __init__(self, connection: Connection, source: str, *, linger_ms: int = LINGER_MS) -> None:
        self._connection = connection
        self._source = source
        self._known: set[str] = set()
        self._unacknowledged = Gauge()
        self._linger_ms = linger_ms
        self._bell: Bell | None = None
        self._kafka = connected(
            KafkaProducer,
            connection,
            ANSWER_WITHIN_MS,
            acks="all",
            # Without compression: most batches are one small record, and it costs more than it saves.
            compression_type=None,
            max_request_size=MOST_DEAD_LETTER_BYTES + HEADER_BYTES,
            linger_ms=linger_ms,
            batch_size=BATCH_BYTES,
            partitioner=KeyPartitioner(),
            max_block_ms=BLOCK_MS,
            delivery_timeout_ms=DELIVER_WITHIN_MS,
            request_timeout_ms=10_000,
            metrics_enabled=False,
        )
        renew_after_reset(self._kafka)

    async def publish(self, outgoing: Sequence[Outgoing]) -> None:
        """Returns when the broker acknowledged every record.

        Raises:
            DependencyUnreachable: at least one was not acknowledged; all may be published again, their ids are stable.
            Permanent: one is larger than its topic takes.
        """
        if not outgoing:
            return
        now = datetime.now(UTC)
        # All are encoded before one is sent: a record that can not be written must not leave half of them behind.
        encoded = [(record.topic, *self._encoded(record, now)) for record in outgoing]
        await self._deliver(encoded)

    async def publish_raw(self, topic: str, key: bytes | None, value: bytes | None, headers: WireHeaders) -> None:
        """Bytes as they are: dead letters and replays. Raises as `publish` does."""
        if key is None and value is None:
            key = b""  # the client writes no record that has neither
        await self._deliver([(topic, key, value, headers)])

    def _encoded(self, record: Outgoing, now: datetime) -> tuple[bytes | None, bytes | None, WireHeaders]:
        headers = wire_headers(record, self._source, now)
        if isinstance(record.value, DeadLetter):
            letter = record.value
            ours = {name for name, _ in headers}
            others = [(name, text.encode()) for name, text in letter.original_headers.items() if name not in ours]
            return letter.original_key, letter.original_value, dead_letter_headers(letter, [*headers, *others])
        value = record.value.__pydantic_serializer__.to_json(record.value, exclude_none=True)
        topic = TOPIC.get(record.topic)
        limit = topic.most_bytes if topic is not None else MOST_RECORD_BYTES
        if len(value) > limit:
            raise Permanent(f"a record of {len(value)} bytes for {record.topic}, which takes {limit}")
        return record.key.encode(errors="replace"), value, headers

    async def _deliver(self, encoded: Sequence[tuple[str, bytes | None, bytes | None, WireHeaders]]) -> None:
        if self._unacknowledged.value + len(encoded) > MOST_UNACKNOWLEDGED:
            raise DependencyUnreachable(
                f"Kafka at {self._connection.brokers} is too slow: {MOST_UNACKNOWLEDGED} records wait for it"
            )
        for topic, *_ in encoded:
            if topic not in self._known:
                await self._meet(topic)
        linger(self._kafka, self._linger_ms if self._unacknowledged.value > FEW_UNACKNOWLEDGED else 0)
        delivery = Delivery(len(encoded), self._unacknowledged, self._bell_of(asyncio.get_running_loop()))
        for number, (topic, key, value, headers) in enumerate(encoded):
            try:
                sent = self._kafka.send(topic, value=value, key=key, headers=headers)
            except (KafkaError, AssertionError) as error:
                delivery.give_up(len(encoded) - number, error)
                break
            sent.add_callback(delivery.one)
            sent.add_errback(delivery.failed)
        trouble = await delivery.settled()
        if trouble is not None:
            raise self._understood(trouble)

    def _bell_of(self, loop: asyncio.AbstractEventLoop) -> Bell:
        bell = self._bell
        if bell is None or bell.loop is not loop:
            bell = self._bell = Bell(loop)
        return bell

    async def _meet(self, topic: str) -> None:
        """Learn a topic's partitions off the loop: the client waits for its first answer, and would stop the loop."""
        try:
            await asyncio.to_thread(self._kafka.partitions_for, topic)
        except KafkaError as error:
            raise self._understood(error) from None
        self._known.add(topic)

    def _understood(self, error: Exception) -> Exception:
        if isinstance(error, _TOO_LARGE):
            return Permanent(f"the broker refuses a record's size: {error}"[:300])
        if isinstance(error, InvalidTopicError):
            return Permanent(f"no name of a topic: {error}"[:300])
        return DependencyUnreachable(f"Kafka at {self._connection.brokers} did not acknowledge: {type(error).__name__}")

    def close(self) -> None:
        """Send what is buffered, for a bounded time; what is not acknowledged then is given up."""
        with suppress(KafkaError):
            self._kafka.close(timeout=CLOSE_WITHIN_S)


class KeyPartitioner(DefaultPartitioner):  # type: ignore[misc]  # kafka-python is untyped
    """The partition that every client of Kafka chooses for a key; a hash in plain Python is dear, so it is kept."""

    def partition(
        self, topic: str, key: Any, serialized_key: bytes | None, value: Any, serialized_value: Any, cluster: Any
    ) -> int:
        """As the default, which alone knows what to do without a key."""
        if serialized_key is None:
            chosen: int = super().partition(topic, key, serialized_key, value, serialized_value, cluster)
            return chosen
        return hash_of(serialized_key) % len(cluster.partitions_for_topic(topic))


@lru_cache(maxsize=KEYS_KNOWN)
def hash_of(key: bytes) -> int:
    """What the partition of a key is taken from: murmur2, its sign left out."""
    hashed: int = murmur2(key)
    return hashed & 0x7FFFFFFF


class Gauge:
    """A number that several threads move."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.value = 0

    def move(self, by: int) -> None:
        with self._lock:
            self.value += by


class Bell:
    """Wakes a loop from another thread, once for all that was settled since it last woke."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self._settled: deque[asyncio.Future[None]] = deque()
        self._ringing = False

    def ring(self, done: asyncio.Future[None]) -> None:
        """`done` is to be set on its loop. Any thread."""
        self._settled.append(done)
        if not self._ringing:
            self._ringing = True
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                self.loop.call_soon_threadsafe(self._answer)

    def _answer(self) -> None:
        self._ringing = False  # before the queue is emptied: what comes from now on rings again
        while self._settled:
            done = self._settled.popleft()
            if not done.done():
                done.set_result(None)


class Delivery:
    """Counts the broker's answers on the producer's thread and rings when the last has come."""

    def __init__(self, wanted: int, unacknowledged: Gauge, bell: Bell) -> None:
        self._wanted = self._left = wanted
        self._error: Exception | None = None
        self._lock = threading.Lock()
        self._gauge = unacknowledged
        self._gauge.move(wanted)
        self._bell = bell
        self._done: asyncio.Future[None] = bell.loop.create_future()

    def one(self, _: Any = None) -> None:
        """A record was acknowledged."""
        self._count(1)

    def failed(self, error: Exception) -> None:
        """A record was not."""
        self._error = self._error or error
        self._count(1)

    def give_up(self, records: int, error: Exception) -> None:
        """The last `records` were never sent."""
        self._error = self._error or error
        self._count(records)

    def _count(self, records: int) -> None:
        with self._lock:
            self._left -= records
            last = self._left == 0
        if last:
            self._gauge.move(-self._wanted)
            self._bell.ring(self._done)

    async def settled(self) -> Exception | None:
        """When every record's fate is known: the first error, or None."""
        await self._done
        return self._error
