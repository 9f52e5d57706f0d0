"""Which offset of a partition may be committed: the end of its finished prefix, never past an unfinished record."""

from __future__ import annotations

from collections import deque


class PartitionTracker:
    """Offsets of one partition of one assignment, in the order they were read. Offsets may have gaps.

    One thread writes it. Another may read its numbers at any time: each is replaced whole, and only ever grows.
    """

    def __init__(self) -> None:
        self._order: deque[tuple[int, int]] = deque()
        self._finished: set[int] = set()
        self.committable: int | None = None
        """The next offset to read after a restart, or None while nothing is finished."""
        self.settled = 0
        """Records behind the committable offset."""
        self.settled_bytes = 0

    @property
    def in_flight(self) -> int:
        """Records admitted and not yet behind the committable offset."""
        return len(self._order)

    def admit(self, offset: int, size: int = 0) -> None:
        """A record of `size` bytes was read and will be worked on."""
        self._order.append((offset, size))

    def finish(self, offset: int) -> None:
        """Everything that the record caused was acknowledged."""
        order, finished = self._order, self._finished
        if not order or order[0][0] != offset:
            finished.add(offset)
            return
        while True:
            first, size = order.popleft()
            self.settled += 1
            self.settled_bytes += size
            if not order or order[0][0] not in finished:
                break
            finished.discard(order[0][0])
        self.committable = first + 1
