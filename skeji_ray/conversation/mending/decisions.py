"""A decision that is turned round while the other one is asked about: "approve her after all", to "Decline Gali?"."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.change_booking import named_in
from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.decisions import DECISIONS
from skeji_ray.conversation.turn import SURE, Turn
from skeji_ray.languages.assent import denies, is_asked
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ChangeWanted
from skeji_ray.messages.steps import Step
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest

_WISHES = {Act.APPROVE: Wish.APPROVE, Act.DECLINE: Wish.DECLINE}


def decided_otherwise(request: PlanRequest, turn: Turn) -> Planned | None:
    """Show the other decision on the same requests; None where the message is no such one.

    Args:
        request: with what is open.
        turn: the message as it is read where only the requests wait.
    """
    shown = request.context.open
    if not isinstance(shown, ChangeWanted) or shown.act not in _WISHES or shown.also or not shown.bookings:
        return None
    said = turn.reading.said[0]
    is_other = said.act in _WISHES and said.act is not shown.act and said.sure >= SURE
    if not is_other or is_asked(turn.text) or denies(turn.text):
        return None
    named = named_in(turn, said, turn.context.approvals)
    about = named if len(named) == 1 else shown.bookings
    wish = _WISHES[said.act]
    steps = tuple(
        Step(service="bookings", action=DECISIONS[wish], params={"booking_id": one.booking_id}) for one in about
    )
    return show(said.act, steps, Understood(intent=wish), bookings=about)
