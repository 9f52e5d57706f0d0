"""What a When comes to in a conversation: corrected by what is said later, and reckoned from what is talked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeVar

from skeji_ray.messages.when import WEEKDAYS, Span, When

MAX_SPANS = 16
MAX_DAYS_OF_A_SERIES = 21
"""Ahead: of what is to be again and again, the first ones are looked for."""
_T = TypeVar("_T", date, str)
_Days = tuple[date | None, date | None]
_Window = tuple[str | None, str | None]
_ANY: tuple[None, None] = (None, None)
_FIRST, _LAST = "00:00", "23:59"


class Anchor(NamedTuple):
    """What is being talked about, on its own clock.

    Args:
        local: when it begins: of "the same time", "an hour later".
        shown: when those begin that were offered: of "anything later?".
        ends: when the booking ends that was spoken of last: of "right after her".
    """

    local: datetime | None = None
    shown: tuple[datetime, ...] = ()
    ends: datetime | None = None


class Resolved(NamedTuple):
    """A When as a search is told it: a day and a point plainly, all else as spans."""

    date: str | None = None
    time: str | None = None
    spans: tuple[Span, ...] = ()
    near: str | None = None
    later_than: datetime | None = None
    earlier_than: datetime | None = None


def hull(when: When) -> tuple[str | None, str | None, str | None, str | None]:
    """Return the first and last day (ISO) and the first and last time (HH:MM) that it spans, None where open."""
    if not when.spans:
        return None, None, None, None
    first = _least([one.date_from for one in when.spans])
    last = _most([one.date_to for one in when.spans])
    begins, ends = _least([one.time_from for one in when.spans]), _most([one.time_to for one in when.spans])
    return first.isoformat() if first else None, last.isoformat() if last else None, begins, ends


def refined(earlier: When, later: When) -> When:
    """Return what was said before, corrected: new days take the place of days, a new window that of windows."""
    days = _days_of(later) or _days_of(earlier)
    windows = _windows_of(later) or ([] if _is_relative(later) else _windows_of(earlier))
    if later.than_shown is not None and _windows_of(later):
        later = later.model_copy(update={"than_shown": None})  # "later, like after 4" says how much later
    if later.than_shown is not None:
        windows = [_beyond(window, later.than_shown) for window in _windows_of(earlier)]
    spans = later.spans if _days_of(later) and _windows_of(later) else _product(days, windows)
    has_times = bool(_windows_of(later))
    return later.model_copy(
        update={
            "spans": spans[:MAX_SPANS],
            "without": (*earlier.without, *later.without)[-MAX_SPANS:] if not _days_of(later) else later.without,
            "is_around": later.is_around if has_times else earlier.is_around and bool(windows),
            "minutes": later.minutes or earlier.minutes,
        }
    )


def grounded(when: When, anchor: Anchor) -> When:
    """Return it with the days and hours that "the same time", "around that" and "an hour later" come to."""
    if anchor.local is None or not (when.same or when.shift_minutes or when.shift_days):
        return when
    nothing = {"same": None, "shift_minutes": None, "shift_days": None}
    if when.same == "day" and when.than_shown == "later":  # "right after her"
        start = anchor.ends or anchor.local
        after = Span(date_from=start.date(), date_to=start.date(), time_from=f"{start:%H:%M}")
        return when.model_copy(update={**nothing, "spans": (after,), "than_shown": None})
    return when.model_copy(update={**nothing, "spans": _reckoned(when, anchor)[:MAX_SPANS]})


def resolved(when: When, anchor: Anchor, *, on_its_day: bool = False) -> Resolved:
    """Return what is to be looked for.

    Args:
        on_its_day: a time without a day is one of the anchor's own day.
    """
    spans = _reckoned(when, anchor)
    if on_its_day and anchor.local is not None and when.than_shown is None:
        spans = tuple(_on(anchor.local.date(), one) for one in spans)
    if when.than_shown is not None and not any(one.date_from or one.date_to for one in spans) and anchor.shown:
        day = anchor.shown[-1 if when.than_shown == "later" else 0].date()
        spans = tuple(_on(day, one) for one in spans or (Span(),))
    later_than, earlier_than = _beside_shown(when, anchor)
    near = next((one.time_from for one in spans if one.time_from and one.time_from == one.time_to), None)
    if when.is_around and near is not None:
        spans = tuple(one.model_copy(update={"time_from": None, "time_to": None}) for one in spans)
    else:
        near = None
    only = spans[0] if len(spans) == 1 else None
    is_plain = only is not None and only.date_from == only.date_to and only.time_from == only.time_to
    if is_plain and only is not None and not (when.without or near) and only.date_from is not None:
        return Resolved(only.date_from.isoformat(), only.time_from, (), None, later_than, earlier_than)
    if is_plain and only is not None and not when.without and only.date_from is None and not near:
        return Resolved(None, only.time_from, (), None, later_than, earlier_than)
    spans = tuple(one for one in spans if one != Span())
    return Resolved(None, None, spans, near, later_than, earlier_than)


def fits(when: When, local: datetime, anchor: Anchor | None = None) -> bool:
    """Tell whether something that begins at `local` is what was said."""
    anchor = anchor or Anchor()
    spans = _reckoned(when, anchor)
    is_in = any(_holds(one, local) for one in spans) if spans else not when.spans
    later_than, earlier_than = _beside_shown(when, anchor)
    return (
        is_in
        and not any(_holds(one, local) for one in when.without)
        and (later_than is None or local > later_than)
        and (earlier_than is None or local < earlier_than)
    )


def first_of(when: When, starts: Sequence[datetime]) -> int | None:
    """Return which of these is the earliest, or the latest, where that is all that was said."""
    if when.order is None or when.than_shown is not None or not starts:
        return None
    fitting = [number for number, start in enumerate(starts) if fits(when, start)]
    choose = min if when.order == "earliest" else max
    return choose(fitting, key=lambda number: starts[number]) if fitting else None


def settled(when: When) -> When:
    """Return it with what its parts mean together: "next week except Tuesday" is without that week's Tuesday, "any time
    next week, evenings are best" is its evenings."""
    spans = _preferred(when.spans)
    without = [span for one in when.without for span in _without(one, spans)]
    return when.model_copy(update={"spans": spans, "without": tuple(without)[:MAX_SPANS]})


