"""What is believed of a reading. A word of the model counts where the sender said it, or where it is one of ours: so
nothing that a model makes up reaches a person. Dates and times are reckoned by our own rules first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from difflib import get_close_matches

from skeji_ray.conversation.memory import OF_OWNERS, understood_of
from skeji_ray.conversation.parts import today_of
from skeji_ray.language.clauses import in_plain_english
from skeji_ray.language.dates import MOST_DAYS_AHEAD, find_date, find_working_days
from skeji_ray.language.times import find_hours
from skeji_ray.language.understand import understand_customer
from skeji_ray.messages.outcomes import Understood, Wish
from skeji_ray.messages.vocabulary import CITY_OF, LABEL_OF, city_name, label_name, normalise_label, spoken
from skeji_ray.model.reading import Reading
from skeji_ray.pipeline.planning import PlanRequest

_NO_WORD = re.compile(r"[\W_]+")
_HEBREW = re.compile(r"[\u05d0-\u05ea]")
"""Its prepositions are a letter of the word that follows."""
_AS_TYPED = 0.8
"""How alike a city and what was typed for it are ("haiffa")."""
_MOST_WORDS_OF_A_NAME = 4
_OPENS = frozenset({Wish.REGISTER, Wish.BRANCH})
"""Of these, hours and days are when it is open."""
_SHORT = 3
"""An abbreviation of a city ("LA") must stand by itself."""


def believed(request: PlanRequest, reading: Reading, wish: Wish) -> Understood:
    """What the message says, out of the reading and our own rules."""
    own, said = _own(request, wish), _said(request)
    opening = in_plain_english(request.text) if wish in _OPENS else ""
    opens, closes = find_hours(opening) or (reading.opens, reading.closes)
    days = find_working_days(opening)
    day = day_of(request, reading.date)
    return Understood(
        intent=wish,
        business_name=_quoted(reading.business_name, said) or own.business_name,
        city=_city(reading.city, own.city, said),
        label=_label(reading.service, own.label, said),
        date=own.date or (day.isoformat() if day else None),
        time=own.time or reading.time,
        name=_person(reading.name, said) or own.name,
        opens=opens,
        closes=closes,
        working_days=reading.working_days or days,
        address=_quoted(reading.address, said) or own.address,
    )


def own_reading(request: PlanRequest) -> Understood:
    """What our own rules make of the message."""
    return understood_of(request)


def _own(request: PlanRequest, wish: Wish) -> Understood:
    """That, of a message that the model has understood to be about a change or not."""
    own = own_reading(request)
    if own.intent in OF_OWNERS and wish not in OF_OWNERS:
        return understand_customer(request.text, request.read_at, request.sender.time_zone)
    return own


def day_of(request: PlanRequest, words: str | None) -> date | None:
    """The day that a reading's date means to the sender; None where it has passed or is too far ahead."""
    today = today_of(request)
    day = find_date(words, today) if words else None
    return day if day is not None and today <= day <= today + timedelta(days=MOST_DAYS_AHEAD) else None


def _said(request: PlanRequest) -> str:
    """The sender's own words, now and before."""
    before = (turn.text for turn in request.context.turns if turn.speaker == "user")
    return _plain("\n".join((*before, request.text)))


def _plain(text: str) -> str:
    return _NO_WORD.sub(" ", text.casefold()).strip()


def _quoted(value: str | None, said: str) -> str | None:
    """What the sender said themselves, whole words of it."""
    words = _plain(value or "")
    before = r"\w?" if _HEBREW.match(words) else ""
    return value if words and re.search(rf"\b{before}{re.escape(words)}\b", said) else None


def _person(value: str | None, said: str) -> str | None:
    """A name that the sender gave: a few words of letters, which an owner will be shown."""
    words = (value or "").split()
    is_name = len(words) <= _MOST_WORDS_OF_A_NAME and not re.search(r"\d", value or "")
    return _quoted(value, said) if is_name else None


def _label(value: str | None, own: str | None, said: str) -> str | None:
    """A service in the sender's words, else as our rules find it, else one of our words for what they mean."""
    if value is None or normalise_label(value) in CITY_OF:
        return own
    is_known = normalise_label(value) in LABEL_OF
    if _quoted(value, said) or (own is None and is_known):
        return label_name(value)
    return own


def _city(value: str | None, own: str | None, said: str) -> str | None:
    """A city in the sender's words, else as our rules find it, else one that we know by what they typed."""
    if value is None or normalise_label(value) in LABEL_OF:
        return own
    is_ours_known = own is not None and normalise_label(own) in CITY_OF
    if _quoted(value, said) or (not is_ours_known and _is_typed(value, said)):
        return city_name(value)
    return own


def _is_typed(value: str, said: str) -> bool:
    """One of a known city's names stands in what was said, as it is or mistyped."""
    words = said.split()
    for name in _names_of(value):
        count = len(name.split())
        parts = [" ".join(words[at : at + count]) for at in range(len(words) - count + 1)]
        if name in parts or (len(name) > _SHORT and get_close_matches(name, parts, 1, _AS_TYPED)):
            return True
    return False


def _names_of(city: str) -> Iterator[str]:
    """All names of a city that the vocabulary knows."""
    canonical = CITY_OF.get(normalise_label(city))
    return (spoken(name) for name, other in CITY_OF.items() if other == canonical)
