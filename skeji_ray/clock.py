"""Time is passed in. Domain time can be simulated; leases, retries and step deadlines read real time."""

from __future__ import annotations

import json
import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from skeji_ray.errors import SettingError

log = logging.getLogger(__name__)

MAX_OFFSET = timedelta(days=100 * 366)
"""Of simulated time: all that is computed from an instant must stay within a calendar."""


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
    `shift` returns all processes of the machine follow. Without the file it is real time; where the file is damaged
    too, since a consumer must not stop because of it: that is logged once.
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
        except OSError:
            return timedelta()
        seen = (stat.st_mtime_ns, stat.st_ino)
        if seen != self._seen:
            self._offset, self._seen = self._read(), seen
        return self._offset

    def _read(self) -> timedelta:
        try:
            return read_offset(self._path)
        except SettingError as damaged:
            log.warning("domain time is real time: %s", damaged)
            return timedelta()

    def shift(self, span: timedelta) -> None:
        """Move domain time by `span`, for every process of this home."""
        offset = self.offset() + span
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = self._path.with_suffix(f".{os.getpid()}.tmp")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(json.dumps({"offset_s": offset.total_seconds()}))
        fresh.replace(self._path)


def read_offset(path: Path) -> timedelta:
    """Return the offset that stands in a clock file.

    Raises:
        SettingError: it cannot be read, or says nothing that a clock could follow.
    """
    try:
        offset = timedelta(seconds=float(json.loads(path.read_bytes())["offset_s"]))
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise SettingError(f"{path} is damaged ({type(error).__name__}): delete it") from None
    if abs(offset) > MAX_OFFSET:
        raise SettingError(f"{path} is damaged ({offset.days} days): delete it")
    return offset
