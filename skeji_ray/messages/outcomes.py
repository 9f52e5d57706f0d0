"""What a person is told, typed. The notifier turns each into words in the reader's language.

`Outcome`: the one answer to an inbound message. `Notice`: what somebody is told beside that, mostly of an event.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from skeji_ray.limits import Limit, Words
from skeji_ray.messages.acts import Act
from skeji_ray.messages.base import Value
from skeji_ray.messages.changes import Change
from skeji_ray.messages.steps import MOST_STEPS, Step
from skeji_ray.messages.talk import BusinessFacts, CannotDo, SmallTalk
from skeji_ray.messages.views import BookingView, BusinessView, ScheduleView, SlotView
from skeji_ray.messages.when import Span, When


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
    for_whom: str | None = None
    """Whom it is for, where that is not the one who writes."""
    business: BusinessView | None = None
    """The one that was named, of those that the chat is about."""


class Asked(Value):
    """What waits for an answer. It may be asked again, with buttons that mean the same as before."""

    asked_id: str | None = None
    """The correlation id that asked it first, where this asks it again."""
    again: Literal["asked", "unclear", "check"] | None = None
    """Why it is asked again: the reader asked something that is not known here, was not understood, or answered when
    something else was said last."""


class Question(Asked):
    """Something is missing."""

    kind: Literal["question"] = "question"
    missing: tuple[Missing, ...]
    understood: Understood = Understood()
    passed: str | None = None
    """The day (ISO) that was asked for, and has passed since: it is told first."""
    unclear: str | None = None
    """Words of a day or time that is none, or could be two: they are told first."""
    bookings: tuple[BookingView, ...] = ()
    """To choose from, when it is a booking that is missing."""
    slots: tuple[SlotView, ...] = ()
    businesses: tuple[BusinessView, ...] = ()
    schedules: tuple[ScheduleView, ...] = ()


class ConfirmWanted(Asked):
    """A cancellation is confirmed before it is done."""

    kind: Literal["confirm_wanted"] = "confirm_wanted"
    wish: Wish
    booking: BookingView


class EraseWanted(Asked):
    """Being forgotten is confirmed before it is done."""

    kind: Literal["erase_wanted"] = "erase_wanted"


class ChangeWanted(Asked):
    """Something that an owner wants done is shown before it is: each of its steps, and whom it is about.

    Args:
        when: the days and windows, where it is of these.
        bookings: those that are decided on.
        more: further ones that the words mean, and one message cannot do.
        schedules: calendars as they would stand.
        businesses: businesses as they would stand.
    """

    kind: Literal["change_wanted"] = "change_wanted"
    act: Act
    when: When | None = None
    bookings: tuple[BookingView, ...] = ()
    more: int = 0
    schedules: tuple[ScheduleView, ...] = ()
    businesses: tuple[BusinessView, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1, max_length=MOST_STEPS)
    understood: Understood = Understood()


class Unclear(Asked):
    """What was said is understood in several ways, likeliest first; each is a button `mean:<act>:<asked>`.

    None: it was not understood at all.
    """

    kind: Literal["unclear"] = "unclear"
    readings: tuple[Act, ...] = Field((), max_length=2)


class Help(Value):
    """What can be done here."""

    kind: Literal["help"] = "help"


class Refusal(Value):
    """Not something that is done here, or not by this sender."""

    kind: Literal["refusal"] = "refusal"
    reason: Literal[
        "out_of_scope",
        "not_allowed",
        "nothing_to_confirm",
        "nothing_booked",
        "stale_choice",
        "kept",
        "unchangeable",
        "same_hours",
        "no_schedule",
        "no_helper",
    ]


Effect = Literal["none", "unknown", "part", "done"]
"""How much of what was attempted was done; unknown: nobody can tell yet."""


class Apology(Value):
    """It failed on our side."""

    kind: Literal["apology"] = "apology"
    reason: Literal["internal_error", "timed_out", "not_understood"]
    attempted: Wish = Wish.NONE
    """What was to be changed; none where nothing was."""
    effect: Effect = "none"


class Rejected(Value):
    """The scrub layer let it go no further."""

    kind: Literal["rejected"] = "rejected"
    reason: Literal["spam_detected", "rate_limited", "unsupported_type", "too_long", "empty", "edited_too_late"]
    limit: str | None = None


class SlotsOffered(Asked):
    """Free slots. `exact`: the time that was asked for is free, and stands alone, to be confirmed."""

    kind: Literal["slots_offered"] = "slots_offered"
    slots: tuple[SlotView, ...]
    asked: Understood
    exact: bool
    nearest: bool = False
    """Nothing is free as it was asked for: these lie outside of it, and are offered as such."""
    moves: BookingView | None = None
    """The booking that is to be moved to the chosen slot; else a new one is made."""


class NothingFree(Value):
    """No business there, or no free slot; `businesses` counts who was looked at."""

    kind: Literal["nothing_free"] = "nothing_free"
    asked: Understood
    businesses: int


class LeaveWanted(Value):
    """Leaving a business that the reader helps manage is confirmed first; of several it is asked which."""

    kind: Literal["leave_wanted"] = "leave_wanted"
    businesses: tuple[BusinessView, ...]


class HelpChanged(Value):
    """What the reader has done about helping to manage a business."""

    kind: Literal["help_changed"] = "help_changed"
    business: BusinessView
    what: Literal["accept_invitation", "decline_invitation", "leave_business"]


class BusinessRegistered(Value):
    """A business and its schedules stand."""

    kind: Literal["business_registered"] = "business_registered"
    business: BusinessView
    schedules: tuple[ScheduleView, ...] = ()


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
    asks_name: bool = False
    """It was made without a name, which may be said yet."""


class BookingsShown(Value):
    """The reader's own bookings; or those that a message of theirs has changed."""

    kind: Literal["bookings_shown"] = "bookings_shown"
    bookings: tuple[BookingView, ...]
    changed: bool = False


