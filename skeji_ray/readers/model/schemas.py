"""The JSON schemas that a model's answer keeps to: one for each authority, small, and the same bytes on every call.

They hold no more than every engine can compile: no reference, no union, no format, no bound beside a pattern. So all
of them are compiled when a replica starts, and no message waits for one (docs/planner.md).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from skeji_ray.messages.acts import Slot, Topic
from skeji_ray.messages.people import Role
from skeji_ray.readers.model.authority import Authority, Stage, authorities, authority_of
from skeji_ray.readers.model.completions import Schema
from skeji_ray.readers.model.written import MAX_ACTS, WORDS, Day, Words, WrittenAct


def all_schemas() -> dict[str, Schema]:
    """Return every schema that a planner can ask with, by the name of its authority."""
    return {authority.name: schema_of(authority.role, authority.stage) for authority in authorities()}


@cache
def schema_of(role: Role, stage: Stage) -> Schema:
    """Return the schema of what a sender of `role` may be understood to mean in `stage`."""
    values = _values(authority_of(role, stage))
    act = {
        "type": "object",
        "properties": {field: values[field] for field in WrittenAct.model_fields if field in values},
        "required": ["act"],
        "additionalProperties": False,
    }
    acts = {"type": "array", "items": act, "minItems": 1, "maxItems": MAX_ACTS}
    return {"type": "object", "properties": {"acts": acts}, "required": ["acts"], "additionalProperties": False}


def _values(authority: Authority) -> dict[str, Any]:
    ordinals = {"slot": authority.slots, "booking": authority.bookings}
    return {
        "act": _one_of(authority.acts),
        **{name: _one_of(values) for name, values in ordinals.items() if values},
        **dict.fromkeys(map(str, WORDS), _type_of(Words)),
        "date": _type_of(Day),
        str(Slot.TOPIC): _one_of(tuple(Topic)),
    }


def _one_of(values: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "string", "enum": [str(value) for value in values]}


def _type_of(kind: Any) -> dict[str, Any]:
    return dict(sorted(TypeAdapter(kind).json_schema().items()))
