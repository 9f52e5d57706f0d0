"""One side of `skeji bench engine`, in a process of its own: the engine as members run it, or the bare loop.

`python -m skeji_ray.bench.side SIDE SPEC`: reads the settings that members read, handles as many records as the
spec says, and prints what they cost as one line of JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from skeji_ray.bench.meter import Cost, Meter
from skeji_ray.bench.topics import hop_topic
from skeji_ray.config import load_settings
from skeji_ray.errors import SkejiError
from skeji_ray.kafka.bare import run_bare
from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.engine import Engine
from skeji_ray.kafka.handler import Handler, PlainHandler
from skeji_ray.messages.base import Outgoing, Publish, Record
from skeji_ray.messages.inbound import UserMessage
from skeji_ray.topology import DLQ_SCRUB, Group, Members

LOOK_EVERY_S = 0.002
DRAIN_WITHIN_S = 10.0


@dataclass(frozen=True, slots=True)
class Spec:
    """What a side is to do."""

    source: str
    target: str
    group: str
    warm_up: int
    messages: int
    """After those to warm up."""
    handler_s: float = 0.0
    """How long the handler waits, as for a model or a database."""

    def as_json(self) -> str:
        return json.dumps(asdict(self))


class Hop(PlainHandler):
    """Reads a message and publishes it on the next topic, as a stage of the product does."""

    def __init__(self, spec: Spec, meter: Meter) -> None:
        self._spec = spec
        self._meter = meter
        self.all_seen = threading.Event()

    async def handle(self, record: Record[UserMessage]) -> list[Outgoing]:
        self._meter.add(1)
        if self._spec.handler_s:
            await asyncio.sleep(self._spec.handler_s)
        if self._meter.count >= self._spec.warm_up + self._spec.messages:
            self.all_seen.set()
        return [Outgoing.caused_by(record, self._spec.target, record.key, record.value)]


def ours(spec: Spec, connection: Connection) -> Cost:
    """The production engine with its whole chain of middleware."""
    meter = Meter(spec.warm_up)
    hop = Hop(spec, meter)

    async def build(_: Publish) -> Handler:
        return hop

    source, target = hop_topic(spec.source), hop_topic(spec.target)
    group = Group(spec.group, "bench", (source,), (target,), DLQ_SCRUB, Members(1, 1))
    engine = Engine(group, connection, build, actor=f"{spec.group}/0")
    engine.start()
    hop.all_seen.wait()
    while engine.snapshot().in_flight:
        time.sleep(LOOK_EVERY_S)
    cost = meter.cost()
    engine.drain(DRAIN_WITHIN_S)
    return cost


def bare(spec: Spec, connection: Connection) -> Cost:
    """The loop that one writes by hand."""
    meter = Meter(spec.warm_up)

    def finished(records: int) -> bool:
        meter.add(records)
        return meter.count >= spec.warm_up + spec.messages

    run_bare(connection, spec.group, spec.source, spec.target, UserMessage, finished)
    return meter.cost()


SIDES: dict[str, Callable[[Spec, Connection], Cost]] = {"ours": ours, "bare": bare}


def main(side: str, spec: str) -> None:
    """Run one side and print its cost."""
    values: dict[str, Any] = json.loads(spec)
    cost = SIDES[side](Spec(**values), Connection.of(load_settings()))
    sys.stdout.write(json.dumps(cost.as_dict()) + "\n")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except SkejiError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
