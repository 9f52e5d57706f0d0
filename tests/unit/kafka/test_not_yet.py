"""A record whose own time has not come waits alone, as long as it says, and uses up no retry."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from skeji_ray.errors import NotYet, Transient
from skeji_ray.kafka.codec import WireHeaders
from skeji_ray.kafka.handler import PlainHandler
from skeji_ray.kafka.retry import RetryPolicy
from skeji_ray.kafka.worker import Worker
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.topology import PIPELINE, PLANS

BODY = b'{"conversation_id": "c", "user_phone": "+972501234567", "pipeline": []}'


class Written:
    """Counts dead letters."""

    letters = 0

    async def publish(self, outgoing: list[Outgoing]) -> None: ...

    async def publish_raw(self, topic: str, key: bytes | None, value: bytes | None, headers: WireHeaders) -> None:
        self.letters += 1


class Waits(PlainHandler):
    """Records of the key `late` are not yet due, `times` times."""

    def __init__(self, times: int, then: Exception | None = None) -> None:
        self.times = times
        self.then = then
        self.handled: list[str] = []

    async def handle(self, record: Record[Any]) -> list[Outgoing]:
        if record.key == "late" and self.times:
            self.times -= 1
            raise NotYet("a callback is awaited", 1.5)
        if record.key == "late" and self.then is not None:
            raise self.then
        self.handled.append(record.key)
        return []


def raw(key: bytes) -> Any:
    return SimpleNamespace(topic=PLANS.name, partition=0, offset=9, timestamp=1, key=key, value=BODY, headers=())


async def test_it_waits_as_long_as_it_says_and_is_never_given_up() -> None:
    waited: list[float] = []

    async def pause(seconds: float) -> None:
        waited.append(seconds)

    handler, written = Waits(20), Written()
    await Worker(PIPELINE, handler, written, "actor/0", RetryPolicy(), pause=pause).work(raw(b"late"))  # type: ignore[arg-type]
    assert (waited, handler.handled, written.letters) == ([1.5] * 20, ["late"], 0)


async def test_what_comes_after_it_has_all_of_its_retries() -> None:
    async def pause(_: float) -> None: ...

    handler, written = Waits(20, then=Transient("no")), Written()
    worker = Worker(PIPELINE, handler, written, "actor/0", RetryPolicy(retries=3), pause=pause)  # type: ignore[arg-type]
    await worker.work(raw(b"late"))
    assert written.letters == 1


async def test_nobody_else_waits_with_it() -> None:
    due = asyncio.Event()

    async def pause(_: float) -> None:
        await due.wait()

    handler = Waits(1)
    worker = Worker(PIPELINE, handler, Written(), "actor/0", RetryPolicy(), pause=pause)  # type: ignore[arg-type]
    late = asyncio.create_task(worker.work(raw(b"late")))
    await asyncio.sleep(0)
    await asyncio.gather(*(worker.work(raw(b"other")) for _ in range(5)))
    assert worker.gate.reason is None
    due.set()
    await late
    assert handler.handled == ["other"] * 5 + ["late"]


async def test_a_wait_that_is_meant_is_no_warning(caplog: pytest.LogCaptureFixture) -> None:
    async def pause(_: float) -> None: ...

    await Worker(PIPELINE, Waits(20), Written(), "actor/0", RetryPolicy(), pause=pause).work(raw(b"late"))  # type: ignore[arg-type]
    assert [record for record in caplog.records if record.levelname == "WARNING"] == []
    failing = Waits(1, then=Transient("no"))
    await Worker(PIPELINE, failing, Written(), "actor/0", RetryPolicy(), pause=pause).work(raw(b"late"))  # type: ignore[arg-type]
    assert "no" in caplog.text, "and what fails is still one"


async def test_what_a_part_of_the_records_waits_for_is_said_and_stops_nothing() -> None:
    class Half(Waits):
        waits_for = "the model is away"

    worker = Worker(PIPELINE, Half(0), Written(), "actor/0", RetryPolicy())  # type: ignore[arg-type]
    await worker.work(raw(b"other"))
    assert (worker.waits_for, worker.gate.reason, worker.handled) == ("the model is away", None, 1)
    assert Worker(PIPELINE, Waits(0), Written(), "actor/0", RetryPolicy()).waits_for is None  # type: ignore[arg-type]
