"""How one booking stands, which is named or was spoken of last."""

from __future__ import annotations

from typing import TypeGuard

from skeji_ray.conversation.capabilities.change_booking import named_in
from skeji_ray.conversation.parts import local_of, reply, steps
from skeji_ray.conversation.times import fits
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.asked_state import asks_if_fine
from skeji_ray.languages.kept import says_other
from skeji_ray.messages.acts import Act
from skeji_ray.messages.reading import Said
from skeji_ray.messages.steps import Step
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned


def plan_state(turn: Turn, said: Said) -> Planned | None:
    """Show how the booking stands that is named, or was spoken of last; None where there is none, or are several."""
    if asks_if_fine(turn.text) and turn.told_last == "cannot_do" and _tells_nobody(turn.frame.cannot):
        return reply(turn.frame.cannot)  # whether they may be late is not ours to say
    listed = _known_to(turn)
    meant = named_in(turn, said, listed) if turn.is_owner else ()
    if not meant and said.when is not None:
        meant = tuple(one for one in listed if fits(said.when, local_of(one)))
    ids = {one.booking_id for one in turn.frame.bookings}
    if not meant and says_other(turn.text):
        meant = tuple(one for one in turn.context.bookings if one.booking_id not in ids)
        return show_state(meant[0]) if len(meant) == 1 else None
    meant = meant or tuple(one for one in listed if one.booking_id in ids) or (() if turn.is_owner else listed)
    if not meant and turn.offer is not None:
        return ask_again(turn.request, why="check")  # what is offered is not booked yet
    return show_state(meant[0]) if len(meant) == 1 else None


def _tells_nobody(told: CannotDo | None) -> TypeGuard[CannotDo]:
    return told is not None and told.act in {Act.LATE, Act.RELAY}


def show_state(booking: BookingView) -> Planned:
    """Show how one booking stands."""
    step = Step(service="bookings", action="get_booking", params={"booking_id": booking.booking_id})
    return steps(step, understood=Understood(intent=Wish.LIST))


def _known_to(turn: Turn) -> tuple[BookingView, ...]:
    """Those that were spoken of last, however they stand by now; theirs; of an owner, their customers' too."""
    context = turn.context
    own = (*turn.frame.bookings, *context.bookings)
    every = (*own, *context.approvals, *context.served) if turn.is_owner else own
    return tuple({one.booking_id: one for one in every}.values())
