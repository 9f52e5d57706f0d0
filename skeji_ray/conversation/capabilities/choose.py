"""To answer an offer, or a question of yes or no: one of the times, yes, no, not yet, a name."""

from __future__ import annotations

from skeji_ray.conversation.again import ask_again
from skeji_ray.conversation.availability import anchor_of, local_of
from skeji_ray.conversation.capabilities.base import Capability
from skeji_ray.conversation.capabilities.book import plan_refine
from skeji_ray.conversation.known import known_of
from skeji_ray.conversation.offers import choose_slot
from skeji_ray.conversation.parts import refuse, reply
from skeji_ray.conversation.times import first_of, fits
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.whole import whole_plan
from skeji_ray.language.answers import find_ordinal
from skeji_ray.language.names import name_answer
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.outcomes import Missing, SlotsOffered, Understood, Wish
from skeji_ray.messages.reading import Said
from skeji_ray.messages.talk import SmallTalk
from skeji_ray.pipeline.conversation import FORGOTTEN_AFTER
from skeji_ray.pipeline.planning import Planned


def plan_choose(turn: Turn, said: Said) -> Planned:
    """Offer the one time that is meant alone: only a whole message that names one books it, which was looked at."""
    offer = turn.offer
    if offer is None:
        return plan_refine(turn, said)
    number = _meant(turn, offer, said)
    if number is not None:
        return offer_one(offer, number, known_of(turn, said).name)
    return plan_refine(turn, said) if said.when is not None else ask_again(turn.request)


def plan_affirm(turn: Turn, said: Said) -> Planned:
    """A yes that is none as a whole says so: what is open is asked again."""
    if whole := whole_plan(turn.request):
        return whole
    if turn.context.open is None and turn.context.offer is None:
        return small_talk(turn, "ack")
    return ask_again(turn.request)


def plan_deny(turn: Turn, said: Said) -> Planned:
    """A no keeps everything as it is."""
    return refuse("kept")


def plan_hold(turn: Turn, said: Said) -> Planned:
    """Nothing is hurried: what is open stays open."""
    context = turn.context
    is_open = context.open is not None or context.offer is not None
    until = context.told_at + FORGOTTEN_AFTER if is_open and context.told_at is not None else None
    return small_talk(turn, "hold", until)


def plan_give_name(turn: Turn, said: Said) -> Planned:
    """The name that was asked for, or under which what is offered is to be booked."""
    question, name = turn.question, said.word(Slot.NAME) or name_answer(turn.text)
    if question is not None and question.missing[0] is Missing.CUSTOMER_NAME and question.understood.slot is not None:
        if name is None:
            return ask_again(turn.request)
        return choose_slot(turn.request, question.understood.slot, Understood(name=name))
    if turn.offer is not None and name is not None:
        asked = turn.offer.asked.model_copy(update={"for_whom": name})
        again = turn.offer.model_copy(update={"asked": asked, "asked_id": turn.context.offer_id, "again": None})
        return reply(again, asked)
    return small_talk(turn, "greet")


def offer_one(offer: SlotsOffered, number: int, name: str | None = None) -> Planned:
    """Offer one slot of an offer alone: nothing is booked on a guess."""
    update = {"slots": (offer.slots[number - 1],), "exact": True, "asked_id": None, "again": None}
    alone = offer.model_copy(update=update)
    return reply(alone, Understood(intent=Wish.RESCHEDULE if offer.moves else Wish.BOOK, name=name))


def small_talk(turn: Turn, talk: str, until: object = None) -> Planned:
    """Small talk, on behalf of the business that the chat is about."""
    said = {"talk": talk, "business": turn.business, "open_until": until, "time_zone": turn.request.sender.time_zone}
    return reply(SmallTalk.model_validate(said))


def _meant(turn: Turn, offer: SlotsOffered, said: Said) -> int | None:
    """The ordinal of the slot that is meant, by rank, or by day and time where these fit one alone."""
    rank = find_ordinal(said.word(Slot.ORDINAL) or "")
    if rank is not None and -1 <= rank <= len(offer.slots) and rank:
        return rank if rank > 0 else len(offer.slots)
    if said.when is None:
        return None
    anchor = anchor_of(turn)
    starts = [local_of(slot).replace(tzinfo=None) for slot in offer.slots]
    if (first := first_of(said.when, starts)) is not None:
        return first + 1
    fitting = [number for number, slot in enumerate(offer.slots, 1) if fits(said.when, local_of(slot), anchor)]
    return fitting[0] if len(fitting) == 1 else None


CHOOSE = Capability("choose", frozenset({Act.CHOOSE}), plan_choose)
AFFIRM = Capability("affirm", frozenset({Act.AFFIRM}), plan_affirm)
DENY = Capability("deny", frozenset({Act.DENY}), plan_deny)
HOLD = Capability("hold", frozenset({Act.HOLD}), plan_hold)
GIVE_NAME = Capability("give_name", frozenset({Act.GIVE_NAME}), plan_give_name)
