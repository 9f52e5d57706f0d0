"""A record, or a whole batch of records, of which Kafka's own envelope cannot be decoded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnreadableRecord:
    """Stands in its partition where the records that could not be decoded stand, and passes as one record.

    It has the key, the value and the headers as far as they can be told; where nothing can, `value` is the raw bytes
    of the record, or of its whole batch.
    """

    topic: str
    partition: int
    first_offset: int
    offset: int
    """The last that it stands for: whoever is done with it goes on behind it."""
    timestamp: int
    """Milliseconds; of a batch, its newest record's."""
    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[str, bytes | None]]
    fault: str
    """Why it could not be decoded."""
