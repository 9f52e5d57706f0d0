"""The members that a pipeline runs through, for `skeji bench flow`: half of them in each of two processes.

`python -m skeji_ray.bench.flow_part executor|services`: reads the settings that members read, says `ready`, and runs
until its standard input ends. The classes are the product's; only the way from a consumer to its executor shard is
shorter, for there is no Ray here.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from typing import Any

from skeji_ray.actors.executor_shard import ExecutorShard
from skeji_ray.actors.hosting import ExecutorRouter, Hosted
from skeji_ray.actors.pipeline_executor import PipelineConsumer
from skeji_ray.config import load_settings
from skeji_ray.errors import NoAnswerInTime, SkejiError
from skeji_ray.kafka.handler import Handler
from skeji_ray.members import Parts, Wiring, build_hosted, build_member
from skeji_ray.messages.base import Record
from skeji_ray.serve.fleet_plan import EXECUTORS, executor_name
from skeji_ray.topology import BOOKINGS, PIPELINE, RESPONSES, SCHEDULES, Group

READY_WITHIN_S = 60.0
DRAIN_WITHIN_S = 5.0


class NearRouter(ExecutorRouter):
    """Batches as the router between actors does, to shards in this process."""

    def __init__(self, shards: Sequence[Hosted]) -> None:
        super().__init__(len(shards), executor_name)
        self._near = shards

    async def _ask(self, shard: int, records: Sequence[Record[Any]]) -> Sequence[Exception | None]:
        near = self._near[shard]
        assert isinstance(near, ExecutorShard)
        return await asyncio.to_thread(near.deliver, records)


def executor_members() -> list[Hosted]:
    """Both executor groups and all executor shards."""
    settings = load_settings()
    shards = [build_hosted("executor", executor_name(number)) for number in range(EXECUTORS[settings.skeji_profile])]

    def handler(_: Group, __: Parts) -> Handler:
        return PipelineConsumer(NearRouter(shards).route)

    wiring = Wiring(handler=handler)
    return [build_member(group, f"{group.name}/0", settings, wiring) for group in (PIPELINE, RESPONSES)] + shards


def service_members() -> list[Hosted]:
    """The two services that a search and a booking need."""
    settings = load_settings()
    return [build_member(group, f"{group.name}/0", settings) for group in (SCHEDULES, BOOKINGS)]


PARTS = {"executor": executor_members, "services": service_members}


def main(part: str) -> None:
    """Run one part."""
    members = PARTS[part]()
    deadline = time.monotonic() + READY_WITHIN_S
    while not all(member.ready for member in members):
        if time.monotonic() > deadline:
            raise NoAnswerInTime(f"the {part} of the bench are not ready after {READY_WITHIN_S:.0f} s")
        time.sleep(0.1)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.read()
    for member in members:
        member.drain(DRAIN_WITHIN_S)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except SkejiError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(error.exit_code)
