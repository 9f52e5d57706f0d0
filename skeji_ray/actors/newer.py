"""What an older release may meet: whether a newer one runs beside it, and what it knows of what one before did not."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from skeji_ray.actors.fleet_state import FLEET_ID, FleetState
from skeji_ray.catalogue.actions import action_of
from skeji_ray.errors import Permanent, Undecodable, UnknownAction
from skeji_ray.kafka.codec import decode
from skeji_ray.messages.pipeline import Command, Plan
from skeji_ray.pipeline.dead_letters import DeadLetterEntry
from skeji_ray.pipeline.execution import check_plan
from skeji_ray.release import RELEASE, is_newer
from skeji_ray.store.base import Store
from skeji_ray.topology import COMMANDS, TOPIC

FRESH_FOR_S = 2.0
"""The fleets say what they see every 5 s at least; many records may ask at once."""
_SERVICE = {topic.name: service for service, topic in COMMANDS.items()}


class NewerReleases:
    """Whether the fleet of a newer release looks after actors of its own, in the same consumer groups.

    Args:
        store: opens the database, when it is asked for the first time.
        release: ours.
    """

    def __init__(
        self, store: Callable[[], Store], release: str = RELEASE, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._open = store
        self._store: Store | None = None
        self._release = release
        self._monotonic = monotonic
        self._asked_at = float("-inf")
        self._runs = False

    async def run(self) -> bool:
        """Ask. Raises Transient where the database does not say."""
        if self._monotonic() - self._asked_at > FRESH_FOR_S:
            self._store = self._store or self._open()
            state = await self._store.get(FleetState, FLEET_ID) or FleetState()
            running = state.releases_at(datetime.now(UTC))
            self._runs = any(is_newer(one, self._release) for one in running)
            self._asked_at = self._monotonic()
        return self._runs


class _Stored(NamedTuple):
    """A letter's record as it stood in its topic."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[str, bytes | None]]


def is_known(letter: DeadLetterEntry) -> bool:
    """Whether this release knows the version, the words and the actions of a letter's record."""
    if letter.original_topic not in TOPIC:
        return False
    headers = [(name, text.encode()) for name, text in letter.headers.items()]
    place = letter.original_topic, letter.original_partition, letter.original_offset, 0
    try:
        value = decode(_Stored(*place, letter.key_bytes, letter.value_bytes, headers)).value
        if isinstance(value, Plan):
            check_plan(value)
        elif isinstance(value, Command):
            action_of(_SERVICE[letter.original_topic], value.action)
    except (Undecodable, UnknownAction):
        return False
    except Permanent:  # it is known, and asks for what cannot be
        return True
    return True
