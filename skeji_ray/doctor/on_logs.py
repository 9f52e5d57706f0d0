"""The check of logs: what is said of a record names its correlation id, and no phone."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from skeji_ray.doctor.finding import WELL, Finding
from skeji_ray.doctor.patient import Patient
from skeji_ray.errors import Permanent
from skeji_ray.kafka import middleware
from skeji_ray.messages.base import Headers, Message, Outgoing, Record
from skeji_ray.topology import PLANS

CORRELATION_ID = "5d6f0c1e-0000-5000-8000-00000000d0c7"
PHONE = "+972500000000"
"""Nobody's: the block is not given out."""


async def correlation(_: Patient) -> Finding:
    """A record goes through the logging that stands around every handler; it is published nowhere."""
    with _overheard() as lines, suppress(Permanent):
        await middleware.logging_middleware("doctor")(_fails)(_record())
    line = " ".join(lines)
    if CORRELATION_ID not in line:
        return Finding(False, "the log line of a record does not name its correlation id")
    if PHONE in line or PHONE.removeprefix("+") in line:
        return Finding(False, "the log line of a record shows a whole phone number")
    return WELL


async def _fails(_: Record[Any]) -> list[Outgoing]:
    raise Permanent(f"nothing can be done for {PHONE}")


def _record() -> Record[Any]:
    headers = Headers("event", "Plan", CORRELATION_ID, "conversation", "1.0", "doctor", "")
    return Record(PLANS.name, 0, 0, PHONE, datetime(1970, 1, 1, tzinfo=UTC), Message(), headers)


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """What the middleware logs meanwhile, at every level, and nobody else hears."""
    lines: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    ear, logger = Ear(), middleware.log
    level, propagates = logger.level, logger.propagate
    logger.addHandler(ear)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    try:
        yield lines
    finally:
        logger.propagate = propagates
        logger.setLevel(level)
        logger.removeHandler(ear)
