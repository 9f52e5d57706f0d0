"""Replies to commands, made in one place so that every service answers alike."""

from __future__ import annotations

from typing import Any

from skeji_ray.errors import BusinessError
from skeji_ray.limits import Limit
from skeji_ray.messages.base import Outgoing, Record
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.pipeline import Command, Failure, Reply


def failure_of(error: Exception) -> Failure:
    """What the executor is told of an error: a business error whole, of anything else only that it happened."""
    if isinstance(error, BusinessError):
        return Failure(
            business=True, code=error.failure_code, field=error.field, limit=_notation(error.limit), bound=error.limit
        )
    return Failure(business=False, code="internal_error")


def _notation(limit: Limit | None) -> str | None:
    return None if limit is None else str(limit)


def reply_to(
    record: Record[Command], topic: str, *, result: dict[str, Any] | None = None, failure: Failure | None = None
) -> Outgoing:
    """The reply to a command, under an id that is a function of the command's."""
    command = record.value
    return Outgoing(
        topic=topic,
        key=record.headers.correlation_id,
        value=Reply(
            command_id=command.command_id,
            conversation_id=command.conversation_id,
            step=command.step,
            result=result,
            failure=failure,
        ),
        correlation_id=record.headers.correlation_id,
        conversation_id=command.conversation_id,
        event_id=stable_id(command.command_id, "reply"),
        attempt=record.headers.attempt,
    )
