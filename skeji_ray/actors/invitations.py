"""Invitations to help manage a business: few, by who sends and who receives them a day; and what may answer them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime

from skeji_ray.actors.queries import inviting
from skeji_ray.domain.entity import Act
from skeji_ray.domain.invitations import (
    MAX_INVITATIONS_RECEIVED_A_DAY,
    MAX_INVITATIONS_SENT_A_DAY,
    InvitationCount,
    InvitationPlace,
)
from skeji_ray.errors import BusinessError
from skeji_ray.languages.helping import find_said_of_helping
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.inbound import EnrichedMessage
from skeji_ray.messages.views import BusinessView
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.store.base import Store, change_or_insert


async def answerable_invitations(
    store: Store, message: EnrichedMessage, conversation: Conversation | None, now: datetime
) -> tuple[BusinessView, ...]:
    """The businesses whose invitation this message may answer: a mere yes or no only those that came after our last
    answer."""
    said = None if message.choice else find_said_of_helping(message.text)
    if said is None or said.what == "leave":
        return ()
    me, told_at = message.sender.identity, conversation.told_at if conversation and not said.is_certain else None
    return tuple(
        business.view()
        for business in await inviting(store, me, now)
        if told_at is None or any(one.phone == me and one.invited_at > told_at for one in business.invitations)
    )


@asynccontextmanager
async def counted_invitations(store: Store, invited: Iterable[str], act: Act) -> AsyncIterator[None]:
    """Count those whom a command invites while the body writes it; what is refused is counted no more.

    Counted before it is written, and the same when the command comes again: however many run at once, no more are sent
    than may be.

    Raises BusinessError `too_many_invitations`.
    """
    taken: list[tuple[str, str]] = []
    try:
        for phone in invited:
            key = stable_id(act.command_id, "invites", phone)
            for id, most in (
                (stable_id("invitations sent", act.by), MAX_INVITATIONS_SENT_A_DAY),
                (stable_id("invitations received", phone), MAX_INVITATIONS_RECEIVED_A_DAY),
            ):
                await _take(store, id, InvitationPlace(key=key, at=act.at), most)
                taken.append((id, key))
        yield
    except BusinessError:
        for id, key in taken:
            await _give_back(store, id, key)
        raise


async def _take(store: Store, id: str, place: InvitationPlace, most: int) -> None:
    await change_or_insert(store, InvitationCount(id=id), lambda count: count.with_place(place, most))


async def _give_back(store: Store, id: str, key: str) -> None:
    await change_or_insert(store, InvitationCount(id=id), lambda count: count.without_place(key))
