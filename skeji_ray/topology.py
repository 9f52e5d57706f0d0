"""The one table of topics and consumer groups. Whatever needs a topic's or a group's name reads it here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from skeji_ray.config import Profile
from skeji_ray.messages.base import Message
from skeji_ray.messages.events import DeadLetter, DomainEvent
from skeji_ray.messages.inbound import EnrichedMessage, UserMessage, WebhookMessage
from skeji_ray.messages.pipeline import Answer, Command, Plan, Reply


class Key(StrEnum):
    """What a topic's records are keyed, and so ordered, by."""

    USER = "user"
    CONVERSATION = "conversation_id"
    CORRELATION = "correlation_id"
    ENTITY = "entity_id"
    ORIGINAL = "original key"


MOST_RECORD_BYTES = 1_500_000
"""Of any record but a dead letter."""
MOST_DEAD_LETTER_BYTES = 2 * MOST_RECORD_BYTES
"""A dead letter is its record and the story of its failure: it always fits."""
HEADER_BYTES = 400_000
"""What a broker allows on top, for headers and the batch around a record: the most that a dead letter's take."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: what it carries, how it is keyed and for how long it is kept."""

    name: str
    message: type[Message]
    key: Key
    partitions: int
    retention: timedelta = timedelta(days=7)
    most_bytes: int = MOST_RECORD_BYTES

    @property
    def config(self) -> dict[str, int]:
        """The broker's own settings of this topic."""
        return {
            "retention.ms": int(self.retention.total_seconds() * 1000),
            "max.message.bytes": self.most_bytes + HEADER_BYTES,
        }


@dataclass(frozen=True, slots=True)
class Members:
    """Between how many members the fleet moves a group."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Group:
    """One consumer group: what it reads, what it may write, and where its dead letters go."""

    name: str
    service: str
    consumes: tuple[Topic, ...]
    publishes: tuple[Topic, ...]
    dead_letters: Topic | None
    members: Members

    @property
    def partitions(self) -> int:
        """Partitions of all its topics: members beyond that have nothing to read."""
        return sum(topic.partitions for topic in self.consumes)

    def members_in(self, profile: Profile) -> Members:
        """How many members: the guide's in production, one or two on a laptop."""
        return self.members if profile is Profile.PRODUCTION else Members(1, min(2, self.members.most))


def dead_letter_topic(name: str) -> Topic:
    """Where records go that can not be handled."""
    return Topic(name, DeadLetter, Key.ORIGINAL, 1, timedelta(days=14), MOST_DEAD_LETTER_BYTES)


INGRESS = Topic("ingress-requests-buffer", WebhookMessage, Key.USER, 12)
GATEWAY_TO_SCRUB = Topic("gw-to-scrub-layer", UserMessage, Key.USER, 6)
SCRUB_TO_LLM = Topic("scrub-layer-to-llm-layer", EnrichedMessage, Key.USER, 6)
SCRUB_TO_NOTIFIER = Topic("scrub-layer-to-notifier", Answer, Key.USER, 3)
PLANS = Topic("llm-to-pipeline-executor", Plan, Key.CONVERSATION, 6)
BUSINESS_UNITS_COMMANDS = Topic("pipeline-executor-to-business-units", Command, Key.CORRELATION, 3)
SCHEDULES_COMMANDS = Topic("pipeline-executor-to-schedules", Command, Key.CORRELATION, 6)
BOOKINGS_COMMANDS = Topic("pipeline-executor-to-bookings", Command, Key.CORRELATION, 12)
BUSINESS_UNITS_REPLIES = Topic("business-units-to-pipeline-executor", Reply, Key.CORRELATION, 3)
SCHEDULES_REPLIES = Topic("schedules-to-pipeline-executor", Reply, Key.CORRELATION, 6)
BOOKINGS_REPLIES = Topic("bookings-to-pipeline-executor", Reply, Key.CORRELATION, 12)
ANSWERS = Topic("pipeline-executor-to-notifier", Answer, Key.USER, 6)
DOMAIN_EVENTS = Topic("domain-events-to-notifier", DomainEvent, Key.ENTITY, 6)
DLQ_SCRUB = dead_letter_topic("dlq-scrub-layer")
DLQ_LLM = dead_letter_topic("dlq-llm-layer")
DLQ_PIPELINE = dead_letter_topic("dlq-pipeline-executor")
DLQ_DOMAIN = dead_letter_topic("dlq-domain-services")

