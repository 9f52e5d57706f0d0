"""To ask a fact of a business: told where its calendars or its card hold it, else honestly not."""

from __future__ import annotations

from collections.abc import Iterable

from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.book import plan_book
from skeji_ray.conversation.known import OF_WHEN, is_known_service, known_of, with_when
from skeji_ray.conversation.owned import pick_businesses
from skeji_ray.conversation.parts import reply, steps
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.assent import is_asked
from skeji_ray.languages.clauses import phrases_of
from skeji_ray.languages.owners import says_own
from skeji_ray.messages.acts import OF_OWNERS, Act, Slot, Topic
from skeji_ray.messages.asked import ChangeWanted, Question
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.outcomes import MAX_PARTS, Outcome, together
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import BusinessView
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned
from skeji_ray.pipeline.results.businesses import TOPICS_KEPT

MAX_WORDS_OF_DAY = 5
""" "And what about next Friday?": a day, and hardly more."""


def plan_ask(turn: Turn, said: Said) -> Planned:
    """Look it up where it may be kept, in the business that the conversation is about. Of several things each is told,
    or named as what is not known."""
    topics, known = topics_of(said), known_of(turn, said, Wish.BUSINESS)
    if is_read_back(turn, said):
        return ask_again(turn.request, why="check")
    if topics == (Topic.OTHER,) and is_known_service(known.label):
        topics = (Topic.SERVICES,)  # "do you have yoga?"
    if own := own_asked(turn, *topics):
        return _plan_own(turn, said, topics, known, own)
    business_id, frame = business_asked(turn), _with_its_day(turn, known, topics)
    if business_id is None and topics == (Topic.SERVICES,) and (known.label or known.city):
        return plan_book(turn, said)  # "do you have any vets?"
    kept = tuple(topic for topic in topics if topic in TOPICS_KEPT) if business_id is not None else ()
    told = _not_known(CannotDo(act=said.act, topic=one, business=turn.spoken_of) for one in topics if one not in kept)
    if told is not None and (business_id is None or not kept):
        return reply(told).model_copy(update={"frame": frame})
    if known.when is None and turn.frame.task is not None and Topic.HOURS in kept:
        known = with_when(known, turn.frame.task.when)
    looked = describe(known, kept, *((business_id,) if business_id is not None else ()))
    return looked.model_copy(update={"frame": frame, "reply": told})


def is_read_back(turn: Turn, said: Said) -> bool:
    """Tell whether all that is kept is asked for, where what is open shows it: what is noted of a registration, a
    calendar as it would be."""
    opened = turn.context.open
    is_noted = isinstance(opened, Question) and opened.understood.intent is Wish.REGISTER
    is_shown = is_noted or (isinstance(opened, ChangeWanted) and bool(opened.schedules))
    return is_shown and said.act is Act.ASK_BUSINESS and Topic.EVERYTHING in topics_of(said)


def _not_known(unknown: Iterable[CannotDo]) -> Outcome | None:
    parts = tuple(unknown)[:MAX_PARTS]
    return together(parts) if parts else None


def describe(known: Understood, topics: tuple[Topic, ...], *business_ids: str) -> Planned:
    """Look these topics up of these businesses."""
    words = known.slots | {str(Slot.TOPIC): tuple(map(str, topics))}
    looks = (
        Step(service="schedules", action="describe_business", params={"business_id": business_id})
        for business_id in business_ids
    )
    return steps(*looks, understood=known.model_copy(update={"slots": words}))


def _plan_own(
    turn: Turn, said: Said, topics: tuple[Topic, ...], known: Understood, own: tuple[BusinessView, ...]
) -> Planned:
    """What an owner asks about what is theirs: all of their businesses where none is named."""
    if Topic.CUSTOMER in topics:  # "her phone number" is not the business's
        topics = tuple(one for one in topics if one not in {Topic.PHONE, Topic.STAFF})
    kept = tuple(topic for topic in topics if topic in TOPICS_KEPT)
    told = _not_known(
        CannotDo(act=said.act, topic=one, business=own[0], is_own=True) for one in topics if one not in kept
    )
    if not kept and told is not None:
        return reply(told)
    is_of_an_hour = known.when is not None and any(one.time_from for one in known.when.spans)
    if is_of_an_hour or phrases_of(turn.text).now.search(turn.text):  # "what are my hours now?"
        known = known.model_copy(update=dict.fromkeys(OF_WHEN))
    looked = describe(known, kept, *(one.business_id for one in own[:MAX_PARTS]))
    return looked.model_copy(update={"reply": told})


def own_asked(turn: Turn, *topics: Topic) -> tuple[BusinessView, ...]:
    """Return the businesses of an owner who asks about what is theirs; none where it is about another one's."""
    owned = tuple(own.business for own in turn.context.owned)
    is_of_owners = not OF_OWNERS.isdisjoint(topics)
    if not turn.is_owner or not owned or (turn.offer is not None and not is_of_owners):
        return ()
    about = turn.business or next(iter(turn.frame.bookings), None)
    is_other = about is not None and about.business_id not in {one.business_id for one in owned}
    if is_other and not is_of_owners and not says_own(turn.text):
        return ()
    return pick_businesses(owned, turn.text)


def asked_on(turn: Turn, said: Said) -> Planned | None:
    """Return the plan of "and on Friday?" after a question of hours: the same is asked of that day. None where it is
    something else."""
    if turn.context.open is not None or turn.told_last != "business_facts" or turn.frame.topic is not Topic.HOURS:
        return None
    is_day = said.when is not None and set(said.slots) <= {Slot.WHEN} and _is_days(said.when)
    is_short = len(turn.text.split()) <= MAX_WORDS_OF_DAY
    if said.act not in {Act.REFINE, Act.BOOK} or not (is_day and is_short and is_asked(turn.text)):
        return None
    return plan_ask(
        turn,
        Said(act=Act.ASK_BUSINESS, sure=said.sure, slots=said.slots | {Slot.TOPIC: (Topic.HOURS,)}, when=said.when),
    )


def _is_days(when: When) -> bool:
    return bool(when.spans) and all(one.date_from and not one.time_from and not one.time_to for one in when.spans)


def _with_its_day(turn: Turn, known: Understood, topics: tuple[Topic, ...]) -> Frame:
    """The day that a question is about is one that may be booked next: "are you open on Friday? ok, at 10 then". What
    it is about is what "and on Saturday?" asks."""
    frame = turn.frame.model_copy(update={"topic": topics[0]})
    if known.when is None or turn.offer is not None:
        return frame
    task = turn.frame.task or Understood(intent=Wish.BOOK)
    return frame.model_copy(update={"task": with_when(task, known.when)})


def topics_of(said: Said) -> tuple[Topic, ...]:
    """Return what was asked about."""
    words = said.slots.get(Slot.TOPIC, ())
    return tuple(Topic(word) for word in words if word in set(Topic)) or (Topic.OTHER,)


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
