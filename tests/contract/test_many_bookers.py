"""Many processes at one calendar on a real server: as many bookings as there are seats, and no hold that nobody has."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

import pytest

from skeji_ray.domain.business import Business
from skeji_ray.domain.day import ScheduleDay
from skeji_ray.domain.schedule import Schedule
from skeji_ray.store.migrations import migrate
from skeji_ray.store.mongo import MongoStore
from tests.support.bookers import BEGIN_AFTER_S, Order, start
from tests.support.databases import Databases
from tests.support.domain import OWNER, World

PROCESSES = 4
THREE = datetime(2026, 11, 25, 13, tzinfo=UTC)
"""Tomorrow at 15:00 in Tel Aviv."""


class Server(NamedTuple):
    uri: str
    world: World


@pytest.fixture(params=["embedded", pytest.param("java", marks=pytest.mark.system)])
async def server(request: pytest.FixtureRequest, databases: Databases) -> AsyncIterator[Server]:
    uri = databases.fresh_uri(request.param)
    mongo = MongoStore(uri)
    await migrate(mongo, [Business, Schedule, ScheduleDay])
    yield Server(uri, World(store=mongo))
    await mongo.close()


def person(number: int) -> str:
    return f"+972540000{number:03d}"


@pytest.mark.parametrize("capacity", [1, 7])
async def test_of_200_at_once_from_four_processes_as_many_hold_the_slot_as_it_has_seats(
    server: Server, capacity: int
) -> None:
    schedule = await server.world.a_salon(participants_per_slot=capacity)
    params = {"schedule_id": schedule, "start_time": THREE.isoformat()}
    orders: list[Order] = [("create_booking", person(n), f"message {n}", params) for n in range(200)]
    begin = time.time() + BEGIN_AFTER_S
    bookers = [start(server.uri, orders[number::PROCESSES], begin) for number in range(PROCESSES)]
    outcomes = Counter(reply for booker in bookers for reply in booker.replies())
    assert outcomes == {"done": capacity, "slot_taken": 200 - capacity}
    [day] = await server.world.store.find(ScheduleDay, {})
    assert len(day.bookings) == capacity
    assert len({booking.customer for booking in day.bookings}) == capacity


async def test_of_24_by_one_person_on_as_many_days_from_four_processes_three_wait_for_an_answer(server: Server) -> None:
    schedule = await server.world.a_salon()
    starts = [(THREE + timedelta(days=number % 12, hours=-(number // 12))).isoformat() for number in range(24)]
    orders: list[Order] = [
        ("create_booking", person(0), f"message {n}", {"schedule_id": schedule, "start_time": start})
        for n, start in enumerate(starts)
    ]
    begin = time.time() + BEGIN_AFTER_S
    bookers = [start(server.uri, orders[number::PROCESSES], begin) for number in range(PROCESSES)]
    outcomes = Counter(reply for booker in bookers for reply in booker.replies())
    assert outcomes == {"done": 3, "too_many_pending_here": 21}


async def test_what_a_killed_process_leaves_is_no_phantom_hold_and_nothing_overlaps(server: Server) -> None:
    world, rng = server.world, random.Random(6)
    schedule = await world.a_salon()
    standing = [
        await world.book(schedule, person(n), (THREE + timedelta(days=n, hours=-6)).isoformat()) for n in range(8)
    ]
    orders = [_an_order(rng, number, schedule, [one["booking_id"] for one in standing]) for number in range(160)]
    begin = time.time() + BEGIN_AFTER_S
    bookers = [start(server.uri, orders[number::PROCESSES], begin) for number in range(PROCESSES)]
    bookers[0].kill_after(10)
    assert [len(booker.replies()) for booker in bookers[1:]] == [40] * 3

    world.clock.move(timedelta(seconds=2))
    await world.services["bookings"].run_due()
    _check(await world.store.find(ScheduleDay, {}))
    for action, by, pipeline, params in orders[::PROCESSES]:  # what its group gives to the next member
        await world.handle(world.command("bookings", action, by, pipeline=pipeline, **params))
    world.clock.move(timedelta(seconds=2))
    await world.services["bookings"].run_due()
    days = await world.store.find(ScheduleDay, {})
    _check(days)
    assert not any(day.outbox for day in days)
    assert {one["booking_id"] for one in standing} <= {booking.id for day in days for booking in day.bookings}


def _an_order(rng: random.Random, number: int, schedule: str, standing: list[str]) -> Order:
    """A booking of any start and length, or a move or a cancellation of one of those that stand."""
    begins = THREE + timedelta(days=rng.randrange(3), minutes=5 * rng.randrange(-70, 30))
    pipeline = f"message {number}"
    what = rng.choice(["create", "create", "move", "move", "move", "cancel"])
    if what == "create":
        params = {"schedule_id": schedule, "start_time": begins.isoformat()}
        if rng.random() < 0.5:
            return "create_booking", person(100 + number), pipeline, params
        ends = begins + timedelta(minutes=rng.choice([10, 30, 90]))
        return "create_booking", OWNER, pipeline, {**params, "end_time": ends.isoformat()}
    which = rng.randrange(len(standing) - 1 if what == "cancel" else len(standing))
    if what == "cancel" and which % 2 == 0:
        return "cancel_booking", person(which), pipeline, {"booking_id": standing[which]}
    params = {"booking_id": standing[which], "start_time": begins.isoformat()}
    return "reschedule_booking", person(which), pipeline, params


def _check(days: list[ScheduleDay]) -> None:
    """No span is held for what is nowhere, no booking stands twice, and no two are nearer than the break."""
    assert not any(day.arrivals or day.departures for day in days)
    ids = [booking.id for day in days for booking in day.bookings]
    assert len(ids) == len(set(ids))
    for day in days:
        spans = sorted(day.occupied().held)
        assert all(later.start - earlier.end >= timedelta(minutes=15) for earlier, later in pairwise(spans)), spans
