"""Faults of kafka-python 3.0.12 that would stop a member for good, put right from outside, and options it lacks.

All reach into the client, for it has no other door. Those of the consumer run on the thread that polls. In a version
that has other insides they do nothing, and the contract suite shows whether the faults are gone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kafka import TopicPartition


def put_right(consumer: Any) -> None:
    """Call before every `poll`."""
    _free_parked(getattr(consumer, "_fetcher", None))
    _keep_joining(getattr(consumer, "_coordinator", None))


def _free_parked(fetcher: Any) -> None:
    """Let a resumed partition be read again.

    What was fetched of a paused partition is kept aside, and taken up after `resume` only while no other
    partition's records are in line; but records in line that are used up are never put away, so with a second
    paused partition the first would never be read again, nor fetched. This puts them away.
    """
    in_line = getattr(fetcher, "_next_partition_records", None)
    if in_line is not None and not in_line:
        fetcher._next_partition_records = None


def _keep_joining(coordinator: Any) -> None:
    """Let a join that outlasts a poll be finished by the next one.

    A member that leads its group joins again when the topics' metadata has changed. Once it has made the new
    assignment that reason is gone, and a poll that ends before the broker's answer leaves a join that no later
    poll waits for: without partitions, without heartbeats, for ever. This gives the next poll a reason.
    """
    if getattr(coordinator, "rejoining", False) and not coordinator.need_rejoin():
        coordinator.request_rejoin()


def before_draining(consumer: Any, act: Callable[[], None]) -> None:
    """Call `act` in every poll when positions are known and before any record is taken. Call once, when it is made.

    A partition that is assigned after that has no position yet, so no record of it comes out of this poll: whatever
    does belongs to what was assigned when `act` was called.
    """
    fetcher = consumer._fetcher
    fetch_records = fetcher.fetch_records

    def noted(*args: Any, **options: Any) -> Any:
        act()
        return fetch_records(*args, **options)

    fetcher.fetch_records = noted


def position_of(consumer: Any, place: TopicPartition) -> int | None:
    """The position of a partition, without a word to the brokers; None while it has none."""
    state = consumer._subscription.assignment.get(place)
    position = state.position if state is not None else None
    return position.offset if position is not None else None


def let_fetches_wait(consumer: Any, fetch_ms: int | None) -> None:
    """How long the fetches that are sent from now on may wait; None: as the option says, which holds for good."""
    config = getattr(getattr(consumer, "_fetcher", None), "config", None)
    if config is not None and fetch_ms is not None:
        config["fetch_max_wait_ms"] = fetch_ms


def forget_membership(consumer: Any) -> None:
    """Let `close` not tell the group: to the broker it is as if the member had crashed."""
    coordinator = getattr(consumer, "_coordinator", None)
    if coordinator is not None:
        coordinator.reset_generation()


def take_unknown_operations(admin: Any) -> None:
    """Let an admin client read a group that its broker allows more with than kafka-python has names for.

    The embedded broker tells every bit there is, also when it is not asked, and the answer would be thrown away for
    it. What is allowed stays a number then; nobody here reads it of a group.
    """
    if hasattr(admin, "_process_acl_operations"):
        admin._process_acl_operations = lambda described: described


def renew_after_reset(producer: Any) -> None:
    """Let a producer write again after an outage that outlasted its delivery time-out. Call once, when it is made.

    A batch that expires after it was once sent makes the client give up its producer id, since nobody knows what the
    broker has of it. A new id is asked for in the state `uninitialized` alone, which that reset does not go back to:
    the producer would never send again, nor would what it holds ever fail. This goes back to it.
    """
    manager = getattr(producer, "_transaction_manager", None)
    reset, state = getattr(manager, "reset_producer_id", None), getattr(manager, "_current_state", None)
    if manager is None or reset is None or state is None:
        return

    def reset_and_begin_anew() -> None:
        reset()
        states = type(state)
        if manager._current_state == states.READY:
            manager._current_state = states.UNINITIALIZED

    manager.reset_producer_id = reset_and_begin_anew


def linger(producer: Any, linger_ms: int) -> None:
    """How long records that are sent from now on may wait for others: the option itself holds for good."""
    config = getattr(getattr(producer, "_accumulator", None), "config", None)
    if config is not None:
        config["linger_ms"] = linger_ms


def ask_less(consumer: Any) -> None:
    """Spare every poll a way to the client's network thread and back, on which it only learns that the group's
    coordinator is known. Call once, when it is made."""
    coordinator = getattr(consumer, "_coordinator", None)
    ensure = getattr(coordinator, "ensure_coordinator_ready", None)
    if coordinator is None or ensure is None or not hasattr(coordinator, "coordinator_unknown"):
        return

    def known_or_ensured(timeout_ms: float | None = None) -> bool:
        return not coordinator.coordinator_unknown() or bool(ensure(timeout_ms=timeout_ms))

    coordinator.ensure_coordinator_ready = known_or_ensured


def hear_last_words(transport: Any) -> None:
    """Let what a broker says before it hangs up be read. Call once, when the transport is made.

    Data that is read together with the end of the stream is thrown away: a broker that refuses a password says so and
    closes at once, and the client would only see that it was hung up on. This leaves the end for the next read.
    """
    receive = getattr(transport, "_sock_recv", None)
    if receive is None:
        return

    def data_before_the_end() -> tuple[bytes, Exception | None]:
        data, error = receive()
        return data, None if data else error

    transport._sock_recv = data_before_the_end
