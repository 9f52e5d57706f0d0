"""The schemas that a model is held to: few, small, the same bytes, and no more than the catalogue allows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from skeji_ray.catalogue.actions import ACTION
from skeji_ray.conversation.capabilities import BY_ACT
from skeji_ray.messages.acts import ACTS, Act
from skeji_ray.messages.people import Role
from skeji_ray.readers.model.authority import Authority, Stage, authorities, authority_of
from skeji_ray.readers.model.schemas import all_schemas, schema_of
from skeji_ray.readers.model.written import WrittenAct

LARGEST_BYTES = 2_500
REFUSED_BY_XGRAMMAR = {"uniqueItems", "contains", "multipleOf", "format"}
HARD_TO_COMPILE = {"$ref", "$defs", "anyOf", "oneOf", "allOf", "not", "if", "patternProperties"}
BY_WORDS_ALONE = {Act.STOP, Act.START}


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object of a schema, itself included."""
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from nodes(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from nodes(part)


def test_there_are_few_and_none_is_large() -> None:
    sizes = {name: len(json.dumps(schema)) for name, schema in all_schemas().items()}
    assert len(sizes) == len(Role) * len(Stage) - 1
    assert max(sizes.values()) < LARGEST_BYTES


def test_a_schema_is_the_same_bytes_whenever_it_is_made() -> None:
    before = {name: json.dumps(schema) for name, schema in all_schemas().items()}
    schema_of.cache_clear()
    assert {name: json.dumps(schema) for name, schema in all_schemas().items()} == before


@pytest.mark.parametrize("name", all_schemas())
def test_a_schema_is_bounded_and_what_every_engine_compiles(name: str) -> None:
    schema = all_schemas()[name]
    Draft202012Validator.check_schema(dict(schema))
    assert schema["required"] == ["acts"]
    act = schema["properties"]["acts"]["items"]
    assert {value["type"] for value in act["properties"].values()} == {"string"}
    for node in nodes(schema):
        assert not (REFUSED_BY_XGRAMMAR | HARD_TO_COMPILE) & set(node)
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
        if node.get("type") == "string":
            assert "enum" in node or "pattern" in node or "maxLength" in node
            assert not ("pattern" in node and {"minLength", "maxLength"} & set(node))
        if node.get("type") == "array":
            assert node["maxItems"] <= 3


@pytest.mark.parametrize("authority", authorities(), ids=lambda one: one.name)
def test_every_act_of_a_schema_is_open_to_its_role(authority: Authority) -> None:
    schema = schema_of(authority.role, authority.stage)
    for act in schema["properties"]["acts"]["items"]["properties"]["act"]["enum"]:
        assert authority.role in ACTS[Act(act)].roles
        for key in BY_ACT[Act(act)].comes_to:
            assert authority.role in ACTION[key].allowed


def test_whatever_somebody_may_ask_for_is_in_their_schema() -> None:
    """A new act or capability is asked for by itself."""
    assert set(authority_of(Role.OWNER, Stage.OFFER).acts) == set(Act) - BY_WORDS_ALONE
    customers = {act for act in Act if Role.CUSTOMER in ACTS[act].roles} - BY_WORDS_ALONE
    assert set(authority_of(Role.CUSTOMER, Stage.QUESTION).acts) == customers


def test_an_answer_is_one_where_something_was_asked_or_offered() -> None:
    answers = {Act.CHOOSE, Act.AFFIRM, Act.DENY, Act.HOLD}
    for authority in authorities():
        is_open = authority.stage in {Stage.QUESTION, Stage.OFFER}
        assert answers & set(authority.acts) == (answers if is_open else set())
        assert bool(authority.slots) == is_open


def test_a_customer_can_name_nothing_of_an_owner() -> None:
    for authority in authorities():
        if authority.role is Role.CUSTOMER:
            assert not any(ordinal.startswith(("approval", "served")) for ordinal in authority.bookings)
            assert not {Act.APPROVE, Act.DECLINE, Act.BLOCK, Act.AGENDA, Act.CHANGE_HOURS} & {*authority.acts}


def test_no_field_is_an_id_or_a_phone() -> None:
    assert not any("id" in field.split("_") or "phone" in field for field in WrittenAct.model_fields)
