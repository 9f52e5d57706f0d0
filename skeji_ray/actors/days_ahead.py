"""The days ahead of a calendar, as they follow what becomes of the calendar and its business."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta

from skeji_ray.domain import blocks
from skeji_ray.domain import bookings as rules
from skeji_ray.domain.availability import MOST_DAYS_AHEAD
from skeji_ray.domain.booking import Booking
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay, day_id, empty_day
from skeji_ray.domain.entity import Act
from skeji_ray.domain.occupied import Span
from skeji_ray.domain.schedule import Schedule
from skeji_ray.domain.spans import overlaps, still_fits
from skeji_ray.messages.views import BookingView
from skeji_ray.store.base import D, NotFound, Store, change, change_or_insert

Publishes = Callable[[ScheduleDay], Awaitable[ScheduleDay]]
"""`CommandService._publish_outbox`."""
_DAY = timedelta(days=1)


async def days_ahead(store: Store, now: datetime, **of: str) -> list[ScheduleDay]:
    """Of a schedule or of a business, from today on by any clock, as far as anybody can book."""
    first, last = (now - _DAY).date(), (now + _DAY).date() + timedelta(days=MOST_DAYS_AHEAD)
    where = {**of, "date": {"$gte": first.isoformat(), "$lte": last.isoformat()}}
    return await store.find(ScheduleDay, where, sort=("date",))


def has_open_bookings(days: Iterable[ScheduleDay], now: datetime) -> bool:
    """Whether somebody is still to come, or on their way to another day."""
    return any(
        day.arrivals or day.departures or any(one.status.is_open and one.end > now for one in day.bookings)
        for day in days
    )


async def block(
    store: Store, publish: Publishes, schedule: Schedule, business: Business, span: Span, act: Act
) -> tuple[BookingView, ...]:
    """Take a span out of one day, and have those told who stand in it: these are given back."""
    date = span.start.astimezone(schedule.zone).date()
    fresh = empty_day(schedule, business.owners, business.name, date)

    def decide(day: ScheduleDay) -> ScheduleDay:
        blocked = blocks.block(day.renewed(business), span.start, span.end, act)
        return rules.disturbed(blocked, lambda booking: overlaps(booking, span), act)

    day = await publish(await change_or_insert(store, fresh, decide))
    return _told_of(day, act)


async def unblock(store: Store, schedule: Schedule, span: Span, act: Act) -> bool:
    """Give a span of one day back; whether this command has given anything back of it."""
    id = day_id(schedule.id, span.start.astimezone(schedule.zone).date())
    try:
        day = await change(store, ScheduleDay, id, lambda day: blocks.unblock(day, span.start, span.end, act))
    except NotFound:  # nobody ever booked or blocked it
        return False
    return act.command_id in day.unblocked_by


def _told_of(day: ScheduleDay, act: Act) -> tuple[BookingView, ...]:
    """The bookings of a day that a command had their customers told of."""
    return tuple(day.view(one) for one in day.bookings if act.command_id in one.answers)


async def disturb(
    store: Store,
    publish: Publishes,
    before: Schedule,
    changed: Schedule,
    business: Business,
    act: Act,
) -> tuple[BookingView, ...]:
    """Have those told of a schedule's customers whose booking a change has left standing alone: these are given
    back. Who fitted before is told; where that is not known any more, whoever does not fit."""
    known = before if before.replied(act.command_id) is None else None
    affected: list[BookingView] = []
    for day in await days_ahead(store, act.at, schedule_id=changed.id):
        decide = _disturbed(business, known, changed, act)
        try:
            told = await publish(await change(store, ScheduleDay, day.id, decide))
        except NotFound:  # it was closed meanwhile
            continue
        affected += _told_of(told, act)
    return tuple(affected)


def _disturbed(
    business: Business, before: Schedule | None, changed: Schedule, act: Act
) -> Callable[[ScheduleDay], ScheduleDay]:
    def is_disturbed(booking: Booking) -> bool:
        return not still_fits(booking, changed) and (before is None or still_fits(booking, before))

    return lambda day: rules.disturbed(day.renewed(business), is_disturbed, act)


async def _change_if_there(store: Store, kind: type[D], id: str, decide: Callable[[D], D]) -> None:
    with suppress(NotFound):  # it was closed meanwhile
        await change(store, kind, id, decide)


async def renew(store: Store, business: Business, now: datetime) -> None:
    """Its calendars and their days ahead carry its name, and the days whom to tell."""
    for schedule in await store.find(Schedule, {"business_id": business.id}):
        await _change_if_there(store, Schedule, schedule.id, lambda one: one.renewed(business))
    for day in await days_ahead(store, now, business_id=business.id):
        await _change_if_there(store, ScheduleDay, day.id, lambda one: one.renewed(business))


async def move_zone(store: Store, schedule: Schedule, now: datetime) -> None:
    """Days on which nobody is to come any more are told by the schedule's new clock too."""

    def decide(day: ScheduleDay) -> ScheduleDay:
        stays = day.time_zone == schedule.time_zone or has_open_bookings([day], now)
        return day if stays else day.model_copy(update={"time_zone": schedule.time_zone})

    for day in await days_ahead(store, now, schedule_id=schedule.id):
        await _change_if_there(store, ScheduleDay, day.id, decide)
