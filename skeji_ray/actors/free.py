"""What can still be booked in a calendar of an owner's, as windows of its days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from skeji_ray.catalogue.params import DailySchedule
from skeji_ray.domain.availability import Slot, free_at, free_slots, instants_of
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.occupied import NOTHING
from skeji_ray.domain.schedule import Schedule
from skeji_ray.messages.when import Span

_FIRST, _LAST = "00:00", "23:59"


def free_of(schedule: Schedule, days: Iterable[ScheduleDay], request: DailySchedule, now: datetime) -> Iterator[Span]:
    """Yield the windows of the days that are asked for in which appointments can be booked; neighbours are one.

    Args:
        days: those on which something stands.
    """
    first, last = request.date or request.date_from, request.date or request.date_to or request.date_from
    if first is None or last is None or schedule.is_paused:
        return
    standing = {one.date: one for one in days if one.schedule_id == schedule.id}
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        stands = standing.get(day.isoformat())
        occupied = stands.occupied() if stands is not None else NOTHING
        if request.time_from is not None and request.time_from == request.time_to:
            at = time.fromisoformat(request.time_from)
            tried = (free_at(schedule, start, occupied, now) for start in instants_of(schedule, day, at))
            slots = [slot for slot in tried if slot is not None]
        else:
            slots = [one for one in free_slots(schedule, day, occupied, now) if _begins_in(schedule, one, request)]
        yield from _windows(schedule, day, slots)


def _begins_in(schedule: Schedule, slot: Slot, request: DailySchedule) -> bool:
    begins = f"{slot.start.astimezone(schedule.zone):%H:%M}"
    return (request.time_from or _FIRST) <= begins and (begins < (request.time_to or _LAST))


def _windows(schedule: Schedule, day: date, slots: Iterable[Slot]) -> Iterator[Span]:
    begins, ends = None, None
    for slot in slots:
        if ends is not None and slot.start - ends > schedule.pause:
            yield _span(schedule, day, begins, ends)
            begins = None
        begins, ends = begins or slot.start, slot.end
    if ends is not None:
        yield _span(schedule, day, begins, ends)


def _span(schedule: Schedule, day: date, begins: datetime | None, ends: datetime) -> Span:
    starts = begins if begins is not None else ends
    first, last = (f"{one.astimezone(schedule.zone):%H:%M}" for one in (starts, ends))
    return Span(date_from=day, date_to=day, time_from=first, time_to=last)
