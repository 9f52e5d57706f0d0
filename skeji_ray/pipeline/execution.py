"""One pipeline's run as a value. How it goes on stands in `decisions.py`, what it publishes in `records.py`: both pure.

A document's `published_version` says up to which version its records were acknowledged, so publishing again after a
crash needs no outbox: what to publish is a function of the document.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import Field

from skeji_ray.catalogue.actions import action_of
from skeji_ray.document import EXPIRY, DueDocument, ExpiringDocument, Index
from skeji_ray.errors import Permanent, UnknownAction
from skeji_ray.messages.base import Value
from skeji_ray.messages.ids import command_id_of, stable_id
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Failure, Plan
from skeji_ray.messages.results import Done
from skeji_ray.pipeline.references import check_references

PUBLISH_AGAIN_AFTER = timedelta(seconds=2)
"""A version that is not published by then was left by a crash, and falls due."""
KEPT_FOR = timedelta(days=30)
"""After its end: twice as long as a dead letter that names it can be replayed from its topic."""


class State(StrEnum):
    """waiting -> running -> succeeded | failed; running -> undoing -> failed."""

    WAITING = "waiting"
    RUNNING = "running"
    UNDOING = "undoing"
    SUCCEEDED = "succeeded"
    FAILED = "failed"

    @property
    def is_open(self) -> bool:
        return self in OPEN_STATES


OPEN_STATES = frozenset({State.WAITING, State.RUNNING, State.UNDOING})
AWAITING_A_REPLY = frozenset({State.RUNNING, State.UNDOING})


def execution_id(correlation_id: str, attempt: int) -> str:
    """One execution for each attempt at a message's pipeline."""
    return stable_id(correlation_id, attempt, "execution")


class Origin(Value):
    """The record that a fault came with."""

    topic: str
    partition: int
    offset: int
    key: str
    body: str


class Fault(Value):
    """What went wrong in the pipeline itself, and needs a dead letter that nobody else writes."""

    step: int
    undoing: bool
    error_class: str
    message: str
    at: datetime
    origin: Origin | None = None
    """Known where a record was at fault; not where one did not come."""


class Execution(DueDocument, ExpiringDocument):
    """The state of one correlation id; every write is a compare-and-set on its version."""

    collection: ClassVar[str] = "Executions"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("due_at",), "executions that are due: unpublished, timed out or forgotten"),
        Index(("conversation_id", "state", "created_at"), "the next waiting pipeline of a conversation"),
        Index(("state",), "open executions (skeji status)"),
        Index(("correlation_id",), "the execution of a dead letter"),
        Index(("sender.identity",), "the pipelines of a person (export, erase)"),
        EXPIRY,
    )

    correlation_id: str
    attempt: int
    conversation_id: str
    sender: Sender
    plan: Plan
    state: State
    created_at: datetime
    ends_by: datetime | None = None
    """When all of the pipeline must be done; set when it starts."""
    step: int = 0
    """The step whose reply is awaited."""
    results: list[dict[str, Any]] = Field(default_factory=list)
    failure: Failure | None = None
    unresolved: bool = False
    """A step could not be sent, because an earlier one has no such result."""
    undo: tuple[int, ...] = ()
    """Steps still to be taken back, the last first; the first of these is awaited."""
    not_undone: bool = False
    """A step that was to be taken back may stand."""
    graced: bool = False
    """The awaited reply was late once: it has been asked for again."""
    faults: tuple[Fault, ...] = ()
    """Those whose dead letters are not acknowledged yet."""
    outcome: Outcome | None = None
    published_version: int = -1
    asked_at: datetime | None = None
    """When the awaited reply was asked for last: the command was written by then."""

    @property
    def is_published(self) -> bool:
        return self.published_version >= self.version

    def kept_for(self) -> timedelta | None:
        return None if self.state.is_open else KEPT_FOR

    def emptied(self, anonymous: str) -> Execution:
        """That it has run, and nothing of what or for whom. One that has more to do is left as it is."""
        if self.state.is_open or not self.is_published:
            return self
        update = {
            "sender": Sender(identity=anonymous),
            "plan": Plan(conversation_id=self.conversation_id, user_phone=anonymous),
            "results": [],
            "failure": None,
            "outcome": Done(what="forgotten"),
            "published_version": self.version + 1,
        }
        return self.model_copy(update=update)


def check_plan(plan: Plan) -> None:
    """Raises Permanent for a plan that no service could carry out, naming the step at fault."""
    if not plan.pipeline and plan.reply is None:
        raise Permanent("pipeline: empty, and no reply")
    for number, step in enumerate(plan.pipeline):
        try:
            action_of(step.service, step.action)
            check_references(step.params, number)
        except UnknownAction as error:
            raise UnknownAction(f"pipeline.{number}: {error}") from None
        except Permanent as error:
            raise Permanent(f"pipeline.{number}: {error}") from None


def begin(plan: Plan, sender: Sender, correlation_id: str, attempt: int, now: datetime) -> Execution:
    """A new execution: it waits until its conversation is free."""
    return Execution(
        id=execution_id(correlation_id, attempt),
        correlation_id=correlation_id,
        attempt=attempt,
        conversation_id=plan.conversation_id,
        sender=sender,
        plan=plan,
        state=State.WAITING,
        created_at=now,
        due_at=now + PUBLISH_AGAIN_AFTER,
    )


def command_of(execution: Execution, step: int) -> str:
    """The command id of a step."""
    return command_id_of(execution.correlation_id, execution.attempt, step)


def undo_of(execution: Execution, step: int) -> str:
    """The command id of what takes a step back."""
    return stable_id(command_of(execution, step), "undo")


def awaited_service(execution: Execution) -> str:
    """The service whose reply an execution awaits."""
    number = execution.undo[0] if execution.state is State.UNDOING else execution.step
    return execution.plan.pipeline[number].service
