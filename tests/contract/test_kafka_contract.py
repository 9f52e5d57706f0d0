"""What the Kafka package promises, on every broker."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from skeji_ray.errors import Conflict, DependencyUnreachable, Permanent
from skeji_ray.kafka import partition
from skeji_ray.kafka.admin import Admin
from skeji_ray.kafka.bootstrap import probe
from skeji_ray.kafka.codec import decode
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.producer import Producer
from skeji_ray.kafka.reader import read_all
from skeji_ray.messages.base import Outgoing, RawRecord, Record
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.pipeline import Plan
from skeji_ray.topology import TOPICS
from tests.support.brokers import Brokers
from tests.support.kafka import Bench, Keeper, plan, wait_for


@pytest.fixture(params=["embedded", pytest.param("apache", marks=pytest.mark.system)])
def bench(request: pytest.FixtureRequest, brokers: Brokers) -> Iterator[Bench]:
    made = Bench.make(*brokers.of(request.param))
    yield made
    made.close()


def dead_letters(bench: Bench) -> list[RawRecord]:
    return list(read_all(bench.connection, [bench.dead_letters], lambda _: True, bench.end_offsets))


def test_the_table_can_be_applied_twice(bench: Bench) -> None:
    admin = Admin(bench.connection)
    admin.apply(TOPICS)
    again = admin.apply(TOPICS)
    assert again.created == ()
    assert again.differences == ()


def test_what_differs_from_the_table_is_said_and_left(bench: Bench) -> None:
    wanted = replace(bench.topic, partitions=bench.topic.partitions + 2, most_bytes=1000)
    report = Admin(bench.connection).apply([wanted])
    assert report.created == ()
    assert any("4 partitions, the table says 6" in line for line in report.differences)
    assert any("max.message.bytes" in line for line in report.differences)
    assert Admin(bench.connection).describe([wanted])[wanted.name].partitions == 4


def test_two_members_share_the_work_and_keep_the_order_of_every_key(bench: Bench) -> None:
    first, second = Keeper(), Keeper()
    members = [bench.member(first), bench.member(second)]
    wait_for(lambda: all(len(member.snapshot().assigned) == 2 for member in members), 40)
    bench.produce([(b"key-%d" % (number % 20), plan(str(number))) for number in range(600)])
    wait_for(lambda: len(first.seen) + len(second.seen) >= 600)
    assert first.seen
    assert second.seen
    for keeper in (first, second):
        for key in {key for key, _ in keeper.seen}:
            numbers = [int(number) for seen, number in keeper.seen if seen == key]
            assert numbers == list(range(int(key[4:]), 600, 20))


def test_a_drained_group_goes_on_where_it_was(bench: Bench) -> None:
    before, after = Keeper(), Keeper()
    bench.produce([(b"k", plan(f"a{number}")) for number in range(50)])
    engine = bench.member(before)
    wait_for(lambda: len(before.seen) == 50)
    engine.drain(10)
    assert not engine.alive
    bench.produce([(b"k", plan(f"b{number}")) for number in range(50)])
    bench.member(after)
    wait_for(lambda: len({number for _, number in after.seen}) >= 50)
    firsts = list(dict.fromkeys(number for _, number in after.seen))  # a rebalance may repeat what is not committed
    assert firsts == [f"b{number}" for number in range(50)]


def test_a_member_whose_records_wait_for_a_dependency_leaves_them_to_others_at_once(bench: Bench) -> None:
    async def reach_nothing(_: Record[Any]) -> None:
        raise DependencyUnreachable("the planner does not answer")

    after = Keeper()
    bench.produce([(b"key-%d" % number, plan(str(number))) for number in range(20)])
    engine = bench.member(Keeper(reach_nothing))
    wait_for(lambda: engine.snapshot().waits_for is not None)
    engine.drain(timeout_s=10_000)
    assert not engine.alive
    bench.member(after)
    wait_for(lambda: {number for _, number in after.seen} == {str(number) for number in range(20)})


def test_a_member_that_joins_takes_partitions_and_nothing_is_lost(bench: Bench) -> None:
    async def slowly(_: Record[Any]) -> None:
        await asyncio.sleep(0.02)

    first, second = Keeper(slowly), Keeper(slowly)
    bench.member(first)
    bench.produce([(b"key-%d" % (number % 12), plan(str(number))) for number in range(3000)])
    wait_for(lambda: len(first.seen) > 100)
    bench.member(second)
    wait_for(lambda: len({number for _, number in [*first.seen, *second.seen]}) == 3000, 60)
    wait_for(lambda: bench.lag() == 0)
    assert second.seen


def test_windows_that_fill_on_every_partition_open_again(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partition, "WINDOW", 100)

    async def slowly(_: Record[Any]) -> None:
        await asyncio.sleep(0.001)

    keeper = Keeper(slowly)
    bench.produce([(b"key-%d" % (number % 200), plan(str(number), padding=100)) for number in range(12_000)])
    engine = bench.member(keeper)
    wait_for(lambda: engine.snapshot().in_flight > 100)
    wait_for(lambda: len(keeper.seen) == 12_000, 90)
    wait_for(lambda: bench.lag() == 0)


def test_what_a_killed_member_did_not_commit_is_done_again(bench: Bench) -> None:
    bench.produce([(b"key-%d" % (number % 7), plan(str(number))) for number in range(400)])
    argv = [bench.connection.brokers, bench.topic.name, str(bench.topic.partitions), bench.group.name]
    command = [sys.executable, "-m", "tests.support.crash_member", *argv]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as crashing:
        assert crashing.stdout is not None
        printed = [crashing.stdout.readline().split()[1] for _ in range(30)]
        crashing.kill()
        printed += [line.split()[1] for line in crashing.stdout.read().splitlines() if len(line.split()) == 2]
    keeper = Keeper()
    bench.member(keeper)
    wait_for(lambda: {number for _, number in keeper.seen} | set(printed) == {str(number) for number in range(400)}, 60)
    wait_for(lambda: bench.lag() == 0)


def test_any_bytes_become_a_dead_letter_with_the_same_bytes(bench: Bench) -> None:
    key, value = b"\x00\xffkey", bytes(range(256)) * 10
    bench.produce([(key, value)], headers=[("correlation-id", b"corr-1"), ("odd", b"\xff\x00"), ("nothing", b"")])
    bench.produce([(None, b"{")])
    keeper = Keeper()
    bench.member(keeper)
    wait_for(lambda: len(dead_letters(bench)) == 2)
    letters = {raw.value: raw for raw in dead_letters(bench)}
    raw = letters[value]
    record = decode(raw, {bench.dead_letters.name: bench.dead_letters})
    assert (raw.key, record.value.original_key, record.value.original_value) == (key, key, value)
    assert (record.value.original_topic, record.value.error_class) == (bench.topic.name, "Undecodable")
    assert (record.headers.correlation_id, record.value.group) == ("corr-1", bench.group.name)
    assert {"dlq-error", "dlq-timestamp", "dlq-consumer-group", "original-topic"} <= {name for name, _ in raw.headers}
    assert letters[b"{"].key is None
    assert keeper.seen == []
    wait_for(lambda: bench.lag() == 0)


def test_a_permanent_failure_is_buried_at_once_and_a_transient_one_after_three_more_tries(bench: Bench) -> None:
    tries: list[str] = []

    async def fail(record: Record[Any]) -> None:
        tries.append(record.value.conversation_id)
        if record.value.conversation_id == "permanent":
            raise Permanent("never")
        if record.value.conversation_id == "transient":
            raise Conflict("not yet")
        if record.value.conversation_id == "bug":
            raise KeyError("x")

    keeper = Keeper(fail)
    bench.produce([(name, plan(name.decode())) for name in (b"permanent", b"transient", b"bug", b"good")])
    bench.member(keeper)
    wait_for(lambda: len(dead_letters(bench)) == 3)
    assert {name: tries.count(name) for name in tries} == {"permanent": 1, "transient": 4, "bug": 1, "good": 1}
    found = [decode(raw, {bench.dead_letters.name: bench.dead_letters}) for raw in dead_letters(bench)]
    assert {record.value.error_class for record in found} == {"Permanent", "transient_exhausted", "KeyError"}
    assert sorted(keeper.told) == sorted(record.headers.correlation_id for record in found)
    wait_for(lambda: bench.lag() == 0)


def test_an_unreachable_dependency_holds_its_key_and_no_other(bench: Bench) -> None:
    up = False

    async def depend(record: Record[Any]) -> None:
        if record.key == "held" and not up:
            raise DependencyUnreachable("down")

    keeper = Keeper(depend)
    bench.produce([(b"held", plan("1")), (b"held", plan("2")), (b"other", plan("3"))])
    engine = bench.member(keeper)
    wait_for(lambda: keeper.seen == [("other", "3")])
    wait_for(lambda: engine.snapshot().waiting_for_s > 1)
    assert dead_letters(bench) == []
    up = True
    wait_for(lambda: keeper.seen == [("other", "3"), ("held", "1"), ("held", "2")])
    wait_for(lambda: engine.snapshot().waiting == 0)


def test_a_message_of_one_megabyte_goes_all_the_way(bench: Bench) -> None:
    keeper = Keeper()
    bench.produce([(b"k", plan("large", padding=1_000_000))])
    bench.member(keeper)
    wait_for(lambda: len(keeper.records) == 1)
    assert len(keeper.records[0].value.backend) == 1_000_000


def test_lag_is_what_nobody_has_consumed(bench: Bench) -> None:
    bench.produce([(b"key-%d" % number, plan(str(number))) for number in range(100)])
    assert bench.lag() == 100
    keeper = Keeper()
    engine = bench.member(keeper)
    wait_for(lambda: bench.lag() == 0)
    engine.drain(5)
    bench.produce([(b"key-%d" % number, plan(str(number))) for number in range(7)])
    assert bench.lag() == 7


def test_a_record_without_headers_is_accepted_and_its_ids_come_from_its_place(bench: Bench) -> None:
    keeper = Keeper()
    bench.produce([(b"k", plan("conv_12345"))])
    bench.member(keeper)
    wait_for(lambda: len(keeper.records) == 1)
    (raw,) = read_all(bench.connection, [bench.topic], lambda _: True, bench.end_offsets)
    headers = keeper.records[0].headers
    assert headers.correlation_id == stable_id(raw.topic, raw.partition, raw.offset, raw.timestamp)
    assert headers.conversation_id == "conv_12345"


async def test_what_the_producer_says_is_published_can_be_read_with_its_headers(bench: Bench) -> None:
    producer = Producer(bench.connection, "tests")
    try:
        outgoing = [
            Outgoing(
                bench.topic.name,
                f"k{number}",
                Plan(conversation_id="c", user_phone="+972501234567"),
                f"corr-{number}",
                "c",
                f"event-{number}",
                attempt=2,
            )
            for number in range(50)
        ]
        await producer.publish(outgoing)
    finally:
        producer.close()
    raws = read_all(bench.connection, [bench.topic], lambda _: True, bench.end_offsets)
    records = [decode(raw, {bench.topic.name: bench.topic}) for raw in raws]
    assert {record.headers.correlation_id for record in records} == {f"corr-{number}" for number in range(50)}
    assert {(record.headers.source, record.headers.attempt) for record in records} == {("tests", 2)}


async def test_a_record_that_is_too_large_is_refused_and_nothing_of_its_batch_is_sent(bench: Bench) -> None:
    producer = Producer(bench.connection, "tests")
    large = Plan(conversation_id="c", user_phone="+972501234567", backend="x" * 2_000_000)
    small = Plan(conversation_id="c", user_phone="+972501234567")
    try:
        with pytest.raises(Permanent, match="2000"):
            await producer.publish([Outgoing(bench.topic.name, "k", value, "c", "c", "e") for value in (small, large)])
    finally:
        producer.close()
    assert not list(read_all(bench.connection, [bench.topic], lambda _: True, bench.end_offsets))


def test_the_probe_passes_where_a_broker_is_and_says_where_none_is(bench: Bench) -> None:
    probe(bench.connection, 10)
    with pytest.raises(DependencyUnreachable, match=r"127\.0\.0\.1:1 .*nothing listens there"):
        probe(Connection("127.0.0.1:1"), 0.5)
