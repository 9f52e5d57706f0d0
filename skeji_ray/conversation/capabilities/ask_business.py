"""To ask a fact of a business: told where its calendars or its card hold it, else honestly not."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.book import plan_book
from skeji_ray.conversation.known import known_of, with_when
from skeji_ray.conversation.owned import pick_businesses
from skeji_ray.conversation.parts import reply, steps
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.owners import says_own
from skeji_ray.messages.acts import OF_OWNERS, Act, Slot, Topic
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.outcomes import MAX_PARTS, Understood, Wish
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import BusinessView
from skeji_ray.pipeline.answers import TOPICS_KEPT
from skeji_ray.pipeline.planning import Planned


def plan_ask(turn: Turn, said: Said) -> Planned:
    """Look it up where it may be kept, in the business that the conversation is about."""
    topic, known = topic_of(said), known_of(turn, said, Wish.BUSINESS)
    if own := own_asked(turn, topic):
        return _plan_own(turn, said, topic, known, own)
    business_id, frame = business_asked(turn), _with_its_day(turn, known)
    if business_id is None and topic is Topic.SERVICES and (known.label or known.city):
        return plan_book(turn, said)  # "do you have any vets?"
    if business_id is None or topic not in TOPICS_KEPT:
        told = reply(CannotDo(act=said.act, topic=topic, business=turn.spoken_of))
        return told.model_copy(update={"frame": frame})
    if known.when is None and turn.frame.task is not None and topic is Topic.HOURS:
        known = with_when(known, turn.frame.task.when)
    return describe(known, (topic,), business_id).model_copy(update={"frame": frame})


def describe(known: Understood, topics: tuple[Topic, ...], *business_ids: str) -> Planned:
    """Look these topics up of these businesses."""
    words = known.slots | {str(Slot.TOPIC): tuple(map(str, topics))}
    looks = (
        Step(service="schedules", action="describe_business", params={"business_id": business_id})
        for business_id in business_ids
    )
    return steps(*looks, understood=known.model_copy(update={"slots": words}))


def _plan_own(turn: Turn, said: Said, topic: Topic, known: Understood, own: tuple[BusinessView, ...]) -> Planned:
    """What an owner asks about what is theirs: all of their businesses where none is named."""
    if topic not in TOPICS_KEPT:
        return reply(CannotDo(act=said.act, topic=topic, business=own[0], is_own=True))
    if known.when is not None and any(one.time_from for one in known.when.spans):  # "what are my hours now?"
        known = with_when(known, None)
    return describe(known, (topic,), *(one.business_id for one in own[:MAX_PARTS]))


def own_asked(turn: Turn, topic: Topic) -> tuple[BusinessView, ...]:
    """Return the businesses of an owner who asks about what is theirs; none where it is about another one's."""
    owned = tuple(own.business for own in turn.context.owned)
    if not turn.is_owner or not owned or (turn.offer is not None and topic not in OF_OWNERS):
        return ()
    about = turn.business or next(iter(turn.frame.bookings), None)
    is_other = about is not None and about.business_id not in {one.business_id for one in owned}
    if is_other and topic not in OF_OWNERS and not says_own(turn.text):
        return ()
    return pick_businesses(owned, turn.text)


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
