"""To cancel or move a customer's booking, as its owner."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.change_booking import plan_cancel, plan_move
from skeji_ray.messages.acts import Act

CANCEL_CUSTOMER = Capability(
    "cancel_customer", frozenset({Act.CANCEL_CUSTOMER}), plan_cancel, (("bookings", "cancel_booking"),)
)
MOVE_CUSTOMER = Capability(
    "move_customer", frozenset({Act.MOVE_CUSTOMER}), plan_move, (("bookings", "reschedule_booking"),)
)
