"""Several of the offered slots at once: for two people, for the next weeks."""

from __future__ import annotations

from skeji_ray.conversation.offers import MAX_AT_ONCE, book_all
from skeji_ray.conversation.parts import local_of, refuse, reply
from skeji_ray.conversation.times import fits
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.again import ask_again
from skeji_ray.languages.several import ALL, says_either
from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.asked import Asked, SlotsOffered
from skeji_ray.messages.outcomes import Several
from skeji_ray.messages.talk import MAX_SAID, CannotDo
from skeji_ray.messages.views import SlotView
from skeji_ray.messages.wishes import Understood
from skeji_ray.pipeline.planning import Planned, PlanRequest


def choose_several(request: PlanRequest, count: int) -> Planned:
    """Book several of the offered slots, one after the other: those that were shown, where all of them are meant; what
    else it may mean is shown first, or it is said that one is done at a time."""
    offer = request.context.offer
    if offer is None or not offer.slots:
        return refuse("stale_choice")
    people = offer.asked.people
    count = count if count != ALL else people or len(offer.slots)
    if count == len(offer.slots) <= MAX_AT_ONCE and offer.moves is None and not (offer.nearest or offer.overlap):
        return book_all(request, offer)
    if 1 < count < len(offer.slots) and count <= MAX_AT_ONCE and offer.moves is None and _follow(offer, count):
        return reply(as_group(offer, offer.slots[:count]))
    one_by_one = CannotDo(act=Act.BOOK, slot=Slot.ORDINAL, said=(request.text[:MAX_SAID],))
    again = ask_again(request, why="check")
    asked = again.reply.model_copy(update={"again": None}) if isinstance(again.reply, Asked) else again.reply
    return again.model_copy(update={"reply": Several.model_validate({"parts": (one_by_one, asked)})})


def as_group(offer: SlotsOffered, slots: tuple[SlotView, ...]) -> SlotsOffered:
    """Return some slots of an offer as those that are taken together."""
    update = {"slots": slots, "together": True, "exact": False, "nearest": False, "asked_id": None, "again": None}
    return offer.model_copy(update=update)


def taken_together(turn: Turn, named: Understood) -> Planned | None:
    """Several of the offered times that are named one by one, "10 and 11": these are shown together, to be taken at
    once. None where one of them will do, or they are not those that were offered."""
    offer, spans = turn.offer, named.when.spans if named.when is not None else ()
    is_named = len(spans) > 1 and all(one.time_from is not None and one.time_from == one.time_to for one in spans)
    if offer is None or named.when is None or not is_named or says_either(turn.text):
        return None
    meant = [slot for slot in offer.slots if fits(named.when, local_of(slot))]
    is_each = len(meant) == len(spans) <= MAX_AT_ONCE and offer.moves is None
    return reply(as_group(offer, tuple(meant)), named) if is_each else None


def _follow(offer: SlotsOffered, count: int) -> bool:
    """The first ones are of one time on days that follow, or of one day: "the next three" can mean them."""
    starts = [local_of(slot) for slot in offer.slots[:count]]
    return len({one.time() for one in starts}) == 1 or len({one.date() for one in starts}) == 1
