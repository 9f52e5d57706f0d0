"""Readings as tests speak of them: a model that says what it is told to, and who it is asked about."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from skeji_ray.messages.asked import Asked, Question, SlotsOffered
from skeji_ray.messages.people import Sender
from skeji_ray.messages.refusals import Refusal
from skeji_ray.messages.views import BookingStatus, BookingView, BusinessView, OwnBusiness, ScheduleView, SlotView
from skeji_ray.messages.wishes import Missing, Understood, Wish
from skeji_ray.pipeline.context import Context
from skeji_ray.pipeline.planning import Planned, PlanRequest
from skeji_ray.readers.model.completions import ChatMessage, Completion, Schema

NOW = datetime(2030, 1, 2, 8, tzinfo=UTC)
"""A Wednesday, 10:00 in Israel."""
ZONE = "Asia/Jerusalem"
CUSTOMER, OWNER = "+972501234567", "+972521111111"
NAMES = {1: "Blue Ocean", 2: "Red Sea"}
"""Of businesses, by number."""
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


def a_schedule(number: int, city: str = "Tel Aviv", business: int = 1, **also: Any) -> ScheduleView:
    """The calendar `schedule-<number>` of `business-<business>`: Sunday to Thursday, 9 to 18."""
    standing: dict[str, Any] = {
        "start_of_day": "09:00", "end_of_day": "18:00", "meeting_minutes": 45, "break_minutes": 15,
        "working_days": ("sunday", "monday", "tuesday", "wednesday", "thursday"), "participants_per_slot": 1,
    }  # fmt: skip
    return ScheduleView(
        schedule_id=f"schedule-{number}", business_id=f"business-{business}", business_name=NAMES[business], city=city,
        address=f"Herzl {number}", time_zone=ZONE, **(standing | also),
    )  # fmt: skip


def owned(*schedules: ScheduleView, **also: Any) -> Context:
    """What somebody owns: these calendars, and the businesses that they are of."""
    businesses = {one.business_id: one.business_name for one in schedules}
    own = tuple(
        OwnBusiness(
            business=BusinessView(
                business_id=id, name=name, cities=("Tel Aviv", "Haifa"), labels=("haircut",), time_zone=ZONE
            ),
            schedules=tuple(one for one in schedules if one.business_id == id),
        )
        for id, name in businesses.items()
    )
    return Context(owned=own, **also)


def an_offer(*hours: int, moves: BookingView | None = None) -> Context:
    """These slots of 3 January are offered."""
    slots = tuple(a_slot(hour) for hour in hours)
    return Context(offer=SlotsOffered(slots=slots, asked=ASKED, exact=False, moves=moves), offer_id="0123456789abcdef")


def a_request(
    text: str, context: Context | None = None, *, owner: bool = False, name: str | None = "Sarah"
) -> PlanRequest:
    context = context or Context()
    theirs = ("business-1", *(one.business.business_id for one in context.owned))
    sender = Sender(
        identity=OWNER if owner else CUSTOMER, name=name, time_zone=ZONE, business_ids=theirs if owner else ()
    )
    return PlanRequest(text=text, sender=sender, now=NOW, context=context)


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


def is_asked_again(planned: Planned, asked: Planned) -> bool:
    """The same is asked once more, whatever is said of why."""
    again, first = planned.reply, asked.reply
    assert isinstance(again, Asked)
    return again.again is not None and again.model_copy(update={"again": None, "asked_id": None}) == first


def refused(planned: Planned) -> str:
    assert isinstance(planned.reply, Refusal)
    return planned.reply.reason


def params(planned: Planned) -> dict[str, Any]:
    """Of the one step of a plan."""
    (step,) = planned.pipeline
    return step.params
