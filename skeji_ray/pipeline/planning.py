"""The planner's contract: one message and its context in, one plan out. Every back end fulfils it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol, runtime_checkable

from pydantic import Field

from skeji_ray.messages.base import Value
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.wishes import Understood
from skeji_ray.pipeline.context import Context


class PlanRequest(Value):
    """What one message is planned from. Instants in UTC; dates are understood in the sender's zone."""

    text: str = Field(max_length=4096)
    sender: Sender
    now: datetime
    """Domain time: what has passed is told by it, never what a word means."""
    said_at: datetime | None = None
    """When the message was written; None: now."""
    context: Context = Context()
    conversation_id: str = ""
    """A conversation keeps its model while two share the work; of one without an id any may be asked."""

    @property
    def read_at(self) -> datetime:
        """The time at which words are read: "tomorrow" is the day after the message was written."""
        return self.said_at or self.now


class Planned(Value):
    """What a message means: a pipeline to run, a typed reply (a question, a refusal), or a pipeline and what is told
    before its outcome."""

    pipeline: tuple[Step, ...] = ()
    reply: Outcome | None = None
    understood: Understood = Understood()
    frame: Frame | None = None
    """What the conversation is about from now on; None: as before."""
    backend: str
    reader: str = "rules"
    """What read the words: rules, learned or model."""
    prompt_version: str | None = None
    """Which version of the prompt a model was told; None where none was asked."""


class Planner(Protocol):
    """A back end. Raises Transient when it is down or too slow, Permanent when it can not make a valid plan."""

    async def plan(self, request: PlanRequest) -> Planned: ...


@runtime_checkable
class Prompted(Protocol):
    """A back end that asks a model, with a prompt that may be changed."""

    def with_prompt(self, version: str | None) -> Planner:
        """The same back end with another prompt, None: the newest. Raises SettingError where there is no such one."""
        ...


# Ids of buttons and rows. They are matched by our own code and never reach a model. <asked> is the first 8 characters
# of the correlation id that made the offer, or asked the question, that they stand under: an older one's are stale.
#   slot:<n>:<asked>            choose an offered slot
#   yes:<asked> / no:<asked>    answer that question or offer alone
#   booking:<n>:<asked>         choose one of the bookings that the question lists
#   schedule:<n>:<asked>        choose one of the calendars; business:<n>:<asked>: one of the businesses
#   approve:<booking id>        owner; decline:<booking id> likewise
#   join:<business id>          the invited; refuse:<business id> likewise
#   leave:<business id>         whoever helps manage it; stay:<business id> changes nothing
#   leave_which:<business id>   choose the one to leave of those that are listed
# Those of an older release have no <asked>: they do nothing by themselves, what is open is asked again.
