"""The store in this process's memory: for `skeji plan` and for tests; the contract suite holds it to the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from skeji_ray.clock import Clock, SystemClock
from skeji_ray.document import Document
from skeji_ray.store.base import AlreadyExists, D, Where, with_expiry
from skeji_ray.store.encoding import decode, encode, encode_value, encode_where

Raw = dict[str, Any]


class MemoryStore:
    """Keeps encoded documents, so that what can not be encoded is found out here too. Nothing expires here."""

    def __init__(self, *, real: Clock | None = None) -> None:
        self._real = real or SystemClock()
        self._collections: dict[str, dict[str, Raw]] = {}

    async def insert(self, document: Document) -> None:
        kept = self._of(type(document))
        if document.id in kept:
            raise AlreadyExists(f"{document.collection} {document.id}")
        kept[document.id] = encode(with_expiry(document, self._real.now()))

    async def get(self, kind: type[D], id: str) -> D | None:
        raw = self._of(kind).get(id)
        return None if raw is None else _read(kind, raw)

    async def find(self, kind: type[D], where: Where, *, sort: Sequence[str] = (), limit: int = 0) -> list[D]:
        found = self._matching(kind, where)
        for path in reversed(sort):
            name = path.removeprefix("-")
            found.sort(key=lambda raw: _rank(next(_values(raw, name), None)), reverse=path.startswith("-"))
        return [_read(kind, raw) for raw in (found[:limit] if limit else found)]

    async def count(self, kind: type[Document], where: Where) -> int:
        return len(self._matching(kind, where))

    async def replace(self, document: D) -> D | None:
        kept = self._of(type(document))
        counted = document.model_copy(update={"version": document.version + 1})
        fresh = with_expiry(counted, self._real.now())
        encoded = encode(fresh)
        current = kept.get(document.id)
        if current is None or current["version"] != document.version:
            return None
        kept[document.id] = encoded
        return fresh

    async def delete(self, kind: type[D], id: str) -> bool:
        return self._of(kind).pop(id, None) is not None

    def _of(self, kind: type[Document]) -> dict[str, Raw]:
        return self._collections.setdefault(kind.collection, {})

    def _matching(self, kind: type[Document], where: Where) -> list[Raw]:
        wanted = encode_where(where)
        return [raw for raw in self._of(kind).values() if _matches(raw, wanted)]


def _read(kind: type[D], raw: Raw) -> D:
    """From a copy: a reader that changes a dict of its document must not change what is stored."""
    return decode(kind, encode_value(raw))


def _rank(value: Any) -> tuple[int, Any]:
    """What is missing sorts first, as it does on the servers."""
    return (0, 0) if value is None else (1, value)


def _values(raw: Any, path: str) -> Iterator[Any]:
    """Every value at a dotted path, through arrays; an array itself gives its elements."""
    head, _, rest = path.partition(".")
    inner = raw.get(head) if isinstance(raw, Mapping) else None
    for value in inner if isinstance(inner, list) else [inner]:
        if rest:
            yield from _values(value, rest)
        else:
            yield value


def _matches(raw: Raw, where: Mapping[str, Any]) -> bool:
    return all(
        any(_matches(raw, one) for one in wanted)
        if path == "$or"
        else any(_meets(value, wanted) for value in _values(raw, path))
        for path, wanted in where.items()
    )


def _meets(value: Any, wanted: Any) -> bool:
    if not isinstance(wanted, Mapping):
        return _equal(value, wanted)
    return all(_compares(value, operator, bound) for operator, bound in wanted.items())


def _compares(value: Any, operator: str, bound: Any) -> bool:
    if operator == "$in":
        return any(_equal(value, one) for one in bound)
    if _type(value) != _type(bound):
        return False
    results = {"$lt": value < bound, "$lte": value <= bound, "$gt": value > bound, "$gte": value >= bound}
    return bool(results[operator])


def _equal(value: Any, wanted: Any) -> bool:
    return _type(value) == _type(wanted) and bool(value == wanted)


def _type(value: Any) -> type:
    """As the servers compare: numbers with numbers, and a boolean is none."""
    return float if isinstance(value, int | float) and not isinstance(value, bool) else type(value)
