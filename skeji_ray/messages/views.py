"""What a person is shown of a business, a free slot or a booking; also what steps hand to each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

from pydantic import Field

from skeji_ray.messages.base import Instant, Value


class BookingStatus(StrEnum):
    """pending -> confirmed | declined | expired | cancelled; confirmed -> completed | cancelled."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    COMPLETED = "completed"

    @property
    def holds_its_slot(self) -> bool:
        return self in {BookingStatus.PENDING, BookingStatus.CONFIRMED, BookingStatus.COMPLETED}

    @property
    def is_open(self) -> bool:
        return self in {BookingStatus.PENDING, BookingStatus.CONFIRMED}


class BusinessView(Value):
    """A business as search shows it."""

    business_id: str
    name: str
    cities: tuple[str, ...]
    labels: tuple[str, ...]
    time_zone: str
    code: str | None = None
    """What its own chat link writes (`wa.me/<number>?text=<code>`)."""
    website: str | None = None
    """The first of its addresses on the web."""


class DaySpan(Value):
    """Local days from one to another, both inclusive, as ISO dates."""

    date_from: str
    date_to: str


def is_closed(day: date, exceptions: Collection[str], closures: Iterable[DaySpan]) -> bool:
    """Tell whether a day is one of these dates, or within one of these spans."""
    iso = day.isoformat()
    return iso in exceptions or any(one.date_from <= iso <= one.date_to for one in closures)


class ScheduleView(Value):
    """One branch's calendar."""

    schedule_id: str
    business_id: str
    business_name: str
    city: str
    address: str
    start_of_day: str
    end_of_day: str
    working_days: tuple[str, ...]
    meeting_minutes: int
    break_minutes: int
    participants_per_slot: int
    time_zone: str
    exceptions: tuple[str, ...] = ()
    """ISO dates, local, on which it is closed."""
    closures: tuple[DaySpan, ...] = ()
    """Longer times in which it is closed."""
    is_paused: bool = False
    """Customers cannot book for now."""

    def is_closed_on(self, day: date) -> bool:
        """Tell whether it is closed on a day on which it may well work otherwise."""
        return is_closed(day, self.exceptions, self.closures)


class OwnBusiness(Value):
    """A business as those see it who may act for it."""

    business: BusinessView
    maintainers: dict[str, str] = Field(default_factory=dict)
    """Phone -> name."""
    invited: dict[str, str] = Field(default_factory=dict)
    """Phone -> name of those who are asked to help."""
    schedules: tuple[ScheduleView, ...] = ()


class SlotView(Value):
    """A free slot that can be booked; instants in UTC, shown in `time_zone`."""

    schedule_id: str
    business_id: str
    business_name: str
    city: str
    address: str
    service_label: str
    start_time: Instant
    end_time: Instant
    time_zone: str
    seats_left: int = 1


class BookingView(Value):
    """A booking as its customer and its owner see it."""

    booking_id: str
    business_id: str
    schedule_id: str
    business_name: str
    city: str
    address: str
    service_label: str | None = None
    start_time: Instant
    end_time: Instant
    time_zone: str
    status: BookingStatus
    customer: str
    """Identity of the one who booked."""
    customer_name: str | None = None


class View(StrEnum):
    """What an owner asks of their own business, beside who comes on a day."""

    INCOME = "income"
    WORDS = "words"
    """What a customer said to them."""
    PAST = "past"
    """Whether somebody was there before."""
    OFF = "off"
    """What is blocked and closed."""
    COUNT = "count"
    FREE = "free"
    WHO = "who"
    """Who comes in the time ahead, where no day is said."""
    WAITING = "waiting"
    """What waits for their answer."""
    GONE = "gone"
    """What was cancelled."""
    LENGTH = "length"
    """How long an appointment is, and the break between two."""
    CONTACT = "contact"
    """How to reach a customer."""
    TOLD = "told"
    """What customers are told."""
    PHOTOS = "photos"
    """Whether customers can see pictures."""
    PAYMENT = "payment"
    """Whether customers can be made to pay here."""
    OTHER = "other"
    """Figures and the like, which nobody keeps."""
    SETUP = "setup"
    """All that is kept of the business."""
    HOURS = "hours"
    LINK = "link"
    FEE = "fee"
    """What the service costs them."""
    APPROVAL = "approval"
    """Whether each request waits for their answer."""
    NOTICE = "notice"
    """How late customers may book."""
    NOTES = "notes"
    """What they want remembered of a customer."""
    NO_SHOW = "no_show"
    """How it is noted that somebody did not come."""
