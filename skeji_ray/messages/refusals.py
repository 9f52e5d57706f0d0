"""What was not done, and why: refused, failed, or nothing free."""

from __future__ import annotations

from typing import Literal

from skeji_ray.limits import Limit, Words
from skeji_ray.messages.base import Value
from skeji_ray.messages.views import BookingView, SlotView
from skeji_ray.messages.vocabulary import LABEL_OF, normalise_label
from skeji_ray.messages.wishes import Understood, Wish


class Refusal(Value):
    """Not something that is done here, or not by this sender."""

    kind: Literal["refusal"] = "refusal"
    reason: Literal[
        "out_of_scope",
        "not_allowed",
        "nothing_to_confirm",
        "nothing_booked",
        "no_customer_booked",
        "nobody_waits",
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


class NothingFree(Value):
    """No business there, or no free slot; `businesses` counts who was looked at."""

    kind: Literal["nothing_free"] = "nothing_free"
    asked: Understood
    businesses: int

    @property
    def asks_city(self) -> bool:
        """Nobody there does it: in which other city is asked, where it is a service that we know by its name."""
        is_known = self.asked.label is not None and normalise_label(self.asked.label) in LABEL_OF
        return is_known and self.businesses == 0 and self.asked.city is not None and self.asked.business_name is None


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
