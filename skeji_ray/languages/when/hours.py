"""Hours that were said, before it is known which half of the day they are in, and how that is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from skeji_ray.languages.when.conventions import EARLIEST_HOUR, LATEST_HOUR, PARTS_OF_DAY, Window

HALF_DAY, DAY_MINUTES = 12 * 60, 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes; where `is_sure` is not set it may be twelve hours later as well."""

    minutes: int
    is_sure: bool = False
    is_around: bool = False

    def plus(self, minutes: int) -> Clock:
        """Return it moved by some minutes ("quarter to"), round the clock where the half of the day is open."""
        around = DAY_MINUTES if self.is_sure else HALF_DAY
        return replace(self, minutes=(self.minutes + minutes) % around)


@dataclass(frozen=True, slots=True)
class Hours:
    """A point (both ends the same) or a range of the day, open where an end is None."""

    start: Clock | None = None
    end: Clock | None = None
    is_point: bool = False
    parts: tuple[str, ...] = ()
    """Parts of the day that were said with it."""
    length: int | None = None
    """In minutes: "from 9 for two hours"."""
    is_limit: bool = False
    """It is when something else ends or begins: "I finish at 1". It narrows what is wished, and is no wish."""
    is_over: bool = False
    """What begins has to be over at the end: "out by 1", "I start work at 10"."""


def clock_at(hour: int, minute: int = 0, *, is_exact: bool = False) -> Clock | None:
    """Return the clock time of an hour and a minute as they are written, or None where there is no such time."""
    if not (0 <= minute < 60 and (0 <= hour < 24 or (hour, minute) == (24, 0))):
        return None
    if hour == 24:
        return Clock(0, is_sure=True)
    if hour > 12 or hour == 0 or is_exact:
        return Clock(hour * 60 + minute, is_sure=True)
    return Clock(hour % 12 * 60 + minute)


def in_half(clock: Clock, half: str) -> Clock:
    """Return the clock time in a half of the day; what is sure already stays."""
    if clock.is_sure:
        return clock
    hour = clock.minutes // 60
    is_pm = {"am": False, "pm": True, "noon": hour not in (10, 11), "night": 6 <= hour <= 11}[half]
    return replace(clock, minutes=clock.minutes + (HALF_DAY if is_pm else 0), is_sure=True)


def by_default(clock: Clock) -> Clock:
    """Return the half of the day in which people make appointments."""
    if clock.is_sure:
        return clock
    late = clock.minutes + HALF_DAY
    is_late = not EARLIEST_HOUR * 60 <= clock.minutes < (LATEST_HOUR + 1) * 60
    return replace(clock, minutes=late if is_late else clock.minutes, is_sure=True)


def with_part(hours: Hours, part: str) -> Hours:
    """Return hours of which a part of the day was said: it decides the half, and bounds what is open."""
    window = PARTS_OF_DAY[part]
    start, end = (clock and in_half(clock, window.half) for clock in (hours.start, hours.end))
    if hours.start and hours.end and end and end.minutes < 60 and not (hours.is_point or hours.end.is_sure):
        end = replace(end, minutes=end.minutes + HALF_DAY)  # "this morning from 10 to 12"
    if hours.is_point or (start and end):
        if start and end and not hours.is_point and end.minutes <= start.minutes and hours.start != start:
            start = replace(start, minutes=start.minutes - HALF_DAY) if start.minutes >= HALF_DAY else start
        return replace(hours, start=start, end=end)
    return _bounded(replace(hours, start=start, end=end), window)


def _bounded(hours: Hours, window: Window) -> Hours:
    """After 10 in the morning: until noon. What lies outside the part of the day is not cut by it."""
    start, end = hours.start, hours.end
    if start and start.minutes < window.end:
        end = Clock(window.end, is_sure=True)
    if end and hours.end and end.minutes > window.start:
        start = Clock(window.start, is_sure=True)
    return replace(hours, start=start, end=end)


def resolve(hours: Hours) -> tuple[int | None, int | None]:
    """Return the minutes of the day of both ends, each in the half of the day that is likeliest."""
    for part in hours.parts:
        hours = with_part(hours, part)
    start, end = hours.start, hours.end
    if start and hours.length:
        begins = by_default(start).minutes
        return begins, min(begins + hours.length, DAY_MINUTES - 1)
    if start and end and not hours.is_point:
        start, end = _range(start, end)
    else:
        start, end = start and by_default(start), end and by_default(end)
    return (start.minutes if start else None, end.minutes if end else None)


def _range(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    if start.is_sure and not end.is_sure:
        halves = (end.minutes, end.minutes + HALF_DAY)
        later = next((minutes for minutes in halves if minutes > start.minutes), halves[1])
        return start, replace(end, minutes=later, is_sure=True)
    if end.is_sure and not start.is_sure:
        shift = HALF_DAY if end.minutes >= HALF_DAY else 0
        same = start.minutes + shift
        return replace(start, minutes=same if same < end.minutes or not shift else start.minutes, is_sure=True), end
    if not start.is_sure and not end.is_sure:
        first = by_default(start)
        if end.minutes + (HALF_DAY if first.minutes >= HALF_DAY else 0) <= first.minutes >= HALF_DAY:
            first = replace(start, is_sure=True)
        return _range(first, end)
    return start, end


def text_of(minutes: int | None) -> str | None:
    return None if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def have_in_common(parts: Sequence[str]) -> bool:
    """Tell whether any hour is of all of these parts of the day."""
    windows = [PARTS_OF_DAY[part] for part in parts]
    return max(window.start for window in windows) < min(window.end for window in windows)


def part_hours(parts: Sequence[str]) -> tuple[int, int] | None:
    """Return the window that all parts have in common, or that of the last one said where they have none."""
    windows = [PARTS_OF_DAY[part] for part in parts]
    if not windows:
        return None
    start, end = max(window.start for window in windows), min(window.end for window in windows)
    return (start, end) if start < end else (windows[-1].start, windows[-1].end)
