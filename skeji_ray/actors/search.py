"""What a search makes of the calendars it looked at: the best match first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from skeji_ray.catalogue import Availability, SearchAvailability
from skeji_ray.domain.availability import SEARCH_WITHOUT_DATE, Slot, free_at, free_slots, instants_of, local_day
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.occupied import NOTHING, Occupied
from skeji_ray.domain.schedule import Schedule
from skeji_ray.messages.views import SlotView

MOST_SLOTS_A_BRANCH = 3

Days = Mapping[str, Occupied]
"""ISO date -> what is taken of one schedule's day."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One calendar that is looked at, and whose it is."""

    business: Business
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Searched:
    """The free slots of one branch, nearest to what was asked for first."""

    slots: tuple[SlotView, ...]
    distance: timedelta
    """Of the first slot from the time that was asked for; zero when none was."""
    exact: bool
    """The first slot is the very time that was asked for."""


def days_of(request: SearchAvailability, schedule: Schedule, now: datetime) -> list[date]:
    """The schedule's local days to look at: the one asked for, else those of the next 36 hours."""
    if request.date is not None:
        return [request.date]
    first, last = local_day(schedule, now), local_day(schedule, now + SEARCH_WITHOUT_DATE)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def taken(days: Iterable[ScheduleDay], request: SearchAvailability, branch: Branch, by: str) -> Days:
    """What is taken of a branch, as it is to `by`: what they would move counts as free, if it is theirs to move."""
    return {day.date: _taken(day, request.moving_booking_id, branch, by) for day in days}


def _taken(day: ScheduleDay, moving: str | None, branch: Branch, by: str) -> Occupied:
    booking = day.booking(moving) if moving is not None else None
    theirs = booking is not None and by in {booking.customer, *branch.business.owners}
    return day.occupied(without=moving if theirs else None)


def search_branch(request: SearchAvailability, branch: Branch, booked: Days, now: datetime) -> Searched:
    """What is free in one branch, at most three slots."""
    schedule = branch.schedule
    days = days_of(request, schedule, now)
    free = {slot for day in days for slot in free_slots(schedule, day, booked.get(day.isoformat(), NOTHING), now)}
    wanted = _wanted(request, schedule, days)
    for instant in wanted.instants:  # it may lie between two slots, and be free all the same
        occupied = booked.get(local_day(schedule, instant).isoformat(), NOTHING)
        if (slot := free_at(schedule, instant, occupied, now)) is not None:
            free.add(slot)
    if request.date is None:
        free = {slot for slot in free if slot.start < now + SEARCH_WITHOUT_DATE}
    ordered = sorted(free, key=lambda slot: (_distance(slot, wanted, schedule.zone), slot.start))
    label = request.service_label or branch.business.labels[0]
    views = tuple(_view(slot, label, branch) for slot in ordered[:MOST_SLOTS_A_BRANCH])
    if not ordered:
        return Searched((), timedelta(), exact=False)
    return Searched(views, _distance(ordered[0], wanted, schedule.zone), exact=ordered[0].start in wanted.instants)


class _Wanted(NamedTuple):
    """The asked time on each of the days that are looked at."""

    instants: tuple[datetime, ...]
    """Those at which the schedule's clock shows it."""
    skipped: tuple[datetime, ...]
    """Readings of that clock, without a zone, that daylight saving skips: no instant shows them."""


def _wanted(request: SearchAvailability, schedule: Schedule, days: Sequence[date]) -> _Wanted:
    if request.time is None:
        return _Wanted((), ())
    at = time.fromisoformat(request.time)
    found = {day: instants_of(schedule, day, at) for day in days}
    return _Wanted(
        tuple(instant for instants in found.values() for instant in instants),
        tuple(datetime.combine(day, at) for day, instants in found.items() if not instants),
    )


def _distance(slot: Slot, wanted: _Wanted, zone: ZoneInfo) -> timedelta:
    """From the nearest asked time, by the clock on the wall where that skips it; zero when none was asked for."""
    wall = slot.start.astimezone(zone).replace(tzinfo=None)
    apart = (*(abs(slot.start - one) for one in wanted.instants), *(abs(wall - one) for one in wanted.skipped))
    return min(apart, default=timedelta())


def _view(slot: Slot, label: str, branch: Branch) -> SlotView:
    schedule = branch.schedule
    return SlotView(
        schedule_id=schedule.id,
        business_id=branch.business.id,
        business_name=branch.business.name,
        city=schedule.city,
        address=schedule.address,
        service_label=label,
        start_time=slot.start,
        end_time=slot.end,
        time_zone=schedule.time_zone,
        seats_left=slot.seats,
    )


def best_first(searched: Sequence[Searched], *, businesses: int) -> Availability:
    """All branches' slots in one list, the branch nearest to the asked time first; of equals the one of higher
    priority, in whose order they come."""
    ordered = sorted((one for one in searched if one.slots), key=lambda one: one.distance)
    matches = tuple(slot for one in ordered for slot in one.slots)
    if not matches:
        return Availability(businesses=businesses)
    best = matches[0]
    return Availability(
        schedule_id=best.schedule_id,
        start_time=best.start_time,
        end_time=best.end_time,
        exact=ordered[0].exact,
        matches=matches,
        businesses=businesses,
    )
