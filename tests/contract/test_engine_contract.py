"""Poison stops nobody, and the order of a key costs other keys nothing: on every broker."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from statistics import median
from typing import Any

import pytest

from skeji_ray.errors import Permanent
from skeji_ray.kafka.reader import read_all
from skeji_ray.messages.base import RawRecord, Record
from tests.support.brokers import Brokers
from tests.support.kafka import Bench, Keeper, plan, wait_for

MEGABYTE = 1_000_000
UNKNOWN_ACTION = plan("unknown-action").replace(
    b'"pipeline":[]', b'"pipeline":[{"service":"bookings","action":"abolish"}]'
)
POISON: dict[str, tuple[bytes | None, list[tuple[str, bytes]]]] = {
    "bad JSON": (b'{"conversation_id": "c", ', []),
    "wrong schema version": (plan("c"), [("schema-version", b"2.0")]),
    "no version at all": (plan("c"), [("schema-version", b"newest")]),
    "a megabyte of text": (b"x" * MEGABYTE, []),
    "a tombstone": (None, []),
    "null": (b"null", []),
    "nulls inside": (b'{"conversation_id": null, "user_phone": null, "pipeline": null}', []),
    "not UTF-8": (b'{"conversation_id": "\xff\xfe"}', []),
    "empty": (b"", []),
    "wrong types": (b'{"conversation_id": 7, "user_phone": [], "pipeline": "all"}', []),
    "a list": (b"[]", []),
    "unknown action": (UNKNOWN_ACTION, []),
}


@pytest.fixture(params=["embedded", pytest.param("apache", marks=pytest.mark.system)])
def bench(request: pytest.FixtureRequest, brokers: Brokers) -> Iterator[Bench]:
    made = Bench.make(*brokers.of(request.param), partitions=1)
    yield made
    made.close()


def dead_letters(bench: Bench) -> list[RawRecord]:
    return list(read_all(bench.connection, [bench.dead_letters], lambda _: True, bench.end_offsets))


async def refuse_unknown_actions(record: Record[Any]) -> None:
    if any(step.action == "abolish" for step in record.value.pipeline):
        raise Permanent("no such action")


def test_poison_of_every_kind_becomes_a_dead_letter_and_stops_nobody(bench: Bench) -> None:
    keeper = Keeper(refuse_unknown_actions)
    assert plan("unknown-action") != UNKNOWN_ACTION
    for number, (value, headers) in enumerate(POISON.values()):
        bench.produce([(b"poisoned", value)], headers)
        bench.produce([(b"poisoned", plan(f"behind-{number}")), (b"other", plan(f"beside-{number}"))])
    novel = plan("novel").replace(b"{", b'{"novelty": {"of": "tomorrow"}, ', 1)
    bench.produce([(b"poisoned", novel), (None, plan("without-a-key"))])
    bench.member(keeper)
    wait_for(lambda: bench.lag() == 0, 60)
    good = {f"{place}-{number}" for place in ("behind", "beside") for number in range(len(POISON))}
    assert {name for _, name in keeper.seen} == good | {"novel", "without-a-key"}
    letters = dead_letters(bench)
    assert sorted(raw.value or b"" for raw in letters) == sorted(value or b"" for value, _ in POISON.values())
    classes = [dict(raw.headers)["dlq-error-class"] for raw in letters]
    assert classes.count(b"Permanent") == 1
    assert classes.count(b"UnknownVersion") == 1
    assert classes.count(b"Undecodable") == len(POISON) - 2
    for key in ("poisoned", "other"):
        numbers = [int(name.split("-")[1]) for seen, name in keeper.seen if seen == key and name != "novel"]
        assert numbers == sorted(numbers)


def test_a_megabyte_of_poison_leaves_others_as_quick_as_they_were(bench: Bench) -> None:
    latencies_s: dict[str, float] = {}

    async def note(record: Record[Any]) -> None:
        latencies_s[record.value.conversation_id] = time.time() - record.written_at.timestamp()

    bench.member(Keeper(note))
    bench.produce([(b"warm", plan("warm"))])
    wait_for(lambda: "warm" in latencies_s)
    for phase, poisons in (("before", 0), ("beside", 3)):
        for number in range(30):
            if number % 10 == 5 and poisons:
                bench.produce([(b"poison", b"x" * MEGABYTE)])
            bench.produce([(b"key-%d" % number, plan(f"{phase}-{number}"))])
    wait_for(lambda: len(latencies_s) == 61, 60)
    wait_for(lambda: len(dead_letters(bench)) == 3)
    before, beside = (
        median(spent for name, spent in latencies_s.items() if name.startswith(phase)) for phase in ("before", "beside")
    )
    # Were they held up, it would be for the seconds that retries wait; the slack is for a busy machine.
    assert beside < 3 * before + 1.0, f"{before * 1000:.1f} ms became {beside * 1000:.1f} ms"


def test_many_messages_of_one_user_keep_their_order_and_hold_up_no_other(bench: Bench) -> None:
    each_s, many = 0.2, 50

    async def slowly(_: Record[Any]) -> None:
        await asyncio.sleep(each_s)

    keeper = Keeper(slowly)
    records = [(b"one", b"user-%d" % number) for number in range(many)]
    bench.produce([pair for (key, other), n in zip(records, range(many), strict=True) for pair in
                   ((key, plan(f"{n}")), (other, plan("0")))])  # fmt: skip
    started = time.monotonic()
    bench.member(keeper)
    wait_for(lambda: keeper.seen)
    began = time.monotonic()
    wait_for(lambda: len(keeper.seen) == 2 * many, 60)
    spent_s = time.monotonic() - began
    assert [int(name) for key, name in keeper.seen if key == "one"] == list(range(many))
    others = [place for place, (key, _) in enumerate(keeper.seen) if key != "one"]
    assert max(others) < many + 10, "the others waited for the one"
    longest_key_s, sum_s = many * each_s, 2 * many * each_s
    assert spent_s < longest_key_s + 0.8 * (sum_s - longest_key_s), f"{spent_s:.1f} s, joined in {began - started:.1f}"
