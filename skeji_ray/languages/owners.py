"""What only an owner can want: a business put on, a change of it, another branch. Of one message by itself."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from skeji_ray.languages.business_names import find_business_name
from skeji_ray.languages.changes import MOST_CHARACTERS, find_change
from skeji_ray.languages.clauses import phrases_of
from skeji_ray.languages.dates import find_working_days
from skeji_ray.languages.opening import without_dates
from skeji_ray.languages.places import find_address, find_branch_city
from skeji_ray.languages.services import find_label
from skeji_ray.languages.times import find_hours
from skeji_ray.messages.wishes import Understood, Wish

MAX_WORK = 40
"""Letters of a service in its owner's own words."""


class SaidBusiness(NamedTuple):
    """What a message says of a business that is put on."""

    name: str | None
    label: str | None
    city: str | None


def find_business(text: str) -> SaidBusiness:
    """ "Register Blue Ocean, a hair salon in Tel Aviv": its name is one where it is put on in the same message."""
    name = find_business_name(text) if phrases_of(text).registers.search(text) else None
    rest = text.replace(name, " ", 1) if name else text
    return SaidBusiness(name, find_label(rest) or find_label(text), find_branch_city(rest))


def find_work(text: str) -> str | None:
    """Return what somebody says they do for others, as a service: "I fix bikes" is bike repair in their own words."""
    found = ((match, called) for does, called in phrases_of(text).does if (match := does.search(text)) is not None)
    match, called = min(found, key=lambda one: one[0].start(), default=(None, ""))
    if match is None:
        return None
    work = called.format(what=match["what"].strip(" '-&"))
    return work if len(work) <= MAX_WORK else None


def says_own(text: str) -> bool:
    """Tell whether something is said to be the speaker's: "my hours", "our address"."""
    return phrases_of(text).own.search(text) is not None


def names_one(text: str) -> bool:
    """Tell whether somebody or something that was spoken of is meant: "is she coming?", "is it confirmed?"."""
    return phrases_of(text).spoken_of.search(text) is not None


def find_owner_s_wish(text: str, today: date) -> Understood | None:
    """Another branch, or what is to be otherwise; None where the message is about something else, or too long."""
    if len(text) > MOST_CHARACTERS:
        return None
    if phrases_of(text).branch.search(" ".join(text.split())):
        return _branch(text)
    said = find_change(text, today)
    if said is None:
        return None
    return Understood(intent=Wish.CHANGE, change=said.change)


def _branch(text: str) -> Understood:
    """ "Open a branch in Haifa at 12 Herzl street, Sunday to Thursday 9 to 17"."""
    address = find_address(text)
    rest = text.replace(address, " ", 1) if address else text
    plain = phrases_of(text).plain(rest.lower())
    opens, closes = find_hours(without_dates(plain)) or (None, None)
    return Understood(
        intent=Wish.BRANCH,
        city=find_branch_city(rest),
        address=address,
        opens=opens,
        closes=closes,
        working_days=find_working_days(plain),
    )
