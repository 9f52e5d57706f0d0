"""Which days an owner says that they work on, and from when until when: out of words that customers use otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from skeji_ray.conversation.known import found_in
from skeji_ray.conversation.mending.said_otherwise import near_old
from skeji_ray.conversation.mending.spans import days_of
from skeji_ray.conversation.off import WHOLE_DAY
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.dates import find_working_days
from skeji_ray.languages.mending import numbered_days, pieces_of, says_until, without_late
from skeji_ray.messages.asked import ChangeWanted
from skeji_ray.messages.when import Span, When

MAX_DAYS = 7
_HALF_A_DAY = 12
_OF_HOURS = frozenset({"schedules_changed", "business_registered"})
_MORNING, _EVENING = "06:00", "18:00"
"""Where a part of the day begins or ends that was named without an hour."""
Window = tuple[str | None, str | None]
"""From when until when; None: as on every day."""


def days_worked(turn: Turn, off: tuple[Span, ...]) -> tuple[list[date], str]:
    """Return the days that are said, and what is said beside a day that is named by its number.

    Where none is named, those that were closed last are meant.
    """
    taken, rest, numbered = list(days_of(off)), without_late(turn.text), []
    for words, number in numbered_days(rest):
        if day := next((one for one in taken if one.day == number), None):
            numbered.append(day)
            rest = rest.replace(words, " ", 1)
    found = found_in(turn, rest)
    when = found.when if found is not None else When()
    dated = [near_old(turn, off, rest, one) for one in when.spans if one.date_from is not None]
    if when.every or any(one.date_to is None for one in dated) or is_of_every_week(turn, turn.text):
        return [], rest
    named = list(dict.fromkeys([*numbered, *days_of(dated)]))
    if len(named) > 1 and len({(one.time_from, one.time_to) for one in dated}) > 1:  # each has hours of its own
        return [], rest
    if not named:
        named = [day for day in dict.fromkeys(taken) if is_closed_then(turn, day, off)] if when.spans else []
    return (named if len(named) <= MAX_DAYS else []), rest


def is_of_every_week(turn: Turn, text: str) -> bool:
    """Tell whether a weekday may be every such day: by words that say so, and where hours of all days are spoken of."""
    plain, phrases = in_plain_english(text), phrases_of(text)
    days = find_working_days(plain)
    if not days:
        return False
    shown = turn.context.open
    is_of_hours = isinstance(shown, ChangeWanted) and bool(shown.schedules)
    is_of_hours = is_of_hours or (shown is None and turn.told_last in _OF_HOURS)
    is_once = phrases.this_once.search(without_digits(plain)) is not None
    return not is_once and (is_of_hours or phrases.for_good.search(text) is not None)


def without_digits(plain: str) -> str:
    """Return words without the numbers in them: an hour says nothing of which week is meant."""
    return "".join(letter for letter in plain if not letter.isdigit())


def hours_worked(turn: Turn, words: str) -> Window:
    """Return from when until when it is open then; a single hour begins or ends the day, by the words around it."""
    meant = ", ".join(one.text for one in pieces_of(words) if not one.is_denied)
    window = _window_in(turn, meant) if meant.strip() not in {"", words.strip()} else (None, None)
    return window if window != (None, None) else _window_in(turn, words)


def _window_in(turn: Turn, words: str) -> Window:
    found = found_in(turn, words, has_bare_hours=True)
    spans = (*found.when.spans, *found.when.without) if found is not None else ()
    for one in spans:
        if one.time_from and one.time_to and one.time_from != one.time_to and not _is_part_of_day(words, one):
            return one.time_from, one.time_to
    clocks = list(dict.fromkeys(clock for one in spans for clock in _clocks(words, one)))
    is_end = says_until(turn.text)
    if len(clocks) > 1 and clocks[0] < clocks[-1] and is_end:
        return clocks[0], clocks[-1]
    if clocks:  # "back at noon, open me from 2": what is said last
        return (None, _in_the_evening(turn, clocks[-1])) if is_end else (clocks[-1], None)
    parts = [one for one in spans if one.time_from and one.time_to and one.time_from != one.time_to]
    if not parts:
        return None, None
    begins, ends = parts[0].time_from, parts[0].time_to
    return None if begins == _MORNING else begins, None if ends == _EVENING else ends


def _in_the_evening(turn: Turn, ends: str) -> str:
    """ "Late till 9" is in the evening: nobody ends before they begin."""
    opens = min((one.start_of_day for one in turn.context.schedules), default=WHOLE_DAY[0])
    return f"{int(ends[:2]) + _HALF_A_DAY:02}{ends[2:]}" if ends <= opens and int(ends[:2]) < _HALF_A_DAY else ends


def _is_part_of_day(words: str, span: Span) -> bool:
    return not any(letter.isdigit() for letter in words) or span.time_from == _MORNING or span.time_to == _EVENING


def _clocks(words: str, span: Span) -> Iterator[str]:
    """The hours that are said as such."""
    if span.time_from and span.time_from == span.time_to:
        yield span.time_from
        return
    for clock in (span.time_from, span.time_to):
        is_part = clock in {_MORNING, _EVENING} and span.time_from is not None and span.time_to is not None
        if clock is not None and not is_part:
            yield clock


def is_closed_then(turn: Turn, day: date, off: tuple[Span, ...]) -> bool:
    whole = tuple(one for one in off if one.time_from is None and one.time_to is None)
    return any(one.is_closed_on(day) for one in turn.context.schedules) or day in set(days_of(whole))
