"""Hours and days that an owner says: a calendar has one span, alike on all its days, and the rest is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from skeji_ray.catalogue.params import CreateSchedule
from skeji_ray.conversation.known import when_in
from skeji_ray.conversation.turn import Turn
from skeji_ray.domain.schedule import default_days
from skeji_ray.languages.both_ends import in_one_span
from skeji_ray.languages.changes import both_lengths
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.dates import DAY, excepts, find_working_days
from skeji_ray.languages.durations import find_minutes
from skeji_ray.languages.numbers import NUMBERS, number_of
from skeji_ray.languages.opening import without_dates
from skeji_ray.languages.reading_table import any_of
from skeji_ray.languages.times import find_hours
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.changes import Change
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import ScheduleView

_BETWEEN = re.compile(
    rf"[,;\n]|(?<=[\w\u05f4])\.\s|{any_of(lambda one: one.and_)}|(?<=\d) (?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)|"
    r"(?<=[^\W\d]) (?=\d{1,2}(?::\d\d)? ?[-–] ?\d)",
    re.IGNORECASE,
)
"""Between what is said of some days and of others."""
_BARE_DAYS = re.compile(rf"(?:on |and |also )*(?:{DAY}|sat|sun)s?", re.IGNORECASE)
"""A day, and nothing of it: "Saturday and Tuesday I don't work" is of both."""
_IN_BETWEEN = re.compile(r"\bbetween [^,;\n]{1,12}$", re.IGNORECASE)
"""The "and" of "between 2 and 8" parts nothing."""
_SPELT = re.compile(
    rf"(?<!at )\b({'|'.join(NUMBERS)})\s*(?:to|till?|until|-|–)\s*({'|'.join(NUMBERS)})\b", re.IGNORECASE
)
_UP_TO_HOURS = re.compile(r"^(.*\d\S*) [^\d]*$", re.DOTALL)
MAX_FEW_DAYS = 2
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
    text = in_one_span(text)
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
    if any(_has_digit(text[start:end]) for start, end in found):  # "afternoons only, 3 to 7"
        found = [one for one in found if _has_digit(text[slice(*one)]) or _says_days(text[slice(*one)])]
    return [_said(turn, text[start:end]) for start, end in found]


def has_hours(words: str) -> bool:
    """Tell whether hours stand in it, and not only a half of the day."""
    return find_hours(in_plain_english(words)) is not None


def _has_digit(words: str) -> bool:
    return any(letter.isdigit() for letter in words)


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
    return SaidHours(said, _days_in(words), opens, closes)


def _is_whole(words: str, following: str) -> bool:
    """What is said of some days ends before other days, and before hours where it has its own."""
    is_with_hours = has_hours(words)
    return _says_days(words) and (is_with_hours or not following.isdigit())


def _says_days(words: str) -> bool:
    return bool(_days_in(words))


def _days_in(words: str) -> tuple[str, ...]:
    return find_working_days(in_plain_english(words))


def _says_only_days(words: str) -> bool:
    return _says_days(words) and not _is_closed(words)


def _is_closed(words: str) -> bool:
    phrases = phrases_of(words)
    return any(pattern.search(words) for pattern in (phrases.closed, phrases.ends_day, phrases.drops))


def _window(turn: Turn, words: str) -> tuple[str | None, str | None]:
    """From when until when, as opening hours are written, and as times are said: "from nine until six", "until one"."""
    plain = without_dates(in_plain_english(words))
    written = find_hours(_in_figures(plain) if _says_days(turn.text) else plain)
    when = when_in(turn, phrases_of(words).day_letters.sub(" ", words))
    spans = when.spans if when is not None else ()
    if when is not None and not spans and not _is_closed(words):  # who works from 8 to 7 is there then
        spans = when.without
    said = next(((one.time_from, one.time_to) for one in spans if one.time_from != one.time_to), (None, None))
    is_to_the_minute = None not in said and any(clock and not clock.endswith("00") for clock in said)
    if written is not None and not is_to_the_minute:
        return written
    if None in said and not (_says_days(words) and said[1]):  # "until one" of a day is when that one ends
        return (None, None)
    return said


def _in_figures(words: str) -> str:
    """ "Sunday to Thursday, ten to six": of working days it is a span, and no time."""
    return _SPELT.sub(lambda match: f"{number_of(match[1])} to {number_of(match[2])}", words)


def days_off(turn: Turn) -> tuple[str, ...]:
    """Return the weekdays that are said to be free: "never on Wednesdays", "Tuesdays off"."""
    found: list[str] = []
    before: tuple[str, ...] = ()
    is_behind = False
    for start, end in _parts(turn.text):
        part = turn.text[start:end]
        plain, days = in_plain_english(part), _days_in(part)
        is_bare = _BARE_DAYS.fullmatch(plain.strip()) is not None
        is_off = _is_closed(part) and days and not _says_an_hour(turn, part) and not excepts(plain)
        is_behind = bool(is_off) or (is_behind and is_bare)  # "we don't work Sundays and Mondays"
        found += [*before, *days] if is_behind else ()
        before = (*before, *days) if is_bare and not is_behind else ()
    return tuple(dict.fromkeys(found))


def _says_an_hour(turn: Turn, words: str) -> bool:
    """ "On Thursdays we finish at 3" closes no day, nor does "early on Fridays"."""
    when = when_in(turn, words)
    return phrases_of(words).early.search(words) is not None or (
        when is not None and any(one.time_from or one.time_to for one in when.spans)
    )


def one_end(turn: Turn) -> tuple[str | None, str | None]:
    """Return when the day begins, or ends, where one end of it alone is said, and of no day: "no, we close at 5"."""
    text, phrases = turn.text, phrases_of(turn.text)
    if _says_days(text) or phrases.between.search(text) or any(one.window for one in said_hours(turn, text)):
        return None, None
    when = when_in(turn, text)
    only = when.spans[0] if when is not None and len(when.spans) == 1 else None
    if only is None or only.date_from or only.date_to:
        return None, None
    if only.time_from != only.time_to:
        return (only.time_from, only.time_to) if None in (only.time_from, only.time_to) else (None, None)
    ends, begins = phrases.ends_day.search(text), phrases.begins_day.search(text)
    if bool(ends) == bool(begins):
        return None, None
    return (None, only.time_from) if ends else (only.time_from, None)


def first_hours(turn: Turn) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
    """Return the hours and days that are said first; none where the rest of the days has others: no span is of all."""
    said = said_hours(turn, turn.text)
    if has_other_days(turn):
        return None, ()
    first = next((one for one in said if one.window and one.days), None)
    if first is not None:
        return first.window, _worked(turn, first.days)
    window = next((one.window for one in said if one.window), None)
    have_their_own = window is None and any(0 < len(one.days) <= MAX_FEW_DAYS for one in said)  # "Fridays until 1"
    return window, _worked(turn, _days_in(turn.text)) if len(said) <= 1 and not have_their_own else ()


def has_other_days(turn: Turn) -> bool:
    """Tell whether some days have hours, and the rest of the days have others: "Mon 12-8, other days 9-3"."""
    if phrases_of(turn.text).rest_of_days.search(turn.text) is None:
        return False
    said = [one for one in said_hours(turn, turn.text) if one.window]
    return len({one.window for one in said}) > 1 and any(one.days for one in said)


def _worked(turn: Turn, days: tuple[str, ...]) -> tuple[str, ...]:
    """ "Every day, closed on Saturdays"."""
    off = days_off(turn)
    return tuple(day for day in days if day not in off)


def other_hours(turn: Turn) -> Iterator[CannotDo]:
    """Yield the hours of their own that some days have, and a second window of a day."""
    said = said_hours(turn, turn.text)
    first = None if has_other_days(turn) else next((one for one in said if one.window), None)
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
    of_any_day = [one.window for one in said_hours(turn, turn.text) if one.window and not one.days]
    if len(of_any_day) > 1:  # "nine to one, and again four till seven"
        return Change(opens=of_any_day[0][0], closes=of_any_day[0][1], fewer_days=days_off(turn))
    if hours is not None and not days and in_one_span(turn.text) != turn.text:  # "I start at 8 and finish at 4"
        return Change(opens=hours[0], closes=hours[1])
    is_new = turn.told_last == "business_registered" and all(is_guessed(turn, one) for one in turn.context.schedules)
    if hours is None or not days or len(days) <= (1 if is_new else MAX_FEW_DAYS):
        return None
    return Change(opens=hours[0], closes=hours[1], working_days=days)


def is_guessed(turn: Turn, schedule: ScheduleView) -> bool:
    """Tell whether a calendar has the hours that are taken where none are said: what is said then is of all days."""
    usual = (CreateSchedule.model_fields["start_of_day"].default, CreateSchedule.model_fields["end_of_day"].default)
    days = default_days(turn.request.sender.identity)
    return (schedule.start_of_day, schedule.end_of_day, schedule.working_days) == (*usual, days)


def with_lengths(turn: Turn, said: Said, change: Change) -> Change:
    """Return a change with what was said beside it: "12 people a class, 50 minutes each", "no lessons on Fridays"."""
    more: dict[str, Any] = {}
    days = find_working_days(in_plain_english(" ".join(said.slots.get(Slot.DAYS, ()))))
    is_of_days = change.working_days or change.more_days or change.fewer_days
    if days and not is_of_days and change != Change() and not said.word(Slot.HOURS):
        more["fewer_days" if phrases_of(turn.text).drops.search(turn.text) else "more_days"] = days
    if (both := both_lengths(turn.text)) is not None:
        change = both.over(change)
    words = " ".join(said.slots.get(Slot.DURATION, ()))
    minutes = find_minutes(in_plain_english(words)) if words else None
    is_of_breaks = phrases_of(turn.text).between.search(turn.text) is not None
    is_unbroken = phrases_of(turn.text).unbroken.search(turn.text) is not None
    if is_unbroken and change.break_minutes is None:
        more["break_minutes"], is_of_breaks = 0, False
    if minutes is not None and change.meeting_minutes is None and (is_unbroken or change.break_minutes is None):
        more["break_minutes" if is_of_breaks else "meeting_minutes"] = minutes
    seats = seats_in(said)
    if seats is not None and change.participants_per_slot is None:
        more["participants_per_slot"] = seats
    return change.model_copy(update=more)


def seats_in(said: Said) -> int | None:
    """Return how many come to one appointment: "8 people max"."""
    return next((int(word) for one in said.slots.get(Slot.PARTY, ()) for word in one.split() if word.isdecimal()), None)
