"""Documents as every server of the MongoDB protocol keeps them: strings, ints, floats, booleans, UTC datetimes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from skeji_ray.document import Document
from skeji_ray.errors import Permanent, UnreadableDocument
from skeji_ray.store.base import D, Where

_RANGE = frozenset({"$lt", "$lte", "$gt", "$gte"})
_WIDEST_INT = 2**63
_AS_THEY_ARE = frozenset({str, bool, float, type(None)})


def encode(document: Document) -> dict[str, Any]:
    """A plain value that any server gives back as it was. Raises Permanent when there is none."""
    plain: dict[str, Any] = encode_value(document.model_dump(mode="python", by_alias=True))
    return plain


def decode(kind: type[D], raw: Mapping[str, Any]) -> D:
    """The document that was stored. Raises UnreadableDocument when what stands there is not one of this kind."""
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        id = raw.get("_id")
        what = f"{kind.collection} {id}: {field}: {first['msg']}"
        raise UnreadableDocument(what, id if isinstance(id, str) else None) from None


def encode_value(value: Any) -> Any:
    """One value, and what is in it. Instants lose what is below a millisecond: the protocol keeps no more."""
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    encoded = _BY_TYPE.get(kind)
    return encoded(value) if encoded is not None else _unusual(value)


def _mapping(value: Mapping[Any, Any]) -> dict[str, Any]:
    return {_key(key): inner if type(inner) in _AS_THEY_ARE else encode_value(inner) for key, inner in value.items()}


def _sequence(value: Iterable[Any]) -> list[Any]:
    return [encode_value(inner) for inner in value]


def _integer(value: int) -> int:
    if -_WIDEST_INT <= value < _WIDEST_INT:
        return value
    raise Permanent(f"can not be stored: {type(value).__name__} {str(value)[:50]}")


def _instant(value: datetime) -> datetime:
    offset = value.utcoffset()
    if offset is None:
        raise Permanent(f"can not be stored: {value} has no time zone")
    try:
        instant = value.astimezone(UTC) if offset else value.replace(tzinfo=UTC)
    except OverflowError:
        raise Permanent(f"can not be stored: {value} is no instant of the calendar in UTC") from None
    too_fine = instant.microsecond % 1000
    return instant - timedelta(microseconds=too_fine) if too_fine else instant


def _unusual(value: Any) -> Any:
    """What is of a type that stands in no table: a value of an enumeration, or of a subclass of what does."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return _mapping(value)
    for kind, encoded in _BY_TYPE.items():
        if isinstance(value, kind):
            return encoded(value)
    if isinstance(value, str | float):
        return value
    raise Permanent(f"can not be stored: {type(value).__name__} {str(value)[:50]}")


_BY_TYPE: Mapping[type, Callable[[Any], Any]] = {
    dict: _mapping,
    list: _sequence,
    tuple: _sequence,
    set: _sequence,
    frozenset: _sequence,
    int: _integer,
    datetime: _instant,  # before the date that it is one of
    date: date.isoformat,
}
"""Looked up, not asked one after the other: a day of fifty bookings has a thousand values."""


def encode_where(where: Where) -> dict[str, Any]:
    """A query as the servers take it.

    Raises:
        Permanent: it asks for something that not every server answers rightly (`store.base.Where` says what may be
            asked): a wrong answer without an error is worse than none.
    """
    return {path: _joined(wanted) if path == "$or" else _wanted(path, wanted) for path, wanted in where.items()}


def _joined(wheres: Any) -> list[dict[str, Any]]:
    if not wheres:
        raise Permanent("an empty $or finds nothing on one server and is refused by the next")
    return [encode_where(where) for where in wheres]


def _wanted(path: str, wanted: Any) -> Any:
    if not isinstance(wanted, Mapping):
        return _scalar(path, wanted)
    if set(wanted) == {"$in"}:
        if "." in path:
            raise Permanent(f"no $in on the dotted path {path}: join equalities by $or")
        return {"$in": [_scalar(path, one) for one in wanted["$in"]]}
    if wanted and set(wanted) <= _RANGE:
        return {operator: _scalar(path, bound) for operator, bound in wanted.items()}
    raise Permanent(f"no query: {path} {sorted(wanted)}")


def _scalar(path: str, value: Any) -> Any:
    plain = encode_value(value)
    if path.startswith("$") or plain is None or isinstance(plain, dict | list):
        raise Permanent(f"no query: {path} = {str(value)[:50]}")
    return plain


@lru_cache(maxsize=4096)
def _key(key: Any) -> str:
    """MongoDB keeps `$` for itself, and some servers read `$date` as an instant."""
    text = key.value if isinstance(key, Enum) else key
    if not isinstance(text, str) or text.startswith("$") or "\0" in text:
        raise Permanent(f"can not be stored: the key {str(key)[:50]!r}")
    return text
