"""Answers: what a message does that only makes sense by what is open. The tables of states; no word of any language."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from skeji_ray.languages.asked_state import only_thanks
from skeji_ray.languages.assent import Act as Asked
from skeji_ray.languages.assent import Answer, answer_to, asks, is_asked
from skeji_ray.languages.choice import choice_in
from skeji_ray.languages.commands import find_command
from skeji_ray.languages.names import name_answer
from skeji_ray.languages.phrasing import IDLE, OFFERED, REQUESTED
from skeji_ray.languages.picks import Pick, pick_in
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Heard, State
from skeji_ray.readers.phrasebook import word_pattern

_ASKED = {
    State.OFFER_ONE: Asked.BOOK,
    State.CONFIRM_CANCEL: Asked.CANCEL,
    State.CONFIRM_MOVE: Asked.MOVE,
    State.CONFIRM_ERASE: Asked.ERASE,
    State.APPROVAL: Asked.APPROVE,
    State.APPROVALS: Asked.APPROVE,
}
"""What a yes would do."""
_COMMANDS = {"stop": Act.STOP, "start": Act.START, "export": Act.EXPORT, "erase": Act.ERASE}
_ONE_OF = frozenset({State.OFFER_LIST, State.ASK_WHICH_BOOKING, State.APPROVALS})
_TAKES_ALL = frozenset({State.ASK_SERVICE, State.ASK_NAME, State.ASK_BUSINESS_FIELD})
"""Whatever is said is mostly the answer."""
_A_PLACE, _A_SERVICE_THERE = frozenset({Slot.CITY}), frozenset({Slot.CITY, Slot.SERVICE})
MAX_OTHERS, _A_WORD, _DOUBTED = 0, 0.04, 0.6
"""Words beside those of slots that change nothing; how much less sure each further one makes an answer."""
MAX_WORDS_OF_CITY, MAX_WORDS_OF_SERVICE, MAX_WORDS_OF_NAME = 4, 8, 6


class Answered(NamedTuple):
    """An act that a whole text does."""

    act: Act
    sure: float
    slot: Slot | None = None
    """The whole text is the words of it."""


_Reader = Callable[[Heard, str, frozenset[Slot], bool], Answered | None]


def command_in(heard: Heard) -> Answered | None:
    """A whole message that is a command whatever is open: stop, start, my data, forget me."""
    command = find_command(heard.text)
    if command not in _COMMANDS or (command == "start" and heard.role is Role.OWNER):
        return None  # "resume" is also said of bookings
    return Answered(_COMMANDS[command], 0.99)


def whole_answer(heard: Heard, text: str) -> Answered | None:
    """What a text does to what is open, where every word of it is accounted for."""
    pick = pick_in(text) if heard.state in OFFERED or heard.state is State.ASK_WHEN else None
    if pick is Pick.WHENEVER:
        return Answered(Act.REFINE, 0.97)
    if heard.state in OFFERED and pick is not None:
        return Answered(Act.CHOOSE, 0.97)
    asked = _ASKED.get(heard.state)
    answer = answer_to(asked, text, heard.businesses) if asked is not None else Answer.OTHER
    if answer is not Answer.OTHER:
        return Answered(_decided(heard, is_yes=answer is Answer.YES), 0.98)
    if heard.state in _ONE_OF and heard.state is not State.APPROVALS and choice_in(text) is not None:
        return Answered(Act.CHOOSE, 0.97)
    return None


def _decided(heard: Heard, *, is_yes: bool) -> Act:
    if heard.state in REQUESTED and heard.role is Role.OWNER:
        return Act.APPROVE if is_yes else Act.DECLINE
    return Act.AFFIRM if is_yes else Act.DENY


def bare_answer(heard: Heard, text: str, slots: frozenset[Slot], *, is_moot: bool, others: int = 0) -> Answered | None:
    """What a text does that names no act: by what is open, and by what it names.

    Args:
        slots: the kinds of words that it has.
        is_moot: its time is none to choose ("later", "after 4"), or it alters what is offered.
        others: how many of its words belong to no slot and say something.
    """
    if slots == _A_PLACE and heard.state in IDLE:
        return Answered(Act.BOOK, 0.93) if others <= MAX_OTHERS else None  # what for is asked
    if slots == _A_SERVICE_THERE and heard.state in IDLE and others <= MAX_OTHERS and heard.role is not Role.OWNER:
        return Answered(Act.BOOK, 0.93)
    answer = _READERS.get(heard.state, _unasked)(heard, text, slots, is_moot)
    if answer is None or heard.state in _TAKES_ALL or others <= MAX_OTHERS:
        return answer
    return answer._replace(sure=max(_DOUBTED, answer.sure - _A_WORD * (others - MAX_OTHERS)))


def _offered(heard: Heard, text: str, slots: frozenset[Slot], is_moot: bool) -> Answered | None:
    if heard.state is State.OFFER_LIST:
        if Slot.ORDINAL in slots and not asks(text):
            return Answered(Act.REFINE, 0.7) if is_moot else Answered(Act.CHOOSE, 0.93)
        if Slot.WHEN in slots and not is_moot and not asks(text):
            return Answered(Act.CHOOSE, 0.93)
    if slots & {Slot.WHEN, Slot.STAFF, Slot.PARTY, Slot.DURATION, Slot.CITY, Slot.SERVICE, Slot.BUSINESS}:
        return Answered(Act.REFINE, 0.93 if Slot.WHEN in slots else 0.85)
    return None


def _awaited(slot: Slot, most_words: int) -> _Reader:
    def read(heard: Heard, text: str, slots: frozenset[Slot], is_moot: bool) -> Answered | None:
        if slot in slots:
            return Answered(Act.REFINE, 0.95)
        if slots & {Slot.WHEN, Slot.SERVICE, Slot.CITY, Slot.STAFF, Slot.DURATION, Slot.PARTY}:
            return Answered(Act.REFINE, 0.9)
        fits = len(text.split()) <= most_words and not is_asked(text) and not (slot is Slot.CITY and _has_digit(text))
        fits = fits and not only_thanks(heard.text)  # "thanks, sorry for the mess"
        return Answered(Act.REFINE, 0.85, slot) if fits else None

    return read


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _when(heard: Heard, text: str, slots: frozenset[Slot], is_moot: bool) -> Answered | None:
    named = slots & {Slot.WHEN, Slot.STAFF, Slot.DURATION, Slot.SERVICE, Slot.CITY, Slot.PARTY}
    return Answered(Act.REFINE, 0.97 if Slot.WHEN in slots else 0.85) if named else None


def _name(heard: Heard, text: str, slots: frozenset[Slot], is_moot: bool) -> Answered | None:
    name = name_answer(text)
    is_other = asks(text) or word_pattern(heard.language, "no_names").search(name or text) is not None
    if name is not None and not is_other and (Slot.WHEN not in slots or text_is_titled(heard)):
        is_sure = Slot.NAME in slots or text_is_titled(heard) or len(text.split()) == 1
        return Answered(Act.GIVE_NAME, 0.93 if is_sure else 0.87, Slot.NAME if Slot.NAME not in slots else None)
    if Slot.NAME in slots:
        return Answered(Act.GIVE_NAME, 0.85)
    if _fits_name(text) and not is_other and Slot.WHEN not in slots:
        return Answered(Act.GIVE_NAME, 0.8, Slot.NAME)
    named = slots & {Slot.WHEN, Slot.PARTY, Slot.DURATION, Slot.SERVICE}
    return Answered(Act.REFINE, 0.9) if named else None


def _fits_name(text: str) -> bool:
    """A few words without a digit: "sarah & tom"."""
    return len(text.split()) <= MAX_WORDS_OF_NAME and not any(letter.isdigit() for letter in text)


def text_is_titled(heard: Heard) -> bool:
    """Every word begins with a capital: "Grace Friday" is a name."""
    words = heard.text.split()
    return len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)


def _which(heard: Heard, text: str, slots: frozenset[Slot], is_moot: bool) -> Answered | None:
    named = slots & {Slot.WHEN, Slot.SERVICE, Slot.ORDINAL, Slot.NAME, Slot.STAFF, Slot.BUSINESS}
    return Answered(Act.CHOOSE, 0.94) if named and not asks(text) else None


def _request(heard: Heard, text: str, slots: frozenset[Slot], is_moot: bool) -> Answered | None:
    if heard.role is not Role.OWNER or Slot.WHEN not in slots or Slot.ORDINAL in slots:
        return None
    return Answered(Act.PROPOSE, 0.85 if len(text.split()) < _SHORT else 0.7)


def _to_move(heard: Heard, text: str, slots: frozenset[Slot], is_moot: bool) -> Answered | None:
    return Answered(Act.REFINE, 0.93) if Slot.WHEN in slots else None


def _field(heard: Heard, text: str, slots: frozenset[Slot], is_moot: bool) -> Answered | None:
    if asks(text):
        return None
    is_a_field = bool(slots) or len(text.split()) < _SHORT or any(letter.isdigit() for letter in text)
    return Answered(Act.REGISTER, 0.93 if is_a_field and not is_moot else 0.8)


def _unasked(heard: Heard, text: str, slots: frozenset[Slot], is_moot: bool) -> Answered | None:
    """Nothing is open: a service with a day or a place is a wish to book one."""
    if heard.role is Role.OWNER or heard.state not in IDLE:
        return None
    is_told = heard.state in {State.TOLD, State.BOOKED}
    if Slot.SERVICE in slots and slots & {Slot.WHEN, Slot.CITY}:
        return Answered(Act.BOOK, 0.6 if heard.state is State.TOLD else 0.88)
    if Slot.PARTY in slots and heard.state is not State.NOTHING:
        return Answered(Act.BOOK, 0.7)
    if heard.state is State.BOOKED:
        return None
    is_short = len(text.split()) <= _SHORT
    if Slot.WHEN in slots and heard.state is State.LINKED and is_short:
        return Answered(Act.BOOK, 0.8)  # "thursday morning please", where a business's chat asks when
    asked = is_asked(text) if heard.state is State.NOTHING else asks(text)  # elsewhere, much is asked of a day
    if Slot.WHEN in slots and (asked or is_told or Slot.PARTY in slots):
        return Answered(Act.REFINE if is_told else Act.BOOK, 0.7)
    return Answered(Act.BOOK, 0.7) if Slot.SERVICE in slots and is_short else None


_SHORT, _LONGEST_NAME = 4, 3
_READERS = {
    State.OFFER_ONE: _offered,
    State.OFFER_LIST: _offered,
    State.ASK_WHEN: _when,
    State.ASK_CITY: _awaited(Slot.CITY, MAX_WORDS_OF_CITY),
    State.ASK_SERVICE: _awaited(Slot.SERVICE, MAX_WORDS_OF_SERVICE),
    State.ASK_NAME: _name,
    State.ASK_WHICH_BOOKING: _which,
    State.CONFIRM_MOVE: _to_move,
    State.APPROVAL: _request,
    State.APPROVALS: _request,
    State.ASK_BUSINESS_FIELD: _field,
}
