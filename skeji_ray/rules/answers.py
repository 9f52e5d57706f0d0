"""The `rules` planner's reading of answers: to a question, to a confirmation, to an offer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from zoneinfo import ZoneInfo

from skeji_ray.language.answers import find_ordinal, is_no, is_yes
from skeji_ray.language.business_names import business_answer
from skeji_ray.language.dates import find_date
from skeji_ray.language.names import name_answer
from skeji_ray.language.places import city_answer
from skeji_ray.language.services import label_answer
from skeji_ray.language.time_zones import zone_answer
from skeji_ray.language.times import find_time
from skeji_ray.messages.outcomes import ConfirmWanted, EraseWanted, Missing, Question, SlotsOffered, Understood, Wish
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.views import SlotView
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.pipeline.references import Reference
from skeji_ray.rules.change_answers import answer_change, go_on_with_business
from skeji_ray.rules.changes import change_schedules
from skeji_ray.rules.memory import NEW_SUBJECT, OF_OWNERS, merge
from skeji_ray.rules.moves import move, move_steps
from skeji_ray.rules.parts import ask, pick, refuse, reply, steps
from skeji_ray.rules.wishes import decide, plan_wish


def answer_of(request: PlanRequest, fresh: Understood) -> Planned | None:
    """The plan of a message that answers what is open; None when it is something new."""
    context, text = request.context, request.text
    if fresh.intent is Wish.APPROVE and not context.approvals and (context.open or context.offer):
        return say_yes(request, fresh)  # "confirm the booking", said to our own offer
    if isinstance(context.open, ConfirmWanted | EraseWanted):
        return confirmation_of(request, fresh)
    if fresh.intent not in NEW_SUBJECT:
        if isinstance(context.open, Question):
            return answer_question(request, context.open, fresh)
        if context.offer is not None:
            return _offer(request, context.offer, fresh)
    if fresh.intent is Wish.NONE and is_no(text) and _says_no_more(fresh):
        return refuse("kept")
    return None


def say_yes(request: PlanRequest, said: Understood | None = None) -> Planned:
    """Yes, to whatever is open."""
    context = request.context
    if isinstance(context.open, EraseWanted):
        return steps(Step(service="bookings", action="erase_person"), understood=Understood(intent=Wish.ERASE))
    if isinstance(context.open, ConfirmWanted):
        step = Step(service="bookings", action="cancel_booking", params={"booking_id": context.open.booking.booking_id})
        return steps(step, understood=Understood(intent=Wish.CANCEL))
    if context.offer is None:
        return refuse("nothing_to_confirm")
    if len(context.offer.slots) == 1:
        return choose_slot(request, 1, said)
    if context.offer.slots:
        return ask(Missing.SLOT, Understood(intent=Wish.BOOK), slots=context.offer.slots)
    return plan_wish(request, _booking_of(context.offer, said or Understood()))


def choose_slot(request: PlanRequest, number: int, said: Understood | None = None) -> Planned:
    """Book an offered slot, by its ordinal from 1 (-1: the last); only a missing name is asked after."""
    offer = request.context.offer
    slots = offer.slots if offer else ()
    position = len(slots) if number == -1 else number
    if offer is None or not 0 < position <= len(slots):
        return refuse("stale_choice")
    slot, given = slots[position - 1], said.name if said else None
    if offer.moves is not None:
        return steps(*move_steps(slot, offer.moves), understood=Understood(intent=Wish.RESCHEDULE, slot=position))
    label = offer.asked.label or slot.service_label
    known = Understood(intent=Wish.BOOK, label=label, city=offer.asked.city or slot.city, slot=position, name=given)
    name = given or request.sender.name
    if name is None:
        return ask(Missing.CUSTOMER_NAME, known)
    return steps(*_booking_steps(slot, label, name), understood=known.model_copy(update={"name": name}))


def choose_listed(request: PlanRequest, number: int) -> Planned:
    """One of the bookings that were listed with the open question, by its row."""
    question = request.context.open
    if not isinstance(question, Question) or not 0 < number <= len(question.bookings):
        return refuse("stale_choice")
    return decide(request, question.understood.intent, question.bookings[number - 1], question.understood)


def choose_schedule(request: PlanRequest, number: int) -> Planned:
    """One of the calendars that were listed with the open question, by its row."""
    question = request.context.open
    if not isinstance(question, Question) or not 0 < number <= len(question.schedules):
        return refuse("stale_choice")
    return change_schedules(request, question.understood, (question.schedules[number - 1],))


def choose_business(request: PlanRequest, number: int) -> Planned:
    """One of the businesses that were listed with the open question, by its row."""
    question = request.context.open
    if not isinstance(question, Question) or not 0 < number <= len(question.businesses):
        return refuse("stale_choice")
    return go_on_with_business(request, question.understood, (question.businesses[number - 1],))


def _booking_steps(slot: SlotView, label: str, name: str) -> tuple[Step, Step]:
    """Search and create: the search says what is free near it, should the slot have gone meanwhile."""
    local = slot.start_time.astimezone(ZoneInfo(slot.time_zone))
    search = {
        "schedule_id": slot.schedule_id,
        "service_label": label,
        "date": local.date().isoformat(),
        "time": f"{local:%H:%M}",
    }
    create = {
        "schedule_id": Reference("schedule_id"),
        "start_time": slot.start_time.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "service_label": label,
        "customer_name": name,
    }
    return (
        Step(service="schedules", action="search_availability", params=search),
        Step(service="bookings", action="create_booking", params=create),
    )


def _says_no_more(fresh: Understood) -> bool:
    """Beside yes or no it names nothing that could be looked for."""
    return not (fresh.label or fresh.city or fresh.date or fresh.time)


def confirmation_of(request: PlanRequest, fresh: Understood) -> Planned | None:
    """Yes or no to what must be confirmed, by the words themselves; None where they are neither."""
    cancels = fresh.intent is Wish.CANCEL and isinstance(request.context.open, ConfirmWanted)
    if is_yes(request.text) or cancels:
        return say_yes(request, fresh)
    return refuse("kept") if is_no(request.text) else None


def answer_question(request: PlanRequest, question: Question, fresh: Understood) -> Planned | None:
    """The one thing that was asked for, read out of the message, and whatever else it says."""
    missing, offer = question.missing[0], request.context.offer
    if is_no(request.text) and _says_no_more(fresh) and len(request.text.split()) <= _SHORT_NO:
        return refuse("kept")
    if question.understood.intent in OF_OWNERS:
        return answer_change(request, question)
    if missing is Missing.BOOKING:
        meant = pick(question.bookings, request)
        wish = question.understood.intent
        if len(meant) == 1:
            return decide(request, wish, meant[0], question.understood)
        return reply(question, fresh)
    if missing is Missing.CUSTOMER_NAME and question.understood.slot is not None:
        return _name(request, question, question.understood.slot, fresh)
    if missing is Missing.SLOT and offer is not None:
        return _offer(request, offer, fresh) or reply(question, fresh)
    read = _READ.get(missing)
    known = merge(question.understood, fresh)
    if question.understood.intent is Wish.RESCHEDULE and question.bookings:
        return move(request, question.bookings[0], known)
    if missing is Missing.TIME_ZONE:
        known = question.understood  # a city that it names is not where the business is
    field, value = read(request.text) if read else (None, None)
    if field is not None and value is not None:
        known = known.model_copy(update={field: value})
    return plan_wish(request, known)


_SHORT_NO = 4
"""Words of a plain no: a longer one says something else beside."""
_READ: dict[Missing, Callable[[str], tuple[str, str | None]]] = {
    Missing.CITY: lambda text: ("city", city_answer(text)),
    Missing.SERVICE_LABEL: lambda text: ("label", label_answer(text)),
    Missing.TIME_ZONE: lambda text: ("time_zone", zone_answer(text)),
    Missing.BUSINESS_NAME: lambda text: ("business_name", business_answer(text)),
}


def _name(request: PlanRequest, question: Question, slot: int, fresh: Understood) -> Planned | None:
    """The customer's name; or, it may be, another wish about the offer."""
    name, offer = name_answer(request.text), request.context.offer
    if offer is not None and not _says_no_more(fresh):
        return _offer(request, offer, fresh)
    if name is None:
        return reply(question, fresh)
    return choose_slot(request, slot, Understood(name=name))


