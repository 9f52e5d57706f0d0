"""Whether somebody who has no business here yet tells of one of theirs, in their own words."""

from __future__ import annotations

from skeji_ray.languages.phrasing import ASKED, IDLE
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Heard
from skeji_ray.readers.phrasebook import word_pattern


def has_business(heard: Heard, text: str) -> bool:
    """Tell whether the sender has a business to put here.

    Who says what they do for a living, and tells of it what only an owner would (its hours, its customers, its name),
    has one. What is asked about while somebody looks for an appointment does not change that.
    """
    if heard.role is not Role.CUSTOMER or heard.state not in IDLE | ASKED:
        return False
    language = heard.language
    if word_pattern(language, "wishes").search(text) is not None:
        return False
    return all(word_pattern(language, which).search(text) is not None for which in ("told_of_own", "claims"))


def wish_behind(heard: Heard, text: str) -> int | None:
    """Return where the wish for an appointment begins of somebody who only says what they do for a living; None where
    there is none."""
    language = heard.language
    wish = word_pattern(language, "wishes").search(text)
    is_told = word_pattern(language, "told_of_own").search(text) is not None
    return wish.start() if wish is not None and not is_told else None
