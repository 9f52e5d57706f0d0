"""The context of a message for the learned reader: who writes, and what stands open."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from skeji_ray.messages.people import Role
from skeji_ray.messages.reading import State

_KIND = {
    State.NOTHING: "nothing", State.LINKED: "nothing",
    State.TOLD: "told", State.BOOKED: "told",
    State.OFFER_ONE: "offer", State.OFFER_LIST: "offer",
    State.ASK_NAME: "asked", State.ASK_CITY: "asked", State.ASK_SERVICE: "asked", State.ASK_WHEN: "asked",
    State.ASK_WHICH_BOOKING: "asked", State.ASK_BUSINESS_FIELD: "asked",
    State.CONFIRM_CANCEL: "confirm", State.CONFIRM_MOVE: "confirm", State.CONFIRM_ERASE: "confirm",
    State.APPROVAL: "approval", State.APPROVALS: "approval",
}  # fmt: skip
CONTEXTS = tuple(product(Role, State))
INDEX = {context: number for number, context in enumerate(CONTEXTS)}


def likeness() -> NDArray[np.float32]:
    """Return how much a message in one context tells of the same words in another: contexts x contexts."""
    return np.array([[_alike(*one, *other) for other in CONTEXTS] for one in CONTEXTS], np.float32)


def _alike(role: Role, state: State, other_role: Role, other_state: State) -> float:
    is_role, is_kind = role is other_role, _KIND[state] == _KIND[other_state]
    return 1 + 0.5 * is_role + 0.5 * is_kind + 0.5 * (is_role and is_kind) + 0.3 * (state is other_state)
