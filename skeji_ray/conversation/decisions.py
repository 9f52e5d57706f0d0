"""The `rules` planner's plans of what an owner decides about a booking: done where the words as a whole say so of one,
else it is asked which."""

from __future__ import annotations

from collections.abc import Callable

from skeji_ray.conversation.parts import ask_which, local_of, refuse, steps
from skeji_ray.languages.assent import is_asked, pictured
from skeji_ray.languages.choice import read_reference
from skeji_ray.languages.clauses import in_plain_english
from skeji_ray.languages.dates import find_date
from skeji_ray.languages.reading_table import of_all
from skeji_ray.languages.services import LABEL, find_label
from skeji_ray.languages.several import says_all
from skeji_ray.languages.times import find_time
from skeji_ray.languages.whole import words_of
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.views import BookingView
from skeji_ray.messages.vocabulary import canonical_label
from skeji_ray.messages.wishes import Understood, Wish
from skeji_ray.pipeline.planning import Planned, PlanRequest

DECISIONS = {
    Wish.APPROVE: "confirm_booking",
    Wish.DECLINE: "decline_booking",
    Wish.COMPLETE: "complete_booking",
}
"""Wish -> the action that it is."""


def decide_by_id(kind: str, booking_id: str) -> Planned:
    """The button `approve` or `decline` of one booking. Whether they may is the service's to check."""
    wish = Wish(kind)
    step = Step(service="bookings", action=DECISIONS[wish], params={"booking_id": booking_id})
    return steps(step, understood=Understood(intent=wish))


def plan_decision(
    request: PlanRequest, known: Understood, listed: tuple[BookingView, ...], likely: BookingView | None = None
) -> Planned:
    """Decide on the one of the listed bookings that the message as a whole means; else ask which.

    Args:
        likely: the one that a model took it for, which is asked about alone.
    """
    if not listed:
        return refuse("no_customer_booked" if known.intent is Wish.COMPLETE else "nobody_waits")
    meant = meant_of(request, known.intent, listed)
    if len(meant) == 1:
        return decide_by_id(known.intent, meant[0].booking_id)
    return ask_which(Understood(intent=known.intent), (likely,) if likely else meant or listed)


_ALL = frozenset(of_all(lambda one: one.answers.all.split("|")))
_AROUND_ALL = frozenset(of_all(lambda one: one.answers.around_all.split("|")))


def all_meant(request: PlanRequest, wish: Wish, listed: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """Return all of the listed bookings where the message as a whole decides on every one; else none."""
    words = words_of(pictured(request.text)).split()
    rest = [word for word in words if word not in _ALL | _AROUND_ALL]
    if not says_all(request.text) or not rest or is_asked(request.text):
        return ()
    reference = read_reference(_VERBS[wish], rest)
    return listed if reference is not None and reference.number is None else ()


def meant_of(request: PlanRequest, wish: Wish, listed: tuple[BookingView, ...]) -> tuple[BookingView, ...]:
    """Return those of the listed bookings that fit what the message says, where it says nothing beside; else none."""
    plain = in_plain_english(pictured(request.text))
    words = [word for word in words_of(LABEL.sub(" ", plain)).split() if word != "all" or len(listed) > 1]
    named = [word for word in words if any(_has_name(one, word) for one in listed)]
    rest = [word for word in words if word not in named]
    reference = None if is_asked(request.text) else read_reference(_VERBS[wish], rest)
    if reference is None and named:  # somebody is called like a word of ours
        named, reference = [], None if is_asked(request.text) else read_reference(_VERBS[wish], words)
    if reference is None:
        return ()
    if reference.number is not None:
        at = reference.number - 1 if reference.number > 0 else len(listed) - 1
        listed = listed[at : at + 1]
    for fits in _criteria(request, plain, named):
        listed = tuple(filter(fits, listed))
    return listed


_VERBS = {Wish.APPROVE: "approve", Wish.DECLINE: "decline", Wish.COMPLETE: "complete"}


def _criteria(request: PlanRequest, plain: str, named: list[str]) -> tuple[Callable[[BookingView], bool], ...]:
    """Only what is said is looked at, and all of it must fit."""
    label, time = find_label(plain), find_time(plain)

    def on_day(one: BookingView) -> bool:
        start = local_of(one)
        return find_date(plain, request.read_at.astimezone(start.tzinfo).date()) in {None, start.date()}

    return (
        lambda one: all(_has_name(one, word) for word in named),
        lambda one: label is None or canonical_label(one.service_label or "") == canonical_label(label),
        lambda one: time in {None, f"{local_of(one):%H:%M}"},
        on_day,
    )


def _has_name(booking: BookingView, word: str) -> bool:
    """The word is a part of the customer's name: "Sarah", "Sarah's"."""
    names = words_of(booking.customer_name or "").split()
    return word in names or word.removesuffix("s") in names
