"""One turn of a conversation: the message, how it was read, and what is open."""

from __future__ import annotations

from typing import NamedTuple

from skeji_ray.messages.acts import Act
from skeji_ray.messages.frame import Frame
from skeji_ray.messages.outcomes import Question, SlotsOffered
from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.views import BusinessView
from skeji_ray.pipeline.conversation import Context
from skeji_ray.pipeline.planning import PlanRequest

SURE = 0.6
"""Of an act: enough to look for something, or to offer it."""
CERTAIN = 0.9
"""Of an act that an owner's change is done on without its being shown first."""


class Turn(NamedTuple):
    """What every capability plans from."""

    request: PlanRequest
    reading: Reading

    @property
    def text(self) -> str:
        return self.request.text

    @property
    def context(self) -> Context:
        return self.request.context

    @property
    def frame(self) -> Frame:
        return self.request.context.frame

    @property
    def offer(self) -> SlotsOffered | None:
        """The slots that can be chosen from."""
        offer = self.context.offer
        return offer if offer is not None and offer.slots else None

    @property
    def question(self) -> Question | None:
        opened = self.context.open
        return opened if isinstance(opened, Question) else None

    @property
    def is_owner(self) -> bool:
        return self.request.sender.role is Role.OWNER

    @property
    def business(self) -> BusinessView | None:
        """The business that the chat, or what is being arranged in it, is about."""
        task = self.frame.task
        return self.context.business or (task.business if task is not None else None)

    def said(self, *acts: Act) -> Said | None:
        """The first of these acts that the message does."""
        return next((one for one in self.reading.said if one.act in acts), None)
