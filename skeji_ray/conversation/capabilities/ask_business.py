"""To ask a fact of a business: told where its calendars or its card hold it, else honestly not."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.known import known_of
from skeji_ray.conversation.parts import reply, steps
from skeji_ray.conversation.turn import Turn
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.outcomes import Wish
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.pipeline.planning import Planned

_KNOWN = frozenset({Topic.HOURS, Topic.ADDRESS, Topic.DURATION, Topic.SERVICES, Topic.PHONE})
"""What a calendar, or the card of a business, may hold."""


def plan_ask(turn: Turn, said: Said) -> Planned:
    """Look it up where it may be kept, in the business that the conversation is about."""
    topic = topic_of(said)
    business_id = business_asked(turn)
    if business_id is None or topic not in _KNOWN:
        return reply(CannotDo(act=said.act, topic=topic, business=turn.business))
    known = known_of(turn, said, Wish.BUSINESS)
    words = known.slots | {str(Slot.TOPIC): (str(topic),)}
    step = Step(service="schedules", action="describe_business", params={"business_id": business_id})
    return steps(step, understood=known.model_copy(update={"slots": words}))


def topic_of(said: Said) -> Topic:
    """Return what was asked about."""
    word = said.word(Slot.TOPIC)
    return Topic(word) if word in set(Topic) else Topic.OTHER


def business_asked(turn: Turn) -> str | None:
    """Return the id of the business that a question is about: the one of the offer, of the chat, of a booking; an
    owner's own."""
    if turn.offer is not None:
        return turn.offer.slots[0].business_id
    if turn.business is not None:
        return turn.business.business_id
    bookings = turn.frame.bookings or turn.context.bookings
    if bookings:
        return bookings[0].business_id
    owned = turn.context.owned
    return owned[0].business.business_id if len(owned) == 1 else None


ASK_BUSINESS = Capability(
    "ask_business", frozenset({Act.ASK_BUSINESS}), plan_ask, (("schedules", "describe_business"),), is_side=True
)
