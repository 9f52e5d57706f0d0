"""What is being made at this moment: so that limits and duplicates hold when two commands run at once.

Whoever makes or changes something notes it first, reads what stands then, and counts both: of two at once the one that
noted second sees the first, by its note or because it stands. A note that a crash left is not counted after a while.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar

from skeji_ray.document import EXPIRY, ExpiringDocument, Index
from skeji_ray.messages.base import Value

ABANDONED_AFTER = timedelta(minutes=10)
MOST_NOTES = 100
_KEPT_FOR = timedelta(hours=1)


class Likeness(Value):
    """What makes two of them the same: one name, and places and services that hold each other's. Of a booking: its id,
    and that of its business."""

    id: str
    name: str
    cities: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()

    def same(self, other: Likeness) -> bool:
        return (
            self.id != other.id
            and self.name == other.name
            and _nested(self.cities, other.cities)
            and _nested(self.labels, other.labels)
        )


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


class Note(Value):
    """One thing as it is about to be."""

    command_id: str
    what: Likeness
    at: datetime


class UnderWay(ExpiringDocument):
    """Notes of one person's businesses or bookings, or of one business's calendars; the id is a hash of whose."""

    collection: ClassVar[str] = "Under_way"
    indexes: ClassVar[tuple[Index, ...]] = (EXPIRY,)

    notes: tuple[Note, ...] = ()

    def kept_for(self) -> timedelta:
        return _KEPT_FOR

    def with_note(self, note: Note) -> UnderWay:
        """With this one last; one that stands keeps its place, and what a crash left goes."""
        if any(one.command_id == note.command_id for one in self.notes):
            return self
        fresh = [one for one in self.notes if note.at - one.at < ABANDONED_AFTER]
        return self.model_copy(update={"notes": (*fresh, note)[-MOST_NOTES:]})

    def without(self, command_id: str) -> UnderWay:
        left = tuple(one for one in self.notes if one.command_id != command_id)
        return self if len(left) == len(self.notes) else self.model_copy(update={"notes": left})

    def before(self, command_id: str) -> tuple[Likeness, ...]:
        """What others are making who noted it earlier."""
        earlier = []
        for note in self.notes:
            if note.command_id == command_id:
                break
            earlier.append(note.what)
        return tuple(earlier)


def others(of: Likeness, *known: Iterable[Likeness]) -> set[str]:
    """The ids of all others that stand or are being made."""
    return {one.id for group in known for one in group if one.id != of.id}
