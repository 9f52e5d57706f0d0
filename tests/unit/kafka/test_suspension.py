"""A release that fails on everything buries a few records at most; what it held is handled by whoever can."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.errors import (
    BusinessError,
    DependencyUnreachable,
    Permanent,
    Transient,
    Undecodable,
    Unexpected,
    UnknownAction,
    UnreadableDocument,
    is_unexpected,
)
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.kafka.suspension import MAX_IN_A_ROW, MAX_IN_WINDOW, WINDOW, FailureBudget
from skeji_ray.kafka.worker import NEWER_AGAIN_AFTER_S, Worker
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.metrics.sink import NO_SINK
from skeji_ray.topology import PIPELINE, PLANS
from tests.unit.kafka.test_gate import Pauses, settle
from tests.unit.kafka.test_worker import ANSWER, AT_ONCE, BODY, Written

# --- the budget ---


def test_five_in_a_row_are_buried_and_no_sixth_until_one_succeeds() -> None:
    budget = FailureBudget()
    for _ in range(MAX_IN_A_ROW):
        assert budget.has_room
        budget.buried()
    assert not budget.has_room
    budget.succeeded()
    assert budget.has_room


def test_a_fifth_of_the_last_two_hundred_is_buried_and_no_more() -> None:
    budget = FailureBudget()
    for _ in range(MAX_IN_WINDOW):
        assert budget.has_room
        budget.buried()
        budget.succeeded()
    assert not budget.has_room
    for _ in range(WINDOW - 2 * MAX_IN_WINDOW - 1):
        budget.succeeded()
    assert not budget.has_room, "with the next there would still be forty-one of two hundred"
    budget.succeeded()
    assert budget.has_room


@given(st.lists(st.booleans(), max_size=600), st.integers(1, 4), st.integers(1, 6), st.integers(6, 30))
def test_whatever_comes_the_bounds_hold_and_nothing_is_held_without_need(
    succeeds: list[bool], in_a_row: int, in_window: int, window: int
) -> None:
    budget, counted = FailureBudget(in_a_row, in_window, window), list[bool]()
    for one in succeeds:
        if one:
            budget.succeeded()
            counted.append(True)
            continue
        recent = [*counted, False][-window:]
        row = 1 + next((n for n, ok in enumerate(reversed(counted)) if ok), len(counted))
        allowed = row <= in_a_row and recent.count(False) <= in_window
        assert budget.has_room is allowed
        if allowed:
            budget.buried()
            counted.append(False)


@pytest.mark.parametrize(
    ("error", "is_defect"),
    [
        (KeyError("bug"), True),
        (ValueError("bug"), True),
        (Unexpected("KeyError: told by an executor"), True),
        (UnreadableDocument("Bookings b1: state: no such word"), True),
        (Permanent("asks for what cannot be"), False),
        (Undecodable("no JSON"), False),
        (BusinessError("slot_taken"), False),
        (Transient("busy"), False),
        (DependencyUnreachable("down"), False),
    ],
)
def test_known_failures_are_no_defects(error: Exception, is_defect: bool) -> None:
    assert is_unexpected(error) is is_defect


# --- a member ---


def raw(offset: int, key: bytes = b"k", partition: int = 0, **more: Any) -> Any:
    fields = {"topic": PLANS.name, "timestamp": 1, "value": BODY, "headers": (), **more}
    return SimpleNamespace(partition=partition, offset=offset, key=key, **fields)


class Release(PlainHandler):
    """Fails with `defect` while it has one, on those keys that `hits` says."""

    def __init__(self, defect: Exception | None = None) -> None:
        self.defect = defect
        self.hits: Callable[[str], bool] = lambda key: True
        self.tried: list[int] = []
        self.done: list[int] = []

    async def handle(self, record: Record[Any]) -> list[Outgoing]:
        self.tried.append(record.offset)
        if self.defect is not None and self.hits(record.key):
            raise self.defect
        self.done.append(record.offset)
        return [ANSWER]

    async def on_dead_letter(self, record: Record[Any], error: Exception) -> list[Outgoing]:
        return [ANSWER]


class Member:
    """A worker whose pauses end when the test says so, and the records that it has in hand."""

    def __init__(self, release: Release, newer: Callable[[], bool] = lambda: False) -> None:
        async def newer_runs() -> bool:
            return newer()

        self.release, self.written, self.pauses = release, Written(), Pauses()
        self.worker = Worker(
            PIPELINE, release, self.written, "pipeline/0", AT_ONCE, pause=self.pauses, sink=NO_SINK,
            newer_runs=newer_runs,
        )  # fmt: skip
        self.tasks: list[asyncio.Task[None]] = []

    async def takes(self, *records: Any) -> None:
        self.tasks += [asyncio.create_task(self.worker.work(one)) for one in records]
        await settle()

    @property
    def buried(self) -> int:
        return len(self.written.raw)

    @property
    def held(self) -> int:
        return sum(not task.done() for task in self.tasks)

    async def ends(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def test_a_release_that_fails_on_everything_buries_five_and_holds_the_rest_until_a_better_one() -> None:
    release = Release(KeyError("bug"))
    member = Member(release)
    await member.takes(*(raw(offset, b"k%d" % offset) for offset in range(40)))
    assert (member.buried, member.held) == (MAX_IN_A_ROW, 35)
    assert len(member.written.outgoing) == MAX_IN_A_ROW, "as many apologies"
    (line,) = member.worker.suspended
    assert line.startswith(f"{PLANS.name}[0]: {PLANS.name}[0]@")
    assert "KeyError" in line
    assert member.worker.waits_for is None
    assert member.worker.is_at_rest

    tried = len(release.tried)
    for _ in range(6):
        await member.pauses.end()
    assert tried + 4 <= len(release.tried) <= tried + 6, "one at a time is the probe"
    assert (member.buried, member.held) == (MAX_IN_A_ROW, 35)

    release.defect = None
    await member.pauses.end()
    assert (member.buried, member.held, member.worker.suspended) == (MAX_IN_A_ROW, 0, ())
    assert len(release.done) == 35
    assert member.worker.handled == 40


async def test_while_a_partition_is_suspended_nothing_new_of_it_is_started_and_other_partitions_go_on() -> None:
    release = Release(KeyError("bug"))
    release.hits = lambda key: key != "well"
    member = Member(release)
    await member.takes(*(raw(offset, b"k%d" % offset) for offset in range(6)))
    tried = len(release.tried)
    await member.takes(raw(6, b"new"), raw(0, b"well", partition=1))
    assert release.tried[tried:] == [0]
    assert release.done == [0]
    assert len(member.worker.suspended) == 1
    await member.ends()


async def test_who_comes_new_is_tried_first_and_what_it_proves_lets_poison_be_buried() -> None:
    """Six records in a row that nobody can handle do not stop their partition for ever."""
    release = Release(KeyError("bug"))
    release.hits = lambda key: key.startswith("bad")
    member = Member(release)
    await member.takes(*(raw(offset, b"bad%d" % offset) for offset in range(6)))
    assert (member.buried, member.held) == (MAX_IN_A_ROW, 1)
    await member.takes(raw(6, b"good"))
    assert release.done == []
    for _ in range(3):
        await member.pauses.end()
    assert release.done == [6]
    assert (member.buried, member.held, member.worker.suspended) == (6, 0, ())


@pytest.mark.parametrize("error", [Permanent("no"), BusinessError("no"), Undecodable("no")])
async def test_known_failures_never_suspend_anything(error: Exception) -> None:
    member = Member(Release(error))
    await member.takes(*(raw(offset, b"k%d" % offset) for offset in range(60)))
    assert (member.buried, member.held, member.worker.suspended) == (60, 0, ())


async def test_what_cannot_be_decoded_never_suspends_anything() -> None:
    member = Member(Release())
    await member.takes(*(raw(offset, b"k%d" % offset, value=b"{") for offset in range(60)))
    assert (member.buried, member.held, member.worker.suspended) == (60, 0, ())


async def test_a_defect_in_what_decodes_counts_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("a defect in the codec")

    monkeypatch.setattr("skeji_ray.kafka.worker.decode", fails)
    member = Member(Release())
    await member.takes(*(raw(offset, b"k%d" % offset) for offset in range(20)))
    assert (member.buried, member.held) == (MAX_IN_A_ROW, 15)
    monkeypatch.undo()
    await member.pauses.end()
    assert (member.held, len(member.release.done)) == (0, 15)


async def test_the_order_of_a_key_holds_through_a_suspension() -> None:
    release = Release(KeyError("bug"))
    member = Member(release)
    await member.takes(*(raw(offset, b"k%d" % offset) for offset in range(6)))

    async def lane() -> None:
        for offset in (6, 7, 8):
            await member.worker.work(raw(offset, b"one"))

    member.tasks.append(asyncio.create_task(lane()))
    await settle()
    release.defect = None
    for _ in range(3):
        await member.pauses.end()
    assert [offset for offset in release.done if offset > 5] == [6, 7, 8]
    assert member.held == 0


async def test_what_is_taken_away_while_suspended_leaves_no_probe_behind() -> None:
    member = Member(Release(KeyError("bug")))
    await member.takes(*(raw(offset, b"k%d" % offset) for offset in range(9)))
    await member.ends()
    for _ in range(3):
        await member.pauses.end()
    assert member.worker.suspended == ()


async def test_while_what_it_rests_on_is_away_a_suspended_partition_waits_for_both() -> None:
    release = Release(KeyError("bug"))
    member = Member(release)
    await member.takes(*(raw(offset, b"k%d" % offset) for offset in range(8)))
    release.defect = DependencyUnreachable("down")
    for _ in range(4):
        await member.pauses.end()
    assert (member.buried, member.held) == (MAX_IN_A_ROW, 3)
    assert member.worker.waits_for is not None
    release.defect = None
    for _ in range(4):
        await member.pauses.end()
    assert (member.buried, member.held, member.worker.suspended) == (MAX_IN_A_ROW, 0, ())


# --- what a newer release may know ---

LATER: dict[str, Any] = {"headers": (("schema-version", b"2.0"),)}


async def test_what_a_newer_release_writes_waits_while_one_runs_and_is_buried_when_none_does() -> None:
    runs = True
    member = Member(Release(), lambda: runs)
    await member.takes(raw(0, b"one", **LATER), raw(1, b"two"))
    assert (member.buried, member.held, member.release.done) == (0, 1, [1])
    (line,) = member.worker.suspended
    assert "schema-version '2.0'" in line
    assert "newer release" in line
    assert member.pauses.asked_s == [NEWER_AGAIN_AFTER_S]
    for _ in range(4):
        await member.pauses.end()
    assert (member.buried, member.held) == (0, 1)

    runs = False
    for _ in range(4):
        await member.pauses.end()
    assert (member.buried, member.held, member.worker.suspended) == (1, 0, ())
    assert member.written.raw[0][3]["dlq-error-class"] == b"UnknownVersion"
    assert len(member.written.outgoing) == 1, "the other record's answer, and no apology"


@pytest.mark.parametrize("error", [UnknownAction("no action 'fly'"), UnreadableDocument("Bookings b1: state")])
async def test_what_a_newer_release_may_know_by_other_ways_waits_for_it_too(error: Exception) -> None:
    release = Release(error)
    member = Member(release, lambda: True)
    await member.takes(raw(0))
    for _ in range(4):
        await member.pauses.end()
    assert (member.buried, member.held) == (0, 1)
    release.defect = None
    for _ in range(2):
        await member.pauses.end()
    assert (member.buried, member.held, release.done) == (0, 0, [0])


async def test_whether_a_newer_release_runs_may_not_be_known_now() -> None:
    def unknown() -> bool:
        raise DependencyUnreachable("the database is away")

    member = Member(Release(), unknown)
    await member.takes(raw(0, **LATER))
    assert (member.buried, member.held) == (0, 1)
    await member.ends()


async def test_without_a_newer_release_a_later_version_is_a_dead_letter_at_once_and_the_partition_goes_on() -> None:
    member = Member(Release())
    await member.takes(*(raw(offset, b"k%d" % offset, **LATER) for offset in range(30)), raw(30, b"well"))
    assert (member.buried, member.held, member.release.done) == (30, 0, [30])
