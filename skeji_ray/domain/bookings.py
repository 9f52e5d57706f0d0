"""What happens to bookings: held, approved, declined, cancelled, completed, and what time and their day do to them.

Every function takes the day as it stands and returns it as it shall stand; nothing else is read, so whoever
writes it by compare-and-set can not overbook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from skeji_ray.catalogue.params import CreateBooking
from skeji_ray.domain.availability import check_span
from skeji_ray.domain.booking import REMIND_BEFORE, Booking
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import MOST_BOOKINGS_A_DAY, Arrival, ScheduleDay
from skeji_ray.domain.entity import Act
from skeji_ray.domain.occupied import seats_left
from skeji_ray.domain.pending import Pending, check_pending
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import BusinessError
from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.views import BookingStatus


def booking_id_of(command_id: str) -> str:
    """The id of what this command books."""
    return stable_id(command_id, "booking")


def asked_for(
    act: Act, request: CreateBooking, schedule: Schedule, business: Business, sender_name: str | None
) -> Booking:
    """What is asked for, within the schedule's hours. Raises BusinessError `not_allowed`, `paused`, or as
    `check_span`."""
    owner = act.by in business.owners
    if schedule.is_paused and not owner:
        raise BusinessError("paused", field="schedule_id")
    if request.end_time is not None and not owner:
        raise BusinessError("not_allowed", field="end_time")
    return Booking(
        id=booking_id_of(act.command_id),
        start=request.start_time,
        end=check_span(schedule, request.start_time, request.end_time, act.at),
        status=BookingStatus.CONFIRMED if owner else BookingStatus.PENDING,
        customer=act.by,
        customer_name=request.customer_name or sender_name,
        service_label=request.service_label,
        created_at=act.at,
        cause=act.correlation_id,
    )


def hold(
    day: ScheduleDay, schedule: Schedule, booking: Booking, act: Act, waiting: Iterable[Pending] = ()
) -> ScheduleDay:
    """Add `booking`, or leave the day as it is when its command was answered before.

    Args:
        waiting: this person's other bookings that wait for an answer, wherever they are.

    Raises BusinessError `slot_taken`, `already_booked` when the same person holds that slot, or as `check_pending`.
    """
    if day.replied(act.command_id) is not None:
        return day
    day = pass_time(day, act.at).trimmed()
    check_room(day, schedule, booking)
    if booking.status is BookingStatus.PENDING:
        check_pending(Pending(booking.id, day.business_id), waiting)
    return told(day, reminded_if_late(booking, act.at), EventType.BOOKING_CREATED, act)


def check_room(day: ScheduleDay, schedule: Schedule, wanted: Booking | Arrival) -> None:
    """Whether a seat of that span is free to who wants it; what they hold by that same booking counts as free.

    Raises BusinessError `slot_taken`, or `already_booked` when the same person holds that slot.
    """
    booking_id = wanted.id if isinstance(wanted, Booking) else wanted.booking_id
    seats = {(one.customer, one.start) for one in day.bookings if one.status.is_open and one.id != booking_id}
    seats |= {(one.customer, one.start) for one in day.arrivals if one.booking_id != booking_id}
    if (wanted.customer, wanted.start) in seats:  # one person holds one seat of a slot
        raise BusinessError("already_booked", field="start_time")
    occupied = day.occupied(without=booking_id)
    seat = seats_left(occupied, wanted.start, wanted.end, schedule.pause, schedule.participants_per_slot)
    if not seat or len(day.bookings) >= MOST_BOOKINGS_A_DAY:
        raise BusinessError("slot_taken", field="start_time")


def reminded_if_late(booking: Booking, now: datetime) -> Booking:
    """What is booked, approved or moved less than ten minutes ahead gets no reminder."""
    late = booking.start - now < REMIND_BEFORE
    return booking.model_copy(update={"reminded": True}) if late else booking


_PENDING = frozenset({BookingStatus.PENDING})
_CONFIRMED = frozenset({BookingStatus.CONFIRMED})
_CHANGES: dict[EventType, tuple[frozenset[BookingStatus], BookingStatus]] = {
    EventType.BOOKING_APPROVED: (_PENDING, BookingStatus.CONFIRMED),
    EventType.BOOKING_DECLINED: (_PENDING, BookingStatus.DECLINED),
    EventType.BOOKING_CANCELLED: (_PENDING | _CONFIRMED, BookingStatus.CANCELLED),
    EventType.BOOKING_COMPLETED: (_CONFIRMED, BookingStatus.COMPLETED),
}
"""Event -> from which statuses, to which. Nothing leaves an ended status."""


def standing(day: ScheduleDay, booking_id: str) -> Booking:
    """The booking, whatever has become of it. Raises BusinessError `not_found`."""
    booking = day.booking(booking_id)
    if booking is None:
        raise BusinessError("not_found", field="booking_id")
    return booking


def change_status(day: ScheduleDay, booking_id: str, event: EventType, act: Act) -> ScheduleDay:
    """Change a booking's status by a person's command. What time has done by then counts first.

    Raises BusinessError `not_found`, or `already_<status>` when no such change leaves its present status.
    """
    if day.replied(act.command_id) is not None:
        return day
    day = pass_time(day, act.at)
    booking = standing(day, booking_id)
    allowed, status = _CHANGES[event]
    if booking.status not in allowed:
        raise BusinessError(f"already_{booking.status}", field="booking_id")
    changed = booking.model_copy(update={"status": status, "revision": booking.revision + 1})
    return told(day, reminded_if_late(changed, act.at), event, act)


def name(day: ScheduleDay, booking_id: str, customer_name: str, act: Act) -> ScheduleDay:
    """Put an open booking under a name.

    Raises BusinessError `not_found`, or `already_<status>` when it has ended.
    """
    if day.replied(act.command_id) is not None:
        return day
    day = pass_time(day, act.at)
    booking = standing(day, booking_id)
    if not booking.status.is_open:
        raise BusinessError(f"already_{booking.status}", field="booking_id")
    named = booking.model_copy(update={"customer_name": customer_name, "revision": booking.revision + 1})
    return told(day, named, EventType.BOOKING_NAMED, act)


def disturbed(day: ScheduleDay, is_disturbed: Callable[[Booking], bool], act: Act) -> ScheduleDay:
    """Have those told whose open booking stands at a time that a change no longer offers, once for each command."""
    day = pass_time(day, act.at)
    for booking in day.bookings:
        if booking.status.is_open and act.command_id not in booking.answers and is_disturbed(booking):
            counted = booking.model_copy(update={"revision": booking.revision + 1})
            day = told(day, counted, EventType.BOOKING_AFFECTED, act)
    return day


def pass_time(day: ScheduleDay, now: datetime) -> ScheduleDay:
    """Everything that time itself does: pending ones expire, reminders are due, what has ended is completed.

    A day on which nothing is due comes back itself.
    """
    for booking in day.bookings:
        if (at := booking.due_at) is not None and at <= now:
            day = _aged(day, booking, now)
    return day


def _aged(day: ScheduleDay, booking: Booking, now: datetime) -> ScheduleDay:
    if booking.status is BookingStatus.PENDING:
        return _by_time(day, booking, EventType.BOOKING_EXPIRED, {"status": BookingStatus.EXPIRED}, now)
    if booking.end <= now:
        return _by_time(day, booking, EventType.BOOKING_COMPLETED, {"status": BookingStatus.COMPLETED}, now)
    if booking.start <= now:  # nobody is reminded of what has begun
        return day.with_booking(booking.model_copy(update={"reminded": True})).emitting(now=now)
    return _by_time(day, booking, EventType.BOOKING_REMINDER, {"reminded": True}, now)


def _by_time(
    day: ScheduleDay, booking: Booking, kind: EventType, update: dict[str, object], now: datetime
) -> ScheduleDay:
    changed = booking.model_copy(update={**update, "revision": booking.revision + 1})
    day = day.with_booking(changed)
    return day.emitting(_event(day, changed, kind, changed.cause, "", None, now), now=now)


def told(day: ScheduleDay, booking: Booking, kind: EventType, act: Act) -> ScheduleDay:
    """The booking as a command has left it, what the command is answered, and the event."""
    day = day.with_booking(booking.answered(act.command_id))
    event = _event(day, booking, kind, act.correlation_id, act.conversation_id, act.by, act.at)
    return day.emitting(event, now=act.at)


def _event(
    day: ScheduleDay,
    booking: Booking,
    kind: EventType,
    correlation_id: str,
    conversation_id: str,
    actor: str | None,
    now: datetime,
) -> DomainEvent:
    return DomainEvent(
        event_id=stable_id(booking.id, kind, booking.revision),
        correlation_id=correlation_id,
        conversation_id=conversation_id,
        type=kind,
        entity_id=booking.id,
        entity_version=booking.revision,
        occurred_at=now,
        actor=actor,
        owners=day.owners,
        booking=day.view(booking),
    )
