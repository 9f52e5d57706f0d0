"""Every limit, broken by one: the refusal names the field and the limit in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from skeji_ray.catalogue import ACTION, parse_params
from skeji_ray.errors import BusinessError

SALON: dict[str, Any] = {"name": "Blue", "cities": ["Tel Aviv"], "labels": ["haircut"]}
BRANCH: dict[str, Any] = {"business_id": "b", "city": "Tel Aviv"}
WORDS = {number: [f"word {n}" for n in range(number)] for number in (6, 11, 51)}
DATES = [f"2026-12-{day:02}" for day in range(1, 12)]
PEOPLE = {f"+9725011111{n:02}": "Noa" for n in range(11)}


def refused(service: str, action: str, params: dict[str, Any]) -> tuple[str, str | None, str | None]:
    with pytest.raises(BusinessError) as refusal:
        parse_params(ACTION[service, action], params)
    return refusal.value.failure_code, refusal.value.field, refusal.value.limit


@pytest.mark.parametrize("action", ["register_business", "update_business"])
@pytest.mark.parametrize(
    ("field", "value", "at", "limit"),
    [
        ("name", "x", "name", "2-100 characters"),
        ("name", "x" * 101, "name", "2-100 characters"),
        ("cities", [], "cities", "1-50"),
        ("cities", WORDS[51], "cities", "1-50"),
        ("cities", ["x"], "cities.0", "2-100 characters"),
        ("labels", [], "labels", "1-10"),
        ("labels", WORDS[11], "labels", "1-10"),
        ("website_urls", WORDS[6], "website_urls", "at most 5"),
        ("maintainers", PEOPLE, "maintainers", "at most 10"),
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
        ("working_days", ["someday"], "working_days.0", "a day of the week"),
        ("exceptions", DATES, "exceptions", "at most 10"),
        ("exceptions", ["tomorrow"], "exceptions.0", "YYYY-MM-DD"),
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


def test_what_stands_at_a_limit_is_taken() -> None:
    at_most = {**SALON, "cities": WORDS[51][:50], "labels": WORDS[11][:10], "website_urls": WORDS[6][:5]}
    assert parse_params(ACTION["business-units", "register_business"], {**at_most, "name": "x" * 100})
    branch = {**BRANCH, "meeting_minutes": 480, "break_minutes": 0, "participants_per_slot": 200}
    assert parse_params(ACTION["schedules", "create_schedule"], {**branch, "exceptions": DATES[:10]})
