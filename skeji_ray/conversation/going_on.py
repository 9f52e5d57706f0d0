"""What an owner says right after something was told or done for their business, and names nothing else: it goes on."""

from __future__ import annotations

from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.capabilities.agenda import plan_agenda
from skeji_ray.conversation.capabilities.change_booking import named_in, sounds_in
from skeji_ray.conversation.capabilities.of_customers import bookings_of_customers
from skeji_ray.conversation.capabilities.time_off import same_again
from skeji_ray.conversation.capabilities.views import plan_on
from skeji_ray.conversation.known import MAX_WORDS_BESIDE, found_when, says_only_when, when_said
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.turn import CERTAIN, SURE, Turn
from skeji_ray.languages.assent import is_asked
from skeji_ray.languages.clauses import phrases_of
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, Unclear
from skeji_ray.messages.reading import Said
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

MAX_WORDS_AROUND = 4
""" "Sorry, make it 10:30 actually" is another time, and nothing else."""
_TIMES = frozenset({Act.REFINE, Act.CHOOSE, Act.BOOK, Act.BOOK_CUSTOMER, Act.PROPOSE, Act.MOVE})
_LIKELY_TIMES = frozenset({Act.MOVE_CUSTOMER, Act.CHANGE_HOURS})
"""What an hour alone is read as where nothing is known of it."""
_GOES_ON = frozenset({Act.REFINE, Act.BOOK, Act.CHOOSE, Act.AFFIRM})
_OF_SOMETHING_ELSE = frozenset({Slot.SERVICE, Slot.CITY, Slot.BUSINESS, Slot.NAME})
_OFF = frozenset({"time_blocked", "time_unblocked", "days_closed", "bookings_paused"})


def goes_on(turn: Turn, said: Said, *, is_sure: bool = True) -> Planned | None:
    """Return the plan of "and the day after?", "the same on Wednesday", "just until Sunday"; None where it is none.

    Args:
        is_sure: it was read as one of the acts that go on with something; else only its days count.
    """
    is_open = turn.context.open is not None or turn.offer is not None
    is_same = said.act is Act.PROPOSE and phrases_of(turn.text).same.search(turn.text) is not None
    is_same = is_same or (said.sure < CERTAIN and plan_on(turn) is not None)
    is_same = is_same or _is_one_more(turn, said)
    is_other = is_sure and said.act not in _GOES_ON and not is_same
    if not is_open and (another := _cancels_another(turn, said)) is not None:
        return another
    if not is_open and (asked := _theirs_or_a_booking(turn, said)) is not None:
        return asked
    if is_open or is_other or not _OF_SOMETHING_ELSE.isdisjoint(said.slots):
        return None
    found = found_when(turn)
    if found is None or turn.told_last not in _OFF | {"day_shown"}:
        return None
    going_on = said.model_copy(update={"when": said.when or found.when})
    if turn.told_last == "day_shown":
        return plan_on(turn) or plan_agenda(turn, going_on)
    if is_asked(turn.text):
        return None
    return same_again(turn, going_on, is_certain=says_only_when(turn, found))


def _is_one_more(turn: Turn, said: Said) -> bool:
    """ "Also Sunday 13 to 15", right after hours were taken out: no phrase says that it is of every week."""
    is_more = phrases_of(turn.text).same.search(turn.text) is not None and turn.told_last in _OFF
    return said.act is Act.CHANGE_HOURS and is_more and said.sure < CERTAIN


def except_then(turn: Turn) -> Planned | None:
    """Return the plan of "except Wednesday, I work straight through", right after something of every day could not be
    kept: it is of that, and by itself closes nothing."""
    told, when = turn.frame.cannot, when_said(turn)
    is_idle = turn.context.open is None and turn.offer is None and turn.told_last == "cannot_do"
    if told is None or told.slot is not Slot.HOURS or not is_idle or when is None or is_asked(turn.text):
        return None
    if not when.without or any(one.date_from or one.time_from or one.time_to for one in when.spans):
        return None
    return reply(told.model_copy(update={"said": (", ".join((*told.said, turn.text.strip(" .!,"))),)}))


def another_time(turn: Turn) -> Planned | None:
    """Return the plan of "make it 10:30 actually", right after it was told that nothing can be arranged for a customer:
    it is of the same customer, and none of the owner's own."""
    told, first, found = turn.frame.for_customer, turn.reading.said[0], found_when(turn)
    opened = turn.context.open
    is_other = turn.offer is not None or not (opened is None or isinstance(opened, ChangeWanted))
    if told is None or found is None or is_other or is_asked(turn.text):
        return None
    beside = len(words_of(turn.text).split()) - len(words_of(" ".join(found.words)).split())
    is_point = all(one.time_from is not None and one.time_from == one.time_to for one in found.when.spans)
    is_likely = first.act in _TIMES or (first.sure < CERTAIN and first.act in _LIKELY_TIMES and is_point)
    is_more = beside > MAX_WORDS_AROUND or set(first.slots) - {Slot.WHEN, Slot.HOURS}
    if is_more or not (is_likely or first.sure < SURE):
        return None
    return BY_ACT[told.act].plan(turn, first.model_copy(update={"act": told.act, "when": first.when or found.when}))


def _cancels_another(turn: Turn, said: Said) -> Planned | None:
    """ "And Vered too", said right after one was cancelled."""
    last = next(iter(turn.frame.bookings), None)
    is_cancelled = turn.told_last == "booking_told" and last is not None and not last.status.is_open
    if not is_cancelled or not phrases_of(turn.text).same.search(turn.text) or is_asked(turn.text):
        return None
    listed = bookings_of_customers(turn)
    named = named_in(turn, said, listed) or sounds_in(turn.text, listed)
    beside = len(words_of(turn.text).split()) - MAX_WORDS_BESIDE
    if len(named) != 1 or beside > MAX_WORDS_BESIDE:
        return None
    return reply(ConfirmWanted(wish=Wish.CANCEL, booking=named[0]), Understood(intent=Wish.CANCEL))


def _theirs_or_a_booking(turn: Turn, said: Said) -> Planned | None:
    """An owner names a city and nothing else: their business is there, or they want an appointment there."""
    is_city = said.act is Act.BOOK and set(said.slots) == {Slot.CITY} and said.when is None
    beside = len(words_of(turn.text).split()) - len((said.word(Slot.CITY) or "").split())
    task = turn.frame.task
    is_arranging = task is not None and task.intent is not Wish.REGISTER  # what was put on is no wish any more
    if not is_city or beside >= MAX_WORDS_BESIDE or is_arranging:
        return None
    readings = (Act.CHANGE_DETAILS, Act.BOOK)
    unclear = tuple(said.model_copy(update={"act": act}) for act in readings)
    planned = reply(Unclear(readings=readings))
    return planned.model_copy(update={"frame": turn.frame.model_copy(update={"unclear": unclear})})
