"""The simulated Cloud API's HTTP face: sends are checked as the real one checks them, users are played."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Annotated, Any, Literal

import uvicorn
from fastapi import FastAPI, Header, HTTPException, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, field_validator

from skeji_ray.clock import Clock
from skeji_ray.config import load_settings
from skeji_ray.local.domain_time import domain_clock
from skeji_ray.local.phones import Numbers, Phones, phone
from skeji_ray.local.private import make_private
from skeji_ray.local.sends import GraphError, check_send
from skeji_ray.local.webhooks import Webhooks
from skeji_ray.messages.ids import correlation_id_of
from skeji_ray.messages.inbound import MAX_MESSAGE_ID
from skeji_ray.messages.people import MAX_IDENTITY, MIN_IDENTITY

TAKEN_WITHIN_S = 5.0
"""How long a delivery waits for the webhook before it answers that it goes on trying."""
SHUTDOWN_WITHIN_S = 1
_LOOK_S = 0.2
"""How often it is seen whether somebody who gets no answer still waits for one."""


class Faults(BaseModel):
    """How the API misbehaves, and for how long."""

    mode: Literal["ok", "timeout", "500", "429"]
    seconds: float = Field(60, ge=0, le=3600)


class Unreachable(BaseModel):
    """One phone that WhatsApp does not deliver to, and for how long."""

    phone: str = Field(min_length=4, max_length=64)
    code: Literal[131026, 131049] = 131026
    seconds: float = Field(60, ge=0, le=86_400)


class Delivery(BaseModel):
    """A user's message: one of text, button and list, or another type of WhatsApp's."""

    model_config = ConfigDict(populate_by_name=True, extra="forbid")

    sender: str = Field(alias="from", min_length=MIN_IDENTITY, max_length=MAX_IDENTITY)
    text: str | None = Field(None, max_length=65_536)
    button: str | None = Field(None, max_length=256)
    row: str | None = Field(None, alias="list", max_length=256)
    type: str | None = Field(None, max_length=64)
    name: str | None = Field(None, max_length=200)
    number: str | None = Field(None, max_length=64)
    """The business number (its phone number id) that is written to; none: the default one."""
    id: str | None = Field(None, min_length=1, max_length=MAX_MESSAGE_ID)
    """Its WhatsApp id; the same id again is a redelivery."""
    duplicates: int = Field(0, ge=0, le=20)
    """How many more times it comes."""
    ordered: bool = True
    """After the same user's earlier ones; false: WhatsApp promises no order."""
    delay_s: float = Field(0.0, ge=0, le=60)
    wait: bool = True
    """Answer only when the webhook took it, or TAKEN_WITHIN_S has passed."""

    @field_validator("sender")
    @classmethod
    def _one_spelling(cls, sender: str) -> str:
        return phone(sender)


class Simulator:
    """Everything that one simulated WhatsApp holds."""

    def __init__(self, phones: Phones, webhooks: Webhooks, *, access_token: str, numbers: Sequence[str]) -> None:
        self.phones = phones
        self.webhooks = webhooks
        self._access_token = access_token
        self._numbers = tuple(numbers)
        self._fault = Faults(mode="ok", seconds=0)
        self._fault_until = 0.0
        self._unreachable: dict[str, tuple[int, float]] = {}
        """Phone -> the code that sends to it are answered with, and until when."""

    def set_fault(self, fault: Faults) -> None:
        self._fault = fault
        self._fault_until = asyncio.get_running_loop().time() + fault.seconds

    def set_unreachable(self, one: Unreachable) -> None:
        now = asyncio.get_running_loop().time()
        standing = {phone: end for phone, end in self._unreachable.items() if end[1] > now}
        self._unreachable = {**standing, phone(one.phone): (one.code, now + one.seconds)}

    def _check_reachable(self, recipient: str) -> None:
        code, until = self._unreachable.get(recipient, (0, 0.0))
        if asyncio.get_running_loop().time() < until:
            raise GraphError(400, code, "Message undeliverable")

    @property
    def fault(self) -> str:
        """What is wrong now; `ok` when its time has passed."""
        return self._fault.mode if asyncio.get_running_loop().time() < self._fault_until else "ok"

    async def send(self, phone_number_id: str, authorization: str, raw: bytes) -> dict[str, Any]:
        """Take a send request, or raise the GraphError that the real API would answer."""
        if authorization != f"Bearer {self._access_token}":
            raise GraphError(401, 190, "Invalid OAuth access token")
        if phone_number_id not in self._numbers:
            raise GraphError(400, 100, "Unsupported post request: unknown phone number id")
        if self.fault == "500":
            raise GraphError(500, 131000, "Something went wrong")
        if self.fault == "429":
            raise GraphError(429, 130429, "Rate limit hit")
        body = _parsed(raw)
        recipient = check_send(body)
        self._check_reachable(recipient)
        if body.get("type") != "template" and not self.phones.window_open(recipient, phone_number_id):
            raise GraphError(400, 131047, "Re-engagement message: more than 24 hours since the user wrote")
        whatsapp_id = self.phones.accept(recipient, body)
        data = body.get("biz_opaque_callback_data")
        self.webhooks.queue_statuses(whatsapp_id, recipient, data, phone_number_id)
        return {
            "messaging_product": "whatsapp",
            "contacts": [{"input": recipient, "wa_id": recipient.lstrip("+")}],
            "messages": [{"id": whatsapp_id}],
        }

    async def deliver(self, delivery: Delivery) -> dict[str, Any]:
        """Play a user: their message goes to the webhook."""
        if self.webhooks.full:
            raise HTTPException(503, "too many deliveries wait for the webhook")
        content = self._content(delivery)
        message_id = delivery.id or self.phones.new_id()
        number = delivery.number or self._numbers[0]
        self.phones.wrote(delivery.sender, number)
        posts = [
            self.webhooks.queue_message(
                delivery.sender,
                delivery.name,
                message_id,
                content,
                number,
                ordered=delivery.ordered,
                delay_s=delivery.delay_s,
            )
            for _ in range(1 + delivery.duplicates)
        ]
        waiting = set(posts)
        if delivery.wait:
            _, waiting = await asyncio.wait(posts, timeout=TAKEN_WITHIN_S)
        return {"message_id": message_id, "correlation_id": correlation_id_of(message_id), "taken": not waiting}

    def _content(self, delivery: Delivery) -> dict[str, Any]:
        """The message as WhatsApp words it."""
        if delivery.text is not None:
            return {"type": "text", "text": {"body": delivery.text}}
        if delivery.button is not None and self.phones.offered_by_template(delivery.sender, delivery.button):
            title = delivery.button.partition(":")[0].capitalize()
            return {"type": "button", "button": {"payload": delivery.button, "text": title}}
        for kind, chosen in (("button_reply", delivery.button), ("list_reply", delivery.row)):
            if chosen is not None:
                # What was offered before a restart is forgotten here, and not by its reader.
                title = self.phones.title_of(delivery.sender, kind, chosen) or chosen
                return {"type": "interactive", "interactive": {"type": kind, kind: {"id": chosen, "title": title}}}
        if delivery.type is None:
            raise HTTPException(422, "one of text, button, list and type is needed")
        return {"type": delivery.type, delivery.type: {"id": "simulated"}}


