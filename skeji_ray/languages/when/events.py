"""What is wanted before something that is told with its day: "I have a wedding on Thursday evening, what have you got
before?"; "before my interview on Wednesday at 2"; "the test is on 20 January, lessons until then"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from skeji_ray.languages.when.days import DAY
from skeji_ray.languages.when.tokens import EventWords
from skeji_ray.messages.when import Span, When

Read = Callable[[str, dt.date | None], When | None]
"""From some words to what they say, where an event on a day was told."""
_BORDER = re.compile(r"[,.;!?\n]")
_LAST = "23:59"


class _Told(NamedTuple):
    """A text that tells of an event, with the same length as the message: what it leaves out is blank."""

    own: str
    """The clause of the event, without its name: its day and its hour."""
    rest: str
    """Everything but that clause and "before it"."""
    is_after: bool
    """ "I can't before that": it is wanted after the event."""
    is_before: bool
    """It is wanted before the event; else days of the event's are said, or others: "the day before", "that morning"."""
    is_eve: bool = False
    """ "Before the wedding on Friday": its eve first."""


def of_event(text: str, words: EventWords, today: dt.date, read: Read) -> When | None:
    """Return what is wished of days and hours by who tells of an event; None where nothing is wished by one."""
    told = _told(text, words)
    own = read(told.own, None) if told is not None else None
    if told is None or own is None or len(own.spans) != 1 or own.without or own.every:
        return _beside_hours(text, words, read)
    event = own.spans[0]
    if event.date_from is None or event.date_from != event.date_to:
        return _beside_hours(text, words, read) if event.date_from is None else None
    rest = _rest(told, event.date_from, read)
    spans = tuple(one for one in rest.spans if one != Span(date_from=today))  # "as soon as possible" is no day
    if any(one.date_from or one.date_to for one in spans):
        return rest
    if rest.without or rest.unclear or rest.every:
        return None
    if told.is_after:
        return When(spans=_after(event))
    if not told.is_before:  # "a wedding on Thursday at 5, can I come at 2"
        return When(spans=tuple(_on_day(one, event) for one in spans)) if event.time_from and spans else None
    wished = [one for before in _before(event, today) for one in _narrowed(before, spans)]
    order = rest.order or ("latest" if told.is_eve and event.time_from is None else None)
    return When(spans=tuple(wished), order=order) if wished else None


def _beside_hours(text: str, words: EventWords, read: Read) -> When | None:
    """ "The ceremony is at 5, could we do it before noon?": the hour of what is told is none that is wished beside
    others."""
    event = words.event.search(text)
    if event is None or words.before_it.search(text) is not None or words.before_event.search(text) is not None:
        return None
    start, end = _clause(text, event, words, len(text))
    own, other = read(_only(text, start, end), None), _blank(text, start, end)
    rest = read(other, None)
    is_of_hours = own is not None and len(own.spans) == 1 and own.spans[0].date_from is None and not own.same
    if not is_of_hours or rest is None or words.also.match(other.strip(" ,.?!")) is not None:
        return None
    if any(one.time_from or one.time_to for one in rest.spans):
        is_first = len(text[start : event.start()].split()) <= 1
        told = is_first or words.tells.search(text, start, event.end()) or words.is_on.match(text, event.end())
        return rest if told else None
    return rest if rest.spans and words.has.search(text, start, event.start()) else None


def _rest(told: _Told, day: dt.date, read: Read) -> When:
    """ "The Wednesday after, same time? She has a test on the 10th": it is not after what is only told behind it."""
    alone = read(told.rest, None) if _begins(told.rest) < _begins(told.own) else None
    return alone if alone is not None and alone.is_after else read(told.rest, day) or When()


def _begins(text: str) -> int:
    return len(text) - len(text.lstrip())


def _on_day(hours: Span, event: Span) -> Span:
    return hours.model_copy(update={"date_from": event.date_from, "date_to": event.date_to})


