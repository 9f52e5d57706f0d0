"""A steady load: people who each write now and then, and what becomes of every message."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

import httpx

from skeji_ray.chaos.phones import Delivered, Phones
from skeji_ray.clock import SystemClock
from skeji_ray.messages.ids import conversation_id_of, correlation_id_of

PEOPLE = 40
EVERY_S = 0.2
"""Five messages a second."""


@dataclass
class Chatter:
    """Everybody writes in turn.

    Args:
        simulator_url: the simulated WhatsApp.
        business_number: whom they write to.
        text: what they say, with a place for the message's number.
    """

    simulator_url: str
    business_number: str
    text: str
    phones: Phones = field(default_factory=Phones)
    delivered: dict[str, Delivered] = field(default_factory=dict)

    async def run(self, stop: asyncio.Event, answered_within_s: float) -> None:
        """Until `stop`, and until every message has its outcome. Raises TimeoutError for one that has none."""
        async with httpx.AsyncClient(base_url=self.simulator_url, timeout=20, trust_env=False) as client:
            following = asyncio.create_task(self.phones.follow(client))
            try:
                while not stop.is_set():
                    await self._deliver(client)
                    with suppress(TimeoutError):
                        await asyncio.wait_for(stop.wait(), EVERY_S)
                async with asyncio.timeout(answered_within_s):
                    while self.unanswered:  # noqa: ASYNC110 - what comes is asked for
                        await asyncio.sleep(EVERY_S)
            finally:
                following.cancel()

    async def _deliver(self, client: httpx.AsyncClient) -> None:
        number = len(self.delivered)
        phone, message_id = f"+97254{number % PEOPLE:07}", f"wamid.chatter.{number}"
        text, correlation_id = self.text.format(number=number), correlation_id_of(message_id)
        body: dict[str, str | bool] = {"from": phone, "id": message_id, "text": text, "wait": False}
        self.delivered[correlation_id] = Delivered(correlation_id, phone, text, SystemClock().now())
        while not await _takes(client, body):  # noqa: ASYNC110 - it is handed over again, under the same id
            await asyncio.sleep(EVERY_S)

    @property
    def unanswered(self) -> list[str]:
        """Correlation ids of the messages without an outcome."""
        return [id for id in self.delivered if not self.outcomes_of(id)]

    def outcomes_of(self, correlation_id: str) -> list[str]:
        """`answer` and `apology`, as far as the message had them."""
        return self.phones.outcomes_of(self.delivered[correlation_id])

    def conversation_of(self, correlation_id: str) -> str:
        return conversation_id_of(self.delivered[correlation_id].phone, self.business_number)


async def _takes(client: httpx.AsyncClient, body: dict[str, str | bool]) -> bool:
    """Whether WhatsApp has it for sure; a connection that sleeps on a slow machine may be closed under a request."""
    try:
        return (await client.post("/deliver", json=body)).is_success
    except httpx.HTTPError:
        return False
