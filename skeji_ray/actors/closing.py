"""A business or a calendar is closed: nobody finds it or books it any more, and whoever was to come is told."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from skeji_ray.actors.outbox import publish_outbox
from skeji_ray.domain.bookings import change_status, pass_time
from skeji_ray.domain.business import Business, closed
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.entity import Act
from skeji_ray.domain.schedule import Schedule
from skeji_ray.messages.base import Publish
from skeji_ray.messages.events import EventType
from skeji_ray.messages.ids import stable_id
from skeji_ray.store.base import NotFound, Store, change


async def close_business(store: Store, publish: Publish, business_id: str, act: Act) -> int:
    """Close it, its calendars first, so that nobody books meanwhile; how many bookings were cancelled.

    Again it goes on where it was left: the business itself goes last, and then what somebody made meanwhile.
    """
    cancelled = await _empty(store, publish, business_id, act)
    with suppress(NotFound):  # it was closed before
        business = await change(store, Business, business_id, lambda one: closed(one, act))
        await publish_outbox(store, publish, business)
        await store.delete(Business, business_id)
    return cancelled + await _empty(store, publish, business_id, act)


async def _empty(store: Store, publish: Publish, business_id: str, act: Act) -> int:
    for schedule in await store.find(Schedule, {"business_id": business_id}):
        await store.delete(Schedule, schedule.id)
    return await _cancel_bookings(store, publish, act, business_id=business_id)


async def close_schedule(store: Store, publish: Publish, schedule_id: str, act: Act) -> int:
    """Close one calendar of a business that goes on; how many bookings were cancelled. It goes after them, so that
    whoever is cut off finds it again, and what somebody made meanwhile after it."""
    cancelled = await _cancel_bookings(store, publish, act, schedule_id=schedule_id)
    await store.delete(Schedule, schedule_id)
    return cancelled + await _cancel_bookings(store, publish, act, schedule_id=schedule_id)


async def _cancel_bookings(store: Store, publish: Publish, act: Act, **of: str) -> int:
    """Of every day on which somebody is to come, to this business or this calendar."""
    cancelled = 0
    for day in await store.find(ScheduleDay, of, sort=("date",)):
        left = sum(one.status.is_open and one.end > act.at for one in day.bookings)
        if not left:
            continue
        await publish_outbox(store, publish, await change(store, ScheduleDay, day.id, lambda one: _emptied(one, act)))
        cancelled += left
    return cancelled


def closed_meanwhile(day: ScheduleDay, now: datetime) -> ScheduleDay:
    """The day of a business that is gone, without what was booked or moved to it by whoever had seen it before."""
    id = stable_id(day.id, "closed")
    act = Act(command_id=id, correlation_id=id, conversation_id="", by="", at=now)
    return _emptied(day.renewed(None), act)


def _emptied(day: ScheduleDay, act: Act) -> ScheduleDay:
    day = pass_time(day, act.at)
    for booking in day.bookings:
        if booking.status.is_open:
            of_it = replace(act, command_id=stable_id(act.command_id, booking.id))
            day = change_status(day, booking.id, EventType.BOOKING_CANCELLED, of_it)
    return day
