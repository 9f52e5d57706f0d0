"""Bookings that were made under another id of the same person. Pure."""

from __future__ import annotations

from skeji_ray.domain.day import ScheduleDay
from skeji_ray.errors import Conflict


def of_customer(day: ScheduleDay, id: str, identity: str) -> ScheduleDay:
    """The day with the bookings of `id` as those of `identity`.

    Raises Conflict while one of them is on its way to another day: that ends within seconds.
    """
    if id in {one.customer for one in day.arrivals} | {one.booking.customer for one in day.departures}:
        raise Conflict(f"{day.id}: a booking is being moved: try again")
    if all(booking.customer != id for booking in day.bookings):
        return day
    theirs = {"customer": identity}
    return day.having(
        bookings=tuple(one.model_copy(update=theirs) if one.customer == id else one for one in day.bookings)
    )
