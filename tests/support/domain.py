"""What the tests of the domain are made of: people, a business, a calendar, commands, and a store that races."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from skeji_ray.actors.audit import AuditKey
from skeji_ray.actors.bookings import Bookings
from skeji_ray.actors.business_units import BusinessUnits
from skeji_ray.actors.schedules import Schedules
from skeji_ray.actors.services import CommandService
from skeji_ray.catalogue.params import CreateSchedule, RegisterBusiness
from skeji_ray.clock import FixedClock
from skeji_ray.document import Document
from skeji_ray.domain import business as businesses
from skeji_ray.domain import schedule as schedules
from skeji_ray.domain.booking import Booking
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay, empty_day
from skeji_ray.domain.entity import Act
from skeji_ray.domain.schedule import Schedule
from skeji_ray.messages.base import Headers, Outgoing, Record
from skeji_ray.messages.events import DomainEvent
from skeji_ray.messages.ids import command_id_of
from skeji_ray.messages.people import Sender
from skeji_ray.messages.pipeline import Command, Reply
from skeji_ray.messages.views import BookingStatus
from skeji_ray.messages.when import WEEKDAYS
from skeji_ray.store.base import D, Store, Where
from skeji_ray.store.memory import MemoryStore
from skeji_ray.topology import COMMANDS

OWNER, MAINTAINER = "+972501111111", "+972502222222"
SARAH, DAN = "+972541111111", "+972542222222"
NOON = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
"""A Tuesday, noon in Israel."""
TOMORROW = date(2026, 11, 25)
AUDIT_KEY = AuditKey(b"a key of the tests, which is no secret")
EVERY_DAY = WEEKDAYS


def act(command_id: str, by: str = OWNER, at: datetime = NOON) -> Act:
    return Act(command_id, f"correlation of {command_id}", "conversation", by, at)


def a_business(**params: Any) -> Business:
    """Blue Ocean, a hair salon in Tel Aviv."""
    request = RegisterBusiness.model_validate(
        {"name": "Blue Ocean", "cities": ["Tel Aviv"], "labels": ["hair salon"], **params}
    )
    return businesses.register(act("register"), request)


def a_schedule(time_zone: str = "Asia/Jerusalem", **params: Any) -> Schedule:
    """Open every day from 9 to 18, 45 minutes and a break of 15."""
    business = a_business(time_zone=time_zone)
    request = CreateSchedule.model_validate(
        {"business_id": business.id, "city": "Tel Aviv", "working_days": EVERY_DAY, **params}
    )
    return schedules.create(act("create"), request, business)


def a_day(schedule: Schedule, day: date = TOMORROW) -> ScheduleDay:
    return empty_day(schedule, (OWNER, MAINTAINER), "Blue Ocean", day)


def a_booking(
    id: str, start: datetime, end: datetime, customer: str = SARAH, status: BookingStatus = BookingStatus.PENDING
) -> Booking:
    return Booking(id=id, start=start, end=end, status=status, customer=customer, created_at=NOON, cause="cause")


class RacingStore(MemoryStore):
    """Gives way before every verb, so that whoever else is at it comes in between."""

    async def insert(self, document: Document) -> None:
        await asyncio.sleep(0)
        await super().insert(document)

    async def get(self, kind: type[D], id: str) -> D | None:
        await asyncio.sleep(0)
        return await super().get(kind, id)

    async def find(self, kind: type[D], where: Where, *, sort: Sequence[str] = (), limit: int = 0) -> list[D]:
        await asyncio.sleep(0)
        return await super().find(kind, where, sort=sort, limit=limit)

    async def replace(self, document: D) -> D | None:
        await asyncio.sleep(0)
        return await super().replace(document)


class World:
    """The three services over one store, and what they published."""

    def __init__(self, now: datetime = NOON, store: Store | None = None) -> None:
        self.store = store or RacingStore()
        self.clock = FixedClock(now)
        self.published: list[Outgoing] = []
        self.broker_fails: Exception | None = None
        self.services: dict[str, CommandService] = {
            kind.service: kind(self.store, self._publish, self.clock) for kind in (BusinessUnits, Schedules)
        }
        self.services["bookings"] = Bookings(self.store, self._publish, self.clock, AUDIT_KEY)
        self._pipelines = 0

    async def _publish(self, records: Sequence[Outgoing]) -> None:
        if self.broker_fails is not None:
            raise self.broker_fails
        self.published += records

    @property
    def events(self) -> list[DomainEvent]:
        return [record.value for record in self.published if isinstance(record.value, DomainEvent)]

    def command(
        self, service: str, action: str, by: str, pipeline: str | None = None, step: int = 0, **params: Any
    ) -> Record[Command]:
        """One command in a pipeline of its own, or in the one named."""
        self._pipelines += 1
        correlation_id = pipeline or f"pipeline {self._pipelines}"
        command_id = command_id_of(correlation_id, 0, step) + (" undo" if action == "undo" else "")
        command = Command(
            command_id=command_id,
            conversation_id="conversation",
            service=service,
            action=action,
            params=params,
            sender=Sender(identity=by),
            step=step,
        )
        headers = Headers(command_id, "Command", correlation_id, "conversation", "1.0", "test", "")
        return Record(COMMANDS[service].name, 0, 0, correlation_id, NOON, command, headers)

    async def handle(self, record: Record[Command]) -> Reply:
        [outgoing] = await self.services[record.value.service].handle(record)
        assert isinstance(outgoing.value, Reply)
        return outgoing.value

    async def run(self, service: str, action: str, by: str, **params: Any) -> dict[str, Any]:
        """The result of a command that succeeds."""
        reply = await self.handle(self.command(service, action, by, **params))
        assert reply.result is not None, reply.failure
        return reply.result

    async def refusal(self, service: str, action: str, by: str, **params: Any) -> str:
        """The code of a command that is refused."""
        reply = await self.handle(self.command(service, action, by, **params))
        assert reply.failure is not None, reply.result
        return reply.failure.code

    async def a_salon(self, name: str = "Blue Ocean", owner: str = OWNER, **schedule: Any) -> str:
        """A business with one calendar, open every day from 9 to 18; the calendar's id. MAINTAINER helps OWNER."""
        maintainers = {MAINTAINER: "Noa"} if owner == OWNER else {}
        salon = {"name": name, "cities": ["Tel Aviv"], "labels": ["hair salon"], "maintainers": maintainers}
        registered = await self.run("business-units", "register_business", owner, **salon)
        if maintainers:
            business = {"business_id": registered["business_id"]}
            await self.run("business-units", "accept_invitation", MAINTAINER, **business)
        params = {"business_id": registered["business_id"], "city": "Tel Aviv", "working_days": EVERY_DAY, **schedule}
        created = await self.run("schedules", "create_schedule", owner, **params)
        schedule_id: str = created["schedule_id"]
        return schedule_id

    async def book(
        self, schedule_id: str, by: str, start: str = "2026-11-25T13:00:00Z", **params: Any
    ) -> dict[str, Any]:
        """A slot held: by default tomorrow at 15:00 in Tel Aviv."""
        return await self.run("bookings", "create_booking", by, schedule_id=schedule_id, start_time=start, **params)
