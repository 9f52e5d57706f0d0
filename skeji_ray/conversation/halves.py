"""In which half of the day an hour is meant: that of what was shown, where its words leave it open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from skeji_ray.messages.when import Span, When

_FIRST, _LAST = "00:00", "23:59"
_USUAL_FIRST = "08:00"
"""A window that is open at its beginning begins then: "after 6", beside what was to be before 3, is 18:00."""
_HALF_DAY = 12 * 60
_FIRST_OF_DAY, _LAST_OF_DAY = 6 * 60, 22 * 60
_NEARLY = 60
"""Minutes beside what was shown that an hour may still be near."""


def in_shown_half(when: When, shown: Sequence[datetime], asked: When | None = None) -> When:
    """Return hours of which nothing says the half of the day in that of what was shown or asked for: "8" beside times
    of an evening is 20:00.

    Args:
        shown: when what was offered begins.
        asked: what these were looked for by; its window counts where an hour fits none of the shown ones.
    """
    begins = [one.hour * 60 + one.minute for one in shown]
    windows = [(min(begins), max(begins))] if begins else []
    windows += (
        [(_minutes(one.time_from or _USUAL_FIRST), _minutes(one.time_to or _LAST)) for one in asked.spans]
        if asked
        else []
    )
    for first, last in windows:
        if all(_is_within(one, first, last) for one in when.spans):
            return when
        other = when.model_copy(update={"spans": tuple(map(_other_half, when.spans))})
        if all(_is_within(one, first, last) and _is_by_day(one) for one in other.spans):
            return other
    return when


def in_nearer_half(when: When, local: datetime) -> When:
    """Return hours of which nothing says the half of the day in the one that is nearer to a booking: "to eight", of one
    at 19:30, is 20:00."""
    at = local.hour * 60 + local.minute
    spans = tuple(_other_half(one) if _is_nearer_there(one, at) else one for one in when.spans)
    return when.model_copy(update={"spans": spans}) if spans != when.spans else when


def _is_nearer_there(span: Span, at: int) -> bool:
    """It is a point, and its other half is one in which people come: in the evening, or right beside the booking."""
    if span.time_from is None or span.time_from != span.time_to:
        return False
    here, there = _minutes(span.time_from), _minutes(_opposite(span.time_from) or _FIRST)
    is_usual = there >= _HALF_DAY or abs(there - at) <= 2 * _NEARLY
    return is_usual and abs(there - at) < abs(here - at)


def _is_within(span: Span, first: int, last: int) -> bool:
    """Its ends lie between these, or within an hour of them."""
    ends = [_minutes(one) for one in (span.time_from, span.time_to) if one is not None]
    return all(first - _NEARLY <= one <= last + _NEARLY for one in ends)


def _is_by_day(span: Span) -> bool:
    """Nobody means an hour of the night who does not say so."""
    ends = [_minutes(one) for one in (span.time_from, span.time_to) if one not in (None, _LAST)]
    return all(_FIRST_OF_DAY <= one <= _LAST_OF_DAY for one in ends)


def _other_half(span: Span) -> Span:
    update = {name: _opposite(getattr(span, name)) for name in ("time_from", "time_to", "ends_by")}
    return span.model_copy(update=update)


def _opposite(time: str | None) -> str | None:
    if time is None or time == _LAST:
        return time
    minutes = (_minutes(time) + _HALF_DAY) % (2 * _HALF_DAY)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _minutes(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])
