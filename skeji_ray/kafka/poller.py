"""The thread that owns the KafkaConsumer: it polls, pauses, commits, and does nothing else."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kafka import ConsumerRebalanceListener, TopicPartition
from kafka.errors import KafkaError
from kafka.structs import MemberState, OffsetAndMetadata

from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.consumer import member_consumer
from skeji_ray.kafka.pace import pace_of
from skeji_ray.kafka.partition import Partition
from skeji_ray.kafka.quirks import before_draining, forget_membership, let_fetches_wait, position_of, put_right
from skeji_ray.topology import Group

log = logging.getLogger(__name__)

POLL_WHILE_FULL_MS = 5
"""How soon a full window is looked at again."""
COMMIT_EVERY_S = 0.1
COMMIT_LOST_AFTER_S = 10.0
"""A commit that nobody answered by then is no longer waited for."""
COMMIT_AT_END_MS = 3_000
LEAVE_WITHIN_MS = 3_000

Dispatch = Callable[[Partition, Sequence[Any]], None]
"""Takes records to the work loop. Any thread."""


class Poller:
    """One membership of a group, from joining to leaving.

    Args:
        new_partition: makes the partition that has just been assigned.
        dispatch: takes records to the work loop.
        cancel: ends, on the work loop, what a lost partition has in hand.
    """

    def __init__(
        self,
        group: Group,
        connection: Connection,
        client_id: str,
        *,
        new_partition: Callable[[], Partition],
        dispatch: Dispatch,
        cancel: Callable[[Partition], None],
    ) -> None:
        self._new_partition = new_partition
        self._dispatch = dispatch
        self._cancel = cancel
        self._lock = threading.Lock()
        self._partitions: dict[TopicPartition, Partition] = {}
        self._committed: dict[TopicPartition, int] = {}
        self._commit_sent_at: float | None = None
        self.polled_at = time.monotonic()
        self.joined = False
        """Whether the group has taken it in, with or without partitions."""
        self._leave_group = connection.leave_group
        self._pace = pace_of(answers_late=connection.fetches_late)
        self._consumer = member_consumer(group, connection, client_id)
        self._reading_for: dict[TopicPartition, Partition] = {}
        before_draining(self._consumer, self._note_assignment)
        self._consumer.subscribe([topic.name for topic in group.consumes], listener=_Listener(self))

    def partitions(self) -> dict[TopicPartition, Partition]:
        """What is assigned now. Any thread."""
        with self._lock:
            return dict(self._partitions)

    def run(self, draining: threading.Event, stopping: threading.Event) -> None:
        """Until `stopping`; with `draining` nothing more is read. Raises KafkaError when membership can not go on."""
        committed_at, full = time.monotonic(), False
        while not stopping.is_set():
            put_right(self._consumer)
            let_fetches_wait(self._consumer, self._pace.fetch_ms)
            batches = self._consumer.poll(POLL_WHILE_FULL_MS if full else self._pace.poll_ms)
            self.polled_at = time.monotonic()
            self._pace.note(came=bool(batches), now=self.polled_at)
            self.joined = self.joined or self._consumer.group_metadata().state == MemberState.STABLE
            for place, records in batches.items():
                self._take(place, records)
            full = self._press_back(draining.is_set())
            if self.polled_at - committed_at >= COMMIT_EVERY_S:
                committed_at = self.polled_at
                self._commit_soon()

    def leave(self) -> None:
        """Commit what is finished, as far as the broker answers, and leave the group."""
        if self._commit_sent_at is not None:  # closing does not wait for the answer, so it is said again
            self._committed.clear()
        try:
            if fresh := self._fresh():
                self._consumer.commit(_offsets(fresh), timeout_ms=COMMIT_AT_END_MS)
                self._committed.update(fresh)
        except KafkaError as error:  # it is redelivered
            log.info("the last commit failed: %s", type(error).__name__)
        if not self._leave_group:
            forget_membership(self._consumer)
        try:
            self._consumer.close(autocommit=False, timeout_ms=LEAVE_WITHIN_MS)
        except KafkaError as error:
            log.info("left without a word: %s", type(error).__name__)
        self._forget(list(self.partitions()))

    def _note_assignment(self) -> None:
        """The partitions that the records of this poll belong to, and where their reading began."""
        self._reading_for = self.partitions()
        for place, partition in self._reading_for.items():
            if partition.began is None:
                partition.began = position_of(self._consumer, place)

    def _take(self, place: TopicPartition, records: Sequence[Any]) -> None:
        """Records of an assignment that has ended since are left to whoever has the partition now, us included."""
        partition = self._reading_for.get(place)
        if partition is None or self.partitions().get(place) is not partition:
            log.info("%s[%d]: records of an ended assignment are left out", place.topic, place.partition)
            return
        partition.read(records)
        self._dispatch(partition, records)

    def _assign(self, place: TopicPartition) -> None:
        with self._lock:
            self._partitions[place] = self._new_partition()

    def _press_back(self, draining: bool) -> bool:
        """Pause what has a full window (everything, while draining), resume what has half of it free.

        True while a window is full.
        """
        paused, full = self._consumer.paused(), False
        for place, partition in self.partitions().items():
            if place in paused:
                if not draining and partition.has_room:
                    self._resume(place)
                else:
                    full = True
            elif draining or partition.is_full:
                self._pause(place)
                full = True
        return full and not draining

    def _pause(self, place: TopicPartition) -> None:
        if place in self._consumer.assignment():
            self._consumer.pause(place)

    def _resume(self, place: TopicPartition) -> None:
        if place in self._consumer.assignment():
            self._consumer.resume(place)

    def _fresh(self) -> dict[TopicPartition, int]:
        """What is finished and not yet committed, as the thread that polls sees it."""
        return self._uncommitted(
            {
                place: partition.committable(position_of(self._consumer, place))
                for place, partition in self.partitions().items()
            }
        )

    def _uncommitted(self, ready: dict[TopicPartition, int | None]) -> dict[TopicPartition, int]:
        return {
            place: offset
            for place, offset in ready.items()
            if offset is not None and self._committed.get(place) != offset
        }

    def _commit_soon(self) -> None:
        """Send a commit and do not wait for it; one at a time, so that a slow broker is not flooded."""
        sent_at = self._commit_sent_at
        if sent_at is not None and self.polled_at - sent_at < COMMIT_LOST_AFTER_S:
            return
        fresh = self._fresh()
        if not fresh:
            return
        self._commit_sent_at = self.polled_at
        self._committed.update(fresh)
        self._consumer.commit_async(_offsets(fresh), callback=self._answered)

    def _answered(self, offsets: dict[TopicPartition, OffsetAndMetadata], answer: Any) -> None:
        self._commit_sent_at = None
        if isinstance(answer, Exception):  # committed with what comes next, or redelivered
            log.info("a commit failed: %s", type(answer).__name__)
            for place in offsets:
                self._committed.pop(place, None)

    def _revoked(self, places: Iterable[TopicPartition]) -> None:
        """On the client's own thread: send what is finished, then give up the rest. Nothing here waits."""
        chosen = set(places)
        fresh = self._uncommitted(
            {place: one.tracker.committable for place, one in self.partitions().items() if place in chosen}
        )
        if fresh:
            try:
                self._consumer.commit_async(_offsets(fresh), callback=_ignore)
            except Exception as error:  # best effort: it is redelivered
                log.info("the commit of revoked partitions failed: %s", type(error).__name__)
        self._forget(chosen)

    def _forget(self, places: Iterable[TopicPartition]) -> None:
        with self._lock:
            gone = [self._partitions.pop(place) for place in places if place in self._partitions]
            for place in places:
                self._committed.pop(place, None)
        for partition in gone:
            self._cancel(partition)


class _Listener(ConsumerRebalanceListener):  # type: ignore[misc]  # kafka-python is untyped
    """Runs on the client's own thread, which also sends heartbeats."""

    def __init__(self, poller: Poller) -> None:
        self._poller = poller

    def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        self._poller._revoked(revoked)

    def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        for place in assigned:
            self._poller._assign(place)

    def on_partitions_lost(self, lost: Iterable[TopicPartition]) -> None:
        self._poller._forget(list(lost))  # they have a new owner already: a commit of ours could only disturb it


def _offsets(places: dict[TopicPartition, int]) -> dict[TopicPartition, OffsetAndMetadata]:
    return {place: OffsetAndMetadata(offset, "", -1) for place, offset in places.items()}


def _ignore(_: Any, answer: Any) -> None:
    if isinstance(answer, Exception):
        log.info("the commit of revoked partitions failed: %s", type(answer).__name__)
