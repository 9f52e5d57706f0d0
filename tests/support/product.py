"""Every stage of the product in one process: what people write, from the gateway to what WhatsApp is given."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from datetime import timedelta
from typing import Any

from skeji_ray.actors.bookings import Bookings
from skeji_ray.actors.business_units import BusinessUnits
from skeji_ray.actors.executor import Executor
from skeji_ray.actors.gateway import Gateway
from skeji_ray.actors.llm_layer import LlmLayer
from skeji_ray.actors.notifier import Notifier
from skeji_ray.actors.schedules import Schedules
from skeji_ray.actors.scrub import Scrub
from skeji_ray.clock import FixedClock
from skeji_ray.conversation.choices import choice_plan
from skeji_ray.conversation.exact import plan_exactly
from skeji_ray.messages.base import Outgoing
from skeji_ray.messages.ids import conversation_id_of, correlation_id_of
from skeji_ray.messages.inbound import WebhookMessage
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import COMMANDS, GATEWAY_TO_SCRUB, PLANS, SCRUB_TO_LLM, TOPIC
from tests.support.domain import AUDIT_KEY
from tests.support.pipelines import NOON, Broker, a_record
from tests.support.planning import ByRules
from tests.support.whatsapp import NUMBER, FakeWhatsApp

OWNER, CUSTOMER = "+972547200001", "+972547200002"


class Product:
    """Every stage in one process; what one publishes, the next reads."""

    def __init__(self) -> None:
        self.store, self.broker, self.clock, self.whatsapp = MemoryStore(), Broker(), FixedClock(NOON), FakeWhatsApp()
        publish, clock = self.broker.publish, self.clock
        self.gateway, self.scrub = Gateway(clock), Scrub(self.store, clock)
        self.layer = LlmLayer(self.store, ByRules(), choice_plan, plan_exactly, clock, real=clock)
        self.executor = Executor(self.store, publish, clock, clock)
        self.notifier = Notifier(self.store, [self.whatsapp.api()], clock, clock)
        self.services = {
            COMMANDS["business-units"].name: BusinessUnits(self.store, publish, clock),
            COMMANDS["schedules"].name: Schedules(self.store, publish, clock),
            COMMANDS["bookings"].name: Bookings(self.store, publish, clock, AUDIT_KEY),
        }
        self.messages = 0

    async def says(self, phone: str, text: str, *, presses: str | None = None) -> str:
        """What the person reads then, all of it."""
        self.messages += 1
        self.clock.move(timedelta(seconds=30))
        id, before = f"wamid.{self.messages}", len(self.whatsapp.sent)
        said: dict[str, Any] = {"type": "text", "text": {"body": text}}
        if presses is not None:
            reply = {"type": "button_reply", "button_reply": {"id": presses, "title": text}}
            said = {"type": "interactive", "interactive": reply}
        raw = {"from": phone.lstrip("+"), "id": id, "timestamp": str(int(self.clock.now().timestamp())), **said}
        inbound = WebhookMessage(business_number=NUMBER, message=raw, received_at=self.clock.now())
        correlation, conversation = correlation_id_of(id), conversation_id_of(phone, NUMBER)
        record = a_record(inbound, correlation, conversation=conversation)
        await self._go_on(deque(await self.gateway.handle(record)))
        return "\n".join(words_of(body) for body in self.whatsapp.sent[before:] if body["to"] == phone.lstrip("+"))

    async def _go_on(self, left: deque[Outgoing]) -> None:
        while left:
            out = left.popleft()
            record = a_record(out.value, out.correlation_id, attempt=out.attempt, conversation=out.conversation_id)
            record = replace(record, topic=out.topic, key=out.key)
            if out.topic == GATEWAY_TO_SCRUB.name:
                left.extend(await self.scrub.handle(record))
            elif out.topic == SCRUB_TO_LLM.name:
                left.extend(await self.layer.handle(record))
            elif out.topic == PLANS.name:
                await self.executor.on_plan(record)
            elif out.topic in self.services:
                left.extend(await self.services[out.topic].handle(record))
            elif TOPIC[out.topic].message.__name__ == "Reply":
                await self.executor.on_reply(record)
            else:
                left.extend(await self.notifier.handle(record))
            left.extend(self.broker.take())


async def in_the_chat_of(registration: str) -> Product:
    """A customer who has opened the link of a business that was just put on."""
    product = Product()
    product.notifier = Notifier(product.store, [product.whatsapp.api()], product.clock, product.clock, "15551234567")
    code = re.search(r"SKEJI-\w+", await product.says(OWNER, registration))
    assert code is not None
    await product.says(CUSTOMER, code[0])
    return product


async def booked_on_tuesday() -> Product:
    """A salon, and somebody with a name of their own who has booked there, on Tuesday 7 May at 15:00."""
    product = Product()
    await product.says(OWNER, "Register Blue Ocean, a hair salon in Acre, open every day 9 to 18")
    await product.says(CUSTOMER, "my name is Noam Bar. book a haircut on Tuesday at 15:00 in Acre")
    assert "pending" in await product.says(CUSTOMER, "yes please")
    return product


def words_of(body: dict[str, Any]) -> str:
    if body["type"] == "interactive":
        return str(body["interactive"]["body"]["text"])
    if body["type"] == "template":
        return " ".join(one.get("text", "") for part in body["template"]["components"] for one in part["parameters"])
    return str(body["text"]["body"])


def is_hebrew(text: str) -> bool:
    return re.search(r"[\u05d0-\u05ea]", text) is not None
