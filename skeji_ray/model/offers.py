"""Readings about slots that were offered: one of them, or another service, place, day or time."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from skeji_ray.language.answers import find_ordinal, is_yes
from skeji_ray.messages.outcomes import Missing, SlotsOffered, Understood, Wish
from skeji_ray.messages.vocabulary import canonical_city, canonical_label
from skeji_ray.model.context import slots_by_ordinal
from skeji_ray.model.reading import Reading
from skeji_ray.model.words import own_reading
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.rules.answers import at_another_time, choose_slot, say_yes
from skeji_ray.rules.memory import merge
from skeji_ray.rules.parts import ask, refuse
from skeji_ray.rules.wishes import plan_wish


def choose(request: PlanRequest, offer: SlotsOffered, reading: Reading, known: Understood) -> Planned:
    """One of the offered slots. An ordinal or a time in the sender's own words stands before what a model made of it:
    to choose is to book."""
    own = own_reading(request)
    number = find_ordinal(request.text) or _named(request, reading, own) or _at(offer, own.date, own.time)
    if number is not None and offer.slots:
        return choose_slot(request, number, known)
    if own.date or own.time:
        return at_another_time(request, offer, own)
    number = _at(offer, known.date, known.time)
    return choose_slot(request, number, known) if number else which_slot(offer)


def about_offer(request: PlanRequest, offer: SlotsOffered, known: Understood) -> Planned:
    """What is said while slots are offered. A model likes to repeat what was asked for: that is nothing new."""
    news = _news(offer.asked, known)
    if news.label or news.city:
        return plan_wish(request, merge(offer.asked, news))
    number = find_ordinal(request.text) or _at(offer, news.date, news.time)
    if number is not None and offer.slots:
        return choose_slot(request, number, known)
    if news.date or news.time:
        return at_another_time(request, offer, news)
    if is_yes(request.text) or own_reading(request).intent is Wish.BOOK:
        return say_yes(request, known)
    return which_slot(offer)


def which_slot(offer: SlotsOffered) -> Planned:
    """Nothing is booked by a guess: the offer is shown again."""
    known = Understood(intent=Wish.RESCHEDULE if offer.moves else Wish.BOOK)
    return ask(Missing.SLOT, known, slots=offer.slots) if offer.slots else refuse("stale_choice")


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
