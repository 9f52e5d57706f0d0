"""A search for free slots: which businesses and branches are looked at, and what is taken of their days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from skeji_ray.actors.search import MAX_NEAREST, Booked, Branch, BranchSearch, answer, taken
from skeji_ray.catalogue.params import SearchAvailability
from skeji_ray.catalogue.results import Availability
from skeji_ray.domain.availability import MOST_DAYS_AHEAD
from skeji_ray.domain.business import Business, pairs_of
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.normalise import normalise_name
from skeji_ray.domain.schedule import MOST_SCHEDULES_A_BUSINESS, Schedule
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Days, Pattern
from skeji_ray.messages.views import SlotView
from skeji_ray.messages.vocabulary import canonical_city, labels_meant, labels_near, spoken
from skeji_ray.messages.when import Span
from skeji_ray.store.base import Store

MOST_BUSINESSES, MOST_BRANCHES = 5, 3
MOST_LOOKED_AT = 20
"""Businesses of one search: those behind fully booked ones are found too, within reason."""
MAX_NAMED_AMONG = 200
"""Businesses among which one is looked for by its name."""
DAYS_AT_ONCE = 14
"""Days whose bookings one query asks for: most searches have found enough by then."""
_FURTHEST_EAST, _FURTHEST_WEST = timedelta(hours=14), timedelta(hours=12)


async def search(store: Store, request: SearchAvailability, by: str, now: datetime) -> Availability:
    """What is free as `by` asks for it.

    Raises BusinessError: `not_found`, `invalid_param`, `too_far`, `in_the_past`, `paused`.
    """
    return await _Search(store, request, by, now).answer()


class _Search:
    """One request, and what it is answered from."""

    def __init__(self, store: Store, request: SearchAvailability, by: str, now: datetime) -> None:
        self._store = store
        self._request = request
        self._by = by
        self._now = now

    @property
    def _is_named(self) -> bool:
        """It is about one business, or one calendar of it."""
        request = self._request
        return any((request.schedule_id, request.business_id, request.business_name))

    async def answer(self) -> Availability:
        request = self._request
        _check_days(request, self._now)
        if request.schedule_id is not None:
            return await self._answer_of(await self._searched([await self._branch(request.schedule_id)]))
        businesses = await self._businesses()
        searches: list[BranchSearch] = []
        for page in (businesses[:MOST_BUSINESSES], businesses[MOST_BUSINESSES:]):  # the best, and then all others
            searches += await self._searched(await self._branches(page)) if page else []
            if len(_offering(searches)) >= MOST_BUSINESSES:
                break
        return await self._answer_of(searches)

    async def _answer_of(self, searches: list[BranchSearch]) -> Availability:
        if searches and self._is_named and all(one.is_paused for one in searches):
            raise BusinessError("paused", field="schedule_id")
        looked_at = len({one.branch.business.id for one in searches})
        chosen = set(list(_offering(searches))[:MOST_BUSINESSES])
        found = answer(
            self._request, [one for one in searches if one.branch.business.id in chosen], businesses=looked_at
        )
        return found if found.matches else found.model_copy(update={"nearest": await self._nearest(searches)})

    async def _branch(self, schedule_id: str) -> Branch:
        schedule = await self._store.get(Schedule, schedule_id)
        business = await self._store.get(Business, schedule.business_id) if schedule else None
        if schedule is None or business is None:
            raise BusinessError("not_found", field="schedule_id")
        return Branch(business, schedule)

    async def _businesses(self) -> list[Business]:
        """The one that is named by its id; else those of the city and the label, highest priority first.

        Raises BusinessError `not_found`, or `invalid_param` when city or label is missing.
        """
        request = self._request
        if request.business_id is not None:
            business = await self._store.get(Business, request.business_id)
            if business is None:
                raise BusinessError("not_found", field="business_id")
            return [business]
        if request.city is None or request.service_label is None:
            missing = "city" if request.city is None else "service_label"
            raise BusinessError("invalid_param", field=missing, limit=Pattern(form="needed"))
        found = await self._doing(request.city, labels_meant(request.service_label))
        if request.business_name is not None:
            return named(request.business_name, found)[:MOST_LOOKED_AT]
        return found or await self._doing_what_is_near(request.city, request.service_label)

    async def _doing(self, city: str, labels: Sequence[str]) -> list[Business]:
        where = {"pairs": {"$in": list(pairs_of([city], labels))}}
        most = MOST_LOOKED_AT if self._request.business_name is None else MAX_NAMED_AMONG
        return list(await self._store.find(Business, where, sort=("-priority", "_id"), limit=most))

    async def _doing_what_is_near(self, city: str, wanted: str) -> list[Business]:
        """Those who do what is nearest in kind, where nobody does the very thing: their slots are of that service."""
        for label in labels_near(wanted):
            if found := await self._doing(city, (label,)):
                self._request = self._request.model_copy(update={"service_label": spoken(label)})
                return found
        return []

    async def _branches(self, page: Sequence[Business]) -> list[Branch]:
        """The branches of these businesses in the asked city, at most three of each; of a named business all."""
        request = self._request
        where: dict[str, Any] = {"business_id": {"$in": [one.id for one in page]}}
        if request.city is not None:
            where["city_key"] = canonical_city(request.city)
        most = MOST_SCHEDULES_A_BUSINESS if self._is_named else MOST_BRANCHES
        schedules = await self._store.find(Schedule, where, sort=("_id",))
        return [
            Branch(business, schedule)
            for business in page
            for schedule in [one for one in schedules if one.business_id == business.id][:most]
        ]

    async def _searched(self, branches: Sequence[Branch]) -> list[BranchSearch]:
        """Look at the days of these branches in order, a fortnight at once, until each has enough.

        Raises BusinessError `in_the_past`.
        """
        searches = [BranchSearch(self._request, one, self._now, is_paused=self._is_paused(one)) for one in branches]
        if searches and all(one.wanted.is_past for one in searches):
            raise BusinessError("in_the_past", field="date")
        dates = sorted({day for one in searches for day in one.days}, reverse=self._request.order == "latest")
        for first in range(0, len(dates), DAYS_AT_ONCE):
            left = [one for one in searches if not one.has_enough]
            if not left:
                break
            days = dates[first : first + DAYS_AT_ONCE]
            booked = await self._booked(left, days)
            for one in left:
                one.look_at(frozenset(days), booked[one.branch.schedule.id])
        return searches

    def _is_paused(self, branch: Branch) -> bool:
        """Owners book all the same, and a booking that stands may be moved."""
        is_new = self._request.moving_booking_id is None
        return branch.schedule.is_paused and is_new and self._by not in branch.business.owners

    async def _booked(self, searches: Sequence[BranchSearch], days: Sequence[date]) -> Mapping[str, Booked]:
        """What is taken of these branches from the first of these days to the last, by schedule."""
        where = {
            "schedule_id": {"$in": [one.branch.schedule.id for one in searches]},
            "date": {"$gte": min(days).isoformat(), "$lte": max(days).isoformat()},
        }
        found: dict[str, list[ScheduleDay]] = {}
        for day in await self._store.find(ScheduleDay, where):
            found.setdefault(day.schedule_id, []).append(day)
        branches = {one.branch.schedule.id: one.branch for one in searches}
        return {id: taken(found.get(id, ()), self._request, branch, self._by) for id, branch in branches.items()}

    async def _nearest(self, searches: Sequence[BranchSearch]) -> tuple[SlotView, ...]:
        """What is nearest to what was asked for, where nothing fits: of the best businesses, else of all others."""
        best = list(dict.fromkeys(one.branch.business.id for one in searches))[:MOST_BUSINESSES]
        for are_best in (True, False):
            page = [one for one in searches if (one.branch.business.id in best) is are_best]
            days = {day for one in page for day in one.wanted.days_outside()}
            if not days:
                continue
            booked = await self._booked(page, sorted(days))
            found = [near for one in page for near in one.nearest(booked[one.branch.schedule.id])]
            if found:
                found.sort(key=lambda near: (near[0], near[1].start_time))
                return tuple(view for _, view in found[:MAX_NEAREST])
        return ()


def _offering(searches: Sequence[BranchSearch]) -> list[str]:
    """Ids of the businesses that have something free, in order."""
    return list(dict.fromkeys(one.branch.business.id for one in searches if one.has_found))


def named(name: str, businesses: Sequence[Business]) -> list[Business]:
    """Return those of this name; where there are none, those whose name holds all of its words.

    Raises BusinessError `not_found`.
    """
    wanted = normalise_name(name)
    words = set(wanted.split("_"))
    found = [one for one in businesses if normalise_name(one.name) == wanted] or [
        one for one in businesses if words <= set(normalise_name(one.name).split("_"))
    ]
    if not found:
        raise BusinessError("not_found", field="business_name")
    return found


def _check_days(request: SearchAvailability, now: datetime) -> None:
    """Against the dates that stand on any clock of the world; a schedule's own last day cuts finer.

    Raises BusinessError: `too_far`, `in_the_past`.
    """
    spans = [Span(date_from=request.date, date_to=request.date)] if request.date is not None else request.spans
    last = (now + _FURTHEST_EAST).date() + timedelta(days=MOST_DAYS_AHEAD)
    first = (now - _FURTHEST_WEST).date()
    too_far = [one.date_from is not None and one.date_from > last for one in spans]
    past = [one.date_to is not None and one.date_to < first for one in spans]
    if spans and all(past):
        raise BusinessError("in_the_past", field="date")
    if spans and all(map(any, zip(too_far, past, strict=True))):
        raise BusinessError("too_far", field="date", limit=Days(most=MOST_DAYS_AHEAD))
