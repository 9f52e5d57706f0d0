"""To ask a fact of a business: told where its calendars or its card hold it, else honestly not."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.book import plan_book
from skeji_ray.conversation.known import known_of, with_when
from skeji_ray.conversation.parts import reply, steps
from skeji_ray.conversation.turn import Turn
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.outcomes import Understood, Wish
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.pipeline.answers import TOPICS_KEPT
from skeji_ray.pipeline.planning import Planned


def plan_ask(turn: Turn, said: Said) -> Planned:
    """Look it up where it may be kept, in the business that the conversation is about."""
    topic, known = topic_of(said), known_of(turn, said, Wish.BUSINESS)
    business_id, frame = business_asked(turn), _with_its_day(turn, known)
    if business_id is None and topic is Topic.SERVICES and (known.label or known.city):
        return plan_book(turn, said)  # "do you have any vets?"
    if business_id is None or topic not in TOPICS_KEPT:
        told = reply(CannotDo(act=said.act, topic=topic, business=turn.spoken_of))
        return told.model_copy(update={"frame": frame})
    if known.when is None and turn.frame.task is not None and topic is Topic.HOURS:
        known = with_when(known, turn.frame.task.when)
    words = known.slots | {str(Slot.TOPIC): (str(topic),)}
    step = Step(service="schedules", action="describe_business", params={"business_id": business_id})
    planned = steps(step, understood=known.model_copy(update={"slots": words}))
    return planned.model_copy(update={"frame": frame})


def _with_its_day(turn: Turn, known: Understood) -> Frame | None:
    """The day that a question is about is one that may be booked next: "are you open on Friday? ok, at 10 then"."""
    if known.when is None or turn.offer is not None:
        return None
    task = turn.frame.task or Understood(intent=Wish.BOOK)
    return turn.frame.model_copy(update={"task": with_when(task, known.when)})


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
