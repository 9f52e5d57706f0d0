"""Hours and days that an owner says: a calendar has one span, alike on all its days, and the rest is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from skeji_ray.conversation.known import when_said
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.dates import find_working_days
from skeji_ray.languages.durations import find_minutes
from skeji_ray.languages.reading_table import any_of
from skeji_ray.languages.times import find_hours
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.changes import Change
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo

_PARTS = re.compile(
    rf"[,;\n]|{any_of(lambda one: one.and_)}|(?<=\d) (?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)", re.IGNORECASE
)
"""Between what is said of some days and of others."""
_FEW_DAYS = 2
"""So many have hours of their own; more are the working days."""


def first_hours(turn: Turn, plain: str) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
    """Return the hours and days that are said first; a window of the day where they are said otherwise."""
    for part in _PARTS.split(plain):
        hours, days = find_hours(part), find_working_days(part)
        if hours is not None and days:
            return hours, days
    hours, days = find_hours(plain), find_working_days(plain)
    when = when_said(turn) if hours is None else None
    spans = when.spans if when is not None else ()
    windows = [(one.time_from, one.time_to) for one in spans if one.time_from != one.time_to]
    first = next(((begins, ends) for begins, ends in windows if begins is not None and ends is not None), None)
    return hours or first, days


def other_hours(turn: Turn) -> Iterator[CannotDo]:
    """Yield the hours of their own that some days have, and a second window of a day."""
    parts = _PARTS.split(turn.text)
    said = [(part.strip(), hours) for part in parts if (hours := find_hours(in_plain_english(part))) is not None]
    others = tuple(words for words, hours in said if hours != said[0][1])
    if others:
        yield CannotDo(act=Act.CHANGE_HOURS, slot=Slot.HOURS, said=others)


def working_hours(turn: Turn) -> Change | None:
    """Return the working days with their hours, where a message says several days of them: "Sun-Thu 10 till 8, Fri
    9-2"; None where it says something else, or one day's own hours."""
    hours, days = first_hours(turn, in_plain_english(turn.text))
    if hours is None or len(days) <= _FEW_DAYS:
        return None
    return Change(opens=hours[0], closes=hours[1], working_days=days)


def with_lengths(turn: Turn, said: Said, change: Change) -> Change:
    """Return a change with what was said beside it: "12 people a class, 50 minutes each", "no lessons on Fridays"."""
    more: dict[str, Any] = {}
    days = find_working_days(in_plain_english(" ".join(said.slots.get(Slot.DAYS, ()))))
    is_of_days = change.working_days or change.more_days or change.fewer_days
    if days and not is_of_days and change != Change() and not said.word(Slot.HOURS):
        more["fewer_days" if phrases_of(turn.text).drops.search(turn.text) else "more_days"] = days
    words = " ".join(said.slots.get(Slot.DURATION, ()))
    minutes = find_minutes(in_plain_english(words)) if words else None
    is_of_breaks = phrases_of(turn.text).between.search(turn.text) is not None
    if phrases_of(turn.text).unbroken.search(turn.text) and change.break_minutes is None:
        more["break_minutes"] = 0
    elif minutes is not None and change.meeting_minutes is None and change.break_minutes is None:
        more["break_minutes" if is_of_breaks else "meeting_minutes"] = minutes
    seats = next(
        (int(word) for one in said.slots.get(Slot.PARTY, ()) for word in one.split() if word.isdecimal()), None
    )
    if seats is not None and change.participants_per_slot is None:
        more["participants_per_slot"] = seats
    return change.model_copy(update=more)
