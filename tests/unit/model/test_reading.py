"""What a model wrote is checked as if no schema had been asked for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from skeji_ray.messages.people import Role
from skeji_ray.model.actions import Authority, State, authorities, authority_of
from skeji_ray.model.reading import MOST_CHARACTERS, Reading, Unreadable, read
from skeji_ray.model.schemas import schema_of

CUSTOMER = authority_of(Role.CUSTOMER, State.NOTHING)
OWNER = authority_of(Role.OWNER, State.APPROVAL)


def test_a_reading_within_the_schema_is_read() -> None:
    written = '{"action": "create_booking", "service": "haircut", "date": "next friday", "time": "15:00"}'
    said = Reading(action="create_booking", service="haircut", date="next friday", time="15:00")
    assert read(written, CUSTOMER) == said


def test_what_a_server_writes_for_nothing_is_nothing() -> None:
    written: dict[str, Any] = {"action": "register_business", "service": None, "city": "", "working_days": []}
    assert read(json.dumps(written), CUSTOMER) == Reading(action="register_business")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ({}, "action"),
        ({"action": "drop_database"}, "action: one of"),
        ({"action": "confirm_booking", "booking": "approval_1"}, "action: one of"),
        ({"action": "create_booking", "user_phone": "+15550001111"}, "not permitted"),
        ({"action": "create_booking", "booking_id": "65f0"}, "not permitted"),
        ({"action": "cancel_booking", "booking": "65f0c0ffee"}, "booking"),
        ({"action": "cancel_booking", "booking": "approval_1"}, "booking: no such ordinal"),
        ({"action": "cancel_booking", "booking": "booking_6"}, "booking: no such ordinal"),
        ({"action": "create_booking", "slot": "slot_1"}, "slot: not a field now"),
        ({"action": "create_booking", "date": "yesterday"}, "date"),
        ({"action": "create_booking", "date": "2030-13-01"}, "date"),
        ({"action": "create_booking", "time": "3pm"}, "time"),
        ({"action": "create_booking", "time": 15}, "time"),
        ({"action": "create_booking", "city": "x" * 101}, "city"),
        ({"action": "create_booking", "city": "Tel\x00Aviv"}, "city: control characters"),
        ({"action": "create_booking", "city": {"name": "Tel Aviv"}}, "city"),
        ({"action": "register_business", "working_days": ["monday"] * 8}, "working_days"),
        ({"action": "register_business", "working_days": ["someday"]}, "working_days"),
    ],
)
def test_what_is_outside_the_schema_is_refused(written: dict[str, Any], why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read(json.dumps(written), CUSTOMER)


@pytest.mark.parametrize("text", ["", "null", "[]", "yes", '{"action": "help"', "{" * 3_000, "```json\n{}\n```"])
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text, CUSTOMER)


def test_megabytes_are_refused_unread() -> None:
    with pytest.raises(Unreadable, match=str(MOST_CHARACTERS)):
        read('{"action": "help"}' + " " * 5_000_000, CUSTOMER)


def test_a_complaint_does_not_repeat_what_was_written() -> None:
    with pytest.raises(Unreadable) as caught:
        read(json.dumps({"action": "help", "sk-secret": 1, "city": "sk-secret" * 20}), CUSTOMER)
    assert "sk-secret" not in str(caught.value)


def _values() -> st.SearchStrategy[Any]:
    ordinals = st.sampled_from(["slot_1", "booking_2", "approval_1", "served_3", "slot_99", "65f0"])
    words = st.one_of(st.text(max_size=8), ordinals, st.sampled_from(["15:00", "tomorrow", "2030-01-04", "Haifa"]))
    return st.one_of(st.none(), words, st.lists(st.sampled_from(["monday", "x"]), max_size=3))


@given(
    authority=st.sampled_from(authorities()),
    action=st.sampled_from(sorted({name for one in authorities() for name in one.actions} | {"drop"})),
    fields=st.dictionaries(st.sampled_from(sorted({*Reading.model_fields, "user_phone"} - {"action"})), _values()),
)
def test_whatever_is_read_lies_within_the_schema_that_was_asked_for(
    authority: Authority, action: str, fields: dict[str, Any]
) -> None:
    try:
        reading = read(json.dumps({"action": action, **fields}), authority)
    except Unreadable:
        return
    said = reading.model_dump(mode="json", exclude_none=True)
    Draft202012Validator(dict(schema_of(authority.role, authority.state))).validate(said)
