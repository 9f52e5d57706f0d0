"""One message, one tree of spans: from the webhook through every process to WhatsApp, at a real collector."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from skeji_ray.topology import GATEWAY, LLM, NOTIFIER_EVENTS, NOTIFIER_PIPELINE, PIPELINE, RESPONSES, SCRUB
from tests.support.collector import Collected, Collector
from tests.support.stack import Stack

OWNER, CUSTOMER = "+972547000001", "+972547000002"
SEND = "send to WhatsApp"
TO_THE_EXECUTOR = ["webhook", GATEWAY.name, SCRUB.name, LLM.name, PIPELINE.name, "execute plan"]
PLANNED = [*TO_THE_EXECUTOR[:4], "plan"]
TAKEN_IN = [RESPONSES.name, "execute reply"]
BOOKED = [*TO_THE_EXECUTOR, "schedules search_availability", *TAKEN_IN, "bookings create_booking"]
ANSWERED = [*BOOKED, *TAKEN_IN, NOTIFIER_PIPELINE.name, SEND]
OWNER_ASKED = [*BOOKED, NOTIFIER_EVENTS.name, SEND]
SERVICES = {"ingress", "gateway", "scrub", "llm_layer", "pipeline_executor", "executor", "bookings", "notifier"}


def test_a_booking_is_one_tree_from_the_webhook_to_both_who_are_told(stack: Stack, spans: Collector) -> None:
    stack.person(OWNER).says("Register Quiet Comb, a hair salon in Sderot, open every day 9 to 18")
    offered = says(stack, "book a haircut tomorrow at 15:00 in Sderot")
    booked = says(stack, "--button", offered["replies"][0]["buttons"][0]["id"])
    assert "pending" in booked["replies"][0]["text"]
    stack.person(OWNER).waits_for("Sarah Cohen")

    whole(spans, offered, PLANNED)
    tree = whole(spans, booked, ANSWERED, OWNER_ASKED)
    (root,) = [span for span in tree.values() if span.parent_id not in tree]
    assert (root.name, root.parent_id, root.service, root.kind) == ("webhook", "", "ingress", "producer")
    assert {span.service for span in tree.values()} >= SERVICES
    for word in (OWNER[4:], CUSTOMER[4:], "Sarah", "haircut"):
        assert word.encode() not in spans.text, "it leaves the house with the spans"


def says(stack: Stack, *what: str) -> dict[str, Any]:
    """The answer to the customer's message, and its correlation id."""
    answer: dict[str, Any] = stack.ask("chat", "--as", CUSTOMER, "--name", "Sarah Cohen", "--timeout", "120", *what)
    return answer


def whole(spans: Collector, answer: dict[str, Any], *ways: list[str]) -> dict[str, Collected]:
    """The message's spans by their ids, once all the ways from its root are there."""
    trace_id = answer["correlation_id"].replace("-", "")

    def of_trace(all_spans: Iterable[Collected]) -> dict[str, Collected]:
        return {span.span_id: span for span in all_spans if span.trace_id == trace_id}

    def missing(all_spans: list[Collected]) -> list[list[str]]:
        tree = of_trace(all_spans)
        found = [way_to(span, tree) for span in tree.values()]
        return [way for way in ways if way not in found]

    return of_trace(spans.until(lambda all_spans: not missing(all_spans)))


def way_to(span: Collected, tree: dict[str, Collected]) -> list[str]:
    """The names from the root to it."""
    above = tree.get(span.parent_id)
    return [*(way_to(above, tree) if above else []), span.name]
