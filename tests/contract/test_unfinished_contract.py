"""What waits longest for a group, on every broker."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skeji_ray.errors import DependencyUnreachable, NotYet
from skeji_ray.kafka.unfinished import Lane, Unfinished, look
from skeji_ray.messages.base import Record
from tests.support.brokers import Brokers
from tests.support.kafka import Bench, Keeper, plan, wait_for


@pytest.fixture(params=["embedded", pytest.param("apache", marks=pytest.mark.system)])
def bench(request: pytest.FixtureRequest, brokers: Brokers) -> Iterator[Bench]:
    made = Bench.make(*brokers.of(request.param))
    wait_for(lambda: knows_groups(made))
    yield made
    made.close()


def lane(bench: Bench, key: str) -> Lane:
    return Lane(bench.group.name, bench.topic.name, key)


def knows_groups(bench: Bench) -> bool:
    """A broker that has just been started has no place for groups' offsets yet, and says so."""
    try:
        look(bench.connection, [lane(bench, "k")])
    except DependencyUnreachable:
        return False
    return True


def keys(bench: Bench) -> list[Lane]:
    return [lane(bench, f"key-{number}") for number in range(20)]


def test_what_nobody_ever_read_waits_since_it_was_written(bench: Bench) -> None:
    assert set(look(bench.connection, keys(bench)).values()) == {None}
    before = datetime.now(UTC) - timedelta(milliseconds=1)
    bench.produce([(b"key-3", plan("first")), (b"key-3", plan("second"))])
    after = datetime.now(UTC)
    found = look(bench.connection, keys(bench))[lane(bench, "key-3")]
    assert found is not None
    assert before <= found <= after


def test_a_key_waits_exactly_where_its_record_is(bench: Bench) -> None:
    """Our partition of a key is the producer's: a group that finished everything but one partition shows which."""
    held = {"key-7"}

    async def hold(record: Record[Any]) -> None:
        if record.key in held:
            raise NotYet("held", again_in_s=0.05)

    keeper = Keeper(hold)
    bench.member(keeper)
    bench.produce([(b"key-%d" % number, plan(str(number))) for number in range(20) if number != 7])
    wait_for(lambda: len(keeper.seen) == 19)
    wait_for(lambda: bench.lag() == 0)
    assert set(look(bench.connection, keys(bench)).values()) == {None}

    bench.produce([(b"key-7", plan("7"))])
    waiting = {found.key for found, since in look(bench.connection, keys(bench)).items() if since is not None}
    assert "key-7" in waiting
    assert waiting < {f"key-{number}" for number in range(20)}, "only those that share its partition"
    held.clear()
    wait_for(lambda: set(look(bench.connection, keys(bench)).values()) == {None})


async def test_answers_are_kept_for_a_second(bench: Bench) -> None:
    at_s = 0.0
    unfinished = Unfinished(bench.connection, lambda: at_s)
    asked = lane(bench, "k")
    assert await unfinished.oldest([asked]) == {asked: None}
    await asyncio.to_thread(bench.produce, [(b"k", plan("1"))])
    assert await unfinished.oldest([asked]) == {asked: None}
    at_s = 1.1
    assert (await unfinished.oldest([asked]))[asked] is not None
