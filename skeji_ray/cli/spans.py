"""Spans of time as people write them."""

from __future__ import annotations

import re
from datetime import timedelta

from skeji_ray.errors import UsageError

MOST = timedelta(days=400)
_SPAN = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")


def span_of(text: str) -> timedelta:
    """`24h`, `90m`, `2d`, `1h30m`.

    Raises:
        UsageError: it is no such span, or not one from a second to 400 days.
    """
    match = _SPAN.fullmatch(text)
    parts = [int(part or 0) for part in match.groups()] if match else []
    if parts and max(parts) < 10**9:
        span = timedelta(days=parts[0], hours=parts[1], minutes=parts[2], seconds=parts[3])
        if timedelta() < span <= MOST:
            return span
    raise UsageError(f"{text!r}: not a span like 24h, 90m or 1d12h, of at most {MOST.days} days")
