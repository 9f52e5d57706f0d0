"""Phones that were kept in the form that they came in, before each had one."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

from skeji_ray.actors.known_ids import KnownId, standing_identity
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.normalise import normal_identity
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.store.base import AlreadyExists, NotFound, Store, change
from skeji_ray.store.pages import each

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


async def alias_earlier_forms(store: Store) -> None:
    """Lead the normal form of a phone to the identity under which its person is kept; maintainers are that one, too.

    Of Israel and North America there are none: their phones have had one form always.
    """
    async for conversation in each(store, Conversation, {}):
        await _alias(store, conversation.sender.identity)
    async for day in each(store, ScheduleDay, {}):
        for person in day.people:
            await _alias(store, person)
    async for business in each(store, Business, {}):
        known = {phone: await _known(store, phone) for phone in business.maintainer_phones}
        if any(phone != identity for phone, identity in known.items()):
            with suppress(NotFound):  # closed meanwhile
                await change(store, Business, business.id, partial(_renamed, known))


async def _alias(store: Store, identity: str) -> None:
    normal = normal_identity(identity)
    if normal is None or normal == identity:
        return
    with suppress(AlreadyExists):
        await store.insert(KnownId(id=normal, identity=identity, since=_LONG_AGO))


async def _known(store: Store, phone: str) -> str:
    return await standing_identity(store, normal_identity(phone) or phone)


def _renamed(known: dict[str, str], business: Business) -> Business:
    maintainers = {known.get(phone, phone): name for phone, name in business.maintainers.items()}
    return business.model_copy(update={"maintainers": maintainers, "maintainer_phones": tuple(maintainers)})
