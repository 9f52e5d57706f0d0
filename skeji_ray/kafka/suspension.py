"""When a partition is suspended: its failures are more likely a defect of this release than of its records.

A defect that every record runs into would make a dead letter, and an apology, of everybody's message. So the failures
that nobody expected have a budget for each partition. Beyond it nothing becomes a dead letter: the partition waits,
its offset held, and one record after the other is the probe, the newest first. What succeeds opens it again.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from skeji_ray.errors import DependencyUnreachable, is_unexpected
from skeji_ray.kafka.gate import Gate, Pause
from skeji_ray.kafka.retry import RetryPolicy

MAX_IN_A_ROW = 5
WINDOW = 200
MAX_IN_WINDOW = WINDOW // 5


class FailureBudget:
    """How many unexpected failures may become dead letters: so many in a row, and a fifth of the last 200 records.

    Pure. What failed in a known way (Undecodable, another Permanent, retries used up) is none of its business.
    """

    def __init__(self, in_a_row: int = MAX_IN_A_ROW, in_window: int = MAX_IN_WINDOW, window: int = WINDOW) -> None:
        self._max_in_a_row = in_a_row
        self._max_in_window = in_window
        self._window = window
        self._records = 0
        self._in_a_row = 0
        self._buried: deque[int] = deque()
        """Which of the records became dead letters, of those in the window."""

    @property
    def has_room(self) -> bool:
        """Whether one more may become a dead letter."""
        while self._buried and self._buried[0] <= self._records + 1 - self._window:
            self._buried.popleft()
        return self._in_a_row < self._max_in_a_row and len(self._buried) < self._max_in_window

    def succeeded(self) -> None:
        """A record had its outcome."""
        self._records += 1
        self._in_a_row = 0

    def buried(self) -> None:
        """A record that failed as nobody expected became a dead letter."""
        self._records += 1
        self._in_a_row += 1
        self._buried.append(self._records)


class PartitionHealth:
    """One partition as this process has known it: its budget, and why it waits. Belongs to one loop.

    It is kept when the partition goes to another member and comes back; a restart begins anew.
    """

    def __init__(self, place: str, actor: str, policy: RetryPolicy, pause: Pause = asyncio.sleep) -> None:
        self.place = place
        self.budget = FailureBudget()
        self.gate = Gate(f"{actor}: {place}", policy, pause=pause, fails=_fails)
        self._awaited: dict[int, str] = {}
        """Offset -> what a newer release is waited for with."""

    @property
    def reason(self) -> str | None:
        """Why it is suspended, or a part of it is. Any thread."""
        awaited = list(self._awaited.values())
        return self.gate.reason or (f"{awaited[0]}: waits for the newer release" if awaited else None)

    def succeeded(self) -> None:
        """A record of it had its outcome."""
        self.budget.succeeded()
        self.gate.failures = 0

    @contextmanager
    def awaiting_newer(self, offset: int, why: str) -> Iterator[None]:
        """One record waits for a newer release; the others of the partition go on."""
        self._awaited[offset] = why
        try:
            yield
        finally:
            self._awaited.pop(offset, None)


def _fails(error: BaseException) -> bool:
    """Whether the partition stays suspended after such a try."""
    return isinstance(error, DependencyUnreachable) or is_unexpected(error)
