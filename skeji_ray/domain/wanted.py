"""When somebody wants a slot, by one schedule's own clock: which days are looked at, and which starts fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from skeji_ray.catalogue.params import SearchAvailability
from skeji_ray.domain.availability import (
    SEARCH_WITHOUT_DATE,
    Slot,
    free_at,
    free_slots,
    instants_of,
    last_day,
    local_day,
)
from skeji_ray.domain.halves import in_open_half
from skeji_ray.domain.occupied import Occupied
from skeji_ray.domain.schedule import Schedule
from skeji_ray.domain.windows import crosses_midnight, has_day, holds, is_over_in_time, minutes_from, window_of
from skeji_ray.messages.when import Span

DAYS_WITHOUT_A_DATE = 14
"""A window that names no days is looked for on so many, today first."""
DAYS_OF_A_WEEK = 7
"""So many of the days that were asked for, and before them, are looked at for what is nearest."""
_DAY = timedelta(days=1)


class Apart(NamedTuple):
    """How far a slot lies outside of what was wanted; the smallest is the nearest."""

    is_shown_side: bool
    """It lies on the side that was seen already ("anything later?")."""
    side: int
    """0: on a day that was wanted; 1: after one; 2: before all of them."""
    days: int
    minutes: int
    """Of the time of day."""


class Wanted:
    """One request as one schedule's clock has it."""

    def __init__(self, request: SearchAvailability, schedule: Schedule, now: datetime) -> None:
        request = in_open_half(request, schedule) if request.has_open_half else request
        self._request = request
        self._schedule = schedule
        self._now = now
        self._first, self._last = local_day(schedule, now), last_day(schedule, now)
        self._at = request.time or request.near
        self._until = now + SEARCH_WITHOUT_DATE if self._is_of_the_coming_hours() else None
        self.named = sorted(self._named_days())
        """The local days that were asked for, of those that can be booked."""
        self._is_named = frozenset(self.named)
        self._instants: dict[date, list[datetime]] = {}
        """At which its clock shows the wanted time, by day: reckoned once, since they are dear."""

    def _is_of_the_coming_hours(self) -> bool:
        """No day was said, nor anything that goes beyond what comes next."""
        said = self._request
        beyond = (said.spans, said.without, said.shown, said.later_than, said.earlier_than, said.order == "earliest")
        return said.date is None and not any(beyond)

    def _named_days(self) -> set[date]:
        said = self._request
        spans = said.spans or (Span(date_from=said.date, date_to=said.date),)
        days = {day for span in spans for day in self._days_of(span)}
        return days if said.date is None else days & {said.date}

    def _days_of(self, span: Span) -> Iterator[date]:
        first, last = max(span.date_from or self._first, self._first), self._last
        if self._until is not None:
            last = local_day(self._schedule, self._until)
        elif span.date_to is not None:
            last = span.date_to + _DAY if crosses_midnight(span) and span.date_to < self._last else span.date_to
        elif span.date_from is None and self._request.order != "earliest":
            seen = self._request.later_than
            first = max(first, min(local_day(self._schedule, seen), self._last)) if seen is not None else first
            last = first + (DAYS_WITHOUT_A_DATE - 1) * _DAY
        return _each_day(first, min(last, self._last))

    @property
    def days(self) -> list[date]:
        """The days to look at, in the order in which they are looked at."""
        said, schedule, days = self._request, self._schedule, self.named
        if said.later_than is not None:
            days = [day for day in days if day >= local_day(schedule, said.later_than)]
        if said.earlier_than is not None:
            days = [day for day in days if day <= local_day(schedule, said.earlier_than)]
        return days[::-1] if said.order == "latest" else days

    @property
    def is_past(self) -> bool:
        """Every day that was asked for has passed by this clock."""
        said = self._request
        ends = [said.date] if said.date is not None else [span.date_to for span in said.spans]
        return bool(ends) and all(end is not None and end < self._first for end in ends)

    def fitting(self, day: date, occupied: Occupied) -> list[Slot]:
        """Free slots of a local day that fit, on the grid or at the very times that were asked for, in order."""
        if not self._can_fit(day):
            return []
        free = set(self._free(day, occupied))
        free.update(self._off_grid(day, occupied, self._times()))
        fit = [slot for slot in free if self.fits(slot)]
        if not fit:  # a window may lie between two slots of the grid
            begins = {span.time_from for span in self._request.spans if span.time_from is not None}
            fit = [slot for slot in self._off_grid(day, occupied, begins) if self.fits(slot)]
        return sorted(fit)

    def _can_fit(self, day: date) -> bool:
        """Whether the hours of the day and a window that was asked for have anything in common: cheaply told."""
        spans, hours = self._request.spans, self._schedule
        if not self._schedule.works_on(day):
            return False
        for span in spans:
            begins, ends = window_of(span)
            if begins > ends or (begins < hours.end_of_day and ends >= hours.start_of_day and has_day(span, day)):
                return True
        return not spans

    def outside(self, day: date, occupied: Occupied) -> list[Slot]:
        """Free slots of a local day that would do as the nearest outside of what was asked for."""
        return [slot for slot in self._free(day, occupied) if self._is_allowed(slot)]

    def _free(self, day: date, occupied: Occupied) -> Iterable[Slot]:
        return free_slots(self._schedule, day, occupied, self._now)

    def _off_grid(self, day: date, occupied: Occupied, times: Iterable[str]) -> Iterator[Slot]:
        for at in times:
            for instant in instants_of(self._schedule, day, time.fromisoformat(at)):
                if (slot := free_at(self._schedule, instant, occupied, self._now)) is not None:
                    yield slot

    def _times(self) -> set[str]:
        """The very times that were asked for."""
        points = {span.time_from for span in self._request.spans if span.time_from == span.time_to}
        return {at for at in (*points, self._at) if at is not None}

    def fits(self, slot: Slot) -> bool:
        """Tell whether a free slot of one of the days lies inside of all that was said."""
        said, start = self._request, slot.start
        if said.later_than is not None and start <= said.later_than:
            return False
        if said.earlier_than is not None and start >= said.earlier_than:
            return False
        if self._until is not None and start >= self._until:
            return False
        return self._is_allowed(slot) and (not said.spans or self._lies_in(said.spans, slot))

    def _is_allowed(self, slot: Slot) -> bool:
        said = self._request
        if slot.start in said.shown or (said.party is not None and slot.seats < said.party):
            return False
        return not (said.without and self._lies_in(said.without, slot))

    def _lies_in(self, spans: Iterable[Span], slot: Slot) -> bool:
        wall, over = self._wall(slot), self._local(slot.end)
        return any(holds(span, wall) and is_over_in_time(span, wall, over) for span in spans)

    def _wall(self, slot: Slot) -> datetime:
        return self._local(slot.start)

    def _local(self, instant: datetime) -> datetime:
        return instant.astimezone(self._schedule.zone).replace(tzinfo=None)

    def is_exact(self, slot: Slot) -> bool:
        """Tell whether it begins at a time of the day that was asked for."""
        return f"{self._wall(slot):%H:%M}" in self._times()

    @property
    def is_near_a_time(self) -> bool:
        return self._at is not None

    def distance(self, slot: Slot) -> timedelta:
        """From the nearest wanted time, by the clock on the wall where daylight saving skips it; zero without one."""
        if self._at is None:
            return timedelta()
        wall = self._wall(slot)
        near = (wall.date() - _DAY, wall.date(), wall.date() + _DAY)
        apart = [self._from_time(slot, wall, day) for day in near if day in self._is_named]
        return min(apart, default=timedelta())

    def _from_time(self, slot: Slot, wall: datetime, day: date) -> timedelta:
        at = time.fromisoformat(self._at or "")
        if day not in self._instants:
            self._instants[day] = instants_of(self._schedule, day, at)
        apart = [abs(slot.start - one) for one in self._instants[day]]
        return min(apart, default=abs(wall - datetime.combine(day, at)))

    def apart(self, slot: Slot) -> Apart:
        """How far outside of what was wanted a slot lies."""
        said, wall = self._request, self._wall(slot)
        is_shown_side = (said.later_than is not None and slot.start <= said.later_than) or (
            said.earlier_than is not None and slot.start >= said.earlier_than
        )
        side = 0 if wall.date() in self._is_named else 2 if self.named and wall.date() < self.named[0] else 1
        return Apart(is_shown_side, side, self._days_apart(wall.date()), self._minutes_apart(wall))

    def _minutes_apart(self, wall: datetime) -> int:
        """From the nearest window of the day, or time, that was asked for."""
        minute = wall.hour * 60 + wall.minute
        windows = [window_of(span) for span in self._request.spans]
        windows += [(self._at, self._at)] if self._at is not None else []
        return min((minutes_from(minute, *window) for window in windows), default=0)

    def days_outside(self) -> list[date]:
        """The days on which the nearest are looked for: those wanted, those after them, those before, as `Apart` has
        them."""
        wanted = self.named[:DAYS_OF_A_WEEK]
        first, last = (self.named[0], self.named[-1]) if self.named else (self._first, self._first - _DAY)
        until = min(last + DAYS_WITHOUT_A_DATE * _DAY, self._last)
        after = [day for day in _each_day(first, until) if day not in self._is_named]
        before = _each_day(max(first - DAYS_OF_A_WEEK * _DAY, self._first), first - _DAY)
        return [*wanted, *sorted(after, key=lambda day: (self._days_apart(day), day)), *reversed(list(before))]

    def _days_apart(self, day: date) -> int:
        if day in self._is_named:
            return 0
        return min((abs((day - one).days) for one in self.named), default=(day - self._first).days)


def _each_day(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + number * _DAY


def spread(slots: Sequence[Slot], count: int) -> list[Slot]:
    """Return at most `count` of them, evenly spread, the first and the last among them."""
    if len(slots) <= count:
        return list(slots)
    if count == 1:
        return [slots[0]]
    return [slots[round(number * (len(slots) - 1) / (count - 1))] for number in range(count)]
