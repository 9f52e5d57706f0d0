"""A member of a group in a process of its own, to be killed: it prints what it handled and never gets to commit.

Usage: python -m tests.support.crash_member BROKERS TOPIC PARTITIONS GROUP
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import Any

from skeji_ray.kafka.connection import Connection
from skeji_ray.kafka.engine import Engine
from skeji_ray.kafka.handler import Handler
from skeji_ray.messages.base import Publish, Record
from skeji_ray.topology import PLANS, Group, Members
from tests.support.kafka import Keeper


async def _say(record: Record[Any]) -> None:
    sys.stdout.write(f"{record.key} {record.value.conversation_id}\n")
    sys.stdout.flush()


async def _build(_: Publish) -> Handler:
    return Keeper(_say)


if __name__ == "__main__":
    brokers, topic, partitions, group = sys.argv[1:]
    consumed = replace(PLANS, name=topic, partitions=int(partitions))
    crashing = Group(group, "test", (consumed,), (), None, Members(1, 4))
    Engine(crashing, Connection(brokers), _build, actor="crashing").start()
    time.sleep(120)
