"""Readings as tests speak of them: a model that says what it is told to, and who it is asked about."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from skeji_ray.messages.outcomes import Missing, Question, Refusal, SlotsOffered, Understood, Wish
from skeji_ray.messages.people import Sender
from skeji_ray.messages.views import BookingStatus, BookingView, SlotView
from skeji_ray.model.completions import ChatMessage, Completion, Schema
from skeji_ray.pipeline.conversation import Context
from skeji_ray.pipeline.planning import Planned, PlanRequest

NOW = datetime(2030, 1, 2, 8, tzinfo=UTC)
"""A Wednesday, 10:00 in Israel."""
ZONE = "Asia/Jerusalem"
CUSTOMER, OWNER = "+972501234567", "+972521111111"
ASKED = Understood(intent=Wish.BOOK, label="haircut", city="Tel Aviv", date="2030-01-03")


def a_slot(hour: int, day: int = 3) -> SlotView:
    """At `hour` of `day` in January 2030, in Israel."""
    start = datetime(2030, 1, day, hour - 2, tzinfo=UTC)
    return SlotView(
        schedule_id="schedule-1", business_id="business-1", business_name="Blue Ocean", city="Tel Aviv",
        address="Dizengoff 1", service_label="haircut", start_time=start, end_time=start + timedelta(minutes=45),
        time_zone=ZONE,
    )  # fmt: skip


def a_booking(booking_id: str, hour: int = 15, name: str = "Sarah Levi") -> BookingView:
    slot = a_slot(hour)
    return BookingView(
        booking_id=booking_id, business_id="business-1", schedule_id="schedule-1", business_name="Blue Ocean",
        city="Tel Aviv", address="Dizengoff 1", service_label="haircut", start_time=slot.start_time,
        end_time=slot.end_time, time_zone=ZONE, status=BookingStatus.PENDING, customer=CUSTOMER, customer_name=name,
    )  # fmt: skip


def an_offer(*hours: int, moves: BookingView | None = None) -> Context:
    """These slots of 3 January are offered."""
    slots = tuple(a_slot(hour) for hour in hours)
    return Context(offer=SlotsOffered(slots=slots, asked=ASKED, exact=False, moves=moves), offer_id="0123456789abcdef")


def a_request(
    text: str, context: Context | None = None, *, owner: bool = False, name: str | None = "Sarah"
) -> PlanRequest:
    sender = Sender(
        identity=OWNER if owner else CUSTOMER,
        name=name,
        time_zone=ZONE,
        business_ids=("business-1",) if owner else (),
    )
    return PlanRequest(text=text, sender=sender, now=NOW, context=context or Context())


class Scripted:
    """An engine that answers what it is told to, one answer after the other, and remembers what it was asked."""

    def __init__(self, *answers: str | dict[str, Any] | Exception) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[Sequence[ChatMessage], Schema, int]] = []

    async def complete(self, messages: Sequence[ChatMessage], schema: Schema, max_tokens: int) -> Completion:
        self.asked.append((messages, schema, max_tokens))
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return Completion(answer if isinstance(answer, str) else json.dumps(answer), 100, 10)


def actions(planned: Planned) -> list[str]:
    return [step.action for step in planned.pipeline]


def asked_for(planned: Planned) -> Missing:
    assert isinstance(planned.reply, Question)
    return planned.reply.missing[0]


def refused(planned: Planned) -> str:
    assert isinstance(planned.reply, Refusal)
    return planned.reply.reason
