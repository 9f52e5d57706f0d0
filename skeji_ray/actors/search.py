"""What a search makes of the calendars it looked at: the best match first, or what is nearest where none matches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from skeji_ray.catalogue.params import SearchAvailability
from skeji_ray.catalogue.results import Availability
from skeji_ray.domain.availability import Slot
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.occupied import NOTHING, Occupied
from skeji_ray.domain.schedule import Schedule
from skeji_ray.domain.wanted import Apart, Wanted, spread
from skeji_ray.messages.views import SlotView

MOST_SLOTS_A_BRANCH = 3
MAX_SLOTS = 9
"""Of all branches together, where days and windows were asked for."""
MAX_SLOTS_A_DAY = 3
"""Of one branch, where several days were asked for: more days are better than all of the first one."""
MAX_NEAREST = 3

Booked = Mapping[str, Occupied]
"""ISO date -> what is taken of one schedule's day."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One calendar that is looked at, and whose it is."""

    business: Business
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Searched:
    """Free slots of one branch, the best first."""

    slots: tuple[SlotView, ...]
    distance: timedelta
    """Of the first slot from the time that was asked for; zero when none was."""
    exact: bool
    """The first slot is the very time that was asked for."""


def taken(days: Iterable[ScheduleDay], request: SearchAvailability, branch: Branch, by: str) -> Booked:
    """What is taken of a branch, as it is to `by`: what they would move counts as free, if it is theirs to move."""
    return {day.date: _taken(day, request.moving_booking_id, branch, by) for day in days}


def _taken(day: ScheduleDay, moving: str | None, branch: Branch, by: str) -> Occupied:
    booking = day.booking(moving) if moving is not None else None
    theirs = booking is not None and by in {booking.customer, *branch.business.owners}
    return day.occupied(without=moving if theirs else None)


class BranchSearch:
    """The search of one branch: its days are looked at in order, until there are enough free slots."""

    def __init__(self, request: SearchAvailability, branch: Branch, now: datetime, *, is_paused: bool = False) -> None:
        self._request = request
        self.branch = branch
        self.wanted = Wanted(request, branch.schedule, now)
        self.is_paused = is_paused
        """Who asks cannot book there for now: it is looked at, and has nothing."""
        self.days = [] if is_paused else self.wanted.days
        self._found: list[list[Slot]] = []
        """By day, in the order in which they were looked at."""

    @property
    def has_found(self) -> bool:
        return bool(self._found)

    @property
    def has_enough(self) -> bool:
        request = self._request
        if request.order is not None or request.shown or request.later_than is not None:
            return sum(map(len, self._found)) >= MAX_SLOTS
        if self.wanted.is_near_a_time:
            return len(self._found) >= MAX_SLOTS
        return len(self._found) * MAX_SLOTS_A_DAY >= MAX_SLOTS

    def look_at(self, days: Collection[date], booked: Booked) -> None:
        """Look at those of its days that are among these, in order, until there is enough."""
        for day in self.days:
            if day in days and not self.has_enough:
                slots = self.wanted.fitting(day, booked.get(day.isoformat(), NOTHING))
                if slots:
                    self._found.append(slots[::-1] if self._request.order == "latest" else slots)

    def best(self, count: int) -> Searched:
        """Return at most `count` of what was found."""
        wanted, chosen = self.wanted, self._chosen(count)
        if not chosen:
            return Searched((), timedelta(), exact=False)
        views = tuple(self.view(slot) for slot in chosen)
        return Searched(views, wanted.distance(chosen[0]), exact=wanted.is_exact(chosen[0]))

    def _chosen(self, count: int) -> list[Slot]:
        request, wanted = self._request, self.wanted
        every = [slot for slots in self._found for slot in slots]
        if wanted.is_near_a_time:
            near = [self._nearest_of_a_day(slots, count) for slots in self._found]
            return sorted((slot for slots in near for slot in slots), key=self._by_distance)[:count]
        if request.order is not None or request.shown or request.later_than is not None or not request.spans:
            return every[:count]
        if len(self.days) == 1:
            return spread(every, count)
        a_day = min(MAX_SLOTS_A_DAY, -(-count // max(1, len(self._found))))
        return [slot for slots in self._found for slot in spread(slots, a_day)][:count]

    def _nearest_of_a_day(self, slots: list[Slot], count: int) -> list[Slot]:
        most = MAX_SLOTS_A_DAY if self._request.spans and len(self.days) > 1 else count
        return sorted(slots, key=self._by_distance)[:most]

    def _by_distance(self, slot: Slot) -> tuple[timedelta, datetime]:
        return self.wanted.distance(slot), slot.start

    def nearest(self, booked: Booked) -> list[tuple[Apart, SlotView]]:
        """Return what is nearest outside of what was asked for, nearest first."""
        found: list[tuple[Apart, Slot]] = []
        named = set(self.wanted.named)
        for day in [] if self.is_paused else self.wanted.days_outside():
            if day not in named and sum(not apart.is_shown_side for apart, _ in found) >= MAX_NEAREST:
                break
            outside = self.wanted.outside(day, booked.get(day.isoformat(), NOTHING))
            found += [(self.wanted.apart(slot), slot) for slot in outside]
        return [(apart, self.view(slot)) for apart, slot in sorted(found)[:MAX_NEAREST]]

    def view(self, slot: Slot) -> SlotView:
        schedule, business = self.branch.schedule, self.branch.business
        return SlotView(
            schedule_id=schedule.id,
            business_id=business.id,
            business_name=business.name,
            city=schedule.city,
            address=schedule.address,
            service_label=self._request.service_label or business.labels[0],
            start_time=slot.start,
            end_time=slot.end,
            time_zone=schedule.time_zone,
            seats_left=slot.seats,
        )


def answer(request: SearchAvailability, searches: Sequence[BranchSearch], *, businesses: int) -> Availability:
    """All branches' slots in one list, the branch nearest to the asked time first; of equals the one of higher
    priority, in whose order they come. Where what comes first was asked for, the slots themselves are in order."""
    offering = [one for one in searches if one.has_found]
    if not offering:
        return Availability(businesses=businesses)
    asks_for_days = request.spans or request.shown or request.later_than or request.earlier_than
    is_wide = asks_for_days and request.order is None  # of what comes first, few are enough
    share = max(MOST_SLOTS_A_BRANCH, MAX_SLOTS // len(offering)) if is_wide else MOST_SLOTS_A_BRANCH
    ordered = sorted((one.best(share) for one in offering), key=lambda one: one.distance)
    matches = [slot for one in ordered for slot in one.slots]
    if request.order is not None:
        matches.sort(key=lambda slot: slot.start_time, reverse=request.order == "latest")
    best = matches[0]
    is_one_time = request.time is not None or request.near is not None or len({one.start_time for one in matches}) == 1
    return Availability(
        schedule_id=best.schedule_id,
        start_time=best.start_time,
        end_time=best.end_time,
        exact=is_one_time and ordered[0].exact and ordered[0].slots[0].start_time == best.start_time,
        matches=tuple(matches),
        businesses=businesses,
    )
