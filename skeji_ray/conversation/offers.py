"""Whole answers to an offer, and what a choice comes to: one of its slots, yes or no."""

from __future__ import annotations

from datetime import UTC

from skeji_ray.conversation.availability import look_for
from skeji_ray.conversation.known import with_when
from skeji_ray.conversation.parts import BACKEND, ask, local_of, refuse, reply, steps
from skeji_ray.conversation.turn import Turn
from skeji_ray.conversation.while_open.again import act_asked, ask_again, stays_open
from skeji_ray.languages.asked_state import only_thanks
from skeji_ray.languages.assent import (
    CAN_BE_TAKEN_BACK,
    Act,
    Answer,
    answer_to,
    gives_only_a_name,
)
from skeji_ray.languages.choice import choice_in, has_bare_number, names_only_a_time
from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.dates import find_date
from skeji_ray.languages.picks import Pick, pick_in
from skeji_ray.languages.reading_table import of_all
from skeji_ray.languages.services import LABEL
from skeji_ray.languages.times import find_time
from skeji_ray.languages.whole import normalised
from skeji_ray.messages import acts
from skeji_ray.messages.asked import ChangeWanted, ConfirmWanted, EraseWanted, Question, SlotsOffered
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.reading import Reading, Said
from skeji_ray.messages.views import BookingView, SlotView
from skeji_ray.messages.vocabulary import canonical_label, is_of_label, label_name
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import UNNAMED, Missing, Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.pipeline.references import Reference

MAX_AT_ONCE = 4
"""Bookings of one message: a plan has ten steps, and each of these takes two."""


def agree(request: PlanRequest, said: Understood | None = None) -> Planned:
    """A whole yes in words: to what was said last, or else it is asked once more."""
    context = request.context
    is_meant = context.is_asked_last if act_asked(context) in CAN_BE_TAKEN_BACK else context.is_just_asked
    return say_yes(request, said) if is_meant else ask_again(request, said, "check")


def disagree(request: PlanRequest) -> Planned:
    """A whole no in words: to what was said last, or else it is asked once more."""
    return ask_again(request, why="check") if request.context.is_approval_newest else refuse("kept")


def say_yes(request: PlanRequest, said: Understood | None = None) -> Planned:
    """Yes, to what is open: by its button, or in words that were looked at."""
    context = request.context
    if isinstance(context.open, EraseWanted):
        return steps(Step(service="bookings", action="erase_person"), understood=Understood(intent=Wish.ERASE))
    if isinstance(context.open, ConfirmWanted):
        step = Step(service="bookings", action="cancel_booking", params={"booking_id": context.open.booking.booking_id})
        return steps(step, understood=Understood(intent=Wish.CANCEL))
    if isinstance(context.open, ChangeWanted):
        wanted = context.open
        return Planned(pipeline=wanted.steps, understood=wanted.understood, backend=BACKEND)
    if context.offer is None:
        return refuse("nothing_to_confirm")
    if len(context.offer.slots) == 1:
        return choose_slot(request, 1, said)
    if context.offer.is_group and len(context.offer.slots) <= MAX_AT_ONCE:
        return book_all(request, context.offer)
    if context.offer.slots and is_in_order(context.offer):  # "the latest you have", "yes that"
        return one_alone(request, context.offer, 1)
    if context.offer.slots:
        return which_slot(request, context.offer)
    turn = Turn(request, Reading(said=(Said(act=acts.Act.AFFIRM),)))  # its slots are not known: they are looked for
    return look_for(turn, context.offer.asked.model_copy(update={"intent": Wish.BOOK}))


def is_in_order(offer: SlotsOffered) -> bool:
    """Tell whether it was asked for what comes first in it: the earliest, or the latest."""
    return offer.asked.when is not None and offer.asked.when.order is not None


def one_alone(request: PlanRequest, offer: SlotsOffered, number: int, name: str | None = None) -> Planned:
    """Offer one slot of an offer alone: nothing is booked on a guess. What was offered alone keeps its buttons."""
    id = request.context.offer_id if len(offer.slots) == 1 else None
    when = offer.asked.when
    asked = offer.asked if when is None else with_when(offer.asked, when.model_copy(update={"is_each": False}))
    update = {"slots": (offer.slots[number - 1],), "exact": True, "asked_id": id, "again": None}
    alone = offer.model_copy(update=update | {"together": False, "asked": asked})
    return reply(alone, Understood(intent=Wish.RESCHEDULE if offer.moves else Wish.BOOK, name=name))


