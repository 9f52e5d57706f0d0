"""The JSON schemas that a model's answer keeps to: one for each authority, flat, and the same bytes on every call.

They hold no more than every engine can compile: no reference, no union, no format, no bound beside a pattern. So all
of them are compiled when a replica starts, and no message waits for one (docs/planner.md).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from skeji_ray.catalogue import Address, Name, TimeOfDay, Weekday
from skeji_ray.messages.people import Role
from skeji_ray.model.actions import Authority, State, authorities, authority_of
from skeji_ray.model.completions import Schema
from skeji_ray.model.reading import Day, Reading


def all_schemas() -> dict[str, Schema]:
    """Every schema that a planner can ask with, by the name of its authority."""
    return {authority.name: schema_of(authority.role, authority.state) for authority in authorities()}


@cache
def schema_of(role: Role, state: State) -> Schema:
    """What a sender of `role` may be understood to mean in `state`."""
    authority = authority_of(role, state)
    values = _values(authority)
    fields = [field for field in Reading.model_fields if field in authority.fields]
    return {
        "type": "object",
        "properties": {"action": {"type": "string", "enum": list(authority.actions)}}
        | {field: values[field] for field in fields},
        "required": ["action"],
        "additionalProperties": False,
    }


def _values(authority: Authority) -> dict[str, Any]:
    """Typed as the catalogue's params are."""
    name, time = _type_of(Name), _type_of(TimeOfDay)
    return {
        "service": name,
        "city": name,
        "date": _type_of(Day),
        "time": time,
        "slot": {"type": "string", "enum": list(authority.slots)},
        "booking": {"type": "string", "enum": list(authority.bookings)},
        "name": name,
        "business_name": name,
        "opens": time,
        "closes": time,
        "schedule": {"type": "string", "enum": list(authority.schedules)},
        "appointment_minutes": {"type": "integer", "minimum": 5, "maximum": 480},
        "break_minutes": {"type": "integer", "minimum": 0, "maximum": 480},
        "address": _type_of(Address),
        "working_days": {"type": "array", "items": _weekday(), "minItems": 1, "maxItems": 7},
    }


def _weekday() -> dict[str, Any]:
    """As an enum: cheaper to compile than the catalogue's pattern, and the same words."""
    pattern = str(_type_of(Weekday)["pattern"])
    return {"type": "string", "enum": pattern.strip("^()$").split("|")}


def _type_of(kind: Any) -> dict[str, Any]:
    return dict(sorted(TypeAdapter(kind).json_schema().items()))
