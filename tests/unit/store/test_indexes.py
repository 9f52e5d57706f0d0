"""The product's indexes, against what the embedded database gets wrong without an error."""

from __future__ import annotations

import collections.abc
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.document import Document

_ARRAYS = (tuple, list, set, frozenset, collections.abc.Sequence)
INDEXES = [(kind, index) for kind in DOCUMENTS for index in kind.indexes]


def crosses_an_array(kind: Any, path: str) -> bool:
    """Whether a value of this path is, or is in, an array."""
    head, _, rest = path.partition(".")
    name = next((name for name, field in kind.model_fields.items() if head in {name, field.alias}), None)
    assert name is not None, f"{kind.__name__} has no {path}"
    inner = kind.model_fields[name].annotation
    if get_origin(inner) in {Union, UnionType}:
        inner = next(one for one in get_args(inner) if one is not type(None))
    if get_origin(inner) in _ARRAYS:
        return True
    return bool(rest) and isinstance(inner, type) and issubclass(inner, BaseModel) and crosses_an_array(inner, rest)


@pytest.mark.parametrize(("kind", "index"), INDEXES, ids=lambda value: getattr(value, "collection", None))
def test_an_array_is_never_indexed_alone_and_never_two_of_them_together(kind: type[Document], index: Any) -> None:
    paths = [path.removeprefix("-") for path in index.fields]
    arrays = [path for path in paths if crosses_an_array(kind, path)]
    assert len(arrays) <= 1, "MongoDB refuses two arrays in one index"
    assert not arrays or len(paths) > 1, "the embedded database finds nothing by an index on an array alone"
    assert "_id" not in paths, "the embedded database then refuses every insert"


def test_no_two_kinds_of_document_share_a_collection() -> None:
    names = [kind.collection for kind in DOCUMENTS]
    assert len(names) == len(set(names))
