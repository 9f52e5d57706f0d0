"""What a member of a group is doing, for whoever looks after it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a member is doing."""

    assigned: tuple[str, ...]
    in_flight: int
    """Records read and not yet behind the committable offset."""
    waiting: int
    """Records that failed at least once and have no outcome yet."""
    handled: int
    polled_ago_s: float
    waiting_for_s: float = 0.0
    """How long, without a break, there has been one that waits."""
    waits_for: str | None = None
    """Which dependency does not answer, while nothing is started because of it, or only what does without it."""
    error: str | None = None
    """Why it is not a member at the moment, or ended for good."""
    suspended: tuple[str, ...] = ()
    """Which partitions are held, or a record of theirs is, and why: too many records failed as nobody expected, or a
    newer release is waited for."""
