"""To see one's own bookings, and how one of them stands."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.booking_state import plan_state, show_state
from skeji_ray.conversation.halves import in_shown_half
from skeji_ray.conversation.known import found_when
from skeji_ray.conversation.parts import local_of, steps
from skeji_ray.conversation.times import fits
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.asked_state import checks, names_mine
from skeji_ray.languages.several import says_all
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.steps import Step
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned


def plan_list(turn: Turn, said: Said) -> Planned:
    """Show their own bookings, or how one of them stands."""
    is_of_all = len(turn.context.bookings) > 1 and (says_all(turn.text) or names_mine(turn.text))
    if Slot.TOPIC in said.slots and not is_of_all and (stands := plan_state(turn, said)) is not None:
        return stands
    return steps(Step(service="bookings", action="list_bookings"), understood=Understood(intent=Wish.LIST))


def plan_checked(turn: Turn) -> Planned | None:
    """Return how it stands what somebody says of their own bookings and asks whether it is so; None where they have
    none, or say no day and no hour."""
    found, ahead = found_when(turn), turn.context.bookings
    is_open = turn.offer is not None or turn.question is not None
    if turn.is_owner or is_open or not ahead or found is None or not checks(turn.text):
        return None
    meant = tuple(one for one in ahead if fits(found.when, local_of(one)))
    if not meant and found.has_open_half:
        either = in_shown_half(found.when, [local_of(one) for one in ahead], None)
        meant = tuple(one for one in ahead if fits(either, local_of(one)))
    if len(meant) == 1:
        return show_state(meant[0])
    listed = steps(Step(service="bookings", action="list_bookings"), understood=Understood(intent=Wish.LIST))
    told = None if meant else CannotDo(act=Act.LIST, slot=Slot.WHEN, said=found.words)
    return listed.model_copy(update={"reply": told})


LIST = Capability(
    "list", frozenset({Act.LIST}), plan_list, (("bookings", "list_bookings"), ("bookings", "get_booking"))
)
