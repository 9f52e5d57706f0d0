"""What an execution publishes: a function of its document, so that doing it again does the same."""

from __future__ import annotations

from typing import Any

from skeji_ray.messages.base import Message, Outgoing
from skeji_ray.messages.events import DeadLetter
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.pipeline import Answer, Command
from skeji_ray.messages.refusals import Apology, Rejected
from skeji_ray.pipeline.execution import Execution, Fault, Origin, State, command_of, undo_of
from skeji_ray.pipeline.references import UnresolvedReference, resolve
from skeji_ray.topology import ANSWERS, COMMANDS, DLQ_PIPELINE, PIPELINE, PLANS, TOPIC


def records(execution: Execution) -> list[Outgoing]:
    """What is to be published in this state; publishing it twice makes the same ids."""
    if execution.state is State.RUNNING:
        return [_step_command(execution, execution.step)]
    if execution.state is State.UNDOING:
        return [_undo_command(execution, execution.undo[0])]
    if execution.state.is_open or execution.outcome is None:
        return []
    return [_answer(execution, execution.outcome)]


def letters(execution: Execution, actor: str) -> list[Outgoing]:
    """The dead letters of this execution's own faults; the execution itself stays in MongoDB."""
    return [_letter(execution, fault, actor) for fault in execution.faults]


def _step_command(execution: Execution, number: int) -> Outgoing:
    step = execution.plan.pipeline[number]
    params = resolve(step.params, execution.results[:number])
    return _command(execution, number, command_of(execution, number), step.action, params)


def _undo_command(execution: Execution, number: int) -> Outgoing:
    """Keyed as what it takes back, hence always behind it."""
    params = {"command_id": command_of(execution, number)}
    return _command(execution, number, undo_of(execution, number), "undo", params)


def _command(execution: Execution, number: int, command_id: str, action: str, params: dict[str, Any]) -> Outgoing:
    service = execution.plan.pipeline[number].service
    command = Command(
        command_id=command_id,
        conversation_id=execution.conversation_id,
        service=service,
        action=action,
        params=params,
        sender=execution.sender,
        step=number,
    )
    event_id = stable_id(command_id, "command")
    return _outgoing(execution, COMMANDS[service].name, execution.correlation_id, command, event_id)


def _answer(execution: Execution, outcome: Outcome) -> Outgoing:
    reason = outcome.reason if isinstance(outcome, Apology | Rejected) else None
    answer = Answer(recipient=execution.sender, outcome=outcome, reason=reason)
    event_id = stable_id(execution.id, "answer")
    return _outgoing(execution, ANSWERS.name, execution.sender.identity, answer, event_id)


def _letter(execution: Execution, fault: Fault, actor: str) -> Outgoing:
    origin = fault.origin or _original(execution, fault)
    letter = DeadLetter(
        original_topic=origin.topic,
        original_partition=origin.partition,
        original_offset=origin.offset,
        original_key=origin.key.encode(),
        original_value=origin.body.encode(),
        original_headers={},
        error_class=fault.error_class,
        error_message=fault.message,
        stack="",
        attempts=1,
        group=PIPELINE.name,
        actor=actor,
        failed_at=fault.at,
    )
    event_id = stable_id(execution.id, fault.step, fault.undoing, fault.error_class)
    event_type = TOPIC[origin.topic].message.event_type()
    return _outgoing(execution, DLQ_PIPELINE.name, origin.key, letter, event_id, event_type)


def _original(execution: Execution, fault: Fault) -> Origin:
    """The command that failed; the plan, where no command could be made of it. Where they stand is not known."""
    lost = _lost(execution, fault)
    body = lost.value.model_dump_json(exclude_none=True)
    return Origin(topic=lost.topic, partition=0, offset=0, key=lost.key, body=body)


def _lost(execution: Execution, fault: Fault) -> Outgoing:
    if fault.undoing:
        return _undo_command(execution, fault.step)
    try:
        return _step_command(execution, fault.step)
    except UnresolvedReference:
        return _outgoing(execution, PLANS.name, execution.conversation_id, execution.plan, "")


def _outgoing(
    execution: Execution, topic: str, key: str, value: Message, event_id: str, event_type: str = ""
) -> Outgoing:
    return Outgoing(
        topic=topic,
        key=key,
        value=value,
        correlation_id=execution.correlation_id,
        conversation_id=execution.conversation_id,
        event_id=event_id,
        attempt=execution.attempt,
        event_type=event_type,
    )
