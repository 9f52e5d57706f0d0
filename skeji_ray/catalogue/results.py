"""What comes back from each action: a later step may refer to it."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from skeji_ray.catalogue.fields import LocalDate, TimeOfDay
from skeji_ray.messages.base import Value
from skeji_ray.messages.views import BookingView, BusinessView, ScheduleView, SlotView
from skeji_ray.messages.when import Span


class Registered(Value):
    business_id: str
    business: BusinessView


class BusinessResult(Value):
    business: BusinessView
    invited: tuple[str, ...] = ()
    """Phones of those whom this has invited to help manage it."""


class BusinessList(Value):
    businesses: tuple[BusinessView, ...]


class ScheduleResult(Value):
    schedule_id: str
    schedule: ScheduleView
    affected: tuple[BookingView, ...] = ()
    """Bookings that a change left outside the hours: they stay, and their customers are told."""


class Availability(Value):
    """The best match at the top, so that `${previous_step.schedule_id}` works; all of them in `matches`."""

    schedule_id: str | None = None
    start_time: datetime | None = None
    end_time: datetime | None = None
    exact: bool = False
    """The best match is the very time that was asked for."""
    matches: tuple[SlotView, ...] = ()
    nearest: tuple[SlotView, ...] = ()
    """Where nothing matches: at most three that lie outside of what was asked for, the nearest first."""
    businesses: int = 0
    """How many businesses were looked at: none is another answer than none free."""


class Described(Value):
    """A business and its calendars, as anybody may see them."""

    business: BusinessView
    schedules: tuple[ScheduleView, ...] = ()


class DayOfBookings(Value):
    date: LocalDate
    until: LocalDate | None = None
    """The last day, where there are several."""
    bookings: tuple[BookingView, ...]
    """The first of them; `more` counts those that are left out."""
    more: int = 0
    off: tuple[Span, ...] = ()
    """What is taken out of these days: windows that are blocked, and days that are closed, which have no window."""
    free: tuple[Span, ...] = ()
    """What can be booked on these days, where that was asked."""
    schedules: tuple[ScheduleView, ...] = ()
    """The calendars, where that was asked."""


class BookingResult(Value):
    booking_id: str
    status: str
    booking: BookingView


class BookingList(Value):
    bookings: tuple[BookingView, ...]


class TimeBlocked(Value):
    date: LocalDate
    date_to: LocalDate | None = None
    """The last day, where there are several."""
    start_time: TimeOfDay
    end_time: TimeOfDay
    """Whole days are 00:00 to 23:59."""
    schedules: int
    affected: tuple[BookingView, ...] = ()
    """Bookings that stand in the span: they stay, and their customers are told."""


class DaysClosed(Value):
    date: LocalDate
    date_to: LocalDate
    schedules: tuple[ScheduleView, ...]
    """As they are now."""
    affected: tuple[BookingView, ...] = ()
    """Bookings on those days: they stay, and their customers are told."""


class SchedulesResult(Value):
    schedules: tuple[ScheduleView, ...]


class PersonKnown(Value):
    """What is known about the sender."""

    name: str | None = None
    businesses: tuple[BusinessView, ...] = ()
    bookings: tuple[BookingView, ...] = ()
    kept: dict[str, int] = Field(default_factory=dict)
    """Kind of document -> how many of them name the sender."""


class PersonErased(Value):
    cancelled: int = 0
    """Bookings ahead."""
    anonymised: int = 0
    """Bookings of the past."""
    businesses_closed: int = 0


class Undone(Value):
    """An earlier command of the same pipeline was taken back, or will do nothing should it still come."""

    command_id: str
