"""What one act of a message says, as our own code makes it of the words; and what was said before beneath it."""

from __future__ import annotations

from collections.abc import Sequence

from skeji_ray.conversation.halves import in_shown_half
from skeji_ray.conversation.heard import heard_of
from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.series import settled
from skeji_ray.conversation.times import hull, refined
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.assent import hedges
from skeji_ray.languages.mending import pieces_of
from skeji_ray.languages.names import find_name, is_of_another, is_own, name_answer
from skeji_ray.languages.one_service import first_known
from skeji_ray.languages.people import people_in
from skeji_ray.languages.places import city_answer, find_city, is_origin
from skeji_ray.languages.seeking import service_sought
from skeji_ray.languages.services import find_label
from skeji_ray.languages.visits import named_for, unnamed_in
from skeji_ray.languages.when.reader import WhenFound, read_when
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.views import BusinessView
from skeji_ray.messages.vocabulary import (
    CITY_OF,
    LABEL_OF,
    canonical_label,
    city_name,
    is_any_visit,
    is_broader,
    is_no_service,
    is_relation,
    labels_offered,
    normalise_label,
)
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import UNNAMED, Understood, Wish

MAX_WORDS_OF_WHO, MAX_WORDS_BESIDE = 2, 2
MAX_SERVICE, MAX_NAME, MAX_CITY = 60, 100, 60
"""Characters."""
_WISHES = frozenset({Act.BOOK, Act.REFINE, Act.MOVE, Act.CANCEL, Act.CHOOSE, Act.BOOK_CUSTOMER, Act.ASK_BUSINESS})


def known_of(turn: Turn, said: Said, intent: Wish = Wish.BOOK) -> Understood:
    """Return what one act says."""
    name = name_of(said)
    own = find_name(turn.text)
    business = said.word(Slot.BUSINESS)
    is_alone = sum(one.act in _WISHES for one in turn.reading.said) <= 1  # what is named is of this act
    is_given = name is not None and own is not None and own.casefold().startswith(name.casefold())
    says_own = is_own(turn.text) or (turn.request.sender.name is None and not is_of_another(turn.text))
    is_theirs = is_given and says_own
    people = people_in(said.word(Slot.PARTY))
    whom = named_for(turn.text) if name is None and people is None else None  # of several it is one
    known = Understood(
        intent=intent,
        label=service_sought(turn.text) or _label_in(turn.text, said.slots.get(Slot.SERVICE, ()), is_alone=is_alone),
        city=_city_in(turn, city_meant(turn.text, said), said.slots.get(Slot.WHEN, ()), is_alone=is_alone)
        or (city_of(business) if business and is_city(business) else None),
        name=name[:MAX_NAME] if name and is_theirs else None,
        for_whom=name[:MAX_NAME] if name and not is_theirs else whom,
        staff=said.word(Slot.STAFF),
        people=people,
        business=business_of(turn, business),
        business_name=business if business and not is_city(business) else None,
        slots={str(slot): words for slot, words in said.slots.items()},
    )
    if known.for_whom is None and known.name is None and (unnamed := unnamed_in(turn.text)) is not None:
        known = known.model_copy(update={"slots": {**known.slots, UNNAMED: (unnamed,)}})
    when = said.when if said.when is not None else _hour_alone(turn, said)
    return with_when(known, in_half(turn, said, settled(when)) if when is not None else None)


def _hour_alone(turn: Turn, said: Said) -> When | None:
    """The hour of words that are said to be a time and hold a number alone: "nine then"."""
    words = " ".join(said.slots.get(Slot.WHEN, ()))
    found = found_in(turn, words, has_bare_hours=True) if words and said.act in _WISHES else None
    return found.when if found is not None else None


def in_half(turn: Turn, said: Said, when: When) -> When:
    """Return hours beside an offer in the half of the day that was shown, where their words leave it open."""
    offer, words = turn.offer, " ".join(said.slots.get(Slot.WHEN, ()))
    if offer is None or not words or not any(one.time_from or one.time_to for one in when.spans):
        return when
    found = found_in(turn, words, has_bare_hours=True)
    if found is None or not found.has_open_half:
        return when
    return in_shown_half(when, [local_of(slot) for slot in offer.slots], offer.asked.when)


def found_when(turn: Turn) -> WhenFound | None:
    """Return what the whole message says of days and times, with its words."""
    return found_in(turn, heard_of(turn.request).text)


def found_in(turn: Turn, words: str, *, has_bare_hours: bool = False) -> WhenFound | None:
    """Return what some words of the message say of days and times, and which of them say it.

    Args:
        has_bare_hours: a number alone is an hour.
    """
    heard = heard_of(turn.request)
    return read_when(words, language=heard.language, now=heard.at, country=heard.country, has_bare_hours=has_bare_hours)


def when_said(turn: Turn) -> When | None:
    """Return what the whole message says of days and times."""
    found = found_when(turn)
    return settled(found.when) if found is not None else None


