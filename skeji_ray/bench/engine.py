"""`skeji bench engine`: a hop through the engine beside the same hop through a bare kafka-python loop."""

from __future__ import annotations

import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from skeji_ray.bench.meter import Cost
from skeji_ray.bench.side import Spec
from skeji_ray.bench.topics import fill, phone, record_of, topics_of_a_run
from skeji_ray.config import Settings
from skeji_ray.errors import NoAnswerInTime, SkejiError
from skeji_ray.kafka.clients import reading_client
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.producer import Producer
from skeji_ray.messages.base import Outgoing

MESSAGES = 30_000
WARM_UP = 3_000
KEYS = 3_000
SIDE_WITHIN_S = 180.0

HOP_EVERY_S = 1 / 200
HOPS = 1_600
HOPS_TO_WARM_UP = 400

KILLED_MESSAGES = 20_000
KILLED_AFTER = 5_000

SLOW_MESSAGES = 2_000
SLOW_KEYS = 500
SLOW_HANDLER_S = 0.05


class SideProcess:
    """One side, running in a process of its own that speaks to the brokers of `settings`."""

    def __init__(self, side: str, spec: Spec, settings: Settings) -> None:
        argv = [sys.executable, "-m", "skeji_ray.bench.side", side, spec.as_json()]
        env = {**os.environ, "KAFKA_BROKERS": settings.kafka_brokers or ""}
        self._process = subprocess.Popen(argv, env=env, stdout=subprocess.PIPE, text=True)

    def cost(self) -> Cost:
        """What it cost, when it has ended. Raises SkejiError when it failed, NoAnswerInTime when it never ended."""
        try:
            out, _ = self._process.communicate(timeout=SIDE_WITHIN_S)
        except subprocess.TimeoutExpired:
            raise NoAnswerInTime(f"a side of the bench did not end within {SIDE_WITHIN_S:.0f} s") from None
        finally:
            self.kill()
        if self._process.returncode != 0:
            raise SkejiError(f"a side of the bench ended with {self._process.returncode}")
        values: dict[str, Any] = json.loads(out)
        return Cost(**values)

    def kill(self) -> None:
        """End it as a crash would; nothing when it has ended."""
        self._process.kill()
        self._process.wait()


def run_engine_bench(settings: Settings, rounds: int) -> dict[str, Any]:
    """All figures, each the median of its rounds. Raises SkejiError, DependencyUnreachable when no broker answers."""
    connection = Connection.of(settings)
    with topics_of_a_run(connection, ["in", "out"]) as [source, target]:
        fill(connection, _messages(source, WARM_UP + MESSAGES))
        costs = _alternate(settings, Spec(source, target, "", WARM_UP, MESSAGES), rounds)
    sides = {
        side: {
            "cpu_us": _median([cost.cpu_s / cost.count * 1e6 for cost in found]),
            "msg_s": _median([cost.count / cost.wall_s for cost in found]),
            **_hop_ms(settings, connection, side),
        }
        for side, found in costs.items()
    }
    return {
        **sides,
        "ratio": _median([ours.cpu_s / bare.cpu_s for ours, bare in zip(*costs.values(), strict=True)], 2),
        "slow_handler": _slow_handler(settings, connection),
        "killed": _after_a_kill(settings, connection),
        "rounds": rounds,
        "messages": MESSAGES,
    }


def _messages(topic: str, count: int) -> list[Outgoing]:
    keys = [phone(number) for number in range(KEYS)]
    return [record_of(number, topic, keys[number * 7919 % KEYS], topic) for number in range(count)]


def _alternate(settings: Settings, spec: Spec, rounds: int) -> dict[str, list[Cost]]:
    """One side after the other, round for round, so that what else the machine does meets both."""
    costs: dict[str, list[Cost]] = {"ours": [], "bare": []}
    for number in range(rounds):
        for side, found in costs.items():
            run = replace(spec, group=f"{spec.source}-{side}-{number}")
            found.append(SideProcess(side, run, settings).cost())
    return costs


def _hop_ms(settings: Settings, connection: Connection, side: str) -> dict[str, float]:
    """From just before a message is sent to the moment that the next stage would have it, at 200 a second."""
    with topics_of_a_run(connection, ["in", "out"]) as [source, target]:
        process = SideProcess(side, Spec(source, target, f"{source}-{side}", 0, HOPS_TO_WARM_UP + HOPS), settings)
        try:
            spent = asyncio.run(_hops(connection, source, target))
            process.cost()
        finally:
            process.kill()
    ordered = sorted(spent[HOPS_TO_WARM_UP:])
    return {"p50_ms": _ms(ordered, 0.5), "p99_ms": _ms(ordered, 0.99)}


