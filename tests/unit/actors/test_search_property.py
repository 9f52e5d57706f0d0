"""No offered slot lies outside of what was said, and nothing that fits is kept back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from skeji_ray.actors.search import Branch, BranchSearch, answer
from skeji_ray.catalogue.params import SearchAvailability
from skeji_ray.domain.availability import free_slots, last_day
from skeji_ray.domain.occupied import NOTHING
from skeji_ray.messages.when import Span
from tests.support.domain import NOON, a_business, a_schedule
from tests.support.examples import examples

TODAY = date(2026, 11, 24)
HOURS = ("00:00", "09:00", "10:00", "10:20", "12:00", "15:00", "17:00", "18:30", "23:59")
days = st.none() | st.integers(-3, 70).map(lambda number: TODAY + timedelta(days=number))
hours = st.none() | st.sampled_from(HOURS)
instants = st.none() | st.integers(-48, 400).map(lambda number: NOON + timedelta(hours=number))


@st.composite
def spans(draw: Any) -> Span:
    first, last = draw(days), draw(days)
    if first is not None and last is not None and last < first:
        first, last = last, first
    return Span(date_from=first, date_to=last, time_from=draw(hours), time_to=draw(hours))


def holds(span: Span, local: datetime) -> bool:
    """The same in other words: by minutes, for each day on which the window may have begun."""
    minute = local.hour * 60 + local.minute
    first, last = minutes(span.time_from, 0), minutes(span.time_to, 1439)
    for started, at in ((local.date(), minute), (local.date() - timedelta(days=1), minute + 1440)):
        if not (span.date_from or started) <= started <= (span.date_to or started):
            continue
        if first == last and span.time_from is not None:
            ends = first + 1
        elif first < last:
            ends = 1440 if last == 1439 else last
        else:
            ends = last + 1440
        if first <= at < ends:
            return True
    return False


def minutes(at: str | None, otherwise: int) -> int:
    return otherwise if at is None else int(at[:2]) * 60 + int(at[3:])


@settings(max_examples=examples(60), deadline=None)
@given(
    zone=st.sampled_from(["Asia/Jerusalem", "America/Los_Angeles", "Pacific/Auckland"]),
    wanted=st.lists(spans(), max_size=3),
    without=st.lists(spans(), max_size=2),
    later=instants,
    earlier=instants,
    shown=st.lists(st.integers(0, 30).map(lambda number: NOON + timedelta(hours=number)), max_size=5),
    order=st.sampled_from([None, "earliest", "latest"]),
    near=st.none() | st.sampled_from(HOURS),
)
def test_offered_slots_lie_inside_of_what_was_said(
    zone: str,
    wanted: list[Span],
    without: list[Span],
    later: datetime | None,
    earlier: datetime | None,
    shown: list[datetime],
    order: Any,
    near: str | None,
) -> None:
    schedule = a_schedule(zone)
    request = SearchAvailability(
        spans=tuple(wanted), without=tuple(without), later_than=later, earlier_than=earlier, shown=tuple(shown),
        order=order, near=near,
    )  # fmt: skip
    looking = BranchSearch(request, Branch(a_business(time_zone=zone), schedule), NOON)
    looking.look_at(looking.days, {})
    found = answer(request, [looking], businesses=1)

    def fits(start: datetime) -> bool:
        local = start.astimezone(schedule.zone)
        return (
            (not wanted or any(holds(span, local) for span in wanted))
            and not any(holds(span, local) for span in without)
            and (later is None or start > later)
            and (earlier is None or start < earlier)
            and start not in shown
        )

    starts = [slot.start_time for slot in found.matches]
    assert all(fits(start) for start in starts)
    assert len(set(starts)) == len(starts) <= 9
    with_days = [span for span in wanted if span.date_from or span.date_to]
    if with_days and not starts:  # a window without days is looked for on the coming days alone
        every = _each_day(schedule.zone, last_day(schedule, NOON))
        left = [slot.start for day in every for slot in free_slots(schedule, day, NOTHING, NOON)]
        assert not [
            start
            for start in left
            if fits(start) and any(holds(span, start.astimezone(schedule.zone)) for span in with_days)
        ]


def _each_day(zone: Any, last: date) -> list[date]:
    first = NOON.astimezone(zone).date()
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
