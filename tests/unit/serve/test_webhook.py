"""The webhook: nothing is taken that the broker does not have."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from skeji_ray.clock import FixedClock
from skeji_ray.errors import DependencyUnreachable
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.ids import conversation_id_of, correlation_id_of
from skeji_ray.messages.inbound import WebhookMessage
from skeji_ray.metrics.sink import NO_SINK, Measure, Sink
from skeji_ray.metrics.table import Metric
from skeji_ray.serve import body_reader, webhook
from skeji_ray.whatsapp.signature import HEADER, sign
from skeji_ray.whatsapp.statuses import StatusUpdate
from tests.support.whatsapp import DAN, NOON, NUMBER, SARAH, body_of, text_from, value_of

SECRET = "app secret"
SECOND = "100000000000002"
STATUS = {"id": "w1", "status": "sent", "biz_opaque_callback_data": "n1"}


class Broker:
    """What was published; `down` while it acknowledges nothing, `slow` while it waits for `go`."""

    def __init__(self) -> None:
        self.records: list[Outgoing] = []
        self.statuses: list[StatusUpdate] = []
        self.down = self.statuses_down = False
        self.go = asyncio.Event()
        self.go.set()
        self.asked = asyncio.Semaphore(0)
        """Counts the calls of `publish`, so that a test can wait for one."""

    async def publish(self, outgoing: Sequence[Outgoing]) -> None:
        self.asked.release()
        await self.go.wait()
        if self.down and outgoing:
            raise DependencyUnreachable("down")
        self.records += outgoing

    async def apply(self, updates: Sequence[StatusUpdate]) -> None:
        if self.statuses_down and updates:
            raise DependencyUnreachable("down")
        self.statuses += updates


class Meta:
    """Posts to the webhook as Meta does."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def posts(self, raw: bytes, signature: str | None = "right") -> int:
        headers = {} if signature is None else {HEADER: sign(raw, SECRET) if signature == "right" else signature}
        return (await self.client.post("/webhook", content=raw, headers=headers)).status_code

    async def delivers(self, *values: dict[str, Any]) -> int:
        return await self.posts(json.dumps(body_of(*values)).encode())

    async def writes(self, *messages: dict[str, Any]) -> int:
        return await self.delivers(value_of(messages=list(messages)))


