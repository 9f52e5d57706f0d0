"""What is believed of what a model wrote. A word counts where the sender said it, or where it is one of our vocabulary
for what they said: so nothing that a model makes up reaches a person. Days and times are read by our own grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from difflib import get_close_matches

from skeji_ray.conversation.heard import heard_of
from skeji_ray.conversation.owned import plain
from skeji_ray.conversation.parts import today_of
from skeji_ray.languages.dates import MOST_DAYS_AHEAD
from skeji_ray.languages.when.reader import read_when
from skeji_ray.messages.acts import ACTS, Act, Slot
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.vocabulary import CITY_OF, LABEL_OF, names_of_city, normalise_label
from skeji_ray.messages.when import Span, When
from skeji_ray.pipeline.planning import PlanRequest
from skeji_ray.readers.model.ordinals import bookings_by_ordinal, slots_by_ordinal
from skeji_ray.readers.model.situation import MAX_OF_MESSAGE, MAX_TURNS_SHOWN
from skeji_ray.readers.model.written import WORDS, Written, WrittenAct
from skeji_ray.readers.slots import Found, by_slot, slots_in

READER = "model"
SURE = 0.8
"""Enough to look for something and to offer it, never to do it unseen."""
_NO_WORD = re.compile(r"[\W_]+")
_HEBREW = re.compile(r"[\u05d0-\u05ea]")
"""Its prepositions are a letter or two of the word that follows."""
_AS_TYPED = 0.8
"""How alike a city and what was typed for it are ("haiffa")."""
_MAX_WORDS_OF_A_NAME = 4
_SHORT = 3
"""An abbreviation of a city ("LA") must stand by itself."""
_DIGIT = re.compile(r"\d")
_PHONE = re.compile(r"\d(?:[\s().-]*\d){6}")
"""Nobody else is named by it: a number in a slot would be one of somebody who did not write."""
_FILLED_IN = frozenset(WORDS) - {Slot.REASON, Slot.MESSAGE} | {Slot.ORDINAL}
"""What our own rules may find in a message that a model left out."""


def reading_of(request: PlanRequest, written: Written) -> Reading:
    """Return what a model wrote as the dialogue takes it: in the sender's own words."""
    grounds = Grounds(request)
    does = [one for one in written.acts if not ACTS[one.act].is_social]
    return Reading(
        said=tuple(_said(grounds, one, is_alone=does == [one]) for one in written.acts),
        reader=READER,
    )


def day_of(request: PlanRequest, iso: str) -> date | None:
    """Return the day of an ISO date; None where there is none, it has passed or is too far ahead."""
    today = today_of(request)
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return day if today <= day <= today + timedelta(days=MOST_DAYS_AHEAD) else None


class Grounds:
    """The sender's own words, now and before, as far as a model is shown them, and what our own rules find in them."""

    def __init__(self, request: PlanRequest) -> None:
        self.request = request
        heard = heard_of(request)
        self.heard = heard.model_copy(update={"text": heard.text[:MAX_OF_MESSAGE]})
        shown = request.context.turns[-MAX_TURNS_SHOWN:]
        before = (turn.text[:MAX_OF_MESSAGE] for turn in shown if turn.speaker == "user")
        self._said = "\n".join((self.heard.text, *before))
        self._plain = plain(self._said)

    def own(self, acts: Iterable[Act]) -> Found:
        """Return the slots that our own patterns find in the message."""
        return slots_in(self.heard, 0, len(self.heard.text), tuple(acts))

    def when(self, words: str) -> When | None:
        """Return what the grammar makes of words that are about a day or a time; a number alone is an hour there."""
        for has_bare_hours in (False, True):
            found = read_when(
                words,
                language=self.heard.language.value,
                now=self.heard.at,
                country=self.heard.country,
                has_bare_hours=has_bare_hours,
            )
            if found is not None:
                return found.when
        return None

    def reckons(self, one: WrittenAct) -> bool:
        """Tell whether our own grammar finds a day or a time in an act's words, or in the message."""
        words = self.quoted(one.when) if one.when else None
        return (words is not None and self.when(words) is not None) or self.own([one.act]).when is not None

    def quoted(self, value: str) -> str | None:
        """Return these words as the sender typed them; None where they did not."""
        words = [re.escape(word) for word in _NO_WORD.split(value) if word]
        if not words:
            return None
        before = r"(?:\w{0,2})" if _HEBREW.match(words[0]) else ""
        match = re.search(rf"(?<!\w){before}(?P<what>{_BETWEEN.join(words)})(?!\w)", self._said, re.IGNORECASE)
        if match is None:
            return None
        return value if value.casefold() == match["what"].casefold() else match["what"]

    def service(self, value: str, own: str | None) -> str | None:
        """Return a service: the sender's words, else as our rules find it, else our vocabulary's for what they mean."""
        if normalise_label(value) in CITY_OF:
            return own
        return self.quoted(value) or own or (value if normalise_label(value) in LABEL_OF else None)

    def city(self, value: str, own: str | None) -> str | None:
        """Return a city: the sender's words, else as our rules find it, else one that we know by what they typed."""
        if normalise_label(value) in LABEL_OF:
            return own
        return self.quoted(value) or own or (value if self._is_typed(value) else None)

    def name(self, value: str) -> str | None:
        """Return a name: a few words of letters, which an owner will be shown."""
        is_name = len(value.split()) <= _MAX_WORDS_OF_A_NAME and _DIGIT.search(value) is None
        return self.quoted(value) if is_name else None

    def _is_typed(self, value: str) -> bool:
        """One of a known city's names stands in what was said, as it is or mistyped."""
        words = self._plain.split()
        for name in names_of_city(value):
            count = len(name.split())
            parts = [" ".join(words[at : at + count]) for at in range(len(words) - count + 1)]
            if name in parts or (len(name) > _SHORT and get_close_matches(name, parts, 1, _AS_TYPED)):
                return True
        return False


