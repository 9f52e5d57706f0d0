"""What was done, or was asked for and is shown."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from skeji_ray.messages.base import Value
from skeji_ray.messages.views import BookingView, BusinessView, ScheduleView
from skeji_ray.messages.when import Span


class Help(Value):
    """What can be done here."""

    kind: Literal["help"] = "help"


class HelpChanged(Value):
    """What the reader has done about helping to manage a business."""

    kind: Literal["help_changed"] = "help_changed"
    business: BusinessView
    what: Literal["accept_invitation", "decline_invitation", "leave_business"]


class BusinessRegistered(Value):
    """A business and its schedules stand.

    Args:
        is_guessed: nobody said when it is open: the usual hours were taken.
    """

    kind: Literal["business_registered"] = "business_registered"
    business: BusinessView
    schedules: tuple[ScheduleView, ...] = ()
    is_guessed: bool = False


class BusinessesShown(Value):
    """What was asked about businesses."""

    kind: Literal["businesses_shown"] = "businesses_shown"
    businesses: tuple[BusinessView, ...]
    invited: tuple[str, ...] = ()
    """Phones of those who were invited to help manage them."""


class BookingTold(Value):
    """A booking was made or changed by the reader's own message."""

    kind: Literal["booking_told"] = "booking_told"
    booking: BookingView
    moved: bool = False
    named: bool = False
    """The name that it stands under is what was said."""
    to_owner: bool = False
    """The reader is not the one who comes, but their host."""
    asks_name: bool = False
    """It was made without a name, which may be said yet."""
    stands: bool = False
    """It was only asked how it stands: nothing is changed."""


class BookingsShown(Value):
    """The reader's own bookings; or those that a message of theirs has changed, or that wait for their answer."""

    kind: Literal["bookings_shown"] = "bookings_shown"
    bookings: tuple[BookingView, ...]
    changed: bool = False
    waiting: bool = False
    """Those that wait for the reader's answer."""


class DayShown(Value):
    """An owner's day, or several of them."""

    kind: Literal["day_shown"] = "day_shown"
    day: date
    until: date | None = None
    """The last of several days."""
    bookings: tuple[BookingView, ...]
    more: int = 0
    """Bookings beyond those."""
    off: tuple[Span, ...] = ()
    """What is taken out of these days: windows that are blocked, and days that are closed, which have no window."""
    asked: Literal["who", "free", "off", "count"] = "who"
    """What was asked of these days: who comes, what can be booked, what is taken out, how many come."""
    hours: Span | None = None
    """Of what can be booked, the hours that were asked about."""
    free: tuple[Span, ...] = ()
    """What can be booked."""
    schedules: tuple[ScheduleView, ...] = ()
    """The calendars, where it was asked what can be booked."""


class BusinessOpened(Value):
    """The chat was opened through a business's own link: from now on it is about that business."""

    kind: Literal["business_opened"] = "business_opened"
    business: BusinessView


class TimeBlocked(Value):
    """A span that nobody can book any more; what stands in it stays."""

    kind: Literal["time_blocked"] = "time_blocked"
    day: date
    until: date | None = None
    """The last of several days."""
    start_time: str
    end_time: str
    """Whole days are 00:00 to 23:59."""
    schedules: int
    spans: tuple[Span, ...] = ()
    """All of them, where one message took out several."""
    affected: tuple[BookingView, ...] = ()


class TimeUnblocked(Value):
    """A span that was blocked, and can be booked again."""

    kind: Literal["time_unblocked"] = "time_unblocked"
    day: date
    until: date | None = None
    start_time: str
    end_time: str
    spans: tuple[Span, ...] = ()
    """All of them, where one message gave back several."""


class DaysClosed(Value):
    """Days on which the reader's calendars are closed from now on, or open again."""

    kind: Literal["days_closed"] = "days_closed"
    day: date
    until: date
    is_open: bool = False
    """They were closed, and are open again."""
    spans: tuple[Span, ...] = ()
    """All of them, where one message named several."""
    schedules: tuple[ScheduleView, ...] = ()
    affected: tuple[BookingView, ...] = ()
    """Bookings on those days: they stay, and their customers are told."""


class BookingsPaused(Value):
    """Customers cannot book in these calendars of the reader's for now, or can again."""

    kind: Literal["bookings_paused"] = "bookings_paused"
    is_paused: bool
    schedules: tuple[ScheduleView, ...] = ()


class SchedulesChanged(Value):
    """How the reader's calendars stand, after a change of theirs."""

    kind: Literal["schedules_changed"] = "schedules_changed"
    schedules: tuple[ScheduleView, ...]
    affected: tuple[BookingView, ...] = ()
    """Bookings that no longer fit: they stay, and their customers are told."""


class Subscribed(Value):
    """Whether anything but answers is sent to the reader (STOP and START)."""

    kind: Literal["subscribed"] = "subscribed"
    to_notices: bool


class PersonTold(Value):
    """What is known about the reader."""

    kind: Literal["person_told"] = "person_told"
    name: str | None = None
    businesses: tuple[BusinessView, ...] = ()
    bookings: tuple[BookingView, ...] = ()
    kept: dict[str, int] = Field(default_factory=dict)
    """Kind of document -> how many of them name the reader."""


class PersonForgotten(Value):
    """The reader is forgotten."""

    kind: Literal["person_forgotten"] = "person_forgotten"
    cancelled: int = 0
    anonymised: int = 0
    businesses_closed: int = 0


class Done(Value):
    """Something was done that needs no words of its own; `what` is the action."""

    kind: Literal["done"] = "done"
    what: str
