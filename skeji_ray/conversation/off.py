"""Days and windows that an owner takes out of the calendar, or gives back: each of them, and its step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from skeji_ray.conversation.owned import pick_schedules
from skeji_ray.conversation.parts import current_date_of
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.changes import asks_all_day, begins_the_day, ends_the_day, says_only_from, says_only_until
from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.durations import find_minutes
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.steps import Step
from skeji_ray.messages.when import WEEKDAYS, Span, When

WHOLE_DAY = ("00:00", "23:59")
_TODAY = re.compile(r"\btoday\b")
"""In the plain text of what is said."""
_AN_HOUR, _HALF_A_DAY = 60, 12
_MAX_DAYS_OF_WEEKDAYS = 366


def is_for_good(when: When) -> bool:
    """Tell whether it is of weekdays again and again, and no end is said."""
    return bool(_weekdays(when)) and not any(one.date_to for one in when.spans)


def spans_off(turn: Turn, said: Said, when: When) -> tuple[Span, ...]:
    """Return each stretch of days with its window; none where no day is said, or no end.

    A point is as long as was said, else it closes the rest of the day, or takes an appointment's length.
    """
    today = current_date_of(turn.request)
    found: list[Span] = []
    for span in when.spans:
        window = _window(turn, said, when, _by_day(turn, span))
        if span.date_from is None and span.date_to is None and when.shift_days is None and when.same != "day":
            continue
        first, last = _days(turn, when, span, today)
        if last is None:
            continue
        days = ((first, last),) if not _weekdays(when) else tuple((day, day) for day in _dated(when, first, last))
        found += [_span(begins, ends, *window) for begins, ends in days]
    if not when.spans and (when.shift_days is not None or when.same == "day") and turn.frame.day is not None:
        day = date.fromisoformat(turn.frame.day) + timedelta(days=when.shift_days or 0)
        found.append(_span(day, day, None, None))
    if len(found) > 1 and asks_all_day(turn.text):  # the "day" of Hebrew's "all day" is no today
        found = [one for one in found if one != _span(today, today, None, None)]
    return tuple(dict.fromkeys(_in_order(turn, found, today)))


def _in_order(turn: Turn, found: list[Span], today: date) -> list[Span]:
    """Return the days in the order in which they are said: of "Sunday and Monday", said on a Monday, the Monday is the
    one after that Sunday, and not today."""
    says_today = _TODAY.search(in_plain_english(turn.text)) is not None
    made: list[Span] = []
    for one in found:
        before = made[-1].date_to if made else None
        is_today = one.date_from == one.date_to == today and not says_today
        if is_today and before is not None and before > today:
            later = today + timedelta(days=7 * ((before - today).days // 7 + 1))
            made.append(one.model_copy(update={"date_from": later, "date_to": later}))
        else:
            made.append(one)
    return made


def steps_off(turn: Turn, act: Act, spans: tuple[Span, ...]) -> tuple[Step, ...]:
    """Return the steps that take these out, or give them back, in the calendars that are meant."""
    return tuple(_step(turn, act, span, calendar) for span in spans for calendar in _calendars(turn))


def _step(turn: Turn, act: Act, span: Span, calendar: str | None) -> Step:
    first, last = span.date_from, span.date_to
    has_window = span.time_from is not None or span.time_to is not None
    params: dict[str, str | None] = {
        "schedule_id": calendar,
        "date": first.isoformat() if first else None,
        "date_to": last.isoformat() if last and last != first else None,
    }
    if has_window:
        params |= {"start_time": span.time_from or WHOLE_DAY[0], "end_time": span.time_to or WHOLE_DAY[1]}
    known = {name: value for name, value in params.items() if value is not None}
    return Step(service="schedules", action=_action(turn, act, span, has_window=has_window), params=known)


def _action(turn: Turn, act: Act, span: Span, *, has_window: bool) -> str:
    if act in {Act.BLOCK, Act.CLOSE}:
        return "block_time" if has_window else "close_days"
    if has_window:
        return "unblock_time"
    return (
        "reopen_days"
        if _is_closed(turn, span) or (act is Act.REOPEN and not _is_blocked_last(turn, span))
        else ("unblock_time")
    )


def _is_closed(turn: Turn, span: Span) -> bool:
    """Some calendar is closed on one of these days."""
    return any(one.is_closed_on(day) for one in turn.context.schedules for day in days_in(span.date_from, span.date_to))


def _is_blocked_last(turn: Turn, span: Span) -> bool:
    off = turn.frame.off
    is_blocked = turn.frame.done in {"time_blocked"} and off is not None
    return (
        is_blocked
        and off is not None
        and any(
            one.date_from is not None and one.date_from in set(days_in(span.date_from, span.date_to))
            for one in off.spans
        )
    )


def _calendars(turn: Turn) -> tuple[str | None, ...]:
    """Those that are named; else all of the sender's, which need no name."""
    schedules = turn.context.schedules
    meant = pick_schedules(schedules, turn.text)
    return (None,) if len(meant) == len(schedules) else tuple(one.schedule_id for one in meant)


