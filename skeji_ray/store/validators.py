"""What a server that validates is told of a kind of document: types and bounds, and no more than will last.

Words of an enumeration and unknown fields pass, so that two releases can write side by side; what a document means
is the rules' to judge, not the database's.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from skeji_ray.document import Document

Schema = dict[str, Any]

_TYPES = {
    "string": ["string"],
    "integer": ["int", "long"],
    "number": ["int", "long", "double"],
    "boolean": ["bool"],
    "null": ["null"],
    "array": ["array"],
    "object": ["object"],
}
_BOUNDS = ("minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum")


@cache
def schema_of(kind: type[Document]) -> Schema:
    """Return MongoDB's `$jsonSchema` of a kind, to be read alone; it demands what every release before has written."""
    written = kind.model_json_schema(by_alias=True, mode="validation")
    return _plain(written, written.get("$defs", {}))


def _plain(schema: Schema, definitions: dict[str, Schema]) -> Schema:
    if "$ref" in schema:
        return _plain(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        return {"anyOf": [_plain(choice, definitions) for choice in choices]}
    if "type" not in schema:
        return {}
    plain: Schema = {"bsonType": ["date"] if schema.get("format") == "date-time" else _TYPES[schema["type"]]}
    plain |= {name: schema[name] for name in _BOUNDS if name in schema}
    if schema.get("required"):
        plain["required"] = sorted(schema["required"])
    if schema.get("properties"):
        plain["properties"] = {name: _plain(inner, definitions) for name, inner in schema["properties"].items()}
    for name in ("items", "additionalProperties"):
        if isinstance(schema.get(name), dict):
            plain[name] = _plain(schema[name], definitions)
    return plain
