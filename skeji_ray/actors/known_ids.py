"""The ids that people are known by: which of them are one person's, as WhatsApp itself says in a signed webhook.

A person has a standing identity: the first id that they were known by, a phone where one was given. Every key, every
booking and every right is by it. A `KnownId` leads from each other id to it. An id without one stands for itself.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import ClassVar

from skeji_ray.actors.joining import join
from skeji_ray.actors.queries import businesses_of
from skeji_ray.document import Document, Index
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.normalise import normalise_person
from skeji_ray.errors import BusinessError
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.inbound import UserMessage
from skeji_ray.messages.people import mask
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.store.base import Store, change_or_insert

log = logging.getLogger(__name__)


class KnownId(Document):
    """`_id` is a phone or a business-scoped user id."""

    collection: ClassVar[str] = "Known_ids"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("identity",), "the ids of a person (where they are written to, export, erase)"),
        Index(("former",), "the ids that a person had (erase)"),
    )

    identity: str
    """The standing identity of whoever has it, or had it last."""
    since: datetime
    """When WhatsApp said so."""
    left_at: datetime | None = None
    """When they left it for another number: whoever writes from it afterwards is somebody else."""
    former: str = ""
    """Who had it before `since`: numbers are given to somebody else after a time."""

    def holder(self, at: datetime) -> str | None:
        """Return the identity of whoever had it at a time; None where nobody is known to have had it then."""
        if self.former and at <= self.since:
            return self.former
        return None if self.left_at is not None and at > self.left_at else self.identity


def is_phone(id: str) -> bool:
    return id.startswith("+")


async def standing_identity(store: Store, id: str) -> str:
    """Return the standing identity of whoever has an id now."""
    known = await store.get(KnownId, id)
    return known.identity if known is not None and known.left_at is None else id


async def standing_people(store: Store, people: Mapping[str, str], named: Collection[str] = ()) -> dict[str, str]:
    """Return people who were named by phone under their standing identities; what is no phone stays as it is.

    `named`: identities that stand there already. They are no phones, even where they look so: somebody else may have
    that number by now.
    """
    known: dict[str, str] = {}
    for phone, name in people.items():
        if phone in named:
            known[phone] = name
            continue
        try:
            normal = normalise_person(phone, "phone")
        except BusinessError:
            known[phone] = name
        else:
            known[await standing_identity(store, normal)] = name
    return known


async def address_of(store: Store, identity: str, written_from: str | None = None) -> str | None:
    """Return where a person is written to: their phone where one is known, else their user id; None for nobody.

    The latest one counts. Their identity is an id of theirs too, unless it is known to be another's by now. A phone
    that nothing is known of is theirs, which costs most people's messages one look.

    Args:
        written_from: where the message came from that is answered: it counts where nothing is known (of whoever was
            forgotten meanwhile).
    """
    own = await store.get(KnownId, identity)
    if own is None and is_phone(identity):
        return written_from if written_from is not None and is_phone(written_from) else identity
    if own is not None and own.identity != identity and not own.former:
        return await address_of(store, own.identity)  # what stood for itself is one of their ids by now
    links = await store.find(KnownId, {"identity": identity}, sort=("-since",))
    theirs = [one.id for one in links if one.left_at is None]
    if own is None and not identity.startswith(_UNNAMED):
        theirs.append(identity)
    return next(filter(is_phone, theirs), theirs[0] if theirs else written_from)


async def identities_of(store: Store, identity: str) -> tuple[str, ...]:
    """Return every identity that documents about a person are under: the standing one first."""
    links = await store.find(KnownId, {"identity": identity}, sort=("_id",))
    return tuple(dict.fromkeys([identity, *(one.id for one in links if not one.former)]))


async def links_of(store: Store, identity: str) -> list[KnownId]:
    """Return every link that names a person."""
    where = {"$or": [{"_id": identity}, {"identity": identity}, {"former": identity}]}
    return await store.find(KnownId, where, sort=("_id",))


async def forget_links(store: Store, identity: str) -> None:
    """Remove every link that names a person; of an id that is another's by now, only who had it before."""
    for link in await links_of(store, identity):
        if link.identity == identity:
            await store.delete(KnownId, link.id)
        elif link.former == identity:
            await change_or_insert(store, link, lambda one: one.model_copy(update={"former": _NOBODY}))


_NOBODY = "nobody"
_UNNAMED = "XX."
"""Begins the identity of whoever is known by nothing but a number that was another's before."""


