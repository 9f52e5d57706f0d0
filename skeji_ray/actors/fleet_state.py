"""What the fleet is asked to hold, and what it saw running: where `skeji scale`, `skeji status` and the fleet meet.

While a new release takes over there are two fleets for a while, each in a Ray cluster of its own, in the same groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from pydantic import Field

from skeji_ray.document import Document
from skeji_ray.messages.base import Value

FLEET_ID = "fleet"
FRESH_FOR = timedelta(seconds=20)
"""A fleet that was not heard of for longer does not look any more: it says what it sees every 5 s at least."""
MAX_SUSPENDED = 50
"""Lines that one fleet tells; there are more partitions than that only where everything stands."""
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class FleetSeen(Value):
    """What one fleet saw when it looked last."""

    fleet: str
    """Which: its Ray cluster's address, the same after a crash of the fleet."""
    members: dict[str, int]
    """Group -> how many members took part."""
    release: str
    """The version of the code that it runs."""
    observed_at: datetime
    """Real time."""
    suspended: tuple[str, ...] = ()
    """Which partitions of which members wait although what they rest on answers, each with the reason."""


class FleetState(Document):
    """The one document of a running system's fleets; commands write `held`, each fleet writes what it saw."""

    collection: ClassVar[str] = "Fleet"

    id: str = Field(FLEET_ID, alias="_id")
    held: dict[str, int] = Field(default_factory=dict)
    """Group -> how many members an operator wants of each fleet; a group that is absent is the fleet's to size."""
    fleets: tuple[FleetSeen, ...] = ()

    @property
    def observed_at(self) -> datetime:
        """When any of them looked last."""
        return max((one.observed_at for one in self.fleets), default=_NEVER)

    @property
    def members(self) -> dict[str, int]:
        """Group -> members of all fleets that look."""
        counted: Counter[str] = Counter()
        for one in self._looking(self.observed_at):
            counted.update(one.members)
        return dict(counted)

    @property
    def release(self) -> str:
        """The version of the code that runs; all of them where there are two."""
        return ", ".join(sorted({one.release for one in self._looking(self.observed_at)}))

    @property
    def suspended(self) -> tuple[str, ...]:
        """What is suspended in any fleet that looks."""
        return tuple(line for one in self._looking(self.observed_at) for line in one.suspended)

    def releases_at(self, now: datetime) -> frozenset[str]:
        """The releases whose fleets look."""
        return frozenset(one.release for one in self._looking(now))

    def of(self, fleet: str) -> FleetSeen | None:
        """What one fleet saw."""
        return next((one for one in self.fleets if one.fleet == fleet), None)

    def since(self, at: datetime) -> FleetState:
        """As if nobody had looked before `at`."""
        return self.model_copy(update={"fleets": tuple(one for one in self.fleets if one.observed_at >= at)})

    def hold(self, group: str, members: int) -> FleetState:
        """Keep `group` at exactly `members`; 0 stops it."""
        return self.model_copy(update={"held": {**self.held, group: members}})

    def free(self, group: str) -> FleetState:
        """Give `group` back to the fleet."""
        return self.model_copy(update={"held": {name: n for name, n in self.held.items() if name != group}})

    def observed(
        self, members: dict[str, int], release: str, at: datetime, *, fleet: str = "", suspended: Sequence[str] = ()
    ) -> FleetState:
        """What a fleet saw running; one that was not heard of for long is forgotten."""
        seen = FleetSeen(
            fleet=fleet, members=members, release=release, observed_at=at, suspended=tuple(suspended[:MAX_SUSPENDED])
        )
        others = (one for one in self._looking(at) if one.fleet != fleet)
        return self.model_copy(update={"fleets": (*others, seen)})

    def without(self, fleet: str) -> FleetState:
        """A fleet has ended."""
        return self.model_copy(update={"fleets": tuple(one for one in self.fleets if one.fleet != fleet)})

    def _looking(self, now: datetime) -> tuple[FleetSeen, ...]:
        return tuple(one for one in self.fleets if now - one.observed_at < FRESH_FOR)
