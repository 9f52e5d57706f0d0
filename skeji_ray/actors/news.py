"""Whether an event is still to be told when its turn comes: it may have waited, for WhatsApp or for a stopped group."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from skeji_ray.clock import Clock
from skeji_ray.document import EXPIRY, ExpiringDocument, Index
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay, day_id
from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.messages.views import BookingStatus, BookingView
from skeji_ray.store.base import Store, change_or_insert
from skeji_ray.whatsapp.notification import KEPT_FOR


class EventsSeen(ExpiringDocument):
    """The last event of an entity that people were told of: an older one that comes late is dropped."""

    collection: ClassVar[str] = "Events_seen"
    indexes: ClassVar[tuple[Index, ...]] = (EXPIRY,)

    entity_version: int

    def kept_for(self) -> timedelta:
        return KEPT_FOR


async def is_news(store: Store, clock: Clock, event: DomainEvent) -> bool:
    """Whether nothing later was seen of its booking, and it still holds. The same event again is news, since it may be
    unsent. Who joined or left a business has, whatever changed there since."""
    if event.invited:
        return await _still_invites(store, clock, event)
    if event.booking is not None and not await _is_latest(store, event):
        return False
    if event.type is EventType.BOOKING_REMINDER and event.booking is not None:
        return await _still_comes(store, clock, event.booking)
    return True


async def _still_invites(store: Store, clock: Clock, event: DomainEvent) -> bool:
    """Whether the business still waits for somebody whom the event invites."""
    business, now = await store.get(Business, event.entity_id), clock.now()
    return business is not None and any(one.phone in event.invited and one.is_open(now) for one in business.invitations)


async def _is_latest(store: Store, event: DomainEvent) -> bool:
    version = event.entity_version
    seen = await change_or_insert(
        store,
        EventsSeen(id=event.entity_id, entity_version=0),
        lambda last: last if last.entity_version >= version else last.model_copy(update={"entity_version": version}),
    )
    return seen.entity_version == version


async def _still_comes(store: Store, clock: Clock, told: BookingView) -> bool:
    """Whether the customer is still to come at that time: else a later event is on its way, and a reminder before it
    would be wrong by now."""
    date = told.start_time.astimezone(ZoneInfo(told.time_zone)).date()
    day = await store.get(ScheduleDay, day_id(told.schedule_id, date))
    booking = day.booking(told.booking_id) if day is not None else None
    return (
        booking is not None
        and booking.status is BookingStatus.CONFIRMED
        and (booking.start, booking.customer) == (told.start_time, told.customer)
        and clock.now() < booking.start
    )
