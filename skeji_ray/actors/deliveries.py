"""One event for several people: each of them is a delivery of its own, and none of them stops another's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from skeji_ray.errors import DependencyUnreachable, NotAllReached, NotYet, Permanent, Transient, Unreachable
from skeji_ray.messages.people import mask


class Deliveries:
    """Collect the failures of single deliveries until all of them were tried."""

    def __init__(self) -> None:
        self._failed: dict[str, Exception] = {}
        """Identity -> why this person was not told."""

    @contextmanager
    def to(self, recipient: str) -> Iterator[None]:
        """Keep whatever fails for this person; what nobody can be told without is raised at once."""
        try:
            yield
        except DependencyUnreachable:
            raise
        except Exception as error:
            self._failed[recipient] = error

    def end(self) -> None:
        """Raise what is to become of the record, once everybody was tried.

        Raises:
            NotYet: somebody's time has not come: the record waits, for the shortest of these times.
            NotAllReached: somebody may be reached by a later try; names all who were not told.
            Unreachable: nobody of those who were not told will be; names them.
            Exception: what nobody expected, as it was; its dead letter is of everybody who was not told.
        """
        errors = list(self._failed.values())
        unexpected = [error for error in errors if not isinstance(error, Transient | Permanent)]
        if unexpected:
            raise unexpected[0]
        if waits := [error for error in errors if isinstance(error, NotYet)]:
            raise min(waits, key=lambda wait: wait.again_in_s)
        if errors:
            kind = NotAllReached if any(isinstance(error, Transient) for error in errors) else Unreachable
            said = "; ".join(f"{mask(recipient)}: {error}" for recipient, error in self._failed.items())
            raise kind(f"not told: {said}", tuple(self._failed)) from errors[0]