def _parsed(raw: bytes) -> dict[str, Any]:
    try:
        body = json.loads(raw)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise GraphError(400, 100, "Invalid parameter: the body must be a JSON object")
    return body


def simulator_app(simulator: Simulator) -> FastAPI:
    """The HTTP face of a simulator."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        simulator.webhooks.start()
        yield
        await simulator.webhooks.stop()

    app = FastAPI(title="Simulated WhatsApp", lifespan=lifespan)

    @app.exception_handler(GraphError)
    async def graph_error(_: object, error: GraphError) -> JSONResponse:
        shown = {"message": f"(#{error.code}) {error}", "type": "OAuthException", "code": error.code}
        return JSONResponse({"error": shown}, status_code=error.status)

    @app.post("/{version}/{phone_number_id}/messages")
    async def send(
        phone_number_id: str, request: Request, authorization: Annotated[str, Header()] = ""
    ) -> dict[str, Any]:
        fault = simulator.fault
        accepted = await simulator.send(phone_number_id, authorization, await request.body())
        # Accepted, and never answered. Starlette tells of a disconnect when it is asked, and not before.
        while fault == "timeout" and not await request.is_disconnected():  # noqa: ASYNC110
            await asyncio.sleep(_LOOK_S)
        return accepted

    @app.get("/messages")
    async def messages(to: str | None = None, after: Annotated[int, Query(ge=0)] = 0) -> list[dict[str, Any]]:
        return simulator.phones.accepted_by_all(after) if to is None else simulator.phones.accepted(phone(to), after)

    @app.post("/faults")
    async def faults(fault: Faults) -> dict[str, Any]:
        simulator.set_fault(fault)
        return fault.model_dump()

    @app.post("/unreachable")
    async def unreachable(one: Unreachable) -> dict[str, Any]:
        simulator.set_unreachable(one)
        return one.model_dump()

    @app.post("/deliver")
    async def deliver(delivery: Delivery) -> dict[str, Any]:
        return await simulator.deliver(delivery)

    return app


def _from_environment(clock: Clock, numbers: Numbers, phone_number_ids: Sequence[str]) -> Simulator:
    secret = os.environ["WHATSAPP_APP_SECRET"]
    webhooks = Webhooks(os.environ["SIMULATOR_WEBHOOK_URL"], secret, clock)
    token = os.environ["WHATSAPP_ACCESS_TOKEN"]
    return Simulator(Phones(clock, numbers), webhooks, access_token=token, numbers=phone_number_ids)


def main() -> None:
    """Serve on loopback, on the port that is the one argument, until SIGTERM."""
    settings = load_settings()
    make_private(settings.skeji_home)
    numbers = Numbers(settings.skeji_home / "whatsapp.numbers")
    simulator = _from_environment(domain_clock(settings), numbers, settings.phone_number_ids)
    uvicorn.run(
        simulator_app(simulator),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_level="warning",
        timeout_graceful_shutdown=SHUTDOWN_WITHIN_S,
    )


if __name__ == "__main__":
    main()
