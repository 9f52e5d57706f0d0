"""What happens to one record, without Kafka."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from skeji_ray.errors import (
    BusinessError,
    Conflict,
    DependencyUnreachable,
    NotAllReached,
    Permanent,
    Transient,
    Unreachable,
)
from skeji_ray.kafka.codec import WireHeaders
from skeji_ray.kafka.failure import Failure
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.kafka.worker import Worker
from skeji_ray.messages.base import Outgoing, RawRecord, Record
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Answer
from skeji_ray.messages.results import Help
from skeji_ray.metrics.sink import NO_SINK, Sink
from skeji_ray.metrics.table import DEAD_LETTERS, RETRIES
from skeji_ray.topology import ANSWERS, LLM, OPERATIONS, PIPELINE, PLANS, Group
from tests.support.metrics import KeptSink

AT_ONCE = RetryPolicy(first_wait_s=0.0)
BODY = b'{"conversation_id": "c", "user_phone": "+972501234567", "pipeline": []}'
ANSWER = Outgoing(ANSWERS.name, "k", Answer(recipient=Sender(identity="+972501234567"), outcome=Help()), "c", "c", "e")


def raw(value: bytes | None = BODY, topic: str = PLANS.name, headers: Sequence[tuple[str, bytes | None]] = ()) -> Any:
    return SimpleNamespace(topic=topic, partition=0, offset=9, timestamp=1, key=b"k", value=value, headers=headers)


class Written:
    """A publisher in memory, that refuses as often as it is told to."""

    def __init__(self, refusals: Sequence[Exception] = ()) -> None:
        self.outgoing: list[Outgoing] = []
        self.raw: list[tuple[str, bytes | None, bytes | None, dict[str, bytes]]] = []
        self._refusals = list(refusals)

    async def publish(self, outgoing: Sequence[Outgoing]) -> None:
        self._refuse()
        self.outgoing += outgoing

    async def publish_raw(self, topic: str, key: bytes | None, value: bytes | None, headers: WireHeaders) -> None:
        self._refuse()
        self.raw.append((topic, key, value, dict(headers)))

    def _refuse(self) -> None:
        if self._refusals:
            raise self._refusals.pop(0)


class Failing(PlainHandler):
    """Fails with each of `errors` in turn, then answers."""

    def __init__(self, *errors: Exception, when_buried: Exception | None = None) -> None:
        self.errors = list(errors)
        self.tries = 0
        self._when_buried = when_buried

    async def handle(self, record: Record[Any]) -> list[Outgoing]:
        self.tries += 1
        if self.errors:
            raise self.errors.pop(0)
        return [ANSWER]

    async def on_dead_letter(self, record: Record[Any], error: Exception) -> list[Outgoing]:
        if self._when_buried:
            raise self._when_buried
        return [ANSWER]


def worker(handler: PlainHandler, written: Written, group: Group = PIPELINE, sink: Sink = NO_SINK) -> Worker:
    return Worker(group, handler, written, "actor/0", AT_ONCE, sink=sink)  # type: ignore[arg-type]  # each test's handler handles


async def test_what_a_handler_returns_is_published() -> None:
    written = Written()
    await worker(Failing(), written).work(raw())
    assert (written.outgoing, written.raw) == ([ANSWER], [])


async def test_a_transient_failure_is_tried_four_times_and_then_buried_as_exhausted() -> None:
    written, handler = Written(), Failing(*[Conflict("busy")] * 4)
    await worker(handler, written).work(raw())
    assert handler.tries == 4
    ((topic, key, value, headers),) = written.raw
    assert PIPELINE.dead_letters is not None
    assert (topic, key, value) == (PIPELINE.dead_letters.name, b"k", BODY)
    assert (headers["dlq-error-class"], headers["dlq-attempts"]) == (b"transient_exhausted", b"4")
    assert written.outgoing == [ANSWER]


async def test_a_transient_failure_that_passes_leaves_no_letter() -> None:
    written = Written()
    await worker(Failing(*[Conflict("busy")] * 3), written).work(raw())
    assert (written.outgoing, written.raw) == ([ANSWER], [])


async def test_a_dependency_that_is_down_is_waited_for_without_counting() -> None:
    written, handler = Written(), Failing(*[DependencyUnreachable("down")] * 30, Conflict("busy"))
    await worker(handler, written).work(raw())
    assert (handler.tries, written.outgoing, written.raw) == (32, [ANSWER], [])


@pytest.mark.parametrize("error", [Permanent("no"), KeyError("bug"), BusinessError("slot_taken")])
async def test_what_will_never_pass_is_buried_at_once(error: Exception) -> None:
    written, handler = Written(), Failing(error)
    await worker(handler, written).work(raw())
    assert handler.tries == 1
    assert written.raw[0][3]["dlq-error-class"] == type(error).__name__.encode()


async def test_a_publication_that_is_not_acknowledged_is_a_failure_of_the_record() -> None:
    written, handler = Written([DependencyUnreachable("down")] * 2), Failing()
    await worker(handler, written).work(raw())
    assert (handler.tries, written.outgoing) == (3, [ANSWER])


async def test_defect_10_a_dead_letter_is_written_until_the_broker_takes_it_whatever_it_says() -> None:
    written = Written([Transient("no"), Permanent("no"), ValueError("no")])
    await worker(Failing(Permanent("never")), written).work(raw())
    assert len(written.raw) == 1


async def test_a_bug_in_what_follows_a_dead_letter_does_not_stop_the_lane() -> None:
    written = Written()
    await worker(Failing(Permanent("never"), when_buried=KeyError("bug")), written).work(raw())
    assert (len(written.raw), written.outgoing) == (1, [])


async def test_what_is_undecodable_never_reaches_the_handler_and_keeps_its_ids() -> None:
    written, handler = Written(), Failing()
    await worker(handler, written).work(raw(b"{", headers=[("correlation-id", b"corr"), ("empty", None)]))
    assert handler.tries == 0
    headers = written.raw[0][3]
    assert (headers["correlation-id"], headers["dlq-error-class"]) == (b"corr", b"Undecodable")
    assert headers["event-id"]


async def test_retries_and_dead_letters_are_counted_and_what_waits_for_a_dependency_is_neither() -> None:
    sink = KeptSink()
    await worker(Failing(*[Conflict("busy")] * 4), Written(), sink=sink).work(raw())
    await worker(Failing(Permanent("never")), Written(), sink=sink).work(raw())
    await worker(Failing(*[DependencyUnreachable("down")] * 5), Written(), sink=sink).work(raw())
    await worker(Failing(), Written(), sink=sink).work(raw(b"{"))
    assert sink.of(RETRIES) == {(PIPELINE.name,): [1, 1, 1]}
    errors = {error: len(counted) for (_, error), counted in sink.of(DEAD_LETTERS).items()}
    assert errors == {"transient_exhausted": 1, "Permanent": 1, "Undecodable": 1}


async def test_a_letter_that_the_broker_refused_at_first_is_counted_once() -> None:
    sink = KeptSink()
    await worker(Failing(Permanent("never")), Written([Transient("no")] * 3), sink=sink).work(raw())
    assert sink.of(DEAD_LETTERS) == {(PIPELINE.name, "Permanent"): [1]}


async def test_a_body_larger_than_a_letter_is_cut_and_says_so() -> None:
    assert LLM.dead_letters is not None
    written, most = Written(), LLM.dead_letters.most_bytes
    await worker(Failing(), written).work(raw(b"x" * (most + 1)))
    _, _, value, headers = written.raw[0]
    assert len(value or b"") == most
    assert headers["dlq-cut-from-bytes"] == str(most + 1).encode()


async def test_a_group_without_dead_letters_tries_for_ever() -> None:
    written, handler = Written(), Failing(*[Permanent("no")] * 12)
    await worker(handler, written, OPERATIONS).work(raw(b"any", topic="dlq-llm-layer"))
    assert (handler.tries, written.outgoing) == (13, [ANSWER])


class Aside(Failing):
    """A handler that keeps its own poison."""

    def __init__(self, *errors: Exception, refusals: int = 0) -> None:
        super().__init__(*errors)
        self.kept: list[tuple[int, Failure]] = []
        self._refusals = refusals

    async def keep_aside(self, raw: RawRecord, failure: Failure) -> None:
        if self._refusals:
            self._refusals -= 1
            raise DependencyUnreachable("the database is away")
        self.kept.append((raw.offset, failure))


@pytest.mark.parametrize("error", [Permanent("no"), OverflowError("date value out of range"), KeyError("bug")])
async def test_its_own_poison_is_kept_aside_at_once_and_counted_where_a_handler_can(error: Exception) -> None:
    written, handler, sink = Written(), Aside(error, refusals=2), KeptSink()
    await worker(handler, written, OPERATIONS, sink).work(raw(b"any", topic="dlq-llm-layer"))
    ((offset, failure),) = handler.kept
    assert (handler.tries, offset, failure.error, failure.group) == (1, 9, error, OPERATIONS.name)
    assert (written.raw, written.outgoing) == ([], [])
    assert sink.of(DEAD_LETTERS) == {(OPERATIONS.name, type(error).__name__): [1]}


async def test_a_passing_failure_is_never_kept_aside() -> None:
    handler = Aside(*[Conflict("busy")] * 9)
    await worker(handler, Written(), OPERATIONS).work(raw(b"any", topic="dlq-llm-layer"))
    assert (handler.tries, handler.kept) == (10, [])


async def test_its_own_poison_never_suspends_a_partition() -> None:
    handler = Aside(*[KeyError("bug")] * 30)
    one = worker(handler, Written(), OPERATIONS)
    for _ in range(30):
        await one.work(raw(b"any", topic="dlq-llm-layer"))
    assert (len(handler.kept), one.suspended) == (30, ())


async def test_it_says_since_when_a_record_waits_and_stops_when_none_does() -> None:
    gate = asyncio.Event()

    class Gated(Failing):
        async def handle(self, record: Record[Any]) -> list[Outgoing]:
            if not gate.is_set():
                raise DependencyUnreachable("down")
            return []

    one = worker(Gated(), Written())
    work = asyncio.create_task(one.work(raw()))
    for _ in range(20):
        await asyncio.sleep(0)
    assert (one.waiting, one.waiting_since is not None) == (1, True)
    gate.set()
    await work
    assert (one.waiting, one.waiting_since, one.handled) == (0, None, 1)


@pytest.mark.parametrize(("kind", "tries"), [(Unreachable, b"1"), (NotAllReached, b"4")])
async def test_a_dead_letter_names_those_alone_who_were_not_told(kind: type[Unreachable], tries: bytes) -> None:
    written = Written()
    handler = Failing(*[kind("not told: +972***67: 131026", ("+972501234567", "IL.abc"))] * 4)
    await worker(handler, written).work(raw())

    headers = written.raw[0][3]
    assert (headers["dlq-recipients"], headers["dlq-attempts"]) == (b"+972501234567,IL.abc", tries)
    assert b"+972501234567" not in headers["dlq-error"]
