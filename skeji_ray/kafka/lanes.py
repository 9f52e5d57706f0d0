"""Order by key: a lane for each key, worked one record at a time; many lanes at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lanes(Generic[T]):
    """Records that wait, by key. A lane exists while a record of its key waits or is worked on."""

    def __init__(self) -> None:
        self._lanes: dict[Hashable, deque[T]] = {}

    def add(self, key: Hashable, item: T) -> bool:
        """Append; True when the lane was idle, so that somebody must start to work on it with `take`."""
        lane = self._lanes.get(key)
        if lane is None:
            self._lanes[key] = deque((item,))
            return True
        lane.append(item)
        return False

    def take(self, key: Hashable) -> T | None:
        """The next item of a started lane; None when it is empty, and then it is idle again."""
        lane = self._lanes[key]
        if lane:
            return lane.popleft()
        del self._lanes[key]
        return None

    def __len__(self) -> int:
        return len(self._lanes)
