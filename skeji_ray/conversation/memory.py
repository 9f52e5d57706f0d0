"""What the `rules` planner takes over from what was said before."""

from __future__ import annotations

import re

from skeji_ray.language.answers import is_yes
from skeji_ray.language.assent import without_denied
from skeji_ray.language.places import city_answer, find_city
from skeji_ray.language.services import find_label
from skeji_ray.language.understand import understand, understand_customer
from skeji_ray.messages.outcomes import Understood, Wish
from skeji_ray.messages.people import Role
from skeji_ray.messages.vocabulary import canonical_label
from skeji_ray.pipeline.planning import PlanRequest

OF_OWNERS = frozenset({Wish.CHANGE, Wish.BRANCH})
NEW_SUBJECT = OF_OWNERS | frozenset(
    {
        Wish.REGISTER,
        Wish.CANCEL,
        Wish.LIST,
        Wish.DAY,
        Wish.APPROVE,
        Wish.DECLINE,
        Wish.COMPLETE,
        Wish.HELP,
        Wish.RESCHEDULE,
        Wish.BLOCK,
    }
)
"""Wishes that answer nothing: whatever is open, they are about something else."""
_GOES_ON = frozenset({Wish.NONE, Wish.BOOK, Wish.SEARCH})
_DONE = frozenset(
    {
        "booking_told",
        "bookings_shown",
        "business_registered",
        "businesses_shown",
        "day_shown",
        "done",
        "refusal",
        "business_opened",
        "time_blocked",
        "schedules_changed",
        "subscribed",
        "person_told",
        "person_forgotten",
    }
)
"""Outcomes that close a subject: what was said before them is not taken over."""
_APPOINTMENT = re.compile(r"\b(appointment|book|booked|booking|visit|reserve|schedule|scheduled|slot)\b", re.IGNORECASE)
_ASKS_FOR_CITY = re.compile(r"\b(city|area|location|town|where)\b[^.]*\?", re.IGNORECASE)


def understood_of(request: PlanRequest) -> Understood:
    """One message by itself, without what it says is not to be done. Somebody who has no business means a change only
    where they can mean nothing else."""
    said = (without_denied(request.text), request.read_at, request.sender.time_zone)
    fresh = understand(*said)
    if request.sender.role is Role.CUSTOMER and fresh.intent in OF_OWNERS:
        other = understand_customer(*said)
        return fresh if other.intent is Wish.NONE else other
    return fresh


def merge(earlier: Understood, later: Understood) -> Understood:
    """What was said before, with what was said since on top; the wish stays the one that is open."""
    newer = later.model_dump(exclude_defaults=True, exclude={"intent", "change"})
    if earlier.intent is Wish.NONE:
        newer["intent"] = later.intent
    return earlier.model_copy(update=newer)


def with_earlier_turns(request: PlanRequest, fresh: Understood) -> Understood:
    """With only turns to go by: a message goes on with what was said since the last thing that was done."""
    context = request.context
    if not context.turns or context.open or context.offer or fresh.intent not in _GOES_ON:
        return fresh
    said, told = Understood(), Understood()
    for turn in context.turns:
        if turn.speaker == "system":
            said, told = (Understood(), Understood()) if turn.text in _DONE else (said, _told(told, turn.text))
            continue
        one = understand(turn.text, turn.at or request.read_at, request.sender.time_zone)
        said = _go_on(said, one) if one.intent in _GOES_ON else Understood()
    last = context.turns[-1].text if context.turns[-1].speaker == "system" else ""
    if fresh.city is None and fresh.label is None and _ASKS_FOR_CITY.search(last):
        fresh = fresh.model_copy(update={"city": city_answer(request.text)})
    if fresh.intent is Wish.NONE and is_yes(request.text) and _APPOINTMENT.search(last):
        fresh = fresh.model_copy(update={"intent": Wish.BOOK})
    return _filled(_go_on(said, fresh), told)


def _told(earlier: Understood, text: str) -> Understood:
    """What a system's own sentence names: "I found 10 dentists in Gilroy"."""
    label, city = find_label(text), find_city(text)
    about = Wish.BOOK if label or _APPOINTMENT.search(text) else earlier.intent
    return Understood(intent=about, label=label or earlier.label, city=city or earlier.city)


def _filled(said: Understood, told: Understood) -> Understood:
    """What the user left unsaid since it stood in the answer; a day or a place alone is then about a booking."""
    if said.intent is Wish.NONE and told.intent is Wish.BOOK and (said.date or said.time or said.city):
        said = said.model_copy(update={"intent": Wish.BOOK if said.date or said.time else Wish.SEARCH})
    if said.intent is Wish.NONE:
        return said
    return said.model_copy(update={"label": said.label or told.label, "city": said.city or told.city})


def _go_on(earlier: Understood, later: Understood) -> Understood:
    """Another service is another wish: of what was said before, only the city holds for it."""
    if earlier == Understood():
        return later
    if later.label and earlier.label and canonical_label(later.label) != canonical_label(earlier.label):
        return later.model_copy(update={"city": later.city or earlier.city})
    merged = merge(earlier, later)
    books = later.intent is Wish.BOOK or (earlier.label is not None and (later.date or later.time))
    return merged.model_copy(update={"intent": Wish.BOOK}) if books else merged