def _days(turn: Turn, when: When, span: Span, today: date) -> tuple[date, date | None]:
    """From when until when; "until Sunday" begins today, and what has no end has none."""
    if span.date_from is None and span.date_to is None and turn.frame.day is not None:
        day = date.fromisoformat(turn.frame.day) + timedelta(days=when.shift_days or 0)
        return day, day
    first = span.date_from or today
    return max(first, today) if span.date_to is None or span.date_to >= today else first, span.date_to


def _window(turn: Turn, said: Said, when: When, span: Span) -> tuple[str | None, str | None]:
    begins, ends = span.time_from, span.time_to
    if begins is None and ends is not None and says_only_until(turn.text) and said.act in {Act.BLOCK, Act.CLOSE}:
        return ends, WHOLE_DAY[1]  # what is left of the day is taken out
    if begins is not None and ends is None and says_only_from(turn.text) and said.act in {Act.BLOCK, Act.CLOSE}:
        return WHOLE_DAY[0], begins
    if begins is None or begins != ends:
        return begins, (ends or WHOLE_DAY[1]) if begins is not None else ends
    if said.act is Act.BLOCK and begins_the_day(turn.text):
        return WHOLE_DAY[0], begins
    words = " ".join(said.slots.get(Slot.DURATION, ())) or turn.text
    minutes = when.minutes or find_minutes(in_plain_english(words))
    if minutes is None and (said.act in {Act.CLOSE, Act.REOPEN} or ends_the_day(turn.text)):
        return begins, WHOLE_DAY[1]
    length = minutes or max((one.meeting_minutes for one in turn.context.schedules), default=_AN_HOUR)
    at = int(begins[:2]) * _AN_HOUR + int(begins[3:]) + length
    return begins, min(f"{at // _AN_HOUR:02}:{at % _AN_HOUR:02}", WHOLE_DAY[1])


def _by_day(turn: Turn, span: Span) -> Span:
    """ "At 2" is in the afternoon where the calendars are closed at night: hours that they are open in are meant."""
    opens = min((one.start_of_day for one in turn.context.schedules), default="00:00")
    closes = max((one.end_of_day for one in turn.context.schedules), default="23:59")
    begins, ends = span.time_from, span.time_to
    if begins is None or begins >= opens or begins < "01:00" or _later(begins) > closes:
        return span
    if ends is not None and ends > opens:  # "the morning" reaches into them
        return span
    is_point = ends is None or ends == begins or _later(ends) > WHOLE_DAY[1]
    until = {} if ends is None else {"time_to": _later(begins) if is_point else _later(ends)}
    return span.model_copy(update={"time_from": _later(begins), **until})


def _later(clock: str) -> str:
    """Half a day later."""
    return f"{int(clock[:2]) + _HALF_A_DAY:02}:{clock[3:]}"


def _span(first: date, last: date, begins: str | None, ends: str | None) -> Span:
    if (begins, ends) == WHOLE_DAY:
        begins = ends = None
    return Span(date_from=first, date_to=last, time_from=begins, time_to=ends)


def _weekdays(when: When) -> tuple[int, ...]:
    return tuple(WEEKDAYS.index(name) for name in when.every if name in WEEKDAYS)


def _dated(when: When, first: date, last: date) -> Iterator[date]:
    return (day for day in days_in(first, last) if day.weekday() in _weekdays(when))


def days_in(first: date | None, last: date | None) -> Iterator[date]:
    if first is None or last is None:
        return iter(())
    count = min((last - first).days + 1, _MAX_DAYS_OF_WEEKDAYS)
    return (first + timedelta(days=number) for number in range(count))
