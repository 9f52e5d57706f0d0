"""Hours and days that an owner says: a calendar has one span, alike on all its days, and the rest is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from skeji_ray.conversation.known import when_in
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.changes import both_lengths
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.dates import excepts, find_working_days
from skeji_ray.languages.durations import find_minutes
from skeji_ray.languages.opening import without_dates
from skeji_ray.languages.reading_table import any_of
from skeji_ray.languages.times import find_hours
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.changes import Change
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo

_BETWEEN = re.compile(
    rf"[,;\n]|(?<=\w)\.\s|{any_of(lambda one: one.and_)}|(?<=\d) (?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)|"
    r"(?<=[^\W\d]) (?=\d{1,2}(?::\d\d)? ?[-–] ?\d)",
    re.IGNORECASE,
)
"""Between what is said of some days and of others."""
_IN_BETWEEN = re.compile(r"\bbetween [^,;\n]{1,12}$", re.IGNORECASE)
"""The "and" of "between 2 and 8" parts nothing."""
_UP_TO_HOURS = re.compile(r"^(.*\d\S*) [^\d]*$", re.DOTALL)
_FEW_DAYS = 2
"""So many have hours of their own; more are the working days."""


class SaidHours(NamedTuple):
    """What is said of some days: from when until when, where either is said."""

    words: str
    days: tuple[str, ...]
    opens: str | None
    closes: str | None

    @property
    def window(self) -> tuple[str, str] | None:
        """Both ends."""
        return (self.opens, self.closes) if self.opens is not None and self.closes is not None else None


def said_hours(turn: Turn, text: str) -> list[SaidHours]:
    """Return the hours of a message, each with its days: "Monday, Tuesday 9 to 5 and Fridays until one"."""
    found: list[tuple[int, int]] = []
    begin = None
    for start, end in _parts(text):
        words = text[start:end]
        if _window(turn, words) != (None, None):
            found.append((start if begin is None else begin, end))
            begin = None
        elif _says_days(words) and found and excepts(in_plain_english(text[found[-1][0] : found[-1][1]])):
            found[-1] = (found[-1][0], end)
        elif begin is None and _says_only_days(words):
            begin = start
    if begin is not None and found and _says_only_days(text[begin:]):
        found[-1] = (found[-1][0], len(text))
    return [_said(turn, text[start:end]) for start, end in found]


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BETWEEN.finditer(text):
        before = text[start : match.start()]
        if _IN_BETWEEN.search(before) or (match[0] == " " and not _is_whole(before, text[match.end()])):
            continue  # "between 2 and 8"; "9-20 Sun-Thu", whose days come behind
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _said(turn: Turn, words: str) -> SaidHours:
    opens, closes = _window(turn, words)
    said = _UP_TO_HOURS.sub(r"\1", words.strip())
    said = words.strip() if _says_days(words.strip()[len(said) :]) else said
    return SaidHours(said, find_working_days(in_plain_english(words)), opens, closes)


def _is_whole(words: str, following: str) -> bool:
    """What is said of some days ends before other days, and before hours where it has its own."""
    has_hours = find_hours(in_plain_english(words)) is not None
    return _says_days(words) and (has_hours or not following.isdigit())


def _says_days(words: str) -> bool:
    return bool(find_working_days(in_plain_english(words)))


def _says_only_days(words: str) -> bool:
    return _says_days(words) and not _is_closed(words)


def _is_closed(words: str) -> bool:
    phrases = phrases_of(words)
    return any(pattern.search(words) for pattern in (phrases.closed, phrases.ends_day, phrases.drops))


def _window(turn: Turn, words: str) -> tuple[str | None, str | None]:
    """From when until when, as opening hours are written, and as times are said: "from nine until six", "until one"."""
    written = find_hours(without_dates(in_plain_english(words)))
    when = when_in(turn, phrases_of(words).day_letters.sub(" ", words))
    spans = when.spans if when is not None else ()
    said = next(((one.time_from, one.time_to) for one in spans if one.time_from != one.time_to), (None, None))
    is_to_the_minute = None not in said and any(clock and not clock.endswith("00") for clock in said)
    if written is not None and not is_to_the_minute:
        return written
    if None in said and not (_says_days(words) and said[1]):  # "until one" of a day is when that one ends
        return (None, None)
    return said


def first_hours(turn: Turn) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
    """Return the hours and days that are said first."""
    said = said_hours(turn, turn.text)
    first = next((one for one in said if one.window and one.days), None)
    if first is not None:
        return first.window, first.days
    window = next((one.window for one in said if one.window), None)
    return window, find_working_days(in_plain_english(turn.text)) if len(said) <= 1 else ()


def other_hours(turn: Turn) -> Iterator[CannotDo]:
    """Yield the hours of their own that some days have, and a second window of a day."""
    said = said_hours(turn, turn.text)
    first = next((one for one in said if one.window), None)
    of_first = (first.opens, first.closes) if first is not None else None
    others = tuple(one.words for one in said if (one.opens, one.closes) != of_first)
    if others:
        yield CannotDo(act=Act.CHANGE_HOURS, slot=Slot.HOURS, said=others)


def is_break(text: str) -> bool:
    """Tell whether hours are those of a break: "lunch every day 13-14"."""
    phrases = phrases_of(text)
    return phrases.at_noon.search(text) is not None or phrases.pause_at.search(text) is not None


def working_hours(turn: Turn) -> Change | None:
    """Return the working days with their hours, where a message says several days of them: "Sun-Thu 10 till 8, Fri
    9-2"; None where it says something else, or one day's own hours."""
    hours, days = first_hours(turn)
    if is_break(turn.text):
        return None
    is_new = turn.told_last == "business_registered"  # whose hours they are is hardly other than all of them
    if hours is None or not days or len(days) <= (1 if is_new else _FEW_DAYS):
        return None
    return Change(opens=hours[0], closes=hours[1], working_days=days)


def with_lengths(turn: Turn, said: Said, change: Change) -> Change:
    """Return a change with what was said beside it: "12 people a class, 50 minutes each", "no lessons on Fridays"."""
    more: dict[str, Any] = {}
    days = find_working_days(in_plain_english(" ".join(said.slots.get(Slot.DAYS, ()))))
    is_of_days = change.working_days or change.more_days or change.fewer_days
    if days and not is_of_days and change != Change() and not said.word(Slot.HOURS):
        more["fewer_days" if phrases_of(turn.text).drops.search(turn.text) else "more_days"] = days
    if (
        change.meeting_minutes is None
        and change.break_minutes is None
        and (both := both_lengths(turn.text)) is not None
    ):
        change = both.over(change)
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
