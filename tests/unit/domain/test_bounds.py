"""Every limit, broken by one: the refusal names the field and the limit in plain words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skeji_ray.catalogue.actions import ACTION, Action, parse_params
from skeji_ray.catalogue.params import CreateBooking
from skeji_ray.errors import BusinessError

SALON: dict[str, Any] = {"name": "Blue", "cities": ["Tel Aviv"], "labels": ["haircut"]}
BRANCH: dict[str, Any] = {"business_id": "b", "city": "Tel Aviv"}
WORDS = {number: [f"word {n}" for n in range(number)] for number in (6, 11, 51)}
DATES = [f"2026-12-{day:02}" for day in range(1, 12)]
SLOT: dict[str, Any] = {"schedule_id": "s", "start_time": "2026-11-25T13:00:00Z"}
SPAN: dict[str, Any] = {"date": "2026-11-25", "start_time": "14:00", "end_time": "16:00"}
INSTANT = "a time with its zone, like 2026-11-25T13:00:00Z"
PEOPLE = {f"+9725011111{n:02}": "Noa" for n in range(11)}


def refusal_of(action: Action, params: dict[str, Any]) -> BusinessError | None:
    try:
        parse_params(action, params)
    except BusinessError as refusal:
        return refusal
    return None


def refused(service: str, action: str, params: dict[str, Any]) -> tuple[str, str | None, str | None]:
    with pytest.raises(BusinessError) as refusal:
        parse_params(ACTION[service, action], params)
    return refusal.value.failure_code, refusal.value.field, str(refusal.value.limit)


@pytest.mark.parametrize("action", ["register_business", "update_business"])
@pytest.mark.parametrize(
    ("field", "value", "at", "limit"),
    [
        ("name", "x", "name", "2-100 characters"),
        ("name", "x" * 101, "name", "2-100 characters"),
        ("cities", [], "cities", "1-50"),
        ("cities", WORDS[51], "cities", "1-50"),
        ("cities", ["x"], "cities", "each 2-100 characters"),
        ("labels", [], "labels", "1-10"),
        ("labels", WORDS[11], "labels", "1-10"),
        ("labels", ["haircut", 5], "labels", "each 2-100 characters"),
        ("website_urls", WORDS[6], "website_urls", "at most 5"),
        ("website_urls", ["x" * 2001], "website_urls", "each at most 2000 characters"),
        ("maintainers", PEOPLE, "maintainers", "at most 10"),
        ("maintainers", {"+972502222222": "x" * 101}, "maintainers", "each at most 100 characters"),
        ("priority", "first", "priority", "a whole number"),
    ],
)
def test_the_limits_of_a_business(action: str, field: str, value: Any, at: str, limit: str) -> None:
    params = {**(SALON if action == "register_business" else {"business_id": "b"}), field: value}
    assert refused("business-units", action, params) == ("invalid_param", at, limit)


@pytest.mark.parametrize("action", ["create_schedule", "update_schedule"])
@pytest.mark.parametrize(
    ("field", "value", "at", "limit"),
    [
        ("name", "x", "name", "2-100 characters"),
        ("meeting_minutes", 4, "meeting_minutes", "5-480"),
        ("meeting_minutes", 481, "meeting_minutes", "5-480"),
        ("break_minutes", -1, "break_minutes", "0-480"),
        ("break_minutes", 481, "break_minutes", "0-480"),
        ("participants_per_slot", 0, "participants_per_slot", "1-200"),
        ("participants_per_slot", 201, "participants_per_slot", "1-200"),
        ("working_days", [], "working_days", "1-7"),
        ("working_days", ["monday"] * 8, "working_days", "1-7"),
        ("working_days", ["someday"], "working_days", "each a day of the week"),
        ("exceptions", DATES, "exceptions", "at most 10"),
        ("exceptions", ["tomorrow"], "exceptions", "each YYYY-MM-DD"),
        ("time_zone", "x" * 101, "time_zone", "at most 100 characters"),
        ("start_of_day", "24:00", "start_of_day", "HH:MM"),
        ("end_of_day", "9am", "end_of_day", "HH:MM"),
    ],
)
def test_the_limits_of_a_calendar(action: str, field: str, value: Any, at: str, limit: str) -> None:
    params = {**(BRANCH if action == "create_schedule" else {"schedule_id": "s"}), field: value}
    assert refused("schedules", action, params) == ("invalid_param", at, limit)


def test_the_limits_of_an_address_and_of_what_is_missing() -> None:
    assert refused("schedules", "create_schedule", {**BRANCH, "address": "x" * 201})[2] == "2-200 characters"
    assert refused("schedules", "create_schedule", {"city": "Tel Aviv"}) == (
        "invalid_param",
        "business_id",
        "1-128 characters",
    )


@pytest.mark.parametrize(
    ("service", "action", "params", "field", "limit"),
    [
        ("bookings", "create_booking", {"schedule_id": "s", "start_time": "15:00"}, "start_time", INSTANT),
        ("bookings", "create_booking", {"schedule_id": "s", "start_time": "2026-11-25T13:00"}, "start_time", INSTANT),
        ("bookings", "create_booking", {**SLOT, "end_time": "later"}, "end_time", INSTANT),
        ("bookings", "create_booking", {**SLOT, "service_label": "x"}, "service_label", "2-100 characters"),
        ("bookings", "create_booking", {**SLOT, "customer_name": " "}, "customer_name", "1-100 characters"),
        ("bookings", "create_booking", {**SLOT, "customer_name": "x" * 101}, "customer_name", "1-100 characters"),
        ("bookings", "reschedule_booking", {"booking_id": "b", "start_time": "x"}, "start_time", INSTANT),
        ("bookings", "cancel_booking", {"booking_id": ""}, "booking_id", "1-128 characters"),
        ("schedules", "block_time", {**SPAN, "date": "2026-02-30"}, "date", "YYYY-MM-DD"),
        ("schedules", "block_time", {**SPAN, "end_time": "24:00"}, "end_time", "HH:MM"),
        ("schedules", "search_availability", {"city": "x"}, "city", "2-100 characters"),
        ("schedules", "search_availability", {"time": "25:00"}, "time", "HH:MM"),
        ("schedules", "daily_schedule", {"date": "today"}, "date", "YYYY-MM-DD"),
        ("business-units", "search_businesses", {"cities": [], "labels": ["haircut"]}, "cities", "1-50"),
        ("business-units", "open_link", {"code": "abc"}, "code", "4-32 characters"),
    ],
)
def test_the_limits_of_bookings_spans_and_searches(
    service: str, action: str, params: dict[str, Any], field: str, limit: str
) -> None:
    assert refused(service, action, params) == ("invalid_param", field, limit)


@pytest.mark.parametrize("action", ACTION.values(), ids=lambda action: f"{action.service} {action.name}")
def test_whatever_is_sent_the_refusal_is_in_our_own_words(action: Action) -> None:
    wrong: tuple[Any, ...] = (None, True, -1, 10**30, "\x00", "x" * 5000, [None], {"a": None}, [{}] * 300)
    for field in action.params.model_fields:
        for told in filter(None, (refusal_of(action, {field: value}) for value in wrong)):
            assert told.field in action.params.model_fields
            assert told.limit
            assert "Input" not in str(told.limit), "that is how pydantic speaks"


def test_whose_phone_it_was_does_not_stand_in_the_name_of_the_field() -> None:
    params = {**SALON, "maintainers": {"+972502222222": 5}}
    assert refused("business-units", "register_business", params)[1] == "maintainers"


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:30:00-05:00", "9999-12-31T23:30:00Z"])
def test_an_instant_at_the_end_of_the_calendar_can_be_calculated_with_and_stays_far_away(written: str) -> None:
    request = CreateBooking.model_validate({**SLOT, "start_time": written, "end_time": written})
    assert request.start_time == request.end_time
    near = request.start_time + timedelta(days=365)
    assert abs(near - datetime(2026, 11, 24, tzinfo=UTC)) > timedelta(days=365 * 50)


def test_an_instant_is_kept_in_utc() -> None:
    request = CreateBooking.model_validate({**SLOT, "start_time": "2026-11-25T15:00:00+02:00"})
    assert (request.start_time, request.start_time.tzinfo) == (datetime(2026, 11, 25, 13, tzinfo=UTC), UTC)


def test_what_stands_at_a_limit_is_taken() -> None:
    at_most = {**SALON, "cities": WORDS[51][:50], "labels": WORDS[11][:10], "website_urls": WORDS[6][:5]}
    assert parse_params(ACTION["business-units", "register_business"], {**at_most, "name": "x" * 100})
    branch = {**BRANCH, "meeting_minutes": 480, "break_minutes": 0, "participants_per_slot": 200}
    assert parse_params(ACTION["schedules", "create_schedule"], {**branch, "exceptions": DATES[:10]})
