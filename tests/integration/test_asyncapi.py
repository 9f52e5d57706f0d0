"""The AsyncAPI document: valid, whole, and true of what is on the wire."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from asyncapi3.models.asyncapi import AsyncAPI3
from jsonschema import Draft7Validator, FormatChecker
from pydantic import ValidationError

from skeji_ray.messages.base import Message
from skeji_ray.topology import GROUPS, INGRESS, TOPICS
from tools import asyncapi
from tools.golden import kinds

GOLDEN = sorted((Path(__file__).resolve().parents[1] / "golden").glob("*.json"))
Node = dict[str, Any]


@pytest.fixture(scope="module")
def document() -> Node:
    found: Node = yaml.safe_load(asyncapi.document())
    return found


def test_it_is_valid(document: Node) -> None:
    AsyncAPI3.model_validate(document)


CHANNEL, OPERATION = f"channels/{INGRESS.name}", f"operations/webhook-send-{INGRESS.name}"
PARTS = ["", "info", "servers/kafka", "components", CHANNEL, f"{CHANNEL}/bindings", f"{CHANNEL}/bindings/kafka"]
OF_MESSAGES = [OPERATION, "components/messages/Plan", "components/messages/Plan/bindings/kafka"]


@pytest.mark.parametrize("path", [*PARTS, *OF_MESSAGES])
def test_a_misspelt_key_in_any_part_of_it_would_be_found(document: Node, path: str) -> None:
    broken = copy.deepcopy(document)
    at(broken, path)["mispelt"] = "word"
    with pytest.raises(ValidationError, match="mispelt"):
        AsyncAPI3.model_validate(broken)


def at(node: Any, path: str) -> Any:
    for step in filter(None, path.split("/")):
        node = node[step]
    return node


def test_every_reference_leads_somewhere(document: Node) -> None:
    found = set(references(document))
    assert len(found) > len(TOPICS)
    for reference in found:
        assert at(document, reference.removeprefix("#/")), reference


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (value for key, value in node.items() if key == "$ref")
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from references(part)


def test_every_topic_is_a_channel_as_the_broker_is_told_to_make_it(document: Node) -> None:
    made = {
        name: (channel["address"], kafka["partitions"], kafka["topicConfiguration"])
        for name, channel in document["channels"].items()
        for kafka in [channel["bindings"]["kafka"]]
    }
    assert made == {topic.name: (topic.name, topic.partitions, topic.config) for topic in TOPICS}


def test_every_group_receives_and_sends_what_the_topology_says(document: Node) -> None:
    told = {
        (name.split("-send-")[0].split("-receive-")[0], one["action"], topic_of(one)) for name, one in each(document)
    }
    received = {(group.name, "receive", topic.name) for group in GROUPS for topic in group.consumes}
    sent = {
        (group.name, "send", topic.name)
        for group in GROUPS
        for topic in (*group.publishes, group.dead_letters)
        if topic is not None
    }
    assert told == received | sent | {("webhook", "send", INGRESS.name)}


def each(document: Node) -> list[tuple[str, Node]]:
    return list(document["operations"].items())


def topic_of(operation: Node) -> str:
    return str(operation["channel"]["$ref"]).removeprefix("#/channels/")


def test_an_operation_speaks_of_its_own_channels_message(document: Node) -> None:
    for _, operation in each(document):
        (message,) = operation["messages"]
        assert message["$ref"].startswith(operation["channel"]["$ref"] + "/messages/")


def validator(document: Node, reference: Node) -> Draft7Validator:
    return Draft7Validator({**document, **reference}, format_checker=FormatChecker())


def test_every_schema_is_one(document: Node) -> None:
    for schema in document["components"]["schemas"].values():
        Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_what_is_on_the_wire_is_as_it_says(document: Node, path: Path) -> None:
    record = json.loads(path.read_text(encoding="utf-8"))
    name = kind_of(path).__name__
    message = document["components"]["messages"][name]
    assert list(document["channels"][record["topic"]]["messages"]) == [name]
    validator(document, message["payload"]).validate(record["value"])
    validator(document, message["headers"]).validate(record["headers"])
    assert record["headers"].keys() <= names_in(document, message["headers"])


def names_in(document: Node, headers: Node) -> set[str]:
    """The headers that a schema of them knows."""
    schema = at(document, headers["$ref"].removeprefix("#/"))
    parts = [
        names_in(document, part) if "$ref" in part else set(part["properties"]) for part in schema.get("allOf", [])
    ]
    return set(schema.get("properties", {})).union(*parts)


def kind_of(path: Path) -> type[Message]:
    return kinds()[path.stem]


def test_a_body_without_what_it_must_say_is_refused(document: Node) -> None:
    plan = validator(document, {"$ref": "#/components/schemas/Plan"})
    assert not plan.is_valid({"conversation_id": "c"})
    assert not plan.is_valid({"conversation_id": "c", "user_phone": "+972541000002", "pipeline": [{}]})


def test_it_names_no_address(document: Node) -> None:
    (server,) = document["servers"].values()
    assert server["host"] == "{brokers}"
    assert re.findall(r"\w+://[\w.]+", asyncapi.document()) == []
