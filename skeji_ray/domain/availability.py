"""Which slots a schedule has on a local day, and which of them are free.

Slots lie on a grid from the opening on, a meeting and a break apart. A slot starts where the wall clock says:
a local time that daylight saving skips is no slot, one that it repeats is two, an hour apart. Alone with its
customer, a meeting may also begin between two slots when somebody asks for that very time; a group meets on
the grid.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from skeji_ray.domain.occupied import Occupied, seats_left
from skeji_ray.domain.schedule import Schedule
from skeji_ray.errors import BusinessError
from skeji_ray.limits import Days, Every, Hours, LaterThan, Pattern

MOST_DAYS_AHEAD = 62
SEARCH_WITHOUT_DATE = timedelta(hours=36)


class Slot(NamedTuple):
    """A span that can be booked; instants in UTC."""

    start: datetime
    end: datetime
    seats: int


def local_day(schedule: Schedule, instant: datetime) -> date:
    """The schedule's own date of an instant."""
    return instant.astimezone(schedule.zone).date()


def last_day(schedule: Schedule, now: datetime) -> date:
    """The furthest day that is searched and booked."""
    return local_day(schedule, now) + timedelta(days=MOST_DAYS_AHEAD)


def instants_of(schedule: Schedule, day: date, at: time) -> list[datetime]:
    """The instants at which the schedule's clock shows this time: one; two where it repeats, none where it skips."""
    return _instants(schedule.zone, datetime.combine(day, at))


def _instants(zone: ZoneInfo, wall: datetime) -> list[datetime]:
    instants = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(one for one in instants if one.astimezone(zone).replace(tzinfo=None) == wall)


def slots_of(schedule: Schedule, day: date) -> Iterator[tuple[datetime, datetime]]:
    """Every span of a working day, whether it is free or not, in order."""
    if schedule.works_on(day):
        hours = (schedule.start_of_day, schedule.end_of_day)
        yield from _grid(schedule.zone, day, hours, schedule.meeting, schedule.pause)


@lru_cache(maxsize=4096)
def _grid(
    zone: ZoneInfo, day: date, hours: tuple[str, str], meeting: timedelta, pause: timedelta
) -> tuple[tuple[datetime, datetime], ...]:
    """Remembered: the calendars of a search are mostly alike, and the instants are the dearest part of it."""
    opens, closes = _hours(zone, day, hours)
    wall, closing = (datetime.combine(day, time.fromisoformat(text)) for text in hours)
    starts: set[datetime] = set()
    while wall + meeting <= closing:
        starts.update(_instants(zone, wall))
        wall += meeting + pause
    return tuple((start, start + meeting) for start in sorted(starts) if opens <= start and start + meeting <= closes)


def _hours(zone: ZoneInfo, day: date, hours: tuple[str, str]) -> tuple[datetime, datetime]:
    """Opening and closing as instants."""
    opens, closes = (datetime.combine(day, time.fromisoformat(text), zone).astimezone(UTC) for text in hours)
    return opens, closes


def free_slots(schedule: Schedule, day: date, occupied: Occupied, now: datetime) -> list[Slot]:
    """The slots of a local day that can be booked now."""
    if day > last_day(schedule, now):
        return []
    spans = [(start, end) for start, end in slots_of(schedule, day) if start >= now]
    return [slot for start, end in spans if (slot := _free(schedule, occupied, start, end)) is not None]


def free_at(schedule: Schedule, start: datetime, occupied: Occupied, now: datetime) -> Slot | None:
    """The span from `start` on, when it can be booked now, on the grid or off it."""
    try:
        end = check_span(schedule, start, None, now)
    except BusinessError:
        return None
    return _free(schedule, occupied, start, end)


def _free(schedule: Schedule, occupied: Occupied, start: datetime, end: datetime) -> Slot | None:
    seats = seats_left(occupied, start, end, schedule.pause, schedule.participants_per_slot)
    return Slot(start, end, seats) if seats else None


def check_span(schedule: Schedule, start: datetime, end: datetime | None, now: datetime) -> datetime:
    """Whether a meeting may begin at `start`; returns its end. `end` is set by owners alone.

    Raises BusinessError: `in_the_past`, `too_far`, `outside_hours`, `invalid_param`.
    """
    _check_instants(start, end, now)
    day = local_day(schedule, start)
    if day > last_day(schedule, now):
        raise BusinessError("too_far", field="start_time", limit=Days(most=MOST_DAYS_AHEAD))
    chosen = end or start + schedule.meeting
    opens, closes = _hours(schedule.zone, day, (schedule.start_of_day, schedule.end_of_day))
    if not (schedule.works_on(day) and opens <= start < closes):
        raise BusinessError("outside_hours", field="start_time", limit=_working_hours(schedule, day))
    if chosen > closes:
        field = "start_time" if end is None else "end_time"
        raise BusinessError("outside_hours", field=field, limit=_working_hours(schedule, day))
    meets_in_groups = schedule.participants_per_slot > 1
    if meets_in_groups and end is None and all(start != slot_start for slot_start, _ in slots_of(schedule, day)):
        grid = Every(minutes=schedule.meeting_minutes + schedule.break_minutes, start=schedule.start_of_day)
        raise BusinessError("outside_hours", field="start_time", limit=grid)
    return chosen


def _check_instants(start: datetime, end: datetime | None, now: datetime) -> None:
    for field, instant in (("start_time", start), ("end_time", end)):
        if instant is not None and (instant.second or instant.microsecond):
            raise BusinessError("invalid_param", field=field, limit=Pattern(form="whole_minute"))
    if start < now:
        raise BusinessError("in_the_past", field="start_time")
    if end is not None and end <= start:
        raise BusinessError("invalid_param", field="end_time", limit=LaterThan())


def _working_hours(schedule: Schedule, day: date) -> Hours:
    """Those of a day that is none of the schedule's say on which days it works."""
    hours = Hours(opens=schedule.start_of_day, closes=schedule.end_of_day)
    if schedule.works_on(day):
        return hours
    if schedule.is_closed_on(day):
        return hours.model_copy(update={"closed_on": day})
    return hours.model_copy(update={"days": schedule.working_days})
