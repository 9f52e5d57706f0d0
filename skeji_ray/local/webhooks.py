"""Callbacks of the simulated WhatsApp: signed, in order for each user, sent again until the answer is 200."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx

from skeji_ray.clock import Clock
from skeji_ray.whatsapp.signature import HEADER, sign

FIRST_WAIT_S, LONGEST_WAIT_S = 0.2, 5.0
POST_WITHIN_S = 20.0
MOST_QUEUED = 20_000
MOST_IN_A_BATCH = 100


class Webhooks:
    """A user's messages go one after the other, all statuses in batches."""

    def __init__(
        self,
        url: str,
        app_secret: str,
        clock: Clock,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._url = url
        self._app_secret = app_secret
        self._clock = clock
        self._statuses: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue(MOST_QUEUED)
        self._last: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._client = httpx.AsyncClient(timeout=POST_WITHIN_S, trust_env=False, transport=transport)

    def start(self) -> None:
        self._keep(asyncio.create_task(self._send_statuses()))

    async def stop(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._client.aclose()

    @property
    def full(self) -> bool:
        """Whether so much waits to be taken that no more is accepted."""
        return len(self._tasks) > MOST_QUEUED

    def _keep(self, task: asyncio.Task[None]) -> asyncio.Task[None]:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def queue_message(
        self,
        sender: str,
        name: str | None,
        message_id: str,
        content: dict[str, Any],
        number: str,
        *,
        ordered: bool = True,
        delay_s: float = 0.0,
    ) -> asyncio.Task[None]:
        """Post a user's message; the task is done when the webhook took it.

        `ordered`: after the same user's earlier ones. `delay_s`: not before, whatever else is posted meanwhile.
        """
        body = _body({number: self._message(sender, name, message_id, content)})
        earlier = self._last.get(sender) if ordered else None
        task = self._keep(asyncio.create_task(self._after(earlier, delay_s, body)))
        if ordered:
            self._last[sender] = task
            task.add_done_callback(lambda done: self._last.pop(sender) if self._last.get(sender) is done else None)
        return task

    def _message(self, sender: str, name: str | None, message_id: str, content: dict[str, Any]) -> dict[str, Any]:
        """With a phone, or for a user who shows none, with the business-scoped id alone."""
        if sender.startswith("+"):
            digits = sender.lstrip("+")
            who, contact = {"from": digits}, {"wa_id": digits}
        else:
            who, contact = {"from_user_id": sender}, {"user_id": sender}
        message = {**who, "id": message_id, "timestamp": self._timestamp(), **content}
        profile = {} if name is None else {"profile": {"name": name}}
        return {"contacts": [{**contact, **profile}], "messages": [message]}

    async def _after(self, earlier: asyncio.Task[None] | None, delay_s: float, body: dict[str, Any]) -> None:
        if delay_s:
            await asyncio.sleep(delay_s)
        if earlier is not None:
            await asyncio.wait([earlier])
        await self._post(body)

    def queue_statuses(self, whatsapp_id: str, recipient: str, callback_data: str | None, number: str) -> None:
        """`sent`, then `delivered`; beyond MOST_QUEUED they are lost, as WhatsApp's may be."""
        given = {} if callback_data is None else {"biz_opaque_callback_data": callback_data}
        who = {"recipient_id": recipient.lstrip("+")} if recipient.startswith("+") else {"recipient_user_id": recipient}
        for status in ("sent", "delivered"):
            if not self._statuses.full():
                update = {"id": whatsapp_id, "status": status, "timestamp": self._timestamp(), **who, **given}
                self._statuses.put_nowait((number, update))

    async def _send_statuses(self) -> None:
        """What has gathered goes in one callback, as WhatsApp batches them."""
        while True:
            batch = [await self._statuses.get()]
            while not self._statuses.empty() and len(batch) < MOST_IN_A_BATCH:
                batch.append(self._statuses.get_nowait())
            by_number: dict[str, list[dict[str, Any]]] = {}
            for number, update in batch:
                by_number.setdefault(number, []).append(update)
            await self._post(_body({number: {"statuses": updates} for number, updates in by_number.items()}))

    def _timestamp(self) -> str:
        return str(int(self._clock.now().timestamp()))

    async def _post(self, body: dict[str, Any]) -> None:
        """Again, with back-off, until it is taken."""
        raw = json.dumps(body).encode()
        headers = {HEADER: sign(raw, self._app_secret), "Content-Type": "application/json"}
        wait_s = FIRST_WAIT_S
        while True:
            try:
                if (await self._client.post(self._url, content=raw, headers=headers)).status_code == 200:
                    return
            except httpx.HTTPError:
                pass  # nobody listens now: as with any other answer, it is sent again
            await asyncio.sleep(wait_s)
            wait_s = min(wait_s * 2, LONGEST_WAIT_S)


def _body(values: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """One callback: what is told of each business number."""
    changes = [
        {
            "field": "messages",
            "value": {
                "messaging_product": "whatsapp",
                "metadata": {"display_phone_number": "15550000000", "phone_number_id": number},
                **value,
            },
        }
        for number, value in values.items()
    ]
    return {"object": "whatsapp_business_account", "entry": [{"id": "0", "changes": changes}]}
