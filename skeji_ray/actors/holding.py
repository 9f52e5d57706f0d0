"""Holding a slot: decided on its day's one document, and no more of one person's wait for an answer than may."""

from __future__ import annotations

from skeji_ray.actors.queries import pending_of
from skeji_ray.actors.under_way import under_way
from skeji_ray.catalogue.params import CreateBooking
from skeji_ray.domain import bookings as rules
from skeji_ray.domain.availability import local_day
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay, empty_day
from skeji_ray.domain.entity import Act
from skeji_ray.domain.pending import Pending
from skeji_ray.domain.schedule import Schedule
from skeji_ray.domain.under_way import Likeness
from skeji_ray.errors import BusinessError
from skeji_ray.messages.views import BookingStatus
from skeji_ray.store.base import Store, change_or_insert

PENDING = "pending bookings"
"""What a person has few of: `domain.pending`."""


async def hold(store: Store, request: CreateBooking, act: Act, sender_name: str | None) -> ScheduleDay:
    """Hold the slot that is asked for; the day on which it stands then.

    A customer's is noted first, and then those that stand are counted: of two at once, on whatever days, the one that
    was noted second sees the first.

    Raises BusinessError `not_found`, or as `asked_for` and `domain.bookings.hold`.
    """
    schedule, business = await _calendar(store, request.schedule_id)
    booking = rules.asked_for(act, request, schedule, business, sender_name)
    fresh = empty_day(schedule, business.owners, business.name, local_day(schedule, booking.start))

    async def held(*waiting: Pending) -> ScheduleDay:
        return await change_or_insert(
            store, fresh, lambda day: rules.hold(day.renewed(business), schedule, booking, act, waiting)
        )

    if booking.status is not BookingStatus.PENDING:
        return await held()
    noted = Likeness(id=booking.id, name=business.id)
    async with under_way(store, PENDING, [booking.customer], noted, act) as earlier:
        standing = await pending_of(store, booking.customer, act.at)
        return await held(*standing, *(Pending(one.id, one.name) for one in earlier[booking.customer]))


async def _calendar(store: Store, schedule_id: str) -> tuple[Schedule, Business]:
    schedule = await store.get(Schedule, schedule_id)
    business = await store.get(Business, schedule.business_id) if schedule else None
    if schedule is None or business is None:
        raise BusinessError("not_found", field="schedule_id")
    return schedule, business
