"""What customers say of a visit and is no wish for a time: answered as such, and what is open stays open."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.ask_business import plan_ask
from skeji_ray.conversation.capabilities.book import plan_book
from skeji_ray.conversation.capabilities.change_booking import named_in, sounds_in
from skeji_ray.conversation.joined import joined
from skeji_ray.conversation.known import (
    MAX_NAME,
    is_known_service,
    is_same_service,
    known_of,
    name_of,
    when_in,
    when_said,
)
from skeji_ray.conversation.not_known import not_known
from skeji_ray.conversation.one_more import booking_beside
from skeji_ray.conversation.parts import ask, local_of, reply, show_bookings, steps
from skeji_ray.conversation.times import fits
from skeji_ray.conversation.turn import SURE, Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.assent import asks
from skeji_ray.languages.names import find_name
from skeji_ray.languages.services import find_label
from skeji_ray.languages.visits import (
    asks_about_visit,
    asks_for_the_time,
    asks_what_stands,
    asks_when_done,
    brings_them,
    comes_in_their_place,
    is_question_of_it,
    wants_more_done,
    wants_two,
    who_comes,
    without_months,
)
from skeji_ray.messages.acts import ACTS, Act, Slot, Topic
from skeji_ray.messages.asked import Question
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import MAX_SAID, CannotDo
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.vocabulary import is_relation
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Missing, Understood
from skeji_ray.pipeline.planning import Planned

MAX_WORDS = 20
"""Of what is said of a visit: a longer message says more than that."""
_TAKEN_FOR = frozenset(
    {Act.BOOK, Act.REFINE, Act.HOLD, Act.NONE, Act.RECURRING, Act.RELAY, Act.ASK_BUSINESS, Act.MOVE, Act.CHOOSE}
)
"""What a remark or a question about a visit is easily read as."""
_WISHES = frozenset({Act.BOOK, Act.REFINE})


def of_visit(turn: Turn) -> Planned | None:
    """Return the plan of what a customer says of a visit that stands or is offered; None where it is something else."""
    if turn.is_owner or turn.spoken_of is None or not _is_idle(turn) or len(turn.text.split()) > MAX_WORDS:
        return None
    if turn.context.bookings and comes_in_their_place(turn.text) and not _wishes_another_time(turn):
        return _under_another_name(turn)
    if turn.context.bookings and (asks_what_stands(turn.text) or _asks_of_one(turn)):
        return _with_place(turn)
    is_of_length = turn.reading.said[0].slots.get(Slot.TOPIC) == (Topic.DURATION,)
    if asks_when_done(turn.text) and (is_of_length or (turn.context.bookings and not _says_a_time(turn))):
        return _ends(turn)
    if not _is_easily_mistaken(turn):
        return None
    if _says_a_time(turn):
        return None
    if any(one.act is Act.ASK_BUSINESS and one.sure >= SURE for one in turn.reading.said):
        return None
    if wants_more_done(turn.text):
        return _more_done(turn)
    if asks_about_visit(turn.text) or _asks_of_another_trade(turn):
        return not_known(turn)
    return _two(turn) if wants_two(turn.text) else None


def _is_idle(turn: Turn) -> bool:
    """Something stands or is offered, and no other question waits than which time, or under what name."""
    opened = turn.context.open
    is_of_it = opened is None or (
        isinstance(opened, Question) and opened.missing[0] in {Missing.SLOT, Missing.CUSTOMER_NAME}
    )
    return is_of_it and (bool(turn.context.bookings) or turn.offer is not None)


def _is_easily_mistaken(turn: Turn, acts: frozenset[Act] = _TAKEN_FOR) -> bool:
    """Nothing that was surely read is of another kind. What asks is no yes."""
    acts |= {Act.AFFIRM} if asks(turn.text) else frozenset()
    return all(one.act in acts or ACTS[one.act].is_social or one.sure < SURE for one in turn.reading.said)


def _says_a_time(turn: Turn) -> bool:
    """A day, or an hour: it may be a wish."""
    plain = without_months(turn.text)
    when = when_in(turn, plain)
    if plain == turn.text and any(Slot.ORDINAL in one.slots or _is_when(one.when) for one in turn.reading.said):
        return True
    return when is not None and _is_when(when)


def _is_when(when: When | None) -> bool:
    spans = when.spans if when is not None else ()
    is_of_shown = when is not None and bool(when.same or when.every or when.order or when.shift_days)
    return is_of_shown or any(one.date_from or (one.time_from and one.time_from == one.time_to) for one in spans)


def _asks_of_another_trade(turn: Turn) -> bool:
    """ "Do I need a letter from a doctor?", of a hairdresser's: it is no wish for a doctor."""
    business, said = turn.spoken_of, turn.said(*_WISHES, Act.AFFIRM)
    if business is None or said is None or set(said.slots) != {Slot.SERVICE} or not is_question_of_it(turn.text):
        return False
    label, done = known_of(turn, said).label, {*business.labels, *_booked(turn)}
    done |= {turn.offer.asked.label} if turn.offer is not None else set()
    return is_known_service(label) and not any(is_same_service(label, one) for one in done)


