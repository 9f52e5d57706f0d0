"""Every document that names a person, under whichever of their ids."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TypeVar

from skeji_ray.actors.known_ids import KnownId, identities_of, links_of
from skeji_ray.actors.queries import businesses_of, invited_by
from skeji_ray.actors.scrub import Traffic, Verdict
from skeji_ray.actors.stored_plans import StoredPlan
from skeji_ray.document import Document
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.messages.views import BookingView
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.pipeline.execution import Execution
from skeji_ray.store.base import Store
from skeji_ray.store.pages import each
from skeji_ray.whatsapp.notification import Notification

K = TypeVar("K", bound=Document)


@dataclass(frozen=True, slots=True)
class Known:
    """Every document that names a person."""

    businesses: list[Business]
    inviting: list[Business]
    """Those that have asked them to help."""
    days: list[ScheduleDay]
    conversations: list[Conversation]
    plans: list[StoredPlan]
    executions: list[Execution]
    notifications: list[Notification]
    traffic: list[Traffic]
    verdicts: list[Verdict]
    letters: list[DeadLetterEntry]
    links: list[KnownId]
    """Which ids are theirs."""
    identities: frozenset[str]
    """Every one that these documents are under, the standing one among them."""

    def counts(self) -> dict[str, int]:
        """Collection -> how many of its documents."""
        found: dict[str, int] = {}
        for documents in (getattr(self, field.name) for field in fields(self) if field.name != "identities"):
            for document in documents:
                found[document.collection] = found.get(document.collection, 0) + 1
        return found


async def known_of(store: Store, identity: str) -> Known:
    """Everything that names this person, under whichever of their ids."""
    identities = await identities_of(store, identity)

    async def named(kind: type[K], path: str) -> list[K]:
        return [one async for one in each(store, kind, {"$or": [{path: one} for one in identities]})]

    days = sorted(await named(ScheduleDay, "people"), key=lambda day: (day.date, day.id))
    traffic = [await store.get(Traffic, one) for one in identities]
    links = await links_of(store, identity)
    conversations = await named(Conversation, "sender.identity")
    executions = await named(Execution, "sender.identity")
    spoken = {one.id for one in conversations} | {one.conversation_id for one in executions}
    ids = {*identities, *(one.id for one in links if one.identity == identity)}
    keys = ids | spoken | {one.id for day in days for one in day.bookings if one.customer in identities}
    about = [
        {"key": {"$in": sorted(keys)}},
        {"conversation_id": {"$in": sorted(spoken)}},
        *({"recipients": one} for one in identities),
    ]
    return Known(
        businesses=[business for one in identities for business in await businesses_of(store, one)],
        inviting=[business for one in identities for business in await invited_by(store, one)],
        days=days,
        conversations=conversations,
        plans=await named(StoredPlan, "plan.user_phone"),
        executions=executions,
        notifications=await named(Notification, "recipient"),
        traffic=[one for one in traffic if one is not None],
        verdicts=await named(Verdict, "identity"),
        links=links,
        identities=frozenset(identities),
        letters=[one async for one in each(store, DeadLetterEntry, {"$or": about})],
    )


def bookings_of(known: Known) -> list[BookingView]:
    """Theirs, of all that stand on those days."""
    return [day.view(one) for day in known.days for one in day.bookings if one.customer in known.identities]
