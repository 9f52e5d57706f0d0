"""The one answer of an execution: what all its steps together mean to the one who asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from skeji_ray.catalogue.actions import ACTION
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted
from skeji_ray.messages.outcomes import Outcome, parts_of, together
from skeji_ray.messages.pipeline import Failure, Step
from skeji_ray.messages.refusals import Apology, Failed
from skeji_ray.messages.results import BookingsShown, BookingTold, Done
from skeji_ray.messages.talk import BusinessFacts, CannotDo
from skeji_ray.pipeline.apologies import apology_for
from skeji_ray.pipeline.decisions import found_nothing
from skeji_ray.pipeline.execution import Execution
from skeji_ray.pipeline.results import availability, bookings, businesses, calendars, people
from skeji_ray.pipeline.results.availability import alternatives_of, asked_for, nothing_free, searches_of, to_be_moved
from skeji_ray.pipeline.results.bookings import CHANGES_A_BOOKING, DAY, told_of_bookings
from skeji_ray.pipeline.results.businesses import DESCRIBE, INVITATION, UPDATE, described
from skeji_ray.pipeline.results.calendars import BLOCK, CHANGE, CLOSE, PAUSE, REOPEN, RESUME, UNBLOCK
from skeji_ray.pipeline.results.steps import steps_done


def outcome_of(execution: Execution) -> Outcome:
    """What the sender is told of an execution that has ended."""
    return _beside(execution, _outcome_of(execution))


def _outcome_of(execution: Execution) -> Outcome:
    """Its last step that tells something, with what the steps of the same kind before it found; each kind of change of
    an owner's."""
    pipeline = execution.plan.pipeline
    if execution.failure is not None:
        done = _kinds_changed(pipeline[: execution.step]) if _kinds_changed(pipeline) else []
        parts = [part for tell in done for part in parts_of(tell(execution))]
        failed = _failed(execution, execution.failure)
        return together((*parts, *parts_of(failed)))
    if not pipeline:
        return execution.plan.reply or Apology(reason="internal_error")
    if len(kinds := _kinds_changed(pipeline)) > 1:
        return together([part for tell in kinds for part in parts_of(tell(execution))])
    for step in reversed(pipeline):
        tell = _TOLD_BY.get((step.service, step.action))
        if tell is not None:
            return tell(execution)
    return Done(what=pipeline[-1].action)


def _kinds_changed(pipeline: Sequence[Step]) -> list[Callable[[Execution], Outcome]]:
    """What tells the steps, where all are changes and looks of an owner's that need no other."""
    keys = [(step.service, step.action) for step in pipeline]
    if not all(key in _ALONE for key in keys):
        return []
    return list(dict.fromkeys(_TOLD_BY[key] for key in keys))


def _beside(execution: Execution, outcome: Outcome) -> Outcome:
    """What is told before an outcome, and the outcome."""
    told = parts_of(execution.plan.reply) if execution.plan.pipeline else ()
    asked = [part for part in told if isinstance(part, ChangeWanted | ConfirmWanted)]  # it waits on: it comes last
    before = [part for part in told if part not in asked]
    is_described = execution.failure is None and any(steps_done(execution, DESCRIBE))
    is_told = any(isinstance(part, BusinessFacts) for part in parts_of(outcome))
    facts = described(execution) if is_described and not is_told else None
    changed = _changed_beside(execution, outcome)
    return together([*before, *(part for one in (changed, facts, outcome) for part in parts_of(one)), *asked])


def _changed_beside(execution: Execution, outcome: Outcome) -> Outcome | None:
    """The booking that was changed before something else was looked for: "yes, cancel. What is free on Friday?"."""
    is_told = any(isinstance(part, BookingTold | BookingsShown) for part in parts_of(outcome))
    is_changed = any(steps_done(execution, *CHANGES_A_BOOKING))
    return told_of_bookings(execution) if is_changed and not is_told and execution.failure is None else None


def _failed(execution: Execution, failure: Failure) -> Outcome:
    if not failure.business:
        return apology_for(execution, "timed_out" if failure.code == "timed_out" else "internal_error")
    asked = asked_for(execution)
    if execution.unresolved and found_nothing(execution):
        return nothing_free(execution, searches_of(execution)[-1:])
    if failure.field == "business_name" and asked.business_name is not None:
        return CannotDo(act=Act.BOOK, slot=Slot.BUSINESS, said=(asked.business_name,))
    step = execution.plan.pipeline[execution.step]
    answers = (step.service, step.action) in INVITATION
    return Failed(
        code="no_invitation" if answers and failure.code == "not_found" else failure.code,
        field=failure.field,
        limit=failure.limit,
        bound=failure.bound,
        alternatives=alternatives_of(execution),
        asked=asked,
        moves=to_be_moved(execution),
    )


_ALONE = frozenset(
    {DAY, CHANGE, UPDATE, BLOCK, UNBLOCK, CLOSE, REOPEN, PAUSE, RESUME}
    | {("bookings", f"{verb}_booking") for verb in ("confirm", "decline", "complete", "cancel")}
)
"""What an owner does or looks up, several of it in one message."""
_TOLD_BY = {
    **availability.TOLD,
    **bookings.TOLD,
    **calendars.TOLD,
    **businesses.TOLD,
    **people.TOLD,
}
"""What tells its result."""
_ONLY_DONE = frozenset({("schedules", "get_schedule"), *((service, "undo") for service, _ in ACTION)})
"""What no message of a person comes to: it is only done."""
if _left := sorted(set(ACTION) - set(_TOLD_BY) - _ONLY_DONE):
    raise LookupError(f"action {_left[0][1]!r} of service {_left[0][0]!r}: nothing tells its result")
