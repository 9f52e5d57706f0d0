"""To give a name: the one that was asked for, or under which what is offered, or was just booked, is to stand."""

from __future__ import annotations

import re

from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.change_booking import named_in
from skeji_ray.conversation.known import is_known_service, name_of, when_said
from skeji_ray.conversation.offers import choose_slot, one_alone
from skeji_ray.conversation.one_more import slot_right_after
from skeji_ray.conversation.parts import ask, reply, show_bookings, steps
from skeji_ray.conversation.social import small_talk
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.assent import is_hedged, is_held_back
from skeji_ray.languages.names import find_name, is_of_another, is_own, name_answer, without_own
from skeji_ray.messages.acts import Act
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.reading import Said
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.vocabulary import is_relation
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.planning import Planned


def plan_give_name(turn: Turn, said: Said) -> Planned:
    """Put what is asked about, offered or just booked under the name that is said; ask which, where none is."""
    question, name = turn.question, name_of(said) or name_answer(turn.text) or _named_in_part(turn.text)
    if question is not None and question.missing[0] is Missing.CUSTOMER_NAME and question.understood.slot is not None:
        if name is None:
            return ask_again(turn.request)
        return choose_slot(turn.request, question.understood.slot, Understood(name=name))
    if turn.offer is not None and name is not None:
        asked = turn.offer.asked.model_copy(update={"for_whom": name})
        if (number := slot_right_after(turn, turn.offer, when_said(turn))) is not None:
            return one_alone(turn.request, turn.offer.model_copy(update={"asked": asked}), number)
        again = turn.offer.model_copy(update={"asked": asked, "asked_id": turn.context.offer_id, "again": None})
        return reply(again, asked)
    if (unnamed := not_in_own_name(turn)) is not None:
        return unnamed
    booking = _to_be_named(turn)
    if booking is None:
        return small_talk(turn, "greet")
    if (named := _name_booking(turn, booking, said)) is not None:
        return named
    if _stands_so(turn, booking):
        return show_bookings()
    is_of_a_name = find_name(turn.text) is not None or is_of_another(turn.text)
    return ask(Missing.CUSTOMER_NAME, Understood(), bookings=(booking,)) if is_of_a_name else small_talk(turn, "ack")


def _named_in_part(text: str) -> str | None:
    """ "Under her name please, Maya Cohen": the part that is a name."""
    names = (name_answer(part) for part in reversed(text.split(",")))
    return next((name for name in names if name is not None and not is_relation(name)), None)


def not_in_own_name(turn: Turn) -> Planned | None:
    """ "In his name and not in mine", of what is offered: the name is asked for, where it was not said before."""
    offer = turn.offer
    if offer is None or offer.moves is not None or not is_of_another(turn.text) or _named_in_part(turn.text):
        return None
    if offer.asked.for_whom is not None:
        return ask_again(turn.request)
    return ask(Missing.CUSTOMER_NAME, offer.asked.model_copy(update={"intent": Wish.BOOK}))


def _stands_so(turn: Turn, booking: BookingView) -> bool:
    """ "In his name and not in mine", of what is in the name of somebody else: it is shown."""
    name, own = booking.customer_name, turn.request.sender.name
    is_theirs = name is not None and own is not None and name.casefold() == own.casefold()
    return is_of_another(turn.text) and name is not None and not is_theirs


def _to_be_named(turn: Turn) -> BookingView | None:
    """Return the booking that a name is said of: the one that was asked about or just booked; the only one, where it
    is said that it is a name."""
    question = turn.question
    if question is not None and question.missing[0] is Missing.CUSTOMER_NAME and question.bookings:
        return question.bookings[0]
    listed = turn.context.bookings
    if turn.just_booked is not None or (find_name(turn.text) is None and not is_of_another(turn.text)):
        return turn.just_booked
    ids = {one.booking_id for one in turn.frame.bookings} if len(turn.frame.bookings) == 1 else set()
    named = named_in(turn, Said(act=Act.GIVE_NAME), listed) or tuple(one for one in listed if one.booking_id in ids)
    return next(iter(named or listed)) if len(named or listed) == 1 else None


def _name_booking(turn: Turn, booking: BookingView, said: Said) -> Planned | None:
    """Return the plan that puts a booking under the name that was given; None where it is none."""
    given = find_name(turn.text)
    name = (
        name_of(said) or given or (_named_in_part(turn.text) if "," in turn.text and is_of_another(turn.text) else None)
    )
    if name is None or is_known_service(name) or _is_denied(turn.text, name, given):
        return None
    params = {"booking_id": booking.booking_id, "customer_name": name}
    is_theirs = is_own(turn.text) or (turn.request.sender.name is None and not is_of_another(turn.text))
    known = Understood(name=name if is_theirs else None, for_whom=None if is_theirs else name)
    return steps(Step(service="bookings", action="name_booking", params=params), understood=known)


def _is_denied(text: str, name: str, given: str | None) -> bool:
    """Tell whether the clause that gives a name denies it before it comes; what is said behind, or of the writer's own,
    does not. Where it is not said that it is a name, nothing may hold it back."""
    before, found, _ = without_own(text).partition(name)
    if given is None or not found:
        return is_held_back(without_own(text))
    return is_hedged(re.split(r"[,.;!?]", before)[-1])


GIVE_NAME = Capability("give_name", frozenset({Act.GIVE_NAME}), plan_give_name, (("bookings", "name_booking"),))
