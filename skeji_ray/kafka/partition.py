"""One partition for as long as it is assigned to this member: its window, its lanes, its finished prefix."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Sequence
from typing import Any

from skeji_ray.kafka.lanes import Lanes
from skeji_ray.kafka.tracker import PartitionTracker
from skeji_ray.messages.base import RawRecord

WINDOW = 2_000
"""Records that are read and not yet behind the committed prefix."""
WINDOW_BYTES = 16_000_000

Work = Callable[[RawRecord], Awaitable[None]]
"""Returns when nothing of a record is left to do; it never raises but when it is cancelled."""


class Partition:
    """`dispatch` and `cancel` belong to the work loop, everything else to the thread that polls."""

    def __init__(self, work: Work) -> None:
        self.tracker = PartitionTracker()
        self._work = work
        self._lanes: Lanes[RawRecord] = Lanes()
        self._tasks: set[asyncio.Task[None]] = set()
        self._cancelled = False
        self._read = 0
        self._read_bytes = 0
        self.began: int | None = None
        """The position when the assignment began; None until it is known."""

    @property
    def load(self) -> int:
        """Records that hold a place in the window."""
        return self._read - self.tracker.settled

    @property
    def is_full(self) -> bool:
        """Read no more for now."""
        return self.load >= WINDOW or self._read_bytes - self.tracker.settled_bytes >= WINDOW_BYTES

    @property
    def has_room(self) -> bool:
        """Half of the window is free: reading may go on."""
        return self.load <= WINDOW // 2 and self._read_bytes - self.tracker.settled_bytes <= WINDOW_BYTES // 2

    def committable(self, position: int | None) -> int | None:
        """The offset to commit: behind the finished prefix and, while nothing is in hand, up to the position.

        Markers of transactions, and what aborted ones wrote, are read by nobody and stand between the two.
        """
        finished = self.tracker.committable
        if self.load or position is None or self.began is None:
            return finished
        return position if position > max(self.began, finished or 0) else finished

    def read(self, records: Sequence[RawRecord]) -> None:
        """These were read, and will be dispatched."""
        self._read += len(records)
        self._read_bytes += sum(map(_size, records))

    def dispatch(self, records: Sequence[RawRecord]) -> None:
        """Put records into their lanes; an idle lane starts at once."""
        if self._cancelled:
            return
        admit, add = self.tracker.admit, self._lanes.add
        for record in records:
            admit(record.offset, _size(record))
            # Records without a key are in order among themselves: nothing says that they may overtake.
            if add(record.key, record):
                self._spawn(self._work_lane(record.key))

    def cancel(self) -> None:
        """It is somebody else's now: what is not finished ends here, and is read again there."""
        self._cancelled = True
        for task in self._tasks:
            task.cancel()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work_lane(self, key: Hashable) -> None:
        work, finish, take = self._work, self.tracker.finish, self._lanes.take
        while (record := take(key)) is not None:
            await work(record)
            if self._cancelled:
                return
            finish(record.offset)


def _size(record: RawRecord) -> int:
    return len(record.key or b"") + len(record.value or b"")