def _offer(request: PlanRequest, offer: SlotsOffered, fresh: Understood) -> Planned | None:
    """One of the offered slots, another time or day or place, or no."""
    text = request.text
    if fresh.label or fresh.city:
        return plan_wish(request, merge(offer.asked, fresh))
    number = find_ordinal(text)
    if number is not None and offer.slots:
        return choose_slot(request, number, fresh)
    number = _slot_meant(request, offer)
    if number is not None:
        return choose_slot(request, number, fresh)
    if fresh.date or fresh.time:
        return at_another_time(request, offer, fresh)
    if is_no(text):
        return refuse("kept")
    if is_yes(text) or fresh.intent is Wish.BOOK or fresh.name is not None:
        return say_yes(request, fresh)
    return None


def at_another_time(request: PlanRequest, offer: SlotsOffered, fresh: Understood) -> Planned:
    """What was offered, on another day or at another time."""
    if offer.moves is not None:
        return move(request, offer.moves, merge(offer.asked, fresh))
    return plan_wish(request, _booking_of(offer, fresh))


def _booking_of(offer: SlotsOffered, fresh: Understood) -> Understood:
    """What was asked for, with another day or time."""
    return merge(offer.asked, fresh).model_copy(update={"intent": Wish.BOOK})


def _slot_meant(request: PlanRequest, offer: SlotsOffered) -> int | None:
    """The ordinal of the first offered slot at the time, and on the day, that the message names."""
    for number, slot in enumerate(offer.slots, 1):
        zone = ZoneInfo(slot.time_zone)
        start = slot.start_time.astimezone(zone)
        time = find_time(request.text)
        day = find_date(request.text, request.read_at.astimezone(zone).date())
        if time == f"{start:%H:%M}" and day in {None, start.date()}:
            return number
    return None
