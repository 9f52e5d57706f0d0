"""On real servers: every document that names a person is found by its index, and every index is used by its query."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from pymongo import AsyncMongoClient
from pymongo.errors import OperationFailure

from skeji_ray.actors.documents import DOCUMENTS, MIGRATIONS
from skeji_ray.actors.known_ids import KnownId
from skeji_ray.actors.privacy import export_of
from skeji_ray.actors.scrub import Traffic, Verdict
from skeji_ray.actors.stored_plans import StoredPlan
from skeji_ray.document import Document, Index
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Plan
from skeji_ray.pipeline.conversation import Conversation
from skeji_ray.pipeline.execution import begin
from skeji_ray.store.migrations import migrate
from skeji_ray.store.mongo import MongoStore
from skeji_ray.whatsapp.notification import Notification, SendState
from tests.support.databases import Databases
from tests.support.domain import DAN, NOON, SARAH, World
from tests.support.letters import a_letter

SERVERS = ["embedded", pytest.param("java", marks=pytest.mark.system)]


@pytest.fixture(params=SERVERS)
def uri(request: pytest.FixtureRequest, databases: Databases) -> str:
    return databases.fresh_uri(request.param)


@pytest.fixture
async def store(uri: str) -> AsyncIterator[MongoStore]:
    mongo = MongoStore(uri)
    await migrate(mongo, DOCUMENTS, MIGRATIONS)
    yield mongo
    await mongo.close()


def said(who: str) -> list[Document]:
    """One document of every kind that is found by the person."""
    sender = Sender(identity=who)
    plan = Plan(conversation_id=f"talk {who}", user_phone=who, sender=sender)
    return [
        StoredPlan(id=f"plan {who}", plan=plan),
        begin(plan, sender, f"message {who}", 0, NOON),
        Conversation(id=f"talk {who}", sender=sender, spoke_at=NOON),
        Traffic(id=who, since=NOON),
        Verdict(id=f"verdict {who}", allowed=True, identity=who),
        KnownId(id=f"IL.{who[1:]}", identity=who, since=NOON),
        Conversation(id=f"hidden talk {who}", sender=Sender(identity=f"IL.{who[1:]}"), spoke_at=NOON),
        a_letter(f"by key {who}", key=who),
        a_letter(f"by conversation {who}", conversation_id=f"talk {who}"),
        Notification(
            id=f"to {who}", correlation_id="c", recipient=who, is_outcome=True, state=SendState.READ, body={},
            intended_at=NOON,
        ),
    ]  # fmt: skip


async def test_everything_that_names_a_person_is_found_and_forgotten_and_nothing_else(store: MongoStore) -> None:
    world = World(store=store)
    schedule = await world.a_salon()
    for who, hour in ((SARAH, "13"), (DAN, "14")):
        await world.book(schedule, who, f"2026-11-25T{hour}:00:00Z")
        for document in said(who):
            await store.insert(document)
    everything = {
        "Bookings": 1, "Conversations": 2, "Dead_letters": 2, "Executions": 1, "Known_ids": 1, "Notifications": 1,
        "Plans": 1, "Traffic": 1, "Verdicts": 1,
    }  # fmt: skip

    async def found(who: str) -> dict[str, int]:
        return {name: len(documents) for name, documents in (await export_of(store, who)).items()}

    assert await found(SARAH) == everything
    done = await world.run("bookings", "erase_person", SARAH)
    assert done == {"cancelled": 1, "anonymised": 0, "businesses_closed": 0}
    assert await found(SARAH) == {"Conversations": 1, "Executions": 1}  # emptied, and what still runs
    assert await found(DAN) == everything


def query_of(index: Index) -> dict[str, Any]:
    """An equality on its first path."""
    return {index.fields[0].removeprefix("-"): "x"}


async def test_every_index_is_what_its_query_is_answered_by(store: MongoStore, uri: str) -> None:
    client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(uri)
    try:
        for kind in DOCUMENTS:
            for index in kind.indexes:
                collection = client.get_default_database()[kind.collection]
                plan = (await collection.find(query_of(index)).explain())["queryPlanner"]["winningPlan"]
                if not isinstance(plan, dict):
                    pytest.skip("explain: this server tells no plan")
                assert "IXSCAN" in str(plan), (kind.collection, index.fields)
    except OperationFailure as error:
        if error.code != 59:
            raise
        pytest.skip("explain: not known to this server")
    finally:
        await client.close()
