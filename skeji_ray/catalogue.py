"""The one catalogue of actions: schemas, validation, dispatch and docs are derived from these rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints, TypeAdapter, ValidationError

from skeji_ray.errors import BusinessError, UnknownAction
from skeji_ray.messages.base import Value
from skeji_ray.messages.bounds import bounds_of
from skeji_ray.messages.people import Role
from skeji_ray.messages.views import BookingView, BusinessView, ScheduleView, SlotView
from skeji_ray.messages.when import Span

_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2500, 1, 1, tzinfo=UTC)


def _near_date(day: date) -> date:
    """As `_near_instant`."""
    return min(max(day, _FIRST.date()), _LAST.date())


def _near_instant(instant: datetime) -> datetime:
    """In UTC. What is centuries away is brought so near that it can be calculated with: the rules, which refuse the
    past and what is too far, refuse it the same."""
    return min(max(instant, _FIRST), _LAST).astimezone(UTC)


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=100)]
PersonName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Instant = Annotated[AwareDatetime, AfterValidator(_near_instant)]
LocalDate = Annotated[date, AfterValidator(_near_date)]
"""A date by the schedule's own calendar; an alias, since a field may be called `date` too."""
Address = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Weekday = Annotated[str, StringConstraints(pattern="^(monday|tuesday|wednesday|thursday|friday|saturday|sunday)$")]
_SHOWN_TIME = TypeAdapter(TimeOfDay)


def _readable(span: Span) -> Span:
    for at in (span.time_from, span.time_to):
        if at is not None:
            _SHOWN_TIME.validate_python(at)
    if span.date_from is not None and span.date_to is not None and span.date_from > span.date_to:
        raise ValueError("the first day comes after the last one")
    return span


CheckedSpan = Annotated[Span, AfterValidator(_readable)]
"""Local days and a window of the day."""
Identifier = Annotated[str, StringConstraints(min_length=1, max_length=128)]
WebAddress = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
ZoneName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
People = dict[str, Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]]
"""Phone -> name."""


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
    moving_booking_id: Identifier | None = None
    """A booking that is to be moved: its own time counts as free."""


class DailySchedule(Value):
    """The sender's own bookings of one local day, or of several, over all their businesses; unset: today from now
    on."""

    date: LocalDate | None = None
    date_from: LocalDate | None = None
    date_to: LocalDate | None = None
    """The last day of at most 31; unset: `date_from` alone."""


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


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done: where, with what, what comes back, who may ask, and what takes it back.

    `allowed` is who may ask at all; whether they may do it to this very entity is the service's to check.
    """

    service: str
    name: str
    params: type[Value]
    result: type[Value]
    summary: str
    allowed: frozenset[Role] = frozenset(Role)
    undoable: bool = False
    """A failed pipeline takes it back with the service's `undo` action."""


_OWNER = frozenset({Role.OWNER})


class Undo(Value):
    """Take back what this command of the same pipeline did."""

    command_id: Identifier


