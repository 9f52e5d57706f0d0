"""What an answer of ours, or of another system, asks for, where only its words are known: of a pasted conversation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from skeji_ray.languages.places import find_city
from skeji_ray.languages.reading_table import any_of, of_all
from skeji_ray.languages.services import find_label
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.reading import State
from skeji_ray.messages.wishes import Understood, Wish


def _patterns() -> Iterator[tuple[State, re.Pattern[str]]]:
    asks = of_all(lambda one: one.told.asks)
    for state in dict.fromkeys(state for state, _ in asks):
        patterns = (pattern for asked, pattern in asks if asked is state)
        yield state, re.compile("|".join(patterns), re.IGNORECASE)


_ASKS = tuple(_patterns())
_APPOINTMENT = re.compile(any_of(lambda one: one.told.appointment), re.IGNORECASE)


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