class DayShown(Value):
    """An owner's day, or several of them."""

    kind: Literal["day_shown"] = "day_shown"
    day: date
    until: date | None = None
    """The last of several days."""
    bookings: tuple[BookingView, ...]
    more: int = 0
    """Bookings beyond those."""


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


class Failed(Value):
    """A business error: `code`, `field` and `limit` as in `errors.BusinessError`."""

    kind: Literal["failed"] = "failed"
    code: str
    field: str | None = None
    limit: str | None = None
    """The plain notation of `bound`, or what a release wrote that knew no typed limits."""
    bound: Limit | None = None
    alternatives: tuple[SlotView, ...] = ()
    """What is free instead; the time that was asked for is never among them."""
    asked: Understood | None = None
    moves: BookingView | None = None
    """The booking that was to be moved."""

    @property
    def broken(self) -> Limit | None:
        """The limit that was broken, whoever wrote it."""
        return self.bound or (Words(words=self.limit) if self.limit else None)


_Single = (
    Question
    | ConfirmWanted
    | EraseWanted
    | ChangeWanted
    | LeaveWanted
    | HelpChanged
    | Help
    | Refusal
    | Apology
    | Rejected
    | SlotsOffered
    | NothingFree
    | BusinessRegistered
    | BusinessesShown
    | BookingTold
    | BookingsShown
    | DayShown
    | BusinessOpened
    | TimeBlocked
    | TimeUnblocked
    | DaysClosed
    | BookingsPaused
    | SchedulesChanged
    | Subscribed
    | PersonTold
    | PersonForgotten
    | Done
    | Failed
    | SmallTalk
    | CannotDo
    | BusinessFacts
    | Unclear
)
Part = Annotated[_Single, Field(discriminator="kind")]
"""One part of an answer."""
MAX_PARTS = 3


class Several(Value):
    """An answer made of parts, told in order; buttons and rows are those of the last part that has some.

    What is open afterwards is decided by the last part that opens or settles something.
    """

    kind: Literal["several"] = "several"
    parts: tuple[Part, ...] = Field(min_length=1, max_length=MAX_PARTS)


Outcome = Annotated[_Single | Several, Field(discriminator="kind")]


class ApprovalWanted(Value):
    """To an owner: somebody asks for a slot; carries the buttons approve and decline."""

    kind: Literal["approval_wanted"] = "approval_wanted"
    booking: BookingView


class BookingNotice(Value):
    """To whom it concerns: a booking's status is now this."""

    kind: Literal["booking_notice"] = "booking_notice"
    booking: BookingView
    to_owner: bool
    moved: bool = False
    """Its time is now this."""
    named: bool = False
    """The name that it stands under is now this."""


class Reminder(Value):
    """To the customer, before the start."""

    kind: Literal["reminder"] = "reminder"
    booking: BookingView


class BookingAffected(Value):
    """To the customer: the schedule changed around a booking of theirs, which stands."""

    kind: Literal["booking_affected"] = "booking_affected"
    booking: BookingView


class MaintainerAdded(Value):
    """To somebody who may act for a business from now on."""

    kind: Literal["maintainer_added"] = "maintainer_added"
    business: BusinessView


class HelpWanted(Value):
    """To somebody who is asked to help manage a business; carries the buttons accept and decline."""

    kind: Literal["help_wanted"] = "help_wanted"
    business: BusinessView
    inviter: str = ""
    """Identity of who asks."""


class HelperNotice(Value):
    """To the one who registered a business: somebody helps them manage it from now on, or no more."""

    kind: Literal["helper_notice"] = "helper_notice"
    business: BusinessView
    helper: str
    joined: bool


class OneMoment(Value):
    """To the sender of a message that waits for a language model: it is kept, and its outcome is still to come."""

    kind: Literal["one_moment"] = "one_moment"


Notice = Annotated[
    ApprovalWanted
    | BookingNotice
    | Reminder
    | BookingAffected
    | MaintainerAdded
    | HelpWanted
    | HelperNotice
    | OneMoment,
    Field(discriminator="kind"),
]
