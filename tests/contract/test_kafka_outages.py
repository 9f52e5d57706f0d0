"""Brokers that refuse, or go away for a while: on Apache Kafka, whose log outlives it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from skeji_ray.errors import DependencyUnreachable
from skeji_ray.kafka import producer as producer_module
from skeji_ray.kafka.admin import Admin, broker_end_offsets
from skeji_ray.kafka.bootstrap import probe
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.producer import Producer
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.pipeline import Plan
from tests.support.brokers import ApacheKafka
from tests.support.feed import Feed, Relay
from tests.support.kafka import Bench, Keeper, plan, wait_for

pytestmark = pytest.mark.system


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "kafka"


@pytest.fixture
def guarded(home: Path) -> Iterator[ApacheKafka]:
    kafka = ApacheKafka(home, sasl={"skeji": "right"})
    try:
        kafka.start()
        yield kafka
    finally:
        kafka.stop()


def test_a_wrong_password_is_one_clear_line_and_the_right_one_works(guarded: ApacheKafka) -> None:
    def connection(password: str, mechanism: str = "PLAIN") -> Connection:
        return Connection(guarded.brokers, "SASL_PLAINTEXT", mechanism, "skeji", password)

    probe(connection("right"), 20)
    assert Admin(connection("right")).describe([]) == {}
    with pytest.raises(DependencyUnreachable, match="refuses KAFKA_SASL_USERNAME with KAFKA_SASL_PASSWORD") as refused:
        probe(connection("wrong-password"), 5)
    assert "wrong-password" not in str(refused.value)
    assert "\n" not in str(refused.value)
    with pytest.raises(DependencyUnreachable, match="KAFKA_SASL_MECHANISM=SCRAM-SHA-256"):
        probe(connection("right", "SCRAM-SHA-256"), 5)
    with pytest.raises(DependencyUnreachable, match="KAFKA_SECURITY_PROTOCOL=PLAINTEXT"):
        probe(Connection(guarded.brokers), 5)


async def _publish_at_last(producer: Producer, outgoing: list[Outgoing]) -> None:
    """As a lane does: again and again, while the broker is down."""
    for _ in range(20):
        try:
            return await producer.publish(outgoing)
        except DependencyUnreachable:
            await asyncio.sleep(0.5)
    raise AssertionError("the producer never came back")


async def test_a_broker_that_goes_and_comes_back_loses_nothing_and_the_group_goes_on(home: Path) -> None:
    kafka = ApacheKafka(home)
    kafka.start()
    bench = Bench.make(Connection(kafka.brokers), broker_end_offsets)
    keeper, producer = Keeper(), Producer(Connection(kafka.brokers), "tests")
    try:
        bench.member(keeper)
        bench.produce([(b"key-%d" % (number % 5), plan(f"a{number}")) for number in range(100)])
        await asyncio.to_thread(wait_for, lambda: len(keeper.seen) == 100)
        kafka.kill()
        late = [
            Outgoing(bench.topic.name, "k", Plan(conversation_id=f"b{n}", user_phone="+972501234567"), "c", "c", f"{n}")
            for n in range(20)
        ]
        publishing = asyncio.gather(*(producer.publish([one]) for one in late), return_exceptions=True)
        await asyncio.sleep(2)
        await asyncio.to_thread(kafka.start)
        refused = {n for n, outcome in enumerate(await publishing) if outcome is not None}
        await _publish_at_last(producer, [late[n] for n in refused])
        wanted = {f"a{number}" for number in range(100)} | {f"b{number}" for number in range(20)}
        await asyncio.to_thread(wait_for, lambda: {number for _, number in keeper.seen} == wanted, 60)
        await asyncio.to_thread(wait_for, lambda: bench.lag() == 0)
    finally:
        producer.close()
        bench.close()
        kafka.stop()


OUTAGE_S = float(os.environ.get("OUTAGE_S", "15"))


async def _all_passed_on(bench: Bench, feed: Feed, relay: Relay, within_s: float = 240) -> None:
    await asyncio.to_thread(wait_for, lambda: feed.missing(relay) == 0, within_s)
    await asyncio.to_thread(wait_for, lambda: bench.lag() == 0, within_s)
    await asyncio.to_thread(feed.check, relay)


async def test_a_broker_that_is_stopped_under_load_loses_nothing_and_buries_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The outage outlasts what a record may wait for: producers give up, and have to come back.
    monkeypatch.setattr(producer_module, "DELIVER_WITHIN_MS", 11_000)
    kafka = ApacheKafka(home)
    kafka.start()
    bench = Bench.make(Connection(kafka.brokers), broker_end_offsets)
    feed = Feed(bench)
    relay = Relay(feed.onto.name, takes_s=0.05)
    try:
        engine = bench.member(relay)
        running = asyncio.create_task(feed.run())
        await asyncio.to_thread(wait_for, lambda: len(relay.seen) > 200)
        await asyncio.to_thread(kafka.stop)
        before = sum(feed.sent.values())
        await asyncio.sleep(OUTAGE_S)
        assert engine.alive
        assert engine.snapshot().in_flight <= 2_000
        assert sum(feed.sent.values()) <= before + len(feed.sent)
        await asyncio.to_thread(kafka.start)
        await asyncio.to_thread(wait_for, lambda: sum(feed.sent.values()) > before + 200, 120)
        assert feed.refused > 0
        feed.end()
        await running
        await _all_passed_on(bench, feed, relay)
    finally:
        feed.end()
        feed.close()
        bench.close()
        kafka.stop()


async def test_of_three_brokers_any_may_crash_and_two_may_stop(home: Path) -> None:
    kafka = ApacheKafka(home, brokers=3)
    kafka.start()
    bench = Bench.make(Connection(kafka.brokers), broker_end_offsets)
    feed = Feed(bench)
    relay = Relay(feed.onto.name)
    try:
        assert {state.replication_factor for state in Admin(bench.connection).describe([bench.topic]).values()} == {3}
        bench.member(relay)
        running = asyncio.create_task(feed.run())

        async def goes_on() -> None:
            passed = len(relay.seen)
            await asyncio.to_thread(wait_for, lambda: len(relay.seen) > passed + 200, 120)

        await goes_on()
        for crashed in (1, 2):
            await asyncio.to_thread(kafka.kill, crashed)
            await goes_on()
            await asyncio.to_thread(kafka.start, crashed)
            await goes_on()
        await asyncio.to_thread(kafka.stop, 2, 3)
        await asyncio.sleep(OUTAGE_S / 3)
        await asyncio.to_thread(kafka.start, 2, 3)
        await goes_on()
        feed.end()
        await running
        await _all_passed_on(bench, feed, relay)
    finally:
        feed.end()
        feed.close()
        bench.close()
        kafka.stop()
