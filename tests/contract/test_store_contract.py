"""The verbs, the same on every server and in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, ClassVar

import pytest
from pydantic import BaseModel, Field
from pymongo.asynchronous.mongo_client import AsyncMongoClient
from pymongo.monitoring import CommandFailedEvent, CommandListener, CommandStartedEvent, CommandSucceededEvent

from skeji_ray.document import EXPIRY, DueDocument, ExpiringDocument, Index
from skeji_ray.errors import Permanent, UnreadableDocument
from skeji_ray.store.base import AlreadyExists, NotFound, Store, Where, change, change_or_insert
from skeji_ray.store.due import MAX_PASSED_OVER, due
from skeji_ray.store.memory import MemoryStore
from skeji_ray.store.migrations import migrate
from skeji_ray.store.mongo import MongoStore
from skeji_ray.store.pages import each
from tests.support.databases import Databases

MAJORITY = {"level": "majority"}
NOON = datetime(2030, 5, 1, 12, 0, 0, 123000, tzinfo=UTC)
HOUR = timedelta(hours=1)


class Part(BaseModel):
    name: str
    at: datetime


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Thing(DueDocument):
    """Every kind of field and of index that the product's documents have."""

    collection: ClassVar[str] = "Things"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("due_at",), "a test"),
        Index(("colour",), "a test"),
        Index(("tags", "-number"), "a test"),
        Index(("parts.name", "day"), "a test"),
        Index(("open", "day"), "a test"),
    )

    number: int = 0
    share: float = 0.5
    open: bool = False
    colour: Colour = Colour.RED
    tags: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    one: Part | None = None
    at: datetime | None = None
    day: date | None = None
    words: dict[str, Any] = Field(default_factory=dict)


class Passing(ExpiringDocument):
    collection: ClassVar[str] = "Passing"
    indexes: ClassVar[tuple[Index, ...]] = (EXPIRY,)

    hours: int | None

    def kept_for(self) -> timedelta | None:
        return None if self.hours is None else timedelta(hours=self.hours)


@pytest.fixture(params=["memory", "embedded", pytest.param("java", marks=pytest.mark.system)])
async def store(request: pytest.FixtureRequest, databases: Databases) -> AsyncIterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    mongo = MongoStore(databases.fresh_uri(request.param))
    first = await migrate(mongo, [Thing, Passing])
    again = await migrate(mongo, [Thing, Passing])
    made = sum(step.startswith("index ") for step in first.applied)
    assert (made, first.stood) == (len(Thing.indexes) + len(Passing.indexes), ())
    assert (again.applied, again.stood) == ((), first.applied)
    yield mongo
    await mongo.close()


async def test_what_expires_is_gone_when_its_time_has_come_and_nothing_else_is(store: Store) -> None:
    """A server that removes nothing keeps it longer; none removes what must stay."""
    await store.insert(Passing(id="past", hours=-1))
    await store.insert(Passing(id="ahead", hours=1))
    await store.insert(Passing(id="open", hours=None))
    assert [one.id for one in await store.find(Passing, {"expires_at": {"$gte": NOON}}, sort=("_id",))] == []
    now = datetime.now(UTC)
    assert [one.id for one in await store.find(Passing, {"expires_at": {"$gte": now}})] == ["ahead"]
    assert await store.get(Passing, "open") == Passing(id="open", hours=None)


def plus_one(thing: Thing) -> Thing:
    return thing.model_copy(update={"number": thing.number + 1})


async def read(store: Store, id: str) -> Thing:
    found = await store.get(Thing, id)
    assert found is not None
    return found


async def test_a_document_is_read_as_it_was_written(store: Store) -> None:
    part = Part(name="p", at=NOON)
    thing = Thing(
        id="a", number=2**62, share=0.1, open=True, colour=Colour.BLUE, tags=("x", "y"), parts=(part, part), one=part,
        at=NOON, day=date(2030, 5, 1),
        words={"k": [1, None, {"deep": "ש 😀 \\ \" ' \n"}], "a.b": "2030-01-01", "": 1.0},
    )  # fmt: skip
    await store.insert(thing)
    assert await store.get(Thing, "a") == thing
    written = await store.replace(thing.model_copy(update={"at": None, "one": None}))
    assert await store.get(Thing, "a") == written
    assert await store.get(Thing, "b") is None


