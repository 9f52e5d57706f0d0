"""What this process knows of sends that have no end yet: none, whether it may have been sent, or that it was taken."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from skeji_ray.clock import Clock
from skeji_ray.errors import NotYet

CALLBACK_WITHIN = timedelta(seconds=5)
"""For so long a message that may have been sent waits for a status callback that says so."""
MOST_KNOWN = 10_000
"""Of one that is forgotten the worst is assumed: it waits once more."""

Taken = Mapping[str, object]
"""What is to be noted of a message that WhatsApp has taken."""


LOOKED_AT_EVERY = timedelta(seconds=1)


class AwaitsItsCallback(NotYet):
    """It may have been sent, and WhatsApp's word is awaited: its lane waits, and holds no working slot."""


class Fates:
    """By notification id. A message that was intended, and of which nothing is known here, was begun by another
    incarnation that may have sent it.

    Args:
        real: real time; callbacks do not follow simulated time.
    """

    def __init__(self, real: Clock) -> None:
        self._real = real
        self._wait_until: OrderedDict[str, datetime | None] = OrderedDict()
        self._taken: OrderedDict[str, Taken] = OrderedDict()

    def was_not_sent(self, id: str) -> None:
        """WhatsApp did not take it this time, for sure: it may be sent at once."""
        _remember(self._wait_until, id, None)

    def may_be_sent(self, id: str) -> None:
        """It had no answer: it waits from now on."""
        _remember(self._wait_until, id, self._real.now() + CALLBACK_WITHIN)

    def was_taken(self, id: str, noted: Taken) -> None:
        """WhatsApp has it; that must be noted, and it must not be sent again meanwhile."""
        _remember(self._taken, id, noted)

    def taken(self, id: str) -> Taken | None:
        """What is still to be noted of a message that was taken."""
        return self._taken.get(id)

    def check(self, id: str) -> None:
        """Whether one that was intended before may be sent again.

        Raises:
            AwaitsItsCallback: not yet.
        """
        if id not in self._wait_until:
            self.may_be_sent(id)
        until = self._wait_until[id]
        left = until - self._real.now() if until is not None else timedelta()
        if left > timedelta():
            look_in = min(left, LOOKED_AT_EVERY)
            raise AwaitsItsCallback("it may have been sent: WhatsApp's word is awaited", look_in.total_seconds())

    def ended(self, id: str) -> None:
        """Its end is written down."""
        self._wait_until.pop(id, None)
        self._taken.pop(id, None)


def _remember(known: OrderedDict[str, Any], id: str, what: object) -> None:
    known[id] = what
    known.move_to_end(id)
    if len(known) > MOST_KNOWN:
        known.popitem(last=False)
