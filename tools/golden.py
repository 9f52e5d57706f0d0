"""`tests/golden`: one record of every message type and of every kind of answer, all fields filled.

Each is made once, by the version that introduced it. They are never made anew: that later versions read them is
what they are for.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from skeji_ray.kafka.codec import dead_letter_headers, wire_headers
from skeji_ray.messages.base import Message, Outgoing
from skeji_ray.messages.events import DeadLetter
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.notices import OneMoment
from skeji_ray.messages.outcomes import Outcome
from skeji_ray.messages.pipeline import Answer
from skeji_ray.topology import TOPICS, Topic

M = TypeVar("M", bound=BaseModel)

FOLDER = "tests/golden"
NOW = datetime(2027, 1, 4, 13, 0, tzinfo=UTC)

_BY_NAME: dict[str, Any] = {
    "time_zone": "Asia/Jerusalem",
    "user_phone": "+972541000002",
    "identity": "+972541000002",
    "customer": "+972541000002",
    "actor": "+972541000001",
    "owners": ("+972541000001",),
    "pipeline": (
        {"service": "schedules", "action": "search_availability", "params": {"city": "Tel Aviv", "time": "15:00"}},
        {
            "service": "bookings",
            "action": "create_booking",
            "params": {"schedule_id": "${previous_step.schedule_id}", "start_time": "2027-01-05T13:00:00Z"},
        },
    ),
    "original_topic": "gw-to-scrub-layer",
    "original_headers": {"correlation-id": stable_id("golden", "correlation"), "attempt": "0"},
    "group": "scrub-layer-consumer-group",
    "notice": None,  # an answer says one thing: the notice has a record of its own
}
"""Fields whose value should look like what it is; the others are filled by their type."""


_ONE_MOMENT = OneMoment.model_fields["kind"].default


def kinds() -> dict[str, type[Message]]:
    """File name without its ending -> the message type that it holds."""
    types = {topic.message.__name__: topic.message for topic in TOPICS}
    return {**types, **{f"Answer.{kind}": Answer for kind in (*_outcomes(), _ONE_MOMENT)}}


def files() -> dict[str, str]:
    """Path -> the record as this version writes it, as JSON."""
    return {f"{FOLDER}/{name}.json": json.dumps(_record(name), indent=2) + "\n" for name in kinds()}


def _outcomes() -> dict[str, type[BaseModel]]:
    union, _ = get_args(Outcome)
    return {kind.model_fields["kind"].default: kind for kind in get_args(union)}


def _record(name: str) -> dict[str, Any]:
    kind = kinds()[name]
    topic = next(topic for topic in TOPICS if topic.message is kind)
    value = sample(kind)
    if "." in name:
        value = value.model_copy(update=_said(name.partition(".")[2]))
    headers = wire_headers(_outgoing(topic, value), "golden", NOW)
    body = value.model_dump_json()
    if isinstance(value, DeadLetter):  # its value is the original's bytes, its story stands in headers
        headers = dead_letter_headers(value, [(key, text.encode()) for key, text in value.original_headers.items()])
        body = (value.original_value or b"").decode()
    return {
        "topic": topic.name,
        "key": "key",
        "headers": {key: content.decode() for key, content in headers},
        "value": body if isinstance(value, DeadLetter) else json.loads(body),
    }


def _said(kind: str) -> dict[str, Any]:
    """What an answer of this kind says."""
    if kind == _ONE_MOMENT:
        return {"outcome": None, "notice": OneMoment()}
    return {"outcome": sample(_outcomes()[kind])}


def _outgoing(topic: Topic, value: Message) -> Outgoing:
    correlation, conversation, event = (stable_id("golden", part) for part in ("correlation", "conversation", "event"))
    return Outgoing(topic.name, "key", value, correlation, conversation, event)


def sample(kind: type[M]) -> M:
    """One value of a model, every field filled."""
    filled = {name: _value(name, field.annotation) for name, field in kind.model_fields.items()}
    return kind.model_validate(filled)


def _value(name: str, kind: Any) -> Any:
    if name in _BY_NAME:
        return _BY_NAME[name]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _value(name, inner[0])
    if origin is Literal:
        return inner[0]
    if origin in {Union, UnionType}:
        return _value(name, next(part for part in inner if part is not type(None)))
    if origin is tuple:
        return (_value(name, inner[0]),)
    if origin is dict or kind is dict:
        return {"name": _of_a_mapping(inner)}
    return _plain(name, kind)


def _of_a_mapping(inner: tuple[Any, ...]) -> Any:
    """A value of a mapping of these types."""
    if inner[1:] == (int,):
        return 1
    return ("text",) if inner and get_origin(inner[1]) is tuple else "text"


def _plain(name: str, kind: Any) -> Any:
    if issubclass(kind, BaseModel):
        return sample(kind)
    if issubclass(kind, Enum):
        return next(iter(kind))
    examples: dict[type, Any] = {
        str: f"{name}-1",
        bytes: f"{name}-1".encode(),
        bool: True,
        int: 1,
        float: 0.5,
        datetime: NOW,
        date: NOW.date(),
    }
    return examples[kind]
