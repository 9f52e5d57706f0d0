"""Hebrew words around places. A preposition is a letter of the city's name."""

from __future__ import annotations

from skeji_ray.languages.reading_words import NEVER, PlaceWords

PLACES = PlaceWords(
    before=NEVER,
    from_=NEVER,
    based=NEVER,
    area=NEVER,
    no_place="",
    stops=frozenset(),
    name_parts=frozenset(),
    name_ends=frozenset(),
    no_city=frozenset(),
    written_on="[בלמ]-?",
    branch_in=(
        r"(?:סניף|יומן)(?: חדש| נוסף)? ב-?(?P<city>[\u05d0-\u05ea]{2,}(?: [\u05d0-\u05ea]{2,})?)"
        r"(?=\s*(?:[,.\d]|ב|פתוח|מ-?\d|$))"
    ),
    address=r"(?:רחוב|רח['׳]|שדרות|דרך)\s+[\u05d0-\u05ea\"'׳״ -]{2,40}?\s+\d{1,4}(?!\d|:)",
    street=r"רחוב|רח['׳]|שדרות|דרך",
)
