"""What a validating server is told: everything that we write passes, and what is no document does not."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar

import pytest
from jsonschema import Draft4Validator, ValidationError, validators
from pydantic import BaseModel, Field

from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.document import Document
from skeji_ray.pipeline.execution import begin
from skeji_ray.store.encoding import encode
from skeji_ray.store.validators import schema_of
from tests.support.domain import SARAH, TOMORROW, a_business, a_day, a_schedule
from tests.support.letters import a_letter
from tests.support.pipelines import NOON, a_plan
from tests.support.pipelines import SARAH as SENDER

KNOWN_TO_MONGODB = {
    "bsonType", "required", "properties", "items", "additionalProperties", "anyOf",
    "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum",
}  # fmt: skip
BSON = {
    "string": str, "int": int, "long": int, "double": float, "bool": bool, "null": type(None), "array": list,
    "object": dict, "date": datetime,
}  # fmt: skip


def _bson_type(validator: Any, wanted: list[str], value: Any, schema: Any) -> Any:
    if type(value) not in {BSON[name] for name in wanted}:
        yield ValidationError(f"{value!r} is none of {wanted}")


OfMongo = validators.extend(Draft4Validator, {"bsonType": _bson_type})  # type: ignore[no-untyped-call]


class Colour(StrEnum):
    RED = "red"


class Part(BaseModel):
    name: str = Field(max_length=3)


class Thing(Document):
    collection: ClassVar[str] = "Things"

    at: datetime
    day: date | None = None
    colour: Colour = Colour.RED
    share: float = 0.5
    parts: tuple[Part, ...] = ()
    words: dict[str, Any] = Field(default_factory=dict)


THING = Thing(id="a", at=datetime(2030, 1, 1, tzinfo=UTC), parts=(Part(name="p"),), words={"x": [1, None]})


def passes(kind: type[Document], raw: dict[str, Any]) -> bool:
    return bool(OfMongo(schema_of(kind)).is_valid(raw))


def test_a_document_passes_and_so_does_one_of_the_next_release() -> None:
    assert passes(Thing, encode(THING))
    assert passes(Thing, encode(THING) | {"fresh": 1, "colour": "a later word"})


@pytest.mark.parametrize(
    "wrong",
    [{"at": "2030-01-01"}, {"version": "1"}, {"parts": [{"name": "long"}]}, {"parts": [{}]}, {"day": 3}, {"_id": 1}],
)
def test_what_is_no_document_is_refused(wrong: dict[str, Any]) -> None:
    assert not passes(Thing, encode(THING) | wrong)


def test_what_every_release_has_written_must_be_there() -> None:
    assert not passes(Thing, {"_id": "a"})


@pytest.mark.parametrize(
    "document",
    [
        a_business(),
        a_schedule(),
        a_day(a_schedule(), TOMORROW),
        begin(a_plan(), SENDER, "c1", 0, NOON),
        a_letter("l1", key=SARAH),
    ],
    ids=lambda document: document.collection,
)
def test_what_the_product_writes_passes(document: Document) -> None:
    assert passes(type(document), encode(document))


def words_of(schema: Any) -> set[str]:
    inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", [])]
    inner += [schema[name] for name in ("items", "additionalProperties") if name in schema]
    return set(schema) | {word for one in inner for word in words_of(one)}


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.collection)
def test_only_words_that_mongodb_knows_are_said(kind: type[Document]) -> None:
    assert words_of(schema_of(kind)) <= KNOWN_TO_MONGODB
