"""End-to-end latency, measured where a message comes in and where WhatsApp says that its answer went out.

Both pass through the webhook, so one clock of one process measures the whole way, without a header or a document of
its own: the answer's callback carries the notification's id, which is a function of the message's. With several
replicas some callbacks come to another one than the message did; those are not measured, and the others are as good
a sample.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from time import monotonic

from skeji_ray.messages.base import Outgoing, Publish
from skeji_ray.messages.ids import stable_id
from skeji_ray.metrics.sink import Sink
from skeji_ray.metrics.table import ROUND_TRIP
from skeji_ray.serve.webhook import ApplyStatuses
from skeji_ray.whatsapp.notification import SendState
from skeji_ray.whatsapp.statuses import StatusUpdate

MOST_UNDER_WAY = 20_000
"""Messages that are remembered; the oldest is let go for a new one."""
WENT_OUT = frozenset({SendState.SENT, SendState.DELIVERED, SendState.READ})


class RoundTrips:
    """Stands around what the webhook does with messages and with callbacks. Belongs to one loop."""

    def __init__(self, sink: Sink, clock: Callable[[], float] = monotonic) -> None:
        self._measure = sink.series(ROUND_TRIP)
        self._clock = clock
        self._under_way: OrderedDict[str, float] = OrderedDict()

    def from_messages(self, publish: Publish) -> Publish:
        """`publish`, with the time at which each message came remembered."""

        async def remembering(outgoing: Sequence[Outgoing]) -> None:
            came_at = self._clock()
            for one in outgoing:
                self._under_way.setdefault(stable_id(one.correlation_id, one.key, "outcome"), came_at)
            while len(self._under_way) > MOST_UNDER_WAY:
                self._under_way.popitem(last=False)
            await publish(outgoing)

        return remembering

    def to_statuses(self, apply: ApplyStatuses) -> ApplyStatuses:
        """`apply`, with the end of each way measured once."""

        async def measuring(updates: Sequence[StatusUpdate]) -> None:
            for update in updates:
                if update.state in WENT_OUT and update.notification_id is not None:
                    came_at = self._under_way.pop(update.notification_id, None)
                    if came_at is not None:
                        self._measure(self._clock() - came_at)
            await apply(updates)

        return measuring
