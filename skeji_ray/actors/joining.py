"""What was done under a user id alone becomes part of the person whose it turns out to be."""

from __future__ import annotations

from contextlib import suppress

from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.joining import of_customer
from skeji_ray.messages.ids import conversation_id_of
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.store.base import AlreadyExists, NotFound, Store, change

_PAGE = 100


async def join(store: Store, user_id: str, identity: str, business_number: str) -> None:
    """Make the bookings, the conversation and the STOP of a user id those of `identity`. Done again it does nothing.

    Raises Conflict while a booking of theirs is being moved: nothing is lost, try again.
    """
    while days := await store.find(ScheduleDay, {"people": user_id}, limit=_PAGE):
        for day in days:
            with suppress(NotFound):
                await change(store, ScheduleDay, day.id, lambda one: of_customer(one, user_id, identity))
    before = await store.get(Conversation, conversation_id_of(user_id, business_number))
    if before is not None:
        await _join_conversation(store, before, conversation_id_of(identity, business_number), identity)


async def _join_conversation(store: Store, before: Conversation, id: str, identity: str) -> None:
    """Go on with it, unless they have another one, which keeps its own words; a STOP said in either holds."""
    try:
        await store.insert(before.as_of(id, identity))
    except AlreadyExists:
        if not before.to_notices:
            await change(store, Conversation, id, _stopped)


def _stopped(conversation: Conversation) -> Conversation:
    return conversation.model_copy(update={"to_notices": False}) if conversation.to_notices else conversation
