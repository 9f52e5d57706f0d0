"""What every entity of the domain has: events that stand until they are acknowledged, and replies given before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from pydantic import Field

from skeji_ray.document import DueDocument
from skeji_ray.messages.events import DomainEvent

MOST_REPLIES = 50
"""Commands whose reply is remembered in one entity: far more than can be under way at once."""
PUBLISH_AGAIN_AFTER = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Act:
    """One command as the rules see it: who does it, when, and which message it belongs to."""

    command_id: str
    correlation_id: str
    conversation_id: str
    by: str
    """Identity from the envelope."""
    at: datetime


class Entity(DueDocument):
    """A document that commands change."""

    outbox: tuple[DomainEvent, ...] = ()
    """Events that the broker has not acknowledged."""

    def replied(self, command_id: str) -> dict[str, Any] | None:
        """What this command was answered, if it changed this entity before."""
        raise NotImplementedError

    def emitting(self, *events: DomainEvent, now: datetime) -> Self:
        """With events to publish; what is due first is to see them published."""
        outbox = (*self.outbox, *events)
        due_at = now + PUBLISH_AGAIN_AFTER if outbox else self.next_due()
        return self.model_copy(update={"outbox": outbox, "due_at": due_at})

    def acknowledged(self, event_ids: frozenset[str]) -> Self:
        """The broker has these events: they stand here no longer, and what is due next is the domain's."""
        left = tuple(event for event in self.outbox if event.event_id not in event_ids)
        if left == self.outbox:
            return self
        due_at = self.due_at if left else self.next_due()
        return self.model_copy(update={"outbox": left, "due_at": due_at})

    def next_due(self) -> datetime | None:
        """When time itself must change this entity; most never change by time."""
        return None


class ReplyingEntity(Entity):
    """An entity that keeps whole replies, since a later change would make them anew otherwise."""

    created_by: str
    """The command that made it."""
    replies: dict[str, dict[str, Any]] = Field(default_factory=dict)
    """Command id -> result, oldest first; that of `created_by` always stays."""

    def replied(self, command_id: str) -> dict[str, Any] | None:
        return self.replies.get(command_id)

    def answered(self, command_id: str, result: dict[str, Any]) -> Self:
        """With the reply to the command that is changing it."""
        replies = {**self.replies, command_id: result}
        spare = [known for known in replies if known != self.created_by]
        for oldest in spare[: max(0, len(replies) - MOST_REPLIES)]:
            del replies[oldest]
        return self.model_copy(update={"replies": replies})
