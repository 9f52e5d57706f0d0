"""W3C trace context (https://www.w3.org/TR/trace-context): which span something was caused by."""

from __future__ import annotations

import re
from typing import NamedTuple

SAMPLED = 1
_TRACEPARENT = re.compile(r"(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})")
_ID = re.compile(r"(?!0{32})[0-9a-f]{32}")


class TraceParent(NamedTuple):
    """The header `traceparent`, read."""

    trace_id: str
    """32 hexadecimal digits, not all of them 0."""
    span_id: str | None
    """16 hexadecimal digits; None: the trace is known, no span of it is."""
    flags: int = SAMPLED

    def __str__(self) -> str:
        return f"00-{self.trace_id}-{self.span_id or '':0>16}-{self.flags:02x}"


def read(header: str | None) -> TraceParent | None:
    """The context that a header names; None where it is missing or not valid."""
    found = _TRACEPARENT.fullmatch(header) if header is not None else None
    return TraceParent(found[1], found[2], int(found[3], 16)) if found else None


def trace_id_of(correlation_id: str) -> str | None:
    """The trace of everything that one message causes; None where the id is no UUID."""
    digits = correlation_id.replace("-", "").lower()
    return digits if _ID.fullmatch(digits) else None
