"""What the `rules` planner takes over from what was said before."""

from __future__ import annotations

from skeji_ray.languages.assent import without_denied
from skeji_ray.languages.understand import understand, understand_customer
from skeji_ray.messages.outcomes import Understood, Wish
from skeji_ray.messages.people import Role
from skeji_ray.pipeline.planning import PlanRequest

OF_OWNERS = frozenset({Wish.CHANGE, Wish.BRANCH})
NEW_SUBJECT = OF_OWNERS | frozenset(
    {
        Wish.REGISTER,
        Wish.CANCEL,
        Wish.LIST,
        Wish.DAY,
        Wish.APPROVE,
        Wish.DECLINE,
        Wish.COMPLETE,
        Wish.HELP,
        Wish.RESCHEDULE,
        Wish.BLOCK,
    }
)
"""Wishes that answer nothing: whatever is open, they are about something else."""


def understood_of(request: PlanRequest) -> Understood:
    """One message by itself, without what it says is not to be done. Somebody who has no business means a change only
    where they can mean nothing else."""
    said = (without_denied(request.text), request.read_at, request.sender.time_zone)
    fresh = understand(*said)
    if request.sender.role is Role.CUSTOMER and fresh.intent in OF_OWNERS:
        other = understand_customer(*said)
        return fresh if other.intent is Wish.NONE else other
    return fresh


def merge(earlier: Understood, later: Understood) -> Understood:
    """What was said before, with what was said since on top; the wish stays the one that is open."""
    newer = later.model_dump(exclude_defaults=True, exclude={"intent", "change"})
    if earlier.intent is Wish.NONE:
        newer["intent"] = later.intent
    return earlier.model_copy(update=newer)
