"""When a system is idle: every group has finished all there is to read, and no pipeline is open."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skeji_ray.cli.home import Home, find_home
from skeji_ray.cli.waiting import until
from skeji_ray.config import Settings
from skeji_ray.errors import NoAnswerInTime
from skeji_ray.kafka.admin import Admin, PartitionLag
from skeji_ray.pipeline.execution import OPEN_STATES, Execution
from skeji_ray.store.base import Store
from skeji_ray.topology import GROUPS

Lags = Mapping[str, Sequence[PartitionLag]]
"""Group -> its partitions."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is still to be done."""

    lags: Lags
    executions_open: int

    @property
    def is_empty(self) -> bool:
        return self.executions_open == 0 and not any(part.lag for parts in self.lags.values() for part in parts)

    @property
    def ends(self) -> dict[tuple[str, int], int]:
        """Where each partition ended when it was looked at."""
        return {(part.topic, part.partition): part.end for parts in self.lags.values() for part in parts}

    def __str__(self) -> str:
        late = {group: sum(part.lag for part in parts) for group, parts in self.lags.items()}
        words = [f"{group} lags {lag}" for group, lag in late.items() if lag]
        words += [f"{self.executions_open} executions open"] if self.executions_open else []
        return ", ".join(words) or "nothing"


def is_idle(before: Backlog | None, now: Backlog) -> bool:
    """Two looks, nothing to do at both, and nothing was written between them.

    One look is not enough: its offsets are read one after the other, and a record may move on to a partition
    that was looked at already. Where the ends of the second look are covered by what was committed at the first,
    there was an instant at which all of it was done.
    """
    return before is not None and before.is_empty and now.is_empty and before.ends == now.ends


class Idle:
    """Looks at the broker and the database of one system."""

    def __init__(self, home: Home, store: Store) -> None:
        self._home = home
        self._store = store

    async def lags(self) -> Lags:
        """How far behind every group is; the broker knows it without the database."""
        admin = Admin(self._home.kafka)
        return await asyncio.to_thread(admin.group_lag, GROUPS, self._home.end_offsets)

    async def backlog(self) -> Backlog:
        """What is still to be done, at about this instant."""
        return Backlog(await self.lags(), await self.executions_open())

    async def executions_open(self) -> int:
        """Pipelines that have not ended."""
        return await self._store.count(Execution, {"state": {"$in": sorted(OPEN_STATES)}})

    async def wait(self, timeout_s: float) -> None:
        """Until it is idle.

        Raises:
            NoAnswerInTime: it was not; the message says what was left.
        """
        left: Backlog | None = None

        async def look() -> bool | None:
            nonlocal left
            before, left = left, await self.backlog()
            return True if is_idle(before, left) else None

        try:
            await until(look, timeout_s, "not idle")
        except NoAnswerInTime as late:
            raise NoAnswerInTime(f"{late}: {left}") from None


async def wait_idle(settings: Settings, within_s: float) -> None:
    """Until the system of these settings is idle. Raises NoAnswerInTime when it was not, with what was left."""
    home = find_home(settings)
    async with home.store() as store:
        await Idle(home, store).wait(within_s)
