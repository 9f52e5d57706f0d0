"""What somebody wants, as far as it is understood, and what must be known yet."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from skeji_ray.messages.base import Value
from skeji_ray.messages.changes import Change
from skeji_ray.messages.views import BusinessView
from skeji_ray.messages.when import When


class Missing(StrEnum):
    """What must be known before a wish can be acted upon; asked for in this order."""

    BUSINESS_NAME = "business_name"
    SERVICE_LABEL = "service_label"
    CITY = "city"
    DATE = "date"
    TIME = "time"
    SLOT = "slot"
    BOOKING = "booking"
    CUSTOMER_NAME = "customer_name"
    HOURS = "hours"
    WORKING_DAYS = "working_days"
    MEETING_MINUTES = "meeting_minutes"
    BREAK_MINUTES = "break_minutes"
    BUSINESS = "business"
    SCHEDULE = "schedule"
    TIME_ZONE = "time_zone"


class Wish(StrEnum):
    """What the sender wants: decides how results are told, and what an open question goes on with."""

    REGISTER = "register"
    BOOK = "book"
    SEARCH = "search"
    LIST = "list"
    DAY = "day"
    APPROVE = "approve"
    DECLINE = "decline"
    CANCEL = "cancel"
    COMPLETE = "complete"
    RESCHEDULE = "reschedule"
    BLOCK = "block"
    CHANGE = "change"
    BRANCH = "branch"
    LINK = "link"
    STOP = "stop"
    START = "start"
    EXPORT = "export"
    ERASE = "erase"
    BUSINESS = "business"
    HELP = "help"
    NONE = "none"


UNNAMED = "unnamed"
"""Of what is understood: the words for whom it is, where these are not their name."""


class Understood(Value):
    """What was made out of the words so far; kept while a question is open."""

    intent: Wish = Wish.NONE
    business_name: str | None = None
    city: str | None = None
    label: str | None = None
    date: str | None = None
    """ISO, in the sender's zone."""
    time: str | None = None
    """HH:MM, in the sender's zone."""
    name: str | None = None
    """The customer's own name."""
    opens: str | None = None
    closes: str | None = None
    working_days: tuple[str, ...] = ()
    slot: int | None = None
    """Ordinal of an offered slot, from 1."""
    booking: int | None = None
    """Ordinal of a booking of theirs, from 1."""
    address: str | None = None
    """Of a new branch."""
    change: Change | None = None
    """What an owner wants otherwise."""
    time_zone: str | None = None
    """IANA, of a business whose phone and city do not tell."""
    when: When | None = None
    """All that was said of days and times."""
    date_from: str | None = None
    """ISO: what `when` spans, inclusive; equal to `date_to` for one day."""
    date_to: str | None = None
    time_from: str | None = None
    """HH:MM; equal to `time_to` for a point."""
    time_to: str | None = None
    acts: tuple[str, ...] = ()
    """What the message does, in the order said."""
    slots: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """The words themselves, by their kind."""
    people: int | None = None
    """For how many it is to be."""
    staff: str | None = None
    """With whom."""
    in_a_row: int | None = None
    """How many appointments are to follow one another."""
    names: tuple[str, ...] = ()
    """Whom these are for, in their order."""
    for_whom: str | None = None
    """Whom it is for, where that is not the one who writes."""
    business: BusinessView | None = None
    """The one that was named, of those that the chat is about."""
