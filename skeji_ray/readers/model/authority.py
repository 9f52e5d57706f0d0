"""What a model may write of a message: the acts that its sender may mean now, and the ordinals of what exists.

It is derived from the table of acts, the registry of capabilities and the catalogue: a new capability is in it by
itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from skeji_ray.catalogue.actions import ACTION
from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.messages.acts import ACTS, Act
from skeji_ray.messages.people import Role
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.results.availability import MOST_SLOTS_SHOWN

MAX_NAMED = 5
"""Bookings of each kind that a model is shown: more of them would be most of its prompt, and our own rules still find
one by its name, day or time."""
_DONE_AT_ONCE = frozenset({Act.STOP, Act.START})
"""They are done without being shown first: in the sender's own exact words alone."""


class Stage(StrEnum):
    """What a conversation waits for, the most pressing first."""

    QUESTION = "question_open"
    OFFER = "slots_offered"
    APPROVAL = "approval_open"
    NOTHING = "nothing_open"


_ANSWERED = frozenset({Stage.QUESTION, Stage.OFFER})
"""Something was asked or offered: it may be answered."""


def stage_of(context: Context) -> Stage:
    """Return the stage that a message comes into."""
    if context.open is not None:
        return Stage.QUESTION
    if context.offer is not None:
        return Stage.OFFER
    return Stage.APPROVAL if context.approvals else Stage.NOTHING


@dataclass(frozen=True, slots=True)
class Authority:
    """What a sender of `role` may be understood to mean in `stage`: a model's schema, and the check of its answer.

    There is one for each role and stage that occurs, and nothing else decides what a schema holds.
    """

    role: Role
    stage: Stage
    acts: tuple[Act, ...]

    @property
    def name(self) -> str:
        return f"{self.role}_{self.stage}"

    @property
    def slots(self) -> tuple[str, ...]:
        """Ordinals of offered slots."""
        return _ordinals("slot", MOST_SLOTS_SHOWN) if self.stage in _ANSWERED else ()

    @property
    def bookings(self) -> tuple[str, ...]:
        """Ordinals of the sender's own bookings, of those that wait for them, and of those that they serve."""
        own = _ordinals("booking", MAX_NAMED)
        if self.role is Role.CUSTOMER:
            return own
        waiting = () if self.stage is Stage.NOTHING else _ordinals("approval", MAX_NAMED)
        return (*own, *waiting, *_ordinals("served", MAX_NAMED))


@cache
def authority_of(role: Role, stage: Stage) -> Authority:
    """Return the authority of a sender in a stage of their conversation."""
    return Authority(role, stage, tuple(act for act in Act if may_mean(act, role, stage)))


def may_mean(act: Act, role: Role, stage: Stage) -> bool:
    """Tell whether a model may read an act out of a message of `role`."""
    capability = BY_ACT[act]
    is_theirs = role in ACTS[act].roles and all(role in ACTION[key].allowed for key in capability.comes_to)
    is_now = not capability.is_answer or stage in _ANSWERED
    return is_theirs and is_now and act not in _DONE_AT_ONCE


def authorities() -> tuple[Authority, ...]:
    """Return all that occur: nothing ever waits for a customer's approval."""
    pairs = ((role, stage) for role in Role for stage in Stage)
    return tuple(authority_of(*pair) for pair in pairs if pair != (Role.CUSTOMER, Stage.APPROVAL))


def _ordinals(kind: str, most: int) -> tuple[str, ...]:
    return tuple(f"{kind}_{number}" for number in range(1, most + 1))
