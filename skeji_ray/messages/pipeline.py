"""Plans, the commands that they become, the replies, and the answer that a user gets."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from skeji_ray.limits import Limit, Words
from skeji_ray.messages.base import Message, Value
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Identity, Sender
from skeji_ray.messages.steps import MOST_STEPS, Step
from skeji_ray.messages.wishes import Understood

__all__ = ["MOST_STEPS", "Answer", "Command", "Failure", "Plan", "Reply", "Step"]


class Plan(Message):
    """`llm-to-pipeline-executor`: what one message means. A pipeline, a `reply`, or both; or it is no plan yet,
    and carries the `notice` that one is being made."""

    conversation_id: str = Field(max_length=128)
    user_phone: Identity
    pipeline: tuple[Step, ...] = Field((), max_length=MOST_STEPS)
    sender: Sender | None = None
    """Filled by our stages; a bare plan acts for `user_phone` as a plain sender."""
    reply: Outcome | None = None
    """The answer of an empty pipeline; beside a pipeline, what is told before its outcome."""
    missing: tuple[str, ...] = ()
    understood: Understood = Understood()
    backend: str = "external"
    prompt_version: str | None = None
    """Which version of the prompt a model planned by; None where no model did."""
    frame: Frame | None = None
    """What the conversation is about from this message on; None: as before."""
    notice: OneMoment | None = None
    """On its way to the sender, on the one road that keeps it before their answer: nothing is executed for it."""

    @property
    def speaker(self) -> Sender:
        return self.sender or Sender(identity=self.user_phone)


class Command(Message):
    """`pipeline-executor-to-*`: one step to carry out for one sender."""

    command_id: str
    conversation_id: str
    service: str
    action: str
    params: dict[str, Any]
    sender: Sender
    step: int = Field(ge=0)


class Failure(Value):
    """Why a command has no result. `business`: tell the sender; else: apologise."""

    business: bool
    code: str
    field: str | None = None
    limit: str | None = None
    """The plain notation of `bound`, or what a release wrote that knew no typed limits."""
    bound: Limit | None = None

    @property
    def broken(self) -> Limit | None:
        """The limit that was broken, whoever wrote it."""
        return self.bound or (Words(words=self.limit) if self.limit else None)


class Reply(Message):
    """`*-to-pipeline-executor`: exactly one of `result` and `failure`."""

    command_id: str
    conversation_id: str
    step: int = Field(ge=0)
    result: dict[str, Any] | None = None
    failure: Failure | None = None


class Answer(Message):
    """`pipeline-executor-to-notifier` and `scrub-layer-to-notifier`: the outcome for one inbound message, or the notice
    that it is still to come; exactly one of the two."""

    recipient: Sender
    outcome: Outcome | None = None
    notice: OneMoment | None = None
    reason: str | None = None
    """For a rejection or an apology: the word of the guide (`spam_detected`, ...)."""

    @model_validator(mode="after")
    def _says_one_thing(self) -> Answer:
        if (self.outcome is None) == (self.notice is None):
            raise ValueError("outcome, notice: exactly one of the two is said")
        return self
