"""What the fleet is asked to hold, and what it saw running: where `skeji scale`, `skeji status` and the fleet meet."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from pydantic import Field

from skeji_ray.document import Document

FLEET_ID = "fleet"


class FleetState(Document):
    """The one document of a running system's fleet; commands write `held`, the fleet writes the rest."""

    collection: ClassVar[str] = "Fleet"

    id: str = Field(FLEET_ID, alias="_id")
    held: dict[str, int] = Field(default_factory=dict)
    """Group -> how many members an operator wants; a group that is absent is the fleet's to size."""
    members: dict[str, int] = Field(default_factory=dict)
    """Group -> how many members ran when the fleet looked last."""
    observed_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    """When it looked last, real time."""
    release: str = ""
    """The version of the code that the fleet runs."""

    def hold(self, group: str, members: int) -> FleetState:
        """Keep `group` at exactly `members`; 0 stops it."""
        return self.model_copy(update={"held": {**self.held, group: members}})

    def free(self, group: str) -> FleetState:
        """Give `group` back to the fleet."""
        return self.model_copy(update={"held": {name: n for name, n in self.held.items() if name != group}})

    def observed(self, members: dict[str, int], release: str, at: datetime) -> FleetState:
        """What the fleet saw running."""
        return self.model_copy(update={"members": members, "release": release, "observed_at": at})