_BETWEEN = r"[\W_]+"


def _said(grounds: Grounds, one: WrittenAct, *, is_alone: bool) -> Said:
    """One act. What a message that does this alone says besides is filled in by our own rules."""
    own = grounds.own([one.act])
    theirs = _words_of(grounds, own)
    slots = dict(_believed(grounds, one, theirs))
    if is_alone:
        slots = {**_without(theirs, slots), **slots}
    if one.topic is not None and one.act is Act.ASK_BUSINESS:
        slots[Slot.TOPIC] = (one.topic.value,)
    booking = bookings_by_ordinal(grounds.request.context).get(one.booking or "")
    return Said(
        act=one.act,
        sure=SURE,
        slots=slots,
        when=_when(grounds, one, slots, own if is_alone else None),
        ordinal=_ordinal(grounds, one),
        booking_id=booking.booking_id if booking is not None else None,
    )


def _without(theirs: dict[Slot, tuple[str, ...]], slots: dict[Slot, tuple[str, ...]]) -> dict[Slot, tuple[str, ...]]:
    """What our own rules find and the model took for nothing else: "ask for Dana" names who does it, no customer."""
    taken = " ".join(word for words in slots.values() for word in words).casefold()
    return {slot: words for slot, words in theirs.items() if not any(word.casefold() in taken for word in words)}


def _believed(
    grounds: Grounds, one: WrittenAct, theirs: dict[Slot, tuple[str, ...]]
) -> Iterator[tuple[Slot, tuple[str, ...]]]:
    for slot, value in one.words().items():
        own = next(iter(theirs.get(slot, ())), None)
        match slot:
            case Slot.SERVICE:
                words = grounds.service(value, own)
            case Slot.CITY:
                words = grounds.city(value, own)
            case Slot.NAME | Slot.STAFF:
                words = grounds.name(value)
            case _:
                words = grounds.quoted(value)
        if words is not None and (slot is Slot.WHEN or _PHONE.search(words) is None):
            yield slot, (words,)


def _when(grounds: Grounds, one: WrittenAct, slots: dict[Slot, tuple[str, ...]], own: Found | None) -> When | None:
    """By the grammar: of the words that the model took, else of the whole message; else the model's own date."""
    said = slots.get(Slot.WHEN, ())
    when = grounds.when(said[0]) if one.when is not None and said else None
    if when is None and own is not None and not _describes(own.when, one):
        when = own.when
    if when is not None or one.date is None:
        return when
    day = day_of(grounds.request, one.date)
    return When(spans=(Span(date_from=day, date_to=day),)) if day is not None else None


def _describes(when: When | None, one: WrittenAct) -> bool:
    """Tell whether times of a message only say which one is meant, that was named by number: "the later one", "the
    morning appointment"."""
    return one.booking is not None or (one.slot is not None and when is not None and not when.spans)


def _ordinal(grounds: Grounds, one: WrittenAct) -> int | None:
    slots = list(slots_by_ordinal(grounds.request.context))
    return slots.index(one.slot) + 1 if one.slot in slots else None


def _words_of(grounds: Grounds, found: Found) -> dict[Slot, tuple[str, ...]]:
    return by_slot(grounds.heard.text, (one for one in found.words if one.slot in _FILLED_IN))
