"""Whether somebody who has no business here yet tells of one of theirs, in their own words."""

from __future__ import annotations

from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.dates import find_working_days
from skeji_ray.languages.durations import find_minutes
from skeji_ray.languages.opening import without_dates
from skeji_ray.languages.phrasing import ASKED, IDLE
from skeji_ray.languages.places import find_city
from skeji_ray.languages.times import find_hours
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Heard, State
from skeji_ray.readers.phrasebook import Kind, word_pattern

MIN_DAYS_WORKED = 3
_BEGUN = frozenset({State.NOTHING, State.TOLD})


def has_business(heard: Heard, text: str) -> bool:
    """Tell whether the sender has a business to put here.

    Who says what they do for a living, and tells of it what only an owner would (its hours, its customers, its name),
    has one. What is asked about while somebody looks for an appointment does not change that. At the beginning of a
    chat that is about no business, it is enough to say what one does for others, or of a living where that is.
    """
    if heard.role is not Role.CUSTOMER or heard.state not in IDLE | ASKED:
        return False
    if _says(heard, text, "wishes"):
        return False
    claims = _says(heard, text, "claims")
    if _says(heard, text, "told_of_own") and claims:
        return True
    if heard.state not in _BEGUN or heard.businesses:
        return False
    if _says(heard, text, "provides") or _is_like_a_card(heard.text):
        return True
    return claims and find_city(heard.text) is not None


def looks_for_somebody(heard: Heard, text: str) -> bool:
    """Tell whether "someone who fixes bikes" is looked for, where the chat is about no business."""
    return heard.role is Role.CUSTOMER and heard.state in IDLE and not heard.businesses and _says(heard, text, "sought")


def _is_like_a_card(text: str) -> bool:
    """ "Blue Locks, locksmith in Holon. Sun-Thu 8 to 20, a call takes an hour": nobody wishes for all of that."""
    plain = in_plain_english(text)
    has_hours = len(find_working_days(plain)) >= MIN_DAYS_WORKED and find_hours(without_dates(plain)) is not None
    return has_hours and find_minutes(plain) is not None


def wish_behind(heard: Heard, text: str) -> int | None:
    """Return where the wish for an appointment begins of somebody who only says what they do for a living; None where
    there is none."""
    wish = word_pattern(heard.language, "wishes").search(text)
    return wish.start() if wish is not None and not _says(heard, text, "told_of_own") else None


def _says(heard: Heard, text: str, which: Kind) -> bool:
    return word_pattern(heard.language, which).search(text) is not None