async def test_an_instant_comes_back_in_utc_to_the_millisecond(store: Store) -> None:
    there = datetime(2030, 5, 1, 15, 0, 0, 123999, tzinfo=timezone(timedelta(hours=3)))
    await store.insert(Thing(id="a", at=there, due_at=datetime(1970, 1, 1, tzinfo=UTC)))
    found = await read(store, "a")
    assert found.at == NOON
    assert found.at is not None
    assert found.at.utcoffset() == timedelta()
    assert found.due_at == datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "id", ["+972501234567", "a/2030-05-01", "6508ba1e6508ba1e6508ba1e", "$x", "123", "ש", "x" * 300]
)
async def test_an_id_is_any_text(store: Store, id: str) -> None:
    await store.insert(Thing(id=id))
    assert (await change(store, Thing, id, plus_one)).number == 1
    assert [one.id for one in await store.find(Thing, {"_id": {"$in": [id]}})] == [id]
    assert await store.delete(Thing, id)


async def test_a_document_holds_megabytes(store: Store) -> None:
    thing = Thing(id="a", words={"value": "ab" * 2_000_000})
    await store.insert(thing)
    assert await store.get(Thing, "a") == thing


REFUSED_WORDS: list[dict[str, Any]] = [{"$date": 5}, {"n": 2**63}, {"at": datetime(2030, 1, 1)}, {"x": object()}]  # noqa: DTZ001
REFUSED_QUERIES: list[dict[str, Any]] = [
    {"at": None},
    {"tags": ["x"]},
    {"parts": {"$elemMatch": {"name": "p"}}},
    {"parts.name": {"$in": ["p"]}},
    {"number": {"$ne": 1}},
    {"number": {}},
    {"$or": []},
    {"$where": "1"},
]


async def test_what_the_servers_read_differently_is_refused(store: Store) -> None:
    for words in REFUSED_WORDS:
        with pytest.raises(Permanent):
            await store.insert(Thing(id="a", words=words))
    for where in REFUSED_QUERIES:
        with pytest.raises(Permanent):
            await store.find(Thing, where)
        with pytest.raises(Permanent):
            await store.count(Thing, where)


async def test_an_id_is_taken_once(store: Store) -> None:
    await store.insert(Thing(id="a"))
    with pytest.raises(AlreadyExists):
        await store.insert(Thing(id="a", number=9))
    assert (await read(store, "a")).number == 0


async def test_a_replace_over_another_version_does_nothing(store: Store) -> None:
    await store.insert(Thing(id="a"))
    before = await read(store, "a")
    written = await store.replace(before.model_copy(update={"number": 1}))
    assert written is not None
    assert written.version == 1
    assert await store.replace(before.model_copy(update={"number": 2})) is None
    assert await store.get(Thing, "a") == written
    assert await store.replace(Thing(id="never")) is None
    assert await store.get(Thing, "never") is None


async def test_delete_says_whether_it_was_there(store: Store) -> None:
    await store.insert(Thing(id="a"))
    assert await store.delete(Thing, "a")
    assert not await store.delete(Thing, "a")
    assert await store.get(Thing, "a") is None


