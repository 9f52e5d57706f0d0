"""One of what is offered, by how it stands to the others: "the earlier one", "the middle one", "any is fine"."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from skeji_ray.languages.assent import acts_of, is_asked, pictured
from skeji_ray.languages.en.picks import PICKS as ENGLISH
from skeji_ray.languages.he.picks import PICKS as HEBREW
from skeji_ray.languages.reading_table import of_all
from skeji_ray.languages.whole import kinds_in, phrasebook, words_of


class Pick(StrEnum):
    """Which of several is meant."""

    EARLIER = "earlier"
    LATER = "later"
    MIDDLE = "middle"
    ANY = "any"
    WHENEVER = "whenever"
    """No one of these: any time at all."""


_AROUND = "around"


def pick_in(text: str) -> Pick | None:
    """Return which of several a whole message picks; None where it picks none, or says more than that."""
    if is_asked(text):
        return None
    kinds = kinds_in(words_of(pictured(text)), _phrases())
    picked = [Pick(kind) for kind in kinds or () if kind != _AROUND]
    return picked[0] if len(picked) == 1 else None


@cache
def _phrases() -> dict[str, str]:
    picks = {str(pick): (*ENGLISH.get(pick, ()), *HEBREW.get(pick, ())) for pick in Pick}
    around = (
        *of_all(lambda one: one.answers.yes),
        *of_all(lambda one: one.answers.welcome),
        *of_all(lambda one: one.answers.courtesy),
        *of_all(lambda one: one.answers.choosing),
        *acts_of("book"),
        *ENGLISH[_AROUND],
        *HEBREW[_AROUND],
    )
    return phrasebook(picks | {_AROUND: around})
