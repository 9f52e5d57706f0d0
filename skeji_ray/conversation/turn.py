"""One turn of a conversation: the message, how it was read, and what is open."""

from __future__ import annotations

from typing import NamedTuple

from skeji_ray.languages.owners import names_one
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ConfirmWanted, EraseWanted, Question, SlotsOffered
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.views import BookingView, BusinessView, SlotView
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.planning import PlanRequest

SURE = 0.6
"""Of an act: enough to look for something, or to offer it."""
LIKELY = 0.35
"""Of an act that changes nothing: being wrong costs one message."""
AGREED = 0.75
"""Of a yes to an offer that was shown, and that can be taken back."""
CERTAIN = 0.9
"""Of an act that an owner's change is done on without its being shown first."""


class Turn(NamedTuple):
    """What every capability plans from."""

    request: PlanRequest
    reading: Reading

    @property
    def text(self) -> str:
        return self.request.text

    @property
    def context(self) -> Context:
        return self.request.context

    @property
    def frame(self) -> Frame:
        return self.request.context.frame

    @property
    def offer(self) -> SlotsOffered | None:
        """The slots that can be chosen from."""
        offer = self.context.offer
        return offer if offer is not None and offer.slots else None

    @property
    def question(self) -> Question | None:
        opened = self.context.open
        return opened if isinstance(opened, Question) else None

    @property
    def is_final(self) -> bool:
        """A yes is awaited that cannot be undone."""
        return isinstance(self.context.open, ConfirmWanted | EraseWanted)

    @property
    def is_owner(self) -> bool:
        return self.request.sender.role is Role.OWNER

    @property
    def business(self) -> BusinessView | None:
        """The business that the chat, or what is being arranged in it, is about."""
        task = self.frame.task
        return self.context.business or (task.business if task is not None else None)

    @property
    def told_last(self) -> str | None:
        """The kind of what was told last."""
        told = [one.text for one in self.context.turns if one.speaker == "system"]
        return told[-1] if told else None

    @property
    def told_of_work(self) -> str | None:
        """That, but for kind words: "great" after a yes leaves what was done last what it is."""
        told = [one.text for one in self.context.turns if one.speaker == "system" and one.text != "small_talk"]
        return told[-1] if told else None

    @property
    def spoken_of(self) -> BusinessView | None:
        """That, else the business of what is offered, or of the booking that was spoken of last."""
        slots = self.offer.slots[:1] if self.offer is not None else ()
        views: tuple[SlotView | BookingView, ...] = (*slots, *self.frame.bookings, *self.context.bookings)
        about = next(iter(views), None)
        if self.business is not None or about is None:
            return self.business
        return BusinessView(
            business_id=about.business_id,
            name=about.business_name,
            cities=(about.city,),
            labels=(),
            time_zone=about.time_zone,
        )

    @property
    def has_booking(self) -> bool:
        """They have one, or one was spoken of."""
        return bool(self.context.bookings or self.frame.bookings)

    @property
    def just_booked(self) -> BookingView | None:
        """Their own booking that a name is of which they say now: one that was made without, else the one told last."""
        told = self.frame.bookings[:1] if self.told_last == "booking_told" else ()
        id = self.frame.unnamed or next((one.booking_id for one in told), None)
        return next((one for one in self.context.bookings if one.booking_id == id), None)

    @property
    def booking_meant(self) -> BookingView | None:
        """The one booking that was spoken of, where the message means it: "is she coming?"."""
        return self.frame.bookings[0] if len(self.frame.bookings) == 1 and names_one(self.text) else None

    def said(self, *acts: Act) -> Said | None:
        """The first of these acts that the message does."""
        return next((one for one in self.reading.said if one.act in acts), None)
