"""To decide on what customers asked for: done where the words as a whole say so, else shown, or asked which."""

from __future__ import annotations

from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.change_booking import bookings_meant
from skeji_ray.conversation.capabilities.shown_first import show, too_many
from skeji_ray.conversation.decisions import DECISIONS, all_meant, decide_by_id, meant_of
from skeji_ray.conversation.not_known import not_understood
from skeji_ray.conversation.parts import ask_which, refuse, reply, steps
from skeji_ray.conversation.turn import CERTAIN, Turn
from skeji_ray.languages.assent import is_asked
from skeji_ray.languages.several import says_all
from skeji_ray.messages.acts import Act
from skeji_ray.messages.asked import ChangeWanted
from skeji_ray.messages.outcomes import Several
from skeji_ray.messages.reading import Said
from skeji_ray.messages.steps import MOST_STEPS, Step
from skeji_ray.messages.talk import CannotDo
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned

_WISHES = {Act.APPROVE: Wish.APPROVE, Act.DECLINE: Wish.DECLINE, Act.COMPLETE: Wish.COMPLETE}


def plan_decide(turn: Turn, said: Said) -> Planned:
    """Decide on requests, or on bookings that took place."""
    wish, known = _WISHES[said.act], Understood(intent=_WISHES[said.act])
    listed = _listed(turn, wish)
    if not listed:
        return refuse("no_customer_booked" if wish is Wish.COMPLETE else "nobody_waits")
    meant = meant_of(turn.request, wish, listed)
    if len(meant) == 1:
        return decide_by_id(wish, meant[0].booking_id)
    if every := all_meant(turn.request, wish, listed):
        return steps(*_steps(wish, every), understood=known) if len(every) <= MOST_STEPS else too_many(known)
    if says_all(turn.text):
        return _shown(said.act, wish, listed)
    if said.act is Act.DECLINE and said.when is not None and said.when.without and not said.when.spans:
        said = said.model_copy(update={"when": When(spans=said.when.without)})  # "no, I can't at 4"
    likely = bookings_meant(turn, said, listed)
    return _shown(said.act, wish, likely) if len(likely) == 1 else ask_which(known, listed)


def plan_propose(turn: Turn, said: Said) -> Planned:
    """Another time cannot be suggested yet: that is said, and to decline the request is offered. A question without a
    time suggests none."""
    if (said.when is None or not said.when.spans) and is_asked(turn.text) and said.sure < CERTAIN:
        return not_understood(turn)
    told = CannotDo(act=Act.PROPOSE, business=turn.spoken_of)
    waiting = turn.context.approvals
    meant = bookings_meant(turn, said.model_copy(update={"when": None}), waiting)
    if len(meant) > 1 and turn.context.is_approval_newest:
        meant = waiting[-1:]  # the one that was asked about last
    if len(meant) != 1:
        return reply(told)
    shown = _shown(Act.DECLINE, Wish.DECLINE, meant)
    parts = (told, shown.reply)
    return shown.model_copy(update={"reply": Several.model_validate({"parts": parts})})


def _listed(turn: Turn, wish: Wish) -> tuple[BookingView, ...]:
    context = turn.context
    begun = tuple(one for one in context.served if one.start_time <= turn.request.now)
    return (begun or context.served) if wish is Wish.COMPLETE else context.approvals


def _shown(act: Act, wish: Wish, bookings: tuple[BookingView, ...]) -> Planned:
    wanted = _steps(wish, bookings[:MOST_STEPS])
    more = len(bookings[MOST_STEPS:])
    return show(act, wanted, Understood(intent=wish), bookings=bookings[:MOST_STEPS], more=more)


def _steps(wish: Wish, bookings: tuple[BookingView, ...]) -> tuple[Step, ...]:
    return tuple(
        Step(service="bookings", action=DECISIONS[wish], params={"booking_id": one.booking_id}) for one in bookings
    )


def decides_on(open_change: ChangeWanted) -> bool:
    """Tell whether a change that is shown is such a decision."""
    return open_change.act in _WISHES


DECIDE = Capability("decide", frozenset(_WISHES), plan_decide, (("bookings", "confirm_booking"),))
PROPOSE = Capability("propose", frozenset({Act.PROPOSE}), plan_propose)
