"""Commands that take time out of an owner's calendars, and give it back: blocks, closed days, a pause of bookings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from skeji_ray.actors.calls import Call, Result
from skeji_ray.actors.days_ahead import block, disturb, unblock
from skeji_ray.actors.outbox import publish_outbox
from skeji_ray.actors.queries import businesses_of
from skeji_ray.actors.search import Branch
from skeji_ray.catalogue.params import BlockTime, CloseDays, PauseBookings
from skeji_ray.catalogue.results import DaysClosed, SchedulesResult, TimeBlocked
from skeji_ray.clock import Clock
from skeji_ray.domain import closures
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay, day_id
from skeji_ray.domain.entity import Act
from skeji_ray.domain.occupied import Span
from skeji_ray.domain.schedule import Schedule
from skeji_ray.domain.spans import spans_of, window_of
from skeji_ray.errors import BusinessError
from skeji_ray.messages.base import Publish
from skeji_ray.messages.views import BookingView, ScheduleView
from skeji_ray.pipeline.results.steps import MOST_AFFECTED_SHOWN
from skeji_ray.store.base import NotFound, Store, change

Decide = Callable[[Schedule, Business], Schedule]


class TimeOff:
    """What an owner does to all of their calendars, or to the one that is named."""

    def __init__(self, store: Store, publish: Publish, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._publish_outbox = partial(publish_outbox, store, publish)

    async def block(self, call: Call) -> Result:
        """Take a window out of each of the days; what stands in it stays, and its customers are told."""
        request: BlockTime = call.params
        act = call.act(self._clock)
        wanted = await self._spans(request, call, act)
        ahead = [
            (one, span)
            for one, span in wanted
            if span.end > act.at or await self._is_blocked(one.schedule, span.start, act)
        ]
        if not ahead:
            raise BusinessError("in_the_past", field="date")
        affected: list[BookingView] = []
        for one, span in ahead:
            affected += await block(self._store, self._publish_outbox, one.schedule, one.business, span, act)
        return _blocked(request, {one.schedule.id for one, _ in ahead}, affected)

    async def unblock(self, call: Call) -> Result:
        """Give back what was blocked of a window on each of the days."""
        request: BlockTime = call.params
        act = call.act(self._clock)
        given_back = {
            one.schedule.id
            for one, span in await self._spans(request, call, act)
            if await unblock(self._store, one.schedule, span, act)
        }
        if not given_back:
            raise BusinessError("nothing_blocked", field="date")
        return _blocked(request, given_back, ())

    async def close(self, call: Call) -> Result:
        """Close for some days; whoever booked on them is told, and their bookings stand."""
        request: CloseDays = call.params
        act = call.act(self._clock)
        branches = await self._calendars(request.schedule_id, call)
        for one in branches:  # all or none, as far as the rules can tell beforehand
            closures.close_days(one.schedule, one.business, act, request)
        schedules: list[Schedule] = []
        affected: list[BookingView] = []
        for one in branches:
            schedule = await self._changed(one, lambda it, its: closures.close_days(it, its, act, request))
            affected += await disturb(self._store, self._publish_outbox, one.schedule, schedule, one.business, act)
            schedules.append(schedule)
        return _closed(request, _replied(schedules, act), affected)

    async def reopen(self, call: Call) -> Result:
        """Open again on days that were closed."""
        request: CloseDays = call.params
        act = call.act(self._clock)
        changed = [
            await self._changed(one, lambda it, its: closures.reopen_days(it, its, act, request))
            for one in await self._calendars(request.schedule_id, call)
        ]
        reopened = _replied(changed, act)
        if not reopened:
            raise BusinessError("not_closed", field="date")
        return _closed(request, reopened, ())

    async def pause(self, call: Call) -> Result:
        """Take no bookings of customers for now."""
        return await self._paused(call, is_paused=True)

    async def resume(self, call: Call) -> Result:
        """Take them again."""
        return await self._paused(call, is_paused=False)

    async def _paused(self, call: Call, *, is_paused: bool) -> Result:
        request: PauseBookings = call.params
        act = call.act(self._clock)
        changed = [
            await self._changed(one, lambda it, its: closures.pause(it, its, act, is_paused=is_paused))
            for one in await self._calendars(request.schedule_id, call)
        ]
        return SchedulesResult(schedules=_replied(changed, act)).model_dump(mode="json")

    async def _spans(self, request: BlockTime, call: Call, act: Act) -> list[tuple[Branch, Span]]:
        branches = await self._calendars(request.schedule_id, call)
        return [(one, span) for one in branches for span in spans_of(one.schedule, request, act.at)]

    async def _calendars(self, schedule_id: str | None, call: Call) -> list[Branch]:
        """The one that is named, or all of the sender's; of anybody else's nothing is said.

        Raises BusinessError `not_found`.
        """
        mine = {one.id: one for one in await businesses_of(self._store, call.sender.identity)}
        if schedule_id is not None:
            schedule = await self._store.get(Schedule, schedule_id)
            found = [schedule] if schedule is not None and schedule.business_id in mine else []
        else:
            found = await self._store.find(Schedule, {"business_id": {"$in": list(mine)}}, sort=("_id",))
        if not found:
            raise BusinessError("not_found", field="schedule_id")
        return [Branch(mine[schedule.business_id], schedule) for schedule in found]

    async def _is_blocked(self, schedule: Schedule, start: datetime, act: Act) -> bool:
        """Whether this command has done it before."""
        day = await self._store.get(ScheduleDay, day_id(schedule.id, start.astimezone(schedule.zone).date()))
        return day is not None and any(known.command_id == act.command_id for known in day.blocks)

    async def _changed(self, branch: Branch, decide: Decide) -> Schedule:
        try:
            changed = await change(self._store, Schedule, branch.schedule.id, lambda one: decide(one, branch.business))
        except NotFound:
            raise BusinessError("not_found", field="schedule_id") from None
        return await self._publish_outbox(changed)


def _blocked(request: BlockTime, schedules: Iterable[str], affected: Iterable[BookingView]) -> Result:
    start, end = window_of(request)
    return TimeBlocked(
        date=request.date,
        date_to=request.date_to,
        start_time=start,
        end_time=end,
        schedules=len(set(schedules)),
        affected=_shown(affected),
    ).model_dump(mode="json")


def _replied(schedules: Iterable[Schedule], act: Act) -> tuple[ScheduleView, ...]:
    """As this command has left those that it changed, however often it comes."""
    replies = [one.replied(act.command_id) for one in schedules]
    return tuple(ScheduleView.model_validate(reply["schedule"]) for reply in replies if reply is not None)


def _closed(request: CloseDays, schedules: tuple[ScheduleView, ...], affected: Iterable[BookingView]) -> Result:
    return DaysClosed(
        date=request.date,
        date_to=closures.last_of(request),
        schedules=schedules,
        affected=_shown(affected),
    ).model_dump(mode="json")


def _shown(affected: Iterable[BookingView]) -> tuple[BookingView, ...]:
    return tuple(sorted(affected, key=lambda view: view.start_time)[:MOST_AFFECTED_SHOWN])
