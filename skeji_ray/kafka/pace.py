"""How long a member's fetches wait at the broker, and its polls for them.

A broker that answers a waiting fetch as soon as there is a record lets everybody wait long: that costs nothing. The
embedded broker answers only after about half of the time that a fetch may wait, so there the wait follows the traffic:
short for some seconds after a record came, since more usually follow, and long while nobody writes, since every fetch
costs a millisecond of CPU.
"""

from __future__ import annotations

from typing import Protocol

POLL_MS = 100
AWAKE_FOR_S = 5.0
"""How long after a record the next one is expected."""
AWAKE_FETCH_MS = 50
ASLEEP_FETCH_MS = 250
ASLEEP_POLL_MS = 500
"""A poll ends at once when records come; that it ends rarely without pays for fetches that wait less than usual."""


class Pace(Protocol):
    """What the thread that polls asks before every poll."""

    poll_ms: int
    fetch_ms: int | None
    """How long a fetch may wait; None: as the client was made."""

    def note(self, *, came: bool, now: float) -> None:
        """A poll has ended at `now`, in monotonic seconds, and records came or none did."""


class Steady:
    """The same, whatever comes."""

    poll_ms: int = POLL_MS
    fetch_ms: int | None = None

    def note(self, *, came: bool, now: float) -> None:
        pass


class Adaptive:
    """Short waits while records come, long ones when none did for a while."""

    def __init__(self) -> None:
        self._heard_at = float("-inf")
        self.poll_ms: int = ASLEEP_POLL_MS
        self.fetch_ms: int | None = ASLEEP_FETCH_MS

    def note(self, *, came: bool, now: float) -> None:
        if came:
            self._heard_at = now
        is_awake = now - self._heard_at < AWAKE_FOR_S
        self.poll_ms = POLL_MS if is_awake else ASLEEP_POLL_MS
        self.fetch_ms = AWAKE_FETCH_MS if is_awake else ASLEEP_FETCH_MS


def pace_of(*, answers_late: bool) -> Pace:
    """Return the pace for a broker that answers a waiting fetch at once, or late."""
    return Adaptive() if answers_late else Steady()
