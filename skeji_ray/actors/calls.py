"""One command as a service sees it, and what it is answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from skeji_ray.clock import Clock
from skeji_ray.domain.entity import Act, Entity
from skeji_ray.errors import Permanent
from skeji_ray.messages.ids import command_id_of, stable_id
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import MOST_STEPS

Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One command: who asks, and what for. Identity is the envelope's, never a param's."""

    command_id: str
    correlation_id: str
    attempt: int
    conversation_id: str
    params: Any
    sender: Sender

    def act(self, clock: Clock, command_id: str | None = None) -> Act:
        """What the rules know of it, now; under another command's id when it acts on that one's behalf."""
        return Act(
            command_id=command_id or self.command_id,
            correlation_id=self.correlation_id,
            conversation_id=self.conversation_id,
            by=self.sender.identity,
            at=clock.now(),
        )

    def is_of_this_pipeline(self, command_id: str) -> bool:
        """Whether a command id is one of a step of the pipeline that this call belongs to."""
        return any(command_id == command_id_of(self.correlation_id, self.attempt, step) for step in range(MOST_STEPS))


Method = Callable[[Call], Awaitable[Result]]


def reply_of(entity: Entity, command_id: str) -> Result:
    """What the command that made or changed `entity` is answered."""
    result = entity.replied(command_id)
    if result is None:
        raise Permanent(f"{entity.collection} {entity.id} keeps no reply to {command_id}")
    return result


def taken_back(command_id: str) -> str:
    """The command id under which the effect of a command is taken back, whoever does it."""
    return stable_id(command_id, "taken back")