QUERIES: list[tuple[dict[str, Any], str]] = [
    ({}, "abc"),
    ({"number": 2}, "b"),
    ({"_id": "b", "number": 2}, "b"),
    ({"open": True}, "ac"),
    ({"open": False}, "b"),
    ({"open": True, "day": {"$gte": "2030-05-02"}}, "c"),
    ({"colour": Colour.BLUE}, "b"),
    ({"colour": {"$in": [Colour.RED, Colour.BLUE]}, "number": {"$lt": 3}}, "ab"),
    ({"tags": "x"}, "ab"),
    ({"tags": "x", "number": {"$gte": 2}}, "b"),
    ({"tags": {"$in": ["y", "z"]}}, "bc"),
    ({"tags": {"$in": []}}, ""),
    ({"parts.name": "p"}, "ac"),
    ({"parts.name": "q", "day": date(2030, 5, 3)}, "c"),
    ({"one.name": "p"}, "a"),
    ({"at": {"$lte": NOON}}, "ab"),
    ({"at": {"$lt": NOON}}, "a"),
    ({"at": {"$gt": NOON}}, "c"),
    ({"due_at": {"$lte": NOON}}, "b"),
    ({"number": {"$gte": 2, "$lt": 3}}, "b"),
    ({"share": {"$gt": 0.25}}, "abc"),
    ({"_id": {"$gte": "b", "$lt": "c"}}, "b"),
    ({"$or": [{"number": 1}, {"tags": "z"}]}, "ac"),
    ({"$or": [{"parts.name": "q"}, {"at": {"$lte": NOON}}]}, "abc"),
    ({"open": True, "$or": [{"number": 1}, {"number": 2}]}, "a"),
    ({"$or": [{"colour": "red", "day": "2030-05-01"}, {"colour": "blue", "day": "2030-05-02"}]}, "ab"),
    ({"tags": "x", "number": {"$in": [2, 3]}}, "b"),
    ({"day": {"$in": ["2030-05-02"]}}, "b"),
    ({"day": {"$gte": "2030-05-02"}}, "bc"),
    ({"number": "1"}, ""),
    ({"nothing": "1"}, ""),
]


async def test_find_gives_and_count_counts_all_that_match(store: Store) -> None:
    p, q = Part(name="p", at=NOON), Part(name="q", at=NOON)
    for thing in (
        Thing(id="a", number=1, open=True, tags=("x",), parts=(p,), one=p, at=NOON - HOUR, day=date(2030, 5, 1)),
        Thing(id="b", number=2, colour=Colour.BLUE, tags=("x", "y"), at=NOON, due_at=NOON, day=date(2030, 5, 2)),
        Thing(id="c", number=3, open=True, tags=("z",), parts=(p, q), one=q, at=NOON + HOUR, day=date(2030, 5, 3)),
    ):
        await store.insert(thing)
        await change(store, Thing, thing.id, lambda one: one.model_copy())  # what was replaced is found as well
    for where, ids in QUERIES:
        for sort in ((), ("-at",), ("day", "_id")):
            found = await store.find(Thing, where, sort=sort)
            assert "".join(sorted(one.id for one in found)) == ids, where
        assert await store.count(Thing, where) == len(ids), where


async def test_find_sorts_and_limits(store: Store) -> None:
    for id, number, at in (("a", 2, NOON), ("b", 1, None), ("c", 2, NOON - HOUR)):
        await store.insert(Thing(id=id, number=number, at=at))

    async def order(*sort: str, limit: int = 0) -> str:
        return "".join(one.id for one in await store.find(Thing, {}, sort=sort, limit=limit))

    assert await order("-number", "_id") == "acb"
    assert await order("-number", "_id", limit=2) == "ac"
    assert await order("-_id") == "cba"
    assert await order("at") == "bca"  # what is missing comes first
    assert await order("-at", limit=1) == "a"


async def test_more_documents_than_one_answer_holds_come_whole(store: Store) -> None:
    for n in range(0, 300, 20):
        await asyncio.gather(*(store.insert(Thing(id=f"{m:03}", number=m % 2)) for m in range(n, n + 20)))
    found = await store.find(Thing, {"number": 1}, sort=("_id",))
    assert [one.id for one in found] == [f"{n:03}" for n in range(1, 300, 2)]


