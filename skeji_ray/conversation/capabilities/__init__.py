"""The registry: what people can ask for, one module each. An act that none serves fails at start, by its name."""

from __future__ import annotations

from collections.abc import Iterable

from skeji_ray.catalogue.actions import ACTION
from skeji_ray.conversation.capabilities import (
    agenda,
    ask_business,
    book,
    change_booking,
    changes,
    choose,
    decide,
    give_name,
    not_yet,
    of_customers,
    own_bookings,
    register,
    talk,
    time_off,
    undo,
)
from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.messages.acts import Act

CAPABILITIES: tuple[Capability, ...] = (
    book.BOOK,
    book.REFINE,
    choose.CHOOSE,
    choose.AFFIRM,
    choose.DENY,
    choose.HOLD,
    give_name.GIVE_NAME,
    change_booking.CANCEL,
    change_booking.MOVE,
    own_bookings.LIST,
    ask_business.ASK_BUSINESS,
    undo.UNDO,
    talk.SOCIAL,
    talk.HELP,
    talk.PERSON,
    talk.NONE,
    register.REGISTER,
    agenda.AGENDA,
    decide.DECIDE,
    decide.PROPOSE,
    time_off.TIME_OFF,
    changes.CHANGE,
    changes.DETAILS,
    of_customers.CANCEL_CUSTOMER,
    of_customers.MOVE_CUSTOMER,
    not_yet.SERIES,
    not_yet.NOT_YET,
    not_yet.NOT_YET_FOR_OWNERS,
)


def by_act(capabilities: Iterable[Capability]) -> dict[Act, Capability]:
    """Index capabilities by the acts that they serve.

    Raises:
        LookupError: an act is served by none or by two, or a capability comes to an action that the catalogue lacks.
    """
    found: dict[Act, Capability] = {}
    for capability in capabilities:
        for act in capability.acts:
            if act in found:
                raise LookupError(f"act {act}: both {found[act].name} and {capability.name} serve it")
            found[act] = capability
        for service, action in capability.comes_to:
            if (service, action) not in ACTION:
                raise LookupError(f"capability {capability.name}: no action {action!r} of service {service!r}")
    if left := sorted(set(Act) - set(found)):
        raise LookupError(f"act {left[0]}: no capability serves it")
    return found


BY_ACT = by_act(CAPABILITIES)
"""The capability of each act."""
