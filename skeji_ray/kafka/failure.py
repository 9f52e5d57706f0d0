"""How a record failed, and where it stands."""

from __future__ import annotations

import traceback
from typing import NamedTuple

from skeji_ray.kafka.codec import decode_headers, first_offset
from skeji_ray.messages.base import RawRecord
from skeji_ray.messages.events import TRANSIENT_EXHAUSTED
from skeji_ray.messages.people import mask

_STACK_CHARACTERS = 4_000


class Failure(NamedTuple):
    """How a record failed for the last time."""

    error: Exception
    attempts: int
    group: str
    actor: str

    @property
    def error_class(self) -> str:
        """The class that its letter is listed under."""
        exhausted = getattr(self.error, "retriable", False)
        return TRANSIENT_EXHAUSTED if exhausted else type(self.error).__name__

    @property
    def stack(self) -> str:
        """The end of its stack."""
        return "".join(traceback.format_exception(self.error))[-_STACK_CHARACTERS:]


def place_of(raw: RawRecord) -> str:
    """Where a record stands, for a log line."""
    return f"{raw.topic}[{raw.partition}]@{first_offset(raw)}"


def about_raw(raw: RawRecord) -> str:
    """Which record, for a log line, however little of it can be read: its correlation id, its place, its key masked."""
    key = (raw.key or b"").decode(errors="replace")
    return f"correlation_id={decode_headers(raw, None).correlation_id[:64]} {place_of(raw)} key={mask(key)}"


def frames_of(error: BaseException) -> str:
    """Where an error came from, for the log: code alone, for its message may hold what a person wrote."""
    return "".join(traceback.format_tb(error.__traceback__))[-_STACK_CHARACTERS:]
