"""How sure one must be of an act to do it, and whether it is theirs to do."""

from __future__ import annotations

from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.conversation.turn import CERTAIN, LIKELY, SURE, Turn
from skeji_ray.messages.acts import ACTS, DONE_AT_ONCE, Act, Risk, Slot
from skeji_ray.messages.asked import Question
from skeji_ray.messages.reading import Said

TOLD_AT_ONCE = 0.5
"""Of an act that cannot be done here: it is said, and never asked about."""


def enough(act: Act) -> float:
    """How sure one must be of an act: of what changes nothing, less; of what is done unseen, certain. A no ends what is
    open."""
    if BY_ACT[act].is_refusal:
        return TOLD_AT_ONCE
    if act in DONE_AT_ONCE:
        return CERTAIN
    return LIKELY if ACTS[act].risk is Risk.NOTHING and act is not Act.DENY else SURE


def may(turn: Turn, said: Said) -> bool:
    """It is theirs to do; while a yes is awaited that cannot be undone, nothing doubtful takes its place."""
    is_doubtful = (turn.is_final and said.sure < SURE) or _refines_nothing(turn, said)
    return turn.request.sender.role in ACTS[said.act].roles and not is_doubtful


def _refines_nothing(turn: Turn, said: Said) -> bool:
    """An owner who names a day is not asked which service they want, where they were not booking anything."""
    is_booking = turn.offer is not None or turn.frame.task is not None or isinstance(turn.context.open, Question)
    return turn.is_owner and said.act is Act.REFINE and not is_booking and said.word(Slot.SERVICE) is None


def is_theirs_not_to_do(turn: Turn) -> bool:
    """Nothing is open, and it is what owners alone can do: "change my hours", of somebody who has no business."""
    first = turn.reading.said[0]
    is_idle = turn.context.open is None and turn.offer is None
    return is_idle and first.sure >= CERTAIN and turn.request.sender.role not in ACTS[first.act].roles
