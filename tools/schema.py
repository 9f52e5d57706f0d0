"""A model's fields as rows of a table, read from its JSON schema."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from tools.markdown import anchor, code, field_docs, one_line

Schema = dict[str, Any]

_BOUNDS = {
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minItems": "at least {} items",
    "maxItems": "at most {} items",
    "maxProperties": "at most {} entries",
    "minimum": "at least {}",
    "maximum": "at most {}",
    "pattern": "matches `{}`",
}


def fields(model: type[BaseModel]) -> list[tuple[str, str, str, str]]:
    """Name, type, required or default, and what it is for."""
    schema = model.model_json_schema(mode="validation")
    docs, required = field_docs(model), set(schema.get("required", ()))
    return [
        (
            code(name),
            type_of(field),
            "required" if name in required else _default(field),
            _meaning(docs.get(name) or field.get("description", ""), field),
        )
        for name, field in schema.get("properties", {}).items()
    ]


def type_of(field: Schema) -> str:
    """The type in words; a nested model is a link to its section on the same page."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{anchor(name)})"
    if "const" in field:
        return code(f'"{field["const"]}"')
    if "enum" in field:
        return " or ".join(code(f'"{word}"') for word in field["enum"])
    for several in ("anyOf", "oneOf"):
        if several in field:
            return " or ".join(type_of(part) for part in field[several])
    if field.get("type") == "array":
        return f"list of {type_of(field.get('items', {}))}"
    if field.get("type") == "object":
        inner = field.get("additionalProperties")
        return f"map of {type_of(inner)}" if isinstance(inner, dict) and inner else "object"
    return str(field.get("format") or field.get("type") or "anything")


def _default(field: Schema) -> str:
    value = field.get("default")
    if value is None or value in ([], {}, ""):
        return "optional"
    return f"default {code(value)}" if not isinstance(value, dict) else "optional"


def _meaning(text: str, field: Schema) -> str:
    bounds = "; ".join(words.format(bound) for words, bound in _bounds_of(field))
    return one_line(" ".join(part for part in (text, f"({bounds})" if bounds else "") if part))


def _bounds_of(field: Schema) -> list[tuple[str, Any]]:
    parts = [field, *field.get("anyOf", ())]
    return [(words, part[name]) for part in parts for name, words in _BOUNDS.items() if name in part]


def nested(model: type[BaseModel]) -> list[tuple[str, Schema]]:
    """Every model and enum that `model` holds, by name, in alphabetical order."""
    definitions: dict[str, Schema] = model.model_json_schema(mode="validation").get("$defs", {})
    return sorted(definitions.items())