def when_in(turn: Turn, words: str) -> When | None:
    """Return what some words of the message say of days and times."""
    found = found_in(turn, words)
    return settled(found.when) if found is not None else None


def says_only_when(turn: Turn, found: WhenFound) -> bool:
    """Tell whether a message says these days and hours, and hardly more."""
    rest = turn.text
    for words in found.words:  # the "after" of "the day after" holds nothing back
        rest = rest.replace(words, " ", 1)
    beside = len(words_of(turn.text).split()) - len(words_of(" ".join(found.words)).split())
    return beside <= MAX_WORDS_BESIDE and not hedges(rest)


def hour_in(turn: Turn, words: str) -> When | None:
    """Return the hour that a number is, in the half of the day that was shown."""
    found = found_in(turn, words, has_bare_hours=True)
    if found is None or turn.offer is None:
        return found.when if found is not None else None
    shown = [local_of(slot) for slot in turn.offer.slots]
    return in_shown_half(found.when, shown, turn.offer.asked.when) if found.has_open_half else found.when


def name_of(said: Said) -> str | None:
    """Return the name among the words that say whom it is for: of "my daughter", "Maya" it is the last."""
    names = (name_answer(words) for words in reversed(said.slots.get(Slot.NAME, ())))
    return next((name for name in names if name is not None and not is_relation(name)), None)


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
    is_any = is_any_visit(later.label) and not is_known_service(later.label)
    if earlier.label is not None and (is_any or is_broader(later.label, earlier.label)):
        newer.pop("label", None)  # "a visit" to whom it was to be, "the doctor" that a dermatologist is
    known = earlier.model_copy(
        update={name: getattr(later, name) for name in newer} | {"slots": {**earlier.slots, **later.slots}}
    )
    if earlier.intent is Wish.NONE:
        known = known.model_copy(update={"intent": later.intent})
    if later.when is None:
        return known
    return with_when(known, settled(refined(earlier.when, later.when)) if earlier.when is not None else later.when)


OF_WHEN = ("when", "date", "time", "date_from", "date_to", "time_from", "time_to")
"""Fields of `Understood` that say when."""


def label_of(words: str | None) -> str | None:
    """Return a service by the vocabulary's name, or in the person's own words."""
    if words is None or is_no_service(words):
        return None
    is_who = is_relation(words) and len(words.split()) <= MAX_WORDS_OF_WHO  # "for my mum", "our old cat"
    return find_label(words) or first_known(words) or (words if len(words) <= MAX_SERVICE and not is_who else None)


def city_of(words: str | None) -> str | None:
    """Return a city as it is shown."""
    if words is None or len(words) > MAX_CITY:
        return None
    return city_answer(words) or city_name(words)


def _label_in(text: str, words: Sequence[str], *, is_alone: bool) -> str | None:
    """The service of the words; where they name several, the most telling: "a doctor, an ENT specialist"."""
    if is_alone and (not words or any(map(find_label, words))):
        return find_label(text) or label_of(next(iter(words), None))
    return label_of(next(iter(words), None))


def city_meant(text: str, said: Said) -> str | None:
    """The words of the city; of "not Lod, Ramla" the one that is not denied."""
    cities = said.slots.get(Slot.CITY, ())
    if len(cities) > 1:
        meant = [piece.text for piece in pieces_of(text) if not piece.is_denied]
        cities = (*(city for city in cities if any(city in one for one in meant)), *cities)
    return next(iter(cities), None)


def _city_in(turn: Turn, words: str | None, times: Sequence[str], *, is_alone: bool) -> str | None:
    """The city of the words, in full where the message says more of its name: "St. Helena". In the chat of a business
    whom something is from is no city: "the letter from Dana"."""
    whole = find_city(turn.text)
    if turn.context.business is not None and whole is not None and is_origin(turn.text, whole):
        return None
    if words is None:
        is_time = whole is not None and whole.casefold() in " ".join(times).casefold()  # "around lunchtime"
        return whole if is_alone and not is_time else None
    is_more = whole is not None and words is not None and whole.casefold().startswith(f"{words.casefold()}.")
    return whole if is_more else city_of(words)


def business_of(turn: Turn, words: str | None) -> BusinessView | None:
    """Return the business of the chat where it is the one that is named."""
    business = turn.business
    is_named = business is not None and words and normalise_label(words) in normalise_label(business.name)
    return business if is_named else None


def is_known_service(label: str | None) -> bool:
    """Tell whether the vocabulary has this service."""
    return label is not None and normalise_label(label) in LABEL_OF


def is_city(words: str) -> bool:
    """Tell whether the vocabulary has this city."""
    return normalise_label(words) in CITY_OF


def is_same_service(one: str | None, other: str | None) -> bool:
    """Tell whether two labels mean one service; nothing said is the same as anything."""
    return one is None or other is None or canonical_label(one) == canonical_label(other)


def offers_service(registered: str, asked: str | None) -> bool:
    """Tell whether a business that is registered under a label does what is asked for; nothing asked is anything."""
    return asked is None or canonical_label(asked) in labels_offered(registered)
