"""What makes days and hours that are to be taken out doubtful, so that they are shown before: exactly as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from skeji_ray.conversation.known import found_in, found_when
from skeji_ray.conversation.off import days_in
from skeji_ray.conversation.parts import today_of
from skeji_ray.conversation.turn import SURE, Turn
from skeji_ray.languages.clauses import phrases_of
from skeji_ray.languages.mending import corrects, says_away, says_opens, says_works, takes_out
from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import Said
from skeji_ray.messages.when import WEEKDAYS, Span, When

_NUMBER = re.compile(r"(?<!\w)\W?(?:[^\W\d_]{0,2}-?)(\d{1,4})(?:[:.](\d\d))?(?!\d)")
_HALF_A_DAY = 12
_AWAY = frozenset({Act.BLOCK, Act.CLOSE})
OF_DAYS_OFF = frozenset({"time_blocked", "days_closed", "time_unblocked"})
"""The kinds of what is told of days and hours that were taken out, or given back."""


def is_doubtful(turn: Turn, spans: tuple[Span, ...]) -> bool:
    """Tell whether something that was said is not in them, more is in them than was said, or it may take back what was
    just done."""
    takes_back = turn.told_last in OF_DAYS_OFF and corrects(turn.text)
    return takes_back or has_days_between(spans) or _leaves_out(turn, spans)


def has_days_between(spans: tuple[Span, ...]) -> bool:
    """Days that nobody named: of a stretch."""
    return any(one.date_to != one.date_from for one in spans)


def _leaves_out(turn: Turn, spans: tuple[Span, ...]) -> bool:
    """A number that none of them has, or a time beside the one that was read."""
    known = set(_numbers_of(spans))
    if any(int(number) not in known for one in _NUMBER.finditer(turn.text) for number in one.groups() if number):
        return True
    found, days = found_when(turn), {day for one in spans for day in days_in(one.date_from, one.date_to)}
    if found is None:
        return False
    if any(one.date_from is not None and one.date_from not in days for one in found.when.spans):
        return True
    rest = turn.text
    for words in found.words:
        rest = rest.replace(words, " , ", 1)
    other = found_in(turn, rest)
    return other is not None and bool(other.when.spans or other.when.unclear)


def _numbers_of(spans: tuple[Span, ...]) -> Iterator[int]:
    """Every number by which these are said: hours of either half of the day, minutes, days, months, years."""
    days: set[date] = set()
    for one in spans:
        days |= set(days_in(one.date_from, one.date_to))
        for clock in filter(None, (one.time_from, one.time_to)):
            hour, minute = int(clock[:2]), int(clock[3:])
            yield from (hour, hour % _HALF_A_DAY, hour % _HALF_A_DAY + _HALF_A_DAY, minute, hour * 100 + minute)
    for day in days:
        yield from (day.day, day.month, day.year, day.year % 100)
    yield len(days)


def as_the_words_say(turn: Turn, said: Said) -> Said:
    """Turn it round where it was read as the contrary of its words: "I'm free then, don't book me", "we are open on the
    27th". It is shown first."""
    opens = said.act in {Act.REOPEN, Act.UNBLOCK}
    if opens and says_away(turn.text):
        return said.model_copy(update={"act": Act.BLOCK if has_window(said.when) else Act.CLOSE, "sure": SURE})
    is_opened = says_opens(turn.text) and not (takes_out(turn.text) or says_away(turn.text))
    if said.act in _AWAY and (is_opened or (says_works(turn.text) and is_taken(turn, said.when))):
        return said.model_copy(update={"act": Act.UNBLOCK if has_window(said.when) else Act.REOPEN, "sure": SURE})
    return said


def whole_day(turn: Turn, said: Said) -> Said | None:
    """Return what takes out the whole of one day, where its words were read as every such day; it is shown first."""
    every = said.when.every if said.when is not None else ()
    if said.act not in _AWAY or len(every) != 1 or every[0] not in WEEKDAYS:
        return None
    if phrases_of(turn.text).whole_day.search(turn.text) is None:
        return None
    today = today_of(turn.request)
    day = today + timedelta(days=(WEEKDAYS.index(every[0]) - today.weekday()) % len(WEEKDAYS))
    when = When(spans=(Span(date_from=day, date_to=day),))
    return said.model_copy(update={"act": Act.CLOSE, "when": when, "sure": min(said.sure, SURE)})


def has_window(when: When | None) -> bool:
    return when is not None and any(one.time_from or one.time_to for one in (*when.spans, *when.without))


def is_taken(turn: Turn, when: When | None) -> bool:
    """These days are closed already."""
    days = [day for one in (when.spans if when is not None else ()) for day in days_in(one.date_from, one.date_to)]
    return any(one.is_closed_on(day) for one in turn.context.schedules for day in days)


def not_then(when: When | None) -> When | None:
    """When nobody may book: "not after 7" leaves out what is to be blocked."""
    return When(spans=when.without) if when is not None and when.without and not when.spans else when
