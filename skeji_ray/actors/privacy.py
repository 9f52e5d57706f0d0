"""What is known about a person, and forgetting them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from skeji_ray.actors.audit import Asked, AuditEntry, AuditKey, Via, entry_of
from skeji_ray.actors.calls import Call, Method, Result
from skeji_ray.actors.closing import close_business
from skeji_ray.actors.known_ids import forget_links
from skeji_ray.actors.outbox import publish_outbox
from skeji_ray.actors.personal_documents import Known, bookings_of, known_of
from skeji_ray.actors.queries import MOST_SHOWN
from skeji_ray.catalogue.results import PersonErased, PersonKnown
from skeji_ray.clock import Clock
from skeji_ray.document import Document
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.entity import Act
from skeji_ray.domain.forgetting import is_ahead, without_customer, without_owner
from skeji_ray.domain.helping import without_person
from skeji_ray.messages.base import Publish
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.people import Sender
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.store.base import AlreadyExists, NotFound, Store, change

_PAGE = 100
K = TypeVar("K", bound=Document)


def methods(store: Store, publish: Publish, clock: Clock, key: AuditKey) -> dict[str, Method]:
    """What a sender may ask about themselves."""

    async def export_person(call: Call) -> Result:
        return (await tell(store, call.sender, call.act(clock), key)).model_dump(mode="json")

    async def erase_person(call: Call) -> Result:
        me = call.sender
        erased = await erase(store, publish, me.identity, call.act(clock), clock, key, asked_as=me.written_from)
        return erased.model_dump(mode="json")

    return {"export_person": export_person, "erase_person": erase_person}


async def export_of(store: Store, identity: str) -> dict[str, list[dict[str, Any]]]:
    """All of it, by collection, as JSON has it. Of a day only their own bookings; of what they maintain, what it is."""
    known = await known_of(store, identity)
    whole: list[Document] = [*known.conversations, *known.plans, *known.executions, *known.notifications]
    whole += [*known.traffic, *known.verdicts, *(one for one in known.links if one.identity == identity)]
    found: dict[str, list[dict[str, Any]]] = {}
    for business in known.businesses:
        admin = business.admin_phone in known.identities
        theirs = {phone: name for phone, name in business.maintainers.items() if phone in known.identities}
        mine: Mapping[str, str] = business.maintainers if admin else theirs
        shown = {**business.view().model_dump(mode="json"), "maintainers": mine, "is_admin": admin}
        found.setdefault(Business.collection, []).append(shown)
    for business in known.inviting:
        asked = [one.model_dump(mode="json") for one in business.invitations if one.phone in known.identities]
        found.setdefault(Business.collection, []).append({"name": business.name, "invitations": asked})
    for view in bookings_of(known):
        found.setdefault(ScheduleDay.collection, []).append(view.model_dump(mode="json"))
    for document in whole:
        found.setdefault(document.collection, []).append(document.model_dump(mode="json"))
    for letter in known.letters:
        value = letter.value_bytes
        told = letter.model_dump(mode="json", exclude={"key_base64", "value_base64", "stack"})
        shown = {**told, "value": None if value is None else value.decode(errors="replace")}
        found.setdefault(DeadLetterEntry.collection, []).append(shown)
    return found


async def export(
    store: Store, identity: str, act: Act, via: Via, key: AuditKey, *, asked_as: str | None = None
) -> dict[str, list[dict[str, Any]]]:
    """`export_of`, audited. `asked_as`: the id of theirs that the audit is to be checked by, where it is another."""
    found = await export_of(store, identity)
    counts = {name: len(one) for name, one in found.items()}
    await _note(store, entry_of(Asked.EXPORT, via, asked_as or identity, act, counts, key))
    return found


async def tell(store: Store, me: Sender, act: Act, key: AuditKey) -> PersonKnown:
    """What they are told of it in their chat, audited."""
    known = await known_of(store, me.identity)
    asked_as = me.written_from or me.identity
    await _note(store, entry_of(Asked.EXPORT, Via.CHAT, asked_as, act, known.counts(), key))
    return PersonKnown(
        name=next((one.sender.name for one in known.conversations if one.sender.name), None),
        businesses=tuple(business.view() for business in known.businesses[:MOST_SHOWN]),
        bookings=tuple(bookings_of(known)[-MOST_SHOWN:]),
        kept=known.counts(),
    )


async def erase(
    store: Store,
    publish: Publish,
    identity: str,
    act: Act,
    clock: Clock,
    key: AuditKey,
    via: Via = Via.CHAT,
    *,
    asked_as: str | None = None,
) -> PersonErased:
    """Forget a person. What was begun is finished by doing it again under the same command; then it does nothing.

    Raises Conflict while a booking of theirs is being moved: nothing is lost, try again.
    """
    known = await known_of(store, identity)
    planned = _planned(known, act)
    entry = await _note(store, entry_of(Asked.ERASE, via, asked_as or identity, act, planned, key))
    if entry.done_at is None:
        in_their_name = replace(act, by=identity)  # they are sent no news: it would name them again
        await _forget(store, publish, known, in_their_name)
        await forget_links(store, identity)
        done = {"done_at": clock.now()}
        await change(store, AuditEntry, entry.id, lambda current: current.model_copy(update=done))
    return PersonErased(**{name: entry.counts[name] for name in PersonErased.model_fields})


def _planned(known: Known, act: Act) -> dict[str, int]:
    """What will be done, counted before any of it is: whoever finishes it tells the same."""
    mine = [one for day in known.days for one in day.bookings if one.customer in known.identities]
    ahead = sum(is_ahead(one, act) for one in mine)
    closed = sum(business.admin_phone in known.identities for business in known.businesses)
    return {**known.counts(), "cancelled": ahead, "anonymised": len(mine) - ahead, "businesses_closed": closed}


async def _note(store: Store, entry: AuditEntry) -> AuditEntry:
    """The entry, or the one that stands for this command."""
    try:
        await store.insert(entry)
    except AlreadyExists:
        return await store.get(AuditEntry, entry.id) or entry
    return entry


async def _forget(store: Store, publish: Publish, known: Known, act: Act) -> None:
    # A function of the command, never of the phone: nobody finds out whose it was by trying all phones.
    anonymous = f"forgotten-{stable_id(act.command_id, 'anonymous')}"
    for letter in known.letters:  # while their bookings still tell which letters are about them
        await store.delete(DeadLetterEntry, letter.id)
    for identity in sorted(known.identities):
        await _forget_identity(store, publish, known, identity, anonymous, act)
    await _forget_what_was_said(store, known, anonymous, act)


async def _forget_identity(
    store: Store, publish: Publish, known: Known, identity: str, anonymous: str, act: Act
) -> None:
    for day in known.days:
        changed = await _changed(store, day, lambda current: without_customer(current, identity, anonymous, act))
        if changed is not None:
            await publish_outbox(store, publish, changed)
    for business in (*known.businesses, *known.inviting):
        if identity in {*business.owners, *business.invited_phones}:
            await _leave(store, publish, business, identity, act)


async def _leave(store: Store, publish: Publish, business: Business, identity: str, act: Act) -> None:
    """A business without its admin is closed; one without a maintainer goes on.

    Its days first, which are found by it; and once more, since whoever wrote one meanwhile has named them again.
    """
    await _leave_days(store, business.id, identity)
    if business.admin_phone == identity:
        await close_business(store, publish, business.id, act)
    else:
        await _changed(store, business, lambda current: without_person(current, identity))
    await _leave_days(store, business.id, identity)


async def _leave_days(store: Store, business_id: str, identity: str) -> None:
    where = {"business_id": business_id, "owners": identity}
    while days := await store.find(ScheduleDay, where, limit=_PAGE):
        for day in days:
            await _changed(store, day, lambda current: without_owner(current, identity))


async def _forget_what_was_said(store: Store, known: Known, anonymous: str, act: Act) -> None:
    """What guards against a repeat is emptied, and expires; the rest is deleted. What still runs is left to end."""
    for execution in known.executions:
        await _changed(store, execution, lambda current: current.emptied(anonymous))
    for notification in known.notifications:
        await _changed(store, notification, lambda current: current.emptied())
    for verdict in known.verdicts:
        await _changed(store, verdict, lambda current: current.model_copy(update={"identity": ""}))
    for document in (*known.plans, *known.traffic):
        await store.delete(type(document), document.id)
    for conversation in known.conversations:
        await _changed(store, conversation, lambda current: current.forgotten(act.at))


async def _changed(store: Store, document: K, decide: Callable[[K], K]) -> K | None:
    """As `change`; None where it is gone meanwhile."""
    try:
        return await change(store, type(document), document.id, decide)
    except NotFound:
        return None