async def test_page_by_page_every_match_comes_once_in_the_order_of_ids(store: Store) -> None:
    for n in range(0, 60, 20):
        await asyncio.gather(
            *(store.insert(Thing(id=f"{m:03}", number=m % 3, tags=("x",) if m % 2 else ())) for m in range(n, n + 20))
        )
    matching: dict[str, Where] = {
        "number": {"number": 1},
        "tag": {"tags": "x"},
        "either": {"$or": [{"number": {"$in": [1, 2]}}, {"tags": "x"}]},
        "all": {},
    }
    for page in (7, 20, 1000):
        found = {
            name: [one.id async for one in each(store, Thing, where, page=page)] for name, where in matching.items()
        }
        assert found == {
            "number": [f"{n:03}" for n in range(60) if n % 3 == 1],
            "tag": [f"{n:03}" for n in range(60) if n % 2],
            "either": [f"{n:03}" for n in range(60) if n % 3 or n % 2],
            "all": [f"{n:03}" for n in range(60)],
        }


async def test_what_is_due_comes_the_longest_due_first(store: Store) -> None:
    for id, at in (("later", NOON + HOUR), ("now", NOON), ("long", NOON - HOUR), ("never", None)):
        await store.insert(Thing(id=id, due_at=at))
    assert [one.id for one in await due(store, Thing, NOON)] == ["long", "now"]
    assert [one.id for one in await due(store, Thing, NOON, limit=1)] == ["long"]


class Newer(Thing):
    """As a newer release writes it: with a word that `Thing` does not know."""

    colour: Any = Colour.RED


async def test_one_document_that_cannot_be_read_does_not_hold_up_what_is_due(store: Store) -> None:
    for number, id in enumerate("abcde"):
        odd = id in "bde"
        await store.insert(
            (Newer if odd else Thing)(id=id, due_at=NOON - number * HOUR, colour="mauve" if odd else "red")
        )
    with pytest.raises(UnreadableDocument) as caught:
        await store.find(Thing, {})
    assert caught.value.id in {"b", "d", "e"}
    assert [one.id for one in await due(store, Thing, NOON)] == ["c", "a"]
    assert [one.id for one in await due(store, Thing, NOON, limit=1)] == ["c"]
    for number in range(MAX_PASSED_OVER):
        await store.insert(Newer(id=f"n{number:02}", due_at=NOON, colour="mauve"))
    with pytest.raises(UnreadableDocument):
        await due(store, Thing, NOON)


async def test_no_change_is_lost_between_twenty_racers(store: Store) -> None:
    await store.insert(Thing(id="a"))
    await asyncio.gather(*(change(store, Thing, "a", plus_one) for _ in range(20)))
    counted = await read(store, "a")
    assert (counted.number, counted.version) == (20, 20)


async def test_of_twenty_that_insert_one_id_one_succeeds(store: Store) -> None:
    tried = await asyncio.gather(*(store.insert(Thing(id="a", number=n)) for n in range(20)), return_exceptions=True)
    assert tried.count(None) == 1
    assert sum(isinstance(one, AlreadyExists) for one in tried) == 19
    assert (await read(store, "a")).number == tried.index(None)


async def test_what_is_written_in_company_has_the_outcome_it_would_have_alone(store: Store) -> None:
    """Of thirty replaces at once every third names a version that stands no more."""
    for number in range(30):
        await store.insert(Thing(id=f"{number:02}"))
        if number % 3 == 0:
            await store.replace(Thing(id=f"{number:02}", number=100))
    tried = await asyncio.gather(*(store.replace(Thing(id=f"{n:02}", number=n)) for n in range(30)))
    assert [one is None for one in tried] == [n % 3 == 0 for n in range(30)]
    standing = await asyncio.gather(*(store.get(Thing, f"{n:02}") for n in range(31)))
    assert [one and (one.number, one.version) for one in standing[:30]] == [
        (100 if n % 3 == 0 else n, 1) for n in range(30)
    ]
    assert standing[30] is None
    assert [await store.replace(one) for one in tried[1:3] if one is not None] == [
        Thing(id=f"{n:02}", number=n, version=2) for n in (1, 2)
    ]


