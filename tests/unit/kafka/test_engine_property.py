"""A member's work against a model: whatever completes, fails, is revoked or crashes, in any order.

The model is the log of one partition and what had an outcome. The real parts are the worker, its gate and its retries,
the lanes, the window and the offset tracker; Kafka, the handler and time are played.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from skeji_ray.errors import Conflict, DependencyUnreachable, Permanent
from skeji_ray.kafka.codec import WireHeaders
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.kafka.partition import Partition
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.kafka.worker import Worker
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.topology import PIPELINE
from tests.support.examples import examples
from tests.unit.kafka.test_worker import ANSWER, raw

POLICY = RetryPolicy()
TURNS = 12
"""Of the loop, after which nothing happens any more that does not wait for the test."""


@dataclass
class Try:
    """One call of the handler that has not returned."""

    offset: int
    key: str
    answer: asyncio.Future[None]


class Member(PlainHandler):
    """One incarnation: it reads from where the last one had committed."""

    def __init__(self, start: int) -> None:
        self.read = start
        self.start = start
        self.running: list[Try] = []
        self.finished: list[int] = []
        """Offsets that were handled and acknowledged, or whose dead letter was, in this order."""
        self.dead: list[int] = []
        self.failures: Counter[tuple[int, type[Exception]]] = Counter()
        self.refusals: list[Exception] = []
        self.pauses: list[asyncio.Future[None]] = []
        self._loop = asyncio.get_running_loop()
        worker = Worker(PIPELINE, self, self, "member", POLICY, pause=self.pause)
        self.worker = worker
        self.partition = Partition(worker.work)

    async def handle(self, record: Record[Any]) -> list[Outgoing]:
        one = Try(record.offset, record.key, self._loop.create_future())
        assert all(other.key != one.key for other in self.running), "a key is worked on twice at once"
        self.running.append(one)
        try:
            await one.answer
        finally:
            self.running.remove(one)
        return [Outgoing(ANSWER.topic, record.key, ANSWER.value, str(record.offset), "c", "e")]

    async def publish(self, outgoing: Sequence[Outgoing]) -> None:
        self._refuse()
        self.finished += [int(one.correlation_id) for one in outgoing]

    async def publish_raw(self, topic: str, key: bytes | None, value: bytes | None, headers: WireHeaders) -> None:
        self._refuse()
        offset = int(dict(headers)["original-offset"])
        self.finished.append(offset)
        self.dead.append(offset)

    async def pause(self, seconds: float) -> None:
        assert 0 <= seconds <= POLICY.longest_wait_s
        end: asyncio.Future[None] = self._loop.create_future()
        self.pauses.append(end)
        await end

    def _refuse(self) -> None:
        if self.refusals:
            raise self.refusals.pop()


class Engine(RuleBasedStateMachine):
    """One partition and the members that own it, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.log: list[str] = []
        self.committed = 0
        self.outcomes: set[int] = set()

    @initialize()
    def join(self) -> None:
        async def make() -> Member:
            return Member(self.committed)

        self.member = self.loop.run_until_complete(make())

    @rule(keys=st.lists(st.sampled_from("abc"), min_size=1, max_size=5))
    def records_come(self, keys: list[str]) -> None:
        self.log += keys
        batch = []
        for offset in range(self.member.read, len(self.log)):
            record = raw()
            record.offset, record.key = offset, self.log[offset].encode()
            batch.append(record)
        self.member.read = len(self.log)
        self.member.partition.read(batch)
        self._on_loop(lambda: self.member.partition.dispatch(batch))

    @precondition(lambda self: self.member.running)
    @rule(data=st.data())
    def one_is_done(self, data: st.DataObject) -> None:
        data.draw(st.sampled_from(self.member.running)).answer.set_result(None)
        self._settle()

    @precondition(lambda self: self.member.running)
    @rule(data=st.data(), kind=st.sampled_from([Conflict, DependencyUnreachable, Permanent]), times=st.integers(1, 5))
    def one_fails(self, data: st.DataObject, kind: type[Exception], times: int) -> None:
        """As often in a row as it is tried again, others waiting meanwhile."""
        offset = data.draw(st.sampled_from(self.member.running)).offset
        for _ in range(times):
            for one in self.member.running:
                if one.offset == offset and not one.answer.done():
                    self.member.failures[offset, kind] += 1
                    one.answer.set_exception(kind("no"))
            self._settle()
            if times > 1:
                self.time_passes()

    @rule()
    def the_broker_refuses_once(self) -> None:
        self.member.refusals = [DependencyUnreachable("the broker is down")]

    @rule()
    def time_passes(self) -> None:
        pauses, self.member.pauses = self.member.pauses, []
        for end in pauses:
            if not end.done():
                end.set_result(None)
        self._settle()

    @rule()
    def offsets_are_committed(self) -> None:
        self.committed = self.member.partition.tracker.committable or self.committed

    @rule(with_a_commit=st.booleans())
    def it_is_revoked(self, with_a_commit: bool) -> None:
        if with_a_commit:
            self.offsets_are_committed()
        gone = self.member
        self._on_loop(gone.partition.cancel)
        assert not gone.running
        assert gone.worker.waiting == 0
        self._end(gone)

    @rule()
    def it_crashes(self) -> None:
        self._end(self.member)

    @invariant()
    def nothing_is_committed_before_its_outcome(self) -> None:
        member = self.member
        self.outcomes.update(member.finished)
        committable = member.partition.tracker.committable
        assert set(range(member.start, committable or member.start)) <= set(member.finished)
        assert set(range(self.committed)) <= self.outcomes

    @invariant()
    def every_key_is_in_order(self) -> None:
        member = self.member
        for key in "abc":
            wanted = [offset for offset in range(member.start, member.read) if self.log[offset] == key]
            done = [offset for offset in member.finished if self.log[offset] == key]
            assert done == wanted[: len(done)]
            assert [one.offset for one in member.running if one.key == key] in ([], wanted[len(done) :][:1])

    @invariant()
    def only_what_deserves_it_is_dead(self) -> None:
        failures = self.member.failures
        for offset in self.member.dead:
            assert failures[offset, Permanent] == 1 or failures[offset, Conflict] == POLICY.retries + 1

    @invariant()
    def the_window_and_the_gauges_are_right(self) -> None:
        member, partition = self.member, self.member.partition
        settled = (partition.tracker.committable or member.start) - member.start
        assert partition.load == member.read - member.start - settled
        assert (member.worker.waiting == 0) == (member.worker.waiting_since is None)

    def teardown(self) -> None:
        """Nothing stays behind: once all goes well, everything has an outcome and can be committed."""
        if hasattr(self, "member"):
            self.member.refusals = []
            self.records_come(["a"])
            for _ in range(20 * len(self.log)):
                for one in self.member.running:
                    one.answer.set_result(None)
                self._settle()
                self.time_passes()
                if not self.member.partition.load:
                    break
            self.nothing_is_committed_before_its_outcome()
            self.every_key_is_in_order()
            assert self.outcomes == set(range(len(self.log)))
            assert self.member.partition.tracker.committable == len(self.log)
            assert self.member.worker.gate.reason is None
        self.loop.close()

    def _end(self, gone: Member) -> None:
        """A new incarnation begins where the last commit was."""

        async def end_all() -> None:
            tasks = asyncio.all_tasks() - {asyncio.current_task()}
            for task in tasks:
                task.cancel()
            if tasks:
                _, unending = await asyncio.wait(tasks, timeout=5)
                assert not unending, "cancelled work goes on"

        self.outcomes.update(gone.finished)
        self.loop.run_until_complete(end_all())
        self.join()

    def _on_loop(self, act: Any) -> None:
        self.loop.call_soon(act)
        self._settle()

    def _settle(self) -> None:
        async def turns() -> None:
            for _ in range(TURNS):
                await asyncio.sleep(0)

        self.loop.run_until_complete(turns())


TestEngine = Engine.TestCase
TestEngine.settings = settings(max_examples=examples(30), stateful_step_count=25)
