"""The `rules` planner's plan of another branch of a business: its city, and a calendar there."""

from __future__ import annotations

from typing import Any

from skeji_ray.conversation.owned import pick_by_name
from skeji_ray.conversation.parts import MOST_LISTED, ask, refuse, steps
from skeji_ray.messages.people import Role
from skeji_ray.messages.pipeline import Step
from skeji_ray.messages.views import BusinessView, OwnBusiness
from skeji_ray.messages.vocabulary import canonical_city
from skeji_ray.messages.wishes import Missing, Understood
from skeji_ray.pipeline.planning import Planned, PlanRequest

MOST_OF_A_NAME = 100
"""Of a calendar, in the catalogue."""


def plan_branch(request: PlanRequest, known: Understood) -> Planned:
    """ "Open a branch in Haifa, 12 Herzl street": the city is asked for where it is missing."""
    if request.sender.role is Role.CUSTOMER:
        return refuse("not_allowed")
    if known.city is None:
        return ask(Missing.CITY, known)
    owned = tuple(own.business for own in request.context.owned)
    return open_branch(request, known, pick_by_name(owned, request.text))


def open_branch(request: PlanRequest, known: Understood, meant: tuple[BusinessView, ...]) -> Planned:
    """Open a calendar of one business in a city, which becomes one of the business's."""
    if len(meant) > 1:
        return ask(Missing.BUSINESS, known, businesses=meant[:MOST_LISTED])
    ids = {one.business_id for one in meant}
    own = next((one for one in request.context.owned if one.business.business_id in ids), None)
    if own is None or known.city is None:
        return refuse("no_schedule")
    return steps(*_new_city(own.business, known.city), _calendar(own, known, known.city), understood=known)


def _new_city(business: BusinessView, city: str) -> tuple[Step, ...]:
    if canonical_city(city) in {canonical_city(one) for one in business.cities}:
        return ()
    params = {"business_id": business.business_id, "cities": [*business.cities, city]}
    return (Step(service="business-units", action="update_business", params=params),)


def _calendar(own: OwnBusiness, known: Understood, city: str) -> Step:
    """Two calendars of one city need two names: then the address tells them apart."""
    is_second = any(canonical_city(one.city) == canonical_city(city) for one in own.schedules)
    name = f"{own.business.name}, {known.address}"[:MOST_OF_A_NAME] if is_second and known.address else None
    wanted: dict[str, Any] = {
        "business_id": own.business.business_id,
        "city": city,
        "address": known.address,
        "name": name,
        "start_of_day": known.opens if known.closes else None,
        "end_of_day": known.closes if known.opens else None,
        "working_days": list(known.working_days) or None,
    }
    params = {name: value for name, value in wanted.items() if value is not None}
    return Step(service="schedules", action="create_schedule", params=params)
