"""WhatsApp as tests speak of it: webhook bodies, bookings to tell of, and a Cloud API without a network."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import httpx

from skeji_ray.messages.base import Headers, Message, Record
from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.views import BookingStatus, BookingView
from skeji_ray.whatsapp.client import CloudApi

M = TypeVar("M", bound=Message)

NUMBER = "100000000000001"
SARAH, DAN, OLGA = "+972501234567", "+972521111111", "+972542222222"
NOON = datetime(2030, 1, 2, 12, 0, tzinfo=UTC)


def value_of(**parts: Any) -> dict[str, Any]:
    """One `value` of a change, for our number."""
    return {"messaging_product": "whatsapp", "metadata": {"phone_number_id": NUMBER}, **parts}


def body_of(*values: dict[str, Any]) -> dict[str, Any]:
    """A whole webhook body, one change for each value."""
    changes = [{"field": "messages", "value": value} for value in values]
    return {"object": "whatsapp_business_account", "entry": [{"id": "0", "changes": changes}]}


def text_from(sender: str, text: str, id: str = "wamid.1") -> dict[str, Any]:
    """One element of `messages[]`."""
    return {
        "from": sender.lstrip("+"),
        "id": id,
        "timestamp": str(int(NOON.timestamp())),
        "type": "text",
        "text": {"body": text},
    }


def a_booking(status: BookingStatus = BookingStatus.PENDING, customer: str = SARAH) -> BookingView:
    return BookingView(
        booking_id="b1",
        business_id="u1",
        schedule_id="s1",
        business_name="Blue Ocean",
        city="Tel Aviv",
        address="Tel Aviv",
        service_label="haircut",
        start_time=NOON + timedelta(days=1),
        end_time=NOON + timedelta(days=1, minutes=45),
        time_zone="Asia/Jerusalem",
        status=status,
        customer=customer,
        customer_name="Sarah",
    )


def an_event(
    kind: EventType, status: BookingStatus, *, version: int = 1, actor: str | None = None, owners: tuple[str, ...] = ()
) -> DomainEvent:
    return DomainEvent(
        event_id=stable_id("b1", kind, version),
        correlation_id="c1",
        type=kind,
        entity_id="b1",
        entity_version=version,
        occurred_at=NOON,
        actor=actor,
        owners=owners or (DAN, OLGA),
        booking=a_booking(status),
    )


def record_of(value: M, correlation_id: str = "c1", key: str = SARAH) -> Record[M]:
    """A record as the engine hands it to a handler."""
    headers = Headers("e1", type(value).event_type(), correlation_id, "conversation", "1.0", "test", "")
    return Record("topic", 0, 0, key, NOON, value, headers)


class FakeWhatsApp:
    """Takes sends in memory; `answers` says what the next ones get, then everything is taken."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.requests: list[httpx.Request] = []
        self.answers: list[httpx.Response | BaseException] = []

    def refuse_next(self, code: int, status: int = 400) -> None:
        self.answers.append(httpx.Response(status, json={"error": {"message": "no", "code": code}}))

    def api(self, number: str = NUMBER) -> CloudApi:
        return CloudApi("http://api/v1", number, "token", transport=httpx.MockTransport(self._answer))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, BaseException):
                raise answer
            if answer.is_error:
                return answer
        self.sent.append(json.loads(request.content))
        return httpx.Response(200, json={"messages": [{"id": f"wamid.sent{len(self.sent)}"}]})
