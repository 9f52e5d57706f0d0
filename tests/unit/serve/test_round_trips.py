"""End-to-end latency: from a message at the webhook to the callback that says its answer went out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from skeji_ray.errors import DependencyUnreachable
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.inbound import WebhookMessage
from skeji_ray.metrics.table import ROUND_TRIP
from skeji_ray.serve import round_trips
from skeji_ray.serve.round_trips import RoundTrips
from skeji_ray.topology import INGRESS
from skeji_ray.whatsapp.notification import SendState
from skeji_ray.whatsapp.statuses import StatusUpdate
from tests.support.metrics import KeptSink

PHONE = "+972501234567"
MESSAGE = WebhookMessage.model_validate({"business_number": "1", "message": {}, "received_at": "2027-03-01T12:00:00Z"})


def message(correlation_id: str) -> Outgoing:
    return Outgoing(INGRESS.name, PHONE, MESSAGE, correlation_id, "c", "e")


def status(correlation_id: str, state: SendState = SendState.SENT) -> StatusUpdate:
    return StatusUpdate(stable_id(correlation_id, PHONE, "outcome"), "w", state, None)


class Edge:
    """The webhook's two ways, and a clock that is told the time."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.sink = KeptSink()
        self.down = False
        trips = RoundTrips(self.sink, lambda: self.now_s)
        self.publish, self.apply = trips.from_messages(self._publish), trips.to_statuses(self._apply)
        self.published: list[Outgoing] = []
        self.applied: list[StatusUpdate] = []

    async def _publish(self, outgoing: Sequence[Outgoing]) -> None:
        if self.down:
            raise DependencyUnreachable("down")
        self.published += outgoing

    async def _apply(self, updates: Sequence[StatusUpdate]) -> None:
        self.applied += updates

    @property
    def measured(self) -> list[float]:
        return self.sink.of(ROUND_TRIP).get((), [])


@pytest.fixture
def edge() -> Edge:
    return Edge()


async def test_the_way_of_a_message_is_measured_once(edge: Edge) -> None:
    await edge.publish([message("one")])
    edge.now_s = 1.5
    await edge.apply([status("one"), status("one", SendState.DELIVERED)])
    assert edge.measured == [1.5]
    assert (len(edge.published), len(edge.applied)) == (1, 2)


async def test_only_what_went_out_ends_a_way(edge: Edge) -> None:
    await edge.publish([message("one")])
    await edge.apply([status("one", SendState.FAILED), StatusUpdate(None, "w", SendState.SENT, None)])
    assert edge.measured == []


async def test_a_callback_of_a_reminder_or_of_another_replicas_message_is_let_go(edge: Edge) -> None:
    await edge.apply([status("another")])
    assert edge.measured == []


async def test_a_message_that_whatsapp_sends_again_is_measured_from_when_it_came_first(edge: Edge) -> None:
    edge.down = True
    with pytest.raises(DependencyUnreachable):
        await edge.publish([message("one")])
    edge.now_s, edge.down = 5.0, False
    await edge.publish([message("one")])
    edge.now_s = 6.0
    await edge.apply([status("one")])
    assert edge.measured == [6.0]


async def test_what_is_remembered_is_bounded(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(round_trips, "MOST_UNDER_WAY", 2)
    await edge.publish([message("one"), message("two"), message("three")])
    await edge.apply([status("one"), status("three")])
    assert len(edge.measured) == 1
