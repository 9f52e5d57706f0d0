"""One customer who is not to book any more: that cannot be done yet, and stops nobody else's bookings."""

from __future__ import annotations

from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.keeping_out import keeps_out
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.talk import CannotDo
from skeji_ray.pipeline.planning import Planned


def plan_kept_out(turn: Turn) -> Planned | None:
    """Say that a single customer cannot be kept out, whatever it was read as; None where none is meant."""
    context = turn.context
    named = (one.customer_name for one in (*context.approvals, *context.served, *turn.frame.bookings))
    first = {words[0] for name in named if name and (words := words_of(name).split())}
    return reply(CannotDo(act=Act.PAUSE, slot=Slot.NAME)) if keeps_out(turn.text, first) else None
