"""A system for `skeji doctor` without servers: healthy, until something is done to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr

from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.actors.fleet_state import FleetState
from skeji_ray.clock import FixedClock
from skeji_ray.config import Profile
from skeji_ray.doctor.examination import Result, examine
from skeji_ray.doctor.patient import Patient
from skeji_ray.doctor.webhook import Webhook
from skeji_ray.document import Document
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka.admin import Admin, TopicState
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.inspection import obstacles
from skeji_ray.messages.base import Outgoing, RawRecord
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.serve.dashboard import ApplicationState
from skeji_ray.serve.webhook import webhook_app
from skeji_ray.store.inspection import validator_of
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import DEAD_LETTERS, GROUPS, TOPICS, Topic
from skeji_ray.whatsapp.statuses import StatusUpdate

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
SECRET, TOKEN, RELEASE = "app secret", "verify token", "1.0"


class TopicsOf(Admin):
    """Compares the table with topics that no broker has to hold."""

    def __init__(self, states: Mapping[str, TopicState]) -> None:
        super().__init__(Connection("127.0.0.1:1"))
        self._states = states

    def describe(self, topics: Iterable[Topic]) -> dict[str, TopicState]:
        return {topic.name: self._states[topic.name] for topic in topics if topic.name in self._states}


def as_the_table(topic: Topic) -> TopicState:
    return TopicState(topic.name, topic.partitions, 3, {})


@dataclass
class FakeBroker:
    """Kafka; `down` while nothing listens."""

    down: bool = False
    version: tuple[int, ...] = (4, 1)
    topics: dict[str, TopicState] = field(default_factory=lambda: {topic.name: as_the_table(topic) for topic in TOPICS})
    members: dict[str, list[str]] = field(default_factory=lambda: {group.name: [f"{group.name}-0"] for group in GROUPS})
    in_sync: int = 3
    records: list[RawRecord] = field(default_factory=list)

    async def probe(self) -> None:
        if self.down:
            raise DependencyUnreachable("Kafka at 127.0.0.1:1 (KAFKA_BROKERS): nothing listens there")

    async def versions(self) -> Mapping[str, tuple[int, ...]]:
        return {"127.0.0.1:1": self.version}

    async def differences(self) -> Sequence[str]:
        return TopicsOf(self.topics).differences(TOPICS)

    async def clients(self) -> Mapping[str, Sequence[str]]:
        return self.members

    async def unwritable(self) -> Sequence[str]:
        config = {"min.insync.replicas": {"value": "2"}}
        return [
            line for topic in DEAD_LETTERS for line in obstacles(described(topic.name, in_sync=self.in_sync), config)
        ]

    async def last_records(self) -> Sequence[RawRecord]:
        return self.records


def described(name: str, *, in_sync: int = 3, leader: int = 1, allowed: list[str] | None = None) -> dict[str, Any]:
    """A topic of one partition, as kafka-python describes it."""
    partition = {"partition_index": 0, "leader_id": leader, "isr_nodes": list(range(in_sync))}
    return {"name": name, "authorized_operations": allowed, "partitions": [partition]}


class FakeDatabase(MemoryStore):
    """MongoDB; `down` while it does not answer."""

    def __init__(self) -> None:
        super().__init__()
        self.down = False
        self.lacks: dict[str, list[str]] = {}
        """Collection -> indexes that somebody dropped."""
        self.validators: dict[str, object] = {kind.collection: validator_of(kind) for kind in DOCUMENTS}
        self.enforces = True
        self.is_replica_set = True
        self.time = NOW

    async def probe(self, timeout_s: float) -> None:
        if self.down:
            raise DependencyUnreachable("MongoDB at 127.0.0.1:1 does not answer (MONGO_URI)")

    async def missing_indexes(self, kind: type[Document]) -> Sequence[str]:
        return self.lacks.get(kind.collection, [])

    async def standing_validators(self) -> Mapping[str, object]:
        return self.validators

    async def enforces_validators(self) -> bool:
        return self.enforces

    async def told_time(self) -> datetime:
        return self.time

    async def has_majority(self) -> bool:
        return self.is_replica_set


SERVES, LAGS = "ray_serve_requests_total 1\n", 'ray_skeji_lag{group="g"} 0\n'
"""What a scrape holds when all is well."""


def an_application(status: str = "RUNNING", problem: str = "", age: timedelta = timedelta(days=1)) -> ApplicationState:
    return ApplicationState(status, problem, NOW - age)


@dataclass
class FakeHead:
    """The Ray dashboard, and what it names to scrape."""

    states: dict[str, ApplicationState] = field(
        default_factory=lambda: {name: an_application() for name in ("planner", "ingress", "fleet")}
    )
    exposed: dict[str, str] = field(default_factory=lambda: {"10.0.0.1:1": f"{SERVES}{LAGS}"})
    time: datetime = NOW

    async def applications(self) -> Mapping[str, ApplicationState]:
        return self.states

    async def metric_targets(self) -> Sequence[str]:
        return [*self.exposed]

    async def scrape(self, target: str) -> str:
        if not self.exposed[target]:
            raise DependencyUnreachable(f"http://{target}/metrics does not answer: ConnectError")
        return self.exposed[target]

    async def told_time(self) -> datetime:
        return self.time


class Ingress:
    """The product's own webhook, in this process; keeps what it was made to publish and to note."""

    def __init__(self) -> None:
        self.published: list[Outgoing] = []
        self.noted: list[StatusUpdate] = []
        self.database_down = False
        app = webhook_app(
            publish=self._publish,
            apply_statuses=self._note,
            app_secret=SECRET,
            verify_token=TOKEN,
            clock=FixedClock(NOW),
            numbers=["1"],
        )
        self.transport: httpx.AsyncBaseTransport = httpx.ASGITransport(app=app)

    async def _publish(self, outgoing: Sequence[Outgoing]) -> None:
        self.published += outgoing

    async def _note(self, updates: Sequence[StatusUpdate]) -> None:
        if self.database_down:
            raise DependencyUnreachable("MongoDB does not answer")
        self.noted += updates


class System:
    """All of it. What a test changes is what is wrong."""

    def __init__(self) -> None:
        self.broker, self.database, self.head, self.ingress = FakeBroker(), FakeDatabase(), FakeHead(), Ingress()
        self.app_secret, self.verify_token = SECRET, TOKEN
        self.members = {group.name: 1 for group in GROUPS}
        self.release = RELEASE
        self.looked_ago = timedelta(seconds=1)
        self.suspended: tuple[str, ...] = ()
        self.letters: list[DeadLetterEntry] = []
        self.clock_file, self.is_simulated = Path("/nowhere/clock.json"), False

    async def patient(self) -> Patient:
        looked_at = NOW - self.looked_ago
        state = FleetState().observed(self.members, self.release, looked_at, suspended=self.suspended)
        await self.database.insert(state)
        for letter in self.letters:
            await self.database.insert(letter)
        return Patient(
            broker=self.broker,
            database=self.database,
            head=self.head,
            webhook=self.webhook(),
            profile=Profile.LOCAL,
            release=RELEASE,
            clock=FixedClock(NOW),
            clock_file=self.clock_file,
            is_simulated=self.is_simulated,
        )

    def webhook(self) -> Webhook:
        secret, token = SecretStr(self.app_secret), SecretStr(self.verify_token)
        return Webhook("http://ingress/webhook", secret, token, "1", self.ingress.transport)

    async def examined(self) -> dict[str, Result]:
        """Id -> result."""
        return {result.id: result for result in await examine(await self.patient())}
