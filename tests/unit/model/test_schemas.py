"""The schemas that a model is held to: few, flat, the same bytes, and no more than the catalogue allows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from skeji_ray.catalogue import ACTION
from skeji_ray.messages.people import Role
from skeji_ray.model.actions import ASKABLE, Authority, State, authorities
from skeji_ray.model.reading import Reading
from skeji_ray.model.schemas import all_schemas, schema_of

MOST_SCHEMAS = len(Role) * len(State)
LARGEST_BYTES = 2_500
REFUSED_BY_XGRAMMAR = {"uniqueItems", "contains", "multipleOf", "format"}
HARD_TO_COMPILE = {"$ref", "$defs", "anyOf", "oneOf", "allOf", "not", "if", "patternProperties"}


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
    assert len(sizes) == 7 <= MOST_SCHEMAS
    assert max(sizes.values()) < LARGEST_BYTES


def test_a_schema_is_the_same_bytes_whenever_it_is_made() -> None:
    before = {name: json.dumps(schema) for name, schema in all_schemas().items()}
    schema_of.cache_clear()
    assert {name: json.dumps(schema) for name, schema in all_schemas().items()} == before


@pytest.mark.parametrize("name", all_schemas())
def test_a_schema_is_flat_bounded_and_what_every_engine_compiles(name: str) -> None:
    schema = all_schemas()[name]
    Draft202012Validator.check_schema(dict(schema))
    values = list(schema["properties"].values())
    assert schema["additionalProperties"] is False
    assert {value["type"] for value in values} <= {"string", "array", "integer"}
    for node in nodes(schema):
        assert not (REFUSED_BY_XGRAMMAR | HARD_TO_COMPILE) & set(node)
        if node.get("type") == "string":
            assert "enum" in node or "pattern" in node or "maxLength" in node
            assert not ("pattern" in node and {"minLength", "maxLength"} & set(node))
        if node.get("type") == "integer":
            assert {"minimum", "maximum"} <= set(node)
        if node.get("type") == "array":
            assert node["maxItems"] <= 7


@given(st.sampled_from(authorities()))
def test_every_action_of_a_schema_is_open_to_its_role_in_the_catalogue(authority: Authority) -> None:
    schema = schema_of(authority.role, authority.state)
    by_name = {askable.name: askable for askable in ASKABLE}
    for action in schema["properties"]["action"]["enum"]:
        for key in by_name[action].comes_to:
            assert authority.role in ACTION[key].allowed


def test_an_action_that_the_catalogue_has_under_its_name_comes_to_that_one() -> None:
    names = {name for _, name in ACTION}
    for askable in ASKABLE:
        if askable.name in names:
            assert askable.name in {name for _, name in askable.comes_to}


def test_a_customer_can_name_nothing_of_an_owner() -> None:
    for authority in authorities():
        if authority.role is Role.CUSTOMER:
            assert not any(ordinal.startswith(("approval", "served")) for ordinal in authority.bookings)
            assert not {"confirm_booking", "decline_booking", "block_time", "daily_schedule"} & {*authority.actions}
            assert not {"change_hours", "rename_business", "open_branch"} & {*authority.actions}
            assert not authority.schedules


def test_every_field_of_a_reading_is_somebody_s_and_none_is_an_id() -> None:
    fields = {field for authority in authorities() for field in authority.fields}
    assert fields | {"action"} == set(Reading.model_fields)
    assert not any("id" in field.split("_") or "phone" in field for field in fields)
