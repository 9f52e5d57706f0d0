"""When a failed record is tried again."""

from __future__ import annotations

import random
from dataclasses import dataclass

from skeji_ray.errors import DependencyUnreachable, NotYet


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """The first attempt and `retries` more, with exponential back-off and jitter.

    While a dependency does not answer, or its own time has not come, nothing is counted: the record waits, its offset
    held, for as long as it takes.
    """

    retries: int = 3
    first_wait_s: float = 0.2
    factor: float = 4.0
    longest_wait_s: float = 5.0

    def counts(self, error: Exception) -> bool:
        """Whether this failure uses up a retry."""
        return not isinstance(error, DependencyUnreachable | NotYet)

    def gives_up(self, error: Exception, counted: int) -> bool:
        """Whether a record is not tried again after this failure, the `counted`th that counts."""
        return not getattr(error, "retriable", False) or counted > self.retries

    def wait_s(self, failures: int, jitter: random.Random) -> float:
        """How long to wait after this many failures in a row, from 1."""
        # Beyond 30 the power has long passed the longest wait, and would at last be no number.
        whole = min(self.first_wait_s * self.factor ** (min(failures, 30) - 1), self.longest_wait_s)
        return whole * (0.5 + jitter.random() / 2)