async def _hops(connection: Connection, source: str, target: str) -> list[float]:
    """Seconds of every hop, by number of message."""
    count = HOPS_TO_WARM_UP + HOPS
    sent_at: dict[str, float] = {}
    joined = threading.Event()
    arrived = asyncio.create_task(asyncio.to_thread(_arrivals, connection, target, count, joined))
    producer = Producer(connection, "bench", linger_ms=0)
    try:
        await producer.publish([_sent(sent_at, 0, source)])
        await asyncio.to_thread(joined.wait, SIDE_WITHIN_S)
        begun = time.monotonic()
        tasks = []
        for number in range(1, count):
            await asyncio.sleep(max(0.0, begun + number * HOP_EVERY_S - time.monotonic()))
            tasks.append(asyncio.create_task(producer.publish([_sent(sent_at, number, source)])))
        await asyncio.gather(*tasks)
        arrivals = await arrived
    finally:
        producer.close()
    return [arrivals[correlation] - at for correlation, at in sent_at.items()]


def _sent(sent_at: dict[str, float], number: int, source: str) -> Outgoing:
    record = record_of(number, source, phone(number % 200), source)
    sent_at[record.correlation_id] = time.monotonic()
    return record


def _arrivals(connection: Connection, topic: str, count: int, first: threading.Event) -> dict[str, float]:
    """When each correlation id was first read from a topic, until there are `count`; `first` is set with the first."""
    found: dict[str, float] = {}
    deadline = time.monotonic() + SIDE_WITHIN_S
    with reading_client(connection, auto_offset_reset="earliest") as consumer:
        consumer.subscribe([topic])
        while len(found) < count:
            for records in consumer.poll(200).values():
                now = time.monotonic()
                for record in records:
                    found.setdefault(dict(record.headers)["correlation-id"].decode(), now)
                    first.set()
            if time.monotonic() > deadline:
                raise NoAnswerInTime(f"{topic}: {len(found)} of {count} records came")
    return found


def _slow_handler(settings: Settings, connection: Connection) -> dict[str, Any]:
    """2,000 messages over 500 keys through a handler that waits 50 ms: how long it takes, and what becomes of order."""
    chosen = random.Random(7)
    with topics_of_a_run(connection, ["slow-in", "slow-out"]) as [source, target]:
        keys = [phone(chosen.randrange(SLOW_KEYS)) for _ in range(SLOW_MESSAGES)]
        fill(connection, [record_of(number, source, key, source) for number, key in enumerate(keys)])
        spec = Spec(source, target, f"{source}-ours", 0, SLOW_MESSAGES, SLOW_HANDLER_S)
        cost = SideProcess("ours", spec, settings).cost()
        breaks, repeats, missing = _order_of(connection, target, SLOW_MESSAGES)
    return {"seconds": round(cost.wall_s, 2), "order_breaks": breaks, "repeats": repeats, "missing": missing}


def _after_a_kill(settings: Settings, connection: Connection) -> dict[str, Any]:
    """How many of 20,000 fast messages are done again after a `kill -9` in the midst of them, and how many never."""
    seen: set[bytes] = set()
    read = 0
    with topics_of_a_run(connection, ["kill-in", "kill-out"]) as [source, target]:
        fill(connection, _messages(source, KILLED_MESSAGES))
        spec = Spec(source, target, f"{source}-ours", 0, KILLED_MESSAGES * 2)  # it never has enough: it is killed
        side, kills = SideProcess("ours", spec, settings), 0
        deadline = time.monotonic() + SIDE_WITHIN_S
        try:
            with reading_client(connection, auto_offset_reset="earliest") as consumer:
                consumer.subscribe([target])
                while len(seen) < KILLED_MESSAGES and time.monotonic() < deadline:
                    for records in consumer.poll(100).values():
                        read += len(records)
                        seen.update(dict(record.headers)["correlation-id"] for record in records)
                    if kills == 0 and len(seen) >= KILLED_AFTER:
                        side.kill()
                        side, kills = SideProcess("ours", spec, settings), 1
        finally:
            side.kill()
    return {"repeats": read - len(seen), "missing": KILLED_MESSAGES - len(seen), "of": KILLED_MESSAGES}


def _order_of(connection: Connection, topic: str, count: int) -> tuple[int, int, int]:
    """Of what was written: (numbers that came after a later one of their key, repeats, how many never came)."""
    latest: dict[bytes, int] = defaultdict(lambda: -1)
    seen: set[int] = set()
    breaks = repeats = 0
    with reading_client(connection, auto_offset_reset="earliest") as consumer:
        consumer.subscribe([topic])
        heard_at = time.monotonic()
        while time.monotonic() - heard_at < 3.0 and len(seen) < count:
            for records in consumer.poll(200).values():
                heard_at = time.monotonic()
                for record in records:
                    number = int(json.loads(record.value)["message_id"].removeprefix("wamid.bench"))
                    repeats += number in seen
                    breaks += number < latest[record.key] and number not in seen
                    seen.add(number)
                    latest[record.key] = max(number, latest[record.key])
    return breaks, repeats, count - len(seen)


def _median(values: Sequence[float], digits: int = 1) -> float:
    return round(statistics.median(values), digits)


def _ms(ordered: Sequence[float], share: float) -> float:
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000, 2)
