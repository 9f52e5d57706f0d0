"""A person is forgotten: what their bookings, and the businesses that they act for, are without them. Pure."""

from __future__ import annotations

from dataclasses import replace

from skeji_ray.domain.booking import Booking
from skeji_ray.domain.bookings import change_status, pass_time
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.entity import Act
from skeji_ray.errors import Conflict
from skeji_ray.messages.events import EventType
from skeji_ray.messages.ids import stable_id


def is_ahead(booking: Booking, act: Act) -> bool:
    """Whether being forgotten cancels it; else it is of the past, or has ended otherwise."""
    return booking.status.is_open and booking.end > act.at


def without_customer(day: ScheduleDay, identity: str, anonymous: str, act: Act) -> ScheduleDay:
    """The day with their open bookings cancelled, its owners to be told, and all of theirs somebody's without a name.

    Raises Conflict while a booking of theirs is on its way to another day: that ends within seconds.
    """
    if identity in {one.customer for one in day.arrivals} | {one.booking.customer for one in day.departures}:
        raise Conflict(f"{day.id}: a booking is being moved: try again")
    if all(booking.customer != identity for booking in day.bookings):
        return day
    day = pass_time(day, act.at)
    for booking in day.bookings:
        if booking.customer == identity and is_ahead(booking, act):
            of_it = replace(act, command_id=stable_id(act.command_id, booking.id))
            day = change_status(day, booking.id, EventType.BOOKING_CANCELLED, of_it)
    for booking in day.bookings:
        if booking.customer == identity:
            day = day.with_booking(booking.model_copy(update={"customer": anonymous, "customer_name": None}))
    return day


def without_owner(day: ScheduleDay, identity: str) -> ScheduleDay:
    """The day with nobody of this identity to act for its business."""
    if identity not in day.owners:
        return day
    return day.model_copy(update={"owners": tuple(owner for owner in day.owners if owner != identity)})
