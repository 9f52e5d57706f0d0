"""What stands around a handler: tries are measured, and a newcomer's own stands among them."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.errors import Conflict
from skeji_ray.kafka.codec import decode
from skeji_ray.kafka.middleware import Handle, about, chain, metrics_middleware
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.metrics.table import HANDLING, STAGE
from skeji_ray.topology import ANSWERS
from tests.support.metrics import KeptSink
from tests.unit.kafka.test_worker import ANSWER, raw


def record(correlation_id: str = "c") -> Record[Any]:
    return decode(raw(headers=[("event-id", b"event"), ("correlation-id", correlation_id.encode())]))


async def answer(record: Record[Any]) -> list[Outgoing]:
    return [Outgoing.caused_by(record, ANSWERS.name, "k", ANSWER.value)]


def test_a_log_line_names_the_correlation_id_and_no_phone() -> None:
    line = about(record("corr-7"))
    assert "correlation_id=corr-7" in line


async def test_tries_are_timed_by_their_outcome_and_handled_records_from_when_they_were_written() -> None:
    now = 0.0

    def clock() -> float:
        return now

    async def handle(incoming: Record[Any]) -> list[Outgoing]:
        nonlocal now
        now += 0.05
        if incoming.headers.correlation_id == "bad":
            raise Conflict("busy")
        return []

    sink = KeptSink()
    written_s = record().written_at.timestamp()
    measured = chain(handle, [metrics_middleware("stage", sink, clock, wall=lambda: written_s + 3.0)])
    await measured(record())
    await measured(record())
    with pytest.raises(Conflict):
        await measured(record("bad"))
    assert sink.of(HANDLING) == {
        ("stage", "ok"): pytest.approx([0.05, 0.05]),
        ("stage", "Conflict"): pytest.approx([0.05]),
    }
    assert sink.of(STAGE) == {("stage",): pytest.approx([3.0, 3.0])}


async def test_a_record_from_a_clock_that_is_ahead_has_not_waited() -> None:
    sink = KeptSink()
    await chain(answer, [metrics_middleware("stage", sink, wall=lambda: -1.0)])(record())
    assert sink.of(STAGE) == {("stage",): [0.0]}


async def test_the_first_middleware_is_the_outermost() -> None:
    seen: list[str] = []

    def named(name: str) -> Any:
        def wrap(handle: Handle) -> Handle:
            async def around(incoming: Record[Any]) -> list[Outgoing]:
                seen.append(name)
                return await handle(incoming)

            return around

        return wrap

    await chain(answer, [named("outer"), named("inner")])(record())
    assert seen == ["outer", "inner"]