async def test_who_is_replaced_twice_at_once_is_replaced_once(store: Store) -> None:
    """Both writes are the same to the letter: a write is known by more than by what it leaves behind."""
    await asyncio.gather(*(store.insert(Thing(id=id)) for id in "abcd"))
    tried = await asyncio.gather(*(store.replace(Thing(id=id, number=7)) for id in "abbccdd"))
    assert [one is not None for one in tried].count(True) == 4
    assert {one.id for one in tried if one is not None} == set("abcd")


async def test_inserts_in_company_fail_each_for_itself(store: Store) -> None:
    await store.insert(Thing(id="05"))
    tried = await asyncio.gather(*(store.insert(Thing(id=f"{n:02}")) for n in range(10)), return_exceptions=True)
    assert [n for n, one in enumerate(tried) if isinstance(one, AlreadyExists)] == [5]
    assert await store.count(Thing, {}) == 10


async def test_a_change_that_changes_nothing_writes_nothing(store: Store) -> None:
    await store.insert(Thing(id="a"))
    assert (await change(store, Thing, "a", lambda one: one)).version == 0
    with pytest.raises(NotFound):
        await change(store, Thing, "never", lambda one: one)


async def test_the_first_of_many_inserts_and_the_others_change(store: Store) -> None:
    await asyncio.gather(*(change_or_insert(store, Thing(id="a"), plus_one) for _ in range(5)))
    assert (await read(store, "a")).number == 5


class Ear(CommandListener):
    """The concerns that every command was sent with."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, object, object]] = []
        self.index_times_ms: list[int] = []

    def started(self, event: CommandStartedEvent) -> None:
        command = event.command
        if event.command_name == "createIndexes":
            self.index_times_ms.append(command["maxTimeMS"])
        self.heard.append((event.command_name, command.get("readConcern"), command.get("writeConcern")))

    def succeeded(self, event: CommandSucceededEvent) -> None: ...

    def failed(self, event: CommandFailedEvent) -> None: ...


class HeardStore(MongoStore):
    """A store whose commands are listened to."""

    def __init__(self, uri: str) -> None:
        super().__init__(uri)
        self.ear = Ear()

    def _connect(self, timeout_s: float) -> AsyncMongoClient[dict[str, Any]]:
        return AsyncMongoClient(self._uri, event_listeners=[self.ear])


@pytest.mark.parametrize("server", ["embedded", pytest.param("java", marks=pytest.mark.system)])
@pytest.mark.parametrize("asked", ["", "?readConcernLevel=local&w=1"])
async def test_what_is_read_and_written_a_majority_has_whatever_the_connection_string_says(
    databases: Databases, server: str, asked: str
) -> None:
    """A server that has no majority takes the words and is as before: everything is found."""
    store = HeardStore(databases.fresh_uri(server) + asked)
    await store.create_index(Thing, Thing.indexes[0])
    assert all(ms > 600_000 for ms in store.ear.index_times_ms), "a large collection takes its time"
    assert store.ear.index_times_ms
    await asyncio.gather(*(store.insert(Thing(id=f"{n}", number=n)) for n in range(3)))
    found = await asyncio.gather(*(store.get(Thing, f"{n}") for n in range(3)))
    assert [one and one.number for one in found] == [0, 1, 2]
    await asyncio.gather(*(store.replace(Thing(id=f"{n}", number=n + 10)) for n in range(3)))
    assert [one.number for one in await store.find(Thing, {"number": {"$gte": 11}}, sort=("_id",))] == [11, 12]
    assert await store.count(Thing, {}) == 3
    assert await store.delete(Thing, "0")
    await store.close()
    reads = [read for name, read, _ in store.ear.heard if name in {"find", "aggregate", "count"}]
    writes = [write for name, _, write in store.ear.heard if name in {"insert", "update", "delete"}]
    assert (len(reads) >= 4, len(writes) >= 5) == (True, True)
    assert all(one == MAJORITY for one in reads)
    assert all(one == {"w": "majority"} for one in writes)
