"""The plan of each message, stored before it is acted on; or the note that its sender took the message back."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from skeji_ray.document import EXPIRY, ExpiringDocument, Index
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.pipeline import Plan
from skeji_ray.store.base import AlreadyExists, Store

PLANS_KEPT_FOR = timedelta(days=15)
"""A day longer than a dead letter can be replayed from its topic."""
MAX_EDITS = 32
"""Of one message before it is planned; WhatsApp lets a message be edited for 15 minutes."""


class StoredPlan(ExpiringDocument):
    """The first plan of a message wins; a later one is dropped."""

    collection: ClassVar[str] = "Plans"
    indexes: ClassVar[tuple[Index, ...]] = (
        EXPIRY,
        Index(("plan.user_phone",), "the plans of a person (export, erase)"),
    )

    plan: Plan
    withdrawn_by: str | None = None
    """Correlation id of the edit or the deletion that came before the message was planned: then it is not."""

    def kept_for(self) -> timedelta:
        return PLANS_KEPT_FOR


def plan_id_of(correlation_id: str, attempt: int) -> str:
    """The plan of one attempt at a message."""
    return stable_id(correlation_id, attempt, "plan")


async def withdraw(store: Store, correlation_id: str, by: str, empty: Plan) -> bool:
    """Note that the message `correlation_id` is not to be planned, since `by` takes its place.

    Of a message that was edited before, the edit is withdrawn.

    Args:
        empty: a plan of its sender that does nothing; it stands in the document.

    Returns:
        False when it has been planned.
    """
    for _ in range(MAX_EDITS):
        plan_id = plan_id_of(correlation_id, 0)
        try:
            await store.insert(StoredPlan(id=plan_id, plan=empty, withdrawn_by=by))
        except AlreadyExists:
            standing = await store.get(StoredPlan, plan_id)
            if standing is None or standing.withdrawn_by == by:
                return True
            if standing.withdrawn_by is None:
                return False
            correlation_id = standing.withdrawn_by
        else:
            return True
    return False