ACTIONS: tuple[Action, ...] = (
    Action(
        "business-units",
        "register_business",
        RegisterBusiness,
        Registered,
        "register a business of the sender",
        undoable=True,
    ),
    Action("business-units", "update_business", UpdateBusiness, BusinessResult, "change a business", _OWNER),
    Action("business-units", "get_business", BusinessRef, BusinessResult, "show one business"),
    Action(
        "business-units",
        "search_businesses",
        SearchBusinesses,
        BusinessList,
        "find businesses by city and label",
    ),
    Action("business-units", "list_my_businesses", Nothing, BusinessList, "the sender's own businesses", _OWNER),
    Action("business-units", "open_link", OpenLink, BusinessResult, "the business that a chat link belongs to"),
    Action(
        "business-units",
        "accept_invitation",
        BusinessRef,
        BusinessResult,
        "help manage a business that has invited the sender",
    ),
    Action("business-units", "decline_invitation", BusinessRef, BusinessResult, "decline such an invitation"),
    Action("business-units", "leave_business", BusinessRef, BusinessResult, "help manage a business no more"),
    Action("business-units", "undo", Undo, Undone, "take back a command of this pipeline"),
    Action(
        "schedules",
        "create_schedule",
        CreateSchedule,
        ScheduleResult,
        "open a calendar for a business",
        undoable=True,
    ),
    Action(
        "schedules",
        "update_schedule",
        UpdateSchedule,
        ScheduleResult,
        "change a calendar's hours or closed days",
        _OWNER,
    ),
    Action("schedules", "block_time", BlockTime, TimeBlocked, "take a span out of the sender's calendars", _OWNER),
    Action("schedules", "unblock_time", BlockTime, TimeBlocked, "give back what was taken out of them", _OWNER),
    Action("schedules", "close_days", CloseDays, DaysClosed, "close the sender's calendars for some days", _OWNER),
    Action("schedules", "reopen_days", CloseDays, DaysClosed, "open them again on such days", _OWNER),
    Action(
        "schedules",
        "pause_bookings",
        PauseBookings,
        SchedulesResult,
        "take no new bookings of customers for now",
        _OWNER,
    ),
    Action("schedules", "resume_bookings", PauseBookings, SchedulesResult, "take bookings again", _OWNER),
    Action("schedules", "get_schedule", ScheduleRef, ScheduleResult, "show one calendar"),
    Action("schedules", "describe_business", BusinessRef, Described, "a business with its calendars: where, when open"),
    Action("schedules", "search_availability", SearchAvailability, Availability, "find free slots"),
    Action(
        "schedules",
        "daily_schedule",
        DailySchedule,
        DayOfBookings,
        "the bookings of one day, or of several, of the sender's businesses",
        _OWNER,
    ),
    Action("schedules", "undo", Undo, Undone, "take back a command of this pipeline"),
    Action("bookings", "create_booking", CreateBooking, BookingResult, "hold a slot", undoable=True),
    Action("bookings", "confirm_booking", BookingRef, BookingResult, "approve a pending booking", _OWNER),
    Action("bookings", "decline_booking", BookingRef, BookingResult, "decline a pending booking", _OWNER),
    Action("bookings", "cancel_booking", BookingRef, BookingResult, "cancel a booking"),
    Action(
        "bookings",
        "complete_booking",
        BookingRef,
        BookingResult,
        "close a booking that has taken place",
        _OWNER,
    ),
    Action("bookings", "reschedule_booking", RescheduleBooking, BookingResult, "move a booking to another time"),
    Action("bookings", "name_booking", NameBooking, BookingResult, "say under which name a booking stands"),
    Action("bookings", "get_booking", BookingRef, BookingResult, "show one booking"),
    Action("bookings", "list_bookings", Nothing, BookingList, "the sender's own open bookings"),
    Action("bookings", "export_person", Nothing, PersonKnown, "what is known about the sender"),
    Action("bookings", "erase_person", Nothing, PersonErased, "forget the sender"),
    Action("bookings", "undo", Undo, Undone, "take back a command of this pipeline"),
)
ACTION = {(action.service, action.name): action for action in ACTIONS}


def action_of(service: str, name: str) -> Action:
    """The row of one action.

    Raises:
        UnknownAction: there is no such action in this release.
    """
    try:
        return ACTION[service, name]
    except KeyError:
        raise UnknownAction(f"no action {name!r} of service {service!r}") from None


def parse_params(action: Action, params: dict[str, Any]) -> Value:
    """The typed params of an action.

    Raises:
        BusinessError: `invalid_param`, with the first field at fault and its bounds in plain words.
    """
    try:
        return action.params.model_validate(params)
    except ValidationError as error:
        path = error.errors()[0]["loc"]
        field = str(path[0])  # never what stands below it: the key of a mapping is somebody's phone
        limit = bounds_of(action.params.model_json_schema(), path)
        raise BusinessError("invalid_param", field=field, limit=limit) from None
