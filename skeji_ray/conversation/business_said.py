"""What a message says of a business that is put on: its name, what is done there, where it is, when it is open."""

from __future__ import annotations

from typing import Any

from skeji_ray.conversation.hours import days_off, first_hours, one_end
from skeji_ray.conversation.known import MAX_NAME, city_meant, city_of, is_city, is_known_service, label_of
from skeji_ray.conversation.services_said import more_services, own_figures
from skeji_ray.conversation.turn import CERTAIN, Turn
from skeji_ray.languages.assent import is_held_back, only_answers
from skeji_ray.languages.business_names import business_answer, find_called, find_stated_name
from skeji_ray.languages.changes import find_lengths, find_seats
from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.dates import find_working_days
from skeji_ray.languages.durations import find_minutes
from skeji_ray.languages.owners import find_business, find_work
from skeji_ray.languages.places import find_address, find_street
from skeji_ray.languages.services import find_label
from skeji_ray.languages.times import find_hours
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.changes import Change
from skeji_ray.messages.reading import Said
from skeji_ray.messages.wishes import Understood, Wish

MAX_WORDS_CALLED = 5
"""Of a name that is said with other things."""


def said_of(turn: Turn, said: Said) -> Understood:
    """Return what a message says of a business."""
    text = turn.text
    own, named, work = find_business(text), city_meant(text, said), find_work(text)
    is_part = work is not None and own.label is not None and work in own.label  # "a beauty salon", and not "beauty"
    is_work = work is not None and not is_part
    label = (find_label(work) or work) if is_work and work else own.label or label_of(said.word(Slot.SERVICE))
    name = (own.name or said.word(Slot.BUSINESS) or _called(text) or _beside(said, text) or "")[:MAX_NAME] or None
    hours, days = first_hours(turn)
    opens, closes = hours or one_end(turn)
    fewer = days_off(turn)
    more: dict[str, Any] = {"fewer_days": fewer, "more_labels": more_services(turn, said, label, name)}
    more["participants_per_slot"] = find_seats(text)
    if any(one.slot is Slot.DURATION for one in own_figures(turn)):  # of one service, and of no other
        more["meeting_minutes"] = None
    change = find_lengths(text).model_copy(update=more)
    return Understood(
        intent=Wish.REGISTER,
        business_name=name,
        label=label,
        city=city_of(named) if named is not None and is_city(named) else own.city or city_of(named),
        opens=opens,
        closes=closes,
        working_days=tuple(day for day in days if day not in fewer),
        address=_address(said, name) or find_street(text),
        change=change if change != Change() else None,
    )


def _address(said: Said, name: str | None) -> str | None:
    """Return where it is; the number of a name that is like an address is none: "Ink 52"."""
    address = said.word(Slot.ADDRESS)
    return address if address is not None and address not in (name or "") else None


def says_else(part: str) -> bool:
    """Tell whether a part of an answer says where it is, when it is open, or what it is."""
    plain = in_plain_english(part)
    is_place = is_city(part) or find_business(part).city is not None or find_address(part) is not None
    is_open = bool(find_working_days(plain)) or find_hours(plain) is not None or find_minutes(plain) is not None
    return is_place or is_open or is_known_service(label_of(part)) or is_held_back(part) or only_answers(part)


def _called(text: str) -> str | None:
    """ "… called Fade Masters": a name that is said with other things."""
    name = find_called(text)
    return name if name is not None and len(name.split()) <= MAX_WORDS_CALLED else None


def name_behind_a_colon(text: str) -> str | None:
    """ "I want to open a calendar: Studio Omer, personal training in Lod": what comes first is its name."""
    _, _, behind = text.partition(": ")
    name, comma, _ = behind.partition(",")
    is_name = comma and len(name.split()) <= MAX_WORDS_CALLED and not says_else(name)
    return business_answer(name) if is_name else None


def _beside(said: Said, text: str) -> str | None:
    """ "I'd like to put our beauty salon on here, Bella Brows": its name, where it is certain that one is put on."""
    return find_stated_name(text) if said.act is Act.REGISTER and said.sure >= CERTAIN else None
