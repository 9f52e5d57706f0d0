"""What was just cancelled, wanted again: the same time is looked for, and offered where it is free."""

from __future__ import annotations

from skeji_ray.conversation.availability import look_for
from skeji_ray.conversation.known import when_said, with_when
from skeji_ray.conversation.offers import agree
from skeji_ray.conversation.parts import local_of
from skeji_ray.conversation.times import fits
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.assent import asks
from skeji_ray.languages.kept import says_other
from skeji_ray.languages.mending import wants_back
from skeji_ray.messages.acts import Act
from skeji_ray.messages.views import BookingStatus, BookingView
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned


def plan_given_back(turn: Turn) -> Planned | None:
    """Return the plan of what wants a cancelled appointment back; None where it is something else."""
    gone = _cancelled(turn)
    is_of_others = bool(turn.context.bookings) and (says_other(turn.text) or asks(turn.text))
    if is_of_others and turn.said(Act.UNDO) is None:
        return None  # "is the other one still on?"
    if gone is None or turn.is_owner or turn.context.open is not None or not _is_wanted(turn, gone):
        return None
    if turn.offer is None:
        return look_for(turn, _same(turn, gone))
    is_offered = len(turn.offer.slots) == 1 and turn.offer.slots[0].start_time == gone.start_time
    is_agreed = is_offered and turn.offer.moves is None and turn.said(Act.AFFIRM) is not None
    return agree(turn.request) if is_agreed else None


def _cancelled(turn: Turn) -> BookingView | None:
    """The appointment that was spoken of last, where it was cancelled and is ahead."""
    last = next(iter(turn.frame.bookings), None)
    is_gone = last is not None and last.status is BookingStatus.CANCELLED and last.start_time > turn.request.now
    return last if is_gone else None


def _is_wanted(turn: Turn, gone: BookingView) -> bool:
    """Words say so, or it is to be taken back; another time that is named is wished for instead."""
    when = when_said(turn)
    is_other = when is not None and bool(when.spans) and not fits(when, local_of(gone))
    return not is_other and (wants_back(turn.text) or turn.said(Act.UNDO) is not None)


def _same(turn: Turn, gone: BookingView) -> Understood:
    at, own = local_of(gone), turn.request.sender.name
    point = f"{at:%H:%M}"
    when = When(spans=(Span(date_from=at.date(), date_to=at.date(), time_from=point, time_to=point),))
    whose = gone.customer_name if gone.customer_name not in {None, own} else None
    known = Understood(
        intent=Wish.BOOK, label=gone.service_label, city=gone.city, business=turn.spoken_of, for_whom=whose
    )
    return with_when(known, when)
