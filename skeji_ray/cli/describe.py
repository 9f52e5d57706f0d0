"""One record in a few words, for `skeji trace` and `skeji dlq`."""

from __future__ import annotations

from skeji_ray.messages.base import Message
from skeji_ray.messages.events import DeadLetter, DomainEvent
from skeji_ray.messages.inbound import EnrichedMessage, UserMessage, WebhookMessage
from skeji_ray.messages.pipeline import Answer, Command, Plan, Reply

MOST_CHARACTERS = 120
"""Of one description: a line of a table."""


def what_of(value: Message) -> str:
    """What a message says; what a user wrote is cut short, phones are not shown."""
    words = _words(value)
    return words if len(words) <= MOST_CHARACTERS else words[: MOST_CHARACTERS - 1] + "…"


def _words(value: Message) -> str:
    match value:
        case WebhookMessage():
            return f"webhook: {value.message.get('type', 'message')}"
        case UserMessage():
            return f"{value.content} {_quoted(value.text or value.choice)}"
        case EnrichedMessage():
            return f"{value.sender.role} says {_quoted(value.text or value.choice)}"
        case Plan():
            return _plan(value)
        case Command():
            return f"step {value.step + 1}: {value.service}.{value.action}"
        case Reply():
            return f"step {value.step + 1}: {f'failed, {value.failure.code}' if value.failure else 'done'}"
        case Answer():
            return _answer(value)
        case DomainEvent():
            return f"event: {value.type} of {value.entity_id} version {value.entity_version}"
        case DeadLetter():
            return f"dead letter of {value.group}: {value.error_class}: {value.error_message}"
        case _:
            return type(value).event_type()


def _answer(answer: Answer) -> str:
    if answer.outcome is None:
        return f"notice: {answer.notice.kind if answer.notice else 'none'}"
    return f"answer: {answer.outcome.kind}{f' ({answer.reason})' if answer.reason else ''}"


def _plan(plan: Plan) -> str:
    if plan.notice is not None:
        return f"no plan yet: {plan.notice.kind}"
    if plan.pipeline:
        return f"plan by {plan.backend}: {', '.join(f'{step.service}.{step.action}' for step in plan.pipeline)}"
    return f"plan by {plan.backend}: no steps, {plan.reply.kind if plan.reply else 'no reply'}"


def _quoted(text: str | None) -> str:
    return f"“{' '.join((text or '').split())}”"
