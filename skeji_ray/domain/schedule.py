"""Schedules: one branch's calendar. Pure rules of a document."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from skeji_ray.catalogue.params import CreateSchedule, UpdateSchedule
from skeji_ray.document import Index
from skeji_ray.domain.business import Business, zone_key
from skeji_ray.domain.entity import Act, ReplyingEntity
from skeji_ray.domain.normalise import country_code, normalise_name
from skeji_ray.domain.under_way import Likeness, others
from skeji_ray.domain.zones import zone_of_business
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Choices, Count, LaterThan, Range
from skeji_ray.messages.events import DomainEvent, EventType
from skeji_ray.messages.ids import stable_id
from skeji_ray.messages.views import DaySpan, ScheduleView, is_closed
from skeji_ray.messages.vocabulary import canonical_city
from skeji_ray.messages.when import WEEKDAYS

MOST_SCHEDULES_A_BUSINESS = 10
MOST_CITIES_TOLD = 5
_DEFAULT_DAYS = {
    972: ("sunday", "monday", "tuesday", "wednesday", "thursday"),
    1: ("monday", "tuesday", "wednesday", "thursday", "friday"),
}


class Schedule(ReplyingEntity):
    """A branch's calendar; unique by business, city and address, which make its id."""

    collection: ClassVar[str] = "Schedules"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("business_id", "city_key"), "the branches of a business, in a city"),
        Index(("created_by",), "what a command made, to take it back"),
        Index(("due_at",), "schedules with unpublished events"),
    )

    business_id: str
    business_name: str
    name: str
    city: str
    city_key: str
    address: str
    start_of_day: str
    end_of_day: str
    working_days: tuple[str, ...]
    meeting_minutes: int
    break_minutes: int
    participants_per_slot: int
    exceptions: tuple[str, ...] = ()
    """ISO dates, local, on which it is closed."""
    closures: tuple[DaySpan, ...] = ()
    """Longer times in which it is closed, in order, none beside or within another."""
    is_paused: bool = False
    """Customers cannot book for now."""
    time_zone: str

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def meeting(self) -> timedelta:
        return timedelta(minutes=self.meeting_minutes)

    @property
    def pause(self) -> timedelta:
        return timedelta(minutes=self.break_minutes)

    @property
    def likeness(self) -> Likeness:
        return Likeness(id=self.id, name=normalise_name(self.name), cities=frozenset({self.city_key}))

    def works_on(self, day: date) -> bool:
        return WEEKDAYS[day.weekday()] in self.working_days and not self.is_closed_on(day)

    def is_closed_on(self, day: date) -> bool:
        """Tell whether it is closed on a day on which it may well work otherwise."""
        return is_closed(day, self.exceptions, self.closures)

    def renewed(self, business: Business) -> Schedule:
        """With the name that its business has now."""
        if self.business_name == business.name:
            return self
        return self.model_copy(update={"business_name": business.name})

    def view(self) -> ScheduleView:
        return ScheduleView(
            schedule_id=self.id,
            business_id=self.business_id,
            business_name=self.business_name,
            city=self.city,
            address=self.address,
            start_of_day=self.start_of_day,
            end_of_day=self.end_of_day,
            working_days=self.working_days,
            meeting_minutes=self.meeting_minutes,
            break_minutes=self.break_minutes,
            participants_per_slot=self.participants_per_slot,
            time_zone=self.time_zone,
            exceptions=self.exceptions,
            closures=self.closures,
            is_paused=self.is_paused,
        )


def schedule_id_of(business_id: str, city: str, address: str) -> str:
    """What is unique about a schedule makes its id, so no second index has to guard it."""
    return stable_id(business_id, canonical_city(city), normalise_name(address))


def schedule_id_for(request: CreateSchedule, business: Business) -> str:
    """The id of what this request makes."""
    return schedule_id_of(business.id, request.city, request.address or request.city)


def create(act: Act, request: CreateSchedule, business: Business) -> Schedule:
    """A new branch of a business, in one of its cities; `check_others` says whether there may be one more.

    Raises BusinessError `invalid_param`.
    """
    _check_hours(request.start_of_day, request.end_of_day, request.meeting_minutes)
    city_key = canonical_city(request.city)
    if city_key not in {canonical_city(city) for city in business.cities}:  # no search would ever find it
        raise BusinessError("invalid_param", field="city", limit=Choices(choices=business.cities[:MOST_CITIES_TOLD]))
    address, name = request.address or request.city, request.name or business.name
    schedule_id = schedule_id_for(request, business)
    schedule = Schedule(
        id=schedule_id,
        business_id=business.id,
        business_name=business.name,
        name=name,
        city=request.city,
        city_key=city_key,
        address=address,
        start_of_day=request.start_of_day,
        end_of_day=request.end_of_day,
        working_days=_distinct(request.working_days or default_days(business.admin_phone)),
        meeting_minutes=request.meeting_minutes,
        break_minutes=request.break_minutes,
        participants_per_slot=request.participants_per_slot,
        exceptions=_distinct(day.isoformat() for day in request.exceptions),
        time_zone=_zone(request, business),
        created_by=act.command_id,
    )
    event = _event(schedule, business, EventType.SCHEDULE_CREATED, 1, act)
    return schedule.answered(act.command_id, _result(schedule)).emitting(event, now=act.at)


