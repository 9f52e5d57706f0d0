"""To move, cancel and look at one's own bookings; an owner's customers' too, where one of these is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from skeji_ray.conversation.arranged import moving_of, open_bookings
from skeji_ray.conversation.availability import look_for, look_for_move
from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.book import is_on_its_day, plan_book
from skeji_ray.conversation.known import OF_WHEN, known_of, merged, with_when
from skeji_ray.conversation.not_known import not_known
from skeji_ray.conversation.own_time import time_beside_own
from skeji_ray.conversation.parts import (
    MOST_LISTED,
    ask_which,
    local_of,
    pick,
    refuse,
    reply,
    show_bookings,
    theirs_ahead,
)
from skeji_ray.conversation.times import Anchor, days_of, fits, grounded, is_point
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.assent import asks, denies, is_asked, is_condition
from skeji_ray.languages.mending import corrects
from skeji_ray.languages.own_days import says_move
from skeji_ray.languages.reading_table import PREFIXES
from skeji_ray.languages.several import says_all
from skeji_ray.languages.sounds import sound_alike
from skeji_ray.languages.visits import is_of_own, says_has
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import ConfirmWanted
from skeji_ray.messages.outcomes import Several
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned


def plan_cancel(turn: Turn, said: Said) -> Planned:
    """Which booking is to go is confirmed first; of several it is asked which."""
    if _is_denied(turn):
        return refuse("kept")
    if (condition := said.word(Slot.REASON)) is not None and is_condition(condition):
        if asks(turn.text):  # "if I need to cancel on the day, is there a fee?"
            return not_known(turn)
        return reply(CannotDo(act=Act.CANCEL, slot=Slot.REASON, said=(condition,)))
    meant = bookings_meant(turn, said, theirs_ahead(turn.request))
    if not meant:
        return refuse("nothing_booked")
    if len(meant) > 1:
        return _one_by_one(turn, ask_which(Understood(intent=Wish.CANCEL), meant))
    if is_asked(turn.text) and _is_of_another_day(said.when, meant[0]):
        return show_bookings()  # "is the Sunday one really cancelled?"
    return reply(ConfirmWanted(wish=Wish.CANCEL, booking=meant[0]), Understood(intent=Wish.CANCEL))


def _is_of_another_day(when: When | None, booking: BookingView) -> bool:
    """Days are named, and it stands on none of them."""
    are_days = when is not None and any(one.date_from and one.date_from == one.date_to for one in when.spans)
    return are_days and when is not None and not fits(when, local_of(booking))


def plan_move(turn: Turn, said: Said) -> Planned:
    """Look for another time of a booking: what names it says which, the rest of what was said is the new time."""
    known = known_of(turn, said, Wish.RESCHEDULE)
    if known.when is None and _is_denied(turn):
        return refuse("kept")
    moving = moving_of(turn)
    if moving is not None and turn.offer is not None and known.when is None:
        return ask_again(turn.request)
    listed = (moving,) if moving is not None else theirs_ahead(turn.request)
    if not listed:
        if turn.is_owner and turn.told_last == "cannot_do":  # of one that could not be booked for a customer
            return reply(CannotDo(act=Act.MOVE, is_own=True))
        return _anew(turn, said, known)
    listed = chosen_of(said, listed) or listed
    meant, new = _meant_and_new(turn, said, listed, is_moving=moving is not None)
    wanted = with_when(known.model_copy(update=dict.fromkeys(OF_WHEN)), new)
    if len(meant) > 1:
        return _one_by_one(turn, ask_which(wanted, meant))
    if new is not None and (elsewhere := _on_other_days(new, meant[0])) is not None:
        new, wanted = elsewhere, with_when(wanted, elsewhere)
    if new is None and _says_where_it_stands(turn, said.when, meant[0]):
        return show_bookings()
    if _stands_there(turn, meant[0], new) or _asks_whether(turn, meant[0], new or said.when):
        return show_bookings()
    return look_for_move(turn, meant[0], wanted)


def _meant_and_new(
    turn: Turn, said: Said, listed: tuple[BookingView, ...], *, is_moving: bool
) -> tuple[tuple[BookingView, ...], When | None]:
    """Which of them is to be moved, or which may be, and where to."""
    both = time_beside_own(turn, said, listed) if not is_moving else None
    if both is not None:
        return (both[0],), both[1]
    old, new = _old_and_new(turn, said, listed)
    return bookings_meant(turn, said.model_copy(update={"when": old}), listed), new


def _on_other_days(when: When, booking: BookingView) -> When | None:
    """ "Sunday is a feast, push it to Monday, same hour": without the day that it stands on, where another is said."""
    day = local_of(booking).date()
    others = tuple(one for one in when.spans if not one.date_from == one.date_to == day)
    is_named = len(others) < len(when.spans) and any(one.date_from for one in others)
    return when.model_copy(update={"spans": others}) if is_named else None


def _anew(turn: Turn, said: Said, known: Understood) -> Planned:
    """Nothing is there to be moved: what was declined or cancelled is looked for anew ("so when can I come?")."""
    gone = next((one for one in turn.frame.bookings if not turn.is_owner), None)
    if gone is None:
        return plan_book(turn, said) if known.when is not None else refuse("nothing_booked")
    same = Understood(intent=Wish.BOOK, label=gone.service_label, city=gone.city, business=turn.spoken_of)
    return look_for(turn, merged(same, known.model_copy(update={"intent": Wish.BOOK})))


def _stands_there(turn: Turn, booking: BookingView, when: When | None) -> bool:
    """ "At the same time": where it is to be moved to is where it stands."""
    if when is None:
        return False
    anchor = Anchor(local=local_of(booking))
    there = grounded(when, anchor)
    return is_point(there) and fits(there, local_of(booking), anchor)


def _says_where_it_stands(turn: Turn, when: When | None, booking: BookingView) -> bool:
    """ "Just to be clear, I'm Friday 1pm": all that is said is when it is."""
    is_all_said = when is not None and is_point(when) and bool(days_of(when)) and not says_move(turn.text)
    return is_all_said and when is not None and fits(when, local_of(booking)) and not says_has(turn.text)


def _asks_whether(turn: Turn, booking: BookingView, when: When | None) -> bool:
    """ "I'm on Thursday at 10, right?": where it stands is asked, and nothing is to be moved."""
    return is_asked(turn.text) and not says_move(turn.text) and _stands_there(turn, booking, when)


def _one_by_one(turn: Turn, asked: Planned) -> Planned:
    """ "Cancel both": each is asked about by itself, which is said."""
    if not says_all(turn.text):
        return asked
    told = CannotDo(act=Act.CANCEL, slot=Slot.ORDINAL)
    return asked.model_copy(update={"reply": Several.model_validate({"parts": (told, asked.reply)})})


def _old_and_new(turn: Turn, said: Said, listed: tuple[BookingView, ...]) -> tuple[When | None, When | None]:
    """Which time says what is moved, and which where to. One alone is the new one, unless it is that of a booking
    among several ("move my 3pm")."""
    when = said.when
    if when is not None and len(listed) > 1 and sum(fits(when, local_of(one)) for one in listed) == 1:
        return when, None
    if when is not None and len(listed) == 1 and is_on_its_day(turn, when, said.slots.get(Slot.WHEN, ()), listed[0]):
        return when, None
    is_there = when is not None and len(listed) == 1 and _on_other_days(when, listed[0]) is None
    if when is not None and is_there and says_has(turn.text) and _stands_there(turn, listed[0], when):
        return when, None  # "I have one on Wednesday at 10, can I come earlier?"
    return None, when


def _is_denied(turn: Turn) -> bool:
    """ "Please don't cancel it": what is not to be done is not even asked about."""
    return denies(turn.text) and not is_asked(turn.text)


def bookings_meant(turn: Turn, said: Said, listed: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """Return those that are named: by day and time, else as their names, services and order tell; those that were
    spoken of last where something is taken back of them; all where nothing tells."""
    listed = chosen_of(said, listed) or listed
    if len(listed) < 2:
        return listed
    meant = listed
    for is_meant in _ways_to_mean(turn, said):
        meant = tuple(filter(is_meant, meant)) or meant
    if len(meant) == len(listed):
        meant = _by_initial(turn.text, listed) or pick(listed, turn.request)
    if len(meant) == len(listed) and (turn.is_owner or corrects(turn.text)):
        spoken_of = {one.booking_id for one in open_bookings(turn)} if turn.frame.bookings else set()
        meant = tuple(one for one in meant if one.booking_id in spoken_of) or meant
    return meant[:MOST_LISTED]


def chosen_of(said: Said, listed: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """Return the one that a reader named by its number in what was listed; none where it named none of them."""
    return tuple(one for one in listed if one.booking_id == said.booking_id)


def _ways_to_mean(turn: Turn, said: Said) -> tuple[Callable[[BookingView], bool], ...]:
    when, name = said.when, (said.word(Slot.NAME) or "").casefold()
    is_own, whose = is_of_own(turn.text), turn.request.sender.name
    return (
        lambda one: is_own is not None and ((one.customer_name == whose) is is_own),
        lambda one: when is not None and fits(when, local_of(one)),
        lambda one: bool(name) and name.split()[0] in (one.customer_name or "").casefold().split(),
    )


def named_in(turn: Turn, said: Said, listed: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """Return those whose customer, or whose service where no customer is, is named; none where nothing names one."""
    words = {word for slot in (Slot.NAME, Slot.MESSAGE) for one in said.slots.get(slot, ()) for word in _words(one)}
    words |= set(_words(turn.text))
    named = tuple(one for one in listed if _is_named(one, words)) or _by_initial(turn.text, listed)
    whole = tuple(one for one in named if words.issuperset(_words_of_name(one)))
    if 0 < len(whole) < len(named) and all(len(_words_of_name(one)) > 1 for one in whole):
        return whole  # "Dan Katz", of two Dans
    said_names = {word for one in said.slots.get(Slot.NAME, ()) for word in _words(one)}
    said_names |= {word for word in words_of(turn.text).split() if any(map(word.endswith, said_names))}
    return named or tuple(one for one in listed if _sounds_named(one, said_names))


def named_by(text: str, listed: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """Return those whose customer some words name: by all of their names where more than one has the first of them."""
    words = set(_words(text))
    named = tuple(one for one in listed if _is_named(one, words)) or sounds_in(text, listed)
    whole = tuple(one for one in named if words.issuperset(_words(one.customer_name or "")))
    return whole if len(named) > 1 and whole else named


def _words_of_name(booking: BookingView) -> list[str]:
    return words_of(booking.customer_name or "").split()


def _by_initial(text: str, listed: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """ "K", of Dan Katz and Dan Peled: a letter alone is how a second name begins."""
    letter = words_of(text).strip()
    if len(letter) != 1 or not letter.isalpha():
        return ()
    return tuple(one for one in listed if any(name.startswith(letter) for name in _words_of_name(one)[1:]))


def _is_named(booking: BookingView, words: set[str]) -> bool:
    """By the first name, or all of them: "same" names no Sam, "Dan's" names Dan."""
    names = list(_words(booking.customer_name or ""))
    return bool(names) and (names[0] in words or words.issuperset(names))


def _sounds_named(booking: BookingView, words: set[str]) -> bool:
    """By the first name as it is heard: it may be written in another script."""
    first = next(_words(booking.customer_name or ""), None)
    return first is not None and any(sound_alike(first, word) for word in words)


def sounds_in(text: str, listed: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """Return those whose customer some word of a message sounds like, in a script that is not the name's."""
    return tuple(one for one in listed if _sounds_named(one, set(_words(text))))


def _words(text: str) -> Iterator[str]:
    """With and without the letters that a name carries before and behind it in either language."""
    for word in words_of(text).split():
        yield word
        yield word.removesuffix("s")
        if word[:1] in PREFIXES:
            yield word[1:]


CANCEL = Capability("cancel", frozenset({Act.CANCEL}), plan_cancel, (("bookings", "cancel_booking"),))
MOVE = Capability(
    "move",
    frozenset({Act.MOVE}),
    plan_move,
    (("schedules", "search_availability"), ("bookings", "reschedule_booking")),
    frozenset(Slot) - {Slot.STAFF, Slot.PARTY, Slot.PRICE, Slot.DURATION},
)
