"""What the whole system holds after everything has come to rest: the invariants look at nothing else."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from skeji_ray.chaos.faults import Disturbance
from skeji_ray.chaos.phones import Body, Delivered
from skeji_ray.chaos.poison import Poison
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.entity import Entity
from skeji_ray.domain.schedule import Schedule
from skeji_ray.kafka.codec import decode_headers
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.offsets import EndOffsets
from skeji_ray.kafka.reader import read_all
from skeji_ray.kafka.unreadable import UnreadableRecord
from skeji_ray.messages.base import RawRecord
from skeji_ray.messages.events import DomainEvent
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.pipeline.execution import Execution
from skeji_ray.store.base import Store
from skeji_ray.topology import DOMAIN_EVENTS, GATEWAY_TO_SCRUB, INGRESS, PLANS, SCRUB_TO_LLM

ORDERED_TOPICS = (INGRESS, GATEWAY_TO_SCRUB, SCRUB_TO_LLM, PLANS, DOMAIN_EVENTS)


@dataclass(frozen=True, slots=True)
class Seen:
    """One record of a topic, as far as order goes."""

    event_id: str
    correlation_id: str
    version: int | None = None
    """Of the entity, for a domain event."""
    event: DomainEvent | None = None


Keyed = Mapping[str, Sequence[Seen]]
"""Key -> its records, in the order of their partition."""


@dataclass(frozen=True)
class Evidence:
    """Everything that is checked."""

    delivered: Mapping[str, Delivered]
    """Correlation id -> a user's message."""
    sends: Sequence[Body]
    """All that WhatsApp took, oldest first."""
    poisons: Sequence[Poison]
    disturbances: Sequence[Disturbance]
    status: Mapping[str, Any] | None
    """What `skeji status` said at last; None where the system did not become idle."""
    came_again_at: datetime | None = None
    """When records that were done long ago came again, everything at rest; None where it had not come to rest."""
    letters: Sequence[DeadLetterEntry] = ()
    executions: Sequence[Execution] = ()
    days: Sequence[ScheduleDay] = ()
    schedules: Mapping[str, Schedule] = field(default_factory=dict)
    entities: Sequence[Entity] = ()
    topics: Mapping[str, Keyed] = field(default_factory=dict)
    unreachable: frozenset[str] = frozenset()
    """Phones to which WhatsApp delivered nothing."""


async def documents(store: Store) -> dict[str, Any]:
    """What MongoDB holds, by the field of Evidence that it fills."""
    days = await store.find(ScheduleDay, {})
    schedules = await store.find(Schedule, {})
    return {
        "letters": await store.find(DeadLetterEntry, {}),
        "executions": await store.find(Execution, {}),
        "days": days,
        "schedules": {schedule.id: schedule for schedule in schedules},
        "entities": [*await store.find(Business, {}), *schedules, *days],
    }


async def topics(connection: Connection, end_offsets: EndOffsets) -> dict[str, Keyed]:
    """The records of the topics whose order is checked."""
    return await asyncio.to_thread(
        lambda: keyed(read_all(connection, ORDERED_TOPICS, lambda _: True, end_offsets)),
    )


def keyed(records: Iterable[RawRecord]) -> dict[str, Keyed]:
    """Topic -> key -> records, each key's as they stand in their partition."""
    found: dict[str, dict[str, list[Seen]]] = {topic.name: defaultdict(list) for topic in ORDERED_TOPICS}
    for raw in records:
        if isinstance(raw, UnreadableRecord):
            continue  # nobody's message
        headers = decode_headers(raw, None)
        key = (raw.key or b"").decode(errors="replace")
        event = _event(raw)
        version = event.entity_version if event is not None else None
        found[raw.topic][key].append(Seen(headers.event_id, headers.correlation_id, version, event))
    return dict(found)


def _event(raw: RawRecord) -> DomainEvent | None:
    return DomainEvent.model_validate_json(raw.value or b"") if raw.topic == DOMAIN_EVENTS.name else None