def _two(turn: Turn) -> Planned:
    """An appointment holds one place: who comes too has another, which is looked for beside the one that stands."""
    told = reply(CannotDo(act=Act.BOOK, slot=Slot.PARTY, business=turn.spoken_of))
    if turn.offer is None and booking_beside(turn) is not None:
        return joined([told, plan_book(turn, Said(act=Act.BOOK, text=turn.text))])
    return _and_again(turn, told)


def _and_again(turn: Turn, told: Planned) -> Planned:
    """What is offered stays open, and is shown once more."""
    return joined([told, *([ask_again(turn.request, why="check")] if turn.offer is not None else [])])


def _asks_of_one(turn: Turn) -> bool:
    """ "What time is Bob?", of somebody who is booked."""
    listed = turn.context.bookings
    return asks_for_the_time(turn.text) and bool(
        named_in(turn, Said(act=Act.LIST), listed) or sounds_in(turn.text, listed)
    )


def _with_place(turn: Turn) -> Planned:
    """When it is, and what else is asked of it."""
    asked = next((one for one in turn.reading.said if one.act is Act.ASK_BUSINESS and one.sure >= SURE), None)
    beside = [plan_ask(turn, asked)] if asked is not None else []
    return joined([*beside, show_bookings()])


def asks_its_length(turn: Turn) -> bool:
    """Tell whether it is asked when an appointment is over, and nothing else is surely said."""
    if turn.spoken_of is None or not asks_when_done(turn.text):
        return False
    return _is_easily_mistaken(turn, _TAKEN_FOR | {Act.LIST}) and _is_idle(turn)


def _ends(turn: Turn) -> Planned:
    """When it begins, and how long it takes."""
    length = plan_ask(turn, turn.reading.said[0])
    return joined([length, show_bookings()]) if turn.context.bookings else length


def _more_done(turn: Turn) -> Planned | None:
    """An appointment is for one service: what else is to be done is named, and the time that is offered stays open."""
    said = next((one for one in turn.reading.said if one.act in _WISHES), None)
    words = said.slots.get(Slot.SERVICE, ()) if said is not None else ()
    label = known_of(turn, said).label if said is not None else find_label(turn.text)
    same = {turn.offer.asked.label if turn.offer is not None else None, *_booked(turn)}
    if label in same and any(word.casefold() == str(label).casefold() for word in words):
        return None  # the same once more is another appointment
    told = CannotDo(
        act=Act.REFINE,
        slot=Slot.SERVICE,
        said=words or (f"“{turn.text.strip(' .!?')[:MAX_SAID]}”",),
        business=turn.spoken_of,
    )
    return _and_again(turn, reply(told))


def _booked(turn: Turn) -> set[str | None]:
    return {one.service_label for one in turn.context.bookings}


def _under_another_name(turn: Turn) -> Planned:
    """The appointment stays, in the name of who comes: that is asked for where it was not said."""
    said, booking = turn.said(Act.GIVE_NAME), _meant(turn)
    is_of_them = booking is None or booking.customer_name not in {None, turn.request.sender.name}
    if is_of_them and brings_them(turn.text):
        return not_known(turn)  # it stays in the name of whom it is for
    if booking is None:
        return show_bookings()
    name = who_comes(turn.text) or (name_of(said) if said is not None else None) or find_name(turn.text)
    if name is None or is_relation(name):
        return ask(Missing.CUSTOMER_NAME, Understood(), bookings=(booking,))
    params = {"booking_id": booking.booking_id, "customer_name": name[:MAX_NAME]}
    step = Step(service="bookings", action="name_booking", params=params)
    return steps(step, understood=Understood(for_whom=name[:MAX_NAME]))


def _wishes_another_time(turn: Turn) -> bool:
    """ "Thursday at five, it's for Tom": it is no booking that stands."""
    when = when_said(turn)
    is_timed = when is not None and bool(when.spans)
    return is_timed and not any(when is not None and fits(when, local_of(one)) for one in turn.context.bookings)


def _meant(turn: Turn) -> BookingView | None:
    """The booking that is spoken of: by its day, else the one that was told last, else the only one."""
    listed, when = turn.context.bookings, when_said(turn)
    named = [one for one in listed if when is not None and when.spans and fits(when, local_of(one))]
    if named or len(listed) == 1:
        return (named or listed)[0] if len(named or listed) == 1 else None
    return turn.just_booked
