"""Events of an entity are published from its outbox, in their order."""

from __future__ import annotations

from typing import TypeVar

from skeji_ray.domain.entity import Entity
from skeji_ray.messages.base import Outgoing, Publish
from skeji_ray.messages.events import DomainEvent
from skeji_ray.store.base import NotFound, Store, change
from skeji_ray.topology import DOMAIN_EVENTS

E = TypeVar("E", bound=Entity)


async def publish_outbox(store: Store, publish: Publish, entity: E) -> E:
    """Events first, then the note that the broker has them: a crash between publishes them again."""
    if not entity.outbox:
        return entity
    await publish([_event_record(event) for event in entity.outbox])
    sent = frozenset(event.event_id for event in entity.outbox)
    written = await store.replace(entity.acknowledged(sent))
    if written is not None:
        return written
    try:  # somebody wrote meanwhile
        return await change(store, type(entity), entity.id, lambda current: current.acknowledged(sent))
    except NotFound:  # it was taken back meanwhile
        return entity


def _event_record(event: DomainEvent) -> Outgoing:
    return Outgoing(
        topic=DOMAIN_EVENTS.name,
        key=event.entity_id,
        value=event,
        correlation_id=event.correlation_id,
        conversation_id=event.conversation_id,
        event_id=event.event_id,
        event_type=event.type.value,
    )
