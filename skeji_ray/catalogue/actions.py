"""The table of actions: schemas, validation, dispatch and docs are derived from these rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from skeji_ray.catalogue.params import (
    BlockTime,
    BookingRef,
    BusinessRef,
    CloseDays,
    CreateBooking,
    CreateSchedule,
    DailySchedule,
    NameBooking,
    Nothing,
    OpenLink,
    PauseBookings,
    RegisterBusiness,
    RescheduleBooking,
    ScheduleRef,
    SearchAvailability,
    SearchBusinesses,
    Undo,
    UpdateBusiness,
    UpdateSchedule,
)
from skeji_ray.catalogue.results import (
    Availability,
    BookingList,
    BookingResult,
    BusinessList,
    BusinessResult,
    DayOfBookings,
    DaysClosed,
    Described,
    PersonErased,
    PersonKnown,
    Registered,
    ScheduleResult,
    SchedulesResult,
    TimeBlocked,
    Undone,
)
from skeji_ray.errors import BusinessError, UnknownAction
from skeji_ray.messages.base import Value
from skeji_ray.messages.bounds import bounds_of
from skeji_ray.messages.people import Role


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
