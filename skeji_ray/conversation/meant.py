"""What is meant by an act that is easily read of something else: a day that is said is wished for, whatever is said
around it, and an appointment that ends is asked for its length."""

from __future__ import annotations

from skeji_ray.conversation.arranged import task_of
from skeji_ray.conversation.known import when_said
from skeji_ray.conversation.one_more import one_more
from skeji_ray.conversation.own_time import days_beside
from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.rows import without_beside
from skeji_ray.conversation.times import days_of, fits, is_point
from skeji_ray.conversation.turn import CERTAIN, SURE, Turn
from skeji_ray.conversation.visit import asks_its_length
from skeji_ray.languages.names import denies_own
from skeji_ray.languages.own_days import says_move, says_one_more
from skeji_ray.languages.people import is_of_others
from skeji_ray.languages.visits import says_has, says_how_much, says_instead
from skeji_ray.messages.acts import ACTS, Act, Slot, Topic
from skeji_ray.messages.reading import Said
from skeji_ray.messages.when import Span, When

MIN_WORDS_TOLD, MAX_DAYS = 8, 3
_ASKS = frozenset({Act.AGENDA, Act.HELP, Act.LIST, Act.EXPORT, Act.ASK_BUSINESS})
_TIMES = frozenset({Act.REFINE, Act.BOOK, Act.NONE, Act.CHOOSE})
_NO_APPOINTMENT = frozenset({Act.LATE, Act.HELP})
"""Of who has no appointment: "help with maths on Monday", "not this week, I'm travelling, the week after"."""


def as_meant(turn: Turn) -> Turn:
    """Return the turn with what is meant by it."""
    if turn.is_owner:
        said = _read_back_alone(_without_lateness(turn.reading.said))
        return _with(turn, tuple(_moved_later(turn, one) for one in said))
    if asks_its_length(turn):
        length = Said(act=Act.ASK_BUSINESS, sure=SURE, slots={Slot.TOPIC: (Topic.DURATION,)}, text=turn.text)
        return _with(turn, (length,))
    every = _in_its_place(
        turn, _late_for_something(turn, tuple(without_beside(turn, one) for one in turn.reading.said))
    )
    every = tuple(_from_its_day(turn, one) for one in every)
    said = tuple(_without_idle(_wished(turn, _of_theirs(turn, one))) for one in every)
    return _with(turn, one_more(turn, _in_another_name(turn, said)))


def _late_for_something(turn: Turn, every: tuple[Said, ...]) -> tuple[Said, ...]:
    """Who has no appointment is late for none: "afternoons only, school finishes at 2", beside a wish."""
    is_wish = any(one.act in _TIMES and one.act is not Act.NONE and one.sure >= SURE for one in every)
    if turn.context.bookings or not is_wish:
        return every
    return tuple(one for one in every if one.act is not Act.LATE)


def _in_another_name(turn: Turn, every: tuple[Said, ...]) -> tuple[Said, ...]:
    """ "It should be in her name and not in mine", where nothing else was surely read."""
    is_unread = every[0].sure < SURE or every[0].act is Act.NONE
    if not (is_unread and denies_own(turn.text) and (turn.offer is not None or turn.just_booked is not None)):
        return every
    return (Said(act=Act.GIVE_NAME, sure=SURE, text=turn.text),)


def _without_lateness(every: tuple[Said, ...]) -> tuple[Said, ...]:
    """ "A fitting takes 20 minutes": a length that is surely one of appointments makes nobody late."""
    is_length = any(one.act is Act.CHANGE_HOURS and one.sure >= CERTAIN and Slot.DURATION in one.slots for one in every)
    return tuple(one for one in every if not (is_length and one.act is Act.OWNER_LATE and one.sure < CERTAIN))


def _read_back_alone(every: tuple[Said, ...]) -> tuple[Said, ...]:
    """ "So what have you got": where it surely is about all that is kept, it asks for nothing else."""
    read_back = [one for one in every if Topic.EVERYTHING in one.slots.get(Slot.TOPIC, ()) and one.sure >= CERTAIN]
    return tuple(one for one in every if one in read_back or one.act not in _ASKS) if read_back else every


