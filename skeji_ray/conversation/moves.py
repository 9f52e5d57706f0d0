"""The `rules` planner's plans of a move: which booking, to which time, and the move itself."""

from __future__ import annotations

import re
from datetime import UTC
from zoneinfo import ZoneInfo

from skeji_ray.conversation.parts import ask, ask_another_day, ask_which, has_passed, pick, refuse, steps, theirs_ahead
from skeji_ray.languages.dates import find_date
from skeji_ray.languages.times import find_time
from skeji_ray.messages.outcomes import Missing, Understood, Wish
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.views import BookingView, SlotView
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.pipeline.references import Reference

_TO = re.compile(r"\b(?:to|until|for)\b(?!.*\b(?:to|until|for)\b)", re.IGNORECASE)
_BARE_HOUR = re.compile(r"^\W*\d{1,2}\W*$")


def plan_move(request: PlanRequest, known: Understood) -> Planned:
    """ "Move my 3pm to 4pm": what stands before `to` says which booking, what stands after it the new time."""
    return move_one_of(request, meant_to_move(request), Understood())


def meant_to_move(request: PlanRequest) -> tuple[BookingView, ...]:
    """Of the bookings that the sender may move, those that the words before `to` mean; all where they say nothing."""
    old, _ = _old_and_new(request)
    return pick(theirs_ahead(request), request.model_copy(update={"text": old}))


def move_one_of(request: PlanRequest, meant: tuple[BookingView, ...], otherwise: Understood) -> Planned:
    """Move the booking that is meant, of several ask which.

    Args:
        otherwise: holds the new day and time, where the message's own words name none.
    """
    if not meant:
        return refuse("nothing_booked")
    _, new = _old_and_new(request)
    day = find_date(new, request.read_at.astimezone(ZoneInfo(meant[0].time_zone)).date())
    time = _time(new)
    wanted = Understood(intent=Wish.RESCHEDULE, date=day.isoformat() if day else None, time=time)
    if day is None and time is None:
        wanted = wanted.model_copy(update={"date": otherwise.date, "time": otherwise.time})
    if len(meant) > 1:
        return ask_which(wanted, meant)
    return move(request, meant[0], wanted)


def move(request: PlanRequest, booking: BookingView, known: Understood) -> Planned:
    """Look for the new time, on the booking's own day where no other is named."""
    known = known.model_copy(update={"intent": Wish.RESCHEDULE})
    if known.date is None and known.time is None:
        return ask(Missing.TIME, known, bookings=(booking,))
    if has_passed(request, known.date):
        return ask_another_day(known, bookings=(booking,))
    day = known.date or booking.start_time.astimezone(ZoneInfo(booking.time_zone)).date().isoformat()
    search = {
        "schedule_id": Reference("booking.schedule_id"),
        "date": day,
        "time": known.time,
        "moving_booking_id": booking.booking_id,
    }
    params = {name: value for name, value in search.items() if value is not None}
    looking = Step(service="schedules", action="search_availability", params=params)
    return steps(_get(booking), looking, understood=known.model_copy(update={"date": day}))


def move_steps(slot: SlotView, booking: BookingView) -> tuple[Step, ...]:
    """The search says what is free near it, should the slot have gone meanwhile."""
    local = slot.start_time.astimezone(ZoneInfo(slot.time_zone))
    search = {
        "schedule_id": slot.schedule_id,
        "date": local.date().isoformat(),
        "time": f"{local:%H:%M}",
        "moving_booking_id": booking.booking_id,
    }
    start = slot.start_time.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return (
        _get(booking),
        Step(service="schedules", action="search_availability", params=search),
        Step(
            service="bookings",
            action="reschedule_booking",
            params={"booking_id": booking.booking_id, "start_time": start},
        ),
    )


def _get(booking: BookingView) -> Step:
    return Step(service="bookings", action="get_booking", params={"booking_id": booking.booking_id})


def _old_and_new(request: PlanRequest) -> tuple[str, str]:
    """Without `to` all of it is about the new time, and nothing says which booking."""
    text = request.text
    match = _TO.search(text)
    return (text[: match.start()], text[match.end() :]) if match else ("", text)


def _time(words: str) -> str | None:
    return find_time(f"at {words.strip()}" if _BARE_HOUR.match(words) else words)
