"""What a field may be, in plain words, out of its JSON schema: `2-100 characters`, `at most 10`, `HH:MM`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Schema = Mapping[str, Any]
_RANGES = (
    ("minLength", "maxLength", " characters"),
    ("minItems", "maxItems", ""),
    ("minProperties", "maxProperties", ""),
    ("minimum", "maximum", ""),
)
_FORMATS = {"date": "YYYY-MM-DD", "date-time": "a time with its zone, like 2026-11-25T13:00:00Z"}
_TYPES = {"integer": "a whole number", "string": "text", "array": "a list"}
_ANOTHER_KIND = "a value of another kind"


def bounds_of(schema: Schema, path: Sequence[str | int]) -> str:
    """The bounds of the field at `path` below an object's schema; of what a field holds many of, `each ...`."""
    for part in path:
        below = _below(schema, part)
        if below is None:
            return _ANOTHER_KIND
        schema = below
    words = _named(_own(schema))
    return f"each {words}" if len(path) > 1 else words


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


def _named(schema: Schema) -> str:
    pattern = str(schema.get("pattern", ""))
    if "monday" in pattern:
        return "a day of the week"
    if "[0-5]" in pattern:
        return "HH:MM"
    for low, high, unit in _RANGES:
        least, most = schema.get(low), schema.get(high)
        if most is not None:
            return f"at most {most}{unit}" if least is None else f"{least}-{most}{unit}"
    return _FORMATS.get(schema.get("format", "")) or _TYPES.get(schema.get("type", ""), _ANOTHER_KIND)