def _moved_later(turn: Turn, said: Said) -> Said:
    """ "Can she come half an hour later?", of the one customer who was spoken of: it is their appointment."""
    is_shift = said.when is not None and said.when.shift_minutes is not None and said.sure < CERTAIN
    if not is_shift or turn.booking_meant is None or said.act is Act.MOVE_CUSTOMER:
        return said
    return said.model_copy(update={"act": Act.MOVE_CUSTOMER, "sure": SURE})


def _of_theirs(turn: Turn, said: Said) -> Said:
    """What is said of an appointment that they have: of which one, and whether it is one more."""
    is_idle = turn.context.open is None and turn.offer is None
    when, is_sure = said.when, turn.reading.reader == "rules" and said.sure >= CERTAIN
    if when is None or not is_idle or not turn.context.bookings:
        return _moved(turn, said)
    days = days_of(When(spans=when.spans))
    standing = [local_of(one).date() for one in turn.context.bookings]
    day = days[0][0] if len(days) == 1 else None
    if said.act in _TIMES and when.shift_minutes is not None and day is not None and standing.count(day) == 1:
        return said.model_copy(update={"act": Act.MOVE, "sure": max(said.sure, SURE)})  # "mine of Tuesday, at 5 then"
    if said.act in {Act.MOVE, Act.BOOK} and not is_sure and _stands_so(turn, said, when):
        return Said(act=Act.LIST, sure=SURE, text=said.text)  # "so I'm with you on Thursday at 1, then"
    is_read_so = said.act is Act.REFINE or (said.act in {Act.MOVE, Act.RECURRING, Act.BOOK} and not is_sure)
    is_of_a_day = bool(days or when.shift_days) and not when.every
    is_beside = said.act is Act.DENY or is_read_so
    if is_beside and says_one_more(turn.text) and (others := days_beside(turn, when)) is not None:
        return said.model_copy(update={"act": Act.BOOK, "sure": max(said.sure, SURE), "when": others})
    if is_read_so and is_of_a_day and says_one_more(turn.text) and not says_move(turn.text):
        return said.model_copy(update={"act": Act.BOOK, "sure": max(said.sure, SURE)})  # "the same time next week too"
    return _moved(turn, said)


def _stands_so(turn: Turn, said: Said, when: When) -> bool:
    """All that is said is the very time of one that they have; it is for nobody else, and none other is wished."""
    is_own_time = any(fits(when, local_of(one)) for one in turn.context.bookings)
    is_all = is_point(when) and len(when.spans) == 1 and when == When(spans=when.spans)
    is_other = says_move(turn.text) or says_one_more(turn.text) or is_of_others(turn.text) or says_has(turn.text)
    return is_own_time and is_all and not is_other and not set(said.slots) - {Slot.WHEN}


def _moved(turn: Turn, said: Said) -> Said:
    """ "Cancel it, I'd rather come next Tuesday instead": what is to be in its place is another time of it."""
    if said.act is not Act.CANCEL or said.when is None or not says_instead(turn.text) or turn.is_final:
        return said
    listed = [local_of(one) for one in turn.context.bookings]
    others = tuple(one for one in said.when.spans if not any(fits(When(spans=(one,)), at) for at in listed))
    if len(listed) != 1 or not days_of(When(spans=others)):
        return said
    return said.model_copy(update={"act": Act.MOVE, "when": said.when.model_copy(update={"spans": others})})


def _in_its_place(turn: Turn, every: tuple[Said, ...]) -> tuple[Said, ...]:
    """ "Scrap Friday, Sunday at ten works better": a day on which nothing stands is wished for beside what goes."""
    is_one = len(turn.context.bookings) == 1 and not turn.is_final and says_instead(turn.text)
    if not is_one or not any(one.act is Act.CANCEL for one in every):
        return every
    at = local_of(turn.context.bookings[0])
    return tuple(
        one.model_copy(update={"act": Act.BOOK})
        if one.act is Act.REFINE and one.when is not None and days_of(one.when) and not fits(one.when, at)
        else one
        for one in every
    )


