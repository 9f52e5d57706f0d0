"""The schedules service: calendars, and what is free in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from skeji_ray.actors.agenda import agenda
from skeji_ray.actors.calls import Call, Method, Result, reply_of, taken_back
from skeji_ray.actors.closing import close_schedule
from skeji_ray.actors.days_ahead import days_ahead, disturb, has_open_bookings, move_zone
from skeji_ray.actors.owned import owned_by
from skeji_ray.actors.queries import businesses_of
from skeji_ray.actors.searching import search
from skeji_ray.actors.services import CommandService
from skeji_ray.actors.time_off import TimeOff
from skeji_ray.actors.under_way import under_way
from skeji_ray.catalogue.params import (
    BusinessRef,
    CreateSchedule,
    DailySchedule,
    ScheduleRef,
    SearchAvailability,
    UpdateSchedule,
)
from skeji_ray.catalogue.results import Described
from skeji_ray.domain import schedule as rules
from skeji_ray.domain.business import Business, zone_key
from skeji_ray.domain.entity import Act, Entity
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import BusinessError
from skeji_ray.messages.views import BookingView
from skeji_ray.pipeline.results.steps import MOST_AFFECTED_SHOWN

CALENDARS = "calendars"
"""What a business has at most ten of."""


class Schedules(CommandService):
    """Commands about calendars."""

    service: ClassVar[str] = "schedules"
    entities: ClassVar[tuple[type[Entity], ...]] = (Schedule,)

    def methods(self) -> Mapping[str, Method]:
        off = TimeOff(self._store, self._publish, self._clock)
        return {
            "create_schedule": self._create,
            "update_schedule": self._update,
            "block_time": off.block,
            "unblock_time": off.unblock,
            "close_days": off.close,
            "reopen_days": off.reopen,
            "pause_bookings": off.pause,
            "resume_bookings": off.resume,
            "get_schedule": self._get,
            "describe_business": self._describe,
            "search_availability": self._search,
            "daily_schedule": self._daily,
            "undo": self._undo,
        }

    async def _create(self, call: Call) -> Result:
        request: CreateSchedule = call.params
        business = await self._owned(request.business_id, call)
        standing = await self._store.get(Schedule, rules.schedule_id_for(request, business))
        if standing is not None and standing.created_by == call.command_id:
            return reply_of(await self._publish_outbox(standing), call.command_id)
        act = call.act(self._clock)
        wanted = rules.create(act, request, business)
        async with under_way(self._store, CALENDARS, [business.id], wanted.likeness, act) as earlier:
            others = await self._store.find(Schedule, {"business_id": business.id})
            rules.check_others(wanted, others, earlier[business.id])
            made = await self._insert(wanted)
        if made.created_by != call.command_id:  # somebody was faster by a moment
            raise BusinessError("duplicate_schedule", field="address")
        return reply_of(made, call.command_id)

    async def _owned(self, business_id: str, call: Call) -> Business:
        """A business of the sender's; of anybody else's nothing is said."""
        business = await self._store.get(Business, business_id)
        if business is None or call.sender.identity not in business.owners:
            raise BusinessError("not_found", field="business_id")
        return business

    async def _update(self, call: Call) -> Result:
        """What was written before a crash is carried on with when the command comes again."""
        request: UpdateSchedule = call.params
        before = await self._found(request.schedule_id)
        business = await self._owned(before.business_id, call)
        zone = None if request.time_zone is None else zone_key(request.time_zone)
        act, moves_zone = call.act(self._clock), zone not in {None, before.time_zone}
        if moves_zone:
            await self._refuse_if_booked(before, act)
        changed = await self._updated(before, business, act, request)
        if moves_zone:
            await self._move_zone(before, changed, business, act)
        affected: tuple[BookingView, ...] = ()
        if rules.changes_times(request):
            affected = await disturb(self._store, self._publish_outbox, before, changed, business, act)
        shown = [view.model_dump(mode="json") for view in affected[:MOST_AFFECTED_SHOWN]]
        return {**reply_of(changed, call.command_id), "affected": shown}

    async def _updated(self, before: Schedule, business: Business, act: Act, request: UpdateSchedule) -> Schedule:
        wanted = rules.update(before, business, act, request)
        if wanted is before:
            return await self._publish_outbox(before)
        async with under_way(self._store, CALENDARS, [business.id], wanted.likeness, act) as earlier:
            others = await self._store.find(Schedule, {"business_id": business.id})
            rules.check_others(wanted, others, earlier[business.id])
            return await self._change(Schedule, before.id, lambda one: rules.update(one, business, act, request))

    async def _refuse_if_booked(self, schedule: Schedule, act: Act) -> None:
        """Its day keys would move under a booking."""
        if has_open_bookings(await days_ahead(self._store, act.at, schedule_id=schedule.id), act.at):
            raise BusinessError("has_bookings", field="time_zone")

    async def _move_zone(self, before: Schedule, changed: Schedule, business: Business, act: Act) -> None:
        """Who booked by the old clock while it was changed keeps it: then the zone goes back."""
        try:
            await self._refuse_if_booked(changed, act)
        except BusinessError:
            await self._change(Schedule, changed.id, lambda one: rules.with_zone_of(one, before, business, act))
            raise
        await move_zone(self._store, changed, act.at)

    async def _found(self, schedule_id: str) -> Schedule:
        schedule = await self._store.get(Schedule, schedule_id)
        if schedule is None:
            raise BusinessError("not_found", field="schedule_id")
        return schedule

    async def _describe(self, call: Call) -> Result:
        request: BusinessRef = call.params
        found = await owned_by(self._store, [request.business_id])
        if not found:
            raise BusinessError("not_found", field="business_id")
        own = found[0]
        return Described(business=own.business, schedules=own.schedules).model_dump(mode="json")

    async def _get(self, call: Call) -> Result:
        request: ScheduleRef = call.params
        schedule = await self._found(request.schedule_id)
        return {"schedule_id": schedule.id, "schedule": schedule.view().model_dump(mode="json")}

    async def _search(self, call: Call) -> Result:
        request: SearchAvailability = call.params
        found = await search(self._store, request, call.sender.identity, self._clock.now())
        return found.model_dump(mode="json")

    async def _daily(self, call: Call) -> Result:
        request: DailySchedule = call.params
        mine = await businesses_of(self._store, call.sender.identity)
        if not mine:
            raise BusinessError("not_allowed")
        return (await agenda(self._store, request, mine, self._clock.now())).model_dump(mode="json")

    async def _take_back(self, command_id: str, call: Call) -> None:
        act = call.act(self._clock, taken_back(command_id))
        for schedule in await self._store.find(Schedule, {"created_by": command_id}):
            business = await self._store.get(Business, schedule.business_id)
            if business is None or call.sender.identity in business.owners:
                await close_schedule(self._store, self._publish, schedule.id, act)
