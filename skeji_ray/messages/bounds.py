"""The limit of a field, out of its JSON schema: `2-100 characters`, `at most 10`, `HH:MM`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from skeji_ray.limits import Each, Length, Pattern, Range

Schema = Mapping[str, Any]
_ITEMS = (("minItems", "maxItems"), ("minProperties", "maxProperties"), ("minimum", "maximum"))
_FORMATS = {"date": Pattern(form="date"), "date-time": Pattern(form="instant", example="2026-11-25T13:00:00Z")}
_TYPES = {"integer": Pattern(form="whole_number"), "string": Pattern(form="text"), "array": Pattern(form="list")}
_ANOTHER_KIND = Pattern(form="other")


def bounds_of(schema: Schema, path: Sequence[str | int]) -> Length | Range | Pattern | Each:
    """Return the limit of the field at `path` below an object's schema; of what a field holds many of, that of each."""
    for part in path:
        below = _below(schema, part)
        if below is None:
            return _ANOTHER_KIND
        schema = below
    limit = _limit(_own(schema))
    return Each(of=limit) if len(path) > 1 else limit


def _own(schema: Schema) -> Schema:
    """Without the alternative of being unset."""
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    return options[0] if options else schema


def _below(schema: Schema, part: str | int) -> Schema | None:
    own = _own(schema)
    if isinstance(part, int):
        found = own.get("items")
    else:
        found = own.get("properties", {}).get(part, own.get("additionalProperties"))
    return found if isinstance(found, Mapping) else None


def _limit(schema: Schema) -> Length | Range | Pattern:
    pattern = str(schema.get("pattern", ""))
    if "monday" in pattern:
        return Pattern(form="weekday")
    if "[0-5]" in pattern:
        return Pattern(form="time")
    if "maxLength" in schema:
        return Length(least=schema.get("minLength"), most=schema["maxLength"])
    for least, most in _ITEMS:
        if most in schema:
            return Range(least=schema.get(least), most=schema[most])
    return _FORMATS.get(schema.get("format", "")) or _TYPES.get(schema.get("type", ""), _ANOTHER_KIND)