class Counted:
    """A sink that keeps what was counted, by the metric's name and its labels."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, ...]] = Counter()

    def series(self, metric: Metric, *labels: str) -> Measure:
        def count(by: float) -> None:
            self.counts[metric.name, *labels] += int(by)

        return count


@pytest.fixture
def broker() -> Broker:
    return Broker()


@pytest.fixture
def counted() -> Counted:
    return Counted()


def app_on(broker: Broker, at_end: Callable[[], None] | None = None, sink: Sink = NO_SINK, **more: Any) -> FastAPI:
    return webhook.webhook_app(
        publish=broker.publish,
        apply_statuses=broker.apply,
        app_secret=SECRET,
        verify_token="verify",
        clock=FixedClock(NOON),
        numbers=[NUMBER, SECOND],
        sink=sink,
        at_end=at_end,
        **more,
    )


@pytest.fixture
async def meta(broker: Broker, counted: Counted) -> AsyncIterator[Meta]:
    app = app_on(broker, sink=counted)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        yield Meta(client)


async def test_meta_verifies_the_webhook_with_the_token_alone(meta: Meta) -> None:
    async def verify(**query: str) -> httpx.Response:
        return await meta.client.get("/webhook", params={f"hub.{name}": value for name, value in query.items()})

    right = await verify(mode="subscribe", verify_token="verify", challenge="1158201444")

    assert (right.status_code, right.text) == (200, "1158201444")
    assert (await verify(mode="subscribe", verify_token="wrong", challenge="1")).status_code == 403
    assert (await verify(mode="subscribe", verify_token="vérify", challenge="1")).status_code == 403
    assert (await verify(mode="other", verify_token="verify", challenge="1")).status_code == 403
    assert (await verify()).status_code == 403


async def test_what_the_webhook_was_given_is_told_when_it_ends(broker: Broker) -> None:
    ended: list[str] = []
    app = app_on(broker, lambda: ended.append("ended"))
    async with app.router.lifespan_context(app):
        assert ended == []
    assert ended == ["ended"]


async def test_each_message_is_one_record_keyed_by_its_user(meta: Meta, broker: Broker) -> None:
    assert await meta.writes(text_from(SARAH, "a", "w1"), text_from(DAN, "b", "w2")) == 200

    assert [(one.topic, one.key) for one in broker.records] == [
        ("ingress-requests-buffer", SARAH),
        ("ingress-requests-buffer", DAN),
    ]
    first = broker.records[0]
    assert isinstance(first.value, WebhookMessage)
    assert first.value.message["text"] == {"body": "a"}
    assert first.correlation_id == correlation_id_of("w1")
    assert first.conversation_id == conversation_id_of(SARAH, NUMBER)


@pytest.mark.parametrize(("signature", "status"), [(None, 401), ("sha256=00", 403), ("", 403), ("sha1=x", 403)])
async def test_defect_07_what_is_not_signed_publishes_nothing(
    meta: Meta, broker: Broker, signature: str | None, status: int
) -> None:
    raw = json.dumps(body_of(value_of(messages=[text_from(SARAH, "a")]))).encode()

    assert await meta.posts(raw, signature) == status
    assert broker.records == []


@pytest.mark.parametrize("raw", [b"", b"{", b"null", b"[]", b'{"object":1}', b"\xff\xfe", b"[" * 10_000])
async def test_what_is_signed_and_can_not_be_read_is_400(meta: Meta, broker: Broker, raw: bytes) -> None:
    assert await meta.posts(raw) == 400
    assert broker.records == []


async def test_more_than_three_megabytes_are_413_and_exactly_three_are_not(meta: Meta) -> None:
    assert await meta.posts(b" " * 3_000_001) == 413
    assert await meta.posts(b" " * 3_000_000) == 400


async def test_a_batch_of_nearly_three_megabytes_is_taken(meta: Meta, broker: Broker) -> None:
    messages = [text_from(SARAH, "x" * 4096, f"w{number}") for number in range(680)]

    assert await meta.writes(*messages) == 200
    assert len(broker.records) == 680


async def test_what_nobody_could_be_answered_for_is_counted_and_logged_without_its_sender(
    meta: Meta, broker: Broker, counted: Counted, caplog: pytest.LogCaptureFixture
) -> None:
    nobody = {**text_from(SARAH, "a", "w1"), "from": "972501234567" * 30}

    assert await meta.writes(nobody, text_from(DAN, "b", "w2")) == 200

    assert [one.key for one in broker.records] == [DAN]
    assert counted.counts == {("skeji_webhook_left_out", "no_sender"): 1}
    assert "no_sender" in caplog.text
    assert "972501234567" not in caplog.text


async def test_every_number_of_ours_is_served_and_another_of_the_account_s_is_refused_with_a_count(
    meta: Meta, broker: Broker, counted: Counted
) -> None:
    numbers = {"w1": NUMBER, "w2": SECOND, "w3": "100000000000003"}
    values = [
        {**value_of(messages=[text_from(SARAH, "hi", id)]), "metadata": {"phone_number_id": number}}
        for id, number in numbers.items()
    ]
    assert await meta.delivers(*values) == 200

    taken = [(record.value.business_number, record.conversation_id) for record in broker.records]  # type: ignore[attr-defined]
    assert taken == [(number, conversation_id_of(SARAH, number)) for number in (NUMBER, SECOND)]
    assert counted.counts == {("skeji_webhook_left_out", "unknown_business_number"): 1}


async def test_half_a_pair_of_surrogates_and_nulls_for_lists_hold_up_nothing(meta: Meta, broker: Broker) -> None:
    strange = {**value_of(messages=[text_from(SARAH, "thanks \ud83d", "w1")]), "statuses": None, "contacts": None}

    assert await meta.delivers(strange, value_of(messages=None, statuses=[STATUS])) == 200

    (record,) = broker.records
    assert isinstance(record.value, WebhookMessage)
    assert record.value.message["text"] == {"body": "thanks \ufffd"}
    assert len(broker.statuses) == 1


async def test_the_address_with_a_slash_is_the_same_one(meta: Meta, broker: Broker) -> None:
    raw = json.dumps(body_of(value_of(messages=[text_from(SARAH, "a")]))).encode()

    answer = await meta.client.post("/webhook/", content=raw, headers={HEADER: sign(raw, SECRET)})

    assert (answer.status_code, len(broker.records)) == (200, 1)
    query = {"hub.mode": "subscribe", "hub.verify_token": "verify", "hub.challenge": "5"}
    assert (await meta.client.get("/webhook/", params=query)).text == "5"


async def test_a_body_that_does_not_say_how_long_it_is_is_not_read_to_its_end(meta: Meta) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while read < 100:
            read += 1
            yield b"x" * 100_000

    answer = await meta.client.post("/webhook", content=endless(), headers={HEADER: "sha256=00"})

    assert answer.status_code == 413
    assert read < 100


async def test_a_body_that_trickles_in_does_not_keep_its_place(meta: Meta, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_reader, "GRACE_S", 0.01)

    class Trickle:
        """Sends no more, and does not end."""

        async def receive(self) -> dict[str, Any]:
            await asyncio.Event().wait()
            raise AssertionError

    sent: list[dict[str, Any]] = []

    async def send(event: Any) -> None:
        sent.append(event)

    transport = meta.client._transport
    assert isinstance(transport, httpx.ASGITransport)
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/webhook",
        "query_string": b"",
        "headers": [(HEADER.lower().encode(), b"sha256=00")],
    }
    await transport.app(scope, Trickle().receive, send)

    assert sent[0]["status"] == 408


def written(ago: timedelta, id: str = "w1") -> dict[str, Any]:
    return {**text_from(SARAH, "stop", id), "timestamp": str(int((NOON - ago).timestamp()))}


async def test_a_message_older_than_whatsapp_s_own_retries_is_200_and_does_nothing(
    meta: Meta, broker: Broker, counted: Counted
) -> None:
    old, late = written(timedelta(days=7, seconds=1), "w1"), written(timedelta(days=6, hours=23), "w2")

    assert await meta.writes(old, written(timedelta(days=365), "w0"), late) == 200

    assert [one.correlation_id for one in broker.records] == [correlation_id_of("w2")]
    assert counted.counts == {("skeji_webhook_left_out", "too_old"): 2}


async def test_how_old_is_a_setting(broker: Broker) -> None:
    app = app_on(broker, max_message_age=timedelta(hours=1))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        assert await Meta(client).writes(written(timedelta(hours=2), "w1"), written(timedelta(0), "w2")) == 200

    assert [one.correlation_id for one in broker.records] == [correlation_id_of("w2")]


@pytest.mark.parametrize("stamp", [None, "", "x", "0", "1", "-5", 5, "9" * 30, {}, "99999999999"])
async def test_a_message_without_a_time_that_can_be_is_taken(meta: Meta, broker: Broker, stamp: object) -> None:
    assert await meta.writes({**text_from(SARAH, "a"), "timestamp": stamp}) == 200

    assert len(broker.records) == 1


async def test_a_message_to_a_group_gets_no_private_answer_and_is_counted(
    meta: Meta, broker: Broker, counted: Counted
) -> None:
    assert await meta.writes({**text_from(SARAH, "see you all"), "group_id": "Y2FwaV9ncm91cDo"}) == 200

    assert broker.records == []
    assert counted.counts == {("skeji_webhook_left_out", "group"): 1}


async def test_200_comes_only_after_the_broker_has_it(meta: Meta, broker: Broker) -> None:
    broker.go.clear()
    answer = asyncio.create_task(meta.writes(text_from(SARAH, "a")))
    await broker.asked.acquire()
    assert not answer.done()

    broker.go.set()

    assert await answer == 200


async def test_what_the_broker_does_not_take_is_503_and_taken_when_it_comes_again(meta: Meta, broker: Broker) -> None:
    broker.down = True
    assert await meta.writes(text_from(SARAH, "a")) == 503

    broker.down = False
    assert await meta.writes(text_from(SARAH, "a")) == 200
    assert len(broker.records) == 1


async def test_a_redelivery_is_200_and_not_published_again(meta: Meta, broker: Broker) -> None:
    for _ in range(3):
        assert await meta.writes(text_from(SARAH, "a", "w1")) == 200
    assert await meta.writes(text_from(SARAH, "a", "w1"), text_from(SARAH, "b", "w2")) == 200

    assert len(broker.records) == 2


async def test_what_is_remembered_is_bounded(meta: Meta, broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "MOST_REMEMBERED", 2)
    for id in ("w1", "w2", "w3", "w3", "w1"):
        await meta.writes(text_from(SARAH, "a", id))

    assert len(broker.records) == 4  # w1 was forgotten: it comes again, and its ids make it one further on


async def test_too_many_requests_at_once_are_429_and_let_go_of(
    meta: Meta, broker: Broker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "MAX_WORKING", 2)
    broker.go.clear()
    held = [asyncio.create_task(meta.writes(text_from(SARAH, "a", id))) for id in ("w1", "w2")]
    await broker.asked.acquire()
    await broker.asked.acquire()

    assert await meta.writes(text_from(SARAH, "a", "w3")) == 429
    broker.go.set()
    assert [await one for one in held] == [200, 200]
    assert await meta.writes(text_from(SARAH, "a", "w3")) == 200


async def test_messages_come_first_and_statuses_alone_are_asked_for_again(meta: Meta, broker: Broker) -> None:
    both = value_of(messages=[text_from(SARAH, "a")], statuses=[STATUS])
    broker.statuses_down = True
    assert await meta.delivers(both) == 503
    assert (len(broker.records), broker.statuses) == (1, [])

    broker.statuses_down = False
    assert await meta.delivers(both) == 200
    assert (len(broker.records), len(broker.statuses)) == (1, 1)


async def test_a_change_about_something_else_is_200(meta: Meta, broker: Broker) -> None:
    assert await meta.delivers({"event": "APPROVED"}) == 200
    assert broker.records == []


async def test_it_says_that_it_is_healthy(meta: Meta) -> None:
    assert (await meta.client.get("/healthz")).status_code == 200
