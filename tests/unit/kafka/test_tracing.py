"""Traces through Kafka: without a tracer they are made of ids, with one every handling is a span."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.semconv._incubating.attributes import messaging_attributes
from opentelemetry.semconv.attributes.error_attributes import ERROR_TYPE
from opentelemetry.trace import SpanKind, StatusCode

from skeji_ray.errors import Conflict, Permanent
from skeji_ray.kafka.codec import decode, wire_headers, written_at
from skeji_ray.kafka.middleware import Handle
from skeji_ray.kafka.tracing import beginning, carrying, foreign_trace, handed_over, inside, tracing_middleware
from skeji_ray.kafka.worker import Worker
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Command
from skeji_ray.topology import ANSWERS, BOOKINGS, BOOKINGS_COMMANDS, PIPELINE, PLANS
from skeji_ray.tracing.context import read
from skeji_ray.tracing.tracer import Kind, Tracer
from tests.support.spans import KeptSpans, id_of, parent_of, trace_of, words_of
from tests.unit.kafka.test_worker import ANSWER, AT_ONCE, Failing, Written, raw

CORRELATION = "0a0b0c0d-0000-5000-8000-000000000001"
OURS = "0a0b0c0d000050008000000000000001"
EVENT = "1a1b1c1d-0000-5000-8000-000000000002"
TRACE, SPAN = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
FOREIGN = f"00-{TRACE}-{SPAN}-01"
NONSENSE = [None, "", "00-xyz", f"00-{'0' * 32}-{SPAN}-01", FOREIGN + "\n"]
PHONE = "+972501234567"


def raw_with(traceparent: str | None, correlation_id: str = CORRELATION) -> Any:
    headers = [("event-id", EVENT.encode()), ("correlation-id", correlation_id.encode())]
    return raw(headers=[*headers, ("traceparent", traceparent.encode())] if traceparent is not None else headers)


def record(traceparent: str | None, correlation_id: str = CORRELATION) -> Record[Any]:
    return decode(raw_with(traceparent, correlation_id))


async def answer(record: Record[Any]) -> list[Outgoing]:
    return [Outgoing.caused_by(record, ANSWERS.name, "k", ANSWER.value)]


def traceparent_of(outgoing: Outgoing) -> str:
    return dict(wire_headers(outgoing, "tests", written_at(raw())))["traceparent"].decode()


async def sent_for(incoming: Record[Any], handle: Handle = answer, kept: KeptSpans | None = None) -> str:
    (outgoing,) = await tracing_middleware(PIPELINE, kept.tracer if kept else None)(handle)(incoming)
    return traceparent_of(outgoing)


async def test_a_trace_that_began_outside_goes_on_with_a_span_of_its_own() -> None:
    first = await sent_for(record(FOREIGN))
    version, trace, span, flags = first.split("-")
    assert (version, trace, flags) == ("00", TRACE, "01")
    assert span not in FOREIGN
    second = await sent_for(record(first))
    assert second.split("-")[1] == TRACE


@pytest.mark.parametrize("nonsense", NONSENSE)
async def test_without_a_valid_one_the_trace_is_the_correlation_id(nonsense: str | None) -> None:
    assert (await sent_for(record(nonsense))).split("-")[1] == OURS


async def test_our_own_trace_is_no_foreign_one() -> None:
    ours = await sent_for(record(None))
    assert foreign_trace(record(ours)) is None


async def test_a_handling_is_a_span_below_what_published_the_record_and_above_what_it_publishes() -> None:
    kept = KeptSpans()
    carried = await sent_for(record(FOREIGN), kept=kept)
    (span,) = kept.all()
    assert (trace_of(span), parent_of(span), span.kind) == (TRACE, SPAN, SpanKind.CONSUMER)
    assert carried == f"00-{TRACE}-{id_of(span)}-01"


@pytest.mark.parametrize("nonsense", NONSENSE)
async def test_what_nobody_traced_before_begins_the_trace_of_its_correlation_id(nonsense: str | None) -> None:
    kept = KeptSpans()
    await sent_for(record(nonsense), kept=kept)
    (span,) = kept.all()
    assert (trace_of(span), parent_of(span)) == (OURS, None)


async def test_a_span_that_was_only_made_up_of_ids_is_nobodys_parent() -> None:
    made_up = await sent_for(record(None))
    event_id = (await answer(record(None)))[0].event_id
    incoming = record(made_up)
    kept = KeptSpans()
    await sent_for(replace(incoming, headers=replace(incoming.headers, event_id=event_id)), kept=kept)
    (span,) = kept.all()
    assert (trace_of(span), parent_of(span)) == (OURS, None)


async def test_a_correlation_id_that_is_no_uuid_is_traced_all_the_same() -> None:
    kept = KeptSpans()
    carried = await sent_for(record(None, correlation_id="corr-7"), kept=kept)
    (span,) = kept.all()
    assert read(carried) is not None
    assert trace_of(span) in carried


async def test_the_attributes_are_those_of_the_conventions_and_hold_no_phone() -> None:
    kept = KeptSpans()
    await sent_for(replace(record(None), key=PHONE), kept=kept)
    (span,) = kept.all()
    assert span.attributes == {
        messaging_attributes.MESSAGING_SYSTEM: "kafka",
        messaging_attributes.MESSAGING_OPERATION_NAME: "process",
        messaging_attributes.MESSAGING_OPERATION_TYPE: "process",
        messaging_attributes.MESSAGING_CONSUMER_GROUP_NAME: PIPELINE.name,
        messaging_attributes.MESSAGING_DESTINATION_NAME: PLANS.name,
        messaging_attributes.MESSAGING_DESTINATION_PARTITION_ID: "0",
        messaging_attributes.MESSAGING_KAFKA_OFFSET: 9,
        messaging_attributes.MESSAGING_MESSAGE_ID: EVENT,
        messaging_attributes.MESSAGING_MESSAGE_CONVERSATION_ID: CORRELATION,
    }
    assert PHONE.lstrip("+") not in words_of(kept.all())


@pytest.mark.parametrize(
    ("action", "name"), [("create_booking", "bookings create_booking"), ("made_up_by_somebody", BOOKINGS.name)]
)
async def test_a_span_is_named_by_its_action_where_there_is_such_a_one_and_else_by_its_group(
    action: str, name: str
) -> None:
    command = Command(
        command_id="c",
        conversation_id="c",
        service="bookings",
        action=action,
        params={},
        sender=Sender(identity=PHONE),
        step=0,
    )
    kept = KeptSpans()
    incoming = replace(record(None), topic=BOOKINGS_COMMANDS.name, value=command)
    await tracing_middleware(BOOKINGS, kept.tracer)(answer)(incoming)
    assert kept.names() == [name]


async def test_a_handler_that_fails_fails_its_span() -> None:
    async def fails(_: Record[Any]) -> list[Outgoing]:
        raise Conflict("busy")

    kept = KeptSpans()
    with pytest.raises(Conflict):
        await sent_for(record(None), fails, kept)
    (span,) = kept.all()
    assert span.status.status_code is StatusCode.ERROR
    assert dict(span.attributes or {})[ERROR_TYPE] == "Conflict"


async def test_what_is_published_while_it_is_handled_carries_its_span_and_what_another_message_caused_does_not() -> (
    None
):
    kept, written = KeptSpans(), Written()
    publish = carrying(written.publish, kept.tracer)

    async def publishes(incoming: Record[Any]) -> list[Outgoing]:
        (mine,) = await answer(incoming)
        await publish([mine, replace(mine, correlation_id=EVENT)])
        return []

    await tracing_middleware(PIPELINE, kept.tracer)(publishes)(record(FOREIGN))
    mine, anothers = written.outgoing
    assert traceparent_of(mine) == f"00-{TRACE}-{id_of(kept.all()[0])}-01"
    assert anothers.traceparent is None


async def test_what_is_published_outside_of_any_handling_is_as_it_was() -> None:
    written = Written()
    await carrying(written.publish, KeptSpans().tracer)([ANSWER])
    assert written.outgoing == [ANSWER]


async def test_without_a_tracer_nothing_stands_in_the_way_of_what_is_published() -> None:
    publish = Written().publish
    assert carrying(publish, None) is publish
    assert beginning(publish, None, "webhook") is publish


async def test_every_message_that_comes_in_begins_a_trace_of_its_own() -> None:
    kept, written = KeptSpans(), Written()
    incoming = [replace(ANSWER, correlation_id=CORRELATION), replace(ANSWER, correlation_id=EVENT)]
    await beginning(written.publish, kept.tracer, "webhook")(incoming)
    spans = {trace_of(span): span for span in kept.all()}
    assert {(span.name, span.kind, parent_of(span)) for span in kept.all()} == {("webhook", SpanKind.PRODUCER, None)}
    for one in written.outgoing:
        span = spans[one.correlation_id.replace("-", "")]
        assert one.traceparent == f"00-{trace_of(span)}-{id_of(span)}-01"


async def test_a_broker_that_does_not_take_what_comes_in_fails_its_span() -> None:
    kept = KeptSpans()
    refuse = Written([Conflict("down")])
    with pytest.raises(Conflict):
        await beginning(refuse.publish, kept.tracer, "webhook")([replace(ANSWER, correlation_id=CORRELATION)])
    assert [span.status.status_code for span in kept.all()] == [StatusCode.ERROR]


async def test_what_a_handler_asks_of_others_stands_within_its_span() -> None:
    kept = KeptSpans()

    async def asks(incoming: Record[Any]) -> list[Outgoing]:
        with inside(kept.tracer, "plan", Kind.CLIENT):
            return await answer(incoming)

    await sent_for(record(FOREIGN), asks, kept)
    inner, outer = kept.all()
    assert (inner.name, parent_of(inner), trace_of(inner)) == ("plan", id_of(outer), TRACE)


def test_what_is_asked_outside_of_any_handling_is_no_span() -> None:
    kept = KeptSpans()
    with inside(kept.tracer, "plan", Kind.CLIENT):
        pass
    assert kept.all() == ()


async def test_a_record_that_is_handed_over_names_the_span_that_did() -> None:
    kept = KeptSpans()
    seen: list[str | None] = []

    async def hands_over(incoming: Record[Any]) -> list[Outgoing]:
        seen.append(handed_over(incoming).headers.traceparent)
        return []

    incoming = record(FOREIGN)
    await tracing_middleware(PIPELINE, kept.tracer)(hands_over)(incoming)
    assert seen == [f"00-{TRACE}-{id_of(kept.all()[0])}-01"]
    assert handed_over(incoming) is incoming


def outcome(span: ReadableSpan) -> str:
    return str((span.attributes or {}).get(ERROR_TYPE, "ok"))


async def worked(*errors: Exception, kept: KeptSpans) -> Written:
    written = Written()
    worker = Worker(PIPELINE, Failing(*errors), written, "actor/0", AT_ONCE, tracer=kept.tracer)
    await worker.work(raw_with(FOREIGN))
    return written


async def test_every_try_is_a_span() -> None:
    kept = KeptSpans()
    await worked(Conflict("busy"), Conflict("busy"), kept=kept)
    assert [outcome(span) for span in kept.all()] == ["Conflict", "Conflict", "ok"]
    assert {parent_of(span) for span in kept.all()} == {SPAN}


class Apologises(Failing):
    """Fails for good, and says so."""

    def __init__(self) -> None:
        super().__init__(Permanent("no"))

    async def on_dead_letter(self, record: Record[Any], error: Exception) -> list[Outgoing]:
        return await answer(record)


async def apology(tracer: Tracer | None) -> Outgoing:
    written = Written()
    await Worker(PIPELINE, Apologises(), written, "actor/0", AT_ONCE, tracer=tracer).work(raw_with(FOREIGN))
    (told,) = written.outgoing
    return told


async def test_an_apology_for_a_dead_letter_stands_in_the_trace_of_what_failed() -> None:
    kept = KeptSpans()
    told = await apology(kept.tracer)
    failed, apologised = kept.all()
    assert (outcome(failed), outcome(apologised)) == ("Permanent", "ok")
    assert told.traceparent == f"00-{TRACE}-{id_of(apologised)}-01"


async def test_without_a_tracer_too_an_apology_goes_on_in_a_trace_that_began_outside() -> None:
    assert traceparent_of(await apology(None)).split("-")[1] == TRACE
