"""What is true of a pipeline that broke down: what was attempted, and how much of it was done. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from skeji_ray.catalogue.actions import ACTION
from skeji_ray.errors import Permanent
from skeji_ray.messages.pipeline import Plan, Step
from skeji_ray.messages.refusals import Apology, Effect
from skeji_ray.messages.wishes import Wish
from skeji_ray.pipeline.execution import Execution, State, check_plan

READS = frozenset(
    {
        "get_business",
        "search_businesses",
        "list_my_businesses",
        "open_link",
        "get_schedule",
        "describe_business",
        "search_availability",
        "daily_schedule",
        "get_booking",
        "list_bookings",
        "export_person",
    }
)
"""Actions that change nothing: one that failed may simply be asked for again."""
_ATTEMPTED = {
    "create_booking": Wish.BOOK,
    "reschedule_booking": Wish.RESCHEDULE,
    "cancel_booking": Wish.CANCEL,
    "confirm_booking": Wish.APPROVE,
    "decline_booking": Wish.DECLINE,
    "complete_booking": Wish.COMPLETE,
    "register_business": Wish.REGISTER,
    "create_schedule": Wish.BRANCH,
    "block_time": Wish.BLOCK,
    "erase_person": Wish.ERASE,
}
ATTEMPTED = frozenset({*_ATTEMPTED.values(), Wish.CHANGE})
"""What an apology can be about."""


def apology_for(execution: Execution, reason: Literal["internal_error", "timed_out"]) -> Apology:
    """Return the apology of an execution that has ended: of one that succeeded, that its answer could not be sent."""
    attempted = _attempted(execution.plan.pipeline)
    if attempted is Wish.NONE:
        return Apology(reason=reason)
    return Apology(reason=reason, attempted=attempted, effect=_effect(execution))


def apology_before(plan: Plan) -> Apology:
    """Return the apology for a plan that became a dead letter itself. One that no service could carry out did nothing;
    of another some executor may already be at work."""
    attempted = _attempted(plan.pipeline)
    is_unknown = attempted is not Wish.NONE and _can_run(plan)
    return Apology(reason="internal_error", attempted=attempted, effect="unknown" if is_unknown else "none")


def _can_run(plan: Plan) -> bool:
    try:
        check_plan(plan)
    except Permanent:
        return False
    return True


def _attempted(pipeline: Iterable[Step]) -> Wish:
    """A pipeline is about a business that it registers, else about its last change; `none` where it only looks."""
    changing = [_ATTEMPTED.get(step.action, Wish.CHANGE) for step in pipeline if step.action not in READS]
    if Wish.REGISTER in changing:
        return Wish.REGISTER
    return changing[-1] if changing else Wish.NONE


def _effect(execution: Execution) -> Effect:
    """How much was done. A step that was taken back was not, unless that failed too."""
    if execution.state is State.SUCCEEDED:
        return "done"
    pipeline = execution.plan.pipeline
    if execution.not_undone or (not execution.unresolved and _may_stand(pipeline[execution.step])):
        return "unknown"
    return "part" if any(_may_stand(step) for step in pipeline[: execution.step]) else "none"


def _may_stand(step: Step) -> bool:
    """It changes something, and nothing takes it back."""
    action = ACTION.get((step.service, step.action))
    return step.action not in READS and not (action is not None and action.undoable)