def which_slot(request: PlanRequest, offer: SlotsOffered) -> Planned:
    """Which of the offered slots: the rows are those of the offer."""
    wish = Wish.RESCHEDULE if offer.moves else Wish.BOOK
    return ask(
        Missing.SLOT,
        offer.asked.model_copy(update={"intent": wish}),
        slots=offer.slots,
        asked_id=request.context.offer_id,
    )


def choose_slot(request: PlanRequest, number: int, said: Understood | None = None) -> Planned:
    """Book an offered slot, by its ordinal from 1 (-1: the last); its name may be said afterwards."""
    offer = request.context.offer
    slots = offer.slots if offer else ()
    position = len(slots) if number == -1 else number
    if offer is None:
        return refuse("stale_choice")
    if not 0 < position <= len(slots):
        return ask_again(request, said)
    slot, given = slots[position - 1], said.name if said else None
    is_row = offer.asked.in_a_row is not None and not offer.is_group  # of those that are shown together, one alone
    if is_row and len(slots) > 1 and offer.moves is None:
        return _row_from(request, offer, slot)
    if offer.moves is not None:
        return steps(*_moving_steps(slot, offer.moves), understood=Understood(intent=Wish.RESCHEDULE, slot=position))
    is_instead = not is_of_label(offer.asked.label, slot.service_label)
    label = slot.service_label if is_instead else offer.asked.label or slot.service_label
    known = Understood(intent=Wish.BOOK, label=label, city=offer.asked.city or slot.city, slot=position, name=given)
    whose = given or request.sender.name
    name = given or offer.asked.for_whom or whose
    unnamed = offer.asked.slots.get(UNNAMED, ()) if name == request.sender.name else ()
    told = {"name": whose, "slots": {UNNAMED: unnamed} if unnamed else {}}
    return steps(*_booking_steps(slot, label, name), understood=known.model_copy(update=told))


def _row_from(request: PlanRequest, offer: SlotsOffered, first: SlotView) -> Planned:
    """Look for the times that follow one that was chosen, where several are to follow one another."""
    at, turn = local_of(first), Turn(request, Reading(said=(Said(act=acts.Act.CHOOSE),)))
    day = Span(date_from=at.date(), date_to=at.date(), time_from=f"{at:%H:%M}")
    known = offer.asked.model_copy(update={"intent": Wish.BOOK})
    return look_for(turn, with_when(known, When(spans=(day,))))


def book_all(request: PlanRequest, offer: SlotsOffered) -> Planned:
    """Book every offered slot by one plan: where one is gone, none is booked, and what is free is told."""
    whose = request.sender.name
    name = offer.asked.for_whom or whose
    label = offer.asked.label or offer.slots[0].service_label
    names = offer.asked.names if len(offer.asked.names) == len(offer.slots) else (name,) * len(offer.slots)
    every = [step for slot, one in zip(offer.slots, names, strict=True) for step in _booking_steps(slot, label, one)]
    known = Understood(intent=Wish.BOOK, label=label, city=offer.asked.city or offer.slots[0].city, name=whose)
    return steps(*every, understood=known)


def _booking_steps(slot: SlotView, label: str, name: str | None) -> tuple[Step, Step]:
    """Search and create: the search says what is free near it, should the slot have gone meanwhile."""
    local = local_of(slot)
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
        **({"customer_name": name} if name is not None else {}),
    }
    return (
        Step(service="schedules", action="search_availability", params=search),
        Step(service="bookings", action="create_booking", params=create),
    )


def _moving_steps(slot: SlotView, booking: BookingView) -> tuple[Step, ...]:
    """The search says what is free near it, should the slot have gone meanwhile."""
    local = local_of(slot)
    search = {
        "schedule_id": slot.schedule_id,
        "date": local.date().isoformat(),
        "time": f"{local:%H:%M}",
        "moving_booking_id": booking.booking_id,
    }
    start = slot.start_time.astimezone(UTC).isoformat().replace("+00:00", "Z")
    moved = {"booking_id": booking.booking_id, "start_time": start}
    return (
        Step(service="bookings", action="get_booking", params={"booking_id": booking.booking_id}),
        Step(service="schedules", action="search_availability", params=search),
        Step(service="bookings", action="reschedule_booking", params=moved),
    )


