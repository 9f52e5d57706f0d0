"""The webhook on a real socket, while others hold hundreds of connections and send next to nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

import httpx
import pytest
import uvicorn

from skeji_ray.clock import FixedClock
from skeji_ray.messages.base import Outgoing
from skeji_ray.serve import body_reader
from skeji_ray.serve.webhook import webhook_app
from skeji_ray.whatsapp.signature import HEADER, sign
from skeji_ray.whatsapp.statuses import StatusUpdate
from tests.support.whatsapp import NOON, NUMBER, SARAH, body_of, text_from, value_of

SECRET = "app secret"
CONNECTIONS = 210
HEAD = f"POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n{HEADER}: sha256={'0' * 64}\r\n"


class Served:
    """The webhook behind uvicorn, as Serve's proxy runs it."""

    def __init__(self) -> None:
        self.records: list[Outgoing] = []
        app = webhook_app(
            publish=self._publish,
            apply_statuses=self._apply,
            app_secret=SECRET,
            verify_token="verify",
            clock=FixedClock(NOON),
            numbers=[NUMBER],
        )
        self.server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical"))

    async def _publish(self, outgoing: Sequence[Outgoing]) -> None:
        self.records += outgoing

    async def _apply(self, updates: Sequence[StatusUpdate]) -> None:
        """There are none."""

    @property
    def port(self) -> int:
        return int(self.server.servers[0].sockets[0].getsockname()[1])


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    served = Served()
    running = asyncio.create_task(served.server.serve())
    while not served.server.started:  # noqa: ASYNC110 - uvicorn has no event to wait for
        await asyncio.sleep(0)
    yield served
    served.server.should_exit = served.server.force_exit = True
    await running


@asynccontextmanager
async def slow_connection(port: int, more: str) -> AsyncIterator[None]:
    """One that sends the head of a request, one byte of its body, and waits."""
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{HEAD}{more}\r\n{{".encode())
    await writer.drain()
    try:
        yield
    finally:
        writer.close()
        await writer.wait_closed()


@pytest.mark.parametrize(
    "addresses", [0, 1, CONNECTIONS], ids=["from WhatsApp's own address", "from one address", "from many"]
)
async def test_what_is_signed_is_taken_while_hundreds_of_unsigned_connections_hang(
    served: Served, monkeypatch: pytest.MonkeyPatch, addresses: int
) -> None:
    monkeypatch.setattr(body_reader, "YIELDS_AFTER_S", 0.0)
    monkeypatch.setattr(body_reader, "MAX_READING", 205)
    async with AsyncExitStack() as connections:
        for number in range(CONNECTIONS):
            forwarded = f"X-Forwarded-For: 198.51.100.{number % addresses}\r\n" if addresses else ""
            await connections.enter_async_context(slow_connection(served.port, forwarded))
        assert await _posts(served.port) == {200}

    assert len(served.records) == 10


async def _posts(port: int) -> set[int]:
    bodies = [json.dumps(body_of(value_of(messages=[text_from(SARAH, "a", f"w{n}")]))).encode() for n in range(10)]
    async with httpx.AsyncClient(trust_env=False, timeout=20) as client:
        url = f"http://127.0.0.1:{port}/webhook"
        answers = [await client.post(url, content=body, headers={HEADER: sign(body, SECRET)}) for body in bodies]
    return {answer.status_code for answer in answers}
