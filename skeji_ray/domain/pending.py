"""How many bookings of one person may wait for an answer at a time: each asks an owner for attention. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from skeji_ray.errors import BusinessError
from skeji_ray.limits import Count

MAX_PENDING_AT_A_BUSINESS = 3
MAX_PENDING = 10
"""At all businesses together."""


class Pending(NamedTuple):
    """A booking that waits for its owner, or is about to."""

    booking_id: str
    business_id: str


def check_pending(wanted: Pending, others: Iterable[Pending]) -> None:
    """Raise BusinessError `too_many_pending_here` or `too_many_pending` where one more would be too many."""
    known = {one.booking_id: one for one in others if one.booking_id != wanted.booking_id}
    here = sum(one.business_id == wanted.business_id for one in known.values())
    if here >= MAX_PENDING_AT_A_BUSINESS:
        raise BusinessError("too_many_pending_here", limit=Count(most=MAX_PENDING_AT_A_BUSINESS))
    if len(known) >= MAX_PENDING:
        raise BusinessError("too_many_pending", limit=Count(most=MAX_PENDING))