def _zone(request: CreateSchedule, business: Business) -> str:
    """A branch has the zone of its own city, unless its business was given one."""
    if request.time_zone is not None:
        return zone_key(request.time_zone)
    if zone_of_business(business.admin_phone, business.cities) != business.time_zone:
        return business.time_zone
    return zone_of_business(business.admin_phone, (request.city,)) or business.time_zone


def default_days(phone: str) -> tuple[str, ...]:
    """Return the working days of a calendar of which none are said: those of the country of its owner's phone."""
    return _DEFAULT_DAYS.get(country_code(phone) or 0, _DEFAULT_DAYS[1])


def check_others(schedule: Schedule, standing: Iterable[Schedule], earlier: Iterable[Likeness]) -> None:
    """Whether its business may have it, or have it so, beside those that stand and what others are making.

    Raises BusinessError `too_many_schedules`, `duplicate_schedule`.
    """
    branches = list(standing)
    known = [*(one.likeness for one in branches), *earlier]
    if len(others(schedule.likeness, known)) >= MOST_SCHEDULES_A_BUSINESS:
        raise BusinessError("too_many_schedules", field="business_id", limit=Count(most=MOST_SCHEDULES_A_BUSINESS))
    if any(one.id == schedule.id and one.created_by != schedule.created_by for one in branches):
        raise BusinessError("duplicate_schedule", field="address")
    if any(schedule.likeness.same(one) for one in known):
        raise BusinessError("duplicate_schedule", field="name")


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _check_hours(start: str, end: str, meeting_minutes: int) -> None:
    """Whether anybody could ever meet."""
    if end <= start:
        raise BusinessError("invalid_param", field="end_of_day", limit=LaterThan(time=start))
    open_minutes = _minute(end) - _minute(start)
    if meeting_minutes > open_minutes:
        raise BusinessError("invalid_param", field="meeting_minutes", limit=Range(most=open_minutes))


def _minute(of_day: str) -> int:
    hours, minutes = of_day.split(":")
    return int(hours) * 60 + int(minutes)


def update(schedule: Schedule, business: Business, act: Act, request: UpdateSchedule) -> Schedule:
    """Change what the request names; bookings that stand are left as they are. `check_others` as for a new one.

    Raises BusinessError `invalid_param`.
    """
    if schedule.replied(act.command_id) is not None:
        return schedule
    fresh = schedule.model_copy(update=_changes(request))
    _check_hours(fresh.start_of_day, fresh.end_of_day, fresh.meeting_minutes)
    return changed(schedule, fresh, business, act)


def changed(schedule: Schedule, fresh: Schedule, business: Business, act: Act) -> Schedule:
    """`schedule` as this command leaves it, with what the command is answered, and the event."""
    event = _event(fresh, business, EventType.SCHEDULE_UPDATED, schedule.version + 2, act)
    return fresh.answered(act.command_id, _result(fresh)).emitting(event, now=act.at)


def _changes(request: UpdateSchedule) -> dict[str, object]:
    """What it names, as it is kept."""
    changes = request.model_dump(exclude_none=True, exclude={"schedule_id"})
    if request.working_days is not None:
        changes["working_days"] = _distinct(request.working_days)
    if request.exceptions is not None:
        changes["exceptions"] = _distinct(day.isoformat() for day in request.exceptions)
    if request.time_zone is not None:
        changes["time_zone"] = zone_key(request.time_zone)
    return changes


def changes_times(request: UpdateSchedule) -> bool:
    """Whether a booking that stands may no longer fit afterwards."""
    return any((request.start_of_day, request.end_of_day, request.working_days, request.exceptions is not None))


def with_zone_of(schedule: Schedule, before: Schedule, business: Business, act: Act) -> Schedule:
    """The zone it had before this command, which is answered anew: somebody booked while it was changed."""
    if schedule.replied(act.command_id) is None:
        return schedule
    replies = {known: reply for known, reply in schedule.replies.items() if known != act.command_id}
    back = schedule.model_copy(update={"time_zone": before.time_zone, "replies": replies})
    return back.emitting(_event(back, business, EventType.SCHEDULE_UPDATED, schedule.version + 2, act), now=act.at)


def _result(schedule: Schedule) -> dict[str, object]:
    return {"schedule_id": schedule.id, "schedule": schedule.view().model_dump(mode="json")}


def _event(schedule: Schedule, business: Business, kind: EventType, entity_version: int, act: Act) -> DomainEvent:
    return DomainEvent(
        event_id=stable_id(schedule.id, kind, entity_version),
        correlation_id=act.correlation_id,
        conversation_id=act.conversation_id,
        type=kind,
        entity_id=schedule.id,
        entity_version=entity_version,
        occurred_at=act.at,
        actor=act.by,
        owners=business.owners,
    )
