"""The search for free times: what of it is known, what is asked for, and the one step that it comes to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from skeji_ray.conversation.counted import counted_from
from skeji_ray.conversation.in_frame import after_booking, in_half_of, in_week_told
from skeji_ray.conversation.known import found_in, is_known_service, offers_service, when_said, with_when
from skeji_ray.conversation.moving import moved_from, stands_there, without_its_hour
from skeji_ray.conversation.parts import (
    ask,
    ask_another_day,
    end_of,
    has_passed,
    local_of,
    refuse,
    reply,
    steps,
    today_of,
)
from skeji_ray.conversation.series import with_series
from skeji_ray.conversation.times import Anchor, grounded, resolved
from skeji_ray.conversation.turn import Turn
from skeji_ray.languages.own_days import says_from
from skeji_ray.messages.acts import Act, Slot, Topic
from skeji_ray.messages.asked import Question, SlotsOffered
from skeji_ray.messages.outcomes import parts_of, together
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.talk import BusinessFacts, CannotDo
from skeji_ray.messages.views import BookingView, BusinessView
from skeji_ray.messages.vocabulary import canonical_city, is_any_visit, spoken
from skeji_ray.messages.when import Span, When
from skeji_ray.messages.wishes import Missing, Understood
from skeji_ray.pipeline.planning import Planned
from skeji_ray.pipeline.references import Reference


def look_for(turn: Turn, known: Understood) -> Planned:
    """Look for free times; what is missing is asked for, in the order service, city."""
    if (asked := unclear_when(turn, known) or _which_day(turn, known)) is not None:
        return asked
    business = business_meant(turn, known)
    if business is not None:
        words = next(filter(is_any_visit, known.slots.get(Slot.SERVICE, ())), None)
        label = words or known.label or spoken(business.labels[0])
        known = known.model_copy(update={"label": label, "business": business})
    elif turn.context.business is not None and known.city is None and known.label is not None:
        return _not_done_here(turn, turn.context.business, known)
    elif known.label is None:
        return ask(Missing.SERVICE_LABEL, known)
    elif known.city is None:
        return ask(Missing.CITY, known)
    where: dict[str, Any] = {
        "business_id": business.business_id if business else None,
        "business_name": known.business_name if business is None else None,
        "city": known.city,
        "service_label": known.label,
    }
    today, anchor = today_of(turn.request), anchor_of(turn)
    if known.when is not None:
        known = with_when(known, grounded(known.when, anchor))
    when = with_series(known.when, today) if known.when is not None else None
    params = when_params(when, anchor, has_open_half=_has_open_half(turn, known))
    return steps(_search(where | params), understood=known)


def _which_day(turn: Turn, known: Understood) -> Planned | None:
    """ "On that day", where no day was spoken of: it is asked for, and never guessed."""
    when = known.when
    is_of_a_day = when is not None and when.same == "day" and not when.is_around and when.than_shown is None
    if when is None or not is_of_a_day or anchor_of(turn).local is not None:
        return None
    if when.spans and all(one.date_from or one.date_to for one in when.spans):
        return None
    spans = tuple(one for one in when.spans if one != Span())
    left = when.model_copy(update={"same": None, "spans": spans})
    return ask(Missing.DATE, with_when(known, left))


def _not_done_here(turn: Turn, business: BusinessView, known: Understood) -> Planned:
    """The business of the chat does not do it by that name: that is said, with what it does, and when it was to be is
    kept. What is free then is shown where it does one thing alone."""
    said = known.slots.get(Slot.SERVICE) or (known.label or "",)
    slots = {name: words for name, words in known.slots.items() if name != Slot.SERVICE}
    task = known.model_copy(update={"label": None, "business": business, "slots": slots})
    cannot = CannotDo(act=Act.BOOK, slot=Slot.SERVICE, said=said, business=business)
    if known.when is not None and len(business.labels) == 1:
        found = look_for(turn, task)
        return found.model_copy(update={"reply": together((cannot, *parts_of(found.reply)))})
    planned = reply(together((cannot, BusinessFacts(topic=Topic.SERVICES, business=business))), known)
    return planned.model_copy(update={"frame": turn.frame.model_copy(update={"task": task})})


def look_for_move(turn: Turn, booking: BookingView, known: Understood) -> Planned:
    """Look for another time of a booking: on its own day where no other is named, with whom it was."""
    if (asked := unclear_when(turn, known, bookings=(booking,))) is not None:
        return asked
    if known.when is None:
        return ask(Missing.TIME, known, bookings=(booking,))
    anchor = anchor_of(turn)._replace(local=local_of(booking))
    known = in_week_told(turn, known, local_of(booking))
    known = in_half_of(turn, after_booking(turn, known, local_of(booking)), local_of(booking))
    today = today_of(turn.request)
    counted = counted_from(known.when or When(), anchor, today=today)
    wanted = grounded(counted, anchor)
    if says_from(turn.text) and turn.offer is None:
        wanted = without_its_hour(wanted, local_of(booking))
    known = with_when(known, moved_from(wanted, local_of(booking), today=today))
    said = when_said(turn)
    is_said = said is not None and bool(said.spans or said.same)
    if is_said and known.when is not None and stands_there(known.when, local_of(booking)):
        return refuse("kept")  # "leave it, keep Thursday"
    params = {
        "schedule_id": Reference("booking.schedule_id"),
        **when_params(
            with_series(known.when, today) if known.when is not None else None,
            anchor,
            on_its_day=True,
            has_open_half=_has_open_half(turn, known),
        ),
        "moving_booking_id": booking.booking_id,
    }
    get = Step(service="bookings", action="get_booking", params={"booking_id": booking.booking_id})
    return steps(get, _search(params), understood=known)


def _search(params: dict[str, Any]) -> Step:
    said = {name: value for name, value in params.items() if value not in (None, [], ())}
    return Step(service="schedules", action="search_availability", params=said)


def unclear_when(turn: Turn, known: Understood, **choices: Any) -> Planned | None:
    """The question for a day or time that cannot be, could be two, or has passed; None where all is clear."""
    if has_passed(turn.request, known.date_to or known.date):
        return ask_another_day(known, **choices)
    if known.when is not None and known.when.unclear is not None:
        clear = known.model_copy(update={"when": known.when.model_copy(update={"unclear": None})})
        is_hour = known.date_from is not None and known.date_from == known.date_to  # its day is clear
        planned = ask(Missing.TIME if is_hour else Missing.DATE, clear, **choices)
        reply = planned.reply
        if isinstance(reply, Question):
            return planned.model_copy(update={"reply": reply.model_copy(update={"unclear": known.when.unclear})})
    return None


def business_meant(turn: Turn, known: Understood) -> BusinessView | None:
    """The business that the chat or the task is about, unless another city is named or what it does not do."""
    business = known.business or turn.business
    if business is None or not business.labels:
        return None
    if known.city is not None and canonical_city(known.city) not in {canonical_city(city) for city in business.cities}:
        return None
    is_named = known.business is not None or known.label is None
    does_it = any(map(is_any_visit, known.slots.get(Slot.SERVICE, ()))) or any(
        offers_service(label, known.label) for label in business.labels
    )
    return business if is_named or does_it or not is_known_service(known.label) else None


def anchor_of(turn: Turn) -> Anchor:
    """What "the same time" and "an hour later" are reckoned from: the offer, or the time that it was asked for by; else
    what was spoken of last."""
    offer, booking = turn.offer, next(iter((*turn.frame.bookings, *turn.context.bookings)), None)
    ends = end_of(booking) if booking is not None else None
    begins = local_of(booking) if booking is not None else None
    if offer is not None:
        shown = tuple(local_of(slot) for slot in offer.slots)
        local = local_of(offer.moves) if offer.moves else _asked_for(shown[0], asked_in_half(offer))
        return Anchor(local=local, shown=shown, ends=ends, begins=begins)
    spoken_of = turn.frame.bookings
    return Anchor(local=local_of(spoken_of[0]) if spoken_of else None, ends=ends, begins=begins)


def _asked_for(first: datetime, asked: Understood) -> datetime:
    """ "Around that" is about the time that was asked for, be it free or not."""
    if asked.time is None:
        return first
    return first.replace(hour=int(asked.time[:2]), minute=int(asked.time[3:]))


def asked_in_half(offer: SlotsOffered) -> Understood:
    """Return what an offer was asked for by, with its hour in the half of the day that was offered: seven was of the
    morning, where they close at five."""
    asked = offer.asked
    if not offer.slots:
        return asked
    first = local_of(offer.slots[0])
    if asked.when is None or asked.time is None or abs(_asked_for(first, asked) - first) != _HALF_DAY:
        return asked
    at = f"{first:%H:%M}"
    spans = tuple(one.model_copy(update={"time_from": at, "time_to": at}) for one in asked.when.spans)
    return with_when(asked, asked.when.model_copy(update={"spans": spans}))


_HALF_DAY = timedelta(hours=12)
_OF_BOTH_HALVES = range(6, 10)
"""Hours at which people come in the morning and in the evening."""


def _has_open_half(turn: Turn, known: Understood) -> bool:
    """Tell whether nothing says in which half of the day the hours are that were said last, and people come in both."""
    spans = known.when.spans if known.when is not None else ()
    hours = [int(at[:2]) % 12 for one in spans for at in (one.time_from, one.time_to) if at is not None]
    if not any(hour in _OF_BOTH_HALVES for hour in hours):
        return False
    words = " ".join(known.slots.get(Slot.WHEN, ()))
    found = found_in(turn, words, has_bare_hours=True) if words else None
    return found is not None and found.has_open_half


def when_params(
    when: When | None, anchor: Anchor, *, on_its_day: bool = False, has_open_half: bool = False
) -> dict[str, Any]:
    """Return what a search is told of days and times: a day and a point plainly, all else as spans."""
    if when is None:
        return {}
    found = resolved(when, anchor, on_its_day=on_its_day)
    return {
        "date": found.date,
        "time": found.time,
        "spans": [span.model_dump(mode="json", exclude_none=True) for span in found.spans],
        "without": [span.model_dump(mode="json", exclude_none=True) for span in when.without],
        "order": when.order,
        "near": found.near,
        "later_than": on_the_wire(found.later_than),
        "earlier_than": on_the_wire(found.earlier_than),
        "has_open_half": has_open_half or None,
    }


def on_the_wire(instant: datetime | None) -> str | None:
    """Return an instant as params hold it."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z") if instant is not None else None
