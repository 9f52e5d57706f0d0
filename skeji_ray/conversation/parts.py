"""What the `rules` planner's plans are made of: replies, steps, questions, and which booking is meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from skeji_ray.languages.choice import choice_in
from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.dates import find_date
from skeji_ray.languages.ordinals import find_ordinal
from skeji_ray.languages.services import find_label
from skeji_ray.languages.times import find_time
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.asked import Question
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.refusals import Refusal
from skeji_ray.messages.views import BookingView, SlotView
from skeji_ray.messages.vocabulary import canonical_label
from skeji_ray.messages.when import Span
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.pipeline.references import on_the_wire

BACKEND = "rules"
MOST_LISTED = 10
"""Bookings to choose one of: WhatsApp's list holds no more."""


def reply(outcome: Outcome, understood: Understood | None = None) -> Planned:
    """No pipeline: a typed answer."""
    return Planned(reply=outcome, understood=understood or Understood(), backend=BACKEND)


def refuse(reason: str, understood: Understood | None = None) -> Planned:
    """A refusal; `reason` is one of `Refusal`'s."""
    return reply(Refusal.model_validate({"reason": reason}), understood)


def steps(*pipeline: Step, understood: Understood) -> Planned:
    """A pipeline to run: every pipeline of ours is made here, so that no word of a person is taken for a reference."""
    pipeline = tuple(step.model_copy(update={"params": on_the_wire(step.params)}) for step in pipeline)
    return Planned(pipeline=pipeline, understood=understood, backend=BACKEND)


def ask(missing: Missing, understood: Understood, **choices: Any) -> Planned:
    """A question for one thing; what is known already is kept with it."""
    return reply(Question(missing=(missing,), understood=understood, **choices), understood)


def ask_which(understood: Understood, bookings: tuple[BookingView, ...]) -> Planned:
    """Which booking is meant: of the first, where there are more than a list holds."""
    return ask(Missing.BOOKING, understood, bookings=bookings[:MOST_LISTED])


def show_bookings() -> Planned:
    """Show their own bookings."""
    return steps(Step(service="bookings", action="list_bookings"), understood=Understood(intent=Wish.LIST))


def today_of(request: PlanRequest) -> date:
    """Return the sender's own date when they wrote: what their words are read by."""
    return request.read_at.astimezone(ZoneInfo(request.sender.time_zone)).date()


def current_date_of(request: PlanRequest) -> date:
    """Return the sender's own date now: what has passed is told by it."""
    return request.now.astimezone(ZoneInfo(request.sender.time_zone)).date()


def has_passed(request: PlanRequest, day: str | None) -> bool:
    """Tell whether a day (ISO) that was ahead when the sender wrote has passed since."""
    return day is not None and request.said_at is not None and day < current_date_of(request).isoformat()


def ask_another_day(known: Understood, **choices: Any) -> Planned:
    """Say that the day has passed, and ask for another; nothing of it is wished any more, the hours are."""
    left = known.model_copy(update={"date": None, "date_from": None, "date_to": None})
    if known.when is not None:
        nothing = {"date_from": None, "date_to": None}
        spans = tuple(dict.fromkeys(one.model_copy(update=nothing) for one in known.when.spans))
        left = left.model_copy(
            update={"when": known.when.model_copy(update={"spans": tuple(one for one in spans if one != Span())})}
        )
    return ask(Missing.DATE, left, passed=known.date, **choices)


def theirs_ahead(request: PlanRequest) -> tuple[BookingView, ...]:
    """What the sender may still cancel or move: a customer's booking where one is named, else their own, else all of
    their customers'."""
    context = request.context
    of_customers = tuple(one for one in (*context.approvals, *context.served) if one.start_time > request.now)
    named = tuple(one for one in of_customers if _named(one, request))
    return named or context.bookings or of_customers


def rank_in(words: str) -> int | None:
    """Return which one of several words name: from 1, -1 is the last."""
    number = find_ordinal(words)
    return choice_in(words) if number is None else number


def pick(bookings: tuple[BookingView, ...], request: PlanRequest) -> tuple[BookingView, ...]:
    """Those that the message means: by ordinal, else by who, what and when; all of them where it says nothing."""
    number = rank_in(request.text)
    if number is not None and -1 <= number <= len(bookings):
        return (bookings[number - 1 if number > 0 else -1],)
    for names in _ways_to_name(bookings, request):
        bookings = tuple(filter(names, bookings)) or bookings
    return bookings


def _ways_to_name(bookings: tuple[BookingView, ...], request: PlanRequest) -> tuple[Callable[[BookingView], bool], ...]:
    """By who, what, day and time. The words are read once, however many bookings there are."""
    words, label = in_plain_english(request.text), find_label(request.text)
    time, zones = find_time(words), {booking.time_zone for booking in bookings}
    days = {zone: find_date(words, request.read_at.astimezone(ZoneInfo(zone)).date()) for zone in zones}
    return (
        lambda one: _named(one, request),
        lambda one: bool(label) and canonical_label(one.service_label or "") == canonical_label(label or ""),
        lambda one: local_of(one).date() == days[one.time_zone],
        lambda one: f"{local_of(one):%H:%M}" == time,
    )


def _named(booking: BookingView, request: PlanRequest) -> bool:
    """By a whole word: "same" names no Sam."""
    said = {part for word in words_of(request.text).split() for part in (word, word.removesuffix("s"))}
    names = words_of(booking.customer_name or "").split()
    return bool(names) and (names[0] in said or said.issuperset(names))


def end_of(booking: BookingView) -> datetime:
    """Return when a booking ends, on its own clock."""
    return booking.end_time.astimezone(ZoneInfo(booking.time_zone))


def local_of(view: BookingView | SlotView) -> datetime:
    """Return when it begins, on its own clock."""
    return view.start_time.astimezone(ZoneInfo(view.time_zone))