def _from_its_day(turn: Turn, said: Said) -> Said:
    """ "She can't on Wednesday. So Sunday, same time?": the day that cannot be is that of what is moved."""
    when, is_idle = said.when, turn.context.open is None and turn.offer is None
    if when is None or not is_idle or said.act not in {Act.BOOK, Act.REFINE} or says_one_more(turn.text):
        return said
    standing = {local_of(one).date() for one in turn.context.bookings}
    denied = {one.date_from for one in when.without if one.date_from == one.date_to and one.time_from is None}
    is_moved = len(denied & standing) == 1 and bool(days_of(when)) and Slot.NAME not in said.slots
    return said.model_copy(update={"act": Act.MOVE}) if is_moved else said


def _wished(turn: Turn, said: Said) -> Said:
    """The wish for a day that is said, where it was read as small talk, or as what only an appointment can have."""
    if (stated := _stated(turn, said)) is not None:
        return stated
    if _is_beside_theirs(said):
        return said.model_copy(update={"act": Act.BOOK, "sure": max(said.sure, SURE)})
    if said.when is None or turn.is_final or not (_is_misread(turn, said) and days_of(said.when)):
        return said
    if any(fits(said.when, local_of(one)) for one in turn.context.bookings):
        return said  # "see you on Thursday"
    is_arranging = turn.offer is not None or task_of(turn) is not None
    return said.model_copy(update={"act": Act.REFINE if is_arranging else Act.BOOK, "sure": max(said.sure, SURE)})


def _stated(turn: Turn, said: Said) -> Said | None:
    """What somebody in the chat of a business tells at length is why they want to come, and no call for help; who may
    want something earlier than what is offered wants it looked for."""
    is_long = len(turn.text.split()) >= MIN_WORDS_TOLD
    if said.act is Act.HELP and is_long and turn.context.business is not None and not turn.context.bookings:
        return said.model_copy(update={"act": Act.BOOK})
    when = when_said(turn) if said.act is Act.HOLD and turn.offer is not None else None
    is_from = when is not None and any(one.time_from and not (one.time_to or one.date_from) for one in when.spans)
    if when is not None and (is_from or (when.than_shown is not None and says_how_much(turn.text))):
        return said.model_copy(update={"act": Act.REFINE, "sure": CERTAIN, "when": when})
    return None


def _is_beside_theirs(said: Said) -> bool:
    """ "Can my daughter have one just before mine?": right beside what stands is one more, and no look at it."""
    when = said.when
    is_beside = when is not None and when.same == "day" and when.than_shown is not None
    return said.act is Act.LIST and said.sure < CERTAIN and is_beside


def _is_misread(turn: Turn, said: Said) -> bool:
    if said.act is Act.MOVE:  # "15:15 on the day after tomorrow", of who has nothing to move
        return not turn.has_booking and turn.reading.reader != "rules"
    if said.act in _NO_APPOINTMENT:
        return not turn.context.bookings
    is_hardly_social = turn.reading.reader != "rules" or said.sure < CERTAIN
    return ACTS[said.act].is_social and is_hardly_social and turn.spoken_of is not None


def _without_idle(said: Said) -> Said:
    """ "Not this week, the week after": what is left out and lies outside of what is wished says nothing."""
    when = said.when
    if when is None or not when.spans or not when.without:
        return said
    left = tuple(one for one in when.without if not _is_week(one) or any(_meet(one, span) for span in when.spans))
    return said.model_copy(update={"when": when.model_copy(update={"without": left})})


def _is_week(span: Span) -> bool:
    """It is no single day: a weekday that is left out may be of the week that is wished."""
    return span.date_from is not None and span.date_to is not None and (span.date_to - span.date_from).days > MAX_DAYS


def _meet(one: Span, other: Span) -> bool:
    """They have a day in common, as far as both say days."""
    if one.date_from is None or one.date_to is None or other.date_from is None or other.date_to is None:
        return True
    return one.date_from <= other.date_to and other.date_from <= one.date_to


def _with(turn: Turn, said: tuple[Said, ...]) -> Turn:
    return turn._replace(reading=turn.reading.model_copy(update={"said": said}))
