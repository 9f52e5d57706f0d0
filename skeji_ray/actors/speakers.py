"""Who speaks, as far as their conversation knows them: name and language."""

from __future__ import annotations

from skeji_ray.actors.queries import businesses_of
from skeji_ray.languages.spoken import remember
from skeji_ray.messages.inbound import EnrichedMessage
from skeji_ray.messages.people import Language, Sender, Spoken
from skeji_ray.messages.pipeline import Plan
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.store.base import Store


def known_speaker(message: EnrichedMessage, conversation: Conversation | None) -> Sender:
    """Return the sender with the name that they gave in the conversation, before the one of their WhatsApp profile, and
    with the language that is remembered, as this message leaves it."""
    if conversation is None:
        return message.sender
    name, language = conversation.sender.name or message.sender.name, spoken_after(message, conversation).language
    return message.sender.model_copy(update={"name": name, "language": language})


def spoken_after(message: EnrichedMessage, conversation: Conversation) -> Spoken:
    """Return what is remembered of a language after a message. A button's title is ours, and shows nothing."""
    return conversation.remembered if message.choice else remember(conversation.remembered, message.text)


async def bare_speaker(store: Store, plan: Plan) -> Sender:
    """Return who a plan without a sender speaks for: what is known of its `user_phone`, never what it claims."""
    owned = await businesses_of(store, plan.user_phone)
    conversation = await store.get(Conversation, plan.conversation_id)
    is_theirs = conversation is not None and conversation.sender.identity == plan.user_phone
    return Sender(
        identity=plan.user_phone,
        business_ids=tuple(business.id for business in owned),
        time_zone=owned[0].time_zone if owned else "UTC",
        language=conversation.language if conversation is not None and is_theirs else Language.ENGLISH,
    )
