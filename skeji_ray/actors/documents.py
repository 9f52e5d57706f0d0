"""Every kind of document that the product keeps: migrations, the table of indexes and privacy read it here."""

from __future__ import annotations

from contextlib import suppress

from skeji_ray.actors.audit import AuditEntry, AuditKey, sign_earlier_entries
from skeji_ray.actors.business_units import give_codes
from skeji_ray.actors.earlier_forms import alias_earlier_forms
from skeji_ray.actors.fleet_state import FleetState
from skeji_ray.actors.known_ids import KnownId
from skeji_ray.actors.news import EventsSeen
from skeji_ray.actors.scrub import Traffic, Verdict
from skeji_ray.actors.services import CommandFailure
from skeji_ray.actors.stored_plans import StoredPlan
from skeji_ray.document import Document
from skeji_ray.domain.business import Business, pairs_offered
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.invitations import InvitationCount
from skeji_ray.domain.schedule import Schedule
from skeji_ray.domain.under_way import UnderWay
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.pipeline.execution import Execution
from skeji_ray.store.base import NotFound, Store, change
from skeji_ray.store.migrations import Step
from skeji_ray.store.pages import each
from skeji_ray.whatsapp.notification import Notification

DOCUMENTS: tuple[type[Document], ...] = (
    Business,
    Schedule,
    ScheduleDay,
    Conversation,
    StoredPlan,
    Execution,
    CommandFailure,
    UnderWay,
    InvitationCount,
    Notification,
    EventsSeen,
    Traffic,
    Verdict,
    KnownId,
    DeadLetterEntry,
    AuditEntry,
    FleetState,
)


async def _people_of_days(store: Store) -> None:
    """Days that were written before they named everybody with a booking."""
    async for day in each(store, ScheduleDay, {}):
        with suppress(NotFound):
            await change(store, ScheduleDay, day.id, lambda one: one if one.people else one.having())


async def _pairs_of_businesses(store: Store) -> None:
    """What businesses are found by, in all words that the vocabulary knows now; the pairs of before stay as well."""
    async for business in each(store, Business, {}):
        with suppress(NotFound):
            await change(store, Business, business.id, _found_by_more_words)


def _found_by_more_words(business: Business) -> Business:
    pairs = {*business.pairs, *pairs_offered(business.cities, business.labels)}
    return business if pairs == set(business.pairs) else business.model_copy(update={"pairs": tuple(sorted(pairs))})


MIGRATIONS: tuple[Step, ...] = (
    Step("codes of businesses", give_codes),
    Step("people of days", _people_of_days),
    Step("one form of each phone", alias_earlier_forms),
    Step("pairs of a larger vocabulary", _pairs_of_businesses),
    Step("pairs of a vocabulary with more places", _pairs_of_businesses),
)
"""In the order in which they were added; one that was released stays as it is."""


def migrations(audit_key: AuditKey | None) -> tuple[Step, ...]:
    """`MIGRATIONS`, and behind them what needs the audit key: left to whoever has it."""
    if audit_key is None:
        return MIGRATIONS
    key = audit_key

    async def sign(store: Store) -> None:
        await sign_earlier_entries(store, key)

    return (*MIGRATIONS, Step("keyed hashes of the audit", sign))
