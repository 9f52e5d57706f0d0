"""Steps, results and records of pipelines, as the services make them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from skeji_ray.catalogue.results import Availability, BookingResult, Registered, ScheduleResult
from skeji_ray.errors import DependencyUnreachable, Permanent
from skeji_ray.messages.base import Headers, Message, Outgoing, Record
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Answer, Command, Failure, Plan, Reply, Step
from skeji_ray.messages.views import BookingStatus, BookingView, BusinessView, ScheduleView, SlotView
from skeji_ray.messages.wishes import Understood
from skeji_ray.topology import REPLIES

NOON = datetime(2030, 5, 1, 12, tzinfo=UTC)
THREE = datetime(2030, 5, 2, 12, tzinfo=UTC)
"""15:00 in Tel Aviv in summer."""
ZONE = "Asia/Jerusalem"
SARAH = Sender(identity="+972501234567", name="Sarah", time_zone=ZONE)

REGISTER = Step(
    service="business-units",
    action="register_business",
    params={"name": "Blue Ocean", "cities": ["Tel Aviv"], "labels": ["haircut"]},
)
OPEN = Step(
    service="schedules",
    action="create_schedule",
    params={"business_id": "${previous_step.business_id}", "city": "Tel Aviv"},
)
SEARCH = Step(
    service="schedules",
    action="search_availability",
    params={"city": "Tel Aviv", "service_label": "haircut", "date": "2030-05-02", "time": "15:00"},
)
BOOK = Step(
    service="bookings",
    action="create_booking",
    params={"schedule_id": "${previous_step.schedule_id}", "start_time": "${previous_step.start_time}"},
)


def a_plan(*steps: Step, conversation: str = "conversation-1", **more: Any) -> Plan:
    return Plan(conversation_id=conversation, user_phone=SARAH.identity, sender=SARAH, pipeline=steps, **more)


def a_slot(start: datetime = THREE, schedule: str = "schedule-1") -> SlotView:
    return SlotView(
        schedule_id=schedule,
        business_id="business-1",
        business_name="Blue Ocean",
        city="Tel Aviv",
        address="Dizengoff 1",
        service_label="haircut",
        start_time=start,
        end_time=start + timedelta(minutes=45),
        time_zone=ZONE,
    )


def a_booking(id: str = "booking-1", status: BookingStatus = BookingStatus.PENDING) -> BookingView:
    slot = a_slot().model_dump(exclude={"seats_left"})
    return BookingView(**slot, booking_id=id, status=status, customer=SARAH.identity, customer_name=SARAH.name)


def a_business(id: str = "business-1") -> BusinessView:
    return BusinessView(business_id=id, name="Blue Ocean", cities=("Tel Aviv",), labels=("haircut",), time_zone=ZONE)


def a_schedule(id: str = "schedule-1") -> ScheduleView:
    return ScheduleView(
        schedule_id=id,
        business_id="business-1",
        business_name="Blue Ocean",
        city="Tel Aviv",
        address="Dizengoff 1",
        start_of_day="09:00",
        end_of_day="18:00",
        working_days=("sunday", "monday"),
        meeting_minutes=45,
        break_minutes=15,
        participants_per_slot=1,
        time_zone=ZONE,
    )


def found(
    *slots: SlotView, exact: bool = False, nearest: tuple[SlotView, ...] = (), businesses: int = 1
) -> dict[str, Any]:
    """The result of a search; the best match stands at its top."""
    best = slots[0] if slots else None
    return Availability(
        schedule_id=best.schedule_id if best else None,
        start_time=best.start_time if best else None,
        end_time=best.end_time if best else None,
        exact=exact,
        matches=slots,
        nearest=nearest,
        businesses=businesses,
    ).model_dump(mode="json")


def registered() -> dict[str, Any]:
    return Registered(business_id="business-1", business=a_business()).model_dump(mode="json")


def opened(id: str = "schedule-1") -> dict[str, Any]:
    return ScheduleResult(schedule_id=id, schedule=a_schedule(id)).model_dump(mode="json")


def booked(booking: BookingView | None = None) -> dict[str, Any]:
    told = booking or a_booking()
    return BookingResult(booking_id=told.booking_id, status=told.status.value, booking=told).model_dump(mode="json")


RESULT_OF = {"register_business": registered, "create_schedule": opened, "create_booking": booked}

ASKED = Understood(city="Tel Aviv", label="haircut", date="2030-05-02", time="15:00")


def a_record(value: Message, correlation: str = "c1", *, attempt: int = 0, conversation: str = "") -> Record[Any]:
    headers = Headers(
        event_id=f"event-of-{correlation}",
        event_type=type(value).event_type(),
        correlation_id=correlation,
        conversation_id=conversation,
        schema_version="1.0",
        source="test",
        timestamp="",
        attempt=attempt,
    )
    return Record("topic", 0, 0, correlation, NOON, value, headers)


def reply_to(command: Outgoing, result: dict[str, Any] | None = None, failure: Failure | None = None) -> Record[Reply]:
    """What a service answers to a published command."""
    asked = command.value
    assert isinstance(asked, Command)
    reply = Reply(
        command_id=asked.command_id,
        conversation_id=asked.conversation_id,
        step=asked.step,
        result=result,
        failure=failure,
    )
    record = a_record(reply, command.correlation_id, attempt=command.attempt, conversation=asked.conversation_id)
    return replace(record, topic=REPLIES[asked.service].name)


class Broker:
    """Records what is published; can be away, and refuse for good what it is told to."""

    def __init__(self) -> None:
        self.records: list[Outgoing] = []
        self.away = False
        self.refuses: Callable[[Outgoing], bool] = lambda _: False

    async def publish(self, outgoing: Sequence[Outgoing]) -> None:
        if self.away:
            raise DependencyUnreachable("the broker is away")
        if any(map(self.refuses, outgoing)):
            raise Permanent("too large")
        self.records += outgoing

    def take(self) -> list[Outgoing]:
        """What came since this was asked last."""
        taken, self.records = self.records, []
        return taken

    def take_one(self) -> Outgoing:
        taken = self.take()
        assert len(taken) == 1, [(one.topic, one.value) for one in taken]
        return taken[0]


def answers_of(published: Sequence[Outgoing]) -> list[Answer]:
    return [one.value for one in published if isinstance(one.value, Answer)]


def commands_of(published: Sequence[Outgoing]) -> list[Command]:
    return [one.value for one in published if isinstance(one.value, Command)]
