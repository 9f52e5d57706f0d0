"""What a When comes to in a conversation: corrected by what is said later, and reckoned from what is talked about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeVar

from skeji_ray.messages.when import WEEKDAYS, Span, When

MAX_SPANS = 16
_T = TypeVar("_T", date, str)
_Days = tuple[date | None, date | None]
_Window = tuple[str | None, str | None, str | None]
_ANY: tuple[None, None] = (None, None)
_ANY_TIME: tuple[None, None, None] = (None, None, None)
_FIRST, _LAST = "00:00", "23:59"


class Anchor(NamedTuple):
    """What is being talked about, on its own clock.

    Args:
        local: when it begins: of "the same time", "an hour later".
        shown: when those begin that were offered: of "anything later?".
        ends: when the booking ends that was spoken of last: of "right after her".
        begins: when it begins: of "right before me".
    """

    local: datetime | None = None
    shown: tuple[datetime, ...] = ()
    ends: datetime | None = None
    begins: datetime | None = None


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
    days = days_of(later) or _days_kept(earlier, later)
    if days and not days_of(later) and later.shift_days is not None:  # "the week after that"
        later = later.model_copy(update={"shift_days": None})
    windows = windows_of(later) or ([] if _is_relative(later) else windows_of(earlier))
    if later.than_shown is not None and windows_of(later):
        later = later.model_copy(update={"than_shown": None})  # "later, like after 4" says how much later
    if later.than_shown is not None:
        windows = [_beyond(window, later.than_shown) for window in windows_of(earlier)]
    spans = later.spans if days_of(later) and windows_of(later) else product(days, windows)
    has_times = bool(windows_of(later))
    return later.model_copy(
        update={
            "spans": spans[:MAX_SPANS],
            "without": (*_without_kept(earlier, later), *later.without)[-MAX_SPANS:],
            "is_around": later.is_around if has_times else earlier.is_around and bool(windows),
            "minutes": later.minutes or earlier.minutes,
            "every": later.every or _every_kept(earlier, later),
            "same": None if later.same == "other_day" else later.same,
        }
    )


def grounded(when: When, anchor: Anchor) -> When:
    """Return it with the days and hours that "the same time", "around that" and "an hour later" come to."""
    if anchor.local is None or not (when.same or when.shift_minutes or when.shift_days):
        return when
    nothing = {"same": None, "shift_minutes": None, "shift_days": None}
    if when.same == "time" and not days_of(when) and when.shift_days is None:  # that of the day that is talked about
        when = when.model_copy(update={"spans": (_on(anchor.local.date(), Span()),)})
    if when.same == "day" and when.than_shown == "later":  # "right after her"
        start = anchor.ends or anchor.local
        after = Span(date_from=start.date(), date_to=start.date(), time_from=f"{start:%H:%M}")
        return when.model_copy(update={**nothing, "spans": _with_others(after, when), "than_shown": None})
    if when.same == "day" and when.than_shown == "earlier":  # "right before me"
        start = anchor.begins or anchor.local
        at = f"{start:%H:%M}"
        before = Span(date_from=start.date(), date_to=start.date(), time_to=at, ends_by=at)
        return when.model_copy(update={**nothing, "spans": (before,), "than_shown": None})
    if when.same == "day" and when.is_around and not is_point(when):  # "next to mine", before or after
        start = anchor.begins or anchor.local
        near = Span(date_from=start.date(), date_to=start.date(), time_from=f"{start:%H:%M}", time_to=f"{start:%H:%M}")
        return when.model_copy(update={**nothing, "spans": (near,)})
    return when.model_copy(update={**nothing, "spans": _reckoned(when, anchor)[:MAX_SPANS]})


def _with_others(after: Span, when: When) -> tuple[Span, ...]:
    """ "Later the same day, or Friday morning"; "later that day, after 2" says itself how much later."""
    own = [one for one in when.spans if one.date_from is None and one.date_to is None and one != Span()]
    day = after.date_from
    others = [one for one in when.spans if (one.date_from or one.date_to) and not one.date_from == one.date_to == day]
    said = [one.model_copy(update={"date_from": after.date_from, "date_to": after.date_to}) for one in own]
    return (*(said or [after]), *others)[:MAX_SPANS]


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


def _days_kept(earlier: When, later: When) -> list[_Days]:
    """The days that were said before, as what is said now without days leaves them: a week later, or on another day."""
    days, shift = days_of(earlier), later.shift_days
    if later.same == "other_day":
        return [one for one in days if one[0] != one[1]]
    if shift is None:
        return days
    if shift % len(WEEKDAYS):
        return []  # "the day after" is counted from what was shown
    moved = timedelta(days=shift)
    return [(first + moved if first else None, last + moved if last else None) for first, last in days]


def _without_kept(earlier: When, later: When) -> tuple[Span, ...]:
    """What was left out before stays so, unless other days are said now, or these very ones."""
    now, before = days_of(later), days_of(earlier)
    is_narrower = all(
        first and last and any(one[0] and one[1] and one[0] <= first and last <= one[1] for one in before)
        for first, last in now
    )
    if not is_narrower:
        return ()
    points = [
        at for at, end, _ in windows_of(later) if at is not None and at == end
    ]  # an hour that is named now is wished
    return tuple(
        one
        for one in earlier.without
        if (one.date_from, one.date_to) not in now and not any(_has_hour(one, at) for at in points)
    )


def _has_hour(span: Span, at: str) -> bool:
    """Tell whether a window of the day holds an hour."""
    has_window = span.time_from is not None or span.time_to is not None
    return has_window and (span.time_from or _FIRST) <= at <= (span.time_to or _LAST)


def _every_kept(earlier: When, later: When) -> tuple[str, ...]:
    """Weekdays that were said before hold within the days that are said now: "every Tuesday", "just this week then"."""
    weekdays = [WEEKDAYS.index(name) for name in earlier.every if name in WEEKDAYS]
    ranges = days_of(later)
    is_within = all(first != last for first, last in ranges)
    return earlier.every if weekdays and is_within else ()


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
        named = tuple(one for one in spans if one.date_from == one.date_to and one.time_from is None)
        return tuple(_at(moved, _on(moved.date(), one)) for one in named or (Span(),))
    if when.shift_days is not None:
        spans = tuple(_in_week(local.date() + timedelta(days=when.shift_days), one, when.shift_days) for one in spans)
        spans = tuple(_on(local.date() + timedelta(days=when.shift_days), one) for one in spans or (Span(),))
    if when.same == "time":
        spans = tuple(_at(local, _on_weekday(local, one)) for one in spans or (Span(),))
    if when.same == "day":
        spans = tuple(_on(local.date(), one) for one in spans or (Span(),))
    return spans


def _in_week(day: date, span: Span, shift: int) -> Span:
    """ "The week after, on Wednesday": the Wednesday of the week that is counted to."""
    first = span.date_from
    if shift % len(WEEKDAYS) or first is None or first != span.date_to:
        return span
    begins = day - timedelta(days=(day.weekday() + 1) % len(WEEKDAYS))
    moved = begins + timedelta(days=(first.weekday() + 1) % len(WEEKDAYS))
    return span.model_copy(update={"date_from": moved, "date_to": moved})


def _on_weekday(local: datetime, span: Span) -> Span:
    """ "The same time next week" is on the same weekday."""
    if span.date_from is None or span.date_to is None or not _MOST_OF_A_WEEK <= span.date_to - span.date_from < _WEEK:
        return span
    ahead = timedelta(days=(local.weekday() - span.date_from.weekday()) % len(WEEKDAYS))
    day = span.date_from + ahead
    return span.model_copy(update={"date_from": day, "date_to": day}) if day <= span.date_to else span


_MOST_OF_A_WEEK, _WEEK = timedelta(days=4), timedelta(days=7)


def _beside_shown(when: When, anchor: Anchor) -> tuple[datetime | None, datetime | None]:
    shown = anchor.shown or ((anchor.local,) if anchor.local else ())
    if when.order == "latest" and when.than_shown == "earlier" and anchor.local is not None:
        shown = (anchor.local,)  # "the closest before that": before what was asked for
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
    begins, ends, over = window
    if direction == "later":
        return (begins, None, over) if begins == ends else window
    return (None, ends, over) if begins == ends else window


def days_of(when: When) -> list[_Days]:
    """Return the days that it names, each once."""
    days = [(one.date_from, one.date_to) for one in when.spans if one.date_from or one.date_to]
    return list(dict.fromkeys(days))


def windows_of(when: When) -> list[_Window]:
    """Return the windows of the day that it names, each once."""
    windows = [(one.time_from, one.time_to, one.ends_by) for one in when.spans if one.time_from or one.time_to]
    return list(dict.fromkeys(windows))


def product(days: Sequence[_Days], windows: Sequence[_Window]) -> tuple[Span, ...]:
    """Return every day with every window."""
    if not days and not windows:
        return ()
    return tuple(
        Span(date_from=first, date_to=last, time_from=begins, time_to=ends, ends_by=over)
        for first, last in days or [_ANY]
        for begins, ends, over in windows or [_ANY_TIME]
    )


def _least(values: Sequence[_T | None]) -> _T | None:
    known = [one for one in values if one is not None]
    return min(known) if len(known) == len(values) else None


def _most(values: Sequence[_T | None]) -> _T | None:
    known = [one for one in values if one is not None]
    return max(known) if len(known) == len(values) else None
