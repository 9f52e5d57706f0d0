"""What a stretch of work cost this process: CPU seconds of all its threads, and time on the wall."""

from __future__ import annotations

import resource
import time
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Cost:
    """Of `count` things."""

    count: int
    cpu_s: float
    wall_s: float

    def as_dict(self) -> dict[str, float]:
        """To be sent to another process."""
        return asdict(self)


class Meter:
    """Counts things done; what `warm_up` things cost first (imports, connections, caches) is not measured."""

    def __init__(self, warm_up: int) -> None:
        self._warm_up = warm_up
        self._begun: tuple[int, float, float] | None = None
        self.count = 0

    def add(self, things: int) -> None:
        """These were done. Starts the measure once the process is warm."""
        self.count += things
        if self._begun is None and self.count >= self._warm_up:
            self._begun = (self.count, cpu_s(), time.monotonic())

    def cost(self) -> Cost:
        """From the moment it was warm until now. Raises RuntimeError when it never was."""
        if self._begun is None:
            raise RuntimeError(f"only {self.count} of {self._warm_up} things to warm up were done")
        count, cpu, wall = self._begun
        return Cost(self.count - count, cpu_s() - cpu, time.monotonic() - wall)


def cpu_s() -> float:
    """What this process has used so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
