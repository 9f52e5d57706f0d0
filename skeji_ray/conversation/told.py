"""What an answer of ours, or of another system, asks for, where only its words are known: of a pasted conversation."""

from __future__ import annotations

import re

from skeji_ray.languages.places import find_city
from skeji_ray.languages.services import find_label
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.outcomes import Understood, Wish
from skeji_ray.messages.reading import State

_ASKS: tuple[tuple[State, re.Pattern[str]], ...] = tuple(
    (state, re.compile(pattern, re.IGNORECASE))
    for state, pattern in (
        (State.ASK_NAME, r"\bname\b[^.]*\?|על איזה שם"),
        (State.OFFER_LIST, r"\bwhich (?:one|of (?:these|them)|time)\b|\btimes are free\b|איזו מהשעות"),
        (
            State.OFFER_ONE,
            r"\bbook it\?|\bplease confirm\b|\bis (?:that|this) (?:correct|ok|okay|right|fine|good)\b|להזמין\?|לקבוע\?|"
            r"\b(?:shall|should|can|do you want me to|would you like (?:me )?to) (?:i |we )?"
            r"(?:book|schedule|reserve|make|confirm|set)\b",
        ),
        (State.ASK_CITY, r"\b(?:city|area|location|town|where)\b[^.]*\?|באיזו עיר"),
        (State.ASK_SERVICE, r"\b(?:what (?:kind|type|sort)|which (?:service|type|kind))\b[^.]*\?|איזה (?:סוג|שירות)"),
        (State.ASK_WHEN, r"\b(?:when|(?:what|which) (?:day|date|time)|time|date)\b[^.]*\?|מתי|באיזה יום|באיזו שעה"),
    )
)
_APPOINTMENT = re.compile(r"\b(?:appointment|book|booked|booking|visit|reserve|schedule|slot)\b", re.IGNORECASE)


def asked_by(text: str) -> State:
    """Return what a sentence asks for."""
    return next((state for state, pattern in _ASKS if pattern.search(text)), State.TOLD)


def told(frame: Frame, text: str) -> Frame:
    """Return the frame with what a sentence names and was not said before: "I found 10 dentists in Gilroy"."""
    label, city = find_label(text), find_city(text)
    if label is None and city is None and not _APPOINTMENT.search(text):
        return frame
    task = frame.task or Understood(intent=Wish.BOOK)
    known = task.model_copy(update={"label": task.label or label, "city": task.city or city})
    return frame.model_copy(update={"task": known})
