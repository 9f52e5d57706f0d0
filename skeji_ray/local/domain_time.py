"""The clock that domain time follows: real time, but simulated time where the servers are the embedded ones."""

from __future__ import annotations

from skeji_ray.clock import Clock, SharedClock, SystemClock
from skeji_ray.config import Settings, TimeSource


def domain_clock(settings: Settings) -> Clock:
    """Return the clock of bookings, offers and reminders. A clock file that was left behind moves nobody else's."""
    return SharedClock(settings.clock_file) if settings.skeji_clock is TimeSource.SIMULATED else SystemClock()
