"""Time is passed in. Domain time can be simulated; leases, retries and step deadlines read real time."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """Says what time it is, in UTC."""

    def now(self) -> datetime:
        """The present instant, time zone UTC."""
        ...


class SystemClock:
    """Real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock:
    """Stands still until it is moved: the clock of unit tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        return self._at

    def move(self, span: timedelta) -> None:
        """Go forward by `span`."""
        self._at += span


class SharedClock:
    """Real time plus an offset that every process of one home reads from one small file.

    A rename replaces the file in one step, and every reader looks at the file each time it is asked, so when
    `shift` returns all processes of the machine follow. Without the file it is real time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        self._offset = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset()

    def offset(self) -> timedelta:
        """How far domain time is ahead of real time."""
        try:
            stat = os.stat(self._path)
        except FileNotFoundError:
            return timedelta()
        seen = (stat.st_mtime_ns, stat.st_ino)
        if seen != self._seen:
            self._offset = timedelta(seconds=float(json.loads(self._path.read_text())["offset_s"]))
            self._seen = seen
        return self._offset

    def shift(self, span: timedelta) -> None:
        """Move domain time by `span`, for every process of this home."""
        offset = self.offset() + span
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(f".{os.getpid()}.tmp")
        fresh.write_text(json.dumps({"offset_s": offset.total_seconds()}))
        fresh.replace(self._path)
