"""What an owner says while another time of a booking waits for their yes, and was taken for yet another time because it
names a day: what is on that day, or what is to become of it. It is of its own; the booking stays to be moved."""

from __future__ import annotations

from skeji_ray.conversation.arranged import moving_of
from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.times import fits
from skeji_ray.conversation.turn import AGREED, CERTAIN, SURE, Turn
from skeji_ray.languages.own_days import asks_for_room
from skeji_ray.messages.acts import CHANGES_BUSINESS, Act
from skeji_ray.messages.reading import Reading, Said

_TIMES = frozenset({Act.REFINE, Act.CHOOSE, Act.BOOK, Act.NONE})
"""What another time is read as."""
_DONE_TO_IT = CHANGES_BUSINESS | {Act.CANCEL_CUSTOMER}


def is_taken_for_a_time(turn: Turn) -> bool:
    """Tell whether what an owner says while a booking is to be moved was read as another time, or may be of a day."""
    first = turn.reading.said[0]
    return turn.is_owner and moving_of(turn) is not None and first.act in _TIMES | _DONE_TO_IT


def is_of_that_day(turn: Turn, afresh: Reading) -> bool:
    """Tell whether it rather is of a day by itself: what the calendar has then, or hours and days that are taken out.

    Args:
        afresh: how the message is read where nothing is open.
    """
    said, is_told = afresh.said[0], afresh.reader == "rules"
    if said.act in _DONE_TO_IT:
        return said.sure >= (SURE if is_told else AGREED)
    if said.act is not Act.AGENDA or asks_for_room(turn.text):
        return False
    is_meant = turn.context.open is not None or _alters_nothing(turn, said)  # the move is not what waits now
    return said.sure >= (SURE if is_meant else CERTAIN)


def _alters_nothing(turn: Turn, said: Said) -> bool:
    """What is offered is on that very day."""
    slots = turn.offer.slots if turn.offer is not None else ()
    return said.when is not None and any(fits(said.when, local_of(one)) for one in slots)
