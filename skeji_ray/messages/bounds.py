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


def bounds_of(schema: Schema, path: Sequence[str | int]) -> str | None:
    """The bounds of the field at `path` below an object's schema; None where it has none that can be named."""
    for part in path:
        below = _below(schema, part)
        if below is None:
            return None
        schema = below
    return _named(_own(schema))


def _own(schema: Schema) -> Schema:
    """Without the alternative of being unset."""
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    return options[0] if options else schema


def _below(schema: Schema, part: str | int) -> Schema | None:
    own = _own(schema)
    found = own.get("items") if isinstance(part, int) else own.get("properties", {}).get(part)
    return found if isinstance(found, Mapping) else None


def _named(schema: Schema) -> str | None:
    pattern = str(schema.get("pattern", ""))
    if "monday" in pattern:
        return "a day of the week"
    if "[0-5]" in pattern:
        return "HH:MM"
    if schema.get("format") == "date":
        return "YYYY-MM-DD"
    for low, high, unit in _RANGES:
        least, most = schema.get(low), schema.get(high)
        if most is not None:
            return f"at most {most}{unit}" if least is None else f"{least}-{most}{unit}"
    return None
