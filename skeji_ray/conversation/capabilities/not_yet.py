"""What people ask for and no service here does: recognised, named, and what is open stays open."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.turn import Turn
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.pipeline.planning import Planned


def plan_not_yet(turn: Turn, said: Said) -> Planned:
    """Say by its name what cannot be done."""
    words = tuple(word for slot in (Slot.MESSAGE, Slot.PRICE) for word in said.slots.get(slot, ()))
    return reply(CannotDo(act=said.act, said=words, business=turn.business))


NOT_YET = Capability(
    "not_yet",
    frozenset({Act.LATE, Act.RELAY, Act.RECURRING, Act.WAITLIST, Act.REMIND}),
    plan_not_yet,
    is_side=True,
)
NOT_YET_FOR_OWNERS = Capability(
    "not_yet_for_owners",
    frozenset({Act.PROPOSE, Act.OWNER_LATE, Act.MESSAGE_CUSTOMERS, Act.NO_SHOW, Act.BOOK_CUSTOMER}),
    plan_not_yet,
)
