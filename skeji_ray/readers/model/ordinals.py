"""What exists for a sender, by the ordinals that a model is shown: `slot_1`, `booking_1`, `approval_1`, `served_1`."""

from __future__ import annotations

from typing import TypeVar

from skeji_ray.messages.views import BookingView, SlotView
from skeji_ray.pipeline.context import Context
from skeji_ray.readers.model.authority import MAX_NAMED

_View = TypeVar("_View", BookingView, SlotView)


def slots_by_ordinal(context: Context) -> dict[str, SlotView]:
    """Return the slots of the open offer."""
    return _numbered("slot", context.offer.slots if context.offer else ())


def bookings_by_ordinal(context: Context) -> dict[str, BookingView]:
    """Return the first bookings of each kind that the sender may name."""
    kinds = (("booking", context.bookings), ("approval", context.approvals), ("served", context.served))
    return {ordinal: view for kind, views in kinds for ordinal, view in _numbered(kind, views[:MAX_NAMED]).items()}


def _numbered(kind: str, views: tuple[_View, ...]) -> dict[str, _View]:
    return {f"{kind}_{number}": view for number, view in enumerate(views, 1)}
