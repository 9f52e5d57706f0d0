"""Where spans go: whoever opens one is given a tracer, and knows nothing of what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import Protocol

from skeji_ray.tracing.context import TraceParent

Attributes = Mapping[str, str | int]
"""By the names of OpenTelemetry's semantic conventions. Never a phone, nor anything that somebody wrote."""


class Kind(StrEnum):
    """As OpenTelemetry knows them."""

    CONSUMER = "consumer"
    PRODUCER = "producer"
    CLIENT = "client"
    INTERNAL = "internal"


class Span(Protocol):
    """A span that is open."""

    def context(self) -> TraceParent:
        """What is caused by it carries this. Whoever asks makes it somebody's parent."""
        ...


class Tracer(Protocol):
    """The spans of one process part. Any thread; nothing here waits for the network, but `close`."""

    def span(
        self, name: str, kind: Kind, attributes: Attributes, parent: TraceParent | None
    ) -> AbstractContextManager[Span]:
        """A span around the body, failed where that raises; the error's class is told, its words are not.

        A body that raises NotYet did nothing: unless something was caused by it there is no span, for it may come
        many times a second.

        Args:
            parent: without a span it begins its trace; None begins a trace of its own.
        """
        ...

    def close(self) -> None:
        """Send what is left, for a bounded time; later spans are lost."""
        ...
