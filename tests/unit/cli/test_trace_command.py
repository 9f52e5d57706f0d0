"""`skeji trace`: one message's way, record by record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from skeji_ray.cli.describe import MOST_CHARACTERS, what_of
from skeji_ray.cli.trace import correlation_of, way_of
from skeji_ray.kafka.codec import wire_headers
from skeji_ray.messages.base import Message, Outgoing
from skeji_ray.messages.inbound import Content, UserMessage
from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Answer, Command, Failure, Plan, Reply, Step
from skeji_ray.messages.results import Help
from skeji_ray.topology import ANSWERS, BOOKINGS_COMMANDS, PLANS

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
SARAH = Sender(identity="+972501234567")
PLAN = Plan(
    conversation_id="v", user_phone=SARAH.identity, pipeline=(Step(service="bookings", action="list_bookings"),)
)
COMMAND = Command(
    command_id="d", conversation_id="v", service="bookings", action="list_bookings", params={}, sender=SARAH, step=0
)


@dataclass
class Raw:
    """A record as it is read."""

    topic: str
    timestamp: int
    value: bytes | None
    headers: list[tuple[str, bytes]] = field(default_factory=list)
    partition: int = 0
    offset: int = 7
    key: bytes | None = b"k"


def written(topic: str, value: Message, at_ms: int, source: str) -> Raw:
    outgoing = Outgoing(topic, "k", value, correlation_id="c1", conversation_id="v", event_id="e")
    return Raw(topic, at_ms, value.model_dump_json().encode(), wire_headers(outgoing, source, NOON))


def test_records_stand_in_the_order_in_which_they_were_written() -> None:
    way = way_of(
        [
            written(ANSWERS.name, Answer(recipient=SARAH, outcome=Help()), 3_000, "executor/0"),
            written(BOOKINGS_COMMANDS.name, COMMAND, 2_000, "executor/0"),
            written(PLANS.name, PLAN, 1_000, "llm-layer-consumer-group/0"),
        ]
    )

    assert [(step["topic"], step["actor"]) for step in way] == [
        (PLANS.name, "llm-layer-consumer-group/0"),
        (BOOKINGS_COMMANDS.name, "executor/0"),
        (ANSWERS.name, "executor/0"),
    ]
    assert set(way[0]) == {"at", "topic", "partition", "offset", "actor", "what"}
    assert way[0]["at"] == datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)


def test_what_was_written_within_one_millisecond_stands_in_the_order_of_the_flow() -> None:
    way = way_of([written(BOOKINGS_COMMANDS.name, COMMAND, 1, "b"), written(PLANS.name, PLAN, 1, "a")])

    assert [step["actor"] for step in way] == ["a", "b"]


def test_a_record_that_can_not_be_read_is_shown_with_the_reason() -> None:
    (step,) = way_of([Raw(PLANS.name, 1_000, b"{}")])

    assert step["what"].startswith("can not be read")
    assert step["actor"] == "external"


def test_a_record_without_headers_is_found_by_the_id_that_it_is_given() -> None:
    raw = Raw(PLANS.name, 1_000, PLAN.model_dump_json().encode())

    assert correlation_of(raw) == correlation_of(Raw(PLANS.name, 1_000, None))
    assert correlation_of(raw) != correlation_of(Raw(PLANS.name, 1_001, None))


def test_messages_are_described_in_a_few_words() -> None:
    assert what_of(PLAN) == "plan by external: bookings.list_bookings"
    assert what_of(COMMAND) == "step 1: bookings.list_bookings"
    reply = Reply(command_id="d", conversation_id="v", step=1, failure=Failure(business=True, code="slot_taken"))
    assert what_of(reply) == "step 2: failed, slot_taken"
    assert what_of(Answer(recipient=SARAH, outcome=Help())) == "answer: help"
    assert what_of(Answer(recipient=SARAH, notice=OneMoment())) == "notice: one_moment"
    assert what_of(PLAN.model_copy(update={"notice": OneMoment()})) == "no plan yet: one_moment"


def test_a_long_text_is_cut_and_no_phone_is_shown() -> None:
    message = UserMessage(
        message_id="m",
        identity=SARAH.identity,
        business_number="1",
        content=Content.TEXT,
        text="word\n" * 200,
        sent_at=NOON,
    )

    assert len(what_of(message)) == MOST_CHARACTERS
    assert "\n" not in what_of(message)
    assert SARAH.identity not in what_of(message)