def _told(text: str, words: EventWords) -> _Told | None:
    """Return the parts of a text that tells of an event, and what is wanted before it."""
    if words.event.search(text) is None:
        return None
    named = words.before_event.search(text)
    if named is not None and _own_day(text, named, words):
        return _named(text, named, words)
    before = words.before_it.search(text)
    event = words.event.search(text, 0, before.start() if before is not None else len(text))
    if before is not None and event is None and before["event"]:  # "until the test, the test is on 20 January"
        event = words.event.search(text, before.end())
    if event is None:
        return None
    limit = before.start() if before is not None and event.start() < before.start() else len(text)
    start, end = _clause(text, event, words, limit)
    rest = _blank(text, start, end)
    own = _blank(_only(text, start, end), *event.span())
    if before is None:
        is_told = words.tells.search(text, start, event.end()) is not None or words.around_it.search(rest) is not None
        return _Told(own, rest, is_after=False, is_before=False) if is_told else None
    is_denied = words.denial.search(text[_begin(text, before.start()) : before.start()])
    return _Told(own, _blank(rest, *before.span()), is_after=bool(is_denied), is_before=True)


def _own_day(text: str, named: re.Match[str], words: EventWords) -> bool:
    """It is not denied, and no other clause tells its day: that of "before the test, the test is on the 5th" does."""
    is_denied = words.denial.search(text[_begin(text, named.start()) : named.start()])
    return not is_denied and words.event.search(text, named.end()) is None


def _named(text: str, named: re.Match[str], words: EventWords) -> _Told:
    start, end = named.start(), _clause(text, named, words, len(text))[1]
    own = _blank(_blank(_only(text, start, end), *named.span("before")), *named.span("event"))
    return _Told(own, _blank(text, start, end), is_after=False, is_before=True, is_eve=named["before"] in words.eves)


def _clause(text: str, event: re.Match[str], words: EventWords, limit: int) -> tuple[int, int]:
    """Where the clause begins and ends that tells of an event: before what is wished behind it at the latest."""
    border = _BORDER.search(text, event.end(), limit)
    end = border.start() if border is not None else limit
    wish = words.wish.search(text, event.end(), end)
    return _begin(text, event.start()), wish.start() if wish is not None else end


def _begin(text: str, at: int) -> int:
    return max((match.end() for match in _BORDER.finditer(text, 0, at)), default=0)


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _only(text: str, start: int, end: int) -> str:
    return " " * start + text[start:end] + " " * (len(text) - end)


def _before(event: Span, today: dt.date) -> list[Span]:
    """What is before the day and the hour of an event: the days before, and that day up to its hour."""
    day, begins = event.date_from, event.time_from
    earlier = [Span(date_to=day - DAY)] if day is not None and day > today else []
    same_day = [Span(date_from=day, date_to=day, time_to=begins)] if begins is not None and begins > "00:00" else []
    return [*earlier, *same_day]


def _after(event: Span) -> tuple[Span, ...]:
    day, ends = event.date_from, event.time_to
    assert day is not None
    later = Span(date_from=day + DAY)
    if ends is None or ends >= _LAST:
        return (later,)
    return (Span(date_from=day, date_to=day, time_from=ends), later)


def _narrowed(before: Span, hours: tuple[Span, ...]) -> list[Span]:
    """The days before an event with the hours that are wished: nothing of them lies behind it."""
    made = []
    for one in hours or (Span(),):
        end = min((time for time in (one.time_to, before.time_to) if time is not None), default=None)
        is_point = one.time_from is not None and one.time_from == one.time_to
        if is_point and before.time_to is not None and (one.time_from or "") >= before.time_to:
            continue
        if not is_point and one.time_from is not None and end is not None and one.time_from >= end:
            continue
        made.append(before.model_copy(update={"time_from": one.time_from, "time_to": end, "ends_by": one.ends_by}))
    return made
