"""What an executor remembers of its open executions: it need not read them again, nor write what goes without saying.

All of it is a cache: an incarnation that remembers nothing does the same, with more calls of the database.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from typing import Any, NamedTuple

from skeji_ray.pipeline.execution import Execution

MOST_KNOWN = 2000


class _Asked(NamedTuple):
    version: int
    at: datetime


class Known:
    """The last that was written of each open execution, and the commands that were published for it. The oldest give
    way."""

    def __init__(self) -> None:
        self._written: OrderedDict[str, Execution] = OrderedDict()
        self._asked: OrderedDict[str, _Asked] = OrderedDict()

    def written(self, execution: Execution) -> Execution:
        """This is how it stands now."""
        self._written.pop(execution.id, None)
        if execution.state.is_open:
            self._written[execution.id] = execution
            trim(self._written)
        else:
            self._asked.pop(execution.id, None)
        return execution

    def last(self, id: str) -> Execution | None:
        """How it stood when it was written last, by us."""
        return self._written.get(id)

    def asked(self, execution: Execution, at: datetime) -> None:
        """The broker has the command of this version. Its reply's write says so too: only where that does not come
        soon is it noted by a write of its own."""
        self._asked.pop(execution.id, None)
        self._asked[execution.id] = _Asked(execution.version, at)
        trim(self._asked)

    def asked_at(self, execution: Execution) -> datetime | None:
        """When the broker had the command of this very version."""
        asked = self._asked.get(execution.id)
        return asked.at if asked is not None and asked.version == execution.version else None


def trim(cache: OrderedDict[str, Any]) -> None:
    """The oldest gives way, should there be too many."""
    if len(cache) > MOST_KNOWN:
        cache.popitem(last=False)
