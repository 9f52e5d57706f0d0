"""What several services ask the store about a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from skeji_ray.domain.booking import Booking
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.pending import Pending
from skeji_ray.messages.views import BookingStatus, BookingView
from skeji_ray.store.base import Store
from skeji_ray.store.pages import each

MOST_SHOWN = 10
MOST_INVITING = 100
MOST_SERVED = 50
"""Bookings of an owner's customers that a planner may choose from."""
SERVED_AHEAD = timedelta(days=7)
MOST_DAYS = 100
"""Days that are read to find them."""
_DAY = timedelta(days=1)


async def businesses_of(store: Store, identity: str) -> list[Business]:
    """The businesses that somebody administers or maintains."""
    where = {"$or": [{"admin_phone": identity}, {"maintainer_phones": identity}]}
    return await store.find(Business, where, sort=("_id",))


async def inviting(store: Store, identity: str, now: datetime) -> list[Business]:
    """The businesses that ask somebody to help, and still wait for their answer."""
    found = await invited_by(store, identity)
    return [one for one in found if any(asked.phone == identity and asked.is_open(now) for asked in one.invitations)]


async def invited_by(store: Store, identity: str) -> list[Business]:
    """The businesses that have asked somebody to help, whatever became of it."""
    return await store.find(Business, {"invited_phones": identity}, sort=("_id",), limit=MOST_INVITING)


async def open_bookings_of(store: Store, identity: str, now: datetime) -> tuple[BookingView, ...]:
    """A customer's open bookings that have not ended, soonest first, at most ten."""
    where = {"customers": identity, "date": {"$gte": _yesterday(now)}}
    days = await store.find(ScheduleDay, where, sort=("date",), limit=MOST_DAYS)
    found = [
        day.view(booking)
        for day, booking in _each_once(days)
        if booking.customer == identity and booking.status.is_open and booking.end > now
    ]
    return tuple(sorted(found, key=lambda view: view.start_time)[:MOST_SHOWN])


def _each_once(days: Iterable[ScheduleDay]) -> Iterable[tuple[ScheduleDay, Booking]]:
    """Their bookings, and what is on its way from one of them to another day of its schedule."""
    standing = list(days)
    leaving = {one.booking.id: (day, one.booking) for day in standing for one in day.departures}
    return {**leaving, **{one.id: (day, one) for day in standing for one in day.bookings}}.values()


async def pending_of(store: Store, identity: str, now: datetime) -> list[Pending]:
    """All bookings of a customer that wait for an answer."""
    where = {"customers": identity, "waiting": True, "date": {"$gte": _yesterday(now)}}
    days = [day async for day in each(store, ScheduleDay, where)]
    return [
        Pending(booking.id, day.business_id)
        for day, booking in _each_once(days)
        if booking.customer == identity and booking.status is BookingStatus.PENDING and not _has_expired(booking, now)
    ]


def _has_expired(booking: Booking, now: datetime) -> bool:
    """Whether time has ended it, though nobody has written that down yet."""
    return booking.due_at is not None and booking.due_at <= now


class Requests(NamedTuple):
    """What waits for an owner's approval."""

    bookings: tuple[BookingView, ...] = ()
    newest: datetime | None = None
    """When the newest of all was asked for."""


async def requests_for(store: Store, business_ids: Iterable[str], now: datetime) -> Requests:
    """What waits for approval in these businesses, the one asked first at the top, at most ten."""
    chosen = list(business_ids)
    if not chosen:
        return Requests()
    where = {"business_id": {"$in": chosen}, "waiting": True, "date": {"$gte": _yesterday(now)}}
    days = await store.find(ScheduleDay, where, sort=("date",), limit=MOST_DAYS)
    waiting = [
        (booking.waits_since, day.view(booking))
        for day, booking in _each_once(days)
        if booking.status is BookingStatus.PENDING and booking.start > now
    ]
    newest = max((asked_at for asked_at, _ in waiting), default=None)
    return Requests(tuple(view for _, view in sorted(waiting, key=lambda pair: pair[0])[:MOST_SHOWN]), newest)


async def served_in(
    store: Store, business_ids: Iterable[str], now: datetime, named: Iterable[date] = ()
) -> tuple[BookingView, ...]:
    """Confirmed bookings of these businesses, those of the `named` days first, then from a day ago to a week ahead, the
    nearest first; at most fifty."""
    chosen, spoken_of = list(business_ids), [day.isoformat() for day in named]
    if not chosen:
        return ()
    until = (now + SERVED_AHEAD).date().isoformat()
    near = {"business_id": {"$in": chosen}, "date": {"$gte": _yesterday(now), "$lte": until}}
    on_them = {"business_id": {"$in": chosen}, "date": {"$in": spoken_of}}
    where = {"$or": [near, on_them]} if spoken_of else near
    days = await store.find(ScheduleDay, where, sort=("date",), limit=MOST_DAYS)
    found = [
        (day.date not in spoken_of, abs(booking.start - now), day.view(booking))
        for day, booking in _each_once(days)
        if booking.status is BookingStatus.CONFIRMED and booking.start >= now - _DAY
    ]
    return tuple(view for _, _, view in sorted(found, key=lambda one: one[:2])[:MOST_SERVED])


def _yesterday(now: datetime) -> str:
    """No zone's date is further behind UTC's than a day."""
    return (now - _DAY).date().isoformat()
