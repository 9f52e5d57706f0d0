"""What customers say of a visit, which is no wish for a time: whom and what they bring, what they may do, when it ends,
what is to be done beside it, and that somebody else comes in their place. It holds no word of any language."""

from __future__ import annotations

import re
from collections.abc import Callable

from skeji_ray.languages.message_words import VisitWords
from skeji_ray.languages.reading_table import any_of


def _pattern(words: Callable[[VisitWords], str]) -> re.Pattern[str]:
    return re.compile(any_of(lambda one: words(one.visits)), re.IGNORECASE)


_ABOUT = _pattern(lambda one: one.about)
_NOT_ABOUT = _pattern(lambda one: one.not_about)
_EXPECTING = _pattern(lambda one: one.expecting)
_ASKED = _pattern(lambda one: one.asked)
_OF_TIME = _pattern(lambda one: one.of_time)
_DONE = _pattern(lambda one: one.done)
_STANDS = _pattern(lambda one: one.stands)
_HAS = _pattern(lambda one: one.has)
_INSTEAD = _pattern(lambda one: one.instead)
_ALSO = _pattern(lambda one: one.also)
_WANTED = _pattern(lambda one: one.wanted)
_PART = _pattern(lambda one: one.part)
_SOMEBODY = _pattern(lambda one: one.somebody)
_WITH_ONE = _pattern(lambda one: one.with_one)
_IN_THEIR_PLACE = _pattern(lambda one: one.in_their_place)
_JOINS = re.compile(rf"[,.;!?]|{any_of(lambda one: one.added.joins)}", re.IGNORECASE)
_BRINGS = _pattern(lambda one: one.brings)
_WHO_COMES = _pattern(lambda one: one.who_comes)
_NAMED_FOR = _pattern(lambda one: one.named_for)
_FOR_SOMEBODY = _pattern(lambda one: one.for_somebody)
_NEXT = _pattern(lambda one: one.is_next)
_OF_THEM = _pattern(lambda one: one.of_them)
_OF_ME = _pattern(lambda one: one.of_me)
_HOW_MUCH = _pattern(lambda one: one.how_much)


def asks_about_visit(text: str) -> bool:
    """Tell whether a message is about how an appointment goes: "can I leave the keys the evening before?"."""
    return _ABOUT.search(text) is not None and _NOT_ABOUT.search(text) is None


def without_months(text: str) -> str:
    """Return the message without the month of somebody who expects: "in her fifth month" is no Thursday."""
    return _EXPECTING.sub(" ", text)


def is_question_of_it(text: str) -> bool:
    """Tell whether what is said of a visit is asked, with or without a mark."""
    return _ASKED.search(text) is not None


def asks_for_the_time(text: str) -> bool:
    """Tell whether it asks when something is."""
    return _OF_TIME.search(text) is not None


def asks_when_done(text: str) -> bool:
    """Tell whether it is asked when an appointment is over: "when will she be ready for pick-up?"."""
    return _DONE.search(text) is not None


def asks_what_stands(text: str) -> bool:
    """Tell whether it is asked when an appointment is, with its place or by itself: "what time and where?"."""
    return _STANDS.search(text) is not None


def says_has(text: str) -> bool:
    """Tell whether the appointment that stands is said with its time: "I have one on Wednesday at 10, any earlier?"."""
    return _HAS.search(text) is not None


def says_instead(text: str) -> bool:
    """Tell whether something is to take the place of what stands: "cancel it, I'd rather come on Tuesday"."""
    return _INSTEAD.search(text) is not None


def names_somebody(text: str) -> bool:
    """Tell whether a message speaks of somebody who is close to the writer."""
    return _SOMEBODY.search(text) is not None


def who_else(text: str) -> str | None:
    """Return the last part of a message that speaks of somebody who is close to the writer: of "Thursday at 10, and
    my husband right after" that is "my husband right after"."""
    parts = [part.strip(" .,!?") for part in _JOINS.split(text)]
    return next((part for part in reversed(parts) if _SOMEBODY.search(part) is not None), None)


def wants_two(text: str) -> bool:
    """Tell whether somebody is to have an appointment beside the writer's: "can my husband come too?"."""
    return _SOMEBODY.search(text) is not None and _WITH_ONE.search(text) is not None


def wants_more_done(text: str) -> bool:
    """Tell whether something is to be done beside what is booked: "and check the brakes too"."""
    is_wanted = _ALSO.search(text) is not None and _WANTED.search(text) is not None
    return is_wanted and _NOT_ABOUT.search(text) is None and _SOMEBODY.search(text) is None


def more_in(text: str) -> str | None:
    """Return what is to be done beside, of a wish for a time: "a service on Sunday, and check the brakes too"."""
    said = _said(_PART.search(text))
    return said.strip() if said is not None else None


def comes_in_their_place(text: str) -> bool:
    """Tell whether somebody else comes to what is booked: "my sister can have it", "the appointment isn't for me"."""
    return _IN_THEIR_PLACE.search(text) is not None


def brings_them(text: str) -> bool:
    """Tell whether somebody else only brings who comes: "my wife brings him"."""
    return _BRINGS.search(text) is not None


def who_comes(text: str) -> str | None:
    """Return the name of who comes in their place, the last one that is said; None where none is."""
    return _said(next(reversed(list(_WHO_COMES.finditer(text))), None))


def named_for(text: str) -> str | None:
    """Return whom a wish for a time is for, by name: "and Jack at half past four", "it's for Maya"."""
    return _said(_NAMED_FOR.search(text))


def unnamed_in(text: str) -> str | None:
    """Return the words that say that a wish for a time is for somebody else, whose name they do not say."""
    found = _FOR_SOMEBODY.search(text)
    return found[0] if found is not None and named_for(text) is None else None


def names_for(text: str) -> tuple[str, ...]:
    """Return everybody whom a wish is for, by name, in the order said: "my daughter Ann and my son Ben"."""
    return tuple(dict.fromkeys(next(filter(None, one.groups())) for one in _NAMED_FOR.finditer(text)))


def comes_first(text: str, name: str) -> bool:
    """Tell whether somebody is said to come first: "Ann first"."""
    said = any_of(lambda one: one.visits.first)
    return re.search(rf"(?<!\w){re.escape(name)},? (?:{said})(?!\w)", text, re.IGNORECASE) is not None


def is_next(text: str) -> bool:
    """Tell whether somebody is to come right after who was spoken of: "and then Dan"."""
    return _NEXT.search(text) is not None


def is_of_own(text: str) -> bool | None:
    """Tell whether it is the writer's own appointment that is to go or to be moved, or, False, somebody else's: "cancel
    hers, keep mine"; None where neither is said."""
    if _OF_THEM.search(text) is not None:
        return False
    return True if _OF_ME.search(text) is not None else None


def says_how_much(text: str) -> bool:
    """Tell whether an hour before or after is really wished for: "maybe a little later", and not "maybe later"."""
    return _HOW_MUCH.search(text) is not None


def _said(found: re.Match[str] | None) -> str | None:
    """Return what the one group that matched holds."""
    return next(filter(None, found.groups()), None) if found is not None else None
