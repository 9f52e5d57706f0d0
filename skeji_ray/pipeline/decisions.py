"""How an execution goes on: `(execution, event, now) -> execution`, and nothing else happens here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from skeji_ray.catalogue.actions import action_of
from skeji_ray.messages.pipeline import Failure, Reply
from skeji_ray.messages.refusals import Apology
from skeji_ray.pipeline.apologies import apology_for
from skeji_ray.pipeline.execution import (
    AWAITING_A_REPLY,
    PUBLISH_AGAIN_AFTER,
    Execution,
    Fault,
    Origin,
    State,
    command_of,
    undo_of,
)
from skeji_ray.pipeline.references import UnresolvedReference, resolve

STEP_WITHIN = timedelta(seconds=30)
PIPELINE_WITHIN = timedelta(seconds=120)
GRACE = timedelta(seconds=10)
"""A late step is published once more and may take this much longer: its service may just have come back."""
WAITING_LOOKED_AT_EVERY = timedelta(seconds=5)
HELD_LOOKED_AT_EVERY = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Replied:
    """A service answered a command of this execution."""

    reply: Reply
    origin: Callable[[], Origin] | None = None
    """Tells the record that it came with: asked only where that is at fault."""


@dataclass(frozen=True, slots=True)
class TimedOut:
    """The awaited reply did not come within its time.

    Args:
        lettered: it could not be read, or its command could not: that has a dead letter already.
    """

    lettered: bool = False


def start(execution: Execution, now: datetime) -> Execution:
    """Run a waiting execution; one that has nothing to do has succeeded at once."""
    if execution.state is not State.WAITING:
        return execution
    update = {"state": State.RUNNING, "ends_by": now + PIPELINE_WITHIN}
    return _go_on(execution.model_copy(update=update), now)


def advance(execution: Execution, event: Replied | TimedOut, now: datetime) -> Execution:
    """What the execution is after `event`; itself when the event is late, a duplicate or foreign."""
    if execution.state is State.RUNNING:
        return _advance_running(execution, event, now)
    if execution.state is State.UNDOING:
        return _advance_undoing(execution, event, now)
    return execution


def is_last_chance(execution: Execution) -> bool:
    """Whether it times out when its deadline passes."""
    return execution.state in AWAITING_A_REPLY and execution.is_published and execution.graced


def overdue(execution: Execution, now: datetime, *, lettered: bool = False) -> Execution:
    """What the execution is when its deadline has passed: asked once more, then timed out."""
    if execution.state not in AWAITING_A_REPLY or not execution.is_published:
        return execution
    if execution.due_at is None or execution.due_at > now:
        return execution
    if execution.graced:
        return advance(execution, TimedOut(lettered), now)
    return execution.model_copy(update={"graced": True, "due_at": now + PUBLISH_AGAIN_AFTER})


def held(execution: Execution, now: datetime) -> Execution:
    """Its deadline has passed, but not in healthy time: it does not count, and the grace begins anew after it.

    Nothing is published by this, so it is written as published.
    """
    if execution.state not in AWAITING_A_REPLY or not execution.is_published:
        return execution
    look_at = now + HELD_LOOKED_AT_EVERY
    update: dict[str, object] = {"graced": False, "due_at": look_at, "published_version": execution.version + 1}
    if execution.ends_by is not None and execution.due_at is not None:
        update["ends_by"] = execution.ends_by + (look_at - execution.due_at)
    return execution.model_copy(update=update)


def refused(execution: Execution, why: str, now: datetime) -> Execution:
    """The broker will never take what this state publishes: itself where there is nothing else to publish."""
    if execution.state is State.RUNNING:
        return _fail(_at_fault(execution, "Permanent", why, now), Failure(business=False, code="internal_error"), now)
    if execution.state.is_open or isinstance(execution.outcome, Apology):
        return execution
    return _due(execution, now, outcome=apology_for(execution, "internal_error"))


def postponed(execution: Execution, now: datetime) -> Execution:
    """It could not start yet: it is looked at again a little later."""
    return execution.model_copy(update={"due_at": now + WAITING_LOOKED_AT_EVERY})


def published(execution: Execution, now: datetime) -> Execution:
    """The broker acknowledged what this version publishes: what is due next is the reply, or nothing."""
    # Recording it is itself a write: it counts the version up, and is published with it.
    update = {
        "published_version": execution.version + 1,
        "due_at": _deadline(execution, now),
        "asked_at": now if execution.state in AWAITING_A_REPLY else None,
        "faults": (),
    }
    return execution.model_copy(update=update)


def _deadline(execution: Execution, now: datetime) -> datetime | None:
    if execution.state not in AWAITING_A_REPLY:
        return None
    if execution.graced:
        return now + GRACE
    within = now + STEP_WITHIN
    if execution.state is State.UNDOING or execution.ends_by is None:
        return within  # what was reserved is released even when the pipeline's own time is over
    return min(within, execution.ends_by)


def _advance_running(execution: Execution, event: Replied | TimedOut, now: datetime) -> Execution:
    if isinstance(event, TimedOut):
        if not event.lettered:
            execution = _at_fault(execution, "TimedOut", f"step {execution.step} had no reply in time", now)
        return _fail(execution, Failure(business=False, code="timed_out"), now)
    reply = event.reply
    if reply.command_id != command_of(execution, execution.step):
        return execution
    if reply.failure is not None:
        return _fail(execution, reply.failure, now)
    result = reply.result or {}
    if (why := _not_a_result(execution, result)) is not None:
        faulty = _at_fault(execution, "InvalidResult", why, now, event.origin() if event.origin else None)
        return _fail(faulty, Failure(business=False, code="invalid_result"), now)
    update = {"results": [*execution.results, result], "step": execution.step + 1}
    return _go_on(execution.model_copy(update=update), now)


def _advance_undoing(execution: Execution, event: Replied | TimedOut, now: datetime) -> Execution:
    number = execution.undo[0]
    if isinstance(event, TimedOut):
        if not event.lettered:
            execution = _at_fault(execution, "TimedOut", f"taking back step {number} had no reply in time", now)
    elif event.reply.command_id != undo_of(execution, number):
        return execution
    if isinstance(event, TimedOut) or event.reply.failure is not None:
        execution = execution.model_copy(update={"not_undone": True})
    left = execution.undo[1:]
    return _due(execution, now, undo=left, state=State.UNDOING if left else State.FAILED)


def _go_on(execution: Execution, now: datetime) -> Execution:
    """The next step, or the end."""
    if execution.step >= len(execution.plan.pipeline):
        return _due(execution, now, state=State.SUCCEEDED)
    try:
        resolve(execution.plan.pipeline[execution.step].params, execution.results)
    except UnresolvedReference as error:
        return _unresolved(execution, error, now)
    return _due(execution, now)


def _unresolved(execution: Execution, error: UnresolvedReference, now: datetime) -> Execution:
    """After a search that found nothing this is an answer; else the plan itself is at fault."""
    if found_nothing(execution):
        empty = execution.model_copy(update={"unresolved": True})
        return _fail(empty, Failure(business=True, code="nothing_found"), now)
    faulty = _at_fault(execution, "UnresolvedReference", str(error), now).model_copy(update={"unresolved": True})
    return _fail(faulty, Failure(business=False, code="unresolved_reference"), now)


def found_nothing(execution: Execution) -> bool:
    """Whether the latest search for free slots found none."""
    for step, result in reversed(list(zip(execution.plan.pipeline, execution.results, strict=False))):
        if step.action == "search_availability":
            return not result.get("matches")
    return False


def _fail(execution: Execution, failure: Failure, now: datetime) -> Execution:
    """Take back what was done: with a refusal the steps before it, else also what the step itself may have done."""
    last = execution.step - 1 if failure.business or execution.unresolved else execution.step
    undo = tuple(number for number in range(last, -1, -1) if _undoable(execution, number))
    return _due(execution, now, failure=failure, undo=undo, state=State.UNDOING if undo else State.FAILED)


def _undoable(execution: Execution, number: int) -> bool:
    step = execution.plan.pipeline[number]
    return action_of(step.service, step.action).undoable


def _not_a_result(execution: Execution, result: dict[str, Any]) -> str | None:
    """Why this can not be the awaited step's result; None when it can."""
    step = execution.plan.pipeline[execution.step]
    try:
        action_of(step.service, step.action).result.model_validate(result)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        return f"step {execution.step}: result of {step.action}: {field}: {first['msg']}"
    return None


def _at_fault(
    execution: Execution, error_class: str, message: str, now: datetime, origin: Origin | None = None
) -> Execution:
    undoing = execution.state is State.UNDOING
    step = execution.undo[0] if undoing else execution.step
    fault = Fault(step=step, undoing=undoing, error_class=error_class, message=message, at=now, origin=origin)
    return execution.model_copy(update={"faults": (*execution.faults, fault)})


def _due(execution: Execution, now: datetime, **update: object) -> Execution:
    """A state that has something to publish: left unpublished, it falls due by itself."""
    return execution.model_copy(update={**update, "graced": False, "due_at": now + PUBLISH_AGAIN_AFTER})
