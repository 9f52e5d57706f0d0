"""One local day of one schedule: all its bookings in one document, so that no two of them can overlap.

What changes a day stands in `bookings.py`; the compare-and-set that writes the answer is what guards it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar, NamedTuple

from skeji_ray.document import Index
from skeji_ray.domain.booking import Booking
from skeji_ray.domain.business import Business
from skeji_ray.domain.entity import PUBLISH_AGAIN_AFTER, Act, Entity
from skeji_ray.domain.occupied import Occupied, Span
from skeji_ray.domain.schedule import Schedule
from skeji_ray.messages.base import Value
from skeji_ray.messages.views import BookingStatus, BookingView

MOST_BOOKINGS_A_DAY = 2000
"""Of one schedule: the document stays far below the 16 MB that a database takes."""
MOST_BLOCKS_A_DAY = 50


class Block(Value):
    """A span that the business took out of its calendar: nobody books in it."""

    id: str
    start: datetime
    end: datetime
    command_id: str
    is_lifted: bool = False
    """It was given back. It stays, so that its command does not take the span again when it comes again."""


class Way(NamedTuple):
    """One try of one command to move a booking: tried again after another mover was faster, it is another way."""

    command_id: str
    moves: int
    """How often the booking had been moved before."""


class Arrival(Value):
    """A span kept for a booking that is on its way here from another day, until it is known whether it left there."""

    act: Act
    booking_id: str
    customer: str
    start: datetime
    end: datetime
    from_day: str
    """Id of the day on which the booking stands."""
    moves: int
    """How often it had been moved before: it leaves for this span only while that is so."""

    @property
    def way(self) -> Way:
        return Way(self.act.command_id, self.moves)


class Departure(Value):
    """A booking that has left this day, and holds nothing here, as it is to stand on the other one."""

    command_id: str
    booking: Booking
    to_day: str
    left_at: datetime

    @property
    def way(self) -> Way:
        return Way(self.command_id, self.booking.moves - 1)


class ScheduleDay(Entity):
    """Id `<schedule id>/<local date>`."""

    collection: ClassVar[str] = "Bookings"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("due_at",), "days on which a booking expires, is to be reminded of or ends, or an event stands"),
        Index(("booking_ids", "date"), "the day of a booking"),
        Index(("customers", "date"), "a customer's open bookings, soonest first"),
        Index(("people", "date"), "all bookings of a person (export, erase)"),
        Index(("business_id", "date"), "a business's day"),
        Index(("business_id", "waiting", "date"), "what waits for a business's approval"),
        Index(("schedule_id", "date"), "the days of a search"),
    )

    schedule_id: str
    business_id: str
    business_name: str
    owners: tuple[str, ...]
    city: str
    address: str
    time_zone: str
    date: str
    """ISO, in the schedule's zone."""
    bookings: tuple[Booking, ...] = ()
    booking_ids: tuple[str, ...] = ()
    """Of all its bookings, those on their way here and hence too, so that a day is found by one: not every server
    looks into arrays of documents."""
    customers: tuple[str, ...] = ()
    """Identities with an open booking."""
    people: tuple[str, ...] = ()
    """Identities with a booking, open or not."""
    waiting: bool = False
    """A booking waits for approval."""
    blocks: tuple[Block, ...] = ()
    unblocked_by: tuple[str, ...] = ()
    """Commands that gave blocks back, oldest first."""
    arrivals: tuple[Arrival, ...] = ()
    departures: tuple[Departure, ...] = ()

    def occupied(self, *, without: str | None = None) -> Occupied:
        """What is taken of it, as it is to one who would move the booking `without`."""
        held = [Span(one.start, one.end) for one in self.bookings if one.status.holds_its_slot and one.id != without]
        kept = [Span(one.start, one.end) for one in self.arrivals if one.booking_id != without]
        return Occupied((*held, *kept), self._blocked())

    def _blocked(self) -> tuple[Span, ...]:
        return tuple(Span(block.start, block.end) for block in self.blocks if not block.is_lifted)

    def booking(self, booking_id: str) -> Booking | None:
        return next((booking for booking in self.bookings if booking.id == booking_id), None)

    def view(self, booking: Booking) -> BookingView:
        return BookingView(
            booking_id=booking.id,
            business_id=self.business_id,
            schedule_id=self.schedule_id,
            business_name=self.business_name,
            city=self.city,
            address=self.address,
            service_label=booking.service_label,
            start_time=booking.start,
            end_time=booking.end,
            time_zone=self.time_zone,
            status=booking.status,
            customer=booking.customer,
            customer_name=booking.customer_name,
        )

    def result(self, booking: Booking) -> dict[str, Any]:
        """What a command about this booking is answered."""
        view = self.view(booking).model_dump(mode="json")
        return {"booking_id": booking.id, "status": booking.status.value, "booking": view}

    def replied(self, command_id: str) -> dict[str, Any] | None:
        for booking in self.bookings:
            status = booking.answers.get(command_id)
            if status is not None:
                return self.result(booking.model_copy(update={"status": status}))
        return None

    def arrival(self, way: Way) -> Arrival | None:
        return next((one for one in self.arrivals if one.way == way), None)

    def departure(self, way: Way) -> Departure | None:
        return next((one for one in self.departures if one.way == way), None)

    def next_due(self) -> datetime | None:
        """What is on its way falls due by itself, in case whoever moves it is gone."""
        by_time = [at for booking in self.bookings if (at := booking.due_at) is not None]
        begun = [*(one.act.at for one in self.arrivals), *(one.left_at for one in self.departures)]
        return min([*by_time, *(at + PUBLISH_AGAIN_AFTER for at in begun)], default=None)

    def renewed(self, business: Business | None) -> ScheduleDay:
        """With what its business is now; nobody owns what is gone."""
        owners = business.owners if business is not None else ()
        name = business.name if business is not None else self.business_name
        if (owners, name) == (self.owners, self.business_name):
            return self
        return self.model_copy(update={"owners": owners, "business_name": name})

    def with_booking(self, booking: Booking) -> ScheduleDay:
        """With this booking added, or in place of its earlier self."""
        kept = [other for other in self.bookings if other.id != booking.id]
        ordered: list[Booking] = sorted([*kept, booking], key=lambda one: (one.start, one.id))
        return self.having(bookings=tuple(ordered))

    def trimmed(self) -> ScheduleDay:
        """Full to its bound, it forgets the half that was made first of what gave its slot back."""
        if len(self.bookings) < MOST_BOOKINGS_A_DAY:
            return self
        ended = [booking for booking in self.bookings if not booking.status.holds_its_slot]
        oldest = sorted(ended, key=lambda booking: booking.created_at)[: (len(ended) + 1) // 2]
        forgotten = {booking.id for booking in oldest}
        return self.having(bookings=tuple(booking for booking in self.bookings if booking.id not in forgotten))

    def having(self, **parts: tuple[Value, ...]) -> ScheduleDay:
        """With these bookings, arrivals or departures, and what is derived from them."""
        day = self.model_copy(update=parts)
        here = [*day.bookings, *(one.booking for one in day.departures)]
        derived = {
            "booking_ids": tuple(dict.fromkeys([one.id for one in here] + [one.booking_id for one in day.arrivals])),
            "customers": tuple(sorted({one.customer for one in here if one.status.is_open})),
            "people": tuple(sorted({one.customer for one in here} | {one.customer for one in day.arrivals})),
            "waiting": any(one.status is BookingStatus.PENDING for one in here),
        }
        return day.model_copy(update=derived)


def day_id(schedule_id: str, day: date) -> str:
    return f"{schedule_id}/{day.isoformat()}"


def empty_day(schedule: Schedule, owners: tuple[str, ...], business_name: str, day: date) -> ScheduleDay:
    """A day on which nobody has booked yet."""
    return ScheduleDay(
        id=day_id(schedule.id, day),
        schedule_id=schedule.id,
        business_id=schedule.business_id,
        business_name=business_name,
        owners=owners,
        city=schedule.city,
        address=schedule.address,
        time_zone=schedule.time_zone,
        date=day.isoformat(),
    )
