"""The load: owners who register and approve, customers who book, change their minds and all want the same hour."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from skeji_ray.chaos.phones import LOOK_EVERY_S, Body, Delivered, Phones, outcome_ids
from skeji_ray.messages.ids import correlation_id_of

CITIES = ("Haifa", "Netanya", "Ashdod", "Eilat")
DAYS = 6
NEW_CUSTOMERS_EVERY_S = 3.0
OWNER_PRESSES_EVERY_S = 4.0
"""Below what the rate limit lets through."""
MOST_WAITING = 40
"""Messages without an answer beyond which nobody new comes: a slow machine gets less to do, not a heap."""
MOST_TURNS = 4
DELIVER_AGAIN_AFTER_S = 0.5
UNREACHABLE_FOR_S = 24 * 3600


class People:
    """Everybody who writes, and what they wrote.

    Args:
        name: makes ids unique: the seed.
        helped: owners, by number, who have somebody help them: each request goes to two people then. WhatsApp does not
            reach the helper of the first.
    """

    def __init__(self, simulator_url: str, name: str, rng: random.Random, helped: Sequence[int] = ()) -> None:
        self._client = httpx.AsyncClient(base_url=simulator_url, timeout=20, trust_env=False)
        self._name = name
        self._rng = rng
        self._helped = helped
        self._count = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self.phones = Phones()
        self.delivered: dict[str, Delivered] = {}
        self.answered = 0
        self.unreachable: set[str] = set()

    @property
    def waiting(self) -> int:
        """Messages that have no answer yet."""
        return len(self.delivered) - self.answered

    async def fault(self, mode: str, seconds: float) -> None:
        """WhatsApp misbehaves."""
        (await self._client.post("/faults", json={"mode": mode, "seconds": seconds})).raise_for_status()

    async def close(self) -> None:
        await self._client.aclose()

    async def run(self, stop: asyncio.Event) -> None:
        """Businesses first, then ever more customers until `stop`; returns when all conversations have ended."""
        following = asyncio.create_task(self.phones.follow(self._client))
        try:
            owners = [self._owner(number, city) for number, city in enumerate(CITIES)]
            await asyncio.gather(*owners)
            for number in self._helped:
                self._begin(self._ask_for_help(number, stop))
            for number in range(len(CITIES)):
                self._begin(self._approve(number, stop))
            while not stop.is_set():
                if self.waiting < MOST_WAITING:
                    self._new_customers()
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), NEW_CUSTOMERS_EVERY_S)
            await asyncio.gather(*self._tasks, return_exceptions=True)
        finally:
            following.cancel()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(following, *self._tasks, return_exceptions=True)

    async def read_on(self) -> None:
        """What came after everybody had gone."""
        await self.phones.read(self._client)

    # --- owners ---

    async def _owner(self, number: int, city: str) -> None:
        text = f"Register Salon {city}, a hair salon in {city}, open every day 8 to 20"
        await self.says(_owner_phone(number), text=text)

    async def _ask_for_help(self, number: int, stop: asyncio.Event) -> None:
        """Somebody is invited, and accepts; the first of them is not reached from then on."""
        helper = _helper_phone(number)
        await self.says(_owner_phone(number), text=f"add maintainer {helper} Noa")
        while not (accept := _accepting(self.phones.by_phone[helper])):
            if stop.is_set():
                return
            await asyncio.sleep(LOOK_EVERY_S)
        await self.says(helper, button=accept)
        if number == self._helped[0]:
            self.unreachable.add(helper)
            lost = {"phone": helper, "seconds": UNREACHABLE_FOR_S}
            (await self._client.post("/unreachable", json=lost)).raise_for_status()

    async def _approve(self, number: int, stop: asyncio.Event) -> None:
        """Press what comes, mostly approve, now and then decline, until `stop`; what was begun is ended."""
        phone, seen = _owner_phone(number), 0
        while not stop.is_set():
            fresh = self.phones.by_phone[phone][seen:]
            seen += len(fresh)
            for body in fresh:
                wanted = [button for button in buttons_of(body) if button.startswith(("approve:", "decline:"))]
                if wanted and not stop.is_set():
                    await self.says(phone, button=wanted[self._rng.random() < 0.15])
                    await asyncio.sleep(OWNER_PRESSES_EVERY_S)
            await asyncio.sleep(LOOK_EVERY_S)

    # --- customers ---

    def _new_customers(self) -> None:
        """A few at once, all wanting the same hour; now and then somebody who does not wait for answers."""
        day = (datetime.now(UTC) + timedelta(days=self._rng.randint(2, 1 + DAYS))).date()
        wish = f"book a haircut on {day.isoformat()} at {self._rng.randint(9, 18):02}:00 in {self._rng.choice(CITIES)}"
        for _ in range(self._rng.choice((1, 2, 3, 4))):
            self._begin(self._customer(self._fresh_phone(), wish))
        if self._rng.random() < 0.2:
            self._begin(self._impatient(self._fresh_phone(), wish))

    def _begin(self, conversation: Any) -> None:
        task = asyncio.create_task(conversation)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _fresh_phone(self) -> str:
        self._count += 1
        return f"+97251{self._count:07}"

    async def _customer(self, phone: str, wish: str) -> None:
        will_cancel = self._rng.random() < 0.25
        answer = await self.says(phone, text=wish)
        for _ in range(MOST_TURNS):
            reaction = reaction_to(answer, self._name_of(phone))
            if reaction is None:
                break
            answer = await self.says(phone, **reaction)
        if will_cancel:
            sure = await self.says(phone, text="cancel my booking")
            if yes := [button for button in buttons_of(sure) if button.startswith("yes")]:
                await self.says(phone, button=yes[0])

    async def _impatient(self, phone: str, wish: str) -> None:
        """Five messages in a row: each has its answer, in their order."""
        texts = ("hello", wish, "show my bookings", "help", "show my bookings")
        await asyncio.gather(*(self.says(phone, text=text) for text in texts))

    @staticmethod
    def _name_of(phone: str) -> str:
        letters = "abcdefghij"
        return f"Noa {''.join(letters[int(digit)] for digit in phone[-4:]).title()}"

    async def says(self, phone: str, **content: str) -> Body:
        """Hand a message to WhatsApp, sometimes several times or out of turn, and wait for its outcome."""
        number = len(self.delivered) + 1
        message_id = f"wamid.chaos.{self._name}.{number}"
        correlation_id = correlation_id_of(message_id)
        what = next(iter(content.values()))
        self.delivered[correlation_id] = Delivered(correlation_id, phone, what, datetime.now(UTC))
        twice = self._rng.random() < 0.3
        delivery = {
            "from": phone,
            "id": message_id,
            "duplicates": self._rng.randint(1, 3) if twice else 0,
            "ordered": self._rng.random() < 0.7,
            "wait": False,
            **content,
        }
        while not await self._deliver(delivery):  # noqa: ASYNC110 - it is asked again, as WhatsApp does
            await asyncio.sleep(DELIVER_AGAIN_AFTER_S)
        return await self._outcome(correlation_id, phone)

    async def _deliver(self, delivery: Body) -> bool:
        try:
            return (await self._client.post("/deliver", json=delivery)).status_code == 200
        except httpx.HTTPError:
            return False

    async def _outcome(self, correlation_id: str, phone: str) -> Body:
        ids = outcome_ids(correlation_id, phone)
        while True:
            for id in ids:
                if id in self.phones.by_notification:
                    self.answered += 1
                    return self.phones.by_notification[id]
            await asyncio.sleep(LOOK_EVERY_S)


def _owner_phone(number: int) -> str:
    return f"+97250000000{number}"


def _helper_phone(number: int) -> str:
    return f"+97250000001{number}"


def _accepting(messages: Sequence[Body]) -> str | None:
    """The button that accepts an invitation, once one has come: they never wrote, so it is a template's."""
    templates = [body["template"] for body in messages if body.get("type") == "template"]
    parameters = [one for template in templates for part in template["components"] for one in part["parameters"]]
    return next((one["payload"] for one in parameters if str(one.get("payload")).startswith("join:")), None)


def buttons_of(body: Body) -> list[str]:
    """Ids of the buttons of a message, in order."""
    action = (body.get("interactive") or {}).get("action") or {}
    return [button["reply"]["id"] for button in action.get("buttons") or []]


def rows_of(body: Body) -> list[str]:
    """Ids of the rows of a list."""
    action = (body.get("interactive") or {}).get("action") or {}
    return [row["id"] for section in action.get("sections") or [] for row in section["rows"]]


def reaction_to(body: Body, name: str) -> dict[str, str] | None:
    """What a customer who wants to book does next."""
    if (buttons := buttons_of(body)) and buttons[0].startswith("slot:"):
        return {"button": buttons[0]}
    if rows := [row for row in rows_of(body) if row.startswith("slot:")]:
        return {"list": rows[0]}
    text = str((body.get("text") or {}).get("body", ""))
    return {"text": name} if re.search(r"\bname\b", text) else None
