"""A circuit breaker: the probe of a dependency that can be asked nothing but what it is there for."""

from __future__ import annotations

import time
from collections.abc import Callable

from skeji_ray.errors import DependencyUnreachable

FAILURES = 3
"""In a row, with no success between. Fewer than a message has tries: when nothing at all gets through, no message is
given up, not even the only one."""
TRIED_EVERY_S = 2.0
"""While it is open, one is let through this often, to see whether it gets through."""


class Breaker:
    """Closed, everything passes. Open, one try at a time, until one succeeds.

    Args:
        name: what does not answer, for the error.
        now: monotonic seconds.
    """

    def __init__(self, name: str, now: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._now = now
        self._failures = 0
        self._next_try_at: float | None = None
        self._trying = False
        self._why = ""

    @property
    def is_open(self) -> bool:
        return self._next_try_at is not None

    @property
    def reason(self) -> str | None:
        """Why it is open; None while it is closed."""
        return f"{self._name}: {self._why}" if self.is_open else None

    def check(self) -> None:
        """Raises DependencyUnreachable when nothing passes now."""
        if self._next_try_at is not None and (self._trying or self._now() < self._next_try_at):
            raise DependencyUnreachable(f"{self._name} is not asked for a moment: {self._why}")

    def enter(self) -> None:
        """As `check`; who enters says how it ended, by one of the four below."""
        self.check()
        self._trying = self.is_open

    def succeeded(self) -> None:
        """It answers."""
        self._failures = 0
        self._next_try_at = None
        self._trying = False

    def failed(self, why: Exception) -> None:
        """This one did not get through; it may be at fault itself."""
        self._failures += 1
        if self.is_open or self._failures >= FAILURES:
            self.open(why)

    def open(self, why: Exception) -> None:
        """It said that it takes nothing now."""
        self._failures = max(self._failures, FAILURES)
        self._next_try_at = self._now() + TRIED_EVERY_S
        self._trying = False
        self._why = str(why)

    def left(self) -> None:
        """Who entered was called off: nothing is known."""
        self._trying = False
