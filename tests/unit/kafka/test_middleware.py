"""What stands around a handler: traces go on, tries are measured, and a newcomer's own stands among them."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.errors import Conflict
from skeji_ray.kafka.codec import decode, wire_headers, written_at
from skeji_ray.kafka.middleware import Handle, about, chain, foreign_trace, metrics_middleware, tracing_middleware
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.metrics.table import HANDLING, STAGE
from skeji_ray.topology import ANSWERS
from tests.support.metrics import KeptSink
from tests.unit.kafka.test_worker import ANSWER, raw

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
FOREIGN = f"00-{TRACE}-00f067aa0ba902b7-01"


def record(traceparent: str | None, correlation_id: str = "0a0b0c0d-0000-5000-8000-000000000001") -> Record[Any]:
    headers = [("event-id", b"event"), ("correlation-id", correlation_id.encode())]
    return decode(raw(headers=[*headers, ("traceparent", traceparent.encode())] if traceparent else headers))


async def answer(record: Record[Any]) -> list[Outgoing]:
    return [Outgoing.caused_by(record, ANSWERS.name, "k", ANSWER.value)]


async def sent_for(incoming: Record[Any], handle: Handle = answer) -> str:
    (outgoing,) = await chain(handle, [tracing_middleware()])(incoming)
    return dict(wire_headers(outgoing, "tests", written_at(raw())))["traceparent"].decode()


async def test_a_trace_that_began_outside_goes_on_with_a_span_of_its_own() -> None:
    first = await sent_for(record(FOREIGN))
    version, trace, span, flags = first.split("-")
    assert (version, trace, flags) == ("00", TRACE, "01")
    assert span not in FOREIGN
    second = await sent_for(record(first))
    assert second.split("-")[1] == TRACE


@pytest.mark.parametrize("nonsense", [None, "", "00-xyz", f"00-{'0' * 32}-00f067aa0ba902b7-01", FOREIGN + "\n"])
async def test_without_a_valid_one_the_trace_is_the_correlation_id(nonsense: str | None) -> None:
    assert (await sent_for(record(nonsense))).split("-")[1] == "0a0b0c0d000050008000000000000001"


async def test_our_own_trace_is_no_foreign_one() -> None:
    ours = await sent_for(record(None))
    assert foreign_trace(record(ours)) is None


def test_a_log_line_names_the_correlation_id_and_no_phone() -> None:
    line = about(record(None, "corr-7"))
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
    written_s = record(None).written_at.timestamp()
    measured = chain(handle, [metrics_middleware("stage", sink, clock, wall=lambda: written_s + 3.0)])
    await measured(record(None))
    await measured(record(None))
    with pytest.raises(Conflict):
        await measured(record(None, "bad"))
    assert sink.of(HANDLING) == {
        ("stage", "ok"): pytest.approx([0.05, 0.05]),
        ("stage", "Conflict"): pytest.approx([0.05]),
    }
    assert sink.of(STAGE) == {("stage",): pytest.approx([3.0, 3.0])}


async def test_a_record_from_a_clock_that_is_ahead_has_not_waited() -> None:
    sink = KeptSink()
    await chain(answer, [metrics_middleware("stage", sink, wall=lambda: -1.0)])(record(None))
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

    await chain(answer, [named("outer"), named("inner")])(record(None))
    assert seen == ["outer", "inner"]
