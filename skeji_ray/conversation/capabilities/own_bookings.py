"""To see one's own bookings, and how one of them stands."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.booking_state import plan_state
from skeji_ray.conversation.parts import steps
from skeji_ray.conversation.turn import Turn
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.steps import Step
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned


def plan_list(turn: Turn, said: Said) -> Planned:
    """Show their own bookings, or how one of them stands."""
    if Slot.TOPIC in said.slots and (stands := plan_state(turn, said)) is not None:
        return stands
    return steps(Step(service="bookings", action="list_bookings"), understood=Understood(intent=Wish.LIST))


LIST = Capability(
    "list", frozenset({Act.LIST}), plan_list, (("bookings", "list_bookings"), ("bookings", "get_booking"))
)
