"""What only the memory store could get wrong; all else is the contract suite's."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

from skeji_ray.document import Document
from skeji_ray.errors import Conflict, Permanent
from skeji_ray.store.base import MOST_TRIES, change
from skeji_ray.store.memory import MemoryStore


class Note(Document):
    collection: ClassVar[str] = "Notes"

    flag: Any = None
    words: dict[str, Any]


class Other(Document):
    collection: ClassVar[str] = "Notes"

    needed: int


class Losing(MemoryStore):
    """Somebody else always writes first."""

    async def replace(self, document: Any) -> None:
        return None


async def test_a_reader_that_changes_its_copy_changes_nothing_that_is_stored() -> None:
    store = MemoryStore()
    await store.insert(Note(id="a", words={"list": [1]}))
    read = await store.get(Note, "a")
    assert read is not None
    read.words["list"].append(2)
    assert await store.get(Note, "a") == Note(id="a", words={"list": [1]})


async def test_a_number_is_no_boolean_and_no_text_is_compared_with_a_number() -> None:
    store = MemoryStore()
    await store.insert(Note(id="a", flag=True, words={}))
    await store.insert(Note(id="b", flag=1, words={}))
    await store.insert(Note(id="c", flag="1", words={}))

    async def found(wanted: Any) -> str:
        return "".join(one.id for one in await store.find(Note, {"flag": wanted}))

    assert await found(True) == "a"
    assert await found(1.0) == "b"
    assert await found({"$gte": 0}) == "b"
    assert await found({"$in": ["1", True]}) == "ac"


async def test_what_stands_there_but_is_of_no_such_kind_is_told_by_id_and_field() -> None:
    store = MemoryStore()
    await store.insert(Note(id="a", words={}))
    with pytest.raises(Permanent, match=r"^Notes a: needed: Field required$"):
        await store.get(Other, "a")


async def test_a_change_that_always_loses_gives_up() -> None:
    store = Losing()
    await store.insert(Note(id="a", words={}))
    with pytest.raises(Conflict, match=f"written by others {MOST_TRIES} times"):
        await change(store, Note, "a", lambda note: note.model_copy(update={"flag": 1}))
