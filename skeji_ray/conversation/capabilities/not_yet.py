"""What people ask for and no service here does: recognised, named, and what is open stays open."""

from __future__ import annotations

from skeji_ray.conversation.arranged import task_of
from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.book import plan_refine
from skeji_ray.conversation.capabilities.one_day import plan_one_day
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.turn import Turn
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import CannotDo
from skeji_ray.pipeline.planning import Planned


def plan_not_yet(turn: Turn, said: Said) -> Planned:
    """Say by its name what cannot be done."""
    words = tuple(word for slot in (Slot.MESSAGE, Slot.PRICE) for word in said.slots.get(slot, ()))
    slot = Slot.REASON if said.act is Act.RELAY and Slot.REASON in said.slots else None  # a complaint
    return reply(
        CannotDo(act=said.act, slot=slot, said=words, business=turn.spoken_of, is_own=_is_of_customers(turn, said))
    )


def plan_late(turn: Turn, said: Said) -> Planned:
    """Show the hours of one day that begins late; of who is late right now, that nobody is told."""
    one_day = plan_one_day(turn) if said.act is Act.OWNER_LATE else None
    return one_day or plan_not_yet(turn, said)


def _is_of_customers(turn: Turn, said: Said) -> bool:
    """An owner who has no booking of their own asks about reminders of their customers, or has words for them."""
    return said.act in {Act.REMIND, Act.RELAY} and turn.is_owner and not turn.context.bookings


_ANY_DAY = ((), ("day",))
"""What is said again and again where only some days are left out: no weekday."""


def plan_series(turn: Turn, said: Said) -> Planned:
    """Say that a series is booked one by one, and look for the first; of an appointment that stands, which stays, the
    next one is asked for. Any day but one is no series."""
    if said.when is not None and said.when.without and said.when.every in _ANY_DAY:
        return plan_refine(turn, said)
    if _goes_on(turn):
        return reply(CannotDo(act=said.act, slot=Slot.DAYS, business=turn.spoken_of))
    first = plan_refine(turn, said) if said.when is not None or turn.business is not None else None
    told = plan_not_yet(turn, said)
    if first is None or first.reply is not None:
        return told
    words = said.slots.get(Slot.WHEN, ())  # what is free is shown below it: it asks nothing
    one_by_one = CannotDo(act=said.act, slot=Slot.WHEN, said=words, business=turn.spoken_of)
    return first.model_copy(update={"reply": one_by_one})


def _goes_on(turn: Turn) -> bool:
    """ "Could we make that every Tuesday?": the first of the series stands, and is not to be moved."""
    return bool(turn.context.bookings) and turn.offer is None and task_of(turn) is None and not turn.is_owner


SERIES = Capability("series", frozenset({Act.RECURRING}), plan_series, (("schedules", "search_availability"),))
NOT_YET = Capability(
    "not_yet",
    frozenset({Act.LATE, Act.RELAY, Act.WAITLIST, Act.REMIND}),
    plan_not_yet,
    is_side=True,
    is_refusal=True,
)
NOT_YET_FOR_OWNERS = Capability(
    "not_yet_for_owners",
    frozenset({Act.OWNER_LATE, Act.MESSAGE_CUSTOMERS, Act.NO_SHOW, Act.BOOK_CUSTOMER}),
    plan_late,
    is_refusal=True,
)
