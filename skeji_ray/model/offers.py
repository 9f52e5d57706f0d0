"""Readings about slots that were offered: one of them, or another service, place, day or time."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from skeji_ray.conversation.again import act_asked, ask_again
from skeji_ray.conversation.memory import merge
from skeji_ray.conversation.offers import agree, at_another_time, choose_slot, slot_meant
from skeji_ray.conversation.parts import reply
from skeji_ray.conversation.wishes import plan_wish
from skeji_ray.language.assent import Answer, answer_to, is_held_back
from skeji_ray.messages.outcomes import SlotsOffered, Understood, Wish
from skeji_ray.messages.vocabulary import canonical_city, canonical_label
from skeji_ray.model.context import slots_by_ordinal
from skeji_ray.model.reading import Reading
from skeji_ray.model.words import own_reading
from skeji_ray.pipeline.planning import Planned, PlanRequest


def choose(request: PlanRequest, offer: SlotsOffered, reading: Reading, known: Understood) -> Planned:
    """One of the offered slots: chosen by the sender's own words, where these as a whole name one. What only the model
    takes it for is offered by itself: to choose is to book."""
    own = own_reading(request)
    number = slot_meant(request, offer)
    if number is not None and offer.slots:
        return choose_slot(request, number, known)
    if is_held_back(request.text) and not (own.date or own.time):
        return ask_again(request, known)
    number = _named(request, reading, own) or _at(offer, own.date, own.time)
    if number is not None:
        return offer_one(offer, number, known)
    if own.date or own.time:
        return at_another_time(request, offer, own)
    number = _at(offer, known.date, known.time)
    return offer_one(offer, number, known) if number else ask_again(request, known)


def about_offer(request: PlanRequest, offer: SlotsOffered, known: Understood) -> Planned:
    """What is said while slots are offered. A model likes to repeat what was asked for: that is nothing new."""
    number = slot_meant(request, offer)
    if number is not None and offer.slots:
        return choose_slot(request, number, known)
    news = _news(offer.asked, known)
    if news.label or news.city:
        return plan_wish(request, merge(offer.asked, news))
    number = _at(offer, news.date, news.time)
    if number is not None:
        return offer_one(offer, number, known)
    if news.date or news.time:
        return at_another_time(request, offer, news)
    return say_yes_in_words(request, known)


def say_yes_in_words(request: PlanRequest, known: Understood) -> Planned:
    """A yes counts where the sender's words are one as a whole, whatever a model makes of them."""
    act = act_asked(request.context)
    if act is not None and answer_to(act, request.text) is Answer.YES:
        return agree(request, known)
    return ask_again(request, known)


def offer_one(offer: SlotsOffered, number: int, known: Understood) -> Planned:
    """Nothing is booked on a guess: one slot of the offer is offered alone."""
    alone = offer.model_copy(
        update={"slots": (offer.slots[number - 1],), "exact": True, "asked_id": None, "again": None}
    )
    return reply(alone, Understood(intent=Wish.RESCHEDULE if offer.moves else Wish.BOOK, name=known.name))


def _news(asked: Understood, known: Understood) -> Understood:
    """Without what was asked for before."""
    same_city = known.city and asked.city and canonical_city(known.city) == canonical_city(asked.city)
    same_label = known.label and asked.label and canonical_label(known.label) == canonical_label(asked.label)
    return known.model_copy(
        update={
            "city": None if same_city else known.city,
            "label": None if same_label else known.label,
            "date": None if known.date == asked.date else known.date,
            "time": None if known.time == asked.time else known.time,
        }
    )


def _named(request: PlanRequest, reading: Reading, own: Understood) -> int | None:
    """The slot that the model named, where there is one and it is on the day and at the time that the sender named."""
    slots = slots_by_ordinal(request.context)
    slot = slots.get(reading.slot or "")
    if slot is None:
        return None
    start = slot.start_time.astimezone(ZoneInfo(slot.time_zone))
    agrees = own.date in {None, start.date().isoformat()} and own.time in {None, f"{start:%H:%M}"}
    return list(slots).index(reading.slot or "") + 1 if agrees else None


def _at(offer: SlotsOffered, date: str | None, time: str | None) -> int | None:
    """The ordinal of the first offered slot at this time, and on this day where one is named."""
    for number, slot in enumerate(offer.slots, 1):
        start = slot.start_time.astimezone(ZoneInfo(slot.time_zone))
        if time == f"{start:%H:%M}" and date in {None, start.date().isoformat()}:
            return number
    return None
