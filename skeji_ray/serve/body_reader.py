"""Reading of request bodies: within bounds of its own, in all and for each peer, and at a least rate.

Whoever sends slowly holds a place among the readers and nothing else. Where the places are taken, a newcomer gets that
of the slowest reader, so that a body that comes whole is read whatever else is connected.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field

from starlette.requests import ClientDisconnect, Request

MAX_BODY_BYTES = 3_000_000
"""WhatsApp's own bound is 3 MB."""
MAX_READING = 400
"""Bodies that are read at once; with the requests that are worked on fewer than Serve's `max_ongoing_requests`."""
MAX_READING_A_PEER = 200
MAX_HELD_BYTES = 96_000_000
"""Of all bodies that are being read."""
READ_TIMEOUT_S = 10.0
GRACE_S = 2.0
"""How long a body may take before its rate counts."""
MIN_BYTES_PER_S = 16_384
_TICK_S = 0.001
YIELDS_AFTER_S = 0.25
"""A reader that is younger gives its place to nobody: most bodies are read in a few milliseconds."""


class BodyRefused(Exception):
    """A body that is not read; `status` and the message are the answer."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


@dataclass(eq=False, slots=True)
class _Reading:
    """One body that is being read."""

    peer: str
    began: float
    body: bytearray = field(default_factory=bytearray)
    timeout: asyncio.Timeout | None = None
    evicted: bool = False

    def ends_by(self) -> float:
        """The time by which more of it must have come."""
        return self.began + min(GRACE_S + len(self.body) / MIN_BYTES_PER_S, READ_TIMEOUT_S)

    def evict(self, now: float) -> None:
        self.evicted = True
        if self.timeout is not None:
            self.timeout.reschedule(now)


class BodyReader:
    """Reads bodies. Belongs to one event loop."""

    def __init__(self) -> None:
        self._readings: set[_Reading] = set()
        self._held_bytes = 0

    async def read(self, request: Request, peer: str) -> bytes:
        """Return the whole body.

        Raises:
            BodyRefused: it is too large, too slow, was broken off, or its place was needed for another.
        """
        reading = self._admit(peer)
        try:
            async with asyncio.timeout_at(reading.ends_by()) as reading.timeout:
                await self._fill(reading, request)
        except (TimeoutError, ClientDisconnect):
            if reading.evicted:
                raise _too_many() from None
            raise BodyRefused(408, "body: it came too slowly, or not to its end") from None
        finally:
            self._end(reading)
        return bytes(reading.body)

    async def _fill(self, reading: _Reading, request: Request) -> None:
        """Refuse a body as soon as it is known to be too large, whatever length it declared."""
        async for chunk in request.stream():
            if reading.evicted or reading.timeout is None:
                raise TimeoutError
            reading.body += chunk
            self._held_bytes += len(chunk)
            if len(reading.body) > MAX_BODY_BYTES:
                raise too_large()
            if self._held_bytes > MAX_HELD_BYTES:
                self._make_room(self._readings)
            reading.timeout.reschedule(reading.ends_by())

    def _admit(self, peer: str) -> _Reading:
        """A place among the readers, taken from the slowest where there is none. Raises BodyRefused."""
        of_peer = [one for one in self._readings if one.peer == peer]
        if len(of_peer) >= MAX_READING_A_PEER:
            self._make_room(of_peer)
        elif len(self._readings) >= MAX_READING:
            self._make_room(self._readings)
        reading = _Reading(peer, _now())
        self._readings.add(reading)
        return reading

    def _make_room(self, readings: Collection[_Reading]) -> None:
        """End the slowest of them. Raises BodyRefused where all have only just begun."""
        now = _now()
        old = [one for one in readings if now - one.began >= YIELDS_AFTER_S]
        if not old:
            raise _too_many()
        slowest = min(old, key=lambda one: len(one.body) / max(now - one.began, _TICK_S))
        slowest.evict(now)
        self._end(slowest)

    def _end(self, reading: _Reading) -> None:
        if reading in self._readings:
            self._readings.remove(reading)
            self._held_bytes -= len(reading.body)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _too_many() -> BodyRefused:
    return BodyRefused(429, "too many requests at once")


def too_large() -> BodyRefused:
    return BodyRefused(413, f"body: at most {MAX_BODY_BYTES} bytes")
