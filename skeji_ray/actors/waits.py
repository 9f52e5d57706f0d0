"""Since when a message waits to be planned, and for how long it is not looked at: no working slot is held meanwhile."""

from __future__ import annotations

import random
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from skeji_ray.clock import Clock
from skeji_ray.errors import NotYet

MOST_KNOWN = 20_000
"""More than a member can hold of its topic; one that is forgotten begins to wait anew."""


class AwaitsItsConversation(NotYet):
    """A pipeline of its conversation still runs, whose results are its context."""


class AwaitsThePlanner(NotYet):
    """The planner does not answer. Its lane waits; what needs no planner goes on."""


@dataclass
class Wait:
    """One message's."""

    since: datetime
    asked_at: datetime | None = None
    """Since when it needs the planner: nothing else is looked up for it while that is away. What it waited for before,
    such as the database, is no reason for a notice."""
    told: bool = False
    """Its sender has the notice."""


class Waits:
    """By plan id.

    Args:
        real: real time; nobody waits in simulated time.
    """

    def __init__(self, real: Clock) -> None:
        self._real = real
        self._jitter = random.Random()
        self._waits: OrderedDict[str, Wait] = OrderedDict()

    def __len__(self) -> int:
        return len(self._waits)

    def of(self, id: str) -> Wait:
        """What is known of this one; it waits from now on when nothing is."""
        wait = self._waits.get(id)
        if wait is None:
            wait = self._waits[id] = Wait(self._real.now())
            if len(self._waits) > MOST_KNOWN:
                self._waits.popitem(last=False)
        return wait

    def ended(self, id: str) -> None:
        """It waits no more."""
        self._waits.pop(id, None)

    def asks(self, wait: Wait) -> None:
        """It needs the planner, from now on at the latest."""
        wait.asked_at = wait.asked_at or self._real.now()

    def so_far(self, wait: Wait) -> timedelta:
        return self._real.now() - wait.since

    def for_planner(self, wait: Wait) -> timedelta:
        """How long it has needed the planner."""
        return self._real.now() - wait.asked_at if wait.asked_at else timedelta()

    def pause_s(self, waited: timedelta, shortest_s: float, longest_s: float) -> float:
        """Until the next look: the longer it has waited the rarer, and no two in step."""
        whole = min(max(waited.total_seconds() / 2, shortest_s), longest_s)
        return whole * (0.5 + self._jitter.random() / 2)
