"""The last look at a plan: what a sender has no right to, or what does not exist for them, goes no further."""

from __future__ import annotations

import pytest

from skeji_ray.catalogue.actions import ACTIONS
from skeji_ray.messages.people import Role
from skeji_ray.messages.pipeline import Step
from skeji_ray.pipeline.authority import BeyondRights, check_rights
from skeji_ray.pipeline.context import Context
from tests.support.readings import a_booking, a_request, an_offer


def check(step: Step, context: Context | None = None, *, owner: bool = False) -> None:
    request = a_request("", context, owner=owner)
    check_rights([step], request.sender, request.context)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: f"{action.service}.{action.name}")
def test_an_action_is_for_those_that_the_catalogue_names(action: object) -> None:
    row = next(one for one in ACTIONS if one is action)
    step = Step(service=row.service, action=row.name)
    check(step, owner=True)
    if Role.CUSTOMER in row.allowed:
        check(step)
    else:
        with pytest.raises(BeyondRights, match=row.name):
            check(step)


@pytest.mark.parametrize("param", ["booking_id", "moving_booking_id", "schedule_id", "business_id"])
def test_an_id_of_nothing_that_exists_for_the_sender_is_refused_and_not_repeated(param: str) -> None:
    with pytest.raises(BeyondRights) as caught:
        check(Step(service="bookings", action="get_booking", params={param: "a-stranger-s"}), owner=True)
    assert "a-stranger-s" not in str(caught.value)


def test_what_exists_for_the_sender_may_be_named() -> None:
    own = Context(bookings=(a_booking("own"),))
    check(Step(service="bookings", action="cancel_booking", params={"booking_id": "own"}), own)
    moving = an_offer(10, moves=a_booking("moved"))
    check(Step(service="bookings", action="get_booking", params={"booking_id": "moved"}), moving)
    check(Step(service="schedules", action="search_availability", params={"schedule_id": "schedule-1"}), moving)
    check(Step(service="business-units", action="get_business", params={"business_id": "business-1"}), owner=True)


def test_a_reference_to_an_earlier_result_is_no_id() -> None:
    check(Step(service="bookings", action="get_booking", params={"booking_id": "${previous_step.booking_id}"}))
