"""What the domain costs its service: `python -m benchmarks.domain [--json]`.

CPU of the service's process alone, the database's driver included, on the embedded database, which runs beside it:
a search over a thousand businesses of one city, and what is done on a day with fifty bookings of others.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from skeji_ray.domain.availability import slots_of
from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay, empty_day
from skeji_ray.domain.schedule import Schedule
from skeji_ray.store.migrations import migrate
from skeji_ray.store.mongo import MongoStore
from tests.support.databases import Databases
from tests.support.domain import DAN, OWNER, SARAH, TOMORROW, World, a_booking, a_business, a_schedule

BUSINESSES, FULL, OTHERS = 1000, 18, 50
"""In the city; of them those of highest priority that are booked out; bookings on the day that is booked."""
ROUNDS = 40
ASKED_MS = 10.0
"""Of each, at most."""
_IN_CITY = {"city": "Tel Aviv", "service_label": "hair salon"}
_SEARCH = {**_IN_CITY, "date": TOMORROW.isoformat(), "time": "15:00"}
_FORTNIGHT = {"date_from": TOMORROW.isoformat(), "date_to": (TOMORROW + timedelta(days=13)).isoformat()}
_AFTERNOONS = {**_IN_CITY, "spans": [{**_FORTNIGHT, "time_from": "12:00", "time_to": "17:00"}]}
_EVENINGS = {**_IN_CITY, "spans": [{"time_from": "20:00"}]}
_OPENS = datetime(2026, 11, 25, 7, tzinfo=UTC)
_SLOT = timedelta(minutes=5)

Work = Callable[[], Awaitable[Any]]


def main() -> None:
    """Measure, and print a table or JSON; exit 1 when one costs more than was asked for."""
    with tempfile.TemporaryDirectory() as home:
        databases = Databases(Path(home))
        try:
            figures = asyncio.run(_measure(databases.fresh_uri("embedded")))
        finally:
            databases.stop()
    if "--json" in sys.argv:
        sys.stdout.write(json.dumps({"cpu_ms": figures, "asked_ms": ASKED_MS}, indent=1) + "\n")
    else:
        rows = [f"{name:<32}{ms:8.2f} ms" for name, ms in figures.items()]
        sys.stdout.write("\n".join([f"CPU of the service, median of {ROUNDS}", *rows]) + "\n")
    sys.exit(0 if all(ms < ASKED_MS for ms in figures.values()) else 1)


async def _measure(uri: str) -> dict[str, float]:
    store = MongoStore(uri)
    await migrate(store, [Business, Schedule, ScheduleDay])
    world = World(store=store)
    schedules = await _open_city(store)

    async def search() -> None:
        found = await world.run("schedules", "search_availability", DAN, **_SEARCH)
        assert found["matches"]

    figures = {"one question to the database": await _cpu_ms(lambda: store.get(Business, "no such business"))}
    figures["search, all free"] = await _cpu_ms(search)
    for schedule in schedules[:FULL]:
        await store.insert(_a_full_day(schedule))
    figures[f"search, the first {FULL} booked out"] = await _cpu_ms(search)
    figures |= {
        "search, afternoons of a fortnight": await _cpu_ms(lambda: _search_days(world, _AFTERNOONS, "matches")),
        "search, nothing fits": await _cpu_ms(lambda: _search_days(world, _EVENINGS, "nearest")),
        **await _on_a_busy_day(world),
    }
    await store.close()
    return figures


async def _search_days(world: World, wanted: dict[str, Any], found_in: str) -> None:
    found = await world.run("schedules", "search_availability", DAN, **wanted)
    assert found[found_in]


async def _open_city(store: MongoStore) -> list[Schedule]:
    """A business with one calendar, so many times, highest priority first."""
    business, schedule = a_business(), a_schedule()
    calendars = []
    for number in range(BUSINESSES):
        ids = {"id": f"business {number:04d}", "priority": BUSINESSES - number, "outbox": (), "due_at": None}
        await store.insert(business.model_copy(update={**ids, "created_by": f"command {number}"}))
        calendar = {"id": f"schedule {number:04d}", "business_id": ids["id"], "outbox": (), "due_at": None}
        calendars.append(schedule.model_copy(update={**calendar, "created_by": f"command {number}"}))
        await store.insert(calendars[-1])
    return calendars


def _a_full_day(schedule: Schedule) -> ScheduleDay:
    day = empty_day(schedule, (OWNER,), "Blue Ocean", TOMORROW)
    for number, (start, end) in enumerate(slots_of(schedule, TOMORROW)):
        day = day.with_booking(a_booking(f"{schedule.id}/{number}", start, end, f"+97254{number:07d}"))
    return day


async def _on_a_busy_day(world: World) -> dict[str, float]:
    """A booking, a cancellation and moves, where fifty others stand."""
    busy = await world.a_salon("Busy", "+972503333333", meeting_minutes=5, break_minutes=0)
    for number in range(OTHERS):
        await world.book(busy, f"+97255{number:07d}", _at(number))
    held: list[str] = []

    async def book() -> None:
        held.append((await world.book(busy, SARAH, _at(OTHERS)))["booking_id"])

    async def cancel() -> None:
        await world.run("bookings", "cancel_booking", SARAH, booking_id=held[-1])

    async def move(slot: int, days: int) -> None:
        await world.run("bookings", "reschedule_booking", SARAH, booking_id=held[-1], start_time=_at(slot, days))

    figures = {f"book, {OTHERS} others": await _cpu_ms(book, then=cancel)}
    await book()
    there, back = (lambda: move(OTHERS + 1, 0)), (lambda: move(OTHERS, 0))
    figures["move within the day"] = await _cpu_ms(there, then=back)
    figures["move to another day"] = await _cpu_ms(lambda: move(OTHERS, 1), then=back)
    return figures


def _at(slot: int, days: int = 0) -> str:
    return (_OPENS + slot * _SLOT + timedelta(days=days)).isoformat()


async def _cpu_ms(work: Work, *, then: Work | None = None) -> float:
    """The median of this process, all its threads; `then` puts things back, uncounted."""
    measured = []
    for _ in range(ROUNDS):
        before = time.process_time()
        await work()
        measured.append((time.process_time() - before) * 1000)
        if then is not None:
            await then()
    return round(median(measured), 2)


if __name__ == "__main__":
    main()
