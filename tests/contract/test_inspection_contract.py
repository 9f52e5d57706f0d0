"""What `skeji doctor` reads of servers, the same on every one of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from kafka.admin import ConfigResource, ConfigResourceType
from pymongo import MongoClient

from skeji_ray.actors.documents import DOCUMENTS
from skeji_ray.document import Document
from skeji_ray.kafka.clients import admin_client
from skeji_ray.kafka.inspection import SAMPLE_OF_EACH, broker_versions, clients_of, last_records, unwritable
from skeji_ray.pipeline.execution import Execution
from skeji_ray.store.inspection import InspectedStore, validator_of
from skeji_ray.store.migrations import migrate
from tests.support.brokers import Brokers
from tests.support.databases import Databases
from tests.support.kafka import Bench, Keeper, plan, wait_for


@pytest.fixture(params=["embedded", pytest.param("apache", marks=pytest.mark.system)])
def bench(request: pytest.FixtureRequest, brokers: Brokers) -> Iterator[Bench]:
    made = Bench.make(*brokers.of(request.param))
    yield made
    made.close()


@pytest.fixture(params=["embedded", pytest.param("java", marks=pytest.mark.system)])
def uri(request: pytest.FixtureRequest, databases: Databases) -> str:
    return databases.fresh_uri(request.param)


@pytest.fixture
async def store(uri: str) -> AsyncIterator[InspectedStore]:
    made = InspectedStore(uri)
    yield made
    await made.close()


def test_brokers_tell_their_version(bench: Bench) -> None:
    versions = broker_versions(bench.connection)
    assert versions
    assert min(versions.values()) >= (3, 9)


def test_a_member_is_told_by_the_name_that_it_gave_itself(bench: Bench) -> None:
    assert clients_of(bench.connection, [bench.group]) == {bench.group.name: ()}
    member = bench.member(Keeper())
    wait_for(lambda: member.ready)
    assert clients_of(bench.connection, [bench.group]) == {bench.group.name: (f"{bench.group.name}-0",)}


def test_a_topic_that_stands_is_writable_and_stays_empty(bench: Bench) -> None:
    assert unwritable(bench.connection, [bench.dead_letters]) == ()
    assert last_records(bench.connection, [bench.dead_letters]) == []


def test_the_newest_records_of_every_partition_are_seen(bench: Bench) -> None:
    keys = [b"key-%d" % number for number in range(8)]
    for _ in range(10):
        bench.produce([(key, plan("c")) for key in keys])
    found = last_records(bench.connection, [bench.topic])
    assert {raw.partition for raw in found} == set(range(4))
    assert len(found) >= 4 * SAMPLE_OF_EACH - 4


@pytest.mark.system
def test_a_topic_that_has_too_few_replicas_in_sync_is_not_writable(brokers: Brokers) -> None:
    bench = Bench.make(*brokers.of("apache"))
    name = bench.dead_letters.name
    with admin_client(bench.connection) as admin:
        admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, name, {"min.insync.replicas": "2"})])
    assert unwritable(bench.connection, [bench.dead_letters]) == (
        f"{name}[0]: 1 replicas in sync, min.insync.replicas is 2",
    )


async def test_an_index_that_was_dropped_by_hand_is_missed(store: InspectedStore, uri: str) -> None:
    assert await store.missing_indexes(Execution) == [", ".join(index.fields) for index in Execution.indexes]
    await migrate(store, DOCUMENTS)
    assert [paths for kind in DOCUMENTS for paths in await store.missing_indexes(kind)] == []

    with MongoClient[dict[str, object]](uri) as client:
        collection = client.get_default_database()[Execution.collection]
        name = next(name for name, row in collection.index_information().items() if row["key"] == [("due_at", 1)])
        collection.drop_index(name)

    assert await store.missing_indexes(Execution) == ["due_at"]


async def test_validators_stand_where_a_server_has_them(store: InspectedStore, uri: str) -> None:
    report = await migrate(store, DOCUMENTS)
    wanted: dict[type[Document], object] = {kind: validator_of(kind) for kind in DOCUMENTS}
    standing = await store.standing_validators()
    enforced = await store.enforces_validators()
    assert enforced == (report.validators == "enforced")
    if enforced:
        assert {kind: standing.get(kind.collection) for kind in DOCUMENTS} == wanted
    with MongoClient[dict[str, object]](uri) as client:
        names = client.get_default_database().list_collection_names()
    assert [name for name in names if name.startswith("Doctor")] == []


async def test_the_server_tells_the_time(store: InspectedStore) -> None:
    before = datetime.now(UTC)
    told = await store.told_time()
    assert before - timedelta(seconds=5) < told < datetime.now(UTC) + timedelta(seconds=5)


async def test_a_server_that_is_alone_says_so(store: InspectedStore, uri: str) -> None:
    with MongoClient[dict[str, object]](uri) as client:
        answer = client.admin.command("isMaster")
    assert await store.has_majority() == ("setName" in answer or answer.get("msg") == "isdbgrid")
