"""One membership: whose records a poll gives, when partitions come and go while it does. On a client's stand-in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from kafka import TopicPartition
from kafka.structs import MemberState, OffsetAndMetadata

from skeji_ray.kafka import poller as module
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.pace import ASLEEP_FETCH_MS, AWAKE_FETCH_MS
from skeji_ray.kafka.partition import Partition
from skeji_ray.kafka.poller import Poller
from skeji_ray.topology import GATEWAY, INGRESS

PLACE = TopicPartition(INGRESS.name, 0)


class Client:
    """What a poller uses of a KafkaConsumer; `during` says what its other thread does while a poll runs."""

    def __init__(self) -> None:
        self._subscription = SimpleNamespace(assignment={})
        self._fetcher = SimpleNamespace(fetch_records=self._fetched, config={"fetch_max_wait_ms": 500})
        self.waits: list[int] = []
        self.listener: Any = None
        self.ready: dict[TopicPartition, list[Any]] = {}
        self.before: Callable[[], None] = lambda: None
        self.after: Callable[[], None] = lambda: None
        self.commits: list[dict[TopicPartition, int]] = []

    def subscribe(self, _: Sequence[str], listener: Any) -> None:
        self.listener = listener

    def assign(self, position: int = 0) -> None:
        state = SimpleNamespace(position=OffsetAndMetadata(position, "", -1))
        self._subscription.assignment[PLACE] = state
        self.listener.on_partitions_assigned({PLACE})

    def lose(self) -> None:
        """As kafka-python does it: first it says so, then it lets go."""
        self.listener.on_partitions_lost({PLACE})

    def move(self, position: int) -> None:
        self._subscription.assignment[PLACE].position = OffsetAndMetadata(position, "", -1)

    def _fetched(self) -> dict[TopicPartition, list[Any]]:
        found, self.ready = self.ready, {}
        for place, records in found.items():
            self.move(records[-1].offset + 1)
            assert place == PLACE
        return found

    def poll(self, _: float) -> dict[TopicPartition, list[Any]]:
        self.before()
        self.waits.append(self._fetcher.config["fetch_max_wait_ms"])
        found: dict[TopicPartition, list[Any]] = self._fetcher.fetch_records()
        self.after()
        return found

    def assignment(self) -> set[TopicPartition]:
        return set(self._subscription.assignment)

    def paused(self) -> set[TopicPartition]:
        return set()

    def group_metadata(self) -> Any:
        return SimpleNamespace(state=MemberState.STABLE)

    def commit_async(self, offsets: dict[TopicPartition, OffsetAndMetadata], callback: Any) -> None:
        self.commits.append({place: one.offset for place, one in offsets.items()})
        callback(offsets, None)


class Once:
    """Stops a poller after so many polls."""

    def __init__(self, polls: int = 1) -> None:
        self._left = polls

    def is_set(self) -> bool:
        self._left -= 1
        return self._left < 0


class Bed:
    def __init__(self, client: Client, *, fetches_late: bool = False) -> None:
        self.client = client
        self.dispatched: list[tuple[Partition, list[int]]] = []
        self.cancelled: list[Partition] = []
        self.poller = Poller(
            GATEWAY,
            Connection("127.0.0.1:1", fetches_late=fetches_late),
            "test",
            new_partition=lambda: Partition(self._work),
            dispatch=lambda partition, records: self.dispatched.append((partition, [one.offset for one in records])),
            cancel=self.cancelled.append,
        )

    async def _work(self, _: Any) -> None:
        raise AssertionError("nothing is worked on here")

    def run(self, polls: int = 1) -> None:
        never: Any = SimpleNamespace(is_set=lambda: False)
        stop: Any = Once(polls)
        self.poller.run(never, stop)

    def finish(self, offset: int) -> None:
        partition, offsets = self.dispatched[-1]
        for one in offsets:
            partition.tracker.admit(one)
            partition.tracker.finish(one)
        assert partition.tracker.committable == offset


@pytest.fixture
def bed(monkeypatch: pytest.MonkeyPatch) -> Bed:
    client = Client()
    monkeypatch.setattr(module, "member_consumer", lambda *_: client)
    monkeypatch.setattr(module, "COMMIT_EVERY_S", 0.0)
    return Bed(client)


def records(*offsets: int) -> list[Any]:
    return [SimpleNamespace(offset=offset, key=b"k", value=b"v") for offset in offsets]


def test_records_of_a_partition_that_was_assigned_while_the_poll_ran_are_worked_on(bed: Bed) -> None:
    bed.client.before = bed.client.assign
    bed.client.ready = {PLACE: records(0, 1)}
    bed.run()
    assert [offsets for _, offsets in bed.dispatched] == [[0, 1]]


def test_a_partition_that_was_lost_since_its_records_were_fetched_has_no_ghost(bed: Bed) -> None:
    """Between the loss and the empty assignment the client still says that it is ours."""
    bed.client.assign()
    bed.client.ready, bed.client.after = {PLACE: records(0, 1)}, bed.client.lose
    bed.run()
    assert bed.client.assignment() == {PLACE}
    assert bed.dispatched == []
    assert bed.poller.partitions() == {}


def test_records_of_an_assignment_that_has_ended_do_not_count_in_the_one_that_followed(bed: Bed) -> None:
    """They would be committed over records that the new one has not seen."""

    def lose_and_come_back() -> None:
        bed.client.lose()
        bed.client.assign(position=5)

    bed.client.assign(position=7)
    bed.client.ready, bed.client.after = {PLACE: records(7, 8)}, lose_and_come_back
    bed.run()
    (partition,) = bed.poller.partitions().values()
    assert bed.dispatched == []
    assert partition.load == 0
    bed.client.ready, bed.client.after = {PLACE: records(5, 6)}, lambda: None
    bed.run()
    assert bed.dispatched == [(partition, [5, 6])]


def test_markers_behind_the_last_record_are_committed_when_everything_before_them_is_done(bed: Bed) -> None:
    bed.client.assign()
    bed.client.ready = {PLACE: records(0, 1)}
    bed.run()
    bed.client.move(3)
    bed.run()
    assert bed.client.commits == []
    bed.finish(2)
    bed.run(2)
    assert bed.client.commits == [{PLACE: 3}]


def test_a_partition_with_nothing_but_markers_is_committed_and_one_with_nothing_new_is_not(bed: Bed) -> None:
    bed.client.assign(position=4)
    bed.run(3)
    assert bed.client.commits == []
    bed.client.move(6)
    bed.run(3)
    assert bed.client.commits == [{PLACE: 6}]


@pytest.mark.parametrize(("late", "waits"), [(False, [500, 500]), (True, [ASLEEP_FETCH_MS, AWAKE_FETCH_MS])])
def test_a_fetch_waits_shortly_behind_a_record_where_the_broker_answers_late(
    bed: Bed, late: bool, waits: list[int]
) -> None:
    again = Bed(bed.client, fetches_late=late)
    again.client.assign()
    again.client.ready = {PLACE: records(0)}
    again.run(2)
    assert again.client.waits == waits
