"""A search for free slots: which businesses and branches are looked at, and what is taken of their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from skeji_ray.actors.search import Branch, Searched, best_first, days_of, search_branch, taken
from skeji_ray.catalogue import Availability, SearchAvailability
from skeji_ray.domain.availability import MOST_DAYS_AHEAD, local_day
from skeji_ray.domain.business import Business, pairs_of
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.schedule import MOST_SCHEDULES_A_BUSINESS, Schedule
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Days, Pattern
from skeji_ray.messages.vocabulary import canonical_city
from skeji_ray.store.base import Store

MOST_BUSINESSES, MOST_BRANCHES = 5, 3
MOST_LOOKED_AT = 20
"""Businesses of one search: those behind fully booked ones are found too, within reason."""
_FURTHEST_EAST, _FURTHEST_WEST = timedelta(hours=14), timedelta(hours=12)


async def search(store: Store, request: SearchAvailability, by: str, now: datetime) -> Availability:
    """What is free as `by` asks for it.

    Raises BusinessError: `not_found`, `invalid_param`, `too_far`, `in_the_past`.
    """
    return await _Search(store, request, by, now).answer()


class _Search:
    """One request, and what it is answered from."""

    def __init__(self, store: Store, request: SearchAvailability, by: str, now: datetime) -> None:
        self._store = store
        self._request = request
        self._by = by
        self._now = now

    async def answer(self) -> Availability:
        request = self._request
        _check_date(request, self._now)
        if request.schedule_id is not None:
            return best_first(await self._search_one(request.schedule_id), businesses=1)
        businesses = await self._businesses()
        offering: dict[str, list[Searched]] = {}
        looked_at = 0
        for page in (businesses[:MOST_BUSINESSES], businesses[MOST_BUSINESSES:]):  # the best, and then all others
            branches = await self._branches(page) if page else []
            looked_at += len({branch.business.id for branch in branches})
            for one in await self._search_branches(branches) if branches else []:
                if one.slots:
                    offering.setdefault(one.slots[0].business_id, []).append(one)
            if len(offering) >= MOST_BUSINESSES:
                break
        chosen = list(offering.values())[:MOST_BUSINESSES]
        return best_first([one for searched in chosen for one in searched], businesses=looked_at)

    async def _search_one(self, schedule_id: str) -> list[Searched]:
        schedule = await self._store.get(Schedule, schedule_id)
        business = await self._store.get(Business, schedule.business_id) if schedule else None
        if schedule is None or business is None:
            raise BusinessError("not_found", field="schedule_id")
        return await self._search_branches([Branch(business, schedule)])

    async def _businesses(self) -> list[Business]:
        """The one that is named; else those of the city and the label, highest priority first.

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
        pairs = list(pairs_of([request.city], [request.service_label]))
        sort = ("-priority", "_id")
        return await self._store.find(Business, {"pairs": {"$in": pairs}}, sort=sort, limit=MOST_LOOKED_AT)

    async def _branches(self, page: Sequence[Business]) -> list[Branch]:
        """The branches of these businesses in the asked city, at most three of each; of a named business all."""
        request = self._request
        where: dict[str, Any] = {"business_id": {"$in": [one.id for one in page]}}
        if request.city is not None:
            where["city_key"] = canonical_city(request.city)
        most = MOST_BRANCHES if request.business_id is None else MOST_SCHEDULES_A_BUSINESS
        schedules = await self._store.find(Schedule, where, sort=("_id",))
        return [
            Branch(business, schedule)
            for business in page
            for schedule in [one for one in schedules if one.business_id == business.id][:most]
        ]

    async def _search_branches(self, branches: Sequence[Branch]) -> list[Searched]:
        request, now = self._request, self._now
        if request.date is not None and all(request.date < local_day(one.schedule, now) for one in branches):
            raise BusinessError("in_the_past", field="date")
        dates = {day.isoformat() for branch in branches for day in days_of(request, branch.schedule, now)}
        where = {"schedule_id": {"$in": [one.schedule.id for one in branches]}, "date": {"$in": sorted(dates)}}
        found: dict[str, list[ScheduleDay]] = {}
        for day in await self._store.find(ScheduleDay, where):
            found.setdefault(day.schedule_id, []).append(day)
        return [
            search_branch(request, one, taken(found.get(one.schedule.id, ()), request, one, self._by), now)
            for one in branches
        ]


def _check_date(request: SearchAvailability, now: datetime) -> None:
    """Against the dates that stand on any clock of the world; a schedule's own last day cuts finer."""
    if request.date is None:
        return
    if request.date > (now + _FURTHEST_EAST).date() + timedelta(days=MOST_DAYS_AHEAD):
        raise BusinessError("too_far", field="date", limit=Days(most=MOST_DAYS_AHEAD))
    if request.date < (now - _FURTHEST_WEST).date():
        raise BusinessError("in_the_past", field="date")
