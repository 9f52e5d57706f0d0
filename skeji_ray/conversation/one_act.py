"""What one act comes to, in this turn."""

from __future__ import annotations

from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.capabilities.ask_business import asked_on
from skeji_ray.conversation.going_on import goes_on
from skeji_ray.conversation.likely import changed_exactly
from skeji_ray.conversation.turn import SURE, Turn
from skeji_ray.messages.reading import Said
from skeji_ray.pipeline.planning import Planned


def plan_one(turn: Turn, said: Said) -> Planned:
    """Plan it: as what goes on with what was told, as a question that was asked on, else by its capability."""
    if turn.is_owner and (further := goes_on(turn, said, is_sure=said.sure >= SURE)) is not None:
        return further
    if (asked := asked_on(turn, said)) is not None:
        return asked
    return BY_ACT[said.act].plan(turn, said)


def plan_change(turn: Turn, said: Said) -> Planned:
    """Plan one of several changes of an owner's."""
    return changed_exactly(turn) or BY_ACT[said.act].plan(turn, said)