def with_series(when: When, today: date) -> When:
    """Return it with the coming days of what is to be again and again: "every Tuesday at 5"."""
    weekdays = [WEEKDAYS.index(name) for name in when.every if name in WEEKDAYS]
    if not weekdays or _days_of(when):
        return when
    days = [today + timedelta(days=number) for number in range(MAX_DAYS_OF_A_SERIES)]
    dated = [(day, day) for day in days if day.weekday() in weekdays]
    return when.model_copy(update={"spans": _product(dated, _windows_of(when))[:MAX_SPANS]})


def _preferred(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Without the days that are said once more with a window."""
    days_with_window = {(one.date_from, one.date_to) for one in spans if one.time_from or one.time_to}
    is_open = {one for one in spans if not (one.time_from or one.time_to)}
    return tuple(one for one in spans if one not in is_open or (one.date_from, one.date_to) not in days_with_window)


def _without(span: Span, spans: tuple[Span, ...]) -> list[Span]:
    """A weekday that is left out of a span is each of that span's; beside single days, another one is left out anyway:
    "not this Friday, the next"."""
    day = span.date_from
    if day is None or day != span.date_to or any(_has_day(one, day) for one in spans):
        return [span]
    if all(one.date_from is not None and one.date_from == one.date_to for one in spans):
        return [] if spans else [span]
    days = [found for one in spans for found in _days_in(one) if found.weekday() == day.weekday()]
    return [span.model_copy(update={"date_from": found, "date_to": found}) for found in days] or [span]


def _has_day(span: Span, day: date) -> bool:
    return (span.date_from is None or span.date_from <= day) and (span.date_to is None or day <= span.date_to)


def _days_in(span: Span) -> list[date]:
    if span.date_from is None or span.date_to is None:
        return []
    count = min((span.date_to - span.date_from).days + 1, MAX_DAYS_OF_A_SERIES)
    return [span.date_from + timedelta(days=number) for number in range(count)]


def is_point(when: When) -> bool:
    """Tell whether a clock time is all of it: "at three"."""
    return any(one.time_from is not None and one.time_from == one.time_to for one in when.spans)


def is_said(when: When | None) -> bool:
    """Tell whether anything of days and times was said."""
    return when is not None and when != When()


def _reckoned(when: When, anchor: Anchor) -> tuple[Span, ...]:
    """Its spans, with what is said by what is talked about."""
    spans, local = when.spans, anchor.local
    if local is None:
        return spans
    if when.shift_minutes is not None:
        moved = local + timedelta(minutes=when.shift_minutes)
        return tuple(_at(moved, one) for one in spans) or (_at(moved, _on(moved.date(), Span())),)
    if when.shift_days is not None:
        spans = tuple(_on(local.date() + timedelta(days=when.shift_days), one) for one in spans or (Span(),))
    if when.same == "time":
        spans = tuple(_at(local, one) for one in spans or (Span(),))
    if when.same == "day":
        spans = tuple(_on(local.date(), one) for one in spans or (Span(),))
    return spans


def _beside_shown(when: When, anchor: Anchor) -> tuple[datetime | None, datetime | None]:
    shown = anchor.shown or ((anchor.local,) if anchor.local else ())
    if when.than_shown is None or not shown:
        return None, None
    return (max(shown), None) if when.than_shown == "later" else (None, min(shown))


def _at(local: datetime, span: Span) -> Span:
    if span.time_from is not None or span.time_to is not None:
        return span
    return span.model_copy(update={"time_from": f"{local:%H:%M}", "time_to": f"{local:%H:%M}"})


def _on(day: date, span: Span) -> Span:
    if span.date_from is not None or span.date_to is not None:
        return span
    return span.model_copy(update={"date_from": day, "date_to": day})


def _holds(span: Span, local: datetime) -> bool:
    day, time = local.date(), f"{local:%H:%M}"
    if (span.date_from is not None and day < span.date_from) or (span.date_to is not None and day > span.date_to):
        return False
    begins, ends = span.time_from or _FIRST, span.time_to or _LAST
    return time == begins if begins == ends else begins <= time < ends or (time == ends == _LAST)


def _is_relative(when: When) -> bool:
    return when.same == "time" or when.shift_minutes is not None or when.than_shown is not None


def _beyond(window: _Window, direction: str) -> _Window:
    """ "Later than that" opens the window; what is to be beyond the shown ones is the search's to keep."""
    begins, ends = window
    if direction == "later":
        return (begins, None) if begins == ends else window
    return (None, ends) if begins == ends else window


def _days_of(when: When) -> list[_Days]:
    days = [(one.date_from, one.date_to) for one in when.spans if one.date_from or one.date_to]
    return list(dict.fromkeys(days))


def _windows_of(when: When) -> list[_Window]:
    windows = [(one.time_from, one.time_to) for one in when.spans if one.time_from or one.time_to]
    return list(dict.fromkeys(windows))


def _product(days: Sequence[_Days], windows: Sequence[_Window]) -> tuple[Span, ...]:
    if not days and not windows:
        return ()
    return tuple(
        Span(date_from=first, date_to=last, time_from=begins, time_to=ends)
        for first, last in days or [_ANY]
        for begins, ends in windows or [_ANY]
    )


def _least(values: Sequence[_T | None]) -> _T | None:
    known = [one for one in values if one is not None]
    return min(known) if len(known) == len(values) else None


def _most(values: Sequence[_T | None]) -> _T | None:
    known = [one for one in values if one is not None]
    return max(known) if len(known) == len(values) else None
