"""What exists for a sender, by the ordinals that a model is shown: `slot_1`, `booking_1`, `approval_1`, `served_1`,
`schedule_1`."""

from __future__ import annotations

from typing import TypeVar

from skeji_ray.messages.outcomes import Question, Wish
from skeji_ray.messages.views import BookingView, ScheduleView, SlotView
from skeji_ray.model.actions import MOST_NAMED
from skeji_ray.pipeline.conversation import Context

_View = TypeVar("_View", BookingView, SlotView, ScheduleView)
_MAY_NAME: dict[Wish, tuple[str, ...]] = {
    Wish.CANCEL: ("booking", "approval", "served"),
    Wish.APPROVE: ("approval",),
    Wish.DECLINE: ("approval",),
    Wish.COMPLETE: ("served",),
    Wish.RESCHEDULE: ("booking", "approval", "served"),
}
"""Which kinds of ordinals a wish is about, as the `rules` planner has it."""


def slots_by_ordinal(context: Context) -> dict[str, SlotView]:
    """The slots of the open offer."""
    return _numbered("slot", context.offer.slots if context.offer else ())


def bookings_by_ordinal(context: Context) -> dict[str, BookingView]:
    """The first bookings of each kind that the sender may name."""
    kinds = (("booking", context.bookings), ("approval", context.approvals), ("served", context.served))
    return {ordinal: view for kind, views in kinds for ordinal, view in _numbered(kind, views[:MOST_NAMED]).items()}


def schedules_by_ordinal(context: Context) -> dict[str, ScheduleView]:
    """The first of the sender's own calendars; of those that a question lists, where one does."""
    listed = context.open.schedules if isinstance(context.open, Question) else ()
    return _numbered("schedule", (listed or context.schedules)[:MOST_NAMED])


def booking_for(wish: Wish, ordinal: str | None, context: Context) -> BookingView | None:
    """The booking of an ordinal, where there is one and the wish can be about it."""
    kind = (ordinal or "").partition("_")[0]
    return bookings_by_ordinal(context).get(ordinal or "") if kind in _MAY_NAME.get(wish, ()) else None


def _numbered(kind: str, views: tuple[_View, ...]) -> dict[str, _View]:
    return {f"{kind}_{number}": view for number, view in enumerate(views, 1)}
