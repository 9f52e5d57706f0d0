"""Measurements of a member, added up where they are made and taken away in one piece: the hot path touches no lock."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

BOUNDS_S = (0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0)
"""Upper ends of the buckets of a duration; one more holds what took longer."""
MOST_OUTCOMES = 200
"""Pairs of topic and outcome that are told apart; what comes beyond is added up as `other`."""


@dataclass(slots=True)
class Sum:
    """All tries of one topic with one outcome."""

    count: int = 0
    seconds: float = 0.0
    buckets: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS_S) + 1))


class Tally:
    """A Recorder. `tried` belongs to the work loop; `take` may be called by any one thread."""

    def __init__(self) -> None:
        self._sums: dict[tuple[str, str], Sum] = {}

    def tried(self, topic: str, outcome: str, seconds: float) -> None:
        sums = self._sums
        place = sums.get((topic, outcome))
        if place is None:
            known = len(sums) < MOST_OUTCOMES
            place = sums.setdefault((topic, outcome) if known else ("other", "other"), Sum())
        place.count += 1
        place.seconds += seconds
        place.buckets[bisect_left(BOUNDS_S, seconds)] += 1

    def take(self) -> dict[tuple[str, str], Sum]:
        """What was added since it was last taken. A try that is added at this very moment may be missed."""
        taken, self._sums = self._sums, {}
        return taken
