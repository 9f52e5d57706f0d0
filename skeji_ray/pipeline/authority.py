"""The last look at a plan before it leaves a planner: nothing in it goes beyond what its sender may do and name.

The services check every command again; this is so that what a model was talked into ends as early as it can.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skeji_ray.catalogue.actions import action_of
from skeji_ray.errors import Permanent
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, Question
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.views import BookingView
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.references import is_reference

_LOOKS = frozenset({"describe_business", "search_availability"})
"""Actions that change nothing: they may be about any business that the conversation has shown."""
_ID_PARAMS = ("booking_id", "moving_booking_id", "schedule_id", "business_id")


class BeyondRights(Permanent):
    """A plan that its sender has no right to; the message names the step, and no id."""


def check_rights(pipeline: Sequence[Step], sender: Sender, context: Context) -> None:
    """Check that every step is open to the sender's role, and every id one that exists for them.

    Raises:
        BeyondRights: one is not.
    """
    known, shown = frozenset(_ids(sender, context)), frozenset(_businesses_shown(context))
    for step in pipeline:
        if sender.role not in action_of(step.service, step.action).allowed:
            raise BeyondRights(f"{step.service}.{step.action} is not for a {sender.role}")
        for name in _ID_PARAMS:
            value = step.params.get(name)
            is_known = value in known or (step.action in _LOOKS and name == "business_id" and value in shown)
            if value is not None and not is_reference(value) and not is_known:
                raise BeyondRights(f"{step.service}.{step.action}: {name} is of nothing that exists for the sender")


def _ids(sender: Sender, context: Context) -> Iterator[str]:
    """All ids that our own code may put into a plan of this sender."""
    yield from sender.business_ids
    if context.business is not None:
        yield context.business.business_id
    yield from (schedule.schedule_id for schedule in context.schedules)
    for booking in (*context.bookings, *context.approvals, *context.served, *_asked_about(context)):
        yield booking.booking_id
    offered = context.offer.slots if context.offer else ()
    asked = context.open.slots if isinstance(context.open, Question) else ()
    for slot in (*offered, *asked):
        yield slot.schedule_id


def _businesses_shown(context: Context) -> Iterator[str]:
    """Those of offers, of the sender's bookings, and the one that something is being arranged at."""
    task, offer = context.frame.task, context.offer
    if task is not None and task.business is not None:
        yield task.business.business_id
    yield from (slot.business_id for slot in (offer.slots if offer else ()))
    yield from (booking.business_id for booking in (*context.bookings, *context.frame.bookings))


def _asked_about(context: Context) -> Iterator[BookingView]:
    """The bookings of what is open, listed to choose from, to be confirmed, to be moved; and those spoken of last."""
    yield from context.frame.bookings
    if isinstance(context.open, Question):
        yield from context.open.bookings
    if isinstance(context.open, ConfirmWanted):
        yield context.open.booking
    if isinstance(context.open, ChangeWanted):
        yield from context.open.bookings
    if context.offer is not None and context.offer.moves is not None:
        yield context.offer.moves
