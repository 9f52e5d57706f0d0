"""What WhatsApp delivered to everybody, and what they wrote: messages, their outcomes, their buttons."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx

from skeji_ray.messages.ids import stable_id

LOOK_EVERY_S = 0.25

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Delivered:
    """One message of a user, handed to WhatsApp."""

    correlation_id: str
    phone: str
    what: str
    at: datetime


@dataclass
class Phones:
    """What WhatsApp delivered to everybody, followed as it comes."""

    sends: list[Body] = field(default_factory=list)
    by_notification: dict[str, Body] = field(default_factory=dict)
    by_phone: dict[str, list[Body]] = field(default_factory=lambda: defaultdict(list))
    last: int = 0

    def outcomes_of(self, one: Delivered) -> list[str]:
        """`answer` and `apology`, as far as a message had them."""
        ids = outcome_ids(one.correlation_id, one.phone)
        return [kind for kind, id in zip(("answer", "apology"), ids, strict=True) if id in self.by_notification]

    async def follow(self, client: httpx.AsyncClient) -> None:
        """For as long as the task lives."""
        while True:
            with suppress(httpx.HTTPError):  # it comes again
                await self.read(client)
            await asyncio.sleep(LOOK_EVERY_S)

    async def read(self, client: httpx.AsyncClient) -> None:
        """What is new."""
        answer = await client.get("/messages", params={"after": self.last})
        answer.raise_for_status()
        for body in answer.json():
            self.last = body["n"]
            self.sends.append(body)
            self.by_notification.setdefault(body.get("biz_opaque_callback_data", ""), body)
            self.by_phone[recipient_of(body)].append(body)


def recipient_of(body: Body) -> str:
    return "+" + str(body.get("to", "")).lstrip("+")


def outcome_ids(correlation_id: str, phone: str) -> tuple[str, str]:
    """The notifications that may be the one outcome of a message: its answer, or its apology."""
    return stable_id(correlation_id, phone, "outcome"), stable_id(correlation_id, phone, "apology")
