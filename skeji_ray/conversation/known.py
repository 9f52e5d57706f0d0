"""What one act of a message says, as our own code makes it of the words; and what was said before beneath it."""

from __future__ import annotations

from skeji_ray.conversation.times import hull, refined
from skeji_ray.conversation.turn import Turn
from skeji_ray.language.names import find_name
from skeji_ray.language.services import find_label
from skeji_ray.messages.acts import Slot
from skeji_ray.messages.outcomes import Understood, Wish
from skeji_ray.messages.reading import Said
from skeji_ray.messages.views import BusinessView
from skeji_ray.messages.vocabulary import CITY_OF, LABEL_OF, canonical_label, city_name, normalise_label
from skeji_ray.messages.when import When

MAX_SERVICE, MAX_NAME, MAX_CITY = 60, 100, 60
"""Characters."""
MAX_PARTY = 8


def known_of(turn: Turn, said: Said, intent: Wish = Wish.BOOK) -> Understood:
    """Return what one act says."""
    name = said.word(Slot.NAME)
    own = find_name(turn.text)
    is_own = name is not None and own is not None and own.casefold().startswith(name.casefold())
    known = Understood(
        intent=intent,
        label=label_of(said.word(Slot.SERVICE)),
        city=city_of(said.word(Slot.CITY)),
        name=name[:MAX_NAME] if name and is_own else None,
        for_whom=name[:MAX_NAME] if name and not is_own else None,
        staff=said.word(Slot.STAFF),
        people=party_of(said.word(Slot.PARTY)),
        business=business_of(turn, said.word(Slot.BUSINESS)),
        business_name=said.word(Slot.BUSINESS),
        slots={str(slot): words for slot, words in said.slots.items()},
    )
    return with_when(known, said.when)


def with_when(known: Understood, when: When | None) -> Understood:
    """Return `known` with these days and times, and what they span."""
    if when is None:
        return known
    date_from, date_to, time_from, time_to = hull(when)
    day = date_from if date_from == date_to else None
    time = time_from if time_from == time_to else None
    update = {"date_from": date_from, "date_to": date_to, "time_from": time_from, "time_to": time_to}
    return known.model_copy(update={**update, "date": day, "time": time, "when": when})


def merged(earlier: Understood, later: Understood) -> Understood:
    """Return what was said before with what is said now on top: a correction replaces one thing and keeps the rest."""
    newer = later.model_dump(exclude_defaults=True, exclude={"intent", "change", "slots", *OF_WHEN})
    known = earlier.model_copy(
        update={name: getattr(later, name) for name in newer} | {"slots": {**earlier.slots, **later.slots}}
    )
    if earlier.intent is Wish.NONE:
        known = known.model_copy(update={"intent": later.intent})
    if later.when is None:
        return known
    return with_when(known, refined(earlier.when, later.when) if earlier.when is not None else later.when)


OF_WHEN = ("when", "date", "time", "date_from", "date_to", "time_from", "time_to")
"""Fields of `Understood` that say when."""


def label_of(words: str | None) -> str | None:
    """Return a service by the vocabulary's name, or in the person's own words."""
    if words is None:
        return None
    return find_label(words) or (words if len(words) <= MAX_SERVICE else None)


def city_of(words: str | None) -> str | None:
    """Return a city as it is shown."""
    if words is None or len(words) > MAX_CITY:
        return None
    bare = words[1:] if words[:1] in "בלמ" and normalise_label(words[1:]) in CITY_OF else words
    return city_name(bare)


def business_of(turn: Turn, words: str | None) -> BusinessView | None:
    """Return the business of the chat where it is the one that is named."""
    business = turn.business
    return business if business is not None and words and _plain(words) in _plain(business.name) else None


def _plain(text: str) -> str:
    return normalise_label(text)


def is_known_service(label: str | None) -> bool:
    """Tell whether the vocabulary has this service."""
    return label is not None and normalise_label(label) in LABEL_OF


def is_same_service(one: str | None, other: str | None) -> bool:
    """Tell whether two labels mean one service; nothing said is the same as anything."""
    return one is None or other is None or canonical_label(one) == canonical_label(other)


def party_of(words: str | None) -> int | None:
    """Return for how many it is, where a number says so."""
    digits = next((word for word in (words or "").split() if word.isdecimal()), None)
    count = int(digits) if digits is not None and len(digits) <= 2 else None
    return count if count is not None and 1 < count <= MAX_PARTY else None
