"""The faults of the client that are put right from outside, on stand-ins with its insides."""

from __future__ import annotations

import socket
from enum import Enum
from types import SimpleNamespace
from typing import Any

import pytest
from kafka.consumer.fetcher import Fetcher
from kafka.coordinator.base import BaseCoordinator
from kafka.net.transport import KafkaTCPTransport
from kafka.producer.transaction_manager import TransactionManager, TransactionState

from skeji_ray.kafka.quirks import forget_membership, hear_last_words, put_right, renew_after_reset


class Coordinator:
    def __init__(self, *, rejoining: bool, needed: bool) -> None:
        self.rejoining, self.needed = rejoining, needed
        self.forgotten = False

    def reset_generation(self) -> None:
        self.forgotten = True

    def need_rejoin(self) -> bool:
        return self.needed

    def request_rejoin(self) -> None:
        self.needed = True


def client(in_line: Any = None, *, rejoining: bool = False, needed: bool = False) -> Any:
    coordinator = Coordinator(rejoining=rejoining, needed=needed)
    return SimpleNamespace(_fetcher=SimpleNamespace(_next_partition_records=in_line), _coordinator=coordinator)


def test_records_in_line_are_put_away_when_they_are_used_up_and_only_then() -> None:
    used_up, fresh = client(in_line=[]), client(in_line=["record"])
    put_right(used_up)
    put_right(fresh)
    assert used_up._fetcher._next_partition_records is None
    assert fresh._fetcher._next_partition_records == ["record"]


def test_a_join_that_is_under_way_is_waited_for_and_none_is_begun() -> None:
    forgotten, idle = client(rejoining=True), client()
    put_right(forgotten)
    put_right(idle)
    assert forgotten._coordinator.needed
    assert not idle._coordinator.needed


def test_a_forgotten_membership_is_not_left() -> None:
    member = client()
    forget_membership(member)
    assert member._coordinator.forgotten


def test_a_client_with_other_insides_is_left_alone() -> None:
    put_right(SimpleNamespace())


def test_the_client_in_use_has_the_insides_that_are_put_right() -> None:
    assert "_next_partition_records" in Fetcher.__init__.__code__.co_names
    assert "rejoining" in BaseCoordinator.__init__.__code__.co_names
    assert callable(BaseCoordinator.request_rejoin)
    assert callable(BaseCoordinator.reset_generation)
    assert "fetch_max_wait_ms" in Fetcher._create_fetch_requests.__code__.co_consts
    assert callable(Fetcher.fetch_records)
    assert "PartitionRecords" in Fetcher._parse_fetched_data.__code__.co_names


class States(Enum):
    UNINITIALIZED = 1
    INITIALIZING = 2
    READY = 3


class Manager:
    def __init__(self, state: States) -> None:
        self._current_state = state
        self.resets = 0

    def reset_producer_id(self) -> None:
        self.resets += 1


@pytest.mark.parametrize(
    ("before", "after"), [(States.READY, States.UNINITIALIZED), (States.INITIALIZING, States.INITIALIZING)]
)
def test_a_producer_that_gave_up_its_id_asks_for_another_unless_it_does_so_already(
    before: States, after: States
) -> None:
    manager = Manager(before)
    renew_after_reset(SimpleNamespace(_transaction_manager=manager))
    manager.reset_producer_id()
    assert (manager.resets, manager._current_state) == (1, after)


def test_a_producer_with_other_insides_is_left_alone() -> None:
    renew_after_reset(SimpleNamespace())
    renew_after_reset(SimpleNamespace(_transaction_manager=None))


def test_the_producer_in_use_still_needs_its_id_renewed() -> None:
    manager = TransactionManager()
    manager._current_state = TransactionState.READY
    manager.reset_producer_id()
    assert manager._current_state == TransactionState.READY, "the fault is gone: the quirk may go too"
    renew_after_reset(SimpleNamespace(_transaction_manager=manager))
    manager.reset_producer_id()
    assert manager._current_state == TransactionState.UNINITIALIZED


def test_what_a_broker_says_before_it_hangs_up_is_read_before_the_end() -> None:
    end = OSError("the end")
    reads = [(b"refused", end), (b"", end)]
    transport = SimpleNamespace(_sock_recv=lambda: reads.pop(0))
    hear_last_words(transport)
    assert [transport._sock_recv(), transport._sock_recv()] == [(b"refused", None), (b"", end)]


def test_a_transport_with_other_insides_is_left_alone() -> None:
    hear_last_words(SimpleNamespace())


def test_the_transport_in_use_still_reads_the_end_together_with_what_was_said_before() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        ours.setblocking(False)
        theirs.sendall(b"refused")
        theirs.close()
        data, error = KafkaTCPTransport(None, ours)._sock_recv()
    assert data == b"refused"
    assert error is not None, "the fault is gone: the quirk may go too"
