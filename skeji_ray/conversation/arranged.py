"""What is being arranged or moved when a message comes."""

from __future__ import annotations

from skeji_ray.conversation.availability import asked_in_half
from skeji_ray.conversation.turn import Turn
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.wishes import Understood, Wish

_ARRANGES = frozenset({Wish.BOOK, Wish.SEARCH, Wish.NONE, Wish.BUSINESS})


def task_of(turn: Turn) -> Understood | None:
    """Return what is being arranged, by the open question, the offer or what was looked for before; None: nothing."""
    question, offer, frame = turn.question, turn.context.offer, turn.frame
    if question is not None and question.understood.intent in _ARRANGES:
        return question.understood
    if offer is not None:
        return asked_in_half(offer)
    return frame.task if frame.task is not None and frame.task.intent in _ARRANGES else None


def moving_of(turn: Turn) -> BookingView | None:
    """Return the booking that another time is looked for, where that is what is open."""
    question, offer = turn.question, turn.context.offer
    if question is not None and question.understood.intent is Wish.RESCHEDULE and len(question.bookings) == 1:
        return question.bookings[0]
    if offer is not None:
        return offer.moves
    task = turn.frame.task
    is_move = task is not None and task.intent is Wish.RESCHEDULE
    return turn.frame.bookings[0] if is_move and turn.frame.bookings else None


def open_bookings(turn: Turn) -> tuple[BookingView, ...]:
    """Return their own that were spoken of last and still stand; else all of theirs."""
    ids = {one.booking_id for one in turn.frame.bookings}
    return tuple(one for one in turn.context.bookings if one.booking_id in ids) or turn.context.bookings