def whole_answer(request: PlanRequest, fresh: Understood) -> Planned | None:
    """The plan of a message that as a whole chooses one of the offered slots, or is a yes or a no to them; None where
    it is neither, or no offer waits."""
    context, text = request.context, request.text
    if context.offer is not None and context.offer.slots and pick_in(text) is Pick.ANY:
        return agree(request, fresh) if len(context.offer.slots) == 1 else one_alone(request, context.offer, 1)
    opened, offer = context.open, context.offer
    is_about_it = opened is None or (isinstance(opened, Question) and opened.missing[0] is Missing.SLOT)
    if offer is None or not is_about_it:
        return None
    number = slot_meant(request, offer)
    if number is not None:
        return choose_slot(request, number, fresh) if context.is_asked_last else ask_again(request, fresh, "check")
    answer = answer_to(Act.BOOK if offer.moves is None else Act.MOVE, text, repeatable(request))
    is_list = len(offer.slots) > 1 and not (offer.is_group or is_in_order(offer))
    if answer is Answer.YES and is_list and only_thanks(text):  # "great, thanks": none of them is chosen
        return stays_open(request)
    if answer is Answer.YES or (gives_only_a_name(text) and offer.moves is None):
        return agree(request, fresh)
    return disagree(request) if answer is Answer.NO else None


def slot_meant(request: PlanRequest, offer: SlotsOffered) -> int | None:
    """The ordinal of the one offered slot that a whole message names, by rank or by time and day; None where it names
    none, or several."""
    picked = picked_slot(offer, pick_in(request.text))
    if picked is not None:
        return picked
    number = choice_in(request.text)
    if number == -1 and is_in_order(offer):
        return None  # the last row, or the latest
    if number is not None and number <= len(offer.slots):
        return number if offer.slots and not _is_an_hour_too(request.text, number, offer) else None
    if number is None and not names_only_a_time(request.text):
        return None
    plain = in_plain_english(normalised(request.text))
    time = find_time(plain)
    fitting = [number for number, slot in enumerate(offer.slots, 1) if _is_at(slot, time, plain, request)]
    return fitting[0] if len(fitting) == 1 else None


def _is_an_hour_too(text: str, number: int, offer: SlotsOffered) -> bool:
    """ "4 please", where the fourth of them is at another time and four o'clock was shown as well."""
    if not has_bare_number(text):
        return False
    hours = {local_of(slot).hour % 12 for slot in offer.slots}
    return number % 12 in hours and local_of(offer.slots[number - 1]).hour % 12 != number % 12


def picked_slot(offer: SlotsOffered, pick: Pick | None, *, is_shown_first: bool = False) -> int | None:
    """Return the ordinal of the slot that is the earlier, the later or the middle one of what is offered.

    Args:
        is_shown_first: of an even number, either of the two in the middle will do.
    """
    numbers = range(1, len(offer.slots) + 1)
    if pick is None or pick in {Pick.ANY, Pick.WHENEVER} or len(numbers) == 1:
        return None
    if pick is Pick.MIDDLE:
        return (len(numbers) + 1) // 2 if len(numbers) % 2 or is_shown_first else None
    choose = min if pick is Pick.EARLIER else max
    return choose(numbers, key=lambda number: offer.slots[number - 1].start_time)


def _is_at(slot: SlotView, time: str | None, plain: str, request: PlanRequest) -> bool:
    start = local_of(slot)
    day = find_date(plain, request.read_at.astimezone(start.tzinfo).date())
    return time == f"{start:%H:%M}" and day in {None, start.date()}


_EVERY = tuple(phrase for line in of_all(lambda one: one.answers.every) for phrase in line.split("|"))
"""A yes may say so, where several are asked about at once."""


def repeatable(request: PlanRequest) -> tuple[str, ...]:
    """What a yes may repeat of what it is said to: the service, the business, the city."""
    context = request.context
    about: tuple[BookingView | SlotView, ...] = ()
    every = _EVERY if isinstance(context.open, ChangeWanted) and len(context.open.steps) > 1 else ()
    if isinstance(context.open, ConfirmWanted):
        about = (context.open.booking,)
    elif context.offer is not None:
        about = context.offer.slots[:1]
    named = {match[0] for match in LABEL.finditer(request.text)}
    labels = {canonical_label(one.service_label or "") for one in about}
    same = [label for label in named if canonical_label(label_name(label)) in labels]
    return (*every, *same, *(name for one in about for name in (one.business_name, one.city)))
