"""To take back what was just done: what made a booking is asked about as a cancellation."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.change_booking import plan_cancel
from skeji_ray.conversation.capabilities.time_off import same_again, take_back
from skeji_ray.conversation.parts import refuse, reply
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.mending import says_more
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.pipeline.planning import Planned


def plan_undo(turn: Turn, said: Said) -> Planned:
    """Ask whether the booking that was just made is to go; give back what was just taken out of the calendar."""
    if isinstance(turn.context.open, ChangeWanted | ConfirmWanted):  # what is shown is not done yet
        return refuse("kept")
    if turn.frame.done == "booking_told" and turn.frame.bookings and turn.frame.bookings[0].status.is_open:
        return plan_cancel(turn, said)
    if (
        said.when is not None
        and says_more(turn.text)
        and (more := same_again(turn, said, is_certain=False)) is not None
    ):
        return more  # "oops, tomorrow too"
    is_own = turn.is_owner and turn.frame.done != "booking_told"
    return take_back(turn, said) or reply(CannotDo(act=said.act, business=turn.spoken_of, is_own=is_own))


UNDO = Capability("undo", frozenset({Act.UNDO}), plan_undo, (("bookings", "cancel_booking"),))
