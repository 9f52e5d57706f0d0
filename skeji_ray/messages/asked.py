"""What waits for an answer: questions, choices, and what is confirmed before it is done."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from skeji_ray.messages.acts import Act
from skeji_ray.messages.base import Value
from skeji_ray.messages.steps import MOST_STEPS, Step
from skeji_ray.messages.views import BookingView, BusinessView, ScheduleView, SlotView
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Missing, Understood, Wish


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


class AlsoWanted(Value):
    """One more thing that is shown with what an owner wants done: its days, or whose bookings it is about."""

    act: Act
    when: When | None = None
    bookings: tuple[BookingView, ...] = ()
    more: int = 0


class ChangeWanted(Asked):
    """Something that an owner wants done is shown before it is: each of its steps, and whom it is about.

    Args:
        when: the days and windows, where it is of these.
        bookings: those that are decided on.
        more: further ones that the words mean, and one message cannot do.
        schedules: calendars as they would stand.
        businesses: businesses as they would stand.
        also: what else is done with it, by the same steps.
    """

    kind: Literal["change_wanted"] = "change_wanted"
    act: Act
    when: When | None = None
    bookings: tuple[BookingView, ...] = ()
    more: int = 0
    schedules: tuple[ScheduleView, ...] = ()
    businesses: tuple[BusinessView, ...] = ()
    also: tuple[AlsoWanted, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1, max_length=MOST_STEPS)
    understood: Understood = Understood()


class Unclear(Asked):
    """What was said is understood in several ways, likeliest first; each is a button `mean:<act>:<asked>`.

    None: it was not understood at all.
    """

    kind: Literal["unclear"] = "unclear"
    readings: tuple[Act, ...] = Field((), max_length=2)


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
    together: bool = False
    """All of them were named or chosen, to be taken at once."""

    @property
    def overlap(self) -> bool:
        """Two of its slots are of one calendar and overlap: not both can be booked."""
        return any(
            one.schedule_id == other.schedule_id and one.start_time < other.start_time < one.end_time
            for one in self.slots
            for other in self.slots
        )

    @property
    def is_group(self) -> bool:
        """Its slots are taken together: each of them was asked for, or chosen. A yes is to all of them."""
        when = self.asked.when
        is_each = when is not None and when.is_each and len(when.spans) == len(self.slots)
        is_one_each = len({one.start_time for one in self.slots}) == len(self.slots)  # else: one time, several places
        is_whole = len(self.slots) > 1 and is_one_each and not (self.nearest or self.overlap)
        return (self.together or is_each) and is_whole and self.moves is None


class LeaveWanted(Value):
    """Leaving a business that the reader helps manage is confirmed first; of several it is asked which."""

    kind: Literal["leave_wanted"] = "leave_wanted"
    businesses: tuple[BusinessView, ...]
