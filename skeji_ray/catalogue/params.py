"""What each action is asked with, checked: types, bounds and shapes of its params."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from skeji_ray.catalogue.fields import (
    Address,
    CheckedSpan,
    Identifier,
    Instant,
    LocalDate,
    Name,
    People,
    PersonName,
    TimeOfDay,
    WebAddress,
    Weekday,
    ZoneName,
)
from skeji_ray.messages.base import Value


class RegisterBusiness(Value):
    """A new business of the sender."""

    name: Name
    cities: tuple[Name, ...] = Field(min_length=1, max_length=50)
    labels: tuple[Name, ...] = Field(min_length=1, max_length=10)
    website_urls: tuple[WebAddress, ...] = Field((), max_length=5)
    maintainers: People = Field(default_factory=dict, max_length=10)
    """Phone -> name of those who are invited to help manage it."""
    priority: int = 10
    time_zone: ZoneName | None = None
    """IANA; unset: by city and phone. Needed where neither tells, in a country of several zones."""


class BusinessRef(Value):
    """One business."""

    business_id: Identifier


class UpdateBusiness(Value):
    """What changes of a business; what is unset stays."""

    business_id: Identifier
    name: Name | None = None
    cities: tuple[Name, ...] | None = Field(None, min_length=1, max_length=50)
    labels: tuple[Name, ...] | None = Field(None, min_length=1, max_length=10)
    website_urls: tuple[WebAddress, ...] | None = Field(None, max_length=5)
    maintainers: People | None = Field(None, max_length=10)
    """Phone -> name, in place of all that stood; who is new is invited, and helps once they accept."""
    priority: int | None = None


class OpenLink(Value):
    """The text that a business's own chat link writes."""

    code: Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=32)]


class SearchBusinesses(Value):
    """Any of the labels in any of the cities, highest priority first."""

    cities: tuple[Name, ...] = Field(min_length=1, max_length=50)
    labels: tuple[Name, ...] = Field(min_length=1, max_length=10)


class Nothing(Value):
    """No params."""


class CreateSchedule(Value):
    """A branch's calendar; what is unset is the default of the business's country."""

    business_id: Identifier
    name: Name | None = None
    city: Name
    address: Address | None = None
    start_of_day: TimeOfDay = "09:00"
    end_of_day: TimeOfDay = "18:00"
    working_days: tuple[Weekday, ...] | None = Field(None, min_length=1, max_length=7)
    meeting_minutes: int = Field(45, ge=5, le=480)
    break_minutes: int = Field(15, ge=0, le=480)
    participants_per_slot: int = Field(1, ge=1, le=200)
    exceptions: tuple[LocalDate, ...] = Field((), max_length=10)
    """Local dates on which it is closed."""
    time_zone: ZoneName | None = None
    """IANA; unset: that of its city, or of its business where it was given one."""


class ScheduleRef(Value):
    """One schedule."""

    schedule_id: Identifier


class UpdateSchedule(Value):
    """What changes of a schedule; what is unset stays."""

    schedule_id: Identifier
    name: Name | None = None
    start_of_day: TimeOfDay | None = None
    end_of_day: TimeOfDay | None = None
    working_days: tuple[Weekday, ...] | None = Field(None, min_length=1, max_length=7)
    meeting_minutes: int | None = Field(None, ge=5, le=480)
    break_minutes: int | None = Field(None, ge=0, le=480)
    participants_per_slot: int | None = Field(None, ge=1, le=200)
    exceptions: tuple[LocalDate, ...] | None = Field(None, max_length=10)
    time_zone: ZoneName | None = None
    """IANA; not while a booking is ahead."""


class BlockTime(Value):
    """A window of the day, on one day or on each of several, in each schedule's own zone. Without a window: whole
    days."""

    schedule_id: Identifier | None = None
    """Unset: all schedules of the sender."""
    date: LocalDate
    date_to: LocalDate | None = None
    """The last day, of at most 31; unset: `date` alone."""
    start_time: TimeOfDay | None = None
    end_time: TimeOfDay | None = None
    """23:59 is the end of the day."""


class CloseDays(Value):
    """Whole days, up to a year ahead, in each schedule's own zone."""

    schedule_id: Identifier | None = None
    """Unset: all schedules of the sender."""
    date: LocalDate
    date_to: LocalDate | None = None
    """The last day; unset: `date` alone."""


class PauseBookings(Value):
    """Which calendars customers cannot book in for now, or can again."""

    schedule_id: Identifier | None = None
    """Unset: all schedules of the sender."""


class SearchAvailability(Value):
    """Free slots of a label in a city, of one business, or of one schedule. Days and times are those of each
    schedule's own zone. Without any: from now, for 36 hours."""

    city: Name | None = None
    service_label: Name | None = None
    business_id: Identifier | None = None
    business_name: Name | None = None
    """Of those in the city with the label, the ones of this name."""
    schedule_id: Identifier | None = None
    date: LocalDate | None = None
    time: TimeOfDay | None = None
    """What is nearest to it comes first."""
    spans: tuple[CheckedSpan, ...] = Field((), max_length=16)
    """Any of these will do, and nothing else. One with a window and no days: the coming days that have it."""
    without: tuple[CheckedSpan, ...] = Field((), max_length=16)
    """None of these."""
    order: Literal["earliest", "latest"] | None = None
    near: TimeOfDay | None = None
    """Within `spans`, what is nearest to it comes first, as with `time`."""
    later_than: Instant | None = None
    """What begins after it alone."""
    earlier_than: Instant | None = None
    """What begins before it alone."""
    shown: tuple[Instant, ...] = Field((), max_length=30)
    """Starts that were offered before, and are not to be offered again."""
    party: int | None = Field(None, ge=1, le=8)
    """So many seats are to be left in the slot."""
    has_open_half: bool = False
    """Nothing said in which half of the day the hours are: of both halves, a schedule's own
    hours tell which."""
    moving_booking_id: Identifier | None = None
    """A booking that is to be moved: its own time counts as free."""


class DailySchedule(Value):
    """The sender's own bookings of one local day, or of several, over all their businesses; unset: today from now
    on."""

    date: LocalDate | None = None
    date_from: LocalDate | None = None
    date_to: LocalDate | None = None
    """The last day of at most 31; unset: `date_from` alone."""
    free: bool = False
    """With what can be booked on these days, and the calendars."""
    calendars: bool = False
    """With the calendars as they stand."""
    time_from: TimeOfDay | None = None
    """Of what can be booked: where it begins at the earliest; equal to `time_to`, where it begins."""
    time_to: TimeOfDay | None = None
    """Of what can be booked: before when it begins."""


class CreateBooking(Value):
    """Hold one slot. The customer is the sender of the envelope, never a param."""

    schedule_id: Identifier
    start_time: Instant
    end_time: Instant | None = None
    """Owners alone may set it; else the schedule's meeting length."""
    service_label: Name | None = None
    customer_name: PersonName | None = None
    """May come later, with `name_booking`: a slot is not left unheld for it."""


class RescheduleBooking(Value):
    """Another time of the same schedule for a booking; it keeps its length and its status."""

    booking_id: Identifier
    start_time: Instant


class NameBooking(Value):
    """Under which name a booking stands: it may be made before anybody says one."""

    booking_id: Identifier
    customer_name: PersonName


class BookingRef(Value):
    """One booking."""

    booking_id: Identifier


class Undo(Value):
    """Take back what this command of the same pipeline did."""

    command_id: Identifier
