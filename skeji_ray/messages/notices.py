"""What somebody is told beside the answer to a message of theirs, mostly of an event."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from skeji_ray.messages.base import Value
from skeji_ray.messages.views import BookingView, BusinessView


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
