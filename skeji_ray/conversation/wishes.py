"""The `rules` planner's plans: one function for each wish, which makes its pipeline or asks for what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from skeji_ray.conversation.blocks import plan_block
from skeji_ray.conversation.branches import plan_branch
from skeji_ray.conversation.changes import plan_change
from skeji_ray.conversation.decisions import decide_by_id, plan_decision
from skeji_ray.conversation.moves import move, plan_move
from skeji_ray.conversation.parts import (
    ask,
    ask_another_day,
    ask_which,
    has_passed,
    pick,
    refuse,
    reply,
    steps,
    theirs_ahead,
)
from skeji_ray.domain.zones import needs_zone
from skeji_ray.messages.outcomes import ConfirmWanted, Help, Missing, Understood, Wish
from skeji_ray.messages.people import Role
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.views import BookingView, BusinessView
from skeji_ray.messages.vocabulary import canonical_city, canonical_label, spoken
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.pipeline.references import Reference


def plan_wish(request: PlanRequest, known: Understood) -> Planned:
    """The plan of what is wished for, as far as it is known."""
    return _BY_WISH[known.intent](request, known)


def decide(request: PlanRequest, wish: Wish, booking: BookingView, known: Understood | None = None) -> Planned:
    """What is done to one booking that was chosen: a cancellation is confirmed first, a new time is looked for."""
    if wish is Wish.RESCHEDULE:
        return move(request, booking, known or Understood(intent=wish))
    if wish is Wish.CANCEL:
        return reply(ConfirmWanted(wish=wish, booking=booking), Understood(intent=wish))
    return decide_by_id(wish, booking.booking_id)


def _register(request: PlanRequest, known: Understood) -> Planned:
    wanted = {
        Missing.BUSINESS_NAME: known.business_name,
        Missing.SERVICE_LABEL: known.label,
        Missing.CITY: known.city,
    }
    missing = next((part for part, value in wanted.items() if value is None), None)
    if missing is not None:
        return ask(missing, known)
    if known.time_zone is None and needs_zone(request.sender.identity, known.city):
        return ask(Missing.TIME_ZONE, known)
    register: dict[str, Any] = {"name": known.business_name, "cities": [known.city], "labels": [known.label]}
    if known.time_zone is not None:
        register["time_zone"] = known.time_zone
    schedule: dict[str, Any] = {"business_id": Reference("business_id"), "city": known.city}
    if known.opens and known.closes:
        schedule |= {"start_of_day": known.opens, "end_of_day": known.closes}
    if known.working_days:
        schedule["working_days"] = list(known.working_days)
    return steps(
        Step(service="business-units", action="register_business", params=register),
        Step(service="schedules", action="create_schedule", params=schedule),
        understood=known,
    )


def _search(request: PlanRequest, known: Understood) -> Planned:
    if has_passed(request, known.date):
        return ask_another_day(known)
    business = _business_meant(request, known)
    if business is not None:
        return _search_at(business, known)
    if known.label is None:
        return ask(Missing.SERVICE_LABEL, known)
    if known.city is None:
        return ask(Missing.CITY, known)
    wanted = {"city": known.city, "service_label": known.label, "date": known.date, "time": known.time}
    params = {name: value for name, value in wanted.items() if value is not None}
    return steps(Step(service="schedules", action="search_availability", params=params), understood=known)


def _business_meant(request: PlanRequest, known: Understood) -> BusinessView | None:
    """The business whose link opened the chat, unless another city is named or what it does not do."""
    business = request.context.business
    if business is None or not business.labels:
        return None
    cities, labels = set(map(canonical_city, business.cities)), set(map(canonical_label, business.labels))
    is_there = known.city is None or canonical_city(known.city) in cities
    return business if is_there and (known.label is None or canonical_label(known.label) in labels) else None


def _search_at(business: BusinessView, known: Understood) -> Planned:
    known = known.model_copy(update={"label": known.label or spoken(business.labels[0])})
    wanted = {
        "business_id": business.business_id,
        "service_label": known.label,
        "city": known.city,
        "date": known.date,
        "time": known.time,
    }
    params = {name: value for name, value in wanted.items() if value is not None}
    return steps(Step(service="schedules", action="search_availability", params=params), understood=known)


def _search_if_meant(request: PlanRequest, known: Understood) -> Planned:
    """ "I need a break" is out of scope; "I need a dentist", and a bare "dentist in Haifa", are not."""
    about_the_business = known.intent is Wish.SEARCH or known.date or known.time
    if known.label is None and not (about_the_business and request.context.business and not known.city):
        return refuse("out_of_scope", known)
    return _search(request, known.model_copy(update={"intent": Wish.SEARCH}))


def _list(_: PlanRequest, known: Understood) -> Planned:
    return steps(Step(service="bookings", action="list_bookings"), understood=known)


def _day(request: PlanRequest, known: Understood) -> Planned:
    if request.sender.role is Role.CUSTOMER:
        return _list(request, known)
    params = {"date": known.date} if known.date else {}
    return steps(Step(service="schedules", action="daily_schedule", params=params), understood=known)


def _about_one(request: PlanRequest, bookings: tuple[BookingView, ...], known: Understood) -> Planned:
    """One booking is decided on, of several it is asked which."""
    meant = pick(bookings, request)
    if not meant:
        return refuse("nothing_booked")
    if len(meant) == 1:
        return decide(request, known.intent, meant[0])
    return ask_which(known, meant)


def _cancel(request: PlanRequest, known: Understood) -> Planned:
    return _about_one(request, theirs_ahead(request), known)


def _as_owner(request: PlanRequest, known: Understood) -> Planned:
    if request.sender.role is Role.CUSTOMER:
        return refuse("not_allowed")
    context = request.context
    if known.intent is not Wish.COMPLETE:
        return plan_decision(request, known, context.approvals)
    begun = tuple(one for one in context.served if one.start_time <= request.now)
    return plan_decision(request, known, begun or context.served)


def _help(_: PlanRequest, known: Understood) -> Planned:
    return reply(Help(), known)


_BY_WISH: dict[Wish, Callable[[PlanRequest, Understood], Planned]] = {
    Wish.REGISTER: _register,
    Wish.BOOK: _search,
    Wish.SEARCH: _search_if_meant,
    Wish.LIST: _list,
    Wish.DAY: _day,
    Wish.CANCEL: _cancel,
    Wish.APPROVE: _as_owner,
    Wish.DECLINE: _as_owner,
    Wish.COMPLETE: _as_owner,
    Wish.BUSINESS: _search_if_meant,
    Wish.RESCHEDULE: plan_move,
    Wish.BLOCK: plan_block,
    Wish.CHANGE: plan_change,
    Wish.BRANCH: plan_branch,
    Wish.HELP: _help,
    Wish.NONE: _search_if_meant,
}
