"""What a reader makes of one message: acts in order, each with its slots in the person's own words."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.base import Value
from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.when import When

MAX_READ = 1000
"""Letters of a message that our own readers look at. Nobody says one thing in more, and each costs time."""


class State(StrEnum):
    """What stands open when a message comes. Readers are told it: the same words do different things."""

    NOTHING = "nothing"
    LINKED = "linked"
    """Nothing, and the chat was opened by a business's link."""
    OFFER_ONE = "offer_one"
    OFFER_LIST = "offer_list"
    ASK_NAME = "ask_name"
    ASK_CITY = "ask_city"
    ASK_SERVICE = "ask_service"
    ASK_WHEN = "ask_when"
    ASK_WHICH_BOOKING = "ask_which_booking"
    CONFIRM_CANCEL = "confirm_cancel"
    CONFIRM_MOVE = "confirm_move"
    CONFIRM_ERASE = "confirm_erase"
    APPROVAL = "approval"
    """An owner: one request waits."""
    APPROVALS = "approvals"
    ASK_BUSINESS_FIELD = "ask_business_field"
    """Somebody who registers a business is asked for a part of it."""
    BOOKED = "booked"
    """An appointment was just booked."""
    TOLD = "told"
    """Something else was just told."""


class Heard(Value):
    """One message, and what every reader may know beside it."""

    text: str = Field(max_length=4096)
    language: Language
    """Of the message."""
    role: Role
    state: State = State.NOTHING
    at: dt.datetime
    """When it was written, in the sender's own zone: "tomorrow" is the day after."""
    country: str | None = None
    """ISO 3166, of the sender's phone: whether 8/10 is in August, when a week begins, what a weekend is."""
    people: tuple[str, ...] = ()
    """Names of those who booked with the sender, or asked to: an owner may name one of them."""
    businesses: tuple[str, ...] = ()
    """Names of businesses that the conversation is about."""


class Said(Value):
    """One act, and the words that came with it."""

    act: Act
    sure: float = Field(1.0, ge=0, le=1)
    slots: dict[Slot, tuple[str, ...]] = Field(default_factory=dict)
    """The words as they stand in the message (`topic`: its value), several in the order in which they were said."""
    when: When | None = None
    """What our grammar makes of the words of `when`."""
    ordinal: int | None = None
    """The offered slot that is meant, from 1, where a reader says it by its number in what was offered."""
    booking_id: str | None = None
    """The booking that is meant, likewise: of those that exist for the sender."""
    text: str = ""
    """The part of the message in which it is said; empty where a reader does not tell."""

    def word(self, slot: Slot) -> str | None:
        """The first words of a slot; None where it was not said."""
        return next(iter(self.slots.get(slot, ())), None)


class Reading(Value):
    """One message as it was read. Never empty: what nobody understands is one `none`, hardly sure."""

    said: tuple[Said, ...]
    reader: str = "rules"
    """Which reader found the first act: rules, learned or model."""

    @property
    def acts(self) -> tuple[Act, ...]:
        return tuple(one.act for one in self.said)