COMMANDS = {
    "business-units": BUSINESS_UNITS_COMMANDS,
    "schedules": SCHEDULES_COMMANDS,
    "bookings": BOOKINGS_COMMANDS,
}
"""Where a step of each service is published."""
REPLIES = {
    "business-units": BUSINESS_UNITS_REPLIES,
    "schedules": SCHEDULES_REPLIES,
    "bookings": BOOKINGS_REPLIES,
}
DEAD_LETTERS = (DLQ_SCRUB, DLQ_LLM, DLQ_PIPELINE, DLQ_DOMAIN)

TOPICS: tuple[Topic, ...] = (
    INGRESS,
    GATEWAY_TO_SCRUB,
    SCRUB_TO_LLM,
    SCRUB_TO_NOTIFIER,
    PLANS,
    *COMMANDS.values(),
    *REPLIES.values(),
    ANSWERS,
    DOMAIN_EVENTS,
    *DEAD_LETTERS,
)

_EXECUTOR_OUT = (*COMMANDS.values(), ANSWERS)

GATEWAY = Group(
    "gateway-consumer-group",
    "gateway",
    (INGRESS,),
    (GATEWAY_TO_SCRUB, SCRUB_TO_NOTIFIER),
    DLQ_SCRUB,
    Members(3, 6),
)
SCRUB = Group(
    "scrub-layer-consumer-group",
    "scrub",
    (GATEWAY_TO_SCRUB,),
    (SCRUB_TO_LLM, SCRUB_TO_NOTIFIER),
    DLQ_SCRUB,
    Members(3, 6),
)
LLM = Group("llm-layer-consumer-group", "llm_layer", (SCRUB_TO_LLM,), (PLANS,), DLQ_LLM, Members(3, 6))
PIPELINE = Group(
    "pipeline-executor-consumer-group",
    "pipeline_executor",
    (PLANS,),
    _EXECUTOR_OUT,
    DLQ_PIPELINE,
    Members(3, 6),
)
RESPONSES = Group(
    "pipeline-executor-responses-consumer-group",
    "pipeline_executor",
    tuple(REPLIES.values()),
    _EXECUTOR_OUT,
    DLQ_PIPELINE,
    Members(3, 6),
)
BUSINESS_UNITS = Group(
    "business-units-service-consumer-group",
    "business_units",
    (BUSINESS_UNITS_COMMANDS,),
    (BUSINESS_UNITS_REPLIES, DOMAIN_EVENTS),
    DLQ_DOMAIN,
    Members(2, 3),
)
SCHEDULES = Group(
    "schedules-service-consumer-group",
    "schedules",
    (SCHEDULES_COMMANDS,),
    (SCHEDULES_REPLIES, DOMAIN_EVENTS),
    DLQ_DOMAIN,
    Members(3, 4),
)
BOOKINGS = Group(
    "bookings-service-consumer-group",
    "bookings",
    (BOOKINGS_COMMANDS,),
    (BOOKINGS_REPLIES, DOMAIN_EVENTS),
    DLQ_DOMAIN,
    Members(4, 6),
)
NOTIFIER_SCRUB = Group(
    "notifier-service-scrub-consumer-group", "notifier", (SCRUB_TO_NOTIFIER,), (), DLQ_SCRUB, Members(2, 3)
)
NOTIFIER_PIPELINE = Group(
    "notifier-service-pipeline-consumer-group", "notifier", (ANSWERS,), (), DLQ_PIPELINE, Members(3, 4)
)
NOTIFIER_EVENTS = Group(
    "notifier-service-events-consumer-group", "notifier", (DOMAIN_EVENTS,), (), DLQ_DOMAIN, Members(3, 4)
)
OPERATIONS = Group("manual-intervention-consumer-group", "operations", DEAD_LETTERS, (), None, Members(1, 1))

GROUPS: tuple[Group, ...] = (
    GATEWAY,
    SCRUB,
    LLM,
    PIPELINE,
    RESPONSES,
    BUSINESS_UNITS,
    SCHEDULES,
    BOOKINGS,
    NOTIFIER_SCRUB,
    NOTIFIER_PIPELINE,
    NOTIFIER_EVENTS,
    OPERATIONS,
)

TOPIC = {topic.name: topic for topic in TOPICS}
GROUP = {group.name: group for group in GROUPS}