class People:
    """Decides who wrote a message, and notes what WhatsApp says about their ids.

    All of it is a function of what is noted and of the message, and is done again without harm: a message that comes
    again finds it done.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    async def who_wrote(self, message: UserMessage) -> str:
        """Return the standing identity of the sender. A message with both a phone and a user id links the two.

        A known user id says who it is, and their phone is the one that it comes with; an unknown one becomes an id of
        whoever has the phone.
        """
        id, user_id, at = message.identity, message.user_id, message.sent_at
        ids = [id] if user_id in {None, id} else [id, user_id]
        found = await asyncio.gather(*(self._store.get(KnownId, one) for one in ids))
        known = {one.id: one for one in found if one is not None}
        identity = known[id].holder(at) if id in known else id
        if user_id is None or user_id == id:
            return identity if identity is not None else await self._newcomer(id, at)
        by_user_id = known.get(user_id)
        if by_user_id is not None:
            if by_user_id.identity != identity:
                await self._moved(by_user_id.identity, id, at)
            return by_user_id.identity
        if identity is None:
            identity = await self._newcomer(id, at, user_id)
        await self._linked(user_id, identity, message)
        return identity

    async def note_change(self, message: UserMessage) -> None:
        """Note a new number, or a new user id, of somebody: their identity stays."""
        if not message.new_ids:
            return
        identity = await self.who_wrote(message)
        for id in message.new_ids:
            if is_phone(id):
                await self._moved(identity, id, message.sent_at)
            elif await self._store.get(KnownId, id) is None:
                await self._linked(id, identity, message)

    async def _newcomer(self, phone: str, at: datetime, user_id: str | None = None) -> str:
        """Somebody new writes from a number that its holder has left: that number cannot be their identity."""
        fresh = user_id or _UNNAMED + stable_id("holder", phone, at).replace("-", "")

        def taken(link: KnownId) -> KnownId:
            if link.holder(at) is not None:
                return link  # by an earlier try
            left_at = link.left_at or at
            return link.model_copy(
                update={"identity": fresh, "former": link.identity, "since": left_at, "left_at": None}
            )

        standing = await self._change(phone, fresh, at, taken)
        return standing.holder(at) or fresh

    async def _linked(self, user_id: str, identity: str, message: UserMessage) -> None:
        """The user id becomes one of theirs, and so does what was done under it while it stood for itself."""
        if user_id == identity:
            return
        await join(self._store, user_id, identity, message.business_number)
        await self._change(user_id, identity, message.sent_at, lambda link: link)

    async def _moved(self, identity: str, phone: str, at: datetime) -> None:
        """The person has this phone now, and left those that they had before.

        Whoever was known by it keeps what is theirs, and is no longer reached by it: WhatsApp has one account a number.
        """
        if phone != identity:
            former = phone if await self._is_somebody(phone) else ""
            await self._change(phone, identity, at, lambda link: _given(link, identity, at), former=former)
        else:
            await self._change(phone, identity, at, lambda link: _given(link, identity, at))
        log.info("%s has the number %s now", mask(identity), mask(phone))
        for link in await self._store.find(KnownId, {"identity": identity}):
            if is_phone(link.id) and link.id != phone:
                await self._change(link.id, identity, at, lambda one: _left(one, identity, at))
        if is_phone(identity) and identity != phone:
            await self._change(identity, identity, at, lambda one: _left(one, identity, at))

    async def _is_somebody(self, id: str) -> bool:
        """Whether anything is known of a person under this id."""
        for kind, path in ((Conversation, "sender.identity"), (ScheduleDay, "people")):
            if await self._store.find(kind, {path: id}, limit=1):
                return True
        return bool(await businesses_of(self._store, id))

    async def _change(
        self, id: str, identity: str, at: datetime, decide: Callable[[KnownId], KnownId], former: str = ""
    ) -> KnownId:
        return await change_or_insert(self._store, KnownId(id=id, identity=identity, since=at, former=former), decide)


def _given(link: KnownId, identity: str, at: datetime) -> KnownId:
    """To this person, unless something later is known of the number."""
    if at < link.since or (link.left_at is not None and at <= link.left_at):
        return link
    if link.identity == identity:
        return link if link.left_at is None else link.model_copy(update={"left_at": None, "since": at})
    return link.model_copy(update={"identity": identity, "former": link.identity, "since": at, "left_at": None})


def _left(link: KnownId, identity: str, at: datetime) -> KnownId:
    """By this person, unless it is another's by now or they came to it later."""
    if link.identity != identity or link.left_at is not None or at < link.since:
        return link
    return link.model_copy(update={"left_at": at})
