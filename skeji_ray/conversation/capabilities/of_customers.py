"""To cancel or move customers' bookings, as their owner. What several lose is always shown with their names first."""

from __future__ import annotations

from skeji_ray.conversation.availability import anchor_of, look_for_move
from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.change_booking import chosen_of, named_in, sounds_in
from skeji_ray.conversation.capabilities.several_moves import first_of_moves, from_its_own
from skeji_ray.conversation.capabilities.shown_first import show
from skeji_ray.conversation.joined import joined
from skeji_ray.conversation.known import OF_WHEN, known_of, with_when
from skeji_ray.conversation.parts import ask, ask_which, local_of, refuse, reply
from skeji_ray.conversation.times import fits, is_point
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.clauses import in_plain_english, phrases_of
from skeji_ray.languages.durations import find_minutes
from skeji_ray.languages.kept import says_other
from skeji_ray.languages.several import says_all
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import ConfirmWanted
from skeji_ray.messages.reading import Said
from skeji_ray.messages.steps import MOST_STEPS, Step
from skeji_ray.messages.talk import MAX_SAID, CannotDo
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.when import When
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.planning import Planned


def plan_cancel_customer(turn: Turn, said: Said) -> Planned:
    """Ask whether the one that is meant is to go, or all of a day; of several otherwise which."""
    known = Understood(intent=Wish.CANCEL)
    when = said.when
    listed = bookings_of_customers(turn)
    meant = _meant(turn, said, listed, when)
    if not meant:
        is_unknown = said.word(Slot.NAME) is not None and len(listed) > 1
        return ask_which(known, listed) if is_unknown else refuse("no_customer_booked")
    if len(meant) == 1:
        return reply(ConfirmWanted(wish=Wish.CANCEL, booking=meant[0]), known)
    is_of_days = when is not None and bool(when.spans) and not is_point(when) and said.word(Slot.NAME) is None
    if not (says_all(turn.text) or is_of_days):
        return ask_which(known, meant)
    gone, more = meant[:MOST_STEPS], len(meant[MOST_STEPS:])
    wanted = tuple(
        Step(service="bookings", action="cancel_booking", params={"booking_id": one.booking_id}) for one in gone
    )
    return show(Act.CANCEL_CUSTOMER, wanted, known, bookings=gone, more=more)


def plan_move_customer(turn: Turn, said: Said) -> Planned:
    """Look for another time of a customer's booking: a name, or the time that it has, says which."""
    known = known_of(turn, said, Wish.RESCHEDULE)
    listed = bookings_of_customers(turn)
    if not listed:
        return refuse("no_customer_booked")
    if (first := first_of_moves(turn, said, listed)) is not None:
        wanted = known.model_copy(update=dict.fromkeys((*OF_WHEN, "name", "for_whom")))
        new = from_its_own(first.said.when, first.booking)
        moved = look_for_move(turn, first.booking, with_when(wanted, new))
        return joined([reply(CannotDo(act=Act.NONE, said=(first.others[:MAX_SAID],))), moved])
    meant = _meant(turn, said, listed, None)
    new = said.when or _shift(turn, said)
    if len(meant) > 1 and new is not None:
        at_it = tuple(one for one in meant if fits(new, local_of(one)))
        meant, new = (at_it, None) if len(at_it) == 1 else (meant, new)
    new = from_its_own(new, meant[0]) if len(meant) == 1 else new
    wanted = with_when(known.model_copy(update=dict.fromkeys((*OF_WHEN, "name", "for_whom"))), new)
    if len(meant) != 1:
        return ask_which(wanted, meant or listed)
    return look_for_move(turn, meant[0], wanted) if new is not None else ask(Missing.TIME, wanted, bookings=meant)


def _shift(turn: Turn, said: Said) -> When | None:
    """ "Put Dan off by an hour": from the time that it has."""
    words = " ".join(said.slots.get(Slot.DURATION, ()))
    minutes = find_minutes(in_plain_english(words)) if words else None
    if minutes is None:
        return None
    return When(shift_minutes=-minutes if phrases_of(turn.text).brings_forward.search(turn.text) else minutes)


def bookings_of_customers(turn: Turn) -> tuple[BookingView, ...]:
    """Those ahead in the owner's businesses: confirmed, asked for, and those that were spoken of last."""
    context, mine = turn.context, set(turn.request.sender.business_ids)
    spoken_of = (one for one in turn.frame.bookings if one.business_id in mine and one.status.is_open)
    every = {one.booking_id: one for one in (*spoken_of, *context.approvals, *context.served)}
    ahead = (one for one in every.values() if one.start_time > turn.request.now)
    return tuple(sorted(ahead, key=lambda one: one.start_time))


def _meant(turn: Turn, said: Said, listed: tuple[BookingView, ...], when: When | None) -> tuple[BookingView, ...]:
    """Those that a name says, or a day and time; where neither does, those that were spoken of last, else all."""
    if chosen := chosen_of(said, listed):
        return chosen
    named = but_for_the_last(turn, turn.text, named_in(turn, said, listed))
    if not named and said.word(Slot.NAME) is None and not says_all(turn.text):
        heard = sounds_in(turn.text, listed)  # a name in another script, where no slot has it
        named = heard if len(heard) == 1 else ()
    if not named and said.word(Slot.NAME) is not None:  # somebody is named: it is nobody else
        return ()
    meant = named or listed
    if when is not None:
        at_it = tuple(one for one in meant if fits(when, local_of(one), anchor_of(turn)))
        return at_it or named
    if named or said.word(Slot.NAME) is not None or says_all(turn.text):
        return named or (listed if says_all(turn.text) else ())
    ids = {one.booking_id for one in turn.frame.bookings}
    return tuple(one for one in listed if one.booking_id in ids) or listed


def but_for_the_last(turn: Turn, text: str, named: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """ "The other Dan isn't coming": of those of one name, the one that was not spoken of last."""
    last = {one.booking_id for one in turn.frame.bookings[:1]}
    others = tuple(one for one in named if one.booking_id not in last)
    return others if len(named) > 1 and len(others) == 1 and says_other(text) else named


CANCEL_CUSTOMER = Capability(
    "cancel_customer", frozenset({Act.CANCEL_CUSTOMER}), plan_cancel_customer, (("bookings", "cancel_booking"),)
)
MOVE_CUSTOMER = Capability(
    "move_customer", frozenset({Act.MOVE_CUSTOMER}), plan_move_customer, (("bookings", "reschedule_booking"),)
)
