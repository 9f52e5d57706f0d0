"""A search lists what is nearest to the time that was asked for, also where daylight saving skips that time."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.actors.search import MOST_SLOTS_A_BRANCH, Branch, BranchSearch, Searched
from skeji_ray.catalogue.params import SearchAvailability
from skeji_ray.domain.availability import free_slots
from skeji_ray.domain.occupied import NOTHING
from skeji_ray.domain.schedule import Schedule
from tests.support.domain import a_business, a_schedule
from tests.support.examples import examples

GAPS = {
    "Asia/Jerusalem": (date(2026, 3, 27), time(2)),
    "America/New_York": (date(2026, 3, 8), time(2)),
    "Africa/Cairo": (date(2026, 4, 24), time(0)),
}
"""Zone -> the day whose clock springs an hour forward, and when."""


def search(schedule: Schedule, day: date, at: time) -> Searched:
    request = SearchAvailability(schedule_id=schedule.id, date=day, time=f"{at:%H:%M}")
    branch = Branch(a_business(time_zone=schedule.time_zone), schedule)
    looking = BranchSearch(request, branch, datetime(2026, 3, 1, tzinfo=UTC))
    looking.look_at(looking.days, {})
    return looking.best(MOST_SLOTS_A_BRANCH)


def walls(searched: Searched, zone: ZoneInfo) -> list[datetime]:
    return [slot.start_time.astimezone(zone).replace(tzinfo=None) for slot in searched.slots]


@pytest.mark.parametrize(
    ("zone", "asked", "listed"),
    [
        ("Asia/Jerusalem", time(2, 30), ["03:00", "01:00", "04:00"]),
        ("America/New_York", time(2, 15), ["03:00", "01:00", "04:00"]),
        ("Africa/Cairo", time(0, 45), ["01:00", "02:00", "03:00"]),
    ],
)
def test_a_time_that_the_clock_skips_is_answered_with_what_is_nearest(
    zone: str, asked: time, listed: list[str]
) -> None:
    day, _ = GAPS[zone]
    schedule = a_schedule(zone, start_of_day="00:00", end_of_day="23:59")
    found = search(schedule, day, asked)
    assert not found.exact
    assert [f"{wall:%H:%M}" for wall in walls(found, schedule.zone)] == listed


@settings(max_examples=examples(50))
@given(
    gap=st.sampled_from(sorted(GAPS)),
    minutes=st.integers(0, 59),
    meeting=st.sampled_from([15, 20, 45, 60]),
    pause=st.sampled_from([0, 10, 15]),
    hours=st.sampled_from([("00:00", "23:59"), ("00:30", "06:00"), ("04:00", "12:00"), ("09:00", "18:00")]),
)
def test_nothing_that_is_free_lies_nearer_than_what_is_listed(
    gap: str, minutes: int, meeting: int, pause: int, hours: tuple[str, str]
) -> None:
    day, begins = GAPS[gap]
    asked = datetime.combine(day, begins) + timedelta(minutes=minutes)
    schedule = a_schedule(
        gap, start_of_day=hours[0], end_of_day=hours[1], meeting_minutes=meeting, break_minutes=pause
    )  # fmt: skip
    listed = walls(search(schedule, day, asked.time()), schedule.zone)
    every = [
        slot.start.astimezone(schedule.zone).replace(tzinfo=None)
        for slot in free_slots(schedule, day, NOTHING, datetime(2026, 3, 1, tzinfo=UTC))
    ]
    assert len(listed) == min(MOST_SLOTS_A_BRANCH, len(every))
    left = [abs(wall - asked) for wall in every if wall not in listed]
    assert all(abs(wall - asked) <= min(left, default=timedelta.max) for wall in listed)
