"""What a model wrote is checked as if no schema had been asked for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from skeji_ray.messages.acts import Act, Slot
from skeji_ray.messages.people import Role
from skeji_ray.readers.model.authority import Authority, Stage, authorities, authority_of
from skeji_ray.readers.model.schemas import schema_of
from skeji_ray.readers.model.written import (
    MAX_ACTS,
    MAX_CHARACTERS,
    WORDS,
    Unreadable,
    Written,
    WrittenAct,
    read_written,
)
from tests.support.examples import examples

CUSTOMER = authority_of(Role.CUSTOMER, Stage.NOTHING)


def test_acts_within_the_schema_are_read_in_their_order() -> None:
    written = '{"acts": [{"act": "greet"}, {"act": "book", "service": "haircut", "when": "next friday at 3"}]}'
    book = WrittenAct(act=Act.BOOK, service="haircut", when="next friday at 3")
    assert read_written(written, CUSTOMER) == Written(acts=(WrittenAct(act=Act.GREET), book))
    assert book.words() == {Slot.SERVICE: "haircut", Slot.WHEN: "next friday at 3"}


def test_every_slot_that_is_words_is_a_field() -> None:
    assert set(map(str, WORDS)) == set(WrittenAct.model_fields) - {"act", "slot", "booking", "date", "topic"}


def test_what_a_server_writes_for_nothing_is_nothing() -> None:
    written = {"acts": [{"act": "register", "service": None, "city": ""}]}
    assert read_written(json.dumps(written), CUSTOMER) == Written(acts=(WrittenAct(act=Act.REGISTER),))


@pytest.mark.parametrize(
    ("act", "why"),
    [
        ({}, "acts.0.act"),
        ({"act": "drop_database"}, "acts.0.act"),
        ({"act": "approve", "booking": "approval_1"}, "act: one of book"),
        ({"act": "choose"}, "act: one of book"),
        ({"act": "stop"}, "act: one of book"),
        ({"act": "book", "user_phone": "+15550001111"}, "not permitted"),
        ({"act": "book", "booking_id": "65f0"}, "not permitted"),
        ({"act": "book", "phone": "+15550001111"}, "not permitted"),
        ({"act": "cancel", "booking": "65f0c0ffee"}, "booking"),
        ({"act": "cancel", "booking": "approval_1"}, "booking: no such ordinal"),
        ({"act": "cancel", "booking": "booking_6"}, "booking: no such ordinal"),
        ({"act": "book", "slot": "slot_1"}, "slot: no such ordinal"),
        ({"act": "book", "date": "yesterday"}, "date"),
        ({"act": "book", "date": "2030-13-01"}, "date"),
        ({"act": "book", "when": 15}, "when"),
        ({"act": "book", "city": "x" * 101}, "city"),
        ({"act": "book", "city": "Tel\x00Aviv"}, "city: control characters"),
        ({"act": "book", "city": {"name": "Tel Aviv"}}, "city"),
        ({"act": "ask_business", "topic": "secrets"}, "topic"),
    ],
)
def test_what_is_outside_the_schema_is_refused(act: dict[str, Any], why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_written(json.dumps({"acts": [act]}), CUSTOMER)


@pytest.mark.parametrize("acts", [None, [], [{"act": "help"}] * (MAX_ACTS + 1), {"act": "help"}, ["help"]])
def test_there_are_one_to_three_acts(acts: Any) -> None:
    with pytest.raises(Unreadable, match="acts"):
        read_written(json.dumps({"acts": acts}), CUSTOMER)


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "yes", '{"acts": [{"act": "help"}', "{" * 3_000, "```json\n{}\n```"]
)
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_written(text, CUSTOMER)


def test_megabytes_are_refused_unread() -> None:
    with pytest.raises(Unreadable, match=str(MAX_CHARACTERS)):
        read_written('{"acts": [{"act": "help"}]}' + " " * 5_000_000, CUSTOMER)


def test_a_complaint_does_not_repeat_what_was_written() -> None:
    with pytest.raises(Unreadable) as caught:
        read_written(json.dumps({"acts": [{"act": "help", "sk-secret": 1, "city": "sk-secret" * 20}]}), CUSTOMER)
    assert "sk-secret" not in str(caught.value)


def _values() -> st.SearchStrategy[Any]:
    ordinals = st.sampled_from(["slot_1", "booking_2", "approval_1", "served_3", "slot_99", "65f0"])
    words = st.one_of(st.text(max_size=8), ordinals, st.sampled_from(["15:00", "2030-01-04", "Haifa", "price"]))
    return st.one_of(st.none(), words, st.lists(st.sampled_from(["monday", "x"]), max_size=3))


@settings(max_examples=examples(35))
@given(
    authority=st.sampled_from(authorities()),
    act=st.sampled_from([*Act, "drop"]),
    fields=st.dictionaries(st.sampled_from(sorted({*WrittenAct.model_fields, "user_phone"} - {"act"})), _values()),
)
def test_whatever_is_read_lies_within_the_schema_that_was_asked_for(
    authority: Authority, act: str, fields: dict[str, Any]
) -> None:
    try:
        written = read_written(json.dumps({"acts": [{"act": act, **fields}]}), authority)
    except Unreadable:
        return
    said = written.model_dump(mode="json", exclude_none=True)
    Draft202012Validator(dict(schema_of(authority.role, authority.stage))).validate(said)
