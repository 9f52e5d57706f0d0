"""The webhook: 200 only after the broker has every message; what is unsigned or unreadable goes no further."""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from fastapi import FastAPI, Request, Response

from skeji_ray.clock import Clock
from skeji_ray.errors import Permanent, Transient
from skeji_ray.messages.base import Outgoing, Publish
from skeji_ray.messages.ids import conversation_id_of, stable_id
from skeji_ray.messages.people import mask
from skeji_ray.metrics.sink import NO_SINK, Sink
from skeji_ray.metrics.table import LEFT_OUT
from skeji_ray.serve.body_reader import MAX_BODY_BYTES, BodyReader, BodyRefused, too_large
from skeji_ray.serve.peers import Network, peer_of
from skeji_ray.topology import INGRESS
from skeji_ray.whatsapp.payload import IdentifiedMessage, LeftOutMessage, WebhookBody, messages_of
from skeji_ray.whatsapp.signature import HEADER, is_signed
from skeji_ray.whatsapp.statuses import StatusUpdate, statuses_of

log = logging.getLogger(__name__)

MAX_MESSAGE_AGE = timedelta(days=7)
"""WhatsApp's own retries end then; ids are remembered for a day longer."""
MAX_WORKING = 200
"""Requests with a right signature that are worked on; more are asked to come again."""
MOST_REMEMBERED = 50_000
"""Correlation ids of messages that are known to be in the broker."""

ApplyStatuses = Callable[[Sequence[StatusUpdate]], Awaitable[None]]


class Webhook:
    """What a POST goes through; the app below is its face."""

    def __init__(
        self,
        publish: Publish,
        apply_statuses: ApplyStatuses,
        app_secret: str,
        clock: Clock,
        *,
        numbers: Collection[str],
        sink: Sink = NO_SINK,
        trusted_proxies: Sequence[Network] = (),
        max_message_age: timedelta = MAX_MESSAGE_AGE,
    ) -> None:
        self._publish = publish
        self._apply_statuses = apply_statuses
        self._app_secret = app_secret
        self._clock = clock
        self._sink = sink
        self._remembered: OrderedDict[str, None] = OrderedDict()
        self._trusted_proxies = trusted_proxies
        self._max_message_age = max_message_age
        self._numbers = frozenset(numbers)
        self._reader = BodyReader()
        self._working = 0

    async def post(self, request: Request) -> Response:
        """Refuse by its headers what can be, then by its signature, before any of it is understood."""
        if _declared_length(request) > MAX_BODY_BYTES:
            return _said(413, str(too_large()))
        signature = request.headers.get(HEADER)
        if signature is None:
            return _said(401, f"{HEADER}: missing")
        try:
            raw = await self._reader.read(request, peer_of(request, self._trusted_proxies))
        except BodyRefused as refused:
            return _said(refused.status, str(refused))
        if not is_signed(raw, signature, self._app_secret):
            return _said(403, f"{HEADER}: wrong")
        if self._working >= MAX_WORKING:
            return _said(429, "too many requests at once")
        self._working += 1
        try:
            return await self._receive(raw)
        finally:
            self._working -= 1

    async def _receive(self, raw: bytes) -> Response:
        try:
            body = WebhookBody.of(raw)
        except ValueError as error:
            return _said(400, f"body: {error}")
        return await self._take(body)

    async def _take(self, body: WebhookBody) -> Response:
        """Each message by itself: what nobody could be answered for is left out, and the others are taken."""
        batch = messages_of(body, self._clock.now(), self._max_message_age, self._numbers)
        self._leave_out(batch.left_out)
        fresh = [one for one in batch.taken if one.correlation_id not in self._remembered]
        try:
            await self._publish([_outgoing(one) for one in fresh])
        except Transient:
            return _said(503, "not stored: come again")
        except Permanent as error:
            return _said(413, str(error))
        self._remember(fresh)
        try:
            await self._apply_statuses(statuses_of(body))
        except Transient:
            return _said(503, "statuses not stored: come again")
        return _said(200, "ok")

    def _leave_out(self, messages: list[LeftOutMessage]) -> None:
        for message in messages:
            self._sink.series(LEFT_OUT, message.reason)(1)
            log.warning("webhook: a message of %s was left out: %s", mask(message.sender), message.reason)

    def _remember(self, messages: list[IdentifiedMessage]) -> None:
        for message in messages:
            self._remembered[message.correlation_id] = None
        while len(self._remembered) > MOST_REMEMBERED:
            self._remembered.popitem(last=False)


def _declared_length(request: Request) -> int:
    length = request.headers.get("content-length", "")
    return int(length) if length.isdecimal() and len(length) < 20 else 0


def _outgoing(one: IdentifiedMessage) -> Outgoing:
    return Outgoing(
        topic=INGRESS.name,
        key=one.identity,
        value=one.message,
        correlation_id=one.correlation_id,
        conversation_id=conversation_id_of(one.identity, one.message.business_number),
        event_id=stable_id(one.correlation_id, "ingress"),
    )


def _said(status: int, text: str) -> Response:
    return Response(text, status_code=status, media_type="text/plain")


def webhook_app(
    *,
    publish: Publish,
    apply_statuses: ApplyStatuses,
    app_secret: str,
    verify_token: str,
    clock: Clock,
    numbers: Collection[str],
    sink: Sink = NO_SINK,
    trusted_proxies: Sequence[Network] = (),
    max_message_age: timedelta = MAX_MESSAGE_AGE,
    at_end: Callable[[], None] | None = None,
) -> FastAPI:
    """The HTTP face: GET and POST /webhook, GET /healthz. When it has served its last request, `at_end` is called.

    `numbers`: the phone number ids that are ours; what is written to another is left out.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        if at_end is not None:
            await asyncio.to_thread(at_end)

    app = FastAPI(title="Skeji webhook", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    webhook = Webhook(
        publish,
        apply_statuses,
        app_secret,
        clock,
        numbers=numbers,
        sink=sink,
        trusted_proxies=trusted_proxies,
        max_message_age=max_message_age,
    )

    @app.get("/webhook")
    @app.get("/webhook/")
    async def verify(request: Request) -> Response:
        query = request.query_params
        token = query.get("hub.verify_token", "")
        if query.get("hub.mode") == "subscribe" and hmac.compare_digest(token.encode(), verify_token.encode()):
            return _said(200, query.get("hub.challenge", ""))
        return _said(403, "hub.verify_token: wrong")

    @app.post("/webhook")
    @app.post("/webhook/")
    async def receive(request: Request) -> Response:
        return await webhook.post(request)

    @app.get("/healthz")
    async def healthy() -> Response:
        return _said(200, "ok")

    return app
