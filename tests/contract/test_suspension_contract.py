"""What a member holds instead of burying it, on a real broker: nothing of it is lost, and it keeps no member back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from skeji_ray.kafka.reader import read_all
from skeji_ray.kafka.suspension import MAX_IN_A_ROW
from skeji_ray.messages.base import Record
from tests.support.brokers import Brokers
from tests.support.kafka import Bench, Keeper, plan, wait_for

PARTITIONS, KEYS, EACH = 2, 20, 4


@pytest.fixture(params=["embedded", pytest.param("apache", marks=pytest.mark.system)])
def bench(request: pytest.FixtureRequest, brokers: Brokers) -> Iterator[Bench]:
    made = Bench.make(*brokers.of(request.param), partitions=PARTITIONS)
    yield made
    made.close()


async def fails(_: Record[Any]) -> None:
    raise KeyError("a defect of this release")


def test_a_bad_release_buries_five_a_partition_and_the_next_one_handles_the_rest_in_order(bench: Bench) -> None:
    bench.produce([(b"k%d" % key, plan(f"{key}-{number}")) for number in range(EACH) for key in range(KEYS)])
    bad = Keeper(fails)
    member = bench.member(bad)
    wait_for(lambda: len(member.snapshot().suspended) == PARTITIONS, 60)
    time.sleep(1.0)  # the probes fail on, and bury nothing
    letters = list(read_all(bench.connection, [bench.dead_letters], lambda _: True, bench.end_offsets))
    assert len(letters) == len(bad.told) == PARTITIONS * MAX_IN_A_ROW
    assert all("KeyError" in line for line in member.snapshot().suspended)
    assert bench.lag() > 0

    began = time.monotonic()
    member.drain(20.0)
    assert time.monotonic() - began < 10, "what is suspended keeps no member from leaving"

    good = Keeper()
    bench.member(good)
    wait_for(lambda: bench.lag() == 0, 60)
    buried = {(raw.key or b"", raw.value or b"") for raw in letters}
    wanted = {(b"k%d" % key, plan(f"{key}-{number}")) for number in range(EACH) for key in range(KEYS)} - buried
    assert {(key.encode(), plan(name)) for key, name in good.seen} == wanted
    for key in range(KEYS):
        numbers = [int(name.split("-")[1]) for seen, name in good.seen if seen == f"k{key}"]
        assert numbers == sorted(set(numbers))


async def newer_runs() -> bool:
    return True


def test_what_a_newer_release_wrote_waits_for_its_member_and_everything_else_goes_on(bench: Bench) -> None:
    later = [("schema-version", b"2.0")]
    bench.produce([(b"one", plan("one-0"))], later)
    bench.produce([(b"one", plan("one-1")), *((b"k%d" % key, plan(f"{key}-0")) for key in range(KEYS))])
    old = Keeper()
    member = bench.member(old, newer_runs=newer_runs)
    wait_for(lambda: len(old.records) == KEYS, 60)
    (line,) = member.snapshot().suspended
    assert "waits for the newer release" in line
    assert "one-1" not in {name for _, name in old.seen}, "it stands behind what waits"
    assert bench.lag() > 0
    assert list(read_all(bench.connection, [bench.dead_letters], lambda _: True, bench.end_offsets)) == []

    began = time.monotonic()
    member.drain(20.0)
    assert time.monotonic() - began < 10

    alone = Keeper()  # no newer release runs any more, and it does not know that version either
    bench.member(alone)
    wait_for(lambda: bench.lag() == 0, 60)
    (letter,) = read_all(bench.connection, [bench.dead_letters], lambda _: True, bench.end_offsets)
    assert dict(letter.headers)["dlq-error-class"] == b"UnknownVersion"
    assert ("one", "one-1") in alone.seen
    assert alone.told == []
