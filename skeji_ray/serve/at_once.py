"""How many messages a planner is asked about at a time: as many as it answers in time."""

from __future__ import annotations


class AtOnce:
    """Half as many when one took too long, one more for every round that went well: as TCP finds its window.

    A queue in which everybody waits too long looks like a hundred slow messages, each of which would use up a try; with
    fewer at a time the same planner answers all of them.

    Args:
        most: to begin with, and never more.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._limit = float(most)
        self._round = 0

    @property
    def limit(self) -> int:
        return int(self._limit)

    @property
    def round(self) -> int:
        """Goes up with every halving: who was asked before it says nothing new by being slow too."""
        return self._round

    def answered(self) -> None:
        """One was in time."""
        self._limit = min(self._limit + 1 / self._limit, float(self._most))

    def was_slow(self, asked_in: int) -> None:
        """One that was asked in this round was not."""
        if asked_in == self._round:
            self._limit = max(self._limit / 2, 1.0)
            self._round += 1
